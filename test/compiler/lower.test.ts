/** What policy text becomes in a bundle, piece by piece. */
import { describe, expect, test } from "vitest";
import { printExpr } from "../../src/bundle/index.js";
import type { Bundle, Policy } from "../../src/bundle/types.js";
import { compile } from "../../src/compiler/index.js";
import { endOfDay } from "../../src/compiler/lower/exemptions.js";

const base = `
org { locales en, de  timezone "Europe/Berlin"  domain: "acme.example"  limit: 3  hosts: ["a.example", "b.example"] }
enum Role { staff, agent = "ai-agent" }
person { role: Role = staff  department: string?  team: string?  start: date? }
event mail.sent { moment after reversible for 10m  host: string  size: bytes = 1MB  level: Role = agent  at: timestamp = 2027-03-31T08:00Z }
event mail.read { host: string }
`;

function compiled(text: string): Bundle {
  const { bundle, diagnostics } = compile([{ path: "a.kairos", text: base + text }], { today: "2026-11-23" });
  expect(
    diagnostics.filter(({ severity }) => severity === "error").map(({ code, message }) => `${code}: ${message}`),
  ).toEqual([]);
  return bundle!;
}

function policyText(parts: string, name = "p", trigger = "mail.sent"): string {
  return `policy ${name} { title "P" owner "o@acme.example" trigger on ${trigger} message feedback { body "Hello" } ${parts} }\n`;
}

function policyOf(parts: string): Policy {
  return compiled(policyText(parts)).policies["p"]!;
}

function whenOf(condition: string): string {
  const bundle = compiled(
    `segment staff when person.role is staff\nsegment both when staff and person.id is "x"\n${policyText(`trigger on mail.sent when ${condition}`)}`,
  );
  return printExpr(bundle.policies["p"]!.triggers[1]!.when!, bundle);
}

function keep(comparison: string): unknown {
  return compiled(policyText(`trigger on mail.sent when ${comparison}`)).history.map((entry) => entry.keep);
}

function lines(fatigue: string, variant: string): unknown {
  const policy = policyOf(
    `tags t fatigue { ${fatigue} } variant v when person.role is agent { fatigue { ${variant} } }`,
  );
  return policy.variants[0]!.fatigue!.map(({ text }) => text);
}

describe("expressions", () => {
  test.each([
    ["both", '(person.role is staff) and person.id is "x"'.replace(/[()]/g, "")],
    ["not both", 'not (person.role is staff and person.id is "x")'],
    ["event.host is org.domain", 'event.host is "acme.example"'],
    ["event.host in org.hosts", 'event.host in ["a.example", "b.example"]'],
    ["event.level is agent", "event.level is agent"],
    ["event.size > 25MB", "event.size > 25MB"],
    ["event.at - event.time < 90m", "event.at - event.time < 90m"],
    ["local_time(event.time) >= 18:00", "local_time(event.time) >= 18:00"],
    ["weekday(event.time) in [saturday, sunday]", "weekday(event.time) in [saturday, sunday]"],
    ["event.time > 2027-03-31T08:00Z", "event.time > 2027-03-31T08:00Z"],
    ["length(event.host) * -2 + 1 < 5", "length(event.host) * -2 + 1 < 5"],
    ['(person.team otherwise "none") is event.host', 'person.team otherwise "none" is event.host'],
    ['event.host like "*.example"', 'event.host like "*.example"'],
  ])("%s", (written, expected) => expect(whenOf(written)).toBe(expected));

  test("literals and defaults are in the form that records have", () => {
    const bundle = compiled(
      policyText("trigger on mail.sent when event.level is agent and event.time > 2027-03-31T08:00Z"),
    );
    expect(bundle.events["mail.sent"]!.fields).toMatchObject({
      level: { type: { enum: "Role" }, default: "ai-agent" },
      size: { type: "bytes", default: 1_000_000 },
      at: { type: "timestamp", default: "2027-03-31T08:00:00.000Z" },
    });
    expect(bundle.policies["p"]!.triggers[1]!.when).toMatchObject({
      args: [{ args: [{}, { value: "ai-agent" }] }, { args: [{}, { value: "2027-03-31T08:00:00.000Z" }] }],
    });
  });

  test("the bundle lists the functions, and with `domain` the public suffix rules, each in both forms", () => {
    const bundle = compiled(policyText('trigger on mail.sent when domain(lower(event.host)) is "x"'));
    expect(bundle.functions).toEqual(["domain", "lower"]);
    expect(bundle.suffixRules).toEqual(
      expect.arrayContaining(["com", "*.ck", "!www.ck", "公司.cn", "xn--55qx5d.cn", "co.uk"]),
    );
    expect(bundle.suffixRules!.length).toBeGreaterThan(9000);
    expect(compiled(policyText("")).suffixRules).toBeUndefined();
  });
});

describe("history", () => {
  test.each([
    ["count(mail.read within 7d) >= 3", 3],
    ["count(mail.read within 7d) < 3", 3],
    ["count(mail.read within 7d) > 3", 4],
    ["count(mail.read within 7d) <= 3", 4],
    ["count(mail.read within 7d) is 3", 4],
    ["count(mail.read within 7d) is not 3", 4],
    ["3 <= count(mail.read within 7d)", 3],
    ["3 > count(mail.read within 7d)", 3],
    ["3 < count(mail.read within 7d)", 4],
    ["3 >= count(mail.read within 7d)", 4],
    ["distinct(event.host within 7d) >= 2", 2],
    ["2 < distinct(event.host within 7d)", 3],
    ["first time within 7d", 2],
  ])("%s keeps %i", (comparison, expected) => expect(keep(comparison)).toEqual([expected]));

  test("equal expressions are one entry, others are not", () => {
    const bundle = compiled(
      policyText("trigger on mail.sent when count(mail.read within 7d) >= 3 or count(mail.read within 1w) >= 3", "a") +
        policyText("trigger on mail.sent when count(mail.read within 7d) >= 4 or count(mail.read within 7d) < 3", "b"),
    );
    expect(bundle.history).toEqual([
      { kind: "count", on: "mail.read", withinMs: 604_800_000, keep: 3 },
      { kind: "count", on: "mail.read", withinMs: 604_800_000, keep: 4 },
    ]);
  });

  test("is numbered by signals, then policies, by name", () => {
    const bundle = compiled(
      policyText("trigger on mail.sent when count(mail.read within 2d) >= 1", "b") +
        policyText(
          "trigger on mail.sent when count(mail.read within 1d) >= 1 variant v when first time within 5d { priority 1 } signals any of s",
          "a",
        ) +
        'signal s on mail.sent { when count(mail.read where event.host is "x" within 3d) >= 1 missed "m" check "c" }',
    );
    expect(bundle.history.map(({ withinMs }) => withinMs / 86_400_000)).toEqual([3, 1, 5, 2]);
  });

  test("of several event types at once has a position for each", () => {
    const bundle = compiled(policyText("trigger on mail.sent, mail.read when distinct(event.host within 1d) >= 2"));
    expect(bundle.policies["p"]!.triggers[1]!.when).toMatchObject({
      args: [{ history: { "mail.read": 0, "mail.sent": 1 } }, {}],
    });
    expect(bundle.history.map(({ on }) => on)).toEqual(["mail.read", "mail.sent"]);
  });
});

describe("a variant's fatigue", () => {
  test.each([
    [
      "replaces in place",
      "wait 4h at most 2 per day quiet on sunday",
      "at most 1 per day",
      ["wait 4h", "at most 1 per day", "quiet on sunday"],
    ],
    ["stands at the end", "wait 4h", "at most 1 per day", ["wait 4h", "at most 1 per day"]],
    [
      "replaces all of the kind at the first one's place",
      'at most 2 per day wait 4h at most 3 per day when event.host is "x"',
      "at most 1 per day",
      ["at most 1 per day", "wait 4h"],
    ],
    [
      "replaces one by two",
      "at most 2 per day wait 4h",
      'at most 1 per day when event.host is "x" at most 5 per day',
      ['at most 1 per day when event.host is "x"', "at most 5 per day", "wait 4h"],
    ],
    ["keeps another window", "at most 2 per day", "at most 2 per week", ["at most 2 per day", "at most 2 per week"]],
    [
      "keeps a window that is written otherwise",
      "at most 2 within 7d",
      "at most 1 within 1w",
      ["at most 2 within 7d", "at most 1 within 1w"],
    ],
    ["replaces a window that is written alike", "at most 2 within 7d", "at most 1 within 7d", ["at most 1 within 7d"]],
    [
      "keeps another scope",
      "at most 2 per day across tag t wait 1h",
      "at most 1 per day across all",
      ["at most 2 per day across tag t", "wait 1h", "at most 1 per day across all"],
    ],
    [
      "keeps another group",
      "wait 1h for each person.team",
      "wait 2h for each person.department",
      ["wait 1h for each person.team", "wait 2h for each person.department"],
    ],
    [
      "replaces a wait without a scope alone",
      "wait 1h across all wait 2h",
      "wait 3h",
      ["wait 1h across all", "wait 3h"],
    ],
    [
      "has one quiet, of hours or days",
      "quiet on sunday wait 1h",
      "quiet 19:00 to 07:00",
      ["quiet 19:00 to 07:00", "wait 1h"],
    ],
    [
      "replaces a mute",
      "mute 30d after 3 ignored within 30d",
      "mute 60d after 2 dismissed within 30d",
      ["mute 60d after 2 dismissed within 30d"],
    ],
  ])("%s", (_, fatigue, variant, expected) => expect(lines(fatigue, variant)).toEqual(expected));

  test("takes each back off to the wait in force", () => {
    const policy = policyOf(
      "fatigue { wait 4h back off 2x up to 14d after dismissed wait 1h across all } variant v when person.role is agent { fatigue { wait 8h } }",
    );
    expect(policy.fatigue[1]).toMatchObject({ kind: "back_off", waitMs: 14_400_000 });
    expect(policy.variants[0]!.fatigue).toMatchObject([
      { kind: "wait", withinMs: 28_800_000 },
      { kind: "back_off", waitMs: 28_800_000 },
      {},
    ]);
  });

  test("is left out where the variant has none", () => {
    expect(policyOf("fatigue { wait 4h } variant v when person.role is agent { priority 1 }").variants[0]).toEqual({
      name: "v",
      when: expect.anything() as unknown,
      priority: 1,
    });
  });
});

describe("scopes, partition and the bound of the state", () => {
  test("scopes are written out", () => {
    const bundle = compiled(
      `limits { at most 9 per day }\n${policyText("tags t fatigue { wait 1h wait 2h across tag t wait 3h across all wait 4h for everyone }")}`,
    );
    expect(bundle.limits[0]).toMatchObject({ scope: { prompts: "all", for: "person" } });
    expect(bundle.policies["p"]!.fatigue.map((limit) => ("scope" in limit ? limit.scope : undefined))).toEqual([
      { prompts: "policy:p", for: "person" },
      { prompts: "tag:t", for: "person" },
      { prompts: "all", for: "person" },
      { prompts: "policy:p", for: "everyone" },
    ]);
  });

  test.each<[string, string, Bundle["partition"]]>([
    ["the person alone", policyText("fatigue { wait 1h }"), "person"],
    [
      "one attribute",
      `limits { at most 9 per day for each person.team }${policyText("fatigue { wait 1h }")}`,
      { attribute: "team" },
    ],
    [
      "two attributes",
      `limits { at most 9 per day for each person.team }${policyText("fatigue { wait 1h for each person.department }")}`,
      null,
    ],
    ["everyone", policyText("fatigue { wait 1h for everyone }"), null],
    [
      "a variant's attribute",
      policyText(
        "fatigue { wait 1h } variant v when person.role is agent { fatigue { wait 1h for each person.team } }",
      ),
      { attribute: "team" },
    ],
    ["no policy", "", "person"],
  ])("%s", (_, text, expected) => expect(compiled(text).partition).toEqual(expected));

  test.each<[string, string, Bundle["stateBound"]]>([
    ["the key of the last event", "", { person: 1, group: 0 }],
    ["a prompt that waits", policyText(""), { person: 2, group: 0 }],
    [
      "the greatest number of each log",
      policyText("fatigue { at most 2 per day at most 5 within 7d wait 1h at most 9 per event }"),
      { person: 2 + 5, group: 0 },
    ],
    [
      "logs of tags and of all",
      policyText("tags t fatigue { at most 2 per day across tag t at most 3 per day across all }"),
      { person: 2 + 5, group: 0 },
    ],
    [
      "back off, once for a kind",
      policyText("fatigue { wait 1h back off 2x up to 1d after ignored back off 3x up to 1d after ignored }"),
      { person: 2 + 1 + 1, group: 0 },
    ],
    [
      "mutes by their text",
      policyText(
        "fatigue { mute 1d after 3 ignored within 1d } variant v when person.role is agent { fatigue { mute 1d after 3 ignored within 1d } }",
      ),
      { person: 2 + 3, group: 0 },
    ],
    [
      "steps, and those of a variant",
      policyText(
        'escalate { at 3 prompts within 1d notify "a" } variant v when person.role is agent { escalate { at 2 prompts within 1d notify "a" } }',
      ),
      { person: 2 + 5, group: 0 },
    ],
    ["history", policyText("trigger on mail.sent when count(mail.read within 1d) > 3"), { person: 2 + 4, group: 0 }],
    [
      "groups of an attribute",
      policyText("fatigue { at most 4 per day for each person.team }"),
      { person: 1, group: 4 + 1 },
    ],
    [
      "groups of everyone",
      policyText("fatigue { at most 4 per day for everyone wait 1h for each person.team }"),
      { person: 1, group: 4 + 1 },
    ],
  ])("%s", (_, text, expected) => expect(compiled(text).stateBound).toEqual(expected));
});

describe("policies", () => {
  test("have every default filled in, and sorted what has no order", () => {
    expect(
      policyOf(
        'tags zeta, alpha controls nist_csf_2 "PR.AT-02", "PR.AT-01" trigger on mail.read, mail.sent when event.host is "x"',
      ),
    ).toMatchObject({
      tags: ["alpha", "zeta"],
      controls: [{ framework: "nist_csf_2", identifiers: ["PR.AT-01", "PR.AT-02"] }],
      triggers: [{ on: ["mail.sent"] }, { on: ["mail.read", "mail.sent"] }],
      priority: 0,
      holdoutPerMillion: 0,
      answerWithinMs: 86_400_000,
      fatigue: [],
      escalate: [],
      variants: [],
    });
  });

  test.each([
    ["10%", 100_000],
    ["0.0001%", 1],
    ["33.3333%", 333_333],
    ["100%", 1_000_000],
  ])("holdout %s", (written, expected) => expect(policyOf(`holdout ${written}`).holdoutPerMillion).toBe(expected));

  test("a review that names nobody goes to the owner", () => {
    const [named, owner] = policyOf(
      'escalate { at 1 prompt within 1d review role "Who?" by "x@acme.example" at 2 prompts within 1d review process "Why?" }',
    ).escalate;
    expect(named).toMatchObject({ action: { by: { value: "x@acme.example" } } });
    expect(owner).toMatchObject({
      text: 'at 2 prompts within 1d review process "Why?"',
      action: { by: { value: "o@acme.example" }, question: { en: ["Why?"] } },
    });
  });
});

describe("exemptions", () => {
  test("begin with who is not coached, then go by name, with their policies written out", () => {
    const text =
      "person { role: Role coach when person.role is staff }\nenum Role { staff, agent }\nevent mail.sent { moment after }\n" +
      policyText("tags t", "b") +
      policyText("tags t", "a") +
      policyText("", "c") +
      'exemption z { tags t until 2027-03-31 because "x" }\nexemption y { all policies until 2027-03-31 because "x" }';
    const { bundle, diagnostics } = compile([{ path: "a.kairos", text }], { today: "2026-11-23" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(bundle!.exemptions.map(({ name, policies }) => [name, policies])).toEqual([
      ["not_coached", ["a", "b", "c"]],
      ["y", ["a", "b", "c"]],
      ["z", ["a", "b"]],
    ]);
    expect(bundle!.exemptions[0]!.when).toMatchObject({ op: "not", args: [{ op: "is" }] });
    expect(bundle!.exemptions[1]!.untilMs).toBe(Date.UTC(2027, 3, 1));
  });

  test.each([
    ["2027-03-31", "Europe/Berlin", "2027-03-31T22:00:00.000Z"],
    ["2027-01-31", "Europe/Berlin", "2027-01-31T23:00:00.000Z"],
    ["2027-12-31", "Pacific/Kiritimati", "2027-12-31T10:00:00.000Z"],
    ["2027-02-28", "America/New_York", "2027-03-01T05:00:00.000Z"],
    // Clocks went back from midnight to 23:00: the day had 25 hours.
    ["2018-02-17", "America/Sao_Paulo", "2018-02-18T03:00:00.000Z"],
    // Clocks went from 24:00 to 01:00: the day ended all the same.
    ["2018-11-03", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    // Samoa skipped the 30th.
    ["2011-12-29", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("the end of %s in %s is %s", (date, zone, expected) =>
    expect(new Date(endOfDay(date, zone)).toISOString()).toBe(expected),
  );
});

describe("texts", () => {
  test("braces become expressions, texts and signals, and strings are joined", () => {
    const bundle = compiled(
      'text closing "Thank you, {person.id}."\n' +
        'signal s on mail.sent { missed "m {org.domain}" check "c" }\n' +
        'policy p { title "P" owner "o" trigger on mail.sent signals any of s message feedback { body { en "A {event.size} {text.closing} {signals.check}" de "B" } } }',
    );
    expect(bundle.texts["closing"]).toEqual({
      en: ["Thank you, ", { value: { op: "person", type: "string", name: "id" } }, "."],
    });
    expect(bundle.policies["p"]!.message.body).toEqual({
      de: ["B"],
      en: [
        "A ",
        { value: { op: "event", type: "bytes", name: "size" } },
        " ",
        { text: "closing" },
        " ",
        { signals: "check" },
      ],
    });
    expect(bundle.signals["s"]!.missed).toEqual({
      en: ["m ", { value: { op: "literal", type: "string", value: "acme.example" } }],
    });
  });
});

test("places are told by pointer, in lines and columns", () => {
  const text = `${base}\n/// A policy.\n${policyText("fatigue { wait 1h }")}`;
  const { sourceMap } = compile([{ path: "a.kairos", text }], {}).bundle!;
  const line = text.slice(0, text.indexOf("policy p")).split("\n").length;
  expect(sourceMap!["/policies/p"]).toEqual({ file: "a.kairos", line, column: 8 });
  expect(sourceMap!["/policies/p/fatigue/0"]).toMatchObject({ line });
  expect(sourceMap!["/events/mail.sent/fields/size"]).toMatchObject({ file: "a.kairos" });
});
