/** Bundles from elsewhere: a sound one is taken, a broken or hostile one is refused with a place and a reason. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identity, loadBundle } from "../../src/bundle/index.js";
import { canonicalJson } from "../../src/base/canonical.js";
import { sample, sampleWith } from "./sample.js";

/** The first problem as `pointer: message`, or "taken". */
function outcome(document: unknown): string {
  const { problems } = loadBundle(document);
  const [first] = problems ?? [];
  return first ? `${first.pointer}: ${first.message}` : "taken";
}

test("the sample is taken, as text and as a value, and comes back as it was", () => {
  expect(loadBundle(sample).problems).toBeUndefined();
  expect(loadBundle(canonicalJson(sample))).toEqual({ bundle: sample });
});

test("with the hash that is meant, another bundle is refused, and so is one that was changed on its way", () => {
  const sha256 = identity(sample);
  expect(loadBundle(sample, { sha256 }).problems).toBeUndefined();
  expect(loadBundle(canonicalJson(sample), { sha256: sha256.toUpperCase() }).problems).toBeUndefined();
  const changed = sampleWith({ "/policies/click/priority": 7 });
  expect(loadBundle(changed, { sha256 }).problems).toEqual([
    {
      pointer: "",
      message: `its SHA-256 is ${identity(changed as typeof sample)}, not ${sha256}: it is not the bundle that was meant`,
    },
  ]);
});

describe("texts that are refused before anything is read", () => {
  test.each([
    ["", ": not JSON: Unexpected end of JSON input"],
    ["{", /^: not JSON/],
    ['{"a":1,"a":2}', "/a: this key stands twice"],
    ['{"a":1,"\\u0061":2}', "/a: this key stands twice"],
    [`{"a":1,"a"${" ".repeat(1000)}:2}`, "/a: this key stands twice"],
    ['[{"b":{"c":[0,{"d~/":1,"d~/":2}]}}]', "/0/b/c/1/d~0~1: this key stands twice"],
    ['{"a":{"__proto__":{"polluted":true}}}', "/a/__proto__: the key `__proto__` is not allowed"],
    ['{"a":"\\ud800"}', "/a: half of a character stands alone (a lone surrogate)"],
    ['{"\\udc00":1}', ": half of a character stands alone (a lone surrogate)"],
    ['{"a":"\ud800"}', ": half of a character stands alone (a lone surrogate)"],
    ["[".repeat(100_000), /deeper than 250 objects and lists$/],
    [`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, /deeper than 250 objects and lists$/],
    ['{"a":[1,9007199254740993]}', "/a/1: a number with more digits than a double holds"],
    ['{"a":-12345678901234567890}', "/a: a number with more digits than a double holds"],
    ['{"a":0.1000000000000000055511151231257827}', "/a: a number with more digits than a double holds"],
    ['{"a":1e400}', "/a: a number beyond the range of doubles"],
    ['{"a":1e-400}', "/a: a number with more digits than a double holds"],
    [`[${"9".repeat(1_000_000)}]`, "/0: a number beyond the range of doubles"],
    ["null", ": a bundle is a JSON object"],
    ["[]", ": a bundle is a JSON object"],
    ['"text"', ": a bundle is a JSON object"],
  ])("%.40s", (text, expected) => {
    if (typeof expected === "string") expect(outcome(text)).toBe(expected);
    else expect(outcome(text)).toMatch(expected);
  });

  test("a number that a double holds is taken, however it is written", () => {
    const numbers =
      "[9007199254740991,1e2,1E+2,100.000,-0,0e999,0.1,1152921504606847000,1.7976931348623157e308,5e-324,1e21]";
    expect(outcome(numbers)).toBe(": a bundle is a JSON object");
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(outcome(`[${JSON.stringify(number)}]`)).toBe(": a bundle is a JSON object");
      }),
    );
  });

  test("the same key in two objects is no duplicate", () => {
    expect(outcome(canonicalJson(sample))).toBe("taken");
    expect(outcome('[{"a":1},{"a":1}]')).toBe(": a bundle is a JSON object");
  });
});

describe("values that are no plain JSON", () => {
  const cycle: Record<string, unknown> = { kairos: "1.0" };
  cycle["self"] = cycle;
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("trap");
      },
    },
  );
  test.each<[string, unknown, RegExp]>([
    ["undefined", undefined, /^: a value of type undefined is no JSON/],
    ["a function", { kairos: () => 1 }, /^\/kairos: a value of type function/],
    ["a bigint", { kairos: 1n }, /^\/kairos: a value of type bigint/],
    ["a date", { kairos: new Date(0) }, /no plain JSON/],
    ["a cycle", cycle, /deeper than 250/],
    ["a proxy that throws", trap, /cannot be read as JSON/],
    ["an endless number", { kairos: Infinity }, /no JSON number/],
    ["a key of prototypes", JSON.parse('{"__proto__":1}'), /`__proto__` is not allowed/],
  ])("%s", (_, value, expected) => expect(outcome(value)).toMatch(expected));
});

describe("versions", () => {
  test.each([
    [undefined, "/kairos: this is no bundle: it names no format version"],
    [1, '/kairos: a format version is text like "1.0"'],
    ["one", '/kairos: a format version is text like "1.0"'],
    ["2.0", "/kairos: format version 2.0 is unknown; this reader knows 1.x, and migrates 0.9"],
    ["1.7", "taken"],
  ])("%s", (version, expected) => expect(outcome(sampleWith({ "/kairos": version }))).toBe(expected));

  test("an unknown major is told before anything else", () => {
    expect(outcome({ kairos: "9.0", what: "ever" })).toBe(
      "/kairos: format version 9.0 is unknown; this reader knows 1.x, and migrates 0.9",
    );
  });
});

const condition = "/policies/click/triggers/0/when";
const bool = { op: "literal", type: "bool", value: true };
const nested = (depth: number): unknown =>
  depth === 1 ? bool : { op: "not", type: "bool", args: [nested(depth - 1)] };

test("patterns that are sound one by one and too large together", () => {
  const matches = (pattern: string) => ({
    op: "matches",
    type: "bool",
    args: [{ op: "event", type: "string", name: "id" }],
    pattern,
  });
  const large = { op: "or", type: "bool", args: Array.from({ length: 5000 }, () => matches("a{1000}".repeat(10))) };
  const started = performance.now();
  expect(outcome(sampleWith({ [condition]: large }))).toBe(
    `${condition}/args/19/pattern: the patterns of this bundle are too large together`,
  );
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(outcome(sampleWith({ [condition]: matches("a{1000}".repeat(11)) }))).toBe(
    `${condition}/pattern: not an I-Regexp at position 70: the pattern is too large`,
  );
});

describe("bundles that do not hold together", () => {
  test.each<[string, Record<string, unknown>, string | RegExp]>([
    ["an unknown member", { "/extra": 1 }, "/extra: this member is not known here"],
    ["a missing member", { "/policies": undefined }, ': the member "policies" is missing'],
    ["a name that is none", { "/segments/a b": { when: bool } }, '/segments/a b: "a b" can not be a name here'],
    [
      "an unknown operator",
      { [condition]: { op: "eval", type: "bool", args: [] } },
      `${condition}/op: "eval" is not known here`,
    ],
    ["an expression without type", { [condition]: { op: "risk" } }, `${condition}: the member "type" is missing`],
    [
      "a member too many in an expression",
      { [condition]: { op: "risk", type: "bool", code: "1" } },
      `${condition}/code: this member is not known here`,
    ],
    ["a number where text is due", { "/policies/click/owner": 5 }, "/policies/click/owner: must be string"],
    ["text where a number is due", { "/policies/click/priority": "5" }, "/policies/click/priority: must be integer"],
    [
      "more than a bundle holds",
      { "/policies/click/fatigue/1/count": 1e9 },
      "/policies/click/fatigue/1/count: must be at most 1000000",
    ],
    ["quiet hours with days", { "/limits/0/days": ["monday"] }, /^\/limits\/0/],
    ["a limit of another kind", { "/limits/0/kind": "block" }, '/limits/0/kind: "block" is not known here'],
    [
      "a time zone that is none",
      { "/org/timezone": "Mars/Olympus" },
      "/org/timezone: there is no time zone `Mars/Olympus`",
    ],
    ["a locale twice", { "/org/locales/1": "en" }, "/org/locales/1: stands twice"],
    ["an enum value twice", { "/enums/Role/values/1/name": "finance" }, "/enums/Role/values/1: `finance` stands twice"],
    [
      "an enum that is always there",
      { "/enums/Risk": { ordered: true, values: [] } },
      "/enums/Risk: `Risk` is always there and can not be declared",
    ],
    [
      "a field that is always there",
      { "/events/mail.sent/fields/time": { type: "int" } },
      /^\/events\/mail.sent\/fields\/time: `time` is always there/,
    ],
    [
      "an attribute that is always there",
      { "/person/locale": { type: "int" } },
      /^\/person\/locale: `locale` is always there/,
    ],
    ["answers as a type", { "/events/kairos.response": { fields: {} } }, /^\/events\/kairos.response: .*always there/],
    ["an unknown enum", { "/person/role/type/enum": "Roles" }, "/person/role/type: there is no enum `Roles`"],
    [
      "a default of another type",
      { "/events/mail.clicked/fields/amount/default": 1.5 },
      "/events/mail.clicked/fields/amount/default: must be of type int",
    ],
    [
      "a default that is no time zone",
      { "/events/mail.clicked/fields/zone": { type: "timezone", default: "Mars/Olympus" } },
      "/events/mail.clicked/fields/zone/default: must be of type timezone",
    ],
    [
      "a default that is no list",
      { "/events/mail.clicked/fields/cues/default": "x" },
      "/events/mail.clicked/fields/cues/default: must be a list of string",
    ],
    [
      "a default in a list",
      { "/events/mail.clicked/fields/cues/default": ["x", 1] },
      "/events/mail.clicked/fields/cues/default/1: must be of type string",
    ],
    [
      "a literal of an enum",
      { "/segments/finance/when/args/1/value": "sales" },
      "/segments/finance/when/args/1/value: must be a value of the enum `Role`",
    ],
    [
      "an attribute that is not there",
      { "/segments/finance/when/args/0/name": "rank" },
      "/segments/finance/when/args/0: there is no attribute `rank` of a person",
    ],
    [
      "a field of another type",
      { "/history/0/when/args/0/type": "string" },
      /field `amount` of `mail.clicked` is int, not string/,
    ],
    [
      "a field that is not there",
      { "/history/0/when/args/0/name": "sum" },
      "/history/0/when/args/0: there is no field `sum` of `mail.clicked`",
    ],
    [
      "an event in a segment",
      { "/segments/finance/when": { op: "exists", type: "bool", args: [{ op: "event", type: "string", name: "id" }] } },
      "/segments/finance/when/args/0: there is no event here",
    ],
    [
      "risk in a risk rule",
      {
        "/events/mail.clicked/risk/0/when": {
          op: "exists",
          type: "bool",
          args: [{ op: "risk", type: { enum: "Risk" } }],
        },
      },
      "/events/mail.clicked/risk/0/when/args/0: there is no risk here",
    ],
    [
      "history in a limit",
      { "/limits/0/when": { op: "first_time", type: "bool", history: { "mail.clicked": 2 } } },
      "/limits/0/when: there is no history here",
    ],
    [
      "history in history",
      { "/history/0/when": { op: "first_time", type: "bool", history: { "mail.clicked": 2 } } },
      "/history/0/when: there is no history here",
    ],
    [
      "a record in a policy",
      { [condition]: { op: "record", type: "bool", path: ["x"] } },
      `${condition}: raw records are there in sources only`,
    ],
    [
      "a history that is not there",
      { [`${condition}/args/0/args/0/history`]: 7 },
      `${condition}/args/0/args/0/history: there is no history 7`,
    ],
    [
      "a history of another kind",
      { [`${condition}/args/0/args/0/history`]: 1 },
      /history 1 is `distinct`, not `count`/,
    ],
    ["a history of another type", { "/history/2/on": "mail.sent" }, /history 2 is of `mail.sent`, not `mail.clicked`/],
    [
      "a type without history",
      { "/signals/lookalike/on": ["mail.clicked", "mail.sent"] },
      /field `host`|has no position for `mail.sent`/,
    ],
    ["too few kept", { "/history/0/keep": 2 }, /`greater_or_equal` 3 needs 3 kept, not 2/],
    ["too few kept for more than", { "/history/1/keep": 1 }, /`less` 1 needs 2 kept, not 1/],
    [
      "a count that is compared with nothing",
      { [condition]: { op: "exists", type: "bool", args: [{ op: "count", type: "int", history: 0 }] } },
      /a count stands only in a comparison with a whole literal/,
    ],
    [
      "one operand for two",
      { [condition]: { op: "is", type: "bool", args: [bool] } },
      `${condition}/args: must be at least 2 operands`,
    ],
    [
      "two operands for one",
      { [condition]: { op: "not", type: "bool", args: [bool, bool] } },
      `${condition}/args: must be at most 1 operand`,
    ],
    [
      "an and of one",
      { [condition]: { op: "and", type: "bool", args: [bool] } },
      `${condition}/args: must be at least 2 operands`,
    ],
    [
      "operands that do not suit",
      { [condition]: { op: "is", type: "bool", args: [bool, { op: "literal", type: "int", value: 1 }] } },
      `${condition}: \`is\` does not take bool and int`,
    ],
    [
      "an order of text",
      {
        [condition]: {
          op: "less",
          type: "bool",
          args: [
            { op: "literal", type: "string", value: "a" },
            { op: "literal", type: "string", value: "b" },
          ],
        },
      },
      `${condition}: \`less\` does not take string and string`,
    ],
    [
      "an order of an enum without one",
      { "/segments/finance/when/op": "less" },
      "/segments/finance/when: `less` does not take Role and Role",
    ],
    ["a wrong result", { [condition]: { op: "not", type: "int", args: [bool] } }, `${condition}/type: must be "bool"`],
    [
      "a condition that is a number",
      { [condition]: { op: "literal", type: "int", value: 1 } },
      `${condition}/type: must be bool here, not int`,
    ],
    ["a condition of 100 operators", { [condition]: nested(100) }, "taken"],
    ["a condition of 101 operators", { [condition]: nested(101) }, /an expression deeper than 100 operators$/],
    [
      "a pattern that is none",
      { "/signals/lookalike/when/args/1/pattern": "(" },
      /^\/signals\/lookalike\/when\/args\/1\/pattern: not an I-Regexp/,
    ],
    [
      "a pattern that is too large",
      { "/signals/lookalike/when/args/1/pattern": "((a{900}){900}){900}" },
      /^\/signals\/lookalike\/when\/args\/1\/pattern: not an I-Regexp/,
    ],
    ["an unknown event type", { "/policies/click/triggers/0/on": ["mail.lost"] }, /there is no event type `mail.lost`/],
    [
      "an unknown signal",
      { "/policies/click/signals/names": ["other"] },
      "/policies/click/signals/names/0: there is no signal `other`",
    ],
    [
      "an unknown text",
      { "/policies/click/message/body/de": [{ text: "opening" }] },
      "/policies/click/message/body/de/0: there is no text `opening`",
    ],
    [
      "a text in a text",
      { "/texts/closing/de": [{ text: "closing" }] },
      "/texts/closing/de/0: a named text can not show another",
    ],
    [
      "signals in a signal",
      { "/signals/lookalike/missed": { en: [{ signals: "missed" }] } },
      "/signals/lookalike/missed/en/0: signals can be shown in the message of a policy only",
    ],
    [
      "signals in a text in a signal",
      { "/texts/closing/en": [{ signals: "check" }] },
      "/signals/lookalike/check/en/1: signals can be shown in the message of a policy only",
    ],
    [
      "the scope of another policy",
      { "/policies/click/fatigue/0/scope/prompts": "policy:other" },
      /must be the policy that the limit stands in/,
    ],
    [
      "a group by what is not there",
      { "/policies/click/fatigue/2/scope/for": { attribute: "team" }, "/partition": { attribute: "team" } },
      /there is no attribute `team` of a person/,
    ],
    [
      "a split that the limits do not allow",
      { "/partition": "person" },
      '/partition: must be {"attribute":"department"}: that is what the limits can be split by',
    ],
    ["quiet from six to six", { "/limits/0/to": 1140 }, "/limits/0/to: must not be the same as `from`"],
    [
      "a mute for all",
      { "/limits/0": { kind: "mute", text: "m", forMs: 1, count: 1, answer: "ignored", withinMs: 1 } },
      "/limits/0: `mute` stands in policies only",
    ],
    [
      "an unknown follow up",
      { "/policies/click/escalate/0/action/name": "third_look" },
      "/policies/click/escalate/0/action/name: there is no follow up `third_look`",
    ],
    [
      "an address that is a number",
      { "/policies/click/escalate/1/action/to": { op: "literal", type: "int", value: 1 } },
      /must be string here, not int/,
    ],
    [
      "an unknown policy in an exemption",
      { "/exemptions/0/policies": ["clack"] },
      "/exemptions/0/policies/0: there is no policy `clack`",
    ],
    ["an unknown policy in a budget", { "/budgets/2/of": "clack" }, "/budgets/2/of: there is no policy `clack`"],
    ["an unknown segment in a budget", { "/budgets/1/for": "sales" }, "/budgets/1/for: there is no segment `sales`"],
    [
      "a source of what is not there",
      { "/sources/audit/maps/0/to": "mail.lost" },
      "/sources/audit/maps/0/to: there is no event type `mail.lost`",
    ],
    [
      "a source for a field that is not there",
      { "/sources/audit/maps/0/fields/size": bool },
      "/sources/audit/maps/0/fields/size: there is no field `size` of `mail.sent`",
    ],
    [
      "an event in a source",
      { "/sources/audit/id": { op: "event", type: "string", name: "id" } },
      "/sources/audit/id: there is no event here",
    ],
    [
      "exemptions out of order",
      { "/exemptions/1": { name: "red", policies: [] } },
      "/exemptions/1: stands out of order",
    ],
    ["`not_coached` behind another", { "/exemptions/1": { name: "not_coached", policies: [] } }, /^\/exemptions\/1: /],
    [
      "`not_coached` before others",
      { "/exemptions": [{ name: "not_coached", policies: [] }, ...sample.exemptions] },
      "taken",
    ],
    [
      "two mutes that the state could not tell apart",
      {
        "/policies/click/fatigue/4": { kind: "mute", text: "m", forMs: 1, count: 1, answer: "ignored", withinMs: 1 },
        "/policies/click/variants/0/fatigue/1": {
          kind: "mute",
          text: "m",
          forMs: 2,
          count: 1,
          answer: "ignored",
          withinMs: 1,
        },
      },
      "/policies/click/variants/0/fatigue/1/text: another mute has the same text",
    ],
    [
      "a default that is no zone",
      { "/person/home": { type: "timezone", default: "Mars/Olympus" } },
      "/person/home/default: must be of type timezone",
    ],
    [
      "a literal that is no zone",
      {
        [condition]: {
          op: "is",
          type: "bool",
          args: [
            { op: "person", type: "timezone", name: "timezone" },
            { op: "literal", type: "timezone", value: "europe/berlin" },
          ],
        },
      },
      `${condition}/args/1/value: must be of type timezone`,
    ],
    ["a built-in attribute", { "/person/id": { type: "string" } }, /^\/person\/id: `id` is always there/],
    ["a function that is not listed", { "/functions": [] }, "/functions: `edit_distance` is called and not listed"],
    [
      "domain without its rules",
      {
        [condition]: {
          op: "is",
          type: "bool",
          args: [
            { op: "domain", type: "string", args: [{ op: "event", type: "string", name: "host" }] },
            { op: "literal", type: "string", value: "x" },
          ],
        },
        "/functions": ["domain", "edit_distance"],
      },
      ": `domain` is called, so the public suffix rules must be there",
    ],
    [
      "a variant twice",
      { "/policies/click/variants/1": { name: "finance", when: bool } },
      "/policies/click/variants/1: `finance` stands twice",
    ],
  ])("%s", (_, changes, expected) => {
    const found = outcome(sampleWith(changes));
    if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });
});
