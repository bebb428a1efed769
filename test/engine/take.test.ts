/** Step 1: what is looked at, what is set aside and why, in which order. */
import { describe, expect, test } from "vitest";
import type { Field } from "../../src/bundle/types.js";
import { DAY, HOUR, MONDAY, Run, SECOND, bundle, policy } from "./builder.js";

const EVENT = {
  specversion: "1.0",
  id: "1",
  source: "",
  type: "act",
  time: "2026-01-05T00:00:00Z",
  subject: "ana",
  data: {},
};

function decideOnce(event: unknown, person?: unknown, parts: Parameters<typeof bundle>[0] = {}): string {
  const run = new Run(bundle(parts));
  const outcome = run.engine.decide(run.state, event, person);
  if (outcome.kind !== "set_aside") return outcome.kind;
  expect(run.saved).toEqual({});
  return `${outcome.reason} ${outcome.detail}`;
}

describe("a CloudEvent", () => {
  test("in its full and its shortest form", () => {
    expect(decideOnce(EVENT)).toBe("taken");
    expect(decideOnce({ id: "1", type: "act", time: "2026-01-05t00:00:00.5+01:00", subject: "ana" })).toBe("taken");
    expect(decideOnce({ ...EVENT, source: null, specversion: null, data: null, datacontenttype: "x", extra: {} })).toBe(
      "taken",
    );
  });

  test.each([
    [null, "invalid_event the event must be an object, found nothing"],
    ["text", 'invalid_event the event must be an object, found "text"'],
    [[EVENT], "invalid_event the event must be an object, found a list of 1"],
    [{ ...EVENT, type: undefined }, "invalid_event /type: expected a non-empty string, found nothing"],
    [{ ...EVENT, type: "" }, 'invalid_event /type: expected a non-empty string, found ""'],
    [{ ...EVENT, type: 7 }, "invalid_event /type: expected a non-empty string, found 7"],
    [{ ...EVENT, specversion: "0.3" }, 'invalid_event /specversion: expected "1.0", found "0.3"'],
    [{ ...EVENT, id: "" }, 'invalid_event /id: expected a non-empty string without lone surrogates, found ""'],
    [{ ...EVENT, id: null }, "invalid_event /id: expected a non-empty string without lone surrogates, found nothing"],
    [{ ...EVENT, source: 1 }, "invalid_event /source: expected a string without lone surrogates, found 1"],
    [
      { ...EVENT, time: undefined },
      "invalid_event /time: expected an RFC 3339 time with an offset, years 1970 to 9999, found nothing",
    ],
    [
      { ...EVENT, time: 0 },
      "invalid_event /time: expected an RFC 3339 time with an offset, years 1970 to 9999, found 0",
    ],
    [
      { ...EVENT, subject: "" },
      'invalid_event /subject: expected the person\'s id, a non-empty string without lone surrogates, found ""',
    ],
    [{ ...EVENT, data: [] }, "invalid_event /data: expected an object, found a list of 0"],
    [{ ...EVENT, data: { n: "1" } }, 'invalid_event /data/n: expected a whole number within ±(2^53−1), found "1"'],
  ])("%# is refused with what and where", (event, detail) => expect(decideOnce(event)).toBe(detail));

  test("nothing that objects inherit is taken for a member", () => {
    expect(decideOnce(Object.create(EVENT))).toMatch("invalid_event /type");
    expect(decideOnce(EVENT, undefined, { fields: { ["constructor" as string]: { type: "string" } } })).toMatch(
      "/data/constructor: expected a value",
    );
    const polluted = JSON.parse('{"__proto__": {"n": 7}}') as object;
    expect(decideOnce({ ...EVENT, data: polluted })).toBe("taken");
  });
});

describe("types", () => {
  test("out of the vocabulary", () => {
    const run = new Run(bundle());
    expect(run.take(0, "unheard.of")).toEqual({ kind: "out_of_vocabulary", type: "unheard.of" });
    expect(run.take(0, "constructor")).toEqual({ kind: "out_of_vocabulary", type: "constructor" });
  });

  test("one that nobody asks for is decided by its type alone: neither validated nor put in order", () => {
    const run = new Run(bundle());
    run.act(MONDAY);
    const before = run.saved;
    expect(run.engine.decide(run.state, { type: "other", time: "never" }, undefined)).toEqual({
      kind: "by_type_alone",
    });
    expect(run.saved).toEqual(before);
  });

  test.each([
    ["a trigger", { policies: { p: policy({ triggers: [{ on: ["act", "other"] }] }) } }],
    ["history", { history: [{ kind: "first_time" as const, on: "other", withinMs: DAY, keep: 2 as const }] }],
    ["risk rules", { events: { other: { fields: {}, risk: [] } } }],
  ])("%s asks for a type", (_, parts) => {
    expect(new Run(bundle(parts)).take(MONDAY, "other").kind).toBe("taken");
  });

  test("kairos.response is always asked for", () => {
    expect(new Run(bundle()).take(MONDAY, "kairos.response", {})).toMatchObject({ reason: "invalid_event" });
  });
});

describe("values", () => {
  const enums = {
    Level: {
      ordered: true,
      values: [
        { name: "low", record: "LOW" },
        { name: "high", record: "hi-gh" },
      ],
    },
  };
  const cases: readonly [Field["type"], readonly unknown[], readonly unknown[]][] = [
    ["bool", [true, false], [0, "true", [], {}]],
    ["int", [0, 3.0, -0, 2 ** 53 - 1, -(2 ** 53) + 1], [2 ** 53, 1.5, Infinity, "1", true]],
    ["number", [0.5, -1e300, 2 ** 60], [Infinity, "1"]],
    ["string", ["", "😀"], [1, "\ud800", true]],
    ["bytes", [0, 12, -1], [1.5, "1kB"]],
    ["duration", [0, 60_000], [0.5, "1h"]],
    [
      "timestamp",
      ["2027-03-31T07:00:00Z", "2027-03-31t07:00:00.123456+02:00"],
      ["2027-03-31", "2027-03-31T07:00:00", 5],
    ],
    ["date", ["2027-03-31", "1900-01-01"], ["2027-02-30", "2027-03-31T00:00:00Z", 20270331]],
    ["time", ["00:00", "23:59"], ["24:00", "7:00", 700]],
    ["timezone", ["Europe/Berlin", "UTC"], ["europe/berlin", "+01:00", "Mars/Base"]],
    ["locale", ["de", "pt-BR"], [1]],
    ["percentage", [0.8, 1, 2.5], ["80%", Infinity]],
    [{ enum: "Level" }, ["LOW", "hi-gh"], ["low", "high", 0, ""]],
    [{ list: "int" }, [[], [1, 2]], [1, ["1"], [null], { 0: 1, length: 1 }]],
    [{ list: { enum: "Level" } }, [["LOW"]], [["low"]]],
  ];
  for (const [type, good, bad] of cases) {
    const name = typeof type === "string" ? type : JSON.stringify(type);
    test.each(good.map((value) => [value]))(`${name} takes %j`, (value) => {
      expect(decideOnce({ ...EVENT, data: { x: value } }, undefined, { enums, fields: { x: { type } } })).toBe("taken");
    });
    test.each(bad.map((value) => [value]))(`${name} refuses %j`, (value) => {
      expect(decideOnce({ ...EVENT, data: { x: value } }, undefined, { enums, fields: { x: { type } } })).toMatch(
        "invalid_event /data/x",
      );
    });
  }

  test("missing is null or absent: optional, a default, or invalid", () => {
    for (const data of [{}, { x: null }]) {
      expect(decideOnce({ ...EVENT, data }, undefined, { fields: { x: { type: "int" } } })).toMatch("invalid_event");
      expect(decideOnce({ ...EVENT, data }, undefined, { fields: { x: { type: "int", optional: true } } })).toBe(
        "taken",
      );
      expect(decideOnce({ ...EVENT, data }, undefined, { fields: { x: { type: "int", default: 7 } } })).toBe("taken");
    }
  });

  test("a pointer is escaped", () => {
    expect(decideOnce(EVENT, undefined, { fields: { "a/b~c": { type: "int" } } })).toMatch("/data/a~1b~0c: ");
  });
});

describe("people", () => {
  const person: Record<string, Field> = { role: { type: "string" }, grade: { type: "int", default: 1 } };

  test.each([
    [{ role: "x" }, "taken"],
    [{ role: "x", id: "ana", timezone: "Asia/Tokyo", locale: "ja", unseen: {} }, "taken"],
    [{ role: "x", id: "bob" }, 'invalid_person person "ana": /id: expected the id of the person, "ana", found "bob"'],
    [{ role: 1 }, 'invalid_person person "ana": /role: expected a string, found 1'],
    [{}, 'invalid_person person "ana": /role: expected a value, which is required here, found nothing'],
    [
      { role: "x", timezone: "Nowhere" },
      'invalid_person person "ana": /timezone: expected the name of an IANA time zone such as "Europe/Berlin", found "Nowhere"',
    ],
    [[], 'invalid_person person "ana": the person must be an object, found a list of 0'],
    [undefined, 'unknown_person person "ana": /role: expected a value, which is required here, found nothing'],
    [null, 'unknown_person person "ana": /role: expected a value, which is required here, found nothing'],
  ])("%j: %s", (attributes, expected) => expect(decideOnce(EVENT, attributes, { person })).toBe(expected));

  test("whom the table lacks is taken where the defaults do", () => expect(decideOnce(EVENT)).toBe("taken"));
});

describe("order", () => {
  test("by (time, id, source), within a person", () => {
    const run = new Run(bundle());
    const at = (time: number, id: string, source = "s", subject = "ana"): string => {
      const outcome = run.take(time, "act", {}, { id, source, subject });
      return outcome.kind === "set_aside" ? outcome.reason : outcome.kind;
    };
    expect(at(MONDAY, "b")).toBe("taken");
    expect(at(MONDAY, "b")).toBe("duplicate");
    expect(at(MONDAY, "b", "t")).toBe("taken");
    expect(at(MONDAY, "b", "s")).toBe("out_of_order");
    expect(at(MONDAY, "a", "z")).toBe("out_of_order");
    expect(at(MONDAY, "c", "")).toBe("taken");
    expect(at(MONDAY - 1, "z")).toBe("out_of_order");
    expect(at(MONDAY - 1, "z", "s", "bob")).toBe("taken");
    expect(at(MONDAY + 1, "b")).toBe("taken");
    expect(at(MONDAY + 1, "\u{ffff}")).toBe("taken");
    expect(at(MONDAY + 1, "\u{10000}")).toBe("taken");
  });

  test("a duplicate is one whatever else it holds, and changes nothing", () => {
    const run = new Run(bundle());
    run.take(MONDAY, "act", { n: 1 }, { id: "x" });
    const before = run.saved;
    expect(run.take(MONDAY, "act", { n: 2 }, { id: "x" })).toEqual({ kind: "duplicate" });
    expect(run.take(MONDAY, "kairos.response", { policy: "p", event: "x", answer: "accepted" }, { id: "x" })).toEqual({
      kind: "duplicate",
    });
    expect(run.saved).toEqual(before);
  });

  test("out of order names both keys", () => {
    const run = new Run(bundle());
    run.take(MONDAY + SECOND, "act", {}, { id: "x", source: "s" });
    expect(run.take(MONDAY, "act", {}, { id: "y" })).toEqual({
      kind: "set_aside",
      reason: "out_of_order",
      detail:
        'the event ["2026-01-05T00:00:00.000Z","y",""] comes after ["2026-01-05T00:00:01.000Z","x","s"], which is greater by (time, id, source)',
      decisions: [],
    });
  });

  test("a split by an attribute keeps one order per group, no split one order for all", () => {
    const person: Record<string, Field> = { department: { type: "string", optional: true } };
    const byDepartment = new Run(bundle({ person, partition: { attribute: "department" } }));
    byDepartment.people = { ana: { department: "a" }, bob: { department: "a" }, eve: {} };
    byDepartment.act(MONDAY + HOUR);
    expect(byDepartment.take(MONDAY, "act", {}, { subject: "bob" })).toMatchObject({ reason: "out_of_order" });
    expect(byDepartment.take(MONDAY, "act", {}, { subject: "eve", id: "e" })).toMatchObject({ kind: "taken" });
    expect(byDepartment.saved).toMatchObject({
      groups: {
        'department:"a"': { last: [MONDAY + HOUR, "000001", ""] },
        "department:null": { last: [MONDAY, "e", ""] },
      },
    });

    const whole = new Run(bundle({ partition: null }));
    whole.act(MONDAY + HOUR);
    expect(whole.take(MONDAY, "act", {}, { subject: "bob" })).toMatchObject({ reason: "out_of_order" });
    expect(whole.saved).toMatchObject({ groups: { everyone: { last: [MONDAY + HOUR, "000001", ""] } } });
  });

  test("what is wrong with the event is said before what is wrong with the person, and that before the order", () => {
    const run = new Run(bundle({ person: { role: { type: "string" } } }));
    run.people = { ana: { role: "x" } };
    run.act(MONDAY);
    run.people = { ana: {} };
    expect(run.take(MONDAY - 1, "act", { n: "" })).toMatchObject({ reason: "invalid_event" });
    expect(run.take(MONDAY - 1, "act")).toMatchObject({ reason: "invalid_person" });
    run.people = { ana: { role: "x" } };
    expect(run.take(MONDAY - 1, "act")).toMatchObject({ reason: "out_of_order" });
  });
});

test("the fast lane agrees with decide", () => {
  const run = new Run(bundle({ fields: { x: { type: "string", default: "d" } } }));
  const type = run.engine.eventType("act")!;
  const values = type.fields.map((field) => field.decode(undefined) as never);
  const ana = run.engine.person("ana", undefined);
  const fast = run.engine.take(run.state, { type, id: "1", source: "", time: MONDAY, person: "ana", values }, ana);
  const other = new Run(bundle({ fields: { x: { type: "string", default: "d" } } }));
  expect(fast).toEqual(other.take(MONDAY, "act", {}, { id: "1" }));
  expect(run.saved).toEqual(other.saved);
});
