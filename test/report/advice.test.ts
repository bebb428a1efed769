/** Advice: each rule on figures made for it, what turns it, and the evidence against a slow count. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviceMarkdown, adviceText, buildAdvice, decideAdvice, turnsOf } from "../../src/report/index.js";
import type { AllFigures } from "../../src/report/advice/rules.js";
import type { AdviceReport } from "../../src/report/index.js";
import { Evidence, replay } from "../../src/simulator/index.js";
import { expectValid } from "../schemas.js";
import { textSource } from "../simulator/tools.js";
import { TABLE, branch, happeningsOf, step } from "./branch.js";
import type { DecisionRecord } from "./recount.js";

const DAY_MS = 86_400_000;

const grave: AllFigures = {
  risk: "high",
  moment: "before",
  moments: 100,
  people: 200,
  peopleWithMoment: 50,
  spread: 0.25,
  perPersonWeek: 0.5,
  topShare: 0.2,
  prompts: 60,
  peoplePrompted: 40,
  labelledPrompts: 0,
  repeatShare: 0.1,
  answers: 40,
  ignoredShare: 0.2,
  peopleAnswering: 30,
  peopleIgnoring: 8,
};

describe("advice", () => {
  it.each([
    ["prompt", "grave", {}],
    ["none", "too_little", { moments: 9 }],
    ["process_review", "imprecise_cue", { precision: 0.4, labelledPrompts: 100 }],
    ["prompt", "grave", { precision: 0.4, labelledPrompts: 20 }],
    // Nothing was labelled truly risky, and little was labelled.
    ["prompt", "grave", { precision: 0, labelledPrompts: 3 }],
    ["process_review", "cue_many_ignore", { ignoredShare: 0.7 }],
    // 0.6 of 30 people may be less than half of all.
    ["prompt", "grave", { ignoredShare: 0.6 }],
    ["process_review", "cue_many_ignore", { ignoredShare: 0.6, answers: 400, peopleAnswering: 300 }],
    // One person who brushes everything aside is no fault of the cue.
    ["follow_up", "few_people", { ignoredShare: 0.9, peopleIgnoring: 1, topShare: 0.9 }],
    ["process_review", "how_work_is_done", { spread: 0.6, perPersonWeek: 1.2 }],
    ["periodic_content", "too_often", { perPersonWeek: 4 }],
    ["follow_up", "repeats", { repeatShare: 0.7 }],
    ["prompt", "grave", { repeatShare: 0.6 }],
    ["prompt", "can_still_change", { risk: "medium" }],
    ["prompt", "can_still_change", { risk: "medium", moment: "after", reversibleForMs: DAY_MS }],
    ["periodic_content", "the_rest", { risk: "medium", moment: "after" }],
    ["periodic_content", "the_rest", { risk: "low", spread: 0.9, perPersonWeek: 2 }],
  ] as const)("is %s by %s", (advice, rule, parts) => {
    expect(decideAdvice({ ...grave, ...parts })).toMatchObject({ advice, rule });
  });

  it("names as nearest what a small step over the threshold turns", () => {
    const [nearest] = turnsOf({ ...grave, ignoredShare: 0.67 });
    expect(nearest).toMatchObject({
      figure: "share of answers that ignored it, low end of its interval",
      threshold: 0.5,
      advice: "process_review",
    });
    expect(nearest!.value).toBeCloseTo(0.491, 3);
    expect(decideAdvice({ ...grave, ignoredShare: 0.69 }).advice).toBe("process_review");
  });

  it("turns where it says it would, and only there", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          risk: fc.constantFrom("low", "medium", "high", "critical"),
          moments: fc.nat(30),
          spread: share,
          perPersonWeek: fc.double({ min: 0, max: 6, noNaN: true }),
          topShare: share,
          repeatShare: share,
          ignoredShare: share,
          answers: fc.nat(20),
          prompts: fc.nat(20),
          peopleIgnoring: fc.nat(10),
          precision: share,
        }),
        (parts) => {
          const figures = { ...grave, ...parts } as AllFigures;
          const { advice } = decideAdvice(figures);
          for (const turn of turnsOf(figures)) expect(turn.advice).not.toBe(advice);
          // `moments` is compared once, so a value on the other side must give what is said.
          const turn = turnsOf(figures).find(({ figure }) => figure === "moments");
          if (turn !== undefined)
            expect(decideAdvice({ ...figures, moments: figures.moments >= 10 ? 9 : 10 }).advice).toBe(turn.advice);
        },
      ),
    );
  });

  it("rests on evidence that a slow count finds too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 50, maxLength: 150 }), async (steps) => {
        const { decisions, advice } = await advised(steps);
        const happenings = happeningsOf(steps);
        const byId = new Map(happenings.map((happening) => [happening.id, happening]));
        const prompted = decisions.filter(({ outcome }) => outcome === "prompt");
        for (const { type, risk, segment, figures } of advice.kinds) {
          if (segment !== undefined) continue;
          const isKind = (happening: (typeof happenings)[number]): boolean =>
            happening.type === type && riskOf(happening) === risk;
          const moments = happenings.filter(isKind);
          expect(figures.moments).toBe(moments.length);
          expect(figures.peopleWithMoment).toBe(new Set(moments.map(({ person }) => person)).size);
          const prompts = prompted.filter(({ event }) => isKind(byId.get(event)!));
          expect(figures.prompts).toBe(prompts.length);
          // A moment counts as a repeat of the last prompt before it that none repeated yet.
          let repeated = 0;
          for (const person of new Set(moments.map((moment) => moment.person))) {
            let open: number | undefined;
            for (const moment of moments.filter((each) => each.person === person)) {
              if (open !== undefined && moment.time - open <= 14 * DAY_MS) {
                repeated += 1;
                open = undefined;
              }
              if (prompts.some(({ event }) => event === moment.id)) open = moment.time;
            }
          }
          expect(figures.repeatShare ?? 0).toBeCloseTo(prompts.length === 0 ? 0 : repeated / prompts.length, 12);
        }
        for (const line of adviceText(advice, { colour: false }).split("\n"))
          expect(line.length).toBeLessThanOrEqual(100);
        expect(adviceMarkdown(advice)).toContain("| moment |");
      }),
      { numRuns: 25 },
    );
  });

  it("tells nothing that rests on fewer than five people, and decides as if it told all", async () => {
    const seen = { some: 0, all: 0 };
    // Of many, a kind has five people or more.
    const few = fc.array(step, { minLength: 20, maxLength: 50 });
    const many = fc.array(step, { minLength: 200, maxLength: 300, size: "max" });
    await fc.assert(
      fc.asyncProperty(fc.oneof(few, many), async (steps) => {
        const { advice, withheld } = await advised(steps);
        const everybody = ({ kinds }: AdviceReport): AdviceReport["kinds"] =>
          kinds.filter(({ segment }) => segment === undefined);
        everybody(advice).forEach((kind, at) => {
          const told = everybody(withheld)[at]!;
          expect([told.type, told.risk, told.advice, told.rule]).toEqual([
            kind.type,
            kind.risk,
            kind.advice,
            kind.rule,
          ]);
          const isFew = (people: number | undefined): boolean => people! > 0 && people! < 5;
          const hidden = [
            ...(isFew(kind.figures.peopleWithMoment)
              ? ["peopleWithMoment", "spread", "perPersonWeek", "topShare", "moments a week", "share of the"]
              : []),
            ...(isFew(kind.figures.peoplePrompted)
              ? ["peoplePrompted", "repeatShare", "precision", "share of prompts"]
              : []),
            ...(isFew(kind.figures.peopleAnswering)
              ? ["peopleAnswering", "peopleIgnoring", "ignoredShare", "share of answers", "people who ignored"]
              : []),
          ];
          seen[hidden.length > 0 ? "some" : "all"] += 1;
          const { figures, asked, turns } = told;
          const said = JSON.stringify({ figures, asked, turns });
          expect(hidden.filter((each) => said.includes(each))).toEqual([]);
          if (hidden.length === 0) expect(told).toEqual(kind);
        });
        const text = adviceText(withheld, { colour: false }) + adviceMarkdown(withheld);
        expect(text).not.toMatch(/NaN|undefined|moments of [1-4] of/);
      }),
      { numRuns: 40 },
    );
    expect(Math.min(seen.some, seen.all)).toBeGreaterThan(3);
  });
});

function riskOf({ type, data }: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }): string {
  return type === "file.shared" ? (data["external"] === true ? "high" : "low") : "medium";
}

async function advised(
  steps: Parameters<typeof happeningsOf>[0],
): Promise<{ decisions: DecisionRecord[]; advice: AdviceReport; withheld: AdviceReport }> {
  const decisions: DecisionRecord[] = [];
  const evidence = new Evidence(branch);
  const text = happeningsOf(steps)
    .map(({ line }) => `${line}\n`)
    .join("");
  const { tally } = await replay({
    bundle: branch,
    people: TABLE,
    logs: [{ source: textSource(text), format: "ndjson" }],
    figures: { replicates: 0 },
    quick: false,
    taken: evidence.taken,
    decisions: { write: (line) => void decisions.push(JSON.parse(line) as DecisionRecord), flush: async () => {} },
  });
  const advice = buildAdvice(tally, evidence, { smallGroups: true });
  const withheld = buildAdvice(tally, evidence, { smallGroups: false });
  expectValid("advice", advice);
  expectValid("advice", withheld);
  return { decisions, advice, withheld };
}
