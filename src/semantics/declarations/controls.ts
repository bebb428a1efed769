/** `controls`: identifiers of a framework that a policy or a layer contributes to. */
import { suggest } from "../../base/suggest.js";
import { earlierControl } from "../../diagnostics/catalogue/names/earlier-control.js";
import { unknownControl } from "../../diagnostics/catalogue/names/unknown-control.js";
import { unknownFramework } from "../../diagnostics/catalogue/names/unknown-framework.js";
import type { Controls, StringLiteral } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { type Framework, FRAMEWORKS } from "../frameworks/index.js";
import type { ControlModel } from "../model.js";
import { choices, suggestion } from "../reporter.js";

export function checkControls(checker: Checker, clauses: readonly Controls[]): ControlModel[] {
  return clauses.flatMap((clause) => {
    if (clause.framework.text === "") return [];
    const framework = FRAMEWORKS.get(clause.framework.text);
    if (framework === undefined) {
      const { text, span } = clause.framework;
      checker.reporter.report(
        unknownFramework,
        span,
        { name: text },
        suggestion(text, span, FRAMEWORKS.keys(), choices(FRAMEWORKS.keys())),
      );
      return [];
    }
    const identifiers = clause.identifiers.flatMap((identifier) => checkIdentifier(checker, framework, identifier));
    return [{ framework: clause.framework.text, identifiers: [...new Set(identifiers)], span: clause.span }];
  });
}

/** The identifier as the framework has it now. */
function checkIdentifier(checker: Checker, framework: Framework, identifier: StringLiteral): string[] {
  const { value, span } = identifier;
  // One that is missing is reported already.
  if (value === "") return [];
  if (framework.identifiers.has(value)) return [value];
  const successors = framework.earlier.get(value);
  const [first, ...others] = successors ?? [];
  if (first === undefined || successors === undefined) {
    const close = suggest(value, framework.identifiers);
    checker.reporter.report(
      unknownControl,
      span,
      { identifier: value, framework: framework.title },
      close === undefined
        ? {}
        : {
            help: `did you mean "${close}"?`,
            fixes: [{ title: `write "${close}"`, edits: [{ span, text: `"${close}"` }] }],
          },
    );
    return [];
  }
  const written = successors.map((one) => `"${one}"`).join(", ");
  checker.reporter.report(
    earlierControl,
    span,
    { identifier: value, framework: framework.title },
    others.length === 0
      ? { help: `write ${written}`, fixes: [{ title: `write ${written}`, edits: [{ span, text: written }] }] }
      : { help: `what took its place: ${written}` },
  );
  return others.length === 0 ? [first] : [value];
}
