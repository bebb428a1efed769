/** `enum`: values, their order, how records and messages write them. */
import { builtInName } from "../../diagnostics/catalogue/names/built-in-name.js";
import { duplicateRecordText } from "../../diagnostics/catalogue/names/duplicate-record-text.js";
import type { EnumValue } from "../../syntax/tree.js";
import { builtInEnums } from "../built-in.js";
import type { Checker } from "../checker.js";
import { createScope } from "../expressions/scope.js";
import type { EnumModel, EnumValueModel } from "../model.js";
import { uniqueMembers, withDoc } from "./clauses.js";
import { checkText } from "./text.js";

export function checkEnums(checker: Checker): void {
  for (const model of builtInEnums()) checker.enums.set(model.name, model);
  for (const { declaration } of checker.names.ofKind("enum").values()) {
    const { name } = declaration;
    if (checker.enums.has(name.text)) {
      checker.reporter.report(builtInName, name.span, { what: "enum", name: name.text });
      continue;
    }
    const values = uniqueMembers(checker, declaration.values, (value) => value.name, "value");
    checkRecordTexts(checker, values);
    const model: EnumModel = {
      name: name.text,
      span: name.span,
      ordered: declaration.ordered,
      builtIn: false,
      values: values.map(valueOf),
    };
    checker.enums.set(name.text, withDoc(model, declaration.doc));
  }
}

function valueOf(value: EnumValue): EnumValueModel {
  return withDoc(
    { name: value.name.text, span: value.name.span, record: value.record?.value ?? value.name.text },
    value.doc,
  );
}

/** One text of a record can not mean two values. */
function checkRecordTexts(checker: Checker, values: readonly EnumValue[]): void {
  const seen = new Map<string, EnumValue>();
  for (const value of values) {
    const record = value.record?.value ?? value.name.text;
    const first = seen.get(record);
    if (first === undefined) {
      seen.set(record, value);
      continue;
    }
    checker.reporter.report(
      duplicateRecordText,
      value.record?.span ?? value.name.span,
      { record, name: value.name.text, first: first.name.text },
      {
        related: [
          { span: first.record?.span ?? first.name.span, message: `\`${first.name.text}\` is written like that` },
        ],
      },
    );
  }
}

/** The words that messages use: read once the locales are known. They are plain text, without braces. */
export function checkEnumWords(checker: Checker): void {
  for (const { declaration } of checker.names.ofKind("enum").values()) {
    const model = checker.enums.get(declaration.name.text);
    if (model === undefined || model.builtIn) continue;
    const scope = createScope(declaration.span.file, "the words of an enum value", []);
    const written = new Map(declaration.values.map(({ name, words }) => [name.span, words]));
    const values = model.values.map((value) => {
      const words = written.get(value.span);
      return words === undefined ? value : { ...value, words: checkText(checker, words, scope) };
    });
    checker.enums.set(model.name, { ...model, values });
  }
}
