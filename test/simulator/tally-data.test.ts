/** Parts of a replay go elsewhere as JSON and come back: nothing is lost, and what does not belong together is refused. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import { buildReport, reportJson } from "../../src/report/index.js";
import { Tally, mergeTallies, readTally, replay, tallyData } from "../../src/simulator/index.js";
import type { PeopleTable, TallyOptions } from "../../src/simulator/index.js";
import { ATTRIBUTES, PEOPLE, TABLE, branch, happeningsOf, step } from "../report/branch.js";
import { textSource } from "./tools.js";
import type { Part } from "../../src/simulator/threads/parts.js";
import { partTaking } from "./part-taking.js";

const LABELS = [{ type: "file.shared", field: "external" }];
const DAY_MS = 86_400_000;

const byDepartment: Bundle = {
  ...branch,
  limits: [
    ...branch.limits,
    {
      kind: "at_most",
      text: "at most 3 per day for each department",
      count: 3,
      window: "day",
      scope: { prompts: "all", for: { attribute: "department" } },
    },
  ],
  partition: { attribute: "department" },
};

/** Records of which nothing comes are in every log: they belong to somebody, or to nobody. */
const CLUTTER = [
  "{ no json",
  `{"id":"x","type":"file.shared","subject":"ana"}`,
  `{"type":"nowhere.known"}`,
  `{"id":"y","type":"file.shared","time":"2026-03-01T00:00:00Z","subject":"bo","data":{}}`,
];

async function replayed(
  bundle: Bundle,
  text: string,
  people: PeopleTable | undefined,
  figures: TallyOptions,
  part?: Part,
): Promise<Tally> {
  const { tally } = await replay({
    bundle,
    logs: [{ source: textSource(text), format: "ndjson" }],
    figures,
    ...(people === undefined ? {} : { people }),
    ...(part === undefined ? {} : { part }),
  });
  return tally;
}

const reportOf = (tally: Tally): string =>
  reportJson(
    buildReport(tally, {
      files: ["events.ndjson"],
      tzdata: "2026a",
      problems: [],
      smallGroups: true,
      rollout: { population: 900, ramp: [0.1, 1] },
      backtestWeeks: 1,
    }),
  );

function sent(tally: Tally, bundle: Bundle, people: PeopleTable | undefined): Tally {
  const read = readTally(JSON.parse(JSON.stringify(tallyData(tally))), bundle, people);
  if ("problem" in read) throw new Error(`${read.problem.pointer}: ${read.problem.message}`);
  return read.tally;
}

function merged(parts: readonly Tally[]): Tally {
  const whole = mergeTallies(parts);
  if ("problem" in whole) throw new Error(whole.problem.message);
  return whole.tally;
}

describe("a tally as JSON", () => {
  it.each([
    ["person", branch, (person: string) => person],
    ["attribute", byDepartment, (person: string) => `group ${ATTRIBUTES[person]?.["department"] ?? ""}`],
  ] as const)("gives the report of the whole, to the byte, for a log split by %s", async (_, bundle, keyOf) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 80 }),
        fc.array(fc.tuple(fc.nat(80), fc.constantFrom(...CLUTTER)), { maxLength: 12 }),
        fc.boolean(),
        fc.nat(4),
        fc.integer({ min: 1, max: 7 }),
        fc.infiniteStream(fc.nat(6)),
        async (steps, clutter, hasTable, warmUpDays, count, draw) => {
          const lines = happeningsOf(steps).map(({ line }) => line);
          for (const [at, line] of clutter) lines.splice(at, 0, line);
          const text = lines.map((line) => `${line}\n`).join("");
          const people = hasTable ? TABLE : undefined;
          const figures = { labels: LABELS, warmUpMs: warmUpDays * DAY_MS, risk: "low" as const };
          const whole = await replayed(bundle, text, people, figures);
          // Without a table nobody has a department.
          const partOf = new Map<string, number>();
          for (const person of ["", ...PEOPLE]) {
            const key = hasTable || bundle === branch ? keyOf(person) : "group ";
            if (!partOf.has(key)) partOf.set(key, draw.next().value % count);
          }
          const parts = await Promise.all(
            Array.from({ length: count }, (_each, number) =>
              replayed(
                bundle,
                text,
                people,
                figures,
                partTaking(
                  number,
                  count,
                  (person) => partOf.get(hasTable || bundle === branch ? keyOf(person) : "group ") === number,
                ),
              ),
            ),
          );
          const read = parts.map((each) => sent(each, bundle, people));
          expect(reportOf(merged(read.toReversed()))).toBe(reportOf(whole));
          expect(tallyData(merged(parts))).toEqual(tallyData(whole));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, hasTable) => {
        const people = hasTable ? TABLE : undefined;
        const text = happeningsOf(steps)
          .map(({ line }) => `${line}\n`)
          .join("");
        const tally = await replayed(branch, text, people, { labels: LABELS });
        expect(JSON.stringify(tallyData(sent(tally, branch, people)))).toBe(JSON.stringify(tallyData(tally)));
      }),
      { numRuns: 40 },
    );
  });
});

describe("what cannot be merged", () => {
  const empty = (options: TallyOptions = {}, people?: PeopleTable): Tally => new Tally(branch, people, options);
  const problemOf = (data: unknown, people?: PeopleTable): unknown => {
    const read = readTally(data, branch, people);
    return "problem" in read ? read.problem : "none";
  };

  it("is a tally of another bundle, with or without a table, or of another release", () => {
    expect(problemOf(tallyData(new Tally(byDepartment, undefined)))).toMatchObject({ pointer: "/bundle" });
    expect(problemOf(tallyData(empty()), TABLE)).toMatchObject({ pointer: "/hasTable" });
    expect(problemOf({ ...tallyData(empty()), format: "2" })).toMatchObject({
      pointer: "/format",
      message: 'a tally of format "2", and this release of Kairos reads "1"',
    });
  });

  it("is a part with other settings, or with a warm-up of its own", () => {
    expect(mergeTallies([empty(), empty({ risk: "low" })])).toMatchObject({
      problem: { at: 1, pointer: "/settings" },
    });
    const from = (measuredFrom: number): Tally => empty({ warmUpMs: DAY_MS, measuredFrom });
    expect(mergeTallies([from(1), from(1), from(2)])).toMatchObject({ problem: { at: 2, pointer: "/measuredFrom" } });
    // A part that met no event does not know when the warm-up ends, and need not.
    expect(mergeTallies([empty({ warmUpMs: DAY_MS }), from(1)])).toMatchObject({ tally: { measuredFrom: 1 } });
  });

  it("is data that no tally can have given, and the place is named", async () => {
    const steps = fc.sample(fc.array(step, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 7 })[0]!;
    const text = `{\n${happeningsOf(steps)
      .map(({ line }) => `${line}\n`)
      .join("")}`;
    const data = tallyData(await replayed(branch, text, TABLE, { labels: LABELS }));
    expect(problemOf(data, TABLE)).toBe("none");
    const places = placesIn(data);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom("nothing", -1, 0.5, {}), (path, wrong) => {
        const broken = structuredClone(data) as unknown;
        let at = broken as Record<string, unknown>;
        for (const each of path.slice(0, -1)) at = at[each] as Record<string, unknown>;
        const name = path.at(-1)!;
        // What is a text, or may be anything, holds any text.
        if (typeof at[name] === typeof wrong && typeof wrong !== "number") return;
        // What may be missing may be a text.
        if (at[name] === null && typeof wrong === "string") return;
        // A time, or what may be missing and would be one, may be before 1970.
        const mayBeTime = typeof at[name] === "number" || at[name] === null;
        if (mayBeTime && wrong === -1 && path.some((each) => /days|times|measured/i.test(each))) return;
        at[name] = wrong;
        const problem = problemOf(broken, TABLE) as { readonly pointer: string };
        expect(problem).not.toBe("none");
        expect(`/${path.join("/")}`).toContain(problem.pointer);
      }),
      { numRuns: 400 },
    );
  });
});

/** Paths to all that the data holds. */
function placesIn(data: unknown, path: readonly string[] = []): string[][] {
  if (typeof data !== "object" || data === null) return [[...path]];
  const below = Object.entries(data).flatMap(([name, value]) => placesIn(value, [...path, name]));
  return path.length === 0 ? below : [[...path], ...below];
}
