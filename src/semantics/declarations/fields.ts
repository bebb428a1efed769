/** Fields of events and attributes of the person: type, marks, default. */
import { notALiteral } from "../../diagnostics/catalogue/types/not-a-literal.js";
import { unknownType } from "../../diagnostics/catalogue/types/unknown-type.js";
import type { Expression, Field, Name } from "../../syntax/tree.js";
import { ANSWER } from "../built-in.js";
import type { Checker } from "../checker.js";
import { inferAs } from "../expressions/infer.js";
import { broken } from "../expressions/results.js";
import { createScope } from "../expressions/scope.js";
import type { FieldModel, TypedExpr } from "../model.js";
import { choices, suggestion } from "../reporter.js";
import { ERROR, SCALAR_NAMES } from "../type-rules.js";
import type { ScalarType, Type } from "../types.js";
import { uniqueMembers, withDoc } from "./clauses.js";
import { isConstant } from "./organisation.js";

/** The declared fields, the first of each name. */
export function checkFields(checker: Checker, fields: readonly Field[], what: string): FieldModel[] {
  return uniqueMembers(checker, fields, (field) => field.name, what).map((field) => checkField(checker, field));
}

function checkField(checker: Checker, field: Field): FieldModel {
  const scalar = resolveType(checker, field.type);
  const type: Type = scalar === undefined ? ERROR : field.list ? { kind: "list", of: scalar } : scalar;
  const model: FieldModel = {
    name: field.name.text,
    span: field.name.span,
    type,
    optional: field.optional,
    untrusted: field.untrusted,
    personal: field.personal,
    builtIn: false,
    ...(field.default === undefined ? {} : { default: defaultValue(checker, field.default, type, field.name.text) }),
  };
  return withDoc(model, field.doc);
}

/** The type that a word names: a built-in one or an enum. */
function resolveType(checker: Checker, name: Name): ScalarType | undefined {
  if (name.text === "") return undefined;
  const builtIn = SCALAR_NAMES.find((kind) => kind === name.text);
  if (builtIn !== undefined) return { kind: builtIn };
  const model = checker.enums.get(name.text);
  if (model?.builtIn === true && name.text !== ANSWER)
    return { kind: "enum", name: model.name, ordered: model.ordered };
  const declared = checker.names.find("enum", name.text);
  if (declared !== undefined) {
    checker.names.resolve("enum", name);
    return model === undefined ? undefined : { kind: "enum", name: model.name, ordered: model.ordered };
  }
  if (checker.names.mayBeElsewhere(name.span.file)) return undefined;
  const known = [
    ...SCALAR_NAMES,
    ...[...checker.enums.values()].filter((one) => one.name !== ANSWER).map((one) => one.name),
  ];
  const other = OTHER_TYPE_NAMES[name.text.toLowerCase()];
  checker.reporter.report(
    unknownType,
    name.span,
    { name: name.text },
    other === undefined
      ? suggestion(name.text, name.span, known, choices(known))
      : {
          help: `did you mean \`${other}\`?`,
          fixes: [{ title: `write \`${other}\``, edits: [{ span: name.span, text: other }] }],
        },
  );
  return undefined;
}

/** How other languages call our types. */
const OTHER_TYPE_NAMES: Readonly<Record<string, string>> = {
  text: "string",
  str: "string",
  boolean: "bool",
  integer: "int",
  long: "int",
  float: "number",
  double: "number",
  decimal: "number",
  datetime: "timestamp",
  instant: "timestamp",
  size: "bytes",
  percent: "percentage",
  language: "locale",
};

function defaultValue(checker: Checker, value: Expression, type: Type, name: string): TypedExpr {
  const bareWord = value.kind === "path" && value.members.length === 0;
  if (!isConstant(value) && !bareWord && !isListOfWords(value)) {
    if (value.kind !== "broken") checker.reporter.report(notALiteral, value.span, { what: "a default" });
    return broken(value.span);
  }
  return inferAs(checker, value, createScope(value.span.file, "a default", []), type, `\`${name}\``);
}

function isListOfWords(value: Expression): boolean {
  return (
    value.kind === "list" &&
    value.items.every((item) => isConstant(item) || (item.kind === "path" && item.members.length === 0))
  );
}
