/** Raw records through a `source`: what fits, what is missing, which map takes a record, and the ids of elements. */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/index.js";
import type { Bundle } from "../../src/bundle/index.js";
import {
  CLOUD_EVENTS,
  bytesInMemory,
  portableTools,
  readLedger,
  replay,
  writeEvents,
} from "../../src/simulator/index.js";
import type { Log, LogFormat } from "../../src/simulator/index.js";
import type { Ledger } from "../../src/simulator/tally/ledger.js";

const policies = `
org { locales en }
enum Level ordered { low, high = "HIGH", top = "2" }
person { }
event raw.seen {
  number: number?
  size: bytes?
  flag: bool?
  level: Level?
  at: timestamp?
  text: string?
  names: list of string = []
}
event raw.other { text: string? }
policy seen {
  trigger on raw.seen, raw.other
  message feedback { body "Seen." }
  fatigue { at most 1 per event }
}
`;

interface Took {
  readonly decisions: readonly {
    readonly event: string;
    readonly person: string;
    readonly time: number;
    readonly source: string;
  }[];
  readonly setAside: number;
  readonly outOfVocabulary: number;
  readonly details: readonly string[];
}

async function through(source: string, log: string, format: LogFormat = "ndjson"): Promise<Took> {
  const { bundle, diagnostics } = compile([{ path: "a.kairos", text: policies + source }]);
  if (bundle === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const took = await replayed(bundle, { source: bytesInMemory("log", new TextEncoder().encode(log)), format });
  expect(await inTwoSteps(bundle, log, format)).toEqual(took);
  return took;
}

async function replayed(bundle: Bundle, log: Log, before?: Ledger): Promise<Took> {
  const lines: string[] = [];
  const { tally, problems } = await replay({
    bundle,
    logs: [log],
    decisions: { write: (line) => lines.push(line), flush: async () => {} },
  });
  expect(problems).toEqual([]);
  const { ledger } = tally;
  if (before !== undefined) ledger.merge(before);
  return {
    decisions: lines.map((line) => JSON.parse(line) as Took["decisions"][number]),
    setAside: ledger.setAside,
    outOfVocabulary: ledger.outOfVocabulary,
    details: (["invalid_event", "unreadable"] as const).flatMap((reason) =>
      ledger.samples(reason).map(({ detail }) => detail),
    ),
  };
}

/** As when events are sorted or split in between: records to events, the ledger by way of JSON, then the events alone. */
async function inTwoSteps(bundle: Bundle, log: string, format: LogFormat): Promise<Took> {
  const events: string[] = [];
  const { ledger, problem } = await writeEvents(
    { source: bytesInMemory("log", new TextEncoder().encode(log)), format },
    bundle,
    { write: (line) => events.push(`${line}\n`), flush: async () => {} },
    portableTools,
  );
  expect(problem).toBeUndefined();
  const sent = readLedger(JSON.parse(JSON.stringify(ledger.plain())));
  if ("problem" in sent) throw new Error(sent.problem.message);
  const source = bytesInMemory("log", new TextEncoder().encode(events.join("")));
  return replayed(bundle, { source, format: "ndjson", mapping: CLOUD_EVENTS }, sent.ledger);
}

const head = "id record.id time record.t person record.who";
const record = (members: object): string =>
  JSON.stringify({ id: "r1", t: "2026-03-02T09:00:00Z", who: "ana", ...members });

describe("a condition over a raw value", () => {
  const table: [condition: string, members: object, holds: boolean][] = [
    ["record.x is 3", { x: 3 }, true],
    ["record.x is 3", { x: "3" }, true],
    ["record.x is 3", { x: "three" }, false],
    ["record.x is not 3", { x: "three" }, false],
    ["record.x is not 3", {}, false],
    ["not record.x is 3", {}, true],
    ["record.x > 2.5", { x: "2.75" }, true],
    ["record.x is true", { x: "true" }, true],
    ["record.x is true", { x: 1 }, false],
    ['record.x is "7"', { x: 7 }, true],
    ['record.x contains "b"', { x: "abc" }, true],
    ['record.x in ["a", "b"]', { x: "b" }, true],
    ["record.x exists", { x: "" }, true],
    ["record.x exists", { x: [] }, true],
    ["record.x exists", { x: { y: 1 } }, true],
    ["record.x exists", { x: false }, true],
    ["record.x exists", { x: null }, false],
    ["not record.x exists", {}, true],
    ['record.list[1].name is "b"', { list: [{ name: "a" }, { name: "b" }] }, true],
    ['record."odd key".y is "z"', { "odd key": { y: "z" } }, true],
    ['record."__proto__".y is "z"', {}, false],
    ['(record.x otherwise "none") is "none"', {}, true],
  ];
  test.each(table)("%s with %j", async (condition, members, holds) => {
    const took = await through(`source s { ${head} map when ${condition} to raw.seen { } }`, record(members));
    expect(took.decisions).toHaveLength(holds ? 1 : 0);
    expect(took.outOfVocabulary).toBe(holds ? 0 : 1);
  });
});

describe("a field that a raw value is put into", () => {
  const table: [field: string, value: unknown, fits: boolean][] = [
    ["number", 1.5, true],
    ["number", "1.5", true],
    ["number", "1,5", false],
    ["size", "2048", true],
    ["flag", "false", true],
    ["flag", "True", true],
    ["flag", "tRUE", false],
    ["flag", "no", false],
    ["level", "HIGH", true],
    ["level", "high", false],
    ["level", 2, true],
    ["at", "2026-03-02T10:00:00+01:00", true],
    ["at", 1_772_442_000_000, true],
    ["at", "yesterday", false],
    ["text", 12, true],
    ["text", ["a"], false],
    ["names", ["a", "b"], true],
    ["names", ["a", null], false],
    ["names", undefined, true],
    ["text", undefined, true],
  ];
  test.each(table)("%s from %j", async (field, value, fits) => {
    const took = await through(`source s { ${head} map to raw.seen { ${field}: record.v } }`, record({ v: value }));
    expect(took.decisions).toHaveLength(fits ? 1 : 0);
    expect(took.setAside).toBe(fits ? 0 : 1);
    if (!fits) expect(took.details[0]).toMatch(/\/v/);
  });
});

test("the first map that holds takes the record, and the event's source is the name of the source", async () => {
  const took = await through(
    `source audit { ${head} map when record.x is 1 to raw.seen { } map to raw.other { } }`,
    [record({ x: 1 }), record({ x: 2, id: "r2" })].join("\n"),
  );
  expect(took.decisions.map(({ event, source }) => [event, source])).toEqual([
    ["r1", "audit"],
    ["r2", "audit"],
  ]);
});

test("elements of `each` are events of their own, told apart by position unless the id names the item", async () => {
  const log = record({ items: [{ n: "a" }, { n: "b" }] });
  const byPosition = await through(`source s { ${head} each record.items map to raw.seen { text: item.n } }`, log);
  expect(byPosition.decisions.map(({ event }) => event)).toEqual(["r1#0", "r1#1"]);
  const byItem = await through(
    "source s { id item.n time record.t person record.who each record.items map to raw.seen { } }",
    log,
  );
  expect(byItem.decisions.map(({ event }) => event)).toEqual(["a", "b"]);
  const none = await through(`source s { ${head} each record.items map to raw.seen { } }`, record({}));
  expect(none).toMatchObject({ decisions: [], outOfVocabulary: 1 });
});

test("a name leads into a list of named values, whatever the members are called", async () => {
  const took = await through(
    `source s { ${head} map when record.p.colour is "red" and record.q.size is 3 and record.q.on is true
       and not record.p.none exists to raw.seen { names: record.q.many } }`,
    record({
      p: [{ name: "shape" }, { name: "colour", value: "red" }, { name: "colour", value: "blue" }, 7, null],
      q: [
        { Name: "size", Value: "3" },
        { name: "on", boolValue: true },
        { name: "many", multiValue: ["a", "b"] },
      ],
    }),
  );
  expect(took.decisions).toHaveLength(1);
});

test("several members together stand for an id, and all of them must be there", async () => {
  const source = "source s { id [record.a, record.b] time record.t person record.who map to raw.seen { } }";
  const log = [record({ a: 1, b: "x" }), record({ a: "1", b: "x" }), record({ a: "1x", b: "" }), record({ a: 1 })].join(
    "\n",
  );
  const took = await through(source, log);
  expect(took.decisions.map(({ event }) => event)).toEqual(['["1","x"]', '["1x",""]']);
  expect(took.setAside).toBe(1);
});

describe("a time without an offset", () => {
  const table: [zone: string | undefined, time: string, instant: string | undefined][] = [
    [undefined, "2026-03-02T09:00:00", undefined],
    ["UTC", "2026-03-02T09:00:00", "2026-03-02T09:00:00.000Z"],
    ["UTC", "2026-03-02 09:00:00.5", "2026-03-02T09:00:00.500Z"],
    ["UTC", "2026-03-02T09:00", "2026-03-02T09:00:00.000Z"],
    ["UTC", "2026-03-02T09:00:00+02:00", "2026-03-02T07:00:00.000Z"],
    ["UTC", "2026-02-30T09:00:00", undefined],
    ["UTC", "2026-03-02", undefined],
    ["Europe/Berlin", "2026-07-01 09:00:00", "2026-07-01T07:00:00.000Z"],
    // Shown twice: the first time counts. Never shown: it does not fit.
    ["Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T00:30:00.000Z"],
    ["Europe/Berlin", "2026-03-29 02:30:00", undefined],
  ];
  test.each(table)("in %s, %s", async (zone, time, instant) => {
    const clause = zone === undefined ? "" : `timezone "${zone}"`;
    const took = await through(`source s { ${head} ${clause} map to raw.seen { } }`, record({ t: time }));
    expect(took.decisions.map((decision) => new Date(decision.time).toISOString())).toEqual(
      instant === undefined ? [] : [instant],
    );
    expect(took.setAside).toBe(instant === undefined ? 1 : 0);
  });
});

test("what has no id, no time or nobody is set aside with its reason", async () => {
  const source = `source s { ${head} map to raw.seen { } }`;
  for (const member of ["id", "t", "who"]) {
    const took = await through(source, record({ [member]: null }));
    expect(took).toMatchObject({ decisions: [], setAside: 1 });
  }
});

test("rows of CSV: quoted cells, empty cells are missing, a row of another width is unreadable", async () => {
  const took = await through(
    `source s { ${head} map when not record.x exists or record.x contains "," to raw.seen { number: record.n } }`,
    'id,t,who,x,n\r\nr1,2026-03-02T09:00:00Z,ana,"a, ""b""",1\nr2,2026-03-02T09:00:01Z,ana,,\nr3,2026-03-02T09:00:02Z,ana,c,3\nr4,x\n',
    "csv",
  );
  expect(took.decisions.map(({ event }) => event)).toEqual(["r1", "r2"]);
  expect(took.outOfVocabulary).toBe(1);
  expect(took.setAside).toBe(1);
});
