/**
 * What is said from limits alone holds on the engine: idle limits change no decision, unreachable steps never fire, and
 * nobody gets more prompts than the bounds. Timelines are dense and pass a change of clocks, so that limits are used up.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { calendarWindow, Zone } from "../../src/base/zone.js";
import { compile } from "../../src/compiler/index.js";
import type { Bundle } from "../../src/bundle/types.js";
import type { Decision } from "../../src/engine/index.js";
import { createEngine } from "../../src/engine/index.js";
import { BOUND_WINDOWS, type BoundWindow, promptBounds } from "../../src/semantics/windows/bounds.js";

const HEAD = `org { locales en timezone "Europe/Berlin" }
person { team: string }
event work.done { moment after hot: bool mild: bool }
follow up more { title "More" content "https://learn.example" for everyone }
`;

interface Line {
  readonly text: string;
}
interface PolicyDraft {
  readonly fatigue: readonly Line[];
  readonly steps: readonly Line[];
  readonly variant: readonly Line[] | undefined;
}
interface Draft {
  readonly policies: readonly PolicyDraft[];
  readonly shared: readonly Line[];
}

const duration = fc.constantFrom("1h", "4h", "11h", "12h", "1d", "2d", "7d", "10d");
const scope = fc.constantFrom("", "", "", "", " across tag t", " across all", " for everyone");
const when = fc.constantFrom("", "", "", "", " when event.hot");
const counted = fc.oneof(
  fc.tuple(duration).map(([window]) => `wait ${window}`),
  fc.tuple(fc.integer({ min: 1, max: 6 }), duration).map(([count, window]) => `at most ${count} within ${window}`),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("day", "day", "week", "month"))
    .map(([count, period]) => `at most ${count} per ${period}`),
);
const limit = fc.tuple(counted, scope, when).map((parts): Line => ({ text: parts.join("") }));
const ownLimit = fc.oneof(
  { weight: 8, arbitrary: limit },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 4 }), duration, duration)
      .map(([count, silence, window]): Line => ({ text: `mute ${silence} after ${count} ignored within ${window}` })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(duration, duration)
      .map(([wait, most]): Line => ({ text: `wait ${wait}\n    back off 2x up to ${most} after ignored` })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("20:00 to 06:00", "19:00 to 07:00", "12:00 to 13:00"), when)
      .map(([hours, condition]): Line => ({ text: `quiet ${hours}${condition}` })),
  },
);
const step = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("prompts", "dismissed", "ignored"), duration)
  .map(([count, what, window]): Line => ({
    text: `at ${count} ${count === 1 && what === "prompts" ? "prompt" : what} within ${window} follow up more`,
  }));
const policyDraft = fc.record({
  fatigue: fc.array(ownLimit, { minLength: 1, maxLength: 3 }),
  steps: fc.array(step, { minLength: 0, maxLength: 2 }),
  variant: fc.option(fc.array(limit, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 3 }),
});
const draft: fc.Arbitrary<Draft> = fc.record({
  policies: fc.array(policyDraft, { minLength: 1, maxLength: 2 }),
  shared: fc.array(limit, { maxLength: 2 }),
});

/** One limit or step on each line, so that a line of the text is one of them. */
function write({ policies, shared }: Draft): string {
  const lines = (some: readonly Line[]): string => some.map(({ text }) => `    ${text}\n`).join("");
  const written = policies.map(
    ({ fatigue, steps, variant }, at) => `policy p${at} {
  tags t
  trigger on work.done
  message feedback { body "Look." }
  fatigue {
${lines(fatigue)}  }
  escalate {
${lines(steps)}  }
  answer within 6h
${variant === undefined ? "" : `  variant v when event.mild {\n  fatigue {\n${lines(variant)}  }\n  }\n`}}
`,
  );
  return `${HEAD}${written.join("")}limits {\n${lines(shared)}}\n`;
}

const gap = fc.constantFrom(
  0,
  1,
  1_800_000,
  3_600_000,
  3_600_000,
  10_800_000,
  14_400_000,
  39_600_000,
  43_200_000,
  86_400_000,
);
const moment = fc.record({
  gap,
  hot: fc.boolean(),
  mild: fc.boolean(),
  who: fc.constantFrom("ana", "ana", "ana", "ben"),
  answer: fc.constantFrom(undefined, undefined, "dismissed", "accepted", "not_useful"),
});
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

/** Clocks are put back on 25 October 2026 and forward on 28 March 2027. */
const start = fc.constantFrom("2026-10-20T22:30:00Z", "2027-03-24T21:10:00Z", "2026-10-24T22:00:00Z");

function replay(bundle: Bundle, from: string, moments: readonly Moment[]): Decision[] {
  const engine = createEngine(bundle);
  const state = engine.newState();
  const decisions: Decision[] = [];
  let time = Date.parse(from);
  const take = (id: string, type: string, who: string, data: object): readonly Decision[] => {
    const event = { specversion: "1.0", id, source: "s", type, time: new Date(time).toISOString(), subject: who, data };
    const outcome = engine.decide(state, event, { team: "x" });
    return "decisions" in outcome ? outcome.decisions : [];
  };
  for (const [at, { gap: later, hot, mild, who, answer }] of moments.entries()) {
    time += later;
    const id = `e${String(at).padStart(4, "0")}`;
    const made = take(id, "work.done", who, { hot, mild });
    decisions.push(...made);
    if (answer === undefined) continue;
    for (const { outcome, policy } of made) {
      if (outcome !== "prompt") continue;
      time += 1;
      decisions.push(...take(`${id}-${policy}`, "kairos.response", who, { policy, event: id, answer }));
    }
  }
  return decisions;
}

function compiled(text: string): ReturnType<typeof compile> {
  return compile([{ path: "p.kairos", text }]);
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length - 1;

it("changes no decision where a limit is idle, and fires no step that is unreachable", () => {
  let idle = 0;
  let unreachable = 0;
  fc.assert(
    fc.property(draft, start, fc.array(moment, { minLength: 20, maxLength: 120 }), (drafted, from, moments) => {
      const text = write(drafted);
      const { bundle, diagnostics } = compiled(text);
      if (bundle === undefined) return;
      const decisions = replay(bundle, from, moments);
      const dropped = diagnostics.filter(({ code }) => code === "idle-limit");
      if (dropped.length > 0) {
        idle += dropped.length;
        const gone = new Set(dropped.map(({ span }) => lineOf(text, span.start)));
        const without = text
          .split("\n")
          .filter((_, line) => !gone.has(line))
          .join("\n");
        const other = compiled(without);
        expect(replay(other.bundle!, from, moments).map(brief)).toEqual(decisions.map(brief));
      }
      for (const { code, span } of diagnostics) {
        if (code !== "unreachable-step") continue;
        unreachable += 1;
        const line = lineOf(text, span.start);
        const places = Object.entries(bundle.sourceMap ?? {}).filter(
          ([pointer, place]) => /\/escalate\/\d+$/.test(pointer) && place.line === line + 1,
        );
        expect(places).toHaveLength(1);
        const [, policy, position] = /^\/policies\/([^/]+)\/escalate\/(\d+)$/.exec(places[0]![0])!;
        expect(
          decisions.some((one) => one.outcome === "escalate" && one.policy === policy && one.step === Number(position)),
        ).toBe(false);
      }
    }),
    { numRuns: Number(process.env["KAIROS_RUNS"] ?? 250), seed: 3 },
  );
  expect(idle).toBeGreaterThan(50);
  expect(unreachable).toBeGreaterThan(50);
});

function brief(decision: Decision): string {
  return `${decision.event} ${decision.policy} ${decision.outcome} ${decision.outcome === "escalate" ? decision.step : ""}`;
}

it("gives nobody more prompts than the bounds", () => {
  let reached = 0;
  fc.assert(
    fc.property(draft, start, fc.array(moment, { minLength: 20, maxLength: 120 }), (drafted, from, moments) => {
      const { bundle, model } = compiled(write(drafted));
      if (bundle === undefined) return;
      const bounds = promptBounds(model);
      const prompts = replay(bundle, from, moments).filter(({ outcome }) => outcome === "prompt");
      for (const person of ["ana", "ben"]) {
        const mine = prompts.filter((decision) => decision.person === person);
        for (const name of Object.keys(BOUND_WINDOWS) as BoundWindow[]) {
          const most = busiest(mine, name);
          expect(most).toBeLessThanOrEqual(bounds.all[name]);
          if (most === bounds.all[name] && most > 1) reached += 1;
          for (const [policy, bound] of bounds.policies) {
            expect(
              busiest(
                mine.filter((decision) => decision.policy === policy),
                name,
              ),
            ).toBeLessThanOrEqual(bound[name]);
          }
        }
      }
    }),
    { numRuns: Number(process.env["KAIROS_RUNS"] ?? 250), seed: 4 },
  );
  // They are not only true but met.
  expect(reached).toBeGreaterThan(50);
});

function busiest(prompts: readonly Decision[], name: BoundWindow): number {
  const times = prompts.map(({ time }) => (typeof time === "number" ? time : Date.parse(String(time))));
  const window = BOUND_WINDOWS[name];
  if (window.kind === "rolling") {
    return Math.max(0, ...times.map((end) => times.filter((time) => time <= end && time > end - window.ms).length));
  }
  const zone = Zone.named("Europe/Berlin")!;
  const counts = new Map<number, number>();
  for (const time of times) {
    const key = calendarWindow(window.period, zone.dayAt(time));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
