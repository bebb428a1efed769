/** `event.x is missing`, `is empty`, `is null`: a question whether a value is there, in other words than the language has. */
import { askedWithExists } from "../../diagnostics/catalogue/types/asked-with-exists.js";
import type { Expression } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import type { TypedExpr } from "../model.js";
import { pathText } from "./results.js";

const ABSENT = ["empty", "missing", "null", "nothing", "none", "absent", "undefined", "unset", "unknown", "blank"];
const PRESENT = ["present", "there", "set", "given"];

/** Reports such a comparison. False where it is none: the word is a value or a segment that there is. */
export function reportEmptiness(
  checker: Checker,
  { operator, left, right, span }: Extract<Expression, { kind: "comparison" }>,
  { type, optional }: TypedExpr,
): boolean {
  if ((operator !== "is" && operator !== "is not") || left.kind !== "path" || right.kind !== "path") return false;
  const word = right.root.text;
  if (right.members.length > 0 || ![...ABSENT, ...PRESENT].includes(word)) return false;
  if (checker.names.find("segment", word) !== undefined) return false;
  const values = type.kind === "enum" ? checker.enums.get(type.name)?.values : [];
  if (values === undefined || values.some(({ name }) => name === word)) return false;
  const path = pathText(left);
  const asksForAbsence = ABSENT.includes(word) === (operator === "is");
  const meant = optional
    ? `${asksForAbsence ? "not " : ""}${path} exists`
    : type.kind === "string"
      ? `${path} ${asksForAbsence ? "is" : "is not"} ""`
      : type.kind === "list"
        ? `length(${path}) ${asksForAbsence ? "is" : ">"} 0`
        : undefined;
  if (meant === undefined) return false;
  const fixes = [{ title: `write \`${meant}\``, edits: [{ span, text: meant }] }];
  checker.reporter.report(askedWithExists, span, { path, word, meant }, { fixes });
  return true;
}
