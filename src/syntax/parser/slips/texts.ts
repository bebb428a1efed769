/** Slips in texts with several languages. */
import type { RecoveringParser } from "../recovery.js";
import { reportMissing } from "./lists.js";
import * as t from "../../tokens.js";

/** `{ en de "…" }`: the text of one language is missing. */
export function missingTranslation(parser: RecoveringParser): boolean {
  if (!parser.is(t.Word) || !parser.is(t.Text, 2)) return false;
  return reportMissing(parser, "a text in quotes");
}

/** `missed en "…" de "…" }`: texts in several languages without their opening brace. */
export function unopenedText(parser: RecoveringParser): boolean {
  if (parser.panic || !parser.is(t.Word) || !parser.is(t.Text, 2)) return false;
  const [head, first] = [parser.peek(0), parser.peek()];
  if (first.firstOnLine && first.indent <= head.indent) return false;
  const kind = parser.bodies.at(-1);
  if (kind !== undefined && parser.startsClause(kind)) return false;
  if (!isLocaleLike(parser.peek().image)) return false;
  if (parser.is(t.RightBrace, 3)) return !parser.peek(3).firstOnLine || first.firstOnLine;
  const clauseFollows = kind !== undefined && parser.startsClause(kind, 3);
  return isLocaleLike(parser.peek(3).image) && parser.is(t.Text, 4) && !clauseFollows;
}

function isLocaleLike(text: string): boolean {
  return /^[a-z]{2,3}$/i.test(text);
}
