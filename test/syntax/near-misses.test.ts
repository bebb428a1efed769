/** Near misses: each gets one diagnostic of its own, and its fix gives what was meant. */
import { describe, expect, it } from "vitest";
import { applied, codes, parsed, rendered } from "./parsing.js";

/** Text, code, and the text after the first fix; left out where nothing is certain. */
const misses: readonly (readonly [text: string, code: string, mended?: string])[] = [
  // operators of other languages
  ["limits { wait 4h when a == b }", "foreign-operator", "limits { wait 4h when a is b }"],
  ["limits { wait 4h when a=b }", "foreign-operator", "limits { wait 4h when a is b }"],
  ["limits { wait 4h when a = b }", "foreign-operator", "limits { wait 4h when a is b }"],
  ["limits { wait 4h when a != b }", "foreign-operator", "limits { wait 4h when a is not b }"],
  ["limits { wait 4h when a !== b }", "foreign-operator", "limits { wait 4h when a is not b }"],
  ["limits { wait 4h when a <> b }", "foreign-operator", "limits { wait 4h when a is not b }"],
  ["limits { wait 4h when a && b }", "foreign-operator", "limits { wait 4h when a and b }"],
  ["limits { wait 4h when a || b }", "foreign-operator", "limits { wait 4h when a or b }"],
  ["limits { wait 4h when !a }", "foreign-operator", "limits { wait 4h when not a }"],
  ["limits { wait 4h when a \u2265 b }", "foreign-operator", "limits { wait 4h when a >= b }"],
  ["limits { wait 4h when a isn't b }", "foreign-operator", "limits { wait 4h when a is not b }"],
  ["enum A { b | c }", "foreign-operator", "enum A { b, c }"],
  ["enum A ordered { b|c }", "foreign-operator", "enum A ordered { b, c }"],
  // follow ups
  [
    "escalate l { at 3 prompts within 30d followup x }",
    "unexpected-word",
    "escalate l { at 3 prompts within 30d follow up x }",
  ],
  [
    "escalate l { at 3 prompts within 30d follow-up x }",
    "unexpected-word",
    "escalate l { at 3 prompts within 30d follow up x }",
  ],
  [
    "escalate l { at 3 prompts within 30d follow up with x }",
    "unexpected-word",
    "escalate l { at 3 prompts within 30d follow up x }",
  ],
  // roots
  ["limits { wait 4h when user.role is x }", "user-root", "limits { wait 4h when person.role is x }"],
  ['text t "Hello {user.name}."', "user-root", 'text t "Hello {person.name}."'],
  // numbers
  ["org { a: 250,000 }", "grouped-digits", "org { a: 250_000 }"],
  ["org { a: 1,250,000 b: 2 }", "grouped-digits", "org { a: 1_250_000 b: 2 }"],
  ["limits { at most 5 within 7 days }", "spaced-unit", "limits { at most 5 within 7d }"],
  ["limits { wait 4 h }", "spaced-unit", "limits { wait 4h }"],
  ["org { a: 25 MB }", "spaced-unit", "org { a: 25MB }"],
  ["org { a: 80 percent }", "spaced-unit", "org { a: 80% }"],
  ["limits { wait 1 month }", "spaced-unit"],
  ["limits { wait 4hours }", "unknown-unit", "limits { wait 4h }"],
  ["limits { wait 1h30m }", "unknown-unit", "limits { wait 90m }"],
  ["limits { wait 4 }", "missing-unit", "limits { wait 4h }"],
  ["limits { wait 1.5h }", "fractional-unit", "limits { wait 90m }"],
  ["org { a: 1_ }", "bad-number", "org { a: 1 }"],
  ["org { a: 9007199254740992 }", "number-too-large"],
  ["org { a: 99999999999999w }", "number-too-large"],
  ["limits { at most -1 per day }", "negative-number"],
  ["limits { at most three per day }", "unexpected-word", "limits { at most 3 per day }"],
  // windows
  ["limits { at most 5 per 7d }", "per-duration", "limits { at most 5 within 7d }"],
  ["limits { at most 5 per hour }", "per-duration", "limits { at most 5 within 1h }"],
  ["limits { at most 5 per 7 days }", "per-duration", "limits { at most 5 within 7d }"],
  ["limits { at most 5 within day }", "within-period", "limits { at most 5 per day }"],
  ["limits { at most 5 within a week }", "within-period", "limits { at most 5 per week }"],
  ["limits { at most 2 days }", "unexpected-word", "limits { at most 2 per day }"],
  ["limits { once a day }", "once-a-day", "limits { at most 1 per day }"],
  ["limits { twice per week across all }", "once-a-day", "limits { at most 2 per week across all }"],
  ["limits { at most once a day }", "once-a-day", "limits { at most 1 per day }"],
  ["limits { at most 3 times a day }", "once-a-day", "limits { at most 3 per day }"],
  ["limits { max 3 per day }", "once-a-day", "limits { at most 3 per day }"],
  ["limits { no more than 3 within 7d }", "once-a-day", "limits { at most 3 within 7d }"],
  // times and dates
  ["limits { quiet 22:00 to 24:00 }", "bad-time", "limits { quiet 22:00 to 00:00 }"],
  ["limits { quiet 9:00 to 10:00 }", "bad-time", "limits { quiet 09:00 to 10:00 }"],
  ["limits { quiet 7pm to 07:00 }", "bad-time", "limits { quiet 19:00 to 07:00 }"],
  ["limits { quiet 19:60 to 07:00 }", "bad-time"],
  ["org { a: 2027-02-31 }", "bad-date"],
  ["org { a: 2027-3-1 }", "bad-date", "org { a: 2027-03-01 }"],
  ["org { a: 2027-03-31T08:00 }", "bad-date", "org { a: 2027-03-31T08:00Z }"],
  ["org { a: 2027-03-31T25:00Z }", "bad-date"],
  // texts
  ["org { a: \u201Cx\u201D }", "smart-quotes", 'org { a: "x" }'],
  ["org { a: \u201Ex\u201C }", "smart-quotes", 'org { a: "x" }'],
  ["org { a: \u00ABx\u00BB }", "smart-quotes", 'org { a: "x" }'],
  ["org { a: 'x' }", "smart-quotes", 'org { a: "x" }'],
  ['org {\n  a: "x\u201D\n}', "smart-quotes", 'org {\n  a: "x"\n}'],
  ['org { a: "x }', "unclosed-string", 'org { a: "x" }'],
  ['org {\n  a: "x\n  b: 1\n}', "unclosed-string", 'org {\n  a: "x"\n  b: 1\n}'],
  ['policy p {\n  title "Don\'t\n  owner "o"\n}', "unclosed-string", 'policy p {\n  title "Don\'t"\n  owner "o"\n}'],
  [
    'policy p {\n  title Clicked a link\n  owner "o"\n}',
    "missing-quotes",
    'policy p {\n  title "Clicked a link"\n  owner "o"\n}',
  ],
  [
    'message m feedback { action "a" opens https://a.example/x }',
    "missing-quotes",
    'message m feedback { action "a" opens "https://a.example/x" }',
  ],
  ['org { a: "\\d" }', "bad-escape", 'org { a: "\\\\d" }'],
  ['org { a: "\\u{D800}" }', "bad-escape"],
  ['org { a: "\\u{110000}" }', "bad-escape"],
  ['org { a: "x\u202Ey" }', "hidden-character", 'org { a: "xy" }'],
  ['text t "a {event.x"', "bad-slot", 'text t "a {event.x}"'],
  ['text t "a {event.x and more"', "bad-slot", 'text t "a {event.x} and more"'],
  ['text t "a {} b"', "bad-slot"],
  ['text t "a } b"', "bad-slot", 'text t "a \\} b"'],
  ['text t "{event.x + 1}"', "bad-slot"],
  ['text t "a {{ event.x }} b"', "bad-slot", 'text t "a {event.x} b"'],
  ['text t "{{event.x}}{event.y}"', "bad-slot", 'text t "{event.x}{event.y}"'],
  ['text t "{{}}"', "bad-slot"],
  // punctuation
  ["policy p { trigger: on a.b }", "extra-colon", "policy p { trigger on a.b }"],
  ["limits { wait: 4h }", "extra-colon", "limits { wait 4h }"],
  ["limits { wait 4h; }", "invalid-character", "limits { wait 4h }"],
  ["limits { wait 4h, quiet on sunday }", "extra-comma", "limits { wait 4h quiet on sunday }"],
  ["limits { quiet on saturday, sunday, }", "extra-comma", "limits { quiet on saturday, sunday }"],
  ["limits { quiet on saturday sunday }", "missing-comma", "limits { quiet on saturday, sunday }"],
  ["org { a: [1,, 2] }", "extra-comma", "org { a: [1, 2] }"],
  ["person { role Role }", "missing-colon", "person { role: Role }"],
  ["person { role = Role }", "missing-colon", "person { role: Role }"],
  ["limits { wait 4h when (a or b }", "missing-bracket", "limits { wait 4h when (a or b) }"],
  ["org { a: [1, 2 }", "missing-bracket", "org { a: [1, 2] }"],
  ["person { a?: string }", "unexpected-word", "person { a: string? }"],
  ["person { a?: untrusted string }", "unexpected-word"],
  ["person { a: list<string> }", "unexpected-word", "person { a: list of string }"],
  ["person { a: [Role] }", "unexpected-word", "person { a: list of Role }"],
  ["enum A = { b, c }", "unexpected-word", "enum A  { b, c }"],
  ["enum A { b c }", "missing-comma", "enum A { b, c }"],
  ['policy late share { title "x" }', "bad-name", 'policy late_share { title "x" }'],
  ['policy late\u00A0share { title "x" }', "bad-name", 'policy late_share { title "x" }'],
  ["limits { cooldown 4h }", "unknown-clause", "limits { wait 4h }"],
  ["limits { wait 4h when a in (b, c) }", "unexpected-word", "limits { wait 4h when a in [b, c] }"],
  ["limits { at most 3rd per day }", "unknown-unit", "limits { at most 3 per day }"],
  ["policy p { tags #a }", "tag-sign", "policy p { tags a }"],
  ["policy p { tags a, #b, c }", "tag-sign", "policy p { tags a, b, c }"],
  ["limits { at most 5 within 7d across tag #a }", "tag-sign", "limits { at most 5 within 7d across tag a }"],
  // words
  ["polcy p {}", "unknown-declaration", "policy p {}"],
  ["policy p { triger on a.b }", "unknown-clause", "policy p { trigger on a.b }"],
  ["person { coahc when x }", "unknown-clause", "person { coach when x }"],
  ["limits { wait 4h when a contians b }", "unexpected-word", "limits { wait 4h when a contains b }"],
  ["limits { wait 4h when a.b exsts }", "unexpected-word", "limits { wait 4h when a.b exists }"],
  ["person { tags: list of personal string }", "unexpected-word", "person { tags: personal list of string }"],
  ["event a.b { moment after is: bool size: bytes }", "word-as-name"],
  ["person { when: string? role: string }", "word-as-name"],
  ["limits { back of 2x up to 1d after ignored }", "unexpected-word", "limits { back off 2x up to 1d after ignored }"],
  ["limits { back off 2x up to 1d after ignord }", "unexpected-word", "limits { back off 2x up to 1d after ignored }"],
  ["policy when {}", "word-as-name"],
  ["enum X { a, true }", "word-as-name"],
  ["policy phishing-click {}", "bad-name", "policy phishing_click {}"],
  ["policy 2nd_look {}", "bad-name"],
  ["policy Stra\u00DFe {}", "bad-name"],
  ['policy p { fatigue "gentle" }', "bad-name", "policy p { fatigue gentle }"],
  ["policy p { block when risk is high }", "no-blocking"],
  ["policy p { message block { } }", "no-blocking"],
  ["escalate e { at 3 prompts within 7d block }", "no-blocking"],
  ["deny p {}", "no-blocking"],
  // structure
  ["limits { wait 4h when a and b or c }", "mixed-and-or", "limits { wait 4h when (a and b) or c }"],
  ["limits { wait 4h when a or b and c or d }", "mixed-and-or", "limits { wait 4h when a or (b and c) or d }"],
  ["limits { wait 4h when 1 < a < 5 }", "comparison-chain", "limits { wait 4h when 1 < a and a < 5 }"],
  ["limits { wait 4h when a is b is c }", "comparison-chain"],
  ["limits { wait 4h when a otherwise b otherwise c }", "second-otherwise"],
  ["limits { wait }", "missing-value"],
  ["policy p { title }", "missing-value"],
  ["limits { wait 4h when }", "missing-value"],
  ["limits { wait 4h", "unclosed-brace", "limits { wait 4h\n}"],
  ["limits { wait 4h } }", "unmatched-brace", "limits { wait 4h } "],
  ["limits wait 4h }", "missing-brace", "limits { wait 4h }"],
  ['limits { wait 4h }\nimport "x"', "late-header"],
  ["policy p { policy q { } }", "misplaced-clause"],
  ["/* a\n * b\n */\nlimits { wait 4h }", "foreign-comment", "// a\n// b\nlimits { wait 4h }"],
  ["# a\nlimits { wait 4h }", "foreign-comment", "// a\nlimits { wait 4h }"],
  ["limits { wait 4h } /* open", "foreign-comment"],
];

describe("near misses", () => {
  it.each(misses.map(([text, code, mended]) => ({ text, code, mended })))("$text", ({ text, code, mended }) => {
    const { diagnostics } = parsed(text);
    expect(
      diagnostics.map((diagnostic) => diagnostic.code),
      rendered(text),
    ).toEqual([code]);
    const [fix] = diagnostics[0]?.fixes ?? [];
    if (mended !== undefined) {
      expect(fix && applied(text, fix)).toBe(mended);
      expect(codes(mended)).toEqual([]);
    }
  });

  it("take no number list for grouped digits", () => {
    expect(codes("org { a: [250,000, 100,200] }")).toEqual([]);
    expect(codes("org { a: [1,200] b: 1 }")).toEqual([]);
  });
});
