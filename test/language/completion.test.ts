/** Completion knows where it stands: the grammar, the scope, the type that is asked for, what is visible. */
import { describe, expect, it } from "vitest";
import { SNIPPETS, textIn } from "../../src/language/completion/snippets.js";
import { meaningOf } from "../../src/language/meanings.js";
import { ASKED_BY_RULE } from "../../src/language/completion/names.js";
import { parse } from "../../src/syntax/index.js";
import { KairosParser } from "../../src/syntax/parser/file.js";
import { completed, filled, marked, offered, taken } from "./marked.js";

/** They are values, and functions, and say so themselves. */
const VALUES = new Set(["true", "false", "count", "distinct", "where"]);

interface Case {
  readonly at: string;
  /** All of these are offered. */
  readonly has?: readonly string[];
  readonly not?: readonly string[];
  /** Nothing but these, in this order. */
  readonly is?: readonly string[];
  /** The first ones. */
  readonly first?: readonly string[];
}

function check(name: string, { at, has = [], not = [], is, first }: Case): void {
  it(name, () => {
    const labels = offered(at);
    if (is !== undefined) expect(labels).toEqual(is);
    if (first !== undefined) expect(labels.slice(0, first.length)).toEqual(first);
    for (const label of has) expect(labels).toContain(label);
    for (const label of not) expect(labels).not.toContain(label);
  });
}

const FIELDS = ["cues", "id", "reported", "sender_domain", "subject", "time"];

describe("words, as the grammar allows them", () => {
  check("an empty file", {
    at: "<|>",
    has: ["package", "import", "policy", "follow up", "policy …"],
    not: ["wait", "and", "title"],
  });
  check("after a declaration", {
    at: "segment s when person.team exists\n<|>",
    has: ["policy", "test", "and"],
    not: ["import", "package"],
  });
  check("a word being typed", { at: "package a\n\npol<|>", has: ["policy", "policy …"], not: ["package"] });
  check("a policy", {
    at: "policy p {\n  <|>\n}",
    has: ["title", "trigger on", "answer within", "show at most", "message …"],
    not: ["missed", "wait", "policy"],
  });
  check("a policy that is not closed", { at: "policy p {\n  tr<|>", has: ["trigger on", "fatigue"] });
  check("behind a clause with a mistake", {
    at: "policy p {\n  title 5 5\n  frob\n  <|>\n}",
    has: ["trigger on", "owner"],
  });
  check("under a clause that is not finished", {
    at: 'policy p {\n  trigger on\n  <|>\n  owner "o"\n}',
    has: ["title", "mail.clicked"],
  });
  check("a variant", {
    at: "policy p {\n  variant v when risk is low {\n    <|>\n  }\n}",
    is: ["escalate", "fatigue", "message", "priority", "escalate …", "fatigue …", "message …"],
  });
  check("limits", { at: "limits {\n  <|>\n}", is: ["at most", "back off", "mute", "quiet", "wait"] });
  check("half a limit", { at: "limits { at most 3 <|> }", is: ["per", "within"] });
  check("a period", { at: "limits { at most 3 per <|> }", is: ["day", "event", "month", "week"] });
  check("behind a limit", { at: "limits {\n  at most 3 per day <|>\n}", has: ["across", "for", "when", "wait"] });
  check("an answer", {
    at: "fatigue f { back off 2x up to 4d after <|> }",
    is: ["dismissed", "ignored", "not_useful", "overridden"],
  });
  check("what a ladder counts", {
    at: "escalate e { at 3 <|> }",
    has: ["occurrences within", "prompts within", "dismissed within"],
  });
  check("actions of a ladder", {
    at: "escalate e { at 3 prompts within 7d <|> }",
    is: ["follow up", "notify", "review"],
  });
  check("a digest", {
    at: 'escalate e { at 3 prompts within 7d notify "a" by <|> }',
    is: ["daily digest", "monthly digest", "weekly digest"],
  });
  check("a message", { at: "message m inline { <|> }", is: ["action", "body", "title"] });
  check("a signal", { at: "signal s on mail.clicked { <|> }", is: ["check", "missed", "when"] });
  check("an event", { at: "event a.b {\n  <|>\n}", is: ["moment", "reversible for", "risk"] });
  check("behind an event of a test", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked <|> }',
    first: ["->"],
  });
  check("an expectation", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked -> <|> }',
    is: ["follow up", "nothing", "notify", "prompt", "review", "silence"],
  });
  check("a reason", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked -> silence because <|> }',
    has: ["wait", "at most", "back off", "exemption"],
  });
  check("a goal", { at: "budget {\n  <|>\n}", has: ["prompts per", "coverage of", "dismissed"] });
  check("a comment", { at: "// pol<|>", is: [] });
  check("a comment for readers of the declaration", { at: "policy p {\n  /// wha<|>t\n  tags a\n}", is: [] });
  check("a comment in a test", { at: 'test "t" { // an<|>\n person ana { } }', is: [] });
  check("a test", { at: 'test "t" {\n  <|>\n}', is: ["day", "from", "person"] });
  check("what a person of a test does", {
    at: 'test "t" { person ana { } 09:00 ana <|> }',
    is: ["file.share_requested", "file.shared", "mail.clicked", "secret.pushed", "answers"],
  });
});

describe("names of the right kind", () => {
  check("event types", {
    at: "policy p { trigger on <|> }",
    is: ["file.share_requested", "file.shared", "mail.clicked", "secret.pushed"],
  });
  check("signals", { at: "policy p { signals any of <|> }", is: ["lookalike_domain"] });
  check("shared messages", {
    at: "policy p { message <|> }",
    has: ["note", "feedback", "inline", "thanks"],
    not: ["gentle"],
  });
  check("shared limits", { at: "policy p { fatigue <|> }", is: ["gentle"] });
  check("shared ladders", { at: "policy p { escalate <|> }", is: ["ladder"] });
  check("follow ups", { at: "escalate e { at 3 prompts within 7d follow up <|> }", is: ["phishing_201"] });
  check("policies of an exemption", { at: "exemption e { policies <|> }", is: ["clicked", "shared"] });
  check("tags", { at: "limits { at most 3 per day across tag <|> }", is: ["phishing", "sharing"] });
  check("segments of a budget", {
    at: "segment s when person.team exists\nbudget { prompts per day for <|> }",
    is: ["s"],
  });
  check("levels", { at: "budget { coverage of <|> }", is: ["critical", "high", "low", "medium"] });
  check("levels of a moment", {
    at: "event a.b {\n  risk {\n    <|>\n  }\n}",
    has: ["critical", "high", "low", "medium"],
  });
  check("days", { at: "limits { quiet on saturday, <|> }", has: ["sunday", "monday"] });
  check("types", {
    at: "event a.b {\n  x: <|>\n}",
    has: ["string", "bool", "bytes", "Sensitivity", "Role", "list", "untrusted"],
    not: ["kairos.answer"],
  });
  check("frameworks", { at: "policy p { controls <|> }", is: ["nist_ai_rmf_1", "nist_csf_2"] });
  check("people of a test", { at: 'test "t" { person ana { } person ben { } 09:00 <|> }', is: ["ana", "ben"] });
  check("attributes of a person", {
    at: 'test "t" { person ana { role: finance, <|> } }',
    has: ["department", "team"],
    not: ["role"],
  });
  check("fields of an event", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked { reported: true, <|> } }',
    is: ["cues", "sender_domain", "subject"],
  });
  check("fields of a mapping", {
    at: "source s { id record.id map to file.share_requested { <|> } }",
    is: ["recipient_domain", "sensitivity", "size"],
  });
  check("answers", {
    at: 'test "t" { person ana { } 09:00 ana answers clicked with <|> }',
    is: ["accepted", "dismissed", "not_useful", "overridden"],
  });
  check("signals of the expected policy", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked -> prompt clicked with <|> }',
    is: ["lookalike_domain"],
  });
  check("expected policies", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked -> prompt <|> }',
    is: ["clicked", "shared"],
  });
  check("policies that stay silent", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked -> silence of <|> }',
    is: ["clicked", "shared"],
  });
  check("exemptions that are a reason", {
    at: 'exemption red { all policies until 2099-01-01 because "x" }\ntest "t" { person ana { } 09:00 ana mail.clicked -> silence because exemption <|> }',
    is: ["red"],
  });
  check("follow ups that are expected", {
    at: 'test "t" { person ana { } 09:00 ana mail.clicked -> follow up <|> }',
    is: ["phishing_201"],
  });
  check("policies to answer", { at: 'test "t" { person ana { } 09:00 ana answers <|> }', is: ["clicked", "shared"] });
  check("event types of an imported package", {
    at: 'import "std/knowbe4"\npolicy p { trigger on <|> }',
    is: ["file.share_requested", "file.shared", "knowbe4.recorded", "mail.clicked", "secret.pushed"],
  });
  check("fields of an imported package", {
    at: 'import "std/knowbe4"\npolicy p { trigger on knowbe4.recorded when event.<|> }',
    is: ["description", "id", "kind", "risk_level", "time"],
  });
  check("locales of a text", { at: 'text t { en "x" <|> }', is: ["de", "en"] });
  check("a new name", { at: "policy <|> { }", is: [] });
});

describe("conditions, by what the checker knows", () => {
  check("fields of the event, with nothing behind the dot", {
    at: "policy p {\n  trigger on mail.clicked when event.<|>\n  message note\n}",
    is: FIELDS,
  });
  check("in a file that ends there", { at: "policy p {\n  trigger on mail.clicked when event.<|>", is: FIELDS });
  check("fields that all event types have", {
    at: "policy p { trigger on file.shared, file.share_requested when event.<|> }",
    is: ["id", "recipient_domain", "sensitivity", "size", "time"],
  });
  check("attributes", { at: "segment s when person.<|>", has: ["role", "team", "timezone"], not: ["size"] });
  check("constants", {
    at: "policy p { trigger on mail.clicked when event.sender_domain is org.<|> }",
    first: ["domain"],
  });
  check("values of the enum that the other side asks for", {
    at: "policy p { trigger on file.shared when event.sensitivity >= <|> }",
    first: ["confidential", "internal", "public", "restricted"],
    not: ["finance"],
  });
  check("in a list", {
    at: "segment s when person.role in [finance, <|>]",
    first: ["employee", "finance", "red_team", "support"],
  });
  check("left of the operator", {
    at: "policy p { trigger on mail.clicked when event.cues contains <|> }",
    first: ["lookalike", "urgency"],
  });
  check("the value of a field in a test", {
    at: 'test "t" { person ana { role: <|> } }',
    first: ["employee", "finance", "red_team", "support"],
  });
  check("a default", {
    at: "event a.b {\n  role: Role = <|>\n}",
    first: ["employee", "finance", "red_team", "support"],
  });
  check("levels of risk", {
    at: "policy p { trigger on mail.clicked when risk >= <|> }",
    first: ["critical", "high", "low", "medium"],
  });
  check("what begins a condition", {
    at: "policy p { trigger on mail.clicked when <|> }",
    has: ["event.reported", "person.role", "org.domain", "risk", "edit_distance", "not", "count"],
  });
  check("what a segment can't speak of", {
    at: "segment s when <|>",
    has: ["person.role"],
    not: ["event", "risk", "event.reported"],
  });
  check("operators that fit text", {
    at: "policy p { trigger on mail.clicked when event.sender_domain <|> }",
    has: ["is", "in", "starts with", "like", "contains"],
    not: ["exists", "otherwise"],
  });
  check("operators that fit what may be missing", {
    at: "policy p { trigger on mail.clicked when event.subject <|> }",
    has: ["exists", "otherwise"],
  });
  check("operators that fit numbers", {
    at: "policy p { trigger on secret.pushed when event.size <|> }",
    has: ["is", "in"],
    not: ["starts with", "like", "contains", "exists"],
  });
  check("a counted event", {
    at: "policy p { trigger on mail.clicked when count(file.shared where event.<|> within 7d) > 2 }",
    has: ["downloads", "link"],
    not: ["cues"],
  });
  check("raw records", { at: "source s { id <|> }", first: ["record"] });
});

describe("units and texts in quotes", () => {
  check("lengths of time", { at: "limits { wait 4<|> }", is: ["4w", "4d", "4h", "4m", "4s", "4ms"] });
  check("a length of time that is whole", { at: "limits { wait 30d<|> }", is: [] });
  check("sizes where sizes can stand", {
    at: "policy p { trigger on file.shared when event.size > 25<|> }",
    has: ["25MB", "25GB", "25%"],
  });
  check("a factor", { at: "fatigue f { back off 2<|> }", is: ["2x"] });
  check("imports that are not there yet", { at: 'import "<|>"', first: ["./vocabulary.kairos", "std/cloudevents"] });
  check("time zones", { at: 'org { timezone "<|>" }', has: ["Europe/Berlin", "UTC"] });
  check("time zones of a person", { at: 'test "t" { person ana { timezone: "<|>" } }', has: ["Asia/Tokyo"] });
  check("locales of a person", { at: 'test "t" { person ana { locale: "<|>" } }', is: ["de", "en"].toReversed() });
  check("identifiers of controls", {
    at: 'policy p { controls nist_csf_2 "PR.AT-01", "<|>" }',
    has: ["PR.AT-02"],
    not: ["PR.AT-01"],
  });
  check("slots", {
    at: 'policy p { trigger on mail.clicked message feedback { body "Hello {<|>" } }',
    has: ["signals.missed", "event.sender_domain", "person.role", "org.domain", "risk"],
  });
  check("members of a slot", {
    at: 'policy p {\n  trigger on mail.clicked\n  message feedback { body "Hello {event.<|>} there" }\n}',
    is: ["id", "time", "sender_domain", "cues", "subject", "reported"],
  });
  check("members of a slot in a text that is not closed", {
    at: 'policy p {\n  trigger on mail.clicked\n  message feedback {\n    body "Hello {event.<|>\n  }\n}',
    has: ["sender_domain"],
  });
  check("a plain text", { at: 'policy p { title "<|>" }', is: [] });
});

describe("what is written", () => {
  it.each([
    [
      "the whole event type",
      "policy p { trigger on mail.cl<|> }",
      "mail.clicked",
      "policy p { trigger on mail.clicked }",
    ],
    ["the whole word", "policy p { fatigue gen<|>tly }", "gentle", "policy p { fatigue gentle }"],
    [
      "a function with its stops",
      "policy p { trigger on mail.clicked when low<|> }",
      "lower",
      "policy p { trigger on mail.clicked when lower(text) }",
    ],
    [
      "a slot with its brace",
      'signal s on mail.clicked { missed "{event.<|>" }',
      "subject",
      'signal s on mail.clicked { missed "{event.subject}" }',
    ],
    [
      "a slot that is closed",
      'signal s on mail.clicked { missed "{event.<|>}" }',
      "subject",
      'signal s on mail.clicked { missed "{event.subject}" }',
    ],
    ["a field with its colon", 'test "t" { person ana { ro<|> } }', "role", 'test "t" { person ana { role:  } }'],
  ])("%s", (_name, at, label, after) => {
    expect(taken(at, label)).toBe(after);
  });

  it("a name that the file does not see comes last, with its import", () => {
    const files = {
      "a.kairos": "package a\n\npolicy p { fatigue <|> }",
      "b.kairos": "package b\nfatigue firm { wait 1d }",
    };
    const [firm] = completed(files).items;
    expect(firm).toMatchObject({ label: "firm", detail: "shared fatigue block · ./b.kairos" });
    expect(firm!.edits).toEqual([{ span: { file: "a.kairos", start: 9, end: 9 }, text: '\nimport "./b.kairos"' }]);
  });

  it("tells types, order and documentation", () => {
    const items = completed("policy p { trigger on file.shared when event.sensitivity is <|> }").items;
    expect(items[0]).toMatchObject({ detail: "Sensitivity (public < internal < confidential < restricted)" });
    const fields = completed(
      "/// Sent.\nevent a.b {\n  /// How long.\n  size: untrusted string?\n}\npolicy p { trigger on a.b when event.<|> }",
    ).items;
    expect(fields.find(({ label }) => label === "size")).toMatchObject({
      detail: "untrusted string?",
      documentation: "How long.",
    });
  });

  it.each(
    SNIPPETS.flatMap((snippet) => [["en"], ["en", "de"]].map((locales) => [snippet.label, locales, snippet] as const)),
  )("%s in %s reads without a mistake", (_label, locales, { rule, body }) => {
    const text = filled(body(textIn(locales)));
    const whole = rule === "policyPart" || rule === "variant" ? `policy p {\n${text}\n}` : text;
    expect(text).not.toContain("$");
    expect(parse({ path: "a.kairos", text: whole }).diagnostics).toEqual([]);
  });
});

it("says what every word of the grammar means where it stands", () => {
  const rules = new KairosParser().getSerializedGastProductions() as unknown as { name: string }[];
  const unsaid = rules.flatMap((rule) =>
    [...JSON.stringify(rule).matchAll(/"type":"Terminal","name":"\\"(\w+)\\""/g)]
      .map(([, word]) => word!)
      .filter((word) => !VALUES.has(word) && meaningOf(word, ["file", "declaration", rule.name]) === undefined)
      .map((word) => `${rule.name}: ${word}`),
  );
  expect(unsaid).toEqual([]);
});

it("offers words with what they mean", () => {
  const wait = completed("limits { <|> }").items.find(({ label }) => label === "wait");
  expect(wait).toMatchObject({ detail: "wait DURATION", documentation: "At least so long between two prompts." });
});

it("knows every rule of the grammar that asks for a name", () => {
  const rules = new KairosParser().getSerializedGastProductions() as unknown as { name: string }[];
  const asking = rules.filter(
    (rule) =>
      /"name":"name","label"/.test(JSON.stringify(rule)) ||
      /"type":"Terminal","name":"name"/.test(JSON.stringify(rule)),
  );
  expect(asking.length).toBeGreaterThan(20);
  expect(asking.map(({ name }) => name).filter((name) => !Object.hasOwn(ASKED_BY_RULE, name))).toEqual([]);
  const known = new Set(rules.map(({ name }) => name));
  expect(Object.keys(ASKED_BY_RULE).filter((name) => !known.has(name))).toEqual([]);
  expect(SNIPPETS.map(({ rule }) => rule).filter((name) => !known.has(name))).toEqual([]);
});

it("leaves the workspace as it was", () => {
  const { workspace, path, text, offset } = marked("policy p { trigger on <|> }");
  const before = workspace.analysis;
  completed("policy p { trigger on <|> }");
  expect(workspace.analysis).toBe(before);
  expect(workspace.file(path)!.text).toBe(text);
  expect(offset).toBe(22);
});
