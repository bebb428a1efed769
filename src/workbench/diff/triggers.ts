/** What a policy prompts on: its triggers and the signals that it asks for, with the risk and the signals as each bundle has them. */
import type { Policy, Trigger } from "../../bundle/types.js";
import { matchOf, notExempt } from "../moments/condition.js";
import { mentionsRisk } from "../moments/expressions.js";
import { occurrenceAt, type Moment } from "../moments/moment.js";
import type { Change, Example, Subject } from "./change.js";
import type { Comparison, Which } from "./comparison.js";
import { notesOf, readOtherwise, together, verdictOf, wayOf, type Verdict } from "./verdict.js";

export function compareTriggers(
  policy: string,
  old: Policy,
  next: Policy,
  subject: Subject,
  comparison: Comparison,
): void {
  const types = [...new Set([...typesOf(old), ...typesOf(next)])].toSorted();
  const verdict = together(types.map((type) => onType(policy, type, comparison)));
  const way = wayOf(verdict);
  if (way !== undefined) {
    comparison.add(`trigger-${way}`, subject, "trigger", {
      ...linesOf(old, next, comparison),
      notes: [...causes(policy, old, next, types, comparison), ...notesOf(verdict)],
      examples: comparison.examples(verdict, (only, moment) => doesAt(policy, only, moment, comparison)),
    });
  }
  compareShown(old, next, subject, comparison);
}

export function typesOf({ triggers }: Policy): string[] {
  return [...new Set(triggers.flatMap(({ on }) => on))];
}

function onType(policy: string, type: string, comparison: Comparison): Verdict {
  const old = comparison.side("old", type);
  const next = comparison.side("next", type);
  const pair = {
    old: { side: old, condition: matchOf(policy, old) },
    next: { side: next, condition: matchOf(policy, next) },
  };
  if (comparison.meansTheSame(pair)) return { gained: "never", lost: "never" };
  const differs = (moment: Moment, only: Example["only"]): boolean => {
    const [holds, holdsNot] = only === "new" ? (["next", "old"] as const) : (["old", "next"] as const);
    return (
      occurrenceAt(comparison.engine(holds), moment, policy) !== undefined &&
      occurrenceAt(comparison.engine(holdsNot), moment, policy) === undefined
    );
  };
  // An exemption would hide that a prompt comes.
  return verdictOf(pair, differs, { gained: [notExempt(policy, next)], lost: [notExempt(policy, old)] });
}

function doesAt(policy: string, only: Example["only"], moment: Moment, comparison: Comparison): string {
  const occurrence = occurrenceAt(comparison.engine(only === "new" ? "next" : "old"), moment, policy);
  return occurrence?.outcome === "prompt"
    ? `only the ${only} policies prompt`
    : `only the ${only} policies have an occurrence, ${silence(occurrence)}`;
}

function silence(occurrence: ReturnType<typeof occurrenceAt>): string {
  if (occurrence?.exemption !== undefined) return `silent because of exemption ${occurrence.exemption}`;
  return `silent because of \`${occurrence?.reason?.limit ?? ""}\``;
}

function linesOf(old: Policy, next: Policy, comparison: Comparison): Pick<Change, "before" | "after"> {
  const lines = (policy: Policy, which: Which): string[] => [
    ...policy.triggers.map((trigger) => triggerText(trigger, which, comparison)),
    ...(policy.signals === undefined ? [] : [`signals ${policy.signals.need} of ${policy.signals.names.join(", ")}`]),
  ];
  const before = lines(old, "old");
  const after = lines(next, "next");
  // What stayed says nothing.
  return {
    before: before.filter((line) => !after.includes(line)),
    after: after.filter((line) => !before.includes(line)),
  };
}

export function triggerText({ on, when }: Trigger, which: Which, comparison: Comparison): string {
  return `on ${on.join(", ")}${when === undefined ? "" : ` when ${comparison.print(which, when)}`}`;
}

/** What changed elsewhere and is felt here. */
function causes(policy: string, old: Policy, next: Policy, types: readonly string[], comparison: Comparison): string[] {
  const read = types.flatMap((type) => {
    const before = comparison.side("old", type);
    const after = comparison.side("next", type);
    return readOtherwise(
      { side: before, condition: matchOf(policy, before) },
      { side: after, condition: matchOf(policy, after) },
    ).filter((name) => !name.startsWith("past "));
  });
  const signals = (next.signals?.names ?? []).filter((name) => {
    const before = comparison.old.signals[name];
    const after = comparison.next.signals[name];
    return before !== undefined && !comparison.same([before.on, before.when], [after?.on, after?.when]);
  });
  const conditions = [old, next].flatMap((each, at) => [
    ...each.triggers.map(({ when }) => when),
    ...(each.signals?.names ?? []).map((name) => (at === 0 ? comparison.old : comparison.next).signals[name]?.when),
  ]);
  const risks = conditions.some(mentionsRisk)
    ? types.filter((type) => !comparison.same(comparison.old.events[type]?.risk, comparison.next.events[type]?.risk))
    : [];
  return [
    ...signals.map((name) => `signal ${name} changed`),
    ...risks.map((type) => `the risk of ${type} changed`),
    ...[...new Set(read)].map((name) => `\`${name}\` is read otherwise`),
  ];
}

/** The same moments, but other signals named, or in another order. */
function compareShown(old: Policy, next: Policy, subject: Subject, comparison: Comparison): void {
  const text = ({ signals }: Policy): string =>
    signals === undefined
      ? "no signals"
      : `signals ${signals.need} of ${signals.names.join(", ")}` +
        (signals.showAtMost === undefined ? "" : `, show at most ${signals.showAtMost}`);
  const shown = ({ signals }: Policy): unknown =>
    signals && [signals.names, Math.min(signals.showAtMost ?? Infinity, signals.names.length)];
  if (JSON.stringify(shown(old)) === JSON.stringify(shown(next))) return;
  comparison.add("signals-changed", subject, "signals shown", { before: [text(old)], after: [text(next)] });
}
