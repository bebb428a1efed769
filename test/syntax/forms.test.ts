/** Every form of every declaration is read, and gives the tree that it should. */
import { describe, expect, it } from "vitest";
import { KairosParser } from "../../src/syntax/parser/file.js";
import { codes, declaration, example, expression, parsed, withoutSpans } from "./parsing.js";

it("has a grammar that chevrotain finds nothing wrong with", () => {
  expect(() => new KairosParser({ validate: true })).not.toThrow();
});

describe("the examples", () => {
  it.each(["policy.kairos", "vocabulary.kairos"])("%s is read without a diagnostic", (name) => {
    expect(codes(example(name))).toEqual([]);
  });

  it("have all their declarations", () => {
    const { tree } = parsed(example("policy.kairos"));
    expect(tree.package?.text).toBe("acme.phishing");
    expect(tree.imports.map((each) => each.path.value)).toEqual(["std/phishing", "../vocabulary.kairos"]);
    expect(tree.declarations.map((each) => each.kind)).toEqual([
      "signal",
      "signal",
      "fatigue",
      "policy",
      "follow_up",
      "baseline",
      "exemption",
      "limits",
      "budget",
      "test",
    ]);
  });

  it("keep comments and give documentation to what it stands above", () => {
    const { comments, tree } = parsed(example("vocabulary.kairos"));
    expect(comments.map((comment) => [comment.kind, comment.ownLine])).toEqual([
      ["line", false],
      ["line", false],
      ["line", false],
      ["doc", true],
      ["line", false],
    ]);
    expect(tree.declarations.map((each) => each.doc)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "Sharing a file with somebody, asked for but not done yet.",
      undefined,
    ]);
  });
});

describe("forms", () => {
  it.each([
    ["org", 'org { locales en, pt-BR, es-419 timezone "Europe/Berlin" domain: "a.example" wait: 4h timezone: "x" }'],
    ["enum", 'enum X ordered { a, message, c = "C-1" { en "c" de "C" }, d "d", }'],
    ["enum", "enum X { policy }"],
    [
      "person",
      'person { role: Role coach: bool list: list of string at: timestamp? boss: personal string? coach when person.role is "x" }',
    ],
    ["person", 'person { a: untrusted personal list of string? = ["x"] b: untrusted c: personal? }'],
    [
      "event",
      "event mail.when.sent { moment after reversible for 10m moment: string risk: Risk risk { high when event.a low otherwise } }",
    ],
    ["event", "event a.b {}"],
    [
      "source",
      'source s { id record._id time record."@timestamp" person record.actor otherwise record[0].x each record.events map to a.b {} map when record.is to a.b { x: 1, } }',
    ],
    ["segment", "segment night when person.role is admin"],
    ["text", 'text footer { en "Bye." pt-BR "Tchau." }'],
    ["text", 'text footer "Bye."'],
    ["signal", 'signal s on a.b, a.c { when event.x missed "m" check { en "c" } }'],
    ["message", 'message note inline { title "t" body "b" action "a" opens "https://a.example/{event.id}" }'],
    [
      "fatigue",
      "fatigue f { wait 4h for each person.team at most 1_000 per event across all quiet on saturday, sunday when x back off 2x up to 14d after ignored mute 30d after 3 not_useful within 7d }",
    ],
    [
      "escalate",
      'escalate e { at 1 occurrence within 1d follow up f at 1 prompt within 1d notify "a" at 2 prompts within 1d review role { en "?" } by person.manager otherwise "x" at 3 overridden within 2w review incentives "?" }',
    ],
    [
      "policy",
      'policy p { holdout 12.5% answer within 2d priority 5 trigger on a.b trigger on a.c, a.d when x signals all of s, t message note fatigue f escalate e variant v when x { priority 1 message thanks { body "b" } fatigue { wait 1h } escalate { at 2 prompts within 1d follow up f } } show at most 2 }',
    ],
    [
      "follow_up",
      'follow up f { title "t" content { en "c" } due 14d every 365d for everyone covers a.b, a.c when risk is low controls x "1", "2" owner "o" }',
    ],
    ["baseline", "baseline f { for person.role is admin and x }"],
    ["exemption", 'exemption e { tags a, b all policies when x until 2027-03-31 because "b" owner "o" }'],
    ["limits", "limits { at most 3 per month across tag t for everyone when risk < critical }"],
    [
      "budget",
      "budget { prompts per week of p for s max at most 3 interruption per person per day mean at most 5m coverage of high risk at least 80% precision at least 0.5 dismissed of p at most 10% overridden at most 5% }",
    ],
    [
      "test",
      'test "t" { from 2026-03-02 person ana {} day 2 09:00 ana a.b { x: 1 } -> prompt p with s, t saying "x" and follow up f and notify "a" and review process 10:00 ana answers p with ignored 11:00 ana a.b -> silence of p because at most 11:01 ana a.b -> silence because exemption e 11:02 ana a.b -> silence because back off 12:00 ana a.b -> nothing }',
    ],
  ] as const)("%s: %s", (kind, text) => {
    expect(declaration(kind, text).kind).toBe(kind);
  });

  it("take every word that is not reserved as a name", () => {
    expect(codes("enum X { message, policy, at, most, when_, day, first, list, of }")).toEqual([]);
    expect(codes("policy policy { fatigue wait message message escalate at tags tags, policies }")).toEqual([]);
    expect(codes('text t { is "x" when "y" }')).toEqual([]);
    expect(codes("segment s when record.when is record.and")).toEqual([]);
  });

  it("say where a policy has what", () => {
    const policy = declaration(
      "policy",
      "policy p {\n  /// Doc.\n  variant v when x { priority 1 }\n  trigger on a.b when y\n}",
    );
    expect(policy.clauses.map((clause) => [clause.kind, clause.span.start, clause.span.end])).toEqual([
      ["variant", 24, 55],
      ["trigger", 58, 79],
    ]);
    expect(policy.clauses[0]).toMatchObject({ doc: "Doc." });
    expect(policy.span).toMatchObject({ start: 0, end: 81 });
  });

  it("cut texts into words and slots, with their places", () => {
    const { text } = declaration("text", 'text t "a\\{b\\}\\n{event.x}\\u{1F600}{risk}"');
    expect(text.variants[0]?.parts).toEqual([
      { kind: "literal", value: "a{b}\n", span: { file: "a.kairos", start: 8, end: 16 } },
      {
        kind: "slot",
        path: [
          { text: "event", span: { file: "a.kairos", start: 17, end: 22 } },
          { text: "x", span: { file: "a.kairos", start: 23, end: 24 } },
        ],
        span: { file: "a.kairos", start: 16, end: 25 },
      },
      { kind: "literal", value: "😀", span: { file: "a.kairos", start: 25, end: 34 } },
      {
        kind: "slot",
        path: [{ text: "risk", span: { file: "a.kairos", start: 35, end: 39 } }],
        span: { file: "a.kairos", start: 34, end: 40 },
      },
    ]);
  });
});

describe("values", () => {
  it.each([
    ["42", { kind: "int", value: 42 }],
    ["250_000", { kind: "int", value: 250_000 }],
    ["3.5", { kind: "decimal", value: 3.5 }],
    ["80%", { kind: "percent", value: 0.8 }],
    ["99.5%", { kind: "percent", value: 0.995 }],
    ["7%", { kind: "percent", value: 0.07 }],
    ["25MB", { kind: "size", value: 25_000_000 }],
    ["25MiB", { kind: "size", value: 26_214_400 }],
    ["500ms", { kind: "duration", value: 500 }],
    ["15m", { kind: "duration", value: 900_000 }],
    ["2w", { kind: "duration", value: 1_209_600_000 }],
    ["18:00", { kind: "time", value: 1080 }],
    ["2027-03-31", { kind: "date", value: "2027-03-31" }],
    ["2027-03-31T08:00Z", { kind: "instant", value: Date.UTC(2027, 2, 31, 8) }],
    ["2027-03-31T10:00:00.1234+02:00", { kind: "instant", value: Date.UTC(2027, 2, 31, 8) + 123 }],
    ['"a\\"b\\\\c\\n\\u{e9}"', { kind: "string", value: 'a"b\\c\né' }],
    ["true", { kind: "bool", value: true }],
    ["-4h", { kind: "minus", operand: { kind: "duration" } }],
    ["[]", { kind: "list", items: [] }],
    ["[a, b,]", { kind: "list", items: [{ kind: "path" }, { kind: "path" }] }],
  ])("%s", (text, tree) => {
    expect(expression(`x is ${text}`)).toMatchObject({ kind: "comparison", right: tree });
  });
});

describe("expressions", () => {
  it.each([
    ["a and b and c", { kind: "and", operands: [{}, {}, {}] }],
    ["a or (b and c)", { kind: "or", operands: [{}, { kind: "group" }] }],
    ["not a is b", { kind: "not", operand: { kind: "comparison", operator: "is" } }],
    ["a is not b", { kind: "comparison", operator: "is not" }],
    ["a not in b", { kind: "comparison", operator: "not in" }],
    ["a contains any of b", { kind: "comparison", operator: "contains any of" }],
    ["a contains any", { kind: "comparison", operator: "contains" }],
    ["a starts with b", { kind: "comparison", operator: "starts with" }],
    ['a like "*.x"', { kind: "pattern", operator: "like", pattern: { value: "*.x" } }],
    ["a.b exists", { kind: "exists", operand: { kind: "path" } }],
    ["a - b - c is 1", { left: { kind: "arithmetic", left: { kind: "arithmetic" }, right: { kind: "path" } } }],
    ["a + b * c otherwise 1 is 1", { left: { operator: "+", right: { operator: "*", right: { kind: "otherwise" } } } }],
    [
      "count(a.b where x within 7d) >= 3",
      { left: { kind: "count", type: { text: "a.b" }, within: { ms: 604_800_000 } } },
    ],
    ["distinct(event.x within 7d) > 2", { left: { kind: "distinct" } }],
    ["first time within 30d", { kind: "first_time", within: { text: "30d" } }],
    ["first is time", { kind: "comparison" }],
    ["edit_distance(a, b) <= 2", { left: { kind: "call", arguments: [{}, {}] } }],
    [
      'record.a."@b"[0].is is 1',
      { left: { members: [{ name: "a" }, { quoted: true }, { index: 0 }, { name: "is" }] } },
    ],
  ])("%s", (text, tree) => {
    expect(withoutSpans(expression(text))).toMatchObject(tree);
  });

  it("have spans from their first to their last character", () => {
    const text = "segment s when not (a.b + 1) is 2 and c";
    const { when } = declaration("segment", text);
    const at = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
    expect(at(when.span)).toBe("not (a.b + 1) is 2 and c");
    if (when.kind !== "and" || when.operands[0]?.kind !== "not") throw new Error(when.kind);
    expect(at(when.operands[0].span)).toBe("not (a.b + 1) is 2");
    expect(at(when.operands[0].operand.span)).toBe("(a.b + 1) is 2");
  });
});
