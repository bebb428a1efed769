/** The schema of bundles: each of its definitions takes what it should and refuses what it should not. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { validate } from "../../src/bundle/validate.generated.js";
import { sample } from "./sample.js";

interface SchemaDocument {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, unknown>>;
}
const schema = JSON.parse(
  readFileSync(new URL("../../grammar/bundle.schema.json", import.meta.url), "utf8"),
) as SchemaDocument;
const ajv = new Ajv2020({
  discriminator: true,
  allErrors: false,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
});
ajv.addSchema(schema);

const bool = { op: "literal", type: "bool", value: true };
const text = { en: ["Hello"] };
const limit = { kind: "wait", text: "wait 4h", withinMs: 1, scope: { prompts: "all", for: "person" } };
const message = { mode: "inline", body: text };
const policy = {
  tags: [],
  controls: [],
  triggers: [],
  priority: 0,
  holdoutPerMillion: 0,
  answerWithinMs: 1,
  message,
  fatigue: [],
  escalate: [],
  variants: [],
};
const step = {
  text: "at 1 prompt …",
  count: 1,
  what: "prompts",
  withinMs: 1,
  action: { kind: "follow_up", name: "a" },
};
const goal = { text: "precision at least 50%", measure: { kind: "precision" }, bound: "at_least", value: 0.5 };

/** By definition: what fits, and what does not. */
const samples: Readonly<Record<string, readonly [good: readonly unknown[], bad: readonly unknown[]]>> = {
  Partition: [
    ["person", { attribute: "department" }, null],
    ["everyone", {}, { attribute: "a b" }, undefined, 1],
  ],
  SourcePosition: [
    [{ file: "a.kairos", line: 1, column: 1 }],
    [
      { file: "a.kairos", line: 0, column: 1 },
      { file: "a", line: 1 },
    ],
  ],
  Organisation: [
    [{ locales: ["en", "pt-BR"], timezone: "UTC" }],
    [
      { locales: [], timezone: "UTC" },
      { locales: ["en"], timezone: "" },
    ],
  ],
  ScalarType: [
    ["bool", "percentage", { enum: "Risk" }],
    ["float", { enum: "a b" }, { list: "bool" }, { enum: "A", x: 1 }],
  ],
  Type: [
    ["int", { list: "int" }, { list: { enum: "Role" } }],
    [{ list: { list: "int" } }, "list"],
  ],
  EnumType: [[{ ordered: true, values: [] }], [{ ordered: "yes", values: [] }, { values: [] }]],
  EnumValue: [
    [
      { name: "a", record: "" },
      { name: "a", record: "a", words: { en: "A" } },
    ],
    [{ name: "a-b", record: "" }, { name: "a" }, { name: "a", record: "a", words: { "": "" } }],
  ],
  Field: [
    [{ type: "int" }, { type: "int", optional: true, default: 1, untrusted: true, personal: true, doc: "" }],
    [{ type: "int", optional: false }, { type: "int", default: null }, {}],
  ],
  EventType: [
    [{ fields: {} }, { moment: "after", reversibleForMs: 1, fields: {}, risk: [] }],
    [{ moment: "during", fields: {} }, { fields: {}, reversibleForMs: 0 }, {}],
  ],
  RiskLevel: [
    ["low", "critical"],
    ["none", "Low"],
  ],
  RiskRule: [
    [{ level: "high", when: bool }, { level: "low" }],
    [{ when: bool }, { level: "none" }],
  ],
  Segment: [[{ when: bool }], [{}, { when: true }]],
  Expr: [
    [
      bool,
      { op: "literal", type: { list: "int" }, value: [1, 2] },
      { op: "event", type: "string", name: "id" },
      { op: "person", type: "string", name: "id" },
      { op: "risk", type: { enum: "Risk" } },
      { op: "record", type: "string", path: ["@timestamp", 0] },
      { op: "item", type: "string", path: [] },
      { op: "count", type: "int", history: 0 },
      { op: "distinct", type: "int", history: { "a.b": 0 } },
      { op: "first_time", type: "bool", history: { "a.b": 0 } },
      { op: "like", type: "bool", args: [bool], pattern: "*" },
      { op: "matches", type: "bool", args: [bool], pattern: "" },
      { op: "and", type: "bool", args: [bool, bool] },
    ],
    [
      {},
      { op: "literal", type: "bool", value: null },
      { op: "literal", type: "bool", value: { a: 1 } },
      { op: "literal", type: { list: "int" }, value: [[1]] },
      { op: "event", type: "string", name: "a.b" },
      { op: "record", type: "string", path: [-1] },
      { op: "count", type: "bool", history: 0 },
      { op: "count", type: "int", history: 1.5 },
      { op: "distinct", type: "int", history: {} },
      { op: "like", type: "bool", args: [], pattern: "*" },
      { op: "like", type: "bool", args: [bool, bool], pattern: "*" },
      { op: "and", type: "bool", args: [true] },
      { op: "__proto__", type: "bool", args: [] },
      { op: "and", type: "bool", args: [], value: 1 },
    ],
  ],
  History: [
    [
      { kind: "count", on: "a.b", when: bool, withinMs: 1, keep: 1 },
      { kind: "distinct", on: "a.b", field: "x", withinMs: 1, keep: 1 },
      { kind: "first_time", on: "a.b", withinMs: 1, keep: 2 },
    ],
    [
      { kind: "count", on: "a", withinMs: 1, keep: 1 },
      { kind: "count", on: "a.b", withinMs: 0, keep: 1 },
      { kind: "count", on: "a.b", withinMs: 1, keep: 0 },
      { kind: "count", on: "a.b", withinMs: 1, keep: 1e7 },
      { kind: "distinct", on: "a.b", withinMs: 1, keep: 1 },
      { kind: "first_time", on: "a.b", withinMs: 1, keep: 3 },
    ],
  ],
  Text: [
    [text, { en: [], "pt-BR": ["Olá"] }],
    [{}, { en: "Hello" }, { "": ["Hello"] }],
  ],
  TextPart: [
    ["", { value: bool, untrusted: true }, { text: "a" }, { signals: "check" }],
    [1, {}, { value: bool, untrusted: false }, { signals: "all" }],
  ],
  Signal: [
    [{ on: ["a.b"], missed: text, check: text }],
    [
      { on: [], missed: text, check: text },
      { on: ["a.b"], missed: text },
    ],
  ],
  Message: [
    [message, { ...message, title: text, action: { label: text, opens: text } }],
    [{ body: text }, { ...message, mode: "block" }, { ...message, action: { label: text } }],
  ],
  Policy: [
    [policy],
    [
      { ...policy, holdoutPerMillion: 1_000_001 },
      { ...policy, priority: 0.5 },
      { ...policy, message: undefined },
      { ...policy, block: true },
    ],
  ],
  Trigger: [
    [{ on: ["a.b"] }, { on: ["a.b"], when: bool }],
    [{ on: "a.b" }, { when: bool }],
  ],
  SignalDemand: [
    [{ need: "any", names: ["a"], showAtMost: 1 }],
    [
      { need: "some", names: ["a"] },
      { need: "any", names: ["a"], showAtMost: 0 },
    ],
  ],
  Variant: [
    [
      { name: "a", when: bool },
      { name: "a", when: bool, fatigue: [limit], escalate: [step] },
    ],
    [{ name: "a" }, { name: "a", when: bool, holdoutPerMillion: 1 }],
  ],
  Control: [
    [{ framework: "nist_csf_2", identifiers: ["PR.AT-01"] }],
    [{ framework: "NIST CSF", identifiers: [] }, { framework: "a" }],
  ],
  AnswerKind: [
    ["dismissed", "ignored"],
    ["accepted", "none"],
  ],
  Weekday: [
    ["monday", "sunday"],
    ["Monday", "holiday"],
  ],
  Limit: [
    [
      limit,
      { kind: "at_most", text: "l", count: 1, window: "event", scope: limit.scope },
      {
        kind: "at_most",
        text: "l",
        count: 1,
        window: { withinMs: 1 },
        scope: { prompts: "tag:t", for: { attribute: "a" } },
        when: bool,
      },
      { kind: "quiet", text: "l", from: 0, to: 1439 },
      { kind: "quiet", text: "l", days: ["sunday"] },
      { kind: "back_off", text: "l", factor: 2, upToMs: 1, waitMs: 1, after: "ignored" },
      { kind: "mute", text: "l", forMs: 1, count: 1, answer: "ignored", withinMs: 1 },
    ],
    [
      { ...limit, scope: undefined },
      { ...limit, text: "" },
      { kind: "at_most", text: "l", count: 0, window: "day", scope: limit.scope },
      { kind: "at_most", text: "l", count: 1, window: "year", scope: limit.scope },
      { kind: "quiet", text: "l", from: 0, to: 1440 },
      { kind: "quiet", text: "l", from: 0 },
      { kind: "quiet", text: "l", days: [] },
      { kind: "quiet", text: "l", from: 0, to: 1, days: ["sunday"] },
      { kind: "back_off", text: "l", factor: 1, upToMs: 1, waitMs: 1, after: "ignored" },
      { kind: "mute", text: "l", forMs: 1, count: 1, answer: "accepted", withinMs: 1 },
    ],
  ],
  Scope: [
    [{ prompts: "policy:a", for: "everyone" }],
    [{ prompts: "policy:", for: "person" }, { prompts: "all", for: "each" }, { prompts: "all" }],
  ],
  Step: [
    [step, { ...step, what: "overridden" }],
    [
      { ...step, what: "clicks" },
      { ...step, count: 0 },
      { ...step, action: undefined },
    ],
  ],
  Action: [
    [
      { kind: "follow_up", name: "a" },
      { kind: "notify", to: bool, digest: "daily" },
      { kind: "review", subject: "role", question: text, by: bool },
    ],
    [
      { kind: "block" },
      { kind: "notify", to: "a@b" },
      { kind: "notify", to: bool, digest: "yearly" },
      { kind: "review", subject: "person", question: text },
    ],
  ],
  Layer: [
    [
      { covers: [], controls: [] },
      { covers: [], controls: [], for: "everyone", dueMs: 1 },
      { covers: [], controls: [], for: bool },
    ],
    [{ covers: [] }, { covers: [], controls: [], for: "nobody" }],
  ],
  Exemption: [
    [
      { name: "a", policies: [] },
      { name: "a", policies: ["p"], untilMs: 0, because: "" },
    ],
    [{ name: "a" }, { name: "a", policies: [], untilMs: -1 }],
  ],
  Goal: [
    [
      goal,
      { ...goal, measure: { kind: "prompts", perPerson: true, per: "week" }, statistic: "p95" },
      { ...goal, measure: { kind: "coverage", level: "high" } },
    ],
    [
      { ...goal, value: -1 },
      { ...goal, measure: { kind: "prompts" } },
      { ...goal, statistic: "p42" },
      { ...goal, bound: "exactly" },
    ],
  ],
  Source: [
    [
      { id: bool, time: bool, maps: [] },
      { id: bool, time: bool, each: ["a", 0], maps: [] },
    ],
    [
      { id: bool, maps: [] },
      { id: bool, time: bool, each: "a", maps: [] },
    ],
  ],
  SourceMapping: [
    [{ to: "a.b", fields: { x: bool } }],
    [
      { to: "a", fields: {} },
      { to: "a.b", fields: { x: 1 } },
    ],
  ],
  RawValue: [[{ op: "record", type: "string", path: ["a"] }], [{ op: "event", type: "string", path: ["a"] }]],
  PatternMatch: [
    [{ op: "matches", type: "bool", args: [bool], pattern: "a" }],
    [{ op: "glob", type: "bool", args: [bool], pattern: "a" }],
  ],
  Operation: [[{ op: "list", type: { list: "int" }, args: [] }], [{ op: "literal", type: "bool", args: [] }]],
  QuietHours: [[{ kind: "quiet", text: "l", from: 0, to: 1 }], [{ kind: "quiet", text: "l", from: -1, to: 1 }]],
  QuietDays: [[{ kind: "quiet", text: "l", days: ["monday"] }], [{ kind: "quiet", text: "l", days: ["someday"] }]],
  Name: [
    ["a", "_A9", "constructor"],
    ["", "9a", "a-b", "é", "a\n", "a".repeat(201)],
  ],
  EventTypeName: [
    ["mail.sent", "a.b.c"],
    ["mail", "mail.", ".sent", "mail..sent", "mail.sent\n"],
  ],
  EventTypeNames: [[["a.b"]], [[], ["a"]]],
  Locale: [
    ["en", "pt-BR", "zh-Hans-CN", "es-419"],
    ["", "en_US-", "-en", "en US"],
  ],
  FunctionName: [
    ["domain", "lower"],
    ["upper", ""],
  ],
  Milliseconds: [
    [1, 3_155_760_000_000],
    [0, -1, 0.5, 3_155_760_000_001],
  ],
  Count: [
    [1, 1_000_000],
    [0, 1.5, 1_000_001],
  ],
  Keep: [[1], [0, -1]],
  MinuteOfDay: [
    [0, 1439],
    [-1, 1440, 0.5],
  ],
  HistoryPosition: [
    [0, 9999],
    [-1, 10_000],
  ],
  HistoryByType: [[{ "a.b": 1 }], [{}, { a: 1 }, { "a.b": -1 }]],
  RecordPath: [
    [[], ["a", 0, "@b c"]],
    [[null], [1.5], "a"],
  ],
  Value: [
    [true, 1.5, "x", [1, "a"], []],
    [null, {}, [[1]], [null]],
  ],
  ScalarValue: [
    [true, 0, ""],
    [null, [], {}],
  ],
  Line: [["wait 4h"], ["", 4]],
  Doc: [[""], [1]],
};

test("every definition has samples", () => {
  expect(Object.keys(samples).toSorted()).toEqual(Object.keys(schema.$defs).toSorted());
});

describe.each(Object.entries(samples))("%s", (name, [good, bad]) => {
  const fits = ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
  test.each(good.map((value) => [JSON.stringify(value), value]))("takes %s", (_, value) =>
    expect(fits(value)).toBe(true),
  );
  test.each(bad.map((value) => [String(JSON.stringify(value)), value]))("refuses %s", (_, value) =>
    expect(fits(value)).toBe(false),
  );
});

test("the schema is one of JSON Schema 2020-12", () => {
  expect(ajv.validateSchema(schema)).toBe(true);
});

test("every definition, member and alternative says what it is", () => {
  const silent: string[] = [];
  const look = (pointer: string, node: Node): void => {
    if (node.title === undefined || node.description === undefined) silent.push(pointer);
    for (const [name, member] of Object.entries(node.properties ?? {})) look(`${pointer}/${name}`, member);
    // An alternative that is defined elsewhere says it there.
    node.oneOf?.forEach((branch, at) => branch.$ref === undefined && look(`${pointer}/${at}`, branch));
  };
  interface Node {
    readonly title?: string;
    readonly description?: string;
    readonly $ref?: string;
    readonly properties?: Readonly<Record<string, Node>>;
    readonly oneOf?: readonly Node[];
  }
  look("", schema as Node);
  for (const [name, definition] of Object.entries(schema.$defs)) look(name, definition as Node);
  expect(silent).toEqual([]);
});

test("the generated validator agrees with the schema", () => {
  const check = validate as unknown as (value: unknown) => boolean;
  expect(check(sample)).toBe(true);
  expect(check({ ...sample, extra: 1 })).toBe(false);
  expect(ajv.validate(schema.$id, sample)).toBe(true);
});

test("the generated validator imports nothing and makes no code at run time", () => {
  const code = readFileSync(new URL("../../src/bundle/validate.generated.ts", import.meta.url), "utf8");
  // ajv names in a string where its helper came from; that is no call.
  expect(/\bimport\b|(?<!')\brequire\(|\beval\(|new Function/.test(code)).toBe(false);
});
