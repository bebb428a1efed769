/** Policies: new, gone, renamed, and what changed in those that stayed. */
import { formatDuration } from "../../base/units.js";
import type { Bundle, Policy } from "../../bundle/types.js";
import type { Subject } from "./change.js";
import { namesOf, type Comparison } from "./comparison.js";
import { compareLadders } from "./ladders.js";
import { compareLimits } from "./limits.js";
import { keyOf } from "./same.js";
import { compareMessages } from "./texts.js";
import { compareTriggers, triggerText, typesOf } from "./triggers.js";
import { compareVariants } from "./variants.js";

export function comparePolicies(comparison: Comparison): void {
  const names = namesOf(comparison.old.policies, comparison.next.policies);
  const renamed = renamedIn(names, comparison);
  for (const { name, old, next } of names) {
    const subject = comparison.subject("policy", name, `/policies/${name}`);
    const before = renamed.get(name);
    if (old !== undefined && next !== undefined) comparePolicy(name, old, next, subject, comparison);
    else if (before !== undefined) {
      comparison.add("policy-renamed", subject, "policy", {
        before: [`policy ${before}`],
        after: [`policy ${name}`],
        notes: ["other people are held out, and what is remembered of it begins anew"],
      });
    } else if (next !== undefined) {
      comparison.add("policy-added", subject, "policy", {
        after: next.triggers.map((trigger) => triggerText(trigger, "next", comparison)),
      });
    } else if (old !== undefined && ![...renamed.values()].includes(name)) {
      comparison.add("policy-removed", subject, "policy", {
        before: old.triggers.map((trigger) => triggerText(trigger, "old", comparison)),
      });
    }
  }
}

/** By new name, the old one of a policy that is the same but for its name. */
function renamedIn(names: ReturnType<typeof namesOf<Policy>>, comparison: Comparison): ReadonlyMap<string, string> {
  const nameless = (name: string, policy: Policy, bundle: Bundle): string =>
    keyOf(policy, bundle).replaceAll(JSON.stringify(`policy:${name}`), '"policy:"');
  const gone = names.flatMap(({ name, old, next }) =>
    old !== undefined && next === undefined ? [{ name, key: nameless(name, old, comparison.old) }] : [],
  );
  const renamed = new Map<string, string>();
  for (const { name, old, next } of names) {
    if (old !== undefined || next === undefined) continue;
    const key = nameless(name, next, comparison.next);
    const at = gone.findIndex((each) => each.key === key);
    if (at >= 0) renamed.set(name, gone.splice(at, 1)[0]!.name);
  }
  return renamed;
}

function comparePolicy(name: string, old: Policy, next: Policy, subject: Subject, comparison: Comparison): void {
  compareTriggers(name, old, next, subject, comparison);
  const types = [...new Set([...typesOf(old), ...typesOf(next)])];
  const limits = { old: old.fatigue, next: next.fatigue, types, what: "limit" };
  const said = compareLimits(limits, subject, comparison);
  compareMessages(old.message, next.message, "message", subject, comparison);
  compareLadders({ old: old.escalate, next: next.escalate, what: "escalation" }, subject, comparison);
  compareNumbers(old, next, subject, comparison);
  compareVariants({ old, next, types, said }, subject, comparison);
  compareAbout(old, next, subject, comparison);
}

function compareNumbers(old: Policy, next: Policy, subject: Subject, comparison: Comparison): void {
  if (old.priority !== next.priority) {
    comparison.add(next.priority > old.priority ? "priority-raised" : "priority-lowered", subject, "priority", {
      before: [`priority ${old.priority}`],
      after: [`priority ${next.priority}`],
    });
  }
  if (old.holdoutPerMillion !== next.holdoutPerMillion) {
    const raised = next.holdoutPerMillion > old.holdoutPerMillion;
    comparison.add(raised ? "holdout-raised" : "holdout-lowered", subject, "holdout", {
      before: [`holdout ${old.holdoutPerMillion / 10_000}%`],
      after: [`holdout ${next.holdoutPerMillion / 10_000}%`],
    });
  }
  if (old.answerWithinMs !== next.answerWithinMs) {
    const longer = next.answerWithinMs > old.answerWithinMs;
    comparison.add(longer ? "answer-lengthened" : "answer-shortened", subject, "time to answer", {
      before: [`answer within ${formatDuration(old.answerWithinMs)}`],
      after: [`answer within ${formatDuration(next.answerWithinMs)}`],
    });
  }
}

function compareAbout(old: Policy, next: Policy, subject: Subject, comparison: Comparison): void {
  if (old.title !== next.title) {
    comparison.add("title-changed", subject, "title", { before: quoted(old.title), after: quoted(next.title) });
  }
  compareOwner(old, next, subject, comparison);
  if (listed(old.tags) !== listed(next.tags)) {
    comparison.add("tags-changed", subject, "tags", {
      before: old.tags.length === 0 ? [] : [`tags ${listed(old.tags)}`],
      after: next.tags.length === 0 ? [] : [`tags ${listed(next.tags)}`],
      notes: countedByTag(old, next, comparison),
    });
  }
  compareControls(old, next, subject, comparison);
}

/** The limits that count prompts by a tag that came or went. */
function countedByTag(old: Policy, next: Policy, { next: bundle }: Comparison): string[] {
  const changed = new Set([
    ...old.tags.filter((tag) => !next.tags.includes(tag)),
    ...next.tags.filter((tag) => !old.tags.includes(tag)),
  ]);
  const limits = [...Object.values(bundle.policies).flatMap(({ fatigue }) => fatigue), ...bundle.limits];
  const counting = limits.filter((limit) => {
    const [kind, tag] = "scope" in limit ? limit.scope.prompts.split(":", 2) : [];
    return kind === "tag" && tag !== undefined && changed.has(tag);
  });
  const texts = [...new Set(counting.map(({ text }) => `\`${text}\``))];
  return texts.length === 0 ? [] : [`counted by ${texts.join(", ")}`];
}

function listed(names: readonly string[]): string {
  return names.toSorted().join(", ");
}

function quoted(text: string | undefined): string[] {
  return text === undefined ? [] : [JSON.stringify(text)];
}

export function compareOwner(
  old: { readonly owner?: string },
  next: { readonly owner?: string },
  subject: Subject,
  comparison: Comparison,
): void {
  if (old.owner === next.owner) return;
  comparison.add("owner-changed", subject, "owner", { before: quoted(old.owner), after: quoted(next.owner) });
}

export function compareControls(
  old: Pick<Policy, "controls">,
  next: Pick<Policy, "controls">,
  subject: Subject,
  comparison: Comparison,
): void {
  const lines = ({ controls }: Pick<Policy, "controls">): string[] =>
    [
      ...new Set(controls.flatMap(({ framework, identifiers }) => identifiers.map((each) => `${framework} ${each}`))),
    ].toSorted();
  const before = lines(old);
  const after = lines(next);
  if (before.join("\n") === after.join("\n")) return;
  comparison.add("controls-changed", subject, "controls", {
    before: before.filter((line) => !after.includes(line)),
    after: after.filter((line) => !before.includes(line)),
  });
}
