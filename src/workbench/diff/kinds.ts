/** The closed list of what may have changed. `--fail-on` takes a kind, or one of the words under which it is known. */

export interface KindEntry {
  readonly kind: string;
  readonly says: string;
  /** Beside the part of the kind behind its last `-`. */
  readonly words?: readonly string[];
}

const WHICH_WAY = [
  ["widened", "holds on moments on which it did not"],
  ["narrowed", "no longer holds on moments on which it did"],
  ["moved", "both"],
  ["undecided", "changed; it could not be decided which way"],
] as const;

function whichWay<Name extends string>(
  name: Name,
  what: string,
): { readonly kind: `${Name}-${(typeof WHICH_WAY)[number][0]}`; readonly says: string }[] {
  return WHICH_WAY.map(([way, says]) => ({ kind: `${name}-${way}` as const, says: `${what}: ${says}` }));
}

export const KINDS = [
  { kind: "policy-added", says: "a policy is new" },
  { kind: "policy-removed", says: "a policy is gone" },
  {
    kind: "policy-renamed",
    says: "a policy has another name, and with it another control group and a state of its own",
  },
  ...whichWay("trigger", "what a policy prompts on, by its triggers and signals"),
  { kind: "signals-changed", says: "which signals a policy shows, in which order, and how many" },
  { kind: "limit-added", says: "a limit is new", words: ["tightened"] },
  { kind: "limit-removed", says: "a limit is gone", words: ["loosened"] },
  { kind: "limit-loosened", says: "a limit lets more prompts pass" },
  { kind: "limit-tightened", says: "a limit lets fewer prompts pass" },
  { kind: "limit-changed", says: "a limit is another one: looser in one way, tighter in another, or undecided" },
  { kind: "limits-reordered", says: "another limit may be given as the reason; the prompts are the same" },
  { kind: "variant-added", says: "a variant is new" },
  { kind: "variant-removed", says: "a variant is gone" },
  { kind: "variant-renamed", says: "a variant has another name, in decisions and in the state" },
  ...whichWay("variant", "when a variant is in force"),
  { kind: "variants-reordered", says: "another variant may come first" },
  { kind: "message-reworded", says: "the words of a message, in one locale" },
  { kind: "message-changed", says: "the mode of a message" },
  { kind: "step-added", says: "an escalation step is new", words: ["escalation"] },
  { kind: "step-removed", says: "an escalation step is gone", words: ["escalation"] },
  { kind: "step-sooner", says: "an escalation step comes sooner", words: ["escalation"] },
  { kind: "step-later", says: "an escalation step comes later", words: ["escalation"] },
  { kind: "step-changed", says: "an escalation step counts or does something else", words: ["escalation"] },
  { kind: "steps-reordered", says: "escalation steps fire in another order", words: ["escalation"] },
  {
    kind: "ladder-separated",
    says: "a variant counts towards a ladder of its own, or no longer does",
    words: ["escalation"],
  },
  { kind: "priority-raised", says: "a policy goes before others that it did not go before" },
  { kind: "priority-lowered", says: "a policy goes behind others that it did not go behind" },
  { kind: "holdout-raised", says: "the control group is greater" },
  { kind: "holdout-lowered", says: "the control group is smaller" },
  { kind: "answer-lengthened", says: "a prompt waits longer for its answer" },
  { kind: "answer-shortened", says: "a prompt waits less long for its answer" },
  { kind: "title-changed", says: "the title of a policy" },
  { kind: "owner-changed", says: "who answers for it" },
  { kind: "tags-changed", says: "the tags of a policy, by which limits count it" },
  { kind: "controls-changed", says: "the controls that it serves" },
  { kind: "signal-added", says: "a signal is new" },
  { kind: "signal-removed", says: "a signal is gone" },
  ...whichWay("signal", "when a signal is there"),
  { kind: "signal-reworded", says: "the words of a signal, in one locale" },
  { kind: "risk-raised", says: "events of a type have a higher risk than they had" },
  { kind: "risk-lowered", says: "events of a type have a lower risk than they had" },
  { kind: "risk-moved", says: "some events of a type have a higher risk, some a lower one" },
  { kind: "risk-undecided", says: "the risk of an event type changed; it could not be decided which way" },
  { kind: "event-added", says: "an event type is new" },
  { kind: "event-removed", says: "an event type is gone" },
  { kind: "event-changed", says: "the moment of an event type, or whether it has `risk` at all" },
  { kind: "field-added", says: "a field of an event, or an attribute of people, is new" },
  { kind: "field-removed", says: "a field or an attribute is gone" },
  { kind: "field-changed", says: "the type, the default or a mark of a field or an attribute" },
  { kind: "enum-added", says: "an enum is new" },
  { kind: "enum-removed", says: "an enum is gone" },
  { kind: "enum-changed", says: "the values of an enum, their order, or how records write them" },
  { kind: "enum-reworded", says: "how messages write the values of an enum" },
  { kind: "exemption-added", says: "an exemption is new" },
  { kind: "exemption-removed", says: "an exemption is gone" },
  ...whichWay("exemption", "whom or what an exemption lets off"),
  { kind: "exemption-lengthened", says: "an exemption ends later, or never" },
  { kind: "exemption-shortened", says: "an exemption ends sooner" },
  { kind: "exemption-changed", says: "why there is an exemption" },
  { kind: "layer-added", says: "a follow up or a baseline is new" },
  { kind: "layer-removed", says: "a follow up or a baseline is gone" },
  { kind: "layer-changed", says: "audience, moments, times, title or content of a follow up or a baseline" },
  { kind: "budget-added", says: "a goal of a budget is new" },
  { kind: "budget-removed", says: "a goal of a budget is gone" },
  { kind: "budget-loosened", says: "a goal is easier to reach" },
  { kind: "budget-tightened", says: "a goal is harder to reach" },
  { kind: "source-added", says: "a source is new" },
  { kind: "source-removed", says: "a source is gone" },
  { kind: "source-changed", says: "how a source makes events of records" },
  { kind: "organisation-changed", says: "the locales or the time zone of the organisation" },
  { kind: "partition-changed", says: "what a log may be split by, so that parts can be replayed apart" },
  { kind: "suffixes-changed", says: "the list of public suffixes that `domain` reads" },
  { kind: "format-changed", says: "the version of the bundle format" },
] as const satisfies readonly KindEntry[];

export type Kind = (typeof KINDS)[number]["kind"];

/** Every word that `--fail-on` takes, with the kinds that it stands for. */
export function wordsOfKinds(): ReadonlyMap<string, ReadonlySet<Kind>> {
  const words = new Map<string, Set<Kind>>();
  const add = (word: string, kind: Kind): void => {
    words.set(word, (words.get(word) ?? new Set()).add(kind));
  };
  for (const entry of KINDS) {
    const { kind } = entry;
    add(kind, kind);
    add(kind.slice(kind.lastIndexOf("-") + 1), kind);
    for (const word of "words" in entry ? entry.words : []) add(word, kind);
    add("any", kind);
  }
  return words;
}
