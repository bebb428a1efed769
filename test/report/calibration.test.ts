/** Whether a 95% interval holds in about 95 of 100 worlds whose truth is known. Seeded: the same worlds each time. */
import { randomBernoulli, randomGamma, randomLcg, randomPoisson } from "d3-random";
import { describe, expect, it } from "vitest";
import { Bootstrap } from "../../src/report/bootstrap.js";
import { Forecast, SAME_PEOPLE } from "../../src/report/forecast.js";
import { Estimates } from "../../src/report/intervals.js";
import { Cells } from "../../src/simulator/tally/cells.js";
import { CELL, LOTS, lotOf } from "../../src/simulator/index.js";
import { TallyPlan } from "../../src/simulator/tally/plan.js";
import { GroupSample } from "../../src/simulator/tally/sample.js";
import { office } from "../simulator/office.js";

const WORLDS = 300;
const cells = new Cells(new TallyPlan(office), 0);
const bootstrap = new Bootstrap(200);

interface Drawn {
  readonly prompts: number;
  readonly moments: number;
  readonly prompted: number;
}

/** Of a world: everybody drawn anew, under ids of their own. */
function estimatesOf(world: string, people: readonly Drawn[]): Estimates {
  const sample = new GroupSample();
  const lots = new Float64Array(LOTS);
  people.forEach(({ prompts, moments, prompted }, at) => {
    const lot = lotOf(`${world}-${at}`);
    lots[lot]! += 1;
    sample.add(CELL.prompts, prompts, lot);
    sample.add(cells.moment(2, 0), prompted, lot);
    sample.add(cells.moment(2, 5), moments - prompted, lot);
  });
  return new Estimates(sample, cells, bootstrap, people.length, lots);
}

describe("intervals hold about as often as they say", () => {
  for (const count of [60, 400, 3000]) {
    it(`for ${count} people, a few of them very active`, () => {
      const worlds = count > 1000 ? 150 : WORLDS;
      const source = randomLcg(0.42 + count / 10_000);
      const rate = randomGamma.source(source)(0.8, 2);
      const poisson = randomPoisson.source(source);
      const isPrompted = randomBernoulli.source(source)(0.7);
      let meanHeld = 0;
      let shareHeld = 0;
      for (let world = 0; world < worlds; world += 1) {
        const people = Array.from({ length: count }, (): Drawn => {
          const moments = poisson(rate())();
          const prompted = Array.from({ length: moments }, isPrompted).filter(Boolean).length;
          return { prompts: prompted, moments, prompted };
        });
        const estimates = estimatesOf(`w${world}`, people);
        const mean = estimates.perPerson(1, CELL.prompts)!;
        const share = estimates.share([cells.moment(2, 0)], [cells.moment(2, 0), cells.moment(2, 5)])!;
        // Gamma(0.8, 2) has the mean 1.6.
        if (mean.low <= 1.6 * 0.7 && mean.high >= 1.6 * 0.7) meanHeld += 1;
        if (share.low <= 0.7 && share.high >= 0.7) shareHeld += 1;
      }
      for (const held of [meanHeld, shareHeld]) {
        expect(held / worlds).toBeGreaterThan(0.89);
        expect(held / worlds).toBeLessThan(0.985);
      }
    });
  }

  it("for a day to come, where whole days are busier or quieter than others", () => {
    const source = randomLcg(0.7);
    const shock = randomGamma.source(source)(20, 1 / 20);
    const poisson = randomPoisson.source(source);
    const week = [60, 70, 60, 50, 40, 4, 4];
    const day = (at: number): number => poisson(week[at % 7]! * shock())();
    let held = 0;
    const worlds = 2000;
    for (let world = 0; world < worlds; world += 1) {
      // 1970-01-05 was a Monday.
      const days = Array.from({ length: 28 }, (_, at) => at + 4);
      const forecast = new Forecast({ days, amounts: days.map((each) => day(each - 4)), unit: 1 });
      const { low, high } = forecast.day(world % 5, SAME_PEOPLE);
      const came = day(world % 5);
      if (came >= low && came <= high) held += 1;
    }
    expect(held / worlds).toBeGreaterThan(0.92);
    expect(held / worlds).toBeLessThan(0.985);
  });
});

it("does not take a weekday on which nothing came as sure to bring nothing, the less the fewer there were", () => {
  // From a Monday on; nothing ever came on a Sunday.
  const sunday = (weeks: number): ReturnType<Forecast["day"]> => {
    const days = Array.from({ length: 7 * weeks }, (_, at) => at + 4);
    return new Forecast({ days, amounts: days.map((day) => (day % 7 === 3 ? 0 : 20)), unit: 1 }).day(6, SAME_PEOPLE);
  };
  const [few, many] = [sunday(2), sunday(52)];
  expect([few.mean, few.low, many.mean, many.low]).toEqual([0, 0, 0, 0]);
  expect(few.high).toBeGreaterThan(0.5);
  expect(many.high).toBeGreaterThan(0.05);
  expect(many.high).toBeLessThan(few.high / 2);
});

describe("the bootstrap", () => {
  it("draws weights of mean 1 and variance 1, apart in every lot and replicate", () => {
    const many = new Bootstrap(400);
    const sums = many.sums(new Float64Array(LOTS).fill(1));
    const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length / LOTS;
    const variance = sums.reduce((sum, value) => sum + (value - LOTS * mean) ** 2, 0) / sums.length / LOTS;
    expect(mean).toBeCloseTo(1, 2);
    // Of sums of independent weights: the variance of one.
    expect(variance).toBeGreaterThan(0.8);
    expect(variance).toBeLessThan(1.2);
    const one = new Float64Array(LOTS);
    one[17] = 1;
    const weights = [...many.sums(one)];
    for (const [value, share] of [
      [0, 0.368],
      [1, 0.368],
      [2, 0.184],
    ] as const)
      expect(weights.filter((weight) => weight === value).length / 400).toBeCloseTo(share, 1);
  });
});
