/** Follow ups and baselines: audience, moments covered, times, words, controls, owner. */
import { formatDuration } from "../../base/units.js";
import type { Layer } from "../../bundle/types.js";
import type { Subject } from "./change.js";
import { namesOf, type Comparison, type Which } from "./comparison.js";
import { compareControls, compareOwner } from "./policies.js";
import { compareText } from "./texts.js";
import { triggerText } from "./triggers.js";
import { wayOf } from "./verdict.js";

export function compareLayers(comparison: Comparison): void {
  const { old, next } = comparison;
  const both = [
    ["follow up", "followUps", old.followUps, next.followUps],
    ["baseline", "baselines", old.baselines, next.baselines],
  ] as const;
  for (const [kind, member, before, after] of both) {
    for (const layer of namesOf<Layer>(before, after)) {
      const subject = comparison.subject(kind, layer.name, `/${member}/${layer.name}`);
      if (layer.old === undefined) comparison.add("layer-added", subject, kind);
      else if (layer.next === undefined) comparison.add("layer-removed", subject, kind);
      else compareLayer(layer.old, layer.next, subject, comparison);
    }
  }
}

function compareLayer(old: Layer, next: Layer, subject: Subject, comparison: Comparison): void {
  compareText("layer-changed", old.title, next.title, "title", subject, comparison);
  compareText("layer-changed", old.content, next.content, "content", subject, comparison);
  for (const [what, member] of [
    ["due", "dueMs"],
    ["every", "everyMs"],
  ] as const) {
    if (old[member] === next[member]) continue;
    const text = (ms: number | undefined): string[] => (ms === undefined ? [] : [`${what} ${formatDuration(ms)}`]);
    comparison.add("layer-changed", subject, "time", { before: text(old[member]), after: text(next[member]) });
  }
  compareAudience(old, next, subject, comparison);
  const covers = ({ covers: triggers }: Layer, which: Which): string[] =>
    triggers.map((trigger) => `covers ${triggerText(trigger, which, comparison).slice("on ".length)}`).toSorted();
  const listed = (triggers: Layer["covers"]): unknown =>
    triggers.map(({ on, when }) => JSON.stringify([on.toSorted(), when ?? null])).toSorted();
  if (!comparison.same(listed(old.covers), listed(next.covers))) {
    comparison.add("layer-changed", subject, "moments covered", {
      before: covers(old, "old"),
      after: covers(next, "next"),
    });
  }
  compareControls(old, next, subject, comparison);
  compareOwner(old, next, subject, comparison);
}

function compareAudience(old: Layer, next: Layer, subject: Subject, comparison: Comparison): void {
  if (comparison.same(old.for, next.for)) return;
  const text = (audience: Layer["for"], which: Which): string[] =>
    audience === undefined ? [] : [`for ${audience === "everyone" ? audience : comparison.print(which, audience)}`];
  const condition = (audience: Layer["for"]) => (audience === "everyone" ? undefined : audience);
  const lines = { before: text(old.for, "old"), after: text(next.for, "next") };
  if (old.for !== undefined && next.for !== undefined) {
    const way = wayOf(comparison.conditions(condition(old.for), condition(next.for), []));
    if (way === undefined) return;
    comparison.add("layer-changed", subject, "audience", { ...lines, notes: [`the audience was ${way}`] });
  } else comparison.add("layer-changed", subject, "audience", lines);
}
