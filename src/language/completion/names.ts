/**
 * Where the grammar asks for a name, what kind of name is meant: by the rule that asks and the words before it.
 *
 * A test holds this table against the grammar: each rule that asks for a name stands here or among those that make one.
 */
import type { NameKind } from "../../semantics/names/kinds.js";
import type { PossibleHere } from "./place.js";

/** What is asked for. `new` is a name that is made here: nothing can be offered. */
export type Asked =
  | { readonly kind: "declared"; readonly of: NameKind }
  | {
      readonly kind:
        | "new"
        | "expression"
        | "event_type"
        | "tag"
        | "level"
        | "weekday"
        | "type"
        | "framework"
        | "answer"
        | "subject"
        | "test_person"
        | "pair"
        | "locale"
        | "expected_signal";
    };

type Ask = (words: readonly string[]) => Asked;

const NEW: Asked = { kind: "new" };
const make: Ask = () => NEW;

/** By the last word of these that stands before the name. */
function byWord(asked: Readonly<Record<string, Asked>>): Ask {
  return (words) => {
    const word = words.findLast((one) => Object.hasOwn(asked, one));
    return word === undefined ? NEW : (asked[word] ?? NEW);
  };
}

const declared = (of: NameKind): Asked => ({ kind: "declared", of });

/** By the innermost rule that asks. */
export const ASKED_BY_RULE: Readonly<Record<string, Ask>> = {
  path: () => ({ kind: "expression" }),
  call: () => ({ kind: "expression" }),
  type: () => ({ kind: "event_type" }),
  locale: () => ({ kind: "locale" }),
  pair: () => ({ kind: "pair" }),
  riskLine: () => ({ kind: "level" }),
  measure: () => ({ kind: "level" }),
  controls: () => ({ kind: "framework" }),
  scope: () => ({ kind: "tag" }),
  line: () => ({ kind: "test_person" }),
  action: () => declared("follow_up"),
  reason: () => declared("exemption"),
  // The first name of a field is its own, the one behind the colon is its type.
  field: (words) => (words.includes(":") ? { kind: "type" } : NEW),
  goal: byWord({ of: declared("policy"), for: declared("segment") }),
  policyPart: byWord({ message: declared("message"), fatigue: declared("fatigue"), escalate: declared("escalate") }),
  does: byWord({ answers: declared("policy"), with: { kind: "answer" } }),
  expectation: byWord({
    prompt: declared("policy"),
    of: declared("policy"),
    up: declared("follow_up"),
    review: { kind: "subject" },
  }),
  names: byWord({
    tags: { kind: "tag" },
    signals: declared("signal"),
    policies: declared("policy"),
    on: { kind: "weekday" },
    with: { kind: "expected_signal" },
  }),
  packageName: make,
  org: make,
  orgClause: make,
  enum: make,
  enumValue: make,
  source: make,
  segment: make,
  sharedText: make,
  signal: make,
  sharedMessage: make,
  sharedFatigue: make,
  sharedEscalate: make,
  policy: make,
  variant: make,
  layer: make,
  exemption: make,
  testClause: make,
};

/** What the grammar asks for here, where it asks for a name. */
export function askedFor({ rules, clause }: PossibleHere): Asked {
  const ask = ASKED_BY_RULE[rules.at(-1) ?? ""] ?? make;
  return ask(clause.map(({ image }) => image));
}
