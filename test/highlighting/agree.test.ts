/** The lexer, Monaco's Monarch and TextMate take every character for the same kind of thing. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "monaco-editor/editor/standalone/common/monarch/monarchCompile.js";
import { MonarchTokenizer } from "monaco-editor/editor/standalone/common/monarch/monarchLexer.js";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";
import { scan } from "../../src/syntax/lexer/scan.js";
import { Reporter } from "../../src/syntax/reporter.js";
import * as t from "../../src/syntax/tokens.js";
import { clauseWords, declarationWords, reservedWords } from "../../src/syntax/words.js";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

type Kind =
  | "comment"
  | "doc"
  | "string"
  | "number"
  | "constant"
  | "logic"
  | "declaration"
  | "clause"
  | "name"
  | "operator"
  | "bracket"
  | "separator"
  | "none";

// ── three readings: the kind of each character that is no blank ─────────────────────────────────────────────────────

const WORDS: ReadonlyMap<string, Kind> = new Map([
  ...clauseWords.map((word) => [word, "clause"] as const),
  ...declarationWords.map((word) => [word, "declaration"] as const),
  ...reservedWords.map((word) => [word, word === "true" || word === "false" ? "constant" : "logic"] as const),
]);
const SEPARATORS: ReadonlySet<unknown> = new Set([t.Comma, t.Colon, t.Dot]);
const BRACKETS: ReadonlySet<unknown> = new Set([
  t.LeftBrace,
  t.RightBrace,
  t.LeftBracket,
  t.RightBracket,
  t.LeftParenthesis,
  t.RightParenthesis,
]);
const NUMBERS: ReadonlySet<unknown> = new Set([
  t.Int,
  t.Decimal,
  t.Percent,
  t.Factor,
  t.Duration,
  t.Size,
  t.Time,
  t.DateText,
  t.Instant,
]);

function byLexer(text: string): Kind[] {
  const kinds: Kind[] = Array.from({ length: text.length }, () => "none");
  const fill = (start: number, end: number, kind: Kind): void => void kinds.fill(kind, start, end);
  const { tokens, comments } = scan(text, new Reporter("a.kairos", text));
  for (const { span, kind } of comments) fill(span.start, span.end, kind === "doc" ? "doc" : "comment");
  const real = tokens.filter(({ image }) => image !== "");
  real.forEach(({ tokenType, startOffset, image, firstOnLine }, index) => {
    // Highlighters read line by line, so a path counts as one on its own line.
    const next = real[index + 1];
    const isRoot = next?.firstOnLine === false && (next.tokenType === t.Dot || next.tokenType === t.Colon);
    const isPath = isRoot || (!firstOnLine && real[index - 1]?.tokenType === t.Dot);
    const kind = NUMBERS.has(tokenType)
      ? "number"
      : tokenType === t.Text
        ? "string"
        : SEPARATORS.has(tokenType)
          ? "separator"
          : BRACKETS.has(tokenType)
            ? "bracket"
            : !/^[A-Za-z_\u00C0-\uD7FF]/.test(image)
              ? "operator"
              : isPath
                ? "name"
                : (WORDS.get(t.textOfWord(tokenType) ?? "") ?? "name");
    fill(startOffset, startOffset + image.length, kind);
  });
  return withoutBlanks(text, kinds);
}

const MONARCH_KINDS: readonly (readonly [string, Kind])[] = [
  ["comment.doc", "doc"],
  ["comment", "comment"],
  ["string", "string"],
  ["number", "number"],
  ["constant", "constant"],
  ["keyword.logic", "logic"],
  ["keyword.declaration", "declaration"],
  ["keyword.clause", "clause"],
  ["variable", "name"],
  ["identifier", "name"],
  ["operator", "operator"],
  ["delimiter.", "bracket"],
  ["delimiter", "separator"],
];

/** Monaco's own tokenizer, which needs no page for this. */
function monarchTokenizer(): MonarchTokenizer {
  const languages = {
    languageIdCodec: { encodeLanguageId: () => 1, decodeLanguageId: () => "kairos" },
    isRegisteredLanguageId: () => false,
  };
  const settings = { getValue: () => 20_000, onDidChangeConfiguration: () => ({ dispose: () => undefined }) };
  const lexer = compile("kairos", JSON.parse(read("grammar/kairos.monarch.json")));
  return new MonarchTokenizer(languages, {}, "kairos", lexer, settings);
}

function byMonarch(text: string): Kind[] {
  const tokenizer = monarchTokenizer();
  let state = tokenizer.getInitialState();
  const kinds: Kind[] = [];
  for (const line of text.split("\n")) {
    const { tokens, endState } = tokenizer.tokenize(line, true, state);
    state = endState;
    for (const [index, { offset, type }] of tokens.entries()) {
      const plain = type.replace(/\.kairos$/, ".");
      const kind =
        MONARCH_KINDS.find(([start]) => plain.startsWith(start.endsWith(".") ? start : `${start}.`))?.[1] ?? "none";
      const isBracket = kind === "bracket" && plain === "delimiter.";
      for (let at = offset; at < (tokens[index + 1]?.offset ?? line.length); at++)
        kinds.push(isBracket ? "separator" : kind);
    }
    kinds.push("none");
  }
  return withoutBlanks(text, kinds);
}

const TEXTMATE_KINDS: readonly (readonly [string, Kind])[] = [
  ["comment.line.documentation", "doc"],
  ["comment", "comment"],
  ["string", "string"],
  ["constant.numeric", "number"],
  ["constant.language", "constant"],
  ["keyword.operator.word", "logic"],
  ["storage.type", "declaration"],
  ["keyword.other", "clause"],
  ["variable", "name"],
  ["entity", "name"],
  ["keyword.operator", "operator"],
  ["punctuation.section", "bracket"],
  ["punctuation.separator", "separator"],
];

let grammar: IGrammar;

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(path));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(read("grammar/kairos.tmLanguage.json"), "kairos.json"),
  });
  grammar = (await registry.loadGrammar("source.kairos"))!;
});

function byTextMate(text: string): Kind[] {
  let state = textmate.INITIAL;
  const kinds: Kind[] = [];
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      // The outermost scope below that of the file says the kind; what is inside a text is of the text.
      const scope = scopes[1] ?? "";
      const kind = TEXTMATE_KINDS.find(([start]) => scope.startsWith(start))?.[1] ?? "none";
      for (let at = startIndex; at < Math.min(endIndex, line.length); at++) kinds.push(kind);
    }
    kinds.push("none");
  }
  return withoutBlanks(text, kinds);
}

/** Blanks within a text or a comment are of no kind that anybody sees. */
function withoutBlanks(text: string, kinds: readonly Kind[]): Kind[] {
  return kinds.slice(0, text.length).map((kind, index) => (/\s/.test(text[index] ?? "") ? "none" : kind));
}

/** The first place where a reading differs, in words; undefined where all agree. */
function disagreement(text: string): string | undefined {
  const lexer = byLexer(text);
  for (const [name, kinds] of [
    ["Monarch", byMonarch(text)],
    ["TextMate", byTextMate(text)],
  ] as const) {
    const at = lexer.findIndex((kind, index) => kind !== kinds[index]);
    if (at >= 0)
      return `${JSON.stringify(text.slice(at, at + 30))} is ${lexer[at]} to the lexer, ${kinds[at]} to ${name}`;
  }
  return undefined;
}

describe("the highlighters agree with the lexer", () => {
  const files = ["policies", "std", "playground/gallery", "bench"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".kairos"))
      .map((file) => `${folder}/${file}`),
  );

  it.each(files)("on %s", (file) => {
    expect(disagreement(read(file))).toBeUndefined();
  });

  it.each([...reservedWords, ...declarationWords, ...clauseWords])("on the word %s", (word) => {
    expect(
      disagreement(
        `${word} ${word}ly un${word} ${word}_x a.${word} ${word}.a ${word}: ${word}: ${word} "${word}" // ${word}`,
      ),
    ).toBeUndefined();
  });

  it("on any tokens in a row", () => {
    const literals = [
      "42",
      "250_000",
      "3.5",
      "80%",
      "2x",
      "25MB",
      "4h",
      "30d",
      "500ms",
      "18:00",
      "2027-03-31",
      "2027-03-31T08:00Z",
      "2027-03-31T08:00+01:00",
    ];
    const texts = [
      '"plain"',
      '"with {event.x} and \\"quotes\\" \\{ \\u{1F600} \\n"',
      '""',
      '"// no comment"',
      '"{signals.missed}"',
      '"{ not a slot"',
    ];
    const signs = [
      "{",
      "}",
      "[",
      "]",
      "(",
      ")",
      "->",
      "<=",
      ">=",
      "<",
      ">",
      "=",
      ",",
      ":",
      ".",
      "?",
      "+",
      "-",
      "*",
      "/",
    ];
    const token = fc.oneof(
      fc.constantFrom(...WORDS.keys()),
      fc.constantFrom("name", "a_b", "Enum", "_x9", "x"),
      fc.constantFrom(...literals),
      fc.constantFrom(...texts),
      fc.constantFrom(...signs),
    );
    const line = fc
      .tuple(fc.array(token, { maxLength: 12 }), fc.constantFrom("", " // a comment", " /// a doc", " //// four"))
      .map(([tokens, comment]) => tokens.join(" ") + comment);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        expect(disagreement(lines.join("\n"))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("and a grammar that lacks a word is found out", () => {
    const text = "policy p { }";
    expect(byMonarch(text)).toEqual(byLexer(text));
    expect(byMonarch("polixy p { }")).not.toEqual(byLexer(text));
  });
});
