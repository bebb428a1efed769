/** Hover, signatures, definitions, references, renames, outlines, ranges, tokens, formatting, actions and hints. */
import { describe, expect, it } from "vitest";
import {
  codeActions,
  definitions,
  diagnosticsOf,
  documentSymbols,
  foldingRanges,
  formatting,
  hover,
  inlayHints,
  type OutlineSymbol,
  references,
  rename,
  selectionRanges,
  semanticTokens,
  signature,
  withEdits,
  workspaceSymbols,
} from "../../src/language/index.js";
import { marked, place } from "./marked.js";

describe("hover", () => {
  it.each([
    [
      "a field: type, documentation, place",
      "event a.b {\n  /// As the mail says.\n  sender: untrusted string?\n}\npolicy p { trigger on a.b when event.sen<|>der exists }",
      "a.b.sender: untrusted string?",
      ["As the mail says.", "Declared in a.kairos, line 3."],
    ],
    [
      "a field of an enum: its values and their order",
      "policy p { trigger on file.shared when event.sensi<|>tivity is public }",
      "file.shared.sensitivity: Sensitivity",
      [
        "`enum Sensitivity ordered { public < internal < confidential < restricted }`",
        "Declared in vocabulary.kairos, line 38.",
      ],
    ],
    [
      "an enum value, as records write it",
      "segment s when person.role is red<|>_team",
      "Role.red_team",
      [
        "Records write it `red-team`.",
        "`enum Role { employee, finance, support, red_team }`",
        "Declared in vocabulary.kairos, line 9.",
      ],
    ],
    [
      "a constant",
      "policy p { trigger on mail.clicked when event.sender_domain is org.do<|>main }",
      'org.domain: string = "acme.example"',
      ["Declared in vocabulary.kairos, line 4."],
    ],
    [
      "shared limits",
      "policy p { fatigue gen<|>tle }",
      "fatigue gentle {\n  wait 4h\n}",
      ["Declared in vocabulary.kairos, line 60."],
    ],
    [
      "an event type",
      "policy p { trigger on secret.pu<|>shed }",
      "event secret.pushed {\n  moment after\n  size: int\n}",
      ["Declared in vocabulary.kairos, line 48."],
    ],
    [
      "risk",
      "policy p { trigger on mail.clicked when ri<|>sk is low }",
      "risk: Risk",
      ["`enum Risk ordered { low < medium < high < critical }`"],
    ],
    [
      "what every event has",
      "policy p { trigger on mail.clicked when event.ti<|>me exists }",
      "event.time: timestamp",
      [],
    ],
    [
      "an event type of a package that ships with Kairos",
      'import "std/knowbe4"\npolicy p { trigger on knowbe4.reco<|>rded }',
      "event knowbe4.recorded {\n  moment after\n  kind: string\n  description: untrusted string?\n  risk_level: number?\n}",
      [
        "Something that was recorded about a user, with what it does to that user's risk.",
        "Declared in std/knowbe4, line 7.",
      ],
    ],
    [
      "an import: what the file says of itself",
      'import "std/know<|>be4"',
      "package std.knowbe4",
      [
        "KnowBe4: user events, as the User Event API gives them.",
        "Their kinds are those of the account, so a policy compares `event.kind`.",
      ],
    ],
    [
      "an attribute in a test",
      'test "t" { person ana { ro<|>le: finance } }',
      "person.role: Role",
      ["`enum Role { employee, finance, support, red_team }`", "Declared in vocabulary.kairos, line 13."],
    ],
    [
      "a field in a test",
      'test "t" { person ana { } 09:00 ana mail.clicked { sub<|>ject: "x" } }',
      "mail.clicked.subject: string?",
      ["Declared in vocabulary.kairos, line 24."],
    ],
    [
      "a person of a test",
      'test "t" { person ana { } 09:00 a<|>na mail.clicked }',
      "person ana",
      ["Of this test.", "Declared in a.kairos, line 1."],
    ],
    [
      "an expected policy",
      'test "t" { person ana { } 09:00 ana mail.clicked -> prompt cli<|>cked }',
      "policy clicked {\n  trigger on mail.clicked\n}",
      ["Declared in vocabulary.kairos, line 63."],
    ],
    [
      "an expected signal",
      'test "t" { person ana { } 09:00 ana mail.clicked -> prompt clicked with look<|>alike_domain }',
      "signal lookalike_domain on mail.clicked\n  when edit_distance(event.sender_domain, org.domain) <= 2",
      ["Declared in vocabulary.kairos, line 53."],
    ],
    [
      "an answered policy",
      'test "t" { person ana { } 09:00 ana answers cli<|>cked with dismissed }',
      "policy clicked {\n  trigger on mail.clicked\n}",
      ["Declared in vocabulary.kairos, line 63."],
    ],
    [
      "a slot of a text",
      'signal s on mail.clicked { missed "{event.sub<|>ject}" check "x" }',
      "mail.clicked.subject: string?",
      ["Declared in vocabulary.kairos, line 24."],
    ],
  ])("%s", (_name, source, code, text) => {
    const { workspace, path, offset } = marked(source);
    expect(hover(workspace, path, offset)).toMatchObject({ code, text });
  });

  it("a function", () => {
    const { workspace, path, offset } = marked(
      "policy p { trigger on mail.clicked when edit_dis<|>tance(event.sender_domain, org.domain) <= 2 }",
    );
    expect(hover(workspace, path, offset)).toMatchObject({ code: "edit_distance(first: string, second: string): int" });
  });

  it.each([
    ["pol<|>icy p { trigger on mail.clicked }", "policy NAME { … }"],
    ["limits { wa<|>it 3h }", "wait DURATION"],
    ["limits { at mo<|>st 3 per day }", "at most N per day|week|month|event\nat most N within DURATION"],
    ["fatigue f { back off 2x up to 4d after dismi<|>ssed }", "dismissed"],
    ["event a.b { moment af<|>ter }", "moment before|after|simulated"],
    ["event a.b { x: untru<|>sted string }", "untrusted"],
    ["policy p { hold<|>out 5% }", "holdout 10%"],
    ["policy p {\n  title 5 5\n  trig<|>ger on", "trigger on TYPE when CONDITION"],
    ["budget { cove<|>rage of high risk at least 60% }", "coverage of LEVEL risk"],
    ["budget { prompts per day at mo<|>st 60 }", "at most VALUE"],
    ["source s { id record.id ea<|>ch record.events }", "each record.MEMBER"],
    ['test "t" { person ana { } 09:00 ana mail.clicked -> silence because qui<|>et }', "quiet"],
    ["segment s when person.team exi<|>sts", "exists"],
    ["policy p { trigger on mail.clicked when first ti<|>me within 30d }", "first time within DURATION"],
    ["source s { id rec<|>ord.id map to mail.clicked { } }", "record.MEMBER"],
    ['source s { id record.id each record.events map when it<|>em.name is "x" to mail.clicked { } }', "item.MEMBER"],
    ["baseline b { cov<|>ers mail.clicked }", "covers TYPE when CONDITION"],
  ])("the word at %s", (source, form) => {
    const { workspace, path, offset } = marked(source);
    expect(hover(workspace, path, offset)).toMatchObject({ code: form });
    expect(hover(workspace, path, offset)!.text[0]).toMatch(/\.$/);
  });

  const risk = "`enum Risk ordered { low < medium < high < critical }`";
  const saying = (slot: string): string =>
    `policy p { trigger on mail.clicked message feedback { body "Look: {${slot}}" } }`;
  it.each([
    [
      "a type",
      "event a.b { x: dura<|>tion }",
      "duration",
      "A length of time: `15m`, `4h`, `30d`. Records write a whole number of milliseconds.",
    ],
    ["the type of a list", "person { x: list of stri<|>ng }", "string", "A text."],
    [
      "what signals missed",
      saying("signals.mis<|>sed"),
      "signals.missed",
      "What the signals that were there say was missed: of as many as the policy shows.",
    ],
    [
      "what signals ask to check",
      saying("sign<|>als.check"),
      "signals.check",
      "What the signals that were there say to check next time: of as many as the policy shows.",
    ],
    ["risk in a text", saying("ri<|>sk"), "risk: Risk", risk],
    ["risk in a condition", "policy p { trigger on mail.clicked when ri<|>sk is high }", "risk: Risk", risk],
    ["a level that an event has", "event a.b { risk { hi<|>gh otherwise } }", "Risk.high", risk],
    ["a level in a condition", "limits { wait 3h when risk < crit<|>ical }", "Risk.critical", risk],
    ["a level in a budget", "budget { coverage of hi<|>gh risk at least 60% }", "Risk.high", risk],
    [
      "a day",
      "limits { quiet on satur<|>day }",
      "Weekday.saturday",
      "`enum Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday }`",
    ],
    ["a framework", 'policy p { controls nist_<|>csf_2 "PR.AT-01" }', "nist_csf_2", "NIST CSF 2.0."],
    [
      "a control",
      'policy p { controls nist_csf_2 "PR.DS-10", "PR.<|>AT-01" }',
      "PR.AT-01",
      "NIST CSF 2.0: Protect: Awareness and Training.",
    ],
    [
      "a control of a framework without titles",
      'policy p { controls nist_ai_rmf_1 "MAP 5<|>.1" }',
      "MAP 5.1",
      "NIST AI RMF 1.0.",
    ],
  ])("%s", (_name, source, code, text) => {
    const { workspace, path, offset } = marked(source);
    expect(hover(workspace, path, offset)).toMatchObject({ code, text: [text] });
  });

  it("the moment and the person, which texts may name", () => {
    const at = (slot: string): string | undefined => {
      const { workspace, path, offset } = marked(saying(slot));
      return hover(workspace, path, offset)?.code;
    };
    expect(at("event.ti<|>me")).toBe("event.time: timestamp");
    expect(at("person.loc<|>ale")).toBe("person.locale: locale");
  });

  it.each([
    'policy p { controls nist_csf_2 "PR.AT-<|>99" }',
    'policy p { controls iso_<|>27001 "A.6.3" }',
    saying("signals.lo<|>st"),
    "limits { wait 3<|>h }",
    'policy p { title "wa<|>it" }',
    "// segm<|>ent",
    "/// clic<|>ked\nsegment s when person.team exists",
    'import "std/noth<|>ing"',
    "segment s when person.nobo<|>dy exists",
    "<|>",
  ])("nothing at %s", (source) => {
    const { workspace, path, offset } = marked(source);
    expect(hover(workspace, path, offset)).toBeUndefined();
  });
});

describe("signature", () => {
  const when = (condition: string): string => `policy p { trigger on mail.clicked when ${condition}`;
  it.each([
    ["the first argument", when("edit_distance(<|>"), "edit_distance(first: string, second: string): int", 0],
    [
      "the second argument",
      when("edit_distance(lower(event.sender_domain), <|>) > 2 }"),
      "edit_distance(first: string, second: string): int",
      1,
    ],
    ["the innermost function", when("edit_distance(lower(<|>"), "lower(text: string): string", 0],
    [
      "a question about the past",
      when("count(mail.clicked where <|>"),
      "count(TYPE where CONDITION within DURATION): int",
      1,
    ],
    ["its window", when("count(mail.clicked within <|>"), "count(TYPE where CONDITION within DURATION): int", 2],
  ])("%s", (_name, source, label, active) => {
    const { workspace, path, offset } = marked(source);
    expect(signature(workspace, path, offset)).toMatchObject({ label, active });
  });

  it.each([when("lower(event.sender_domain)<|> is org.domain }"), when("(<|>"), "policy p { <|> }"])(
    "none at %s",
    (source) => {
      const { workspace, path, offset } = marked(source);
      expect(signature(workspace, path, offset)).toBeUndefined();
    },
  );
});

const twoFiles = (a: string, b: string): Record<string, string> => ({ "a.kairos": a, "b.kairos": b });

describe("definitions", () => {
  it.each([
    [
      "a segment in another file",
      twoFiles('import "./b.kairos"\nsegment s when <|>t', "segment [|t|] when person.id exists"),
    ],
    ["the file of an import", twoFiles('import "./b<|>.kairos"', "[||]segment t when person.id exists")],
    [
      "a field of two event types",
      {
        "a.kairos":
          "event a.b { [|x|]: bool }\nevent a.c { [|x|]: bool }\npolicy p { trigger on a.b, a.c when event.<|>x }",
      },
    ],
    ["a tag", { "a.kairos": "policy p { tags [|t|] }\nlimits { at most 1 per day across tag <|>t }" }],
    ["a person of a test", { "a.kairos": 'test "t" { person [|ana|] { } 09:00 a<|>na a.b }' }],
    [
      "an enum value in a test",
      { "a.kairos": 'enum E { [|one|], two }\nperson { e: E }\ntest "t" { person ana { e: <|>one } }' },
    ],
    [
      "a package that ships with Kairos",
      { "a.kairos": 'import "std/know<|>be4"', "kairos:std/knowbe4.kairos": "[||]" },
    ],
    [
      "an expected policy",
      {
        "a.kairos": 'policy [|p|] { }\ntest "t" { person ana { } 09:00 ana a.b -> prompt <|>p }',
      },
    ],
    [
      "a policy that is answered",
      { "a.kairos": 'policy [|p|] { }\ntest "t" { person ana { } 09:00 ana answers <|>p with dismissed }' },
    ],
    ["a declaration itself", { "a.kairos": "segment [|t<|>|] when person.id exists" }],
    ["what is declared nowhere", { "a.kairos": "segment s when <|>nothing" }],
  ])("of %s", (_name, files) => {
    const { workspace, path, offset, ranges } = marked(files);
    expect(definitions(workspace, path, offset).map(place).toSorted()).toEqual(ranges);
  });
});

describe("references", () => {
  it.each([
    [
      "a segment",
      twoFiles('import "./b.kairos"\nsegment s when [|t|] and not [|t|]', "segment [|<|>t|] when person.id exists"),
    ],
    [
      "a signal",
      {
        "a.kairos":
          'event a.b { }\nsignal [|s|] on a.b { missed "m" check "c" }\npolicy p { trigger on a.b signals any of [|<|>s|] message feedback { body "{signals.missed}" } }\ntest "t" { person ana { } 09:00 ana a.b -> prompt p with [|s|] }',
      },
    ],
    [
      "an attribute",
      {
        "a.kairos":
          'person { [|team|]: string? }\nsegment s when person.[|<|>team|] exists\nlimits { at most 1 per day for each person.[|team|] }\nmessage m feedback { body "{person.[|team|]}" }\ntest "t" { person ana { [|team|]: "x" } }',
      },
    ],
    [
      "an event type",
      {
        "a.kairos":
          'event [|a.b|] { }\npolicy p { trigger on [|a.b<|>|] when count([|a.b|] within 7d) > 1 }\nsource s { id record.id time record.time person record.p map to [|a.b|] { } }\ntest "t" { person ana { } 09:00 ana [|a.b|] }',
      },
    ],
    [
      "an enum value",
      {
        "a.kairos":
          "enum E { [|one|], two }\nperson { e: E = [|<|>one|] }\nsegment s when person.e in [[|one|], two] or person.e is [|one|]",
      },
    ],
  ])("of %s", (_name, files) => {
    const { workspace, path, offset, ranges } = marked(files);
    expect(
      references(workspace, path, offset)
        .map(({ span }) => place(span))
        .toSorted(),
    ).toEqual(ranges);
  });
});

describe("rename", () => {
  it.each([
    [
      "a segment across files",
      twoFiles('import "./b.kairos"\nsegment s when t', "segment <|>t when person.id exists"),
      "u",
      twoFiles('import "./b.kairos"\nsegment s when u', "segment u when person.id exists"),
    ],
    [
      "a field in all event types that meet in it",
      {
        "a.kairos":
          "event a.b { x: bool }\nevent a.c { x: bool }\nevent a.d { x: bool }\npolicy p { trigger on a.b, a.c when event.<|>x }",
      },
      "y",
      {
        "a.kairos":
          "event a.b { y: bool }\nevent a.c { y: bool }\nevent a.d { x: bool }\npolicy p { trigger on a.b, a.c when event.y }",
      },
    ],
    [
      "an event type",
      { "a.kairos": "event a.b { }\npolicy p { trigger on <|>a.b }" },
      "mail.sent",
      { "a.kairos": "event mail.sent { }\npolicy p { trigger on mail.sent }" },
    ],
    [
      "a slot",
      { "a.kairos": 'event a.b { x: bool }\nsignal s on a.b { missed "{event.x}!" check "{event.<|>x}" }' },
      "y",
      { "a.kairos": 'event a.b { y: bool }\nsignal s on a.b { missed "{event.y}!" check "{event.y}" }' },
    ],
    [
      "a person of one test alone",
      {
        "a.kairos":
          'event a.b { }\ntest "t" { person ana { } 09:00 <|>ana a.b }\ntest "u" { person ana { } 09:00 ana a.b }',
      },
      "ben",
      {
        "a.kairos":
          'event a.b { }\ntest "t" { person ben { } 09:00 ben a.b }\ntest "u" { person ana { } 09:00 ana a.b }',
      },
    ],
  ])("%s", (_name, files, name, after) => {
    const { workspace, path, offset } = marked(files);
    const result = rename(workspace, path, offset, name);
    if ("reason" in result) throw new Error(result.reason);
    const texts = Object.keys(files).map((file) => [
      file,
      withEdits(
        workspace.file(file)!.text,
        result.edits.filter(({ span }) => span.file === file),
      ),
    ]);
    expect(Object.fromEntries(texts)).toEqual(after);
  });

  it.each([
    [
      "a name that is taken",
      "segment <|>s when person.team exists\nsegment t when person.team exists",
      "t",
      "there is a segment `t` already",
    ],
    [
      "a word that is no name",
      "segment <|>s when person.team exists",
      "when",
      "`when` is a word of the language that can't be a name",
    ],
    [
      "what is no word",
      "segment <|>s when person.team exists",
      "7 days",
      "`7 days` is no name: a name has letters, digits and `_`, and does not begin with a digit",
    ],
    [
      "an event type of one part",
      "event <|>a.b { }",
      "sent",
      "`sent` is no event type: it has at least two words joined by a dot, such as `mail.sent`",
    ],
    [
      "a root",
      "segment <|>s when person.team exists",
      "event",
      "`event` begins a path, so no segment can have this name",
    ],
    ["a built-in attribute", "person { <|>x: string }", "timezone", "there is an attribute `timezone` already"],
    [
      "a locale",
      'text t { <|>en "x" }',
      "fr",
      "a locale is what it says; change it in `locales` of `org` and in the texts",
    ],
    ["an import", 'import "./voca<|>bulary.kairos"', "x", "an import follows its file: rename the file itself"],
    ["a package", "package <|>a", "b", "a package is renamed file by file"],
    ["a word of the language", "pol<|>icy p { }", "x", "there is no name here that your policies declare"],
    ["what is declared nowhere", "limits { at most 1 per day across tag <|>t }", "x", "`t` is not declared anywhere"],
  ])("refuses %s", (_name, source, name, reason) => {
    const { workspace, path, offset } = marked(source);
    expect(rename(workspace, path, offset, name)).toEqual({ reason });
  });
});

function outline(symbols: readonly OutlineSymbol[], indent = ""): string[] {
  return symbols.flatMap(({ name, kind, detail, children }) => [
    `${indent}${kind} ${name}${detail === "" ? "" : ` (${detail})`}`,
    ...outline(children, `${indent}  `),
  ]);
}

describe("symbols", () => {
  it("the outline of a file", () => {
    const { workspace, path } = marked(
      'org { domain: "x" }\nenum E ordered { a, b }\nperson { team: string? }\nevent a.b { x: list of E }\nfollow up f { title "t" }\npolicy p { trigger on a.b variant v when risk is low { } }\nlimits { }\ntest "it is quiet" { person ana { } }\npolicy',
    );
    expect(outline(documentSymbols(workspace, path))).toMatchInlineSnapshot(`
      [
        "org org",
        "  constant domain",
        "enum E (enum)",
        "  enum_value a",
        "  enum_value b",
        "person person",
        "  field team (string?)",
        "event a.b (event)",
        "  field x (list of E)",
        "follow_up f (follow up)",
        "policy p (policy)",
        "  variant v",
        "limits limits",
        "test it is quiet (test)",
        "  test_person ana",
        "policy policy (policy)",
      ]
    `);
  });

  it("of all files, the closest first", () => {
    const { workspace } = marked("segment lookout when person.team exists");
    expect(workspaceSymbols(workspace, "look").map(({ name, file }) => `${file} ${name}`)).toEqual([
      "a.kairos lookout",
      "vocabulary.kairos lookalike",
      "vocabulary.kairos lookalike_domain",
    ]);
    expect(workspaceSymbols(workspace, "fshr").map(({ name }) => name)).toEqual([
      "file.shared",
      "file.share_requested",
    ]);
  });
});

describe("ranges", () => {
  it("folds blocks, runs of comments and imports", () => {
    const { workspace, path, text } = marked(
      '// one\n// two\nimport "a"\nimport "b"\n\npolicy p {\n  fatigue {\n    wait 4h\n  }\n  tags a\n}\nsegment s when person.id in [\n  "a"]\n',
    );
    expect(
      foldingRanges(workspace, path).map(({ start, end, kind }) => [
        kind,
        text.slice(start, end).replaceAll(/\s+/g, " "),
      ]),
    ).toEqual([
      ["comment", "// one // two"],
      ["imports", 'import "a" import "b"'],
      ["block", "{ fatigue { wait 4h } tags a "],
      ["block", "{ wait 4h "],
      ["block", '[ "a"'],
    ]);
  });

  it("grows a selection from a word to the file", () => {
    const { workspace, path, offset, text } = marked(
      "policy p {\n  trigger on a.b when event.x is 1 and event.<|>y\n}",
    );
    expect(
      selectionRanges(workspace, path, offset).map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, " ")),
    ).toEqual([
      "y",
      ".y",
      "event.y",
      "event.x is 1 and event.y",
      "trigger on a.b when event.x is 1 and event.y",
      "policy p { trigger on a.b when event.x is 1 and event.y }",
    ]);
  });
});

it("tells what each word is", () => {
  const { workspace, path, text } = marked(
    '/// Doc.\npolicy message { // why\n  trigger on mail.clicked when lower(event.subject otherwise "") is org.domain and count(mail.clicked within 7d) >= 2\n  tags message\n  fatigue gentle\n}\nevent a.b { title: list of string = ["x"] }',
  );
  expect(
    semanticTokens(workspace, path).map(
      ({ start, end, type, declares }) => `${text.slice(start, end)} ${type}${declares ? " declared" : ""}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "/// Doc. comment",
      "policy keyword",
      "message class declared",
      "// why comment",
      "trigger keyword",
      "on keyword",
      "mail.clicked event",
      "when keyword",
      "lower function",
      "event variable",
      "subject property",
      "otherwise keyword",
      """ string",
      "is keyword",
      "org variable",
      "domain property",
      "and keyword",
      "count keyword",
      "mail.clicked event",
      "within keyword",
      "7d number",
      ">= operator",
      "2 number",
      "tags keyword",
      "message variable declared",
      "fatigue keyword",
      "gentle class",
      "event keyword",
      "a.b event declared",
      "title property declared",
      "list keyword",
      "of keyword",
      "string type",
      "= operator",
      ""x" string",
    ]
  `);
});

describe("formatting", () => {
  it("is the least edit, and none where all is well", () => {
    const { workspace, path, text } = marked("limits {\n  wait 4h\n  at most   2 per day\n}\n");
    const edits = formatting(workspace, path);
    expect(edits).toHaveLength(1);
    expect(edits[0]!.span.start).toBeGreaterThan(20);
    workspace.set(path, withEdits(text, edits));
    expect(workspace.file(path)!.text).toBe("limits {\n  wait 4h\n  at most 2 per day\n}\n");
    expect(formatting(workspace, path)).toEqual([]);
  });
});

describe("diagnostics and code actions", () => {
  it("fixes what is wrong at the place", () => {
    const { workspace, path, offset, text } = marked(
      'policy p {\n  owner "o"\n  trigger on mail.clicked when risk =<|>= low\n  message note\n  fatigue gentle\n}\n',
    );
    expect(diagnosticsOf(workspace, path).map(({ code }) => code)).toEqual(["foreign-operator"]);
    const [fix] = codeActions(workspace, path, offset, offset);
    expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostic: { code: "foreign-operator" } });
    expect(withEdits(text, fix!.edits)).toContain("when risk is low");
  });

  it("organises imports: unused ones go, missing ones come, in order", () => {
    const { workspace, path, text } = marked({
      "a.kairos":
        'package a\nimport "./unused.kairos"\nimport "./b.kairos"\n\nsegment s when t and u<|>\nbudget { prompts per day for s at most 3 }\n',
      "b.kairos": "package b\nsegment t when person.id exists\n",
      "aa.kairos": "package c\nsegment u when person.id exists\n",
      "unused.kairos": "package d\nsegment v when person.id exists\n",
    });
    const action = codeActions(workspace, path, 0, 0).find(({ kind }) => kind === "organize-imports");
    const after = withEdits(text, action!.edits);
    expect(after).toBe(
      'package a\nimport "./aa.kairos"\nimport "./b.kairos"\n\nsegment s when t and u\nbudget { prompts per day for s at most 3 }\n',
    );
    workspace.set(path, after);
    expect(diagnosticsOf(workspace, path).filter(({ code }) => code === "not-imported")).toEqual([]);
  });

  it("mends all that has one certain fix", () => {
    const { workspace, path, text } = marked(
      "limits {\n  wait 7 days\n  at most 3 per day when risk == low && risk != high\n}\n",
    );
    const all = codeActions(workspace, path, 0, 0).find(({ kind }) => kind === "fix-all");
    expect(withEdits(text, all!.edits)).toBe(
      "limits {\n  wait 7d\n  at most 3 per day when risk is low and risk is not high\n}\n",
    );
  });
});

describe("inlay hints", () => {
  const hints = (source: string, replayed?: Parameters<typeof inlayHints>[2]): string[] => {
    const { workspace, path, text } = marked(source);
    return inlayHints(workspace, path, replayed).map(
      ({ offset, label }) => `${text.slice(0, offset).split("\n").at(-1)!.trim()} ‹${label}›`,
    );
  };

  it("the most prompts that limits allow", () => {
    expect(
      hints(
        'limits {\n  at most 4 per day\n}\npolicy p {\n  owner "o"\n  trigger on mail.clicked\n  message note\n  fatigue gentle\n}\npolicy q {\n  trigger on mail.clicked\n  message note\n  fatigue { wait 4h when risk is low }\n}',
      ),
    ).toMatchInlineSnapshot(`
      [
        "limits ‹at most 4 a day, 28 a week, 124 a month›",
        "fatigue gentle ‹at most 4 a day, 28 a week, 124 a month›",
        "fatigue ‹at most 4 a day, 28 a week, 124 a month›",
      ]
    `);
  });

  it("the share that each limit silenced in a replay", () => {
    const byPolicy = {
      p: {
        occurrences: 200,
        suppressed: { "policy: wait 2h": 50, "policy: at most 2 per day": 1, "limits: at most 4 per day": 40 },
      },
      clicked: { occurrences: 200, suppressed: { "limits: at most 4 per day": 60 } },
    };
    const source =
      "limits {\n  at most 4 per day\n}\nfatigue f {\n  wait 2h\n}\npolicy p {\n  trigger on mail.clicked\n  message note\n  fatigue f\n  fatigue {\n    at most 2 per day\n    at most 9 per week\n  }\n}";
    expect(hints(source, { byPolicy }).filter((hint) => hint.includes("silenced"))).toEqual([
      "at most 4 per day ‹silenced 25%›",
      "wait 2h ‹silenced 25%›",
      "at most 2 per day ‹silenced under 1%›",
      "at most 9 per week ‹silenced nothing›",
    ]);
  });
});

describe("the workspace", () => {
  it("reads a file that changed anew, and no other", () => {
    const { workspace, path } = marked('message note_two feedback { body "Look." }');
    const before = workspace.file("vocabulary.kairos")!.parsed;
    expect(diagnosticsOf(workspace, path).map(({ code }) => code)).toContain("unused-declaration");
    workspace.change(path, [
      { start: 0, end: 7, text: "MESSAGE" },
      { start: 0, end: 7, text: "messagd" },
    ]);
    expect(workspace.file(path)!.text).toBe('messagd note_two feedback { body "Look." }');
    expect(diagnosticsOf(workspace, path).map(({ code }) => code)).toEqual(["unknown-declaration"]);
    expect(workspace.file("vocabulary.kairos")!.parsed).toBe(before);
    workspace.remove(path);
    expect(workspace.paths).toEqual(["vocabulary.kairos"]);
  });
});
