/** Escalation: which steps are new or gone, come sooner or later, or do something else. */
import { canonicalJson } from "../../base/canonical.js";
import { printExpr } from "../../bundle/print.js";
import type { Action, Step } from "../../bundle/types.js";
import type { Subject } from "./change.js";
import type { Comparison } from "./comparison.js";
import { compareText } from "./texts.js";

export interface Ladders {
  readonly old: readonly Step[];
  readonly next: readonly Step[];
  /** `escalation`, `escalation of variant support_desk`. */
  readonly what: string;
}

interface PairOfSteps {
  readonly old?: Step;
  readonly next?: Step;
}

export function compareLadders(ladders: Ladders, subject: Subject, comparison: Comparison): void {
  const { what } = ladders;
  const pairs = paired(ladders, comparison);
  for (const { old, next } of pairs) {
    if (old === undefined) comparison.add("step-added", subject, what, { after: [next!.text] });
    else if (next === undefined) comparison.add("step-removed", subject, what, { before: [old.text] });
    else compareSteps(old, next, what, subject, comparison);
  }
  const kept = pairs.filter(({ old, next }) => old !== undefined && next !== undefined);
  const before = kept.toSorted((one, other) => ladders.old.indexOf(one.old!) - ladders.old.indexOf(other.old!));
  const after = kept.toSorted((one, other) => ladders.next.indexOf(one.next!) - ladders.next.indexOf(other.next!));
  if (before.some((pair, at) => pair !== after[at])) {
    comparison.add("steps-reordered", subject, what, {
      before: before.map(({ old }) => old!.text),
      after: after.map(({ next }) => next!.text),
      notes: ["steps that fire on one event fire in this order; what is counted in a saved state goes by the position"],
    });
  }
}

/** Equal ones, then those that do the same, then those that count the same. */
function paired({ old, next }: Ladders, comparison: Comparison): PairOfSteps[] {
  const left = [...old];
  const open = [...next];
  const pairs: PairOfSteps[] = [];
  const alike: readonly ((one: Step, other: Step) => boolean)[] = [
    (one, other) => comparison.same(meaningOf(one), meaningOf(other)),
    (one, other) => comparison.same(one.action, other.action) && one.what === other.what,
    (one, other) => comparison.same(one.action, other.action),
    (one, other) => one.what === other.what && one.count === other.count && one.withinMs === other.withinMs,
    (one, other) => one.what === other.what && one.action.kind === other.action.kind,
  ];
  for (const isAlike of alike) {
    for (const step of next) {
      if (!open.includes(step)) continue;
      const at = left.findIndex((each) => isAlike(each, step));
      if (at < 0) continue;
      pairs.push({ old: left[at]!, next: step });
      left.splice(at, 1);
      open.splice(open.indexOf(step), 1);
    }
  }
  return [...pairs, ...open.map((step) => ({ next: step })), ...left.map((step) => ({ old: step }))];
}

/** Without the words. */
function meaningOf(step: Step): object {
  const { text: _, ...meaning } = step;
  return meaning;
}

function compareSteps(old: Step, next: Step, what: string, subject: Subject, comparison: Comparison): void {
  const texts = { before: [old.text], after: [next.text] };
  if (!comparison.same(old.action, next.action)) {
    const onlyWords = sameButWords(old.action, next.action, comparison);
    const [before, after] =
      old.text === next.text
        ? [actionText(old.action, comparison, "old"), actionText(next.action, comparison, "next")]
        : [old.text, next.text];
    if (onlyWords && old.action.kind === "review" && next.action.kind === "review") {
      compareText(
        "message-reworded",
        old.action.question,
        next.action.question,
        `question of ${what}`,
        subject,
        comparison,
      );
    } else comparison.add("step-changed", subject, what, { before: [before], after: [after] });
  }
  const trend = trendOf(old, next);
  if (trend === "sooner") comparison.add("step-sooner", subject, what, texts);
  else if (trend === "later") comparison.add("step-later", subject, what, texts);
  else if (trend === "other" && comparison.same(old.action, next.action)) {
    comparison.add("step-changed", subject, what, texts);
  }
}

function sameButWords(old: Action, next: Action, comparison: Comparison): boolean {
  if (old.kind !== "review" || next.kind !== "review") return false;
  return comparison.same({ ...old, question: {} }, { ...next, question: {} });
}

function actionText(action: Action, comparison: Comparison, which: "old" | "next"): string {
  switch (action.kind) {
    case "follow_up":
      return `follow up ${action.name}`;
    case "notify":
      return `notify ${printExpr(action.to, comparison[which])}`;
    case "review":
      return `review ${action.subject}${action.by === undefined ? "" : ` by ${printExpr(action.by, comparison[which])}`}`;
  }
}

function trendOf(old: Step, next: Step): "same" | "sooner" | "later" | "other" {
  // Every prompt is an occurrence, and each of the other answers is also `ignored`.
  const wider = (narrow: Step["what"], wide: Step["what"]): boolean =>
    (narrow === "prompts" && wide === "occurrences") ||
    (wide === "ignored" && (narrow === "dismissed" || narrow === "overridden" || narrow === "not_useful"));
  const what =
    old.what === next.what ? 0 : wider(old.what, next.what) ? 1 : wider(next.what, old.what) ? -1 : undefined;
  if (what === undefined) return "other";
  const signs = new Set(
    [Math.sign(old.count - next.count), Math.sign(next.withinMs - old.withinMs), what].filter((sign) => sign !== 0),
  );
  if (signs.size === 0) return "same";
  if (signs.size === 2) return "other";
  return signs.has(1) ? "sooner" : "later";
}

/** Whether two ladders are the same in all that they do. */
export function sameLadder(first: readonly Step[], second: readonly Step[]): boolean {
  return canonicalJson(first.map(meaningOf)) === canonicalJson(second.map(meaningOf));
}
