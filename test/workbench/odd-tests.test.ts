/** Tests that nobody means to write: each is said in words, and nothing is thrown. */
import { expect, test } from "vitest";
import { got, messages, office, run, runOne } from "./office.js";

const share = `file.shared { kind: internal, outside: true, size: 1MB }`;

test.each([
  [
    "a person of another id",
    `person ana { team: "a", id: "p-1" } 09:00 ana ${share} 09:01 ana answers sharing with overridden`,
    {},
  ],
  [
    "an id that is empty",
    `person ana { team: "a" } 09:00 ana file.shared { kind: internal, outside: true, size: 1MB, id: "" }`,
    {
      0: [
        'the event was set aside (invalid_event): /id: expected a non-empty string without lone surrogates, found ""',
      ],
    },
  ],
  [
    "an id twice at one time",
    `person ana { team: "a" } 09:00 ana file.shared { kind: internal, size: 1MB, id: "x" }
     09:00 ana file.shared { kind: internal, size: 1MB, id: "x" }`,
    { 1: ["the event is a duplicate: the line before has the same time and id"] },
  ],
  [
    "a time that is written twice",
    `person ana { team: "a" } 09:00 ana file.shared { kind: internal, size: 1MB, time: 2026-01-05T09:00Z }`,
    { 0: ["the time of an event is the one at the start of its line: leave `time` out"] },
  ],
  [
    "a person whose id is empty",
    `person ana { team: "a", id: "" } 09:00 ana ${share}`,
    { 0: [expect.stringMatching(/set aside \(invalid_event\): \/subject/)] },
  ],
  ["no line", `person ana { team: "a" }`, {}],
  [
    "an event before 1970",
    `from 1970-01-01 person ana { team: "a" } 00:30 ana ${share}`,
    { 0: [expect.stringMatching(/outside the years/)] },
  ],
])("%s", (_what, clauses, expected) => {
  expect(messages(runOne(clauses))).toEqual(expected);
});

test("answers go to the person, not to the name", () => {
  const result = runOne(
    `person ana { team: "a", id: "p-1" } 09:00 ana ${share} 09:01 ana answers sharing with overridden -> nothing`,
  );
  expect(got(result)).toEqual(["prompt sharing with outside", "nothing"]);
});

test("values may be computed, whatever comes of it", () => {
  const policies = office.replace(
    "size: bytes\n",
    "size: bytes\n  ratio: number = 0\n  at: timestamp?\n  site: string?\n",
  );
  const one = (fields: string): Record<number, string[]> =>
    messages(
      run(`test "x" { person ana { team: "a" } 09:00 ana file.shared { kind: public, size: 1MB, ${fields} } }`, {
        policies,
      }).tests[0]!,
    );
  expect(one(`ratio: 3 / 2, site: domain("https://a.b.example.co.uk/x")`)).toEqual({});
  expect(one(`ratio: 1 / 0`)).toEqual({
    0: [expect.stringMatching(/set aside \(invalid_event\): \/data\/ratio: expected a number/)],
  });
  // Beyond the calendar there is no time to write down.
  expect(one(`at: 9999-12-31T23:59Z + 10_000d`)).toEqual({});
});

test("the same title twice, and no policy at all", () => {
  const report = run(
    `test "x" { person p { } 09:00 p a.b -> nothing } test "x" { person p { } 09:00 p a.b -> nothing }`,
    {
      policies: `package office event a.b { moment after }`,
    },
  );
  expect(report.tests.map(({ passed }) => passed)).toEqual([true, true]);
  expect(report.coverage).toEqual({ covered: 0, total: 0, groups: [] });
});
