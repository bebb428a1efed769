/** Response models against the findings that they are fitted to, and an effect that is put in against its estimate. */
import { describe, expect, it } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import { buildReport, summary } from "../../src/report/index.js";
import type { Report } from "../../src/report/index.js";
import { FIELD, HEARTSTEPS, PeopleTable, ResponseModel, Responses, replay } from "../../src/simulator/index.js";
import { bundleOf, eventType, expectSound, ndjson, policyOn, textSource } from "./tools.js";

const DAY_MS = 86_400_000;
const START = Date.parse("2026-03-02T08:00:00Z");

describe("the model of the field", () => {
  it("has people fail as often as 19,500 people did in ten campaigns", () => {
    const model = new ResponseModel(FIELD);
    const people = 19_500;
    const atLeast = [0, 0, 0, 0];
    for (let person = 0; person < people; person += 1) {
      const id = `p-${person}`;
      let failures = 0;
      for (let campaign = 0; campaign < 10; campaign += 1) if (model.draw(id) < model.failsWith(id)) failures += 1;
      for (let times = 1; times <= 3; times += 1) if (failures >= times) atLeast[times]! += 1;
    }
    [0, 0.56, 0.259, 0.098].forEach((observed, times) => {
      if (times > 0) expect(Math.abs(atLeast[times]! / people - observed)).toBeLessThan(0.02);
    });
  });

  it("has an effect wear off as that of HeartSteps did, and come back with rest", () => {
    const { first, average, days, perDay } = HEARTSTEPS;
    const model = new ResponseModel(FIELD);
    const effects: number[] = [];
    for (let day = 0; day < days; day += 1) {
      for (let prompt = 0; prompt < perDay; prompt += 1) {
        const time = START + day * DAY_MS + prompt * (DAY_MS / perDay);
        effects.push(first * model.fresh("ana", time));
        model.prompt("ana", "walk", time);
      }
    }
    expect(effects[0]).toBe(0.66);
    expect(effects.reduce((sum, effect) => sum + effect, 0) / effects.length).toBeCloseTo(average, 2);
    const end = START + days * DAY_MS;
    expect(model.fresh("ana", end + 60 * DAY_MS)).toBeGreaterThan(0.9);
    expect(model.fresh("ana", end)).toBeLessThan(0.2);
  });

  it("tires by many prompts in a day, and by the same again", () => {
    const share = (parts: Partial<typeof FIELD>, policies: number, perDay: number): number => {
      const model = new ResponseModel({ ...FIELD, habituationPrompts: 1e9, ...parts });
      let accepted = 0;
      for (let person = 0; person < 4000; person += 1)
        for (let prompt = 0; prompt < 4; prompt += 1)
          if (model.prompt(`p-${person}`, `p${prompt % policies}`, START + Math.floor(prompt / perDay) * DAY_MS))
            accepted += 1;
      return accepted / 16_000;
    };
    const plain = share({ overload: 1, familiarity: 1 }, 1, 1);
    expect(share({ familiarity: 1 }, 1, 4) / plain).toBeCloseTo((1 + 0.7 + 0.49 + 0.343) / 4, 1);
    expect(share({ overload: 1 }, 1, 1) / plain).toBeCloseTo((1 + 3 * FIELD.familiarity) / 4, 1);
    expect(share({ overload: 1 }, 4, 1)).toBeGreaterThan(share({ overload: 1 }, 1, 1) + 0.05);
  });

  it("answers for one person the same, whoever else there is", () => {
    const alone = new ResponseModel(FIELD);
    const among = new ResponseModel(FIELD);
    for (let prompt = 0; prompt < 50; prompt += 1) {
      among.prompt("ben", "p", START + prompt * DAY_MS);
      expect(among.prompt("ana", "p", START + prompt * DAY_MS)).toBe(alone.prompt("ana", "p", START + prompt * DAY_MS));
    }
  });
});

const PEOPLE = 1200;
const people = PeopleTable.of(new Map(Array.from({ length: PEOPLE }, (_, person) => [`p-${person}`, {}])));
const policySet = (holdoutPerMillion: number): Bundle =>
  bundleOf({
    events: { "link.clicked": eventType({}, [{ level: "high" }]) },
    policies: { click: policyOn(["link.clicked"], { holdoutPerMillion }) },
  });

/** Everybody clicks on some days, drawn by a small generator with a seed. */
function clicks(seed: number): string {
  let state = seed * 2_654_435_761;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const events: object[] = [];
  for (let day = 0; day < 20; day += 1) {
    for (let person = 0; person < PEOPLE; person += 1) {
      if (next() > 0.15) continue;
      const time = new Date(START + day * DAY_MS + person * 1000).toISOString();
      events.push({
        specversion: "1.0",
        id: `e${day}-${person}`,
        type: "link.clicked",
        time,
        subject: `p-${person}`,
        data: {},
      });
    }
  }
  return ndjson(...events);
}

async function reported(
  holdoutPerMillion: number,
  averted: number,
  seed: number,
): Promise<{ report: Report; responses: Responses }> {
  const bundle = policySet(holdoutPerMillion);
  const responses = new Responses(bundle, new ResponseModel({ ...FIELD, averted }, seed));
  const { tally, problems } = await replay({
    bundle,
    people,
    logs: [{ source: textSource(clicks(seed)), format: "ndjson" }],
    figures: { replicates: 0 },
    quick: false,
    taken: responses.taken,
  });
  const report = buildReport(tally, {
    files: ["events.ndjson"],
    tzdata: "2026a",
    problems,
    responses: { name: "field", responses },
  });
  expectSound(report);
  return { report, responses };
}

describe("an effect", () => {
  it("that the model puts in is estimated back from a control group, within its interval", async () => {
    let held = 0;
    const seeds = Array.from({ length: 16 }, (_, seed) => seed + 1);
    for (const seed of seeds) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time
      const { report, responses } = await reported(300_000, 0.5, seed);
      const arms = responses.arms.get("click")!;
      const left = arms.treatedOccurrences.reduce((sum, count) => sum + count, 0);
      const truth = arms.averted / (arms.averted + left);
      expect(truth).toBeGreaterThan(0.1);
      const [{ interval, averted, treated, control }] = report.responses!.effects as unknown as [
        NonNullable<Report["responses"]>["effects"][number],
      ];
      expect(treated + control).toBe(PEOPLE);
      expect(Math.abs(averted - truth)).toBeLessThan(0.1);
      if (interval.low <= truth && truth <= interval.high) held += 1;
    }
    // Of 16 intervals of 95%, fewer than 13 hold with a chance of one in a hundred.
    expect(held).toBeGreaterThanOrEqual(13);
  }, 60_000);

  it("is not claimed without a control group, and not mixed with recorded answers", async () => {
    const { report } = await reported(0, 0.5, 3);
    expect(report.responses!.effects).toEqual([]);
    expect(report.responses!.declined).toContain("no effect is claimed");
    expect(report.responses!.accepted).toBeGreaterThan(0);
    expect(report.noise.answersRecorded).toBe(0);
    expect(summary(report, { colour: false })).toContain("nothing of this was recorded");
  });

  it("of none is estimated as none", async () => {
    const { report } = await reported(300_000, 0, 5);
    const [{ interval }] = report.responses!.effects as unknown as [{ interval: { low: number; high: number } }];
    expect(interval.low).toBeLessThan(0);
    expect(interval.high).toBeGreaterThan(0);
  });
});
