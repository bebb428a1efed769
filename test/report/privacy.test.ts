/** What a report does not say about few people, and under which names it speaks of any. */
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bundle, Expr } from "../../src/bundle/types.js";
import { withheldGroups, withheldParts } from "../../src/report/privacy.js";
import { buildComparison, comparisonMarkdown, comparisonText, Pseudonyms, reportJson } from "../../src/report/index.js";
import type { Comparison } from "../../src/report/index.js";
import { Changes, PeopleTable, pseudonymousSink, replay } from "../../src/simulator/index.js";
import type { Tally } from "../../src/simulator/index.js";
import { shared } from "../simulator/office.js";
import { report, textSource } from "../simulator/tools.js";
import { branch } from "./branch.js";

const key = new TextEncoder().encode("a key");
const day = (at: number): string => new Date(Date.UTC(2026, 2, 2 + at, 9)).toISOString();

describe("small groups", () => {
  it("that are parts of a total take the next smallest with them, so that nobody can subtract", () => {
    expect([...withheldParts([40, 12, 3, 9])].toSorted()).toEqual([2, 3]);
    expect([...withheldParts([40, 3, 2, 9])].toSorted()).toEqual([1, 2]);
    expect([...withheldParts([40, 1, 2, 9])].toSorted()).toEqual([1, 2, 3]);
    expect([...withheldParts([40, 0, 9])]).toEqual([]);
  });

  it("never leave fewer than five people, or one part, for a subtraction to tell", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), (sizes) => {
        const withheld = [...withheldParts(sizes)];
        const people = withheld.reduce((sum, at) => sum + sizes[at]!, 0);
        const nobody = sizes.every((size) => size === 0 || size >= 5);
        expect(withheld.length === 0).toBe(nobody);
        const isAll = sizes.every((size, at) => size === 0 || withheld.includes(at));
        if (withheld.length > 0 && !isAll) expect(people >= 5 && withheld.length > 1).toBe(true);
        sizes.forEach((size, at) => {
          if (size > 0 && size < 5) expect(withheld).toContain(at);
        });
      }),
    );
  });

  it("that lie in one another are withheld where their difference is small, and so is what leaves few outside", () => {
    // Group 0 has 40 people, group 1 is 37 of them; group 2 is all but 2 of 100.
    expect([
      ...withheldGroups(
        2,
        new Map([
          ["0", 3],
          ["0 1", 37],
          ["", 60],
        ]),
      ),
    ]).toEqual([1]);
    expect([
      ...withheldGroups(
        1,
        new Map([
          ["0", 98],
          ["", 2],
        ]),
      ),
    ]).toEqual([0]);
    expect([
      ...withheldGroups(
        2,
        new Map([
          ["0", 10],
          ["1", 10],
          ["", 80],
        ]),
      ),
    ]).toEqual([]);
    expect(
      [
        ...withheldGroups(
          2,
          new Map([
            ["0", 3],
            ["1", 10],
            ["", 80],
          ]),
        ),
      ].toSorted(),
    ).toEqual([0, 1]);
  });

  it("stand in no view of the report unless they are asked for", async () => {
    const ids = Array.from({ length: 12 }, (_, at) => `person-${at}`);
    const people = PeopleTable.of(
      new Map(ids.map((id, at) => [id, { level: at < 3 ? 5 : 1, department: at < 3 ? "board" : "sales" }])),
    );
    const text = ids.map((id, at) => `${JSON.stringify(shared(`e${at}`, day(0), id))}\n`).join("");
    const found = await report(branch, text, { people });
    expect(found.volume.bySegment).toEqual([{ segment: "juniors" }, { segment: "seniors" }]);
    expect(found.coverage.bySegment).toEqual([{ segment: "juniors" }, { segment: "seniors" }]);
    expect(found.volume.topPeople).toBeUndefined();
    expect(found.notes.map(({ code }) => code)).toContain("withheld");
    expect(reportJson(found)).not.toMatch(/person-\d|board/);
    const asked = await report(branch, text, { people, facts: { smallGroups: true } });
    expect(asked.volume.bySegment[1]).toMatchObject({ segment: "seniors", figures: { people: 3 } });
    expect(asked.volume.topPeople).toHaveLength(12);
  });
});

it("a segment that is small under the old policies alone is withheld from a comparison", async () => {
  const ids = Array.from({ length: 20 }, (_, at) => `person-${at}`);
  const people = PeopleTable.of(new Map(ids.map((id, at) => [id, { level: at < 2 ? 1 : at < 10 ? 3 : 5 }])));
  const text = ids.map((id, at) => `${JSON.stringify(shared(`e${at}`, day(0), id))}\n`).join("");
  // Ten juniors by the new policies, two by the old ones.
  const isBelow = (level: number): Expr => ({
    op: "less",
    type: "bool",
    args: [
      { op: "person", type: "int", name: "level" },
      { op: "literal", type: "int", value: level },
    ],
  });
  const withJuniors = (level: number): Bundle => ({ ...branch, segments: { juniors: { when: isBelow(level) } } });
  const [old, next] = [withJuniors(3), withJuniors(5)];
  const tallyOf = async (bundle: Bundle): Promise<Tally> =>
    (await replay({ bundle, people, logs: [{ source: textSource(text), format: "ndjson" }] })).tally;
  const compare = async (before: Bundle, after: Bundle, smallGroups: boolean): Promise<Comparison["segments"]> =>
    buildComparison(await tallyOf(before), await tallyOf(after), new Changes(before, after, people), {
      files: [],
      tzdata: "2026a",
      smallGroups,
    }).segments;
  expect(await compare(old, next, false)).toEqual([{ segment: "juniors", withheld: true }]);
  expect(await compare(next, old, false)).toEqual([{ segment: "juniors", withheld: true }]);
  expect(await compare(next, next, false)).toMatchObject([{ segment: "juniors", people: 10 }]);
  expect(await compare(old, next, true)).toMatchObject([
    { segment: "juniors", people: 10, prompts: { old: 2, new: 10 } },
  ]);
});

describe("what changes for people", () => {
  /** Person i has as many prompts more as said. */
  const comparisonOf = async (differences: readonly number[], smallGroups: boolean): Promise<Comparison> => {
    const { tally } = await replay({ bundle: branch, logs: [{ source: textSource(""), format: "ndjson" }] });
    const changes = new Changes(branch, branch, undefined);
    differences.forEach((difference, at) => changes.people.set(`person-${at}`, { old: 9, new: 9 + difference }));
    return buildComparison(tally, tally, changes, { files: [], tzdata: "2026a", smallGroups });
  };

  it("is not told of fewer than five people, neither plainly nor by subtraction", async () => {
    let withheldSome = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 60 }), async (differences) => {
        const { people } = await comparisonOf(differences, false);
        const count = (holds: (difference: number) => boolean): number => differences.filter(holds).length;
        const parts = [
          { told: people.more, size: count((each) => each > 0), holds: (each: number) => each > 0 },
          { told: people.fewer, size: count((each) => each < 0), holds: (each: number) => each < 0 },
          { told: people.same, size: count((each) => each === 0), holds: (each: number) => each === 0 },
        ];
        const isFew = (size: number): boolean => size > 0 && size < 5;
        for (const { told, size } of parts) if (told !== undefined) expect([told, isFew(size)]).toEqual([size, false]);
        // What is left of a whole that is told must not be few, unless it is all who are there.
        const leftOut = (whole: number, shown: number, shownCount: number): void => {
          if (whole === shown) return;
          withheldSome += 1;
          if (shownCount > 0) expect(isFew(whole - shown)).toBe(false);
        };
        const told = parts.filter((part) => part.told !== undefined);
        leftOut(
          people.prompted,
          told.reduce((sum, { size }) => sum + size, 0),
          told.filter(({ size }) => size > 0).length,
        );
        for (const part of parts) {
          const rows = people.byDifference.filter(({ difference }) => part.holds(difference));
          for (const { difference, people: own } of rows) {
            expect(own).toBe(count((each) => each === difference));
            expect(isFew(own)).toBe(false);
          }
          if (part.told === undefined) expect(rows).toEqual([]);
          else
            leftOut(
              part.size,
              rows.reduce((sum, { people: own }) => sum + own, 0),
              rows.length,
            );
        }
      }),
    );
    expect(withheldSome).toBeGreaterThan(20);
  });

  it("is told of everybody where it is asked for, and names nobody in a way that a view acts on", async () => {
    const { people } = await comparisonOf([1, 1, -2, 0], true);
    expect(people).toMatchObject({ prompted: 4, more: 2, fewer: 1, same: 1 });
    expect(people.byDifference).toHaveLength(3);
    const hostile = await comparisonOf([1], true);
    const named = {
      ...hostile,
      people: { ...hostile.people, most: [{ person: "\u001b[2J@all <b>", old: 1, new: 2 }] },
    };
    expect(comparisonText(named, { colour: false })).not.toContain("\u001b");
    expect(comparisonMarkdown(named)).not.toMatch(/<b>|@all/);
  });
});

describe("pseudonyms", () => {
  const people = PeopleTable.of(
    new Map([
      ["ana@x.example", { level: 1 }],
      ["bo", { level: "many" }],
    ]),
  );
  const names = new Pseudonyms(key, (id) => people.get(id) !== undefined);

  it("are the HMAC-SHA-256 of the id under the key, cut to 96 bits", () => {
    const expected = createHmac("sha256", "a key").update("ana@x.example").digest("hex").slice(0, 24);
    expect(names.of("ana@x.example")).toBe(`p-${expected}`);
  });

  it("take the place of ids in decisions, messages, samples and lists, and nothing of an id is left", async () => {
    const lines: string[] = [];
    const text = [
      shared("ana@x.example/1", day(0), "ana@x.example"),
      shared("e2", day(1), "bo"),
      shared("e0", day(0), "ana@x.example"),
      { id: "e4", type: "ana@x.example", time: day(2), subject: "ana@x.example" },
    ]
      .map((event) => `${JSON.stringify(event)}\n`)
      .join("");
    const addressed = {
      ...branch,
      policies: {
        ...branch.policies,
        sharing: {
          ...branch.policies["sharing"]!,
          message: {
            mode: "inline" as const,
            body: {
              en: ["Dear ", { value: { op: "person", type: "string", name: "id" } as const }, ", who is it for?"],
            },
          },
        },
      },
    };
    const sink = { write: (line: string) => void lines.push(line), flush: async () => {} };
    await replay({
      bundle: addressed,
      logs: [{ source: textSource(text), format: "ndjson" }],
      people,
      decisions: pseudonymousSink(sink, names),
    });
    const found = await report(addressed, text, { people, facts: { smallGroups: true, pseudonyms: names } });
    expect(lines.join("\n")).toContain(`Dear ${names.of("ana@x.example")}, who`);
    expect(found.input.samples.invalid_person?.[0]?.detail).toContain(names.of("bo"));
    expect(found.volume.topPeople?.[0]?.person).toBe(names.of("ana@x.example"));
    expect(lines.join("\n") + reportJson(found)).not.toMatch(/ana@x|"bo\W/);
  });
});
