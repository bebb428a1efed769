import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { summary } from "../../src/report/index.js";
import { statisticsOf } from "../../src/report/statistics.js";
import { PeopleTable } from "../../src/simulator/index.js";
import { office, shared } from "../simulator/office.js";
import { bundleOf, ndjson, report } from "../simulator/tools.js";

const day = (at: number, hour: number): string => new Date(Date.UTC(2026, 2, 2 + at, hour)).toISOString();

/** Three people over three weeks, some of what can go wrong, and names that are too long for a terminal. */
async function example() {
  const long = "a_policy_whose_name_is_longer_than_any_terminal_that_a_security_team_might_want_to_read_it_on";
  const bundle = { ...office, policies: { ...office.policies, [long]: office.policies["urgent_mail"]! } };
  const lines: unknown[] = [];
  for (let at = 0; at < 21; at += 1) {
    lines.push(shared(`a${at}`, day(at, 8), "ana", { external: true, size: at * 300 }));
    lines.push(shared(`b${at}`, day(at, 9), "bo", { external: at % 2 === 0 }));
    lines.push({ id: `m${at}`, type: "mail.sent", time: day(at, 10), subject: "ana", data: { urgent: at % 5 === 0 } });
    lines.push({ id: `d${at}`, type: "door.opened", time: day(at, 11), subject: "cy" });
  }
  lines.push("{", { type: "tea.made" }, shared("a3", day(3, 8), "ana"), shared("late", "yesterday", "ana"));
  const people = PeopleTable.of(
    new Map([
      ["ana", { timezone: "Europe/Berlin" }],
      ["bo", {}],
      ["robot", { role: "ai-agent" }],
    ]),
  );
  return report(bundle, ndjson(...lines), { people });
}

describe("the summary", () => {
  it("says in a page what a replay found", async () => {
    const text = summary(await example(), { colour: false });
    expect(text.replace(/bundle [0-9a-f]{16}/, "bundle ················")).toMatchSnapshot();
  });

  it("fits into 100 columns, with and without colour", async () => {
    const plain = summary(await example(), { colour: false });
    const coloured = summary(await example(), { colour: true });
    expect(Math.max(...plain.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it("puts the weeks of a response model together where they are many, and loses no prompt", async () => {
    const found = await example();
    const byWeek = Array.from({ length: 30 }, (_, week) => ({ prompts: 10 + week, accepted: week }));
    const responses = { model: "field", parameters: [], prompts: 735, accepted: 435, byWeek, effects: [] };
    const text = summary({ ...found, responses }, { colour: false });
    const said =
      /by week since a person's first prompt: ([^]*?)\n {2}\S|by week since a person's first prompt: ([^]*)/.exec(text);
    const weeks = (said?.[1] ?? said![2]!).split("\n\n")[0]!.replace(/\s+/g, " ").split(", ");
    expect(weeks.slice(0, 2)).toEqual(["week 1 0.0%", "week 2 9.1%"]);
    // Weeks 9 to 30: accepted 8 to 29, prompts 18 to 39.
    expect(weeks.slice(8)).toEqual(["weeks 9 to 30 64.9%"]);
    expect(Math.max(...text.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
  });

  it("has something to say of a log in which there is nothing", async () => {
    expect(summary(await report(bundleOf(), ""), { colour: false })).toContain(
      "Replay of nothing decided, 0 people seen",
    );
  });
});

describe("statistics", () => {
  it("takes percentiles by nearest rank, zeros included", () => {
    const counts = [...Array.from({ length: 90 }, () => 0), ...Array.from({ length: 9 }, () => 2), 7];
    expect(
      statisticsOf(
        [
          [2, 9],
          [7, 1],
        ],
        counts.length,
      ),
    ).toEqual({ mean: 0.25, p50: 0, p90: 0, p95: 2, p99: 2, max: 7 });
    expect(
      statisticsOf(
        [
          [1, 19],
          [5, 1],
        ],
        20,
      ),
    ).toMatchObject({ p50: 1, p95: 1, p99: 5 });
    expect(statisticsOf([], 0)).toEqual({ mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
  });
});
