/** Signals: when they are there, on which event types, and the words that name them. */
import type { Signal } from "../../bundle/types.js";
import { signalOf } from "../moments/condition.js";
import type { Subject } from "./change.js";
import { namesOf, type Comparison } from "./comparison.js";
import { compareText } from "./texts.js";
import { notesOf, together, verdictOf, wayOf, type Verdict } from "./verdict.js";

export function compareSignals(comparison: Comparison): void {
  for (const { name, old, next } of namesOf(comparison.old.signals, comparison.next.signals)) {
    const subject = comparison.subject("signal", name, `/signals/${name}`);
    if (old === undefined)
      comparison.add("signal-added", subject, "signal", { after: [line(next!, "next", comparison)] });
    else if (next === undefined) {
      comparison.add("signal-removed", subject, "signal", { before: [line(old, "old", comparison)] });
    } else compareSignal(name, old, next, subject, comparison);
  }
}

function line({ on, when }: Signal, which: "old" | "next", comparison: Comparison): string {
  return `on ${on.join(", ")}${when === undefined ? "" : ` when ${comparison.print(which, when)}`}`;
}

function compareSignal(name: string, old: Signal, next: Signal, subject: Subject, comparison: Comparison): void {
  const types = [...new Set([...old.on, ...next.on])].toSorted();
  const same = comparison.same([old.on.toSorted(), old.when], [next.on.toSorted(), next.when]);
  const verdict = together(same ? [] : types.map((type) => onType(name, type, comparison)));
  const way = wayOf(verdict);
  if (way !== undefined) {
    const lines = { before: [line(old, "old", comparison)], after: [line(next, "next", comparison)] };
    const asking = Object.entries(comparison.next.policies).filter(([, { signals }]) => signals?.names.includes(name));
    comparison.add(`signal-${way}`, subject, "signal", {
      ...lines,
      notes: [
        ...(asking.length === 0 ? [] : [`asked for by ${asking.map(([policy]) => policy).join(", ")}`]),
        ...notesOf(verdict),
      ],
      examples: comparison.examples(verdict, (only) => `it is there under the ${only} policies alone`),
    });
  }
  compareText("signal-reworded", old.missed, next.missed, "missed", subject, comparison);
  compareText("signal-reworded", old.check, next.check, "check", subject, comparison);
}

function onType(name: string, type: string, comparison: Comparison): Verdict {
  const old = comparison.side("old", type);
  const next = comparison.side("next", type);
  const pair = {
    old: { side: old, condition: signalOf(name, old) },
    next: { side: next, condition: signalOf(name, next) },
  };
  return verdictOf(pair, () => true);
}
