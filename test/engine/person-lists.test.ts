/** The lists of people in one array, against a map of arrays that does the same slowly. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEVER, PersonLists } from "../../src/engine/person-lists.js";
import { PersonRows } from "../../src/engine/person-rows.js";

const PEOPLE = 3;
const LISTS = 6;

interface Command {
  readonly what: "push" | "set" | "number" | "remove";
  readonly person: number;
  readonly list: number;
  readonly bound: number;
  readonly values: readonly number[];
}

const command: fc.Arbitrary<Command> = fc.record({
  what: fc.constantFrom("push", "push", "push", "set", "number", "remove"),
  person: fc.nat(PEOPLE - 1),
  list: fc.nat(LISTS - 1),
  bound: fc.integer({ min: 1, max: 12 }),
  values: fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 }),
});

describe("lists of people", () => {
  it("are those of a map of arrays, whatever is added, cut and removed", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 300 }), (commands) => {
        const rows = new PersonRows();
        const lists = new PersonLists(rows);
        const places = Array.from({ length: PEOPLE }, () => rows.add());
        const model = new Map<string, readonly number[]>();
        for (const { what, person, list, bound, values } of commands) {
          const place = places[person]!;
          const key = `${person} ${list}`;
          const before = model.get(key) ?? [];
          switch (what) {
            case "push":
              lists.push(place, list, values[0]!, bound);
              model.set(key, [...before, values[0]!].slice(-bound));
              break;
            case "set":
              lists.setTimes(place, list, values);
              model.set(key, values);
              break;
            case "number":
              lists.setNumber(place, list, values[0]!);
              model.set(key, [values[0]!, ...before.slice(1)]);
              break;
            case "remove":
              lists.remove(place, list);
              model.delete(key);
          }
        }
        places.forEach((place, person) => {
          const theirs = new Set<number>();
          for (let list = 0; list < LISTS; list += 1) {
            const expected = model.get(`${person} ${list}`) ?? [];
            if (expected.length > 0) theirs.add(list);
            expect(lists.times(place, list)).toEqual(expected);
            expect(lists.latest(place, list, 2)).toBe(expected.at(-2) ?? NEVER);
            expect(lists.number(place, list, -1)).toBe(expected[0] ?? -1);
          }
          for (let at = lists.next(place, 2, 0); at !== 0; at = lists.next(place, 2, at)) {
            const list = lists.words[2 * at]!;
            expect(list).toBeGreaterThanOrEqual(2);
            expect(theirs.delete(list)).toBe(true);
          }
          expect([...theirs].filter((list) => list >= 2)).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("count the times that are later, from the end", () => {
    const rows = new PersonRows();
    const lists = new PersonLists(rows);
    const place = rows.add();
    lists.setTimes(place, 1, [5, 7, 7, 9]);
    expect([4, 5, 7, 8, 9].map((than) => lists.later(place, 1, than))).toEqual([4, 3, 1, 1, 0]);
    expect(lists.later(place, 2, 0)).toBe(0);
  });
});
