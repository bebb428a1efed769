/**
 * Writes the grammars of highlighters from the token table: `grammar/kairos.monarch.json` for Monaco,
 * `grammar/kairos.tmLanguage.json` for TextMate's many readers. Both have the same rules in the same order.
 */
import * as t from "../src/syntax/tokens.js";
import { clauseWords, declarationWords, reservedWords } from "../src/syntax/words.js";
import { writeOrCheck } from "./write-or-check.js";

const constants = ["true", "false"];
const groups = {
  constant: constants,
  logic: reservedWords.filter((word) => !constants.includes(word)),
  declaration: [...declarationWords],
  clause: [...clauseWords],
} as const;

/** The pattern of a token type as text; characters by themselves, as readers differ in how they are escaped. */
function sourceOf({ PATTERN, name }: { readonly PATTERN?: unknown; readonly name: string }): string {
  if (typeof PATTERN === "string") return PATTERN.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  if (!(PATTERN instanceof RegExp)) throw new Error(`${name} has no pattern`);
  return PATTERN.source.replaceAll(/\\u([0-9A-Fa-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const name = sourceOf(t.Identifier);
/** What may go on with a name, so that no word is found within another. */
const nameCharacter = /\[[^\]]*\](?=\*$)/.exec(name)?.[0] ?? "";
const numbers = [t.Time, t.DateText, t.NumberText].map(sourceOf);
const operators = t.scannedTokens
  .filter((type) =>
    [
      t.Arrow,
      t.LessOrEqual,
      t.GreaterOrEqual,
      t.Less,
      t.Greater,
      t.Equals,
      t.Question,
      t.Plus,
      t.Minus,
      t.Star,
      t.Slash,
    ].includes(type),
  )
  .map(sourceOf)
  .join("|");
const brackets = [t.LeftBrace, t.RightBrace, t.LeftBracket, t.RightBracket, t.LeftParenthesis, t.RightParenthesis]
  .map(sourceOf)
  .join("|");
const separators = [t.Comma, t.Colon, t.Dot].map(sourceOf).join("|");
const escape = String.raw`\\(?:u\{[0-9A-Fa-f]{1,6}\}|["\\n{}])`;
const slot = String.raw`\{[ \t]*[A-Za-z_][A-Za-z0-9_.]*[ \t]*\}`;
const unclosed = String.raw`"(?:[^"\\]|\\.)*\\?$`;

/** A word before a dot or a colon is the beginning of a path or the name of a field, one behind a dot its member. */
const root = `(?:${name})(?=[ \\t]*[.:])`;
const member = `(\\.)([ \\t]*)(${name})`;

// ── Monarch ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const monarch = {
  defaultToken: "",
  tokenPostfix: ".kairos",
  ...groups,
  brackets: [
    { open: "{", close: "}", token: "delimiter.curly" },
    { open: "[", close: "]", token: "delimiter.square" },
    { open: "(", close: ")", token: "delimiter.parenthesis" },
  ],
  tokenizer: {
    root: [
      [String.raw`[ \t\r\n]+`, "white"],
      [String.raw`\/\/\/(?!\/).*$`, "comment.doc"],
      [String.raw`\/\/.*$`, "comment"],
      [unclosed, "string.invalid"],
      [`"`, { token: "string.quote", next: "@text" }],
      ...numbers.map((pattern) => [pattern, "number"]),
      [member, ["delimiter", "white", "variable.property"]],
      [root, "variable.root"],
      [
        name,
        {
          cases: {
            "@constant": "constant",
            "@logic": "keyword.logic",
            "@declaration": "keyword.declaration",
            "@clause": "keyword.clause",
            "@default": "identifier",
          },
        },
      ],
      [operators, "operator"],
      [brackets, "@brackets"],
      [separators, "delimiter"],
    ],
    text: [
      [String.raw`[^"\\{]+`, "string"],
      [escape, "string.escape"],
      [slot, "string.slot"],
      [`"`, { token: "string.quote", next: "@pop" }],
      [".", "string"],
    ],
  },
};

// ── TextMate ────────────────────────────────────────────────────────────────────────────────────────────────────────

const words = (list: readonly string[]): string => `(?:${list.join("|")})(?!${nameCharacter})`;

const textMate = {
  $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
  name: "Kairos",
  scopeName: "source.kairos",
  fileTypes: ["kairos"],
  patterns: [
    { name: "comment.line.documentation.kairos", match: "///(?!/).*$" },
    { name: "comment.line.double-slash.kairos", match: "//.*$" },
    { name: "invalid.illegal.string.kairos", match: unclosed },
    {
      name: "string.quoted.double.kairos",
      begin: `"`,
      end: `"`,
      patterns: [
        { name: "constant.character.escape.kairos", match: escape },
        { name: "meta.interpolation.kairos variable.other.kairos", match: slot },
      ],
    },
    ...numbers.map((match) => ({ name: "constant.numeric.kairos", match })),
    {
      match: member,
      captures: { 1: { name: "punctuation.separator.kairos" }, 3: { name: "variable.other.property.kairos" } },
    },
    { name: "variable.other.kairos", match: root },
    { name: "constant.language.kairos", match: words(groups.constant) },
    { name: "keyword.operator.word.kairos", match: words(groups.logic) },
    { name: "storage.type.declaration.kairos", match: words(groups.declaration) },
    { name: "keyword.other.clause.kairos", match: words(groups.clause) },
    { name: "entity.name.kairos", match: name },
    { name: "keyword.operator.kairos", match: operators },
    { name: "punctuation.section.kairos", match: brackets },
    { name: "punctuation.separator.kairos", match: separators },
  ],
};

await writeOrCheck("grammar/kairos.monarch.json", `${JSON.stringify(monarch, undefined, 2)}\n`);
await writeOrCheck("grammar/kairos.tmLanguage.json", `${JSON.stringify(textMate, undefined, 2)}\n`);
