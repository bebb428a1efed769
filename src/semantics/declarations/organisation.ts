/** `org`: locales, time zone and constants; once in a repository. */
import { declaredOnce } from "../../diagnostics/catalogue/names/declared-once.js";
import { extraColon } from "../../diagnostics/catalogue/syntax/extra-colon.js";
import { notALiteral } from "../../diagnostics/catalogue/types/not-a-literal.js";
import type { Declaration, Expression, OrgDeclaration } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { infer } from "../expressions/infer.js";
import { broken, settle } from "../expressions/results.js";
import { createScope } from "../expressions/scope.js";
import type { TypedExpr } from "../model.js";
import { STRING } from "../type-rules.js";
import { all, beginning, distinctNames, once, uniqueMembers } from "./clauses.js";
import { checkLocaleShape, checkTimezone } from "./places.js";

export function checkOrganisation(checker: Checker): void {
  const declaration = onlyOne(checker, "org");
  if (declaration === undefined) return;
  checker.orgFile = declaration.span.file;
  const locales = once(checker, declaration.clauses, "locales", "locales");
  if (locales !== undefined) {
    const names = distinctNames(checker, locales.locales).filter((name) =>
      checkLocaleShape(checker, name.text, name.span),
    );
    if (names.length > 0) checker.locales = names.map((name) => name.text);
  }
  const zone = once(checker, declaration.clauses, "timezone", "timezone")?.zone;
  if (zone !== undefined && zone.value !== "" && checkTimezone(checker, zone.value, zone.span))
    checker.timezone = zone.value;
  checkConstants(checker, declaration);
}

/** The only declaration of a kind that may stand once in a repository. */
export function onlyOne<Kind extends "org" | "person">(
  checker: Checker,
  kind: Kind,
): Extract<Declaration, { kind: Kind }> | undefined {
  const found = checker.names.files.flatMap((file) =>
    file.declarations.filter(
      (declaration): declaration is Extract<Declaration, { kind: Kind }> => declaration.kind === kind,
    ),
  );
  const [first, ...others] = found;
  for (const other of others) {
    checker.reporter.report(
      declaredOnce,
      beginning((other as Declaration).span, kind),
      { what: kind },
      { related: [{ span: beginning((first as Declaration).span, kind), message: "the first one is here" }] },
    );
  }
  return first;
}

function checkConstants(checker: Checker, declaration: OrgDeclaration): void {
  const constants = uniqueMembers(checker, all(declaration.clauses, "constant"), (clause) => clause.name, "constant");
  for (const { name, value } of constants) {
    if (isSetting(name.text)) {
      const gap = { ...name.span, start: name.span.end, end: value.span.start };
      checker.reporter.report(
        extraColon,
        name.span,
        { word: name.text },
        value.kind === "string" ? { fixes: [{ title: "delete the colon", edits: [{ span: gap, text: " " }] }] } : {},
      );
      continue;
    }
    checker.constants.set(name.text, { value: constantValue(checker, value), span: name.span });
  }
}

/** Words of `org` itself: with a colon they would be constants that nobody meant. */
function isSetting(name: string): boolean {
  return name === "timezone" || name === "locales";
}

/** A literal, or a list of literals: its type is the constant's. */
function constantValue(checker: Checker, value: Expression): TypedExpr {
  if (!isConstant(value)) {
    if (value.kind !== "broken")
      checker.reporter.report(notALiteral, value.span, { what: "a constant of the organisation" });
    return broken(value.span);
  }
  return settle(infer(checker, value, createScope(value.span.file, "`org`", [])), { kind: "list", of: STRING });
}

const LITERAL_KINDS: ReadonlySet<Expression["kind"]> = new Set([
  "bool",
  "int",
  "decimal",
  "percent",
  "duration",
  "size",
  "string",
  "time",
  "date",
  "instant",
]);

/** Written out, without looking anything up. */
export function isConstant(value: Expression): boolean {
  if (value.kind === "list") return value.items.every(isConstant);
  if (value.kind === "minus" || value.kind === "group") return isConstant(value.operand);
  return LITERAL_KINDS.has(value.kind);
}
