/**
 * That nothing is shorter: on small policies every timeline of fewer events, and of as many in a shorter span, is played
 * on a clock of hours, where something ends with a day or an hour also of the minutes before, from every beginning in a day.
 */
import { describe, expect, test } from "vitest";
import type { Engine } from "../../../src/engine/index.js";
import { leastEvents } from "../../../src/workbench/reach/search.js";
import { stepsOf } from "../../../src/workbench/index.js";
import { engineOf, reached, type Small } from "./policies.js";

/** Windows are whole hours, so that a shortest timeline lies on the clock. */
const smalls: readonly (Small & { readonly ends?: true })[] = [
  { name: "occurrences", limits: "wait 1h", step: "at 2 occurrences within 1d" },
  { name: "prompts, a wait apart", limits: "wait 4h", step: "at 3 prompts within 1d" },
  { name: "prompts over midnight", ends: true, limits: "at most 2 per day", step: "at 3 prompts within 1d" },
  { name: "a wait and a day", limits: "wait 2h at most 1 per day", step: "at 2 prompts within 1d" },
  { name: "quiet hours between", ends: true, limits: "wait 6h quiet 18:00 to 09:00", step: "at 3 prompts within 3d" },
  { name: "a rolling cap", limits: "at most 2 within 5h", step: "at 3 prompts within 1d" },
  { name: "a limit that some moments escape", limits: "wait 4h when risk is low", step: "at 3 prompts within 1d" },
  { name: "dismissed", limits: "wait 2h back off 2x up to 8h after dismissed", step: "at 2 dismissed within 1d" },
  { name: "ignored", limits: "wait 3h", step: "at 2 ignored within 1d" },
  {
    name: "a mute in between",
    limits: "wait 1h mute 3h after 1 overridden within 1d",
    step: "at 2 overridden within 1d",
  },
];

describe("no timeline is shorter", () => {
  test.each(smalls)("$name", { timeout: 60_000 }, (small) => {
    const found = reached(small);
    if (found.kind !== "reached") throw new Error(found.kind);
    const engine = engineOf(small);
    // One event fewer, over more than the windows: never.
    expect(found.events).toBe(leastEvents(stepsOf("share", engine.bundle).get("1")!));
    const clock = clockOf(small.ends === true);
    expect(shortestSpan(engine, found.events, found.spanMs / MINUTE, clock)).toBe(found.spanMs / MINUTE);
  });
});

type Deed = "low" | "high" | "dismissed" | "overridden";
const MINUTE = 60_000;
/** Monday midnight in Berlin. */
const start = Date.parse("2026-03-01T23:00:00Z");

/** Minutes from the start on, over three days. */
function clockOf(ends: boolean): readonly number[] {
  return Array.from({ length: 72 }, (_, hour) => [...(ends ? [hour * 60 + 59] : []), (hour + 1) * 60]).flat();
}

/** In minutes, at most that many; every beginning within a day is tried, as the days are alike. */
function shortestSpan(engine: Engine, events: number, most: number, clock: readonly number[]): number {
  const step = engine.bundle.policies["share"]!.escalate[0]!;
  const answer: Deed | undefined =
    step.what === "overridden"
      ? "overridden"
      : step.what === "prompts" || step.what === "occurrences"
        ? undefined
        : "dismissed";
  const deeds: Deed[] = ["low", "high", ...(answer === undefined ? [] : [answer])];
  let best = Infinity;
  for (const begin of clock.filter((minute) => minute <= 24 * 60)) {
    const play = (timeline: readonly [number, Deed][]): void => {
      const last = timeline.at(-1)?.[0] ?? begin;
      if (timeline.length > 0) {
        const { fired, counts } = played(engine, timeline, step.what === "occurrences");
        if (fired) best = Math.min(best, last - begin);
        // What counts for nothing makes no timeline shorter.
        if (fired || !counts) return;
      }
      if (timeline.length === events) return;
      const to = timeline.length === 0 ? begin : begin + Math.min(most, best);
      for (const at of clock) if (at >= last && at <= to) for (const deed of deeds) play([...timeline, [at, deed]]);
    };
    play([]);
  }
  return best;
}

/** Whether the step fired with the last event, and whether that one is of any use. */
function played(
  engine: Engine,
  timeline: readonly [number, Deed][],
  silencesCount: boolean,
): { readonly fired: boolean; readonly counts: boolean } {
  const state = engine.newState();
  let prompted = "";
  let fired = false;
  let counts = false;
  timeline.forEach(([at, deed], position) => {
    const head = {
      id: `e${String(position).padStart(3, "0")}`,
      time: new Date(start + at * MINUTE).toISOString(),
      subject: "ana",
    };
    const isAnswer = deed === "dismissed" || deed === "overridden";
    const outcome = engine.decide(
      state,
      isAnswer
        ? { ...head, type: "kairos.response", data: { policy: "share", event: prompted, answer: deed } }
        : { ...head, type: "file.shared", data: { size: 1, outside: deed === "high" } },
      {},
    );
    const decisions = "decisions" in outcome ? outcome.decisions : [];
    fired ||= decisions.some((decision) => decision.outcome === "escalate");
    const prompts = decisions.some((decision) => decision.outcome === "prompt");
    if (prompts) prompted = head.id;
    counts = outcome.kind === "taken" && (isAnswer || prompts || silencesCount);
  });
  return { fired, counts };
}
