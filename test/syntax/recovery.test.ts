/** One mistake gives one error, several give several, and nothing that is handed in breaks or stalls the parser. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Reporter } from "../../src/syntax/reporter.js";
import { scan } from "../../src/syntax/lexer/scan.js";
import { codes, example, parsed, rendered } from "./parsing.js";

const examples = ["policy.kairos", "vocabulary.kairos"].map(example);

interface Mutant {
  readonly text: string;
  readonly what: string;
}

/** All texts that one slip makes of an example. */
function mutants(text: string, slip: (before: string, token: string, after: string) => string | undefined): Mutant[] {
  return scan(text, new Reporter("a.kairos")).tokens.flatMap(({ startOffset, image }) => {
    const end = startOffset + image.length;
    const made = slip(text.slice(0, startOffset), image, text.slice(end));
    return made === undefined || made === text ? [] : [{ text: made, what: `${image} at ${startOffset}` }];
  });
}

const slips: Readonly<Record<string, (before: string, token: string, after: string) => string | undefined>> = {
  "a token is left out": (before, _token, after) => before + after,
  "the first character of a token is left out": (before, token, after) => before + token.slice(1) + after,
  "a word is mistyped": (before, token, after) =>
    /^[a-z_]{4,}$/.test(token) ? `${before}${token.slice(0, 2)}q${token.slice(3)}${after}` : undefined,
  "a word too many is written": (before, token, after) => `${before}foo ${token}${after}`,
  "a token is written twice": (before, token, after) => `${before}${token} ${token}${after}`,
};

describe("one mistake gives at most one error", () => {
  it.each(Object.entries(slips))("where %s", (_name, slip) => {
    const all = examples.flatMap((text) => mutants(text, slip));
    const several = all.filter(({ text }) => parsed(text).diagnostics.length > 1);
    // Where two readings are as likely, a second error may come of it: fewer than one in a hundred.
    expect(several.length / all.length, several.map(({ what }) => what).join(", ")).toBeLessThan(0.01);
    expect(several.every(({ text }) => parsed(text).diagnostics.length <= 3)).toBe(true);
  });

  it("where a token is left out, without exception", () => {
    const slip = slips["a token is left out"];
    const several = examples.flatMap((text) =>
      mutants(text, (...parts) => slip?.(...parts)).filter((mutant) => parsed(mutant.text).diagnostics.length > 1),
    );
    expect(several.map(({ what }) => what)).toEqual([]);
  });
});

describe("several mistakes", () => {
  it("give several errors, each with what to do", () => {
    expect(
      rendered(`package acme
import "x

limits {
  at most three per day
  wait
  quiet 22:00 to 24:00 when risk == low && person.role is x
  frobnicate the prompts
  at most 5 per 7d
}

polcy clicked {
  title Clicked a link
  trigger: on mail.clicked
  message feedback {
    body { en "You clicked {event.link" de "Sie haben geklickt." }
    action "Report" opens
  }
  block the sender
  fatigue gentle
}

event mail.clicked
  moment after
  link strng
}
`),
    ).toMatchSnapshot();
  });

  it("in one clause are read on from the next", () => {
    expect(codes("limits {\n  at most x y z\n  wait 4h 5h\n  quiet on 5\n  at most 3 per day\n}")).toEqual([
      "unexpected-word",
      "unknown-clause",
      "unexpected-word",
    ]);
  });

  it("leave the rest of the tree whole", () => {
    const { tree } = parsed('policy a {\n  title 5 5\n  owner "o"\n}\npolicy {\n}\nlimits {\n  wait\n  wait 4h\n}\n');
    expect(tree.declarations).toMatchObject([
      { kind: "policy", name: { text: "a" }, clauses: [{ kind: "title", value: { value: "" } }, { kind: "owner" }] },
      { kind: "policy", name: { text: "" }, clauses: [] },
      {
        kind: "limits",
        limits: [
          { kind: "wait", within: { ms: Number.NaN } },
          { kind: "wait", within: { text: "4h" } },
        ],
      },
    ]);
  });

  it("give a broken condition in its place", () => {
    const { tree } = parsed("segment s when\nsegment t when a is )\n");
    expect(tree.declarations).toMatchObject([
      { kind: "segment", when: { kind: "broken" } },
      { kind: "segment", when: { kind: "comparison", right: { kind: "broken" } } },
    ]);
  });
});

describe("missing braces", () => {
  const text = `signal s on a.b {
  when event.x
  missed {
    en "m"
    de "m"
  }
  check "c"
}

policy p {
  message feedback {
    body "b"
  }
  fatigue { wait 4h }
}
`;

  it.each([
    ["the closing one of a text", '    de "m"\n  }\n', '    de "m"\n'],
    ["the closing one of a declaration", '  check "c"\n}\n', '  check "c"\n'],
    ["the closing one of a block", '    body "b"\n  }\n', '    body "b"\n'],
    ["the last one", "wait 4h }\n}\n", "wait 4h }\n"],
    ["an opening one of a declaration", "policy p {", "policy p"],
    ["an opening one of a block", "fatigue {", "fatigue"],
    ["an opening one of a message", "message feedback {", "message feedback"],
    ["an opening one of a text", "missed {", "missed"],
    ["one too many", "wait 4h }", "wait 4h } }"],
  ])("%s", (_name, from, to) => {
    expect(text).toContain(from);
    expect(rendered(text.replace(from, to))).toMatchSnapshot();
    expect(codes(text.replace(from, to))).toHaveLength(1);
  });
});

describe("any text", () => {
  function isSane(text: string): void {
    const { tree, diagnostics, comments } = parsed(text);
    for (const diagnostic of diagnostics) {
      const { start, end } = diagnostic.span;
      expect(start >= 0 && start <= end && end <= text.length, rendered(text)).toBe(true);
      expect(diagnostic.message).not.toMatch(/undefined|NaN|\[object/);
      for (const { edits } of diagnostic.fixes) {
        for (const { span } of edits)
          expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
      }
    }
    const places = diagnostics.map(({ span }) => span.start);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    for (const comment of comments) expect(text.slice(comment.span.start, comment.span.end)).toBe(comment.text);
    checkSpans(tree, text.length);
  }

  function checkSpans(node: unknown, length: number): void {
    if (typeof node !== "object" || node === null) return;
    if ("span" in node) {
      const { start, end } = node.span as { start: number; end: number };
      if (!(start >= 0 && start <= end && end <= length))
        throw new Error(`span ${start}–${end}: ${JSON.stringify(node)}`);
    }
    for (const value of Object.values(node)) checkSpans(value, length);
  }

  it("is read without a throw, with places inside of it", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), isSane), { numRuns: 400 });
  });

  it("of tokens is, too", () => {
    const tokens = examples.flatMap((text) => scan(text, new Reporter("a.kairos")).tokens.map(({ image }) => image));
    const odd = [
      '"',
      "{",
      "}",
      "(",
      "[",
      "]",
      ")",
      "\n",
      "//",
      "'",
      "==",
      "\u201C",
      "24:00",
      "7 days",
      "250,000",
      "\\",
      "-",
    ];
    const token = fc.oneof(fc.constantFrom(...tokens), fc.constantFrom(...odd));
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.constantFrom(" ", "\n", ""), (all, between) =>
        isSane(all.join(between)),
      ),
      { numRuns: 600 },
    );
  });

  it("made of an example by several slips is, too", () => {
    const edit = fc.record({
      at: fc.nat(),
      length: fc.nat({ max: 30 }),
      by: fc.string({ unit: "binary-ascii", maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let made = text;
        for (const { at, length, by } of edits) {
          const start = at % (made.length + 1);
          made = made.slice(0, start) + by + made.slice(start + length);
        }
        isSane(made);
      }),
      { numRuns: 200 },
    );
  });
});

describe("much of anything", () => {
  const many = 10_000;
  it.each([
    ["brackets", `limits { wait 4h when ${"(".repeat(many)}risk is low${")".repeat(many)} }`, ["too-deep"]],
    ["lists in lists", `org { a: ${"[".repeat(many)}${"]".repeat(many)} }`, ["too-deep"]],
    ["calls in calls", `org { a: ${"f(".repeat(many)}1${")".repeat(many)} }`, ["too-deep"]],
    ["values in a row", `org { a: ${"1 + ".repeat(many)}1 }`, ["too-deep"]],
    ["conditions in a row", `limits { wait 4h when ${"risk is low and ".repeat(many)}risk is low }`, ["too-deep"]],
    ["comparisons in a row", `limits { wait 4h when a${" < a".repeat(many)} }`, ["comparison-chain"]],
    ["negations", `limits { wait 4h when ${"not ".repeat(many)}risk is low }`, ["unexpected-word"]],
    ["braces", "{".repeat(many), ["unclosed-brace"]],
    ["hyphens", `policy a${"-a".repeat(many)} {}`, ["bad-name"]],
  ])("%s", (_name, text, expected) => {
    expect([...new Set(codes(text))].toSorted()).toEqual(expected);
    expect(parsed(text).diagnostics.every(({ message }) => message.length < 400)).toBe(true);
  });

  it("5,000 mistakes give 5,000 errors", () => {
    expect(codes(`limits {\n${"  at most x per day\n".repeat(5000)}}\n`)).toEqual(Array(5000).fill("unexpected-word"));
    expect(codes('policy p {\n  titel "x"\n}\n'.repeat(5000))).toEqual(Array(5000).fill("unknown-clause"));
    expect(codes(`limits { ${"wait 4h; ".repeat(5000)}}`)).toEqual(Array(5000).fill("invalid-character"));
  });
});
