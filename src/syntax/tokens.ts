/**
 * The token table: every kind of token, its pattern and the words by which messages call it.
 *
 * Words are scanned as one `Identifier` and told apart by their text afterwards. Each word of the language is a token
 * type of its own in the category `Word`, and in `Name` unless it is reserved: so a rule that asks for a name takes
 * `message` as one.
 */
import { createToken, type IToken, Lexer, type TokenType } from "chevrotain";
import { clauseWords, declarationWords, type LanguageWord, reservedWords } from "./words.js";

// ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Any word at all, reserved or not. */
export const Word = createToken({ name: "word", pattern: Lexer.NA, label: "a word" });
/** Any word that is not reserved. */
export const Name = createToken({ name: "name", pattern: Lexer.NA, label: "a name", categories: [Word] });

export const Identifier = createToken({
  name: "Identifier",
  pattern: /[A-Za-z_\u00C0-\u1FFF\u3040-\uD7FF][A-Za-z0-9_\u00C0-\u1FFF\u3040-\uD7FF]*/,
  label: "a name",
  categories: [Name],
});

/** A token type for each word of the language. */
export const word = Object.fromEntries([
  ...reservedWords.map((text) => [text, wordType(text, Word)]),
  ...[...declarationWords, ...clauseWords].map((text) => [text, wordType(text, Name)]),
]) as Readonly<Record<LanguageWord, TokenType>>;

function wordType(text: string, category: TokenType): TokenType {
  return createToken({ name: `"${text}"`, pattern: Lexer.NA, label: `\`${text}\``, categories: [category] });
}

// ── literals ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Int = createToken({ name: "int", pattern: Lexer.NA, label: "a whole number such as `3`" });
export const Decimal = createToken({ name: "decimal", pattern: Lexer.NA, label: "a number such as `3.5`" });
export const Percent = createToken({ name: "percent", pattern: Lexer.NA, label: "a percentage such as `80%`" });
export const Factor = createToken({ name: "factor", pattern: Lexer.NA, label: "a factor such as `2x`" });
export const Duration = createToken({
  name: "duration",
  pattern: Lexer.NA,
  label: "a length of time such as `4h` or `30d`",
});
export const Size = createToken({ name: "size", pattern: Lexer.NA, label: "a size such as `25MB`" });
export const Time = createToken({
  name: "clock",
  pattern: /\d{1,2}:\d{2}(?::\d{2})?/,
  label: "a time of day such as `18:00`",
});
export const DateText = createToken({
  name: "date",
  pattern: /\d{4}-\d{1,2}-\d{1,2}(?:[Tt][\d:.]*(?:[Zz]|[+-]\d{2}:?\d{2})?)?/,
  label: "a date such as `2027-03-31`",
});
export const Instant = createToken({
  name: "instant",
  pattern: Lexer.NA,
  label: "an instant such as `2027-03-31T08:00Z`",
});
/** Digits with whatever joins them; told apart by their unit afterwards. */
export const NumberText = createToken({
  name: "NumberText",
  pattern: /\d[\d_]*(?:\.\d[\d_]*)?(?:%|[A-Za-z_µ\u00C0-\u024F][A-Za-z0-9_\u00C0-\u024F]*)?/,
  label: "a number",
});
export const Text = createToken({
  name: "string",
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  label: 'a text in quotes such as `"…"`',
});

// ── punctuation ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const LeftBrace = punctuation("LeftBrace", "{");
export const RightBrace = punctuation("RightBrace", "}");
export const LeftBracket = punctuation("LeftBracket", "[");
export const RightBracket = punctuation("RightBracket", "]");
export const LeftParenthesis = punctuation("LeftParenthesis", "(");
export const RightParenthesis = punctuation("RightParenthesis", ")");
export const Arrow = punctuation("Arrow", "->");
export const LessOrEqual = punctuation("LessOrEqual", "<=");
export const GreaterOrEqual = punctuation("GreaterOrEqual", ">=");
export const Less = punctuation("Less", "<");
export const Greater = punctuation("Greater", ">");
export const Equals = punctuation("Equals", "=");
export const Comma = punctuation("Comma", ",");
export const Colon = punctuation("Colon", ":");
export const Dot = punctuation("Dot", ".");
export const Question = punctuation("Question", "?");
export const Plus = punctuation("Plus", "+");
export const Minus = punctuation("Minus", "-");
export const Star = punctuation("Star", "*");
export const Slash = punctuation("Slash", "/");

function punctuation(name: string, text: string): TokenType {
  return createToken({ name, pattern: text, label: `\`${text}\`` });
}

// ── what is no token of the language, but a mistake that is worth a message of its own ──────────────────────────────

/** Stands in the place of what could not be read and is reported already. */
export const Broken = createToken({ name: "Broken", pattern: Lexer.NA, label: "something unreadable" });

export const UnclosedText = createToken({ name: "UnclosedText", pattern: /"(?:[^"\\\r\n]|\\[^\r\n]|\\)*/ });
/** A text in typographic or single quotes. */
export const QuotedText = createToken({
  name: "QuotedText",
  pattern:
    /[\u201C-\u201F\u00AB\uFF02](?:[^\u201C-\u201F\u00BB\uFF02"\r\n])*[\u201C-\u201F\u00BB\uFF02"]?|[\u2018-\u201B'`](?:[^\u2018-\u201B'`\r\n])*[\u2018-\u201B'`]?/,
  line_breaks: false,
});
/** An address that is not in quotes; its `//` is no comment. */
export const BareAddress = createToken({ name: "BareAddress", pattern: /https?:\/\/[^\s"{}]*"?/ });
/** Operators of other languages. */
export const ForeignOperator = createToken({
  name: "ForeignOperator",
  pattern: /===?|!==?|<>|=>|&&?|\|\|?|!|[\u2264\u2265\u2260\u2192\u2190]/,
});
/** The sign that social media put before a tag. */
export const TagSign = createToken({
  name: "TagSign",
  pattern: (text, offset, before) =>
    /^#[A-Za-z_]/.test(text.slice(offset, offset + 2)) && isTagNext(before) ? ["#"] : null,
  start_chars_hint: ["#"],
  line_breaks: false,
});

/** Whether the tokens so far end in `tags` and names with their commas, as in `tags #data, #code`. */
function isTagNext(before: readonly IToken[]): boolean {
  let last = before.length - 1;
  while (before[last]?.tokenType === Comma) {
    last -= 2;
    if (before[last]?.tokenType === TagSign) last -= 1;
  }
  return before[last]?.image === "tags" || before[last]?.image === "tag";
}

/** `/* … *\/` and `# …`. */
export const ForeignComment = createToken({
  name: "ForeignComment",
  pattern: /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|#[^\r\n]*/,
  line_breaks: true,
});
export const Unknown = createToken({
  name: "Unknown",
  pattern: /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\u0000-\uFFFF]/,
  line_breaks: true,
});

// ── what stands between tokens ──────────────────────────────────────────────────────────────────────────────────────

export const WhiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /[ \t\r\n\u00A0\uFEFF\u2000-\u200A\u2028\u2029\u202F\u3000]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Comment = createToken({ name: "Comment", pattern: /\/\/[^\r\n]*/, group: "comments" });

// ── the table ───────────────────────────────────────────────────────────────────────────────────────────────────────

const marks: readonly TokenType[] = [
  LessOrEqual,
  GreaterOrEqual,
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  LeftParenthesis,
  RightParenthesis,
  Less,
  Greater,
  Equals,
  Comma,
  Colon,
  Dot,
  Question,
  Plus,
  Minus,
  Star,
  Slash,
];

/** What the scanner tries, in this order: the first that fits is taken. */
export const scannedTokens: readonly TokenType[] = [
  WhiteSpace,
  Comment,
  TagSign,
  ForeignComment,
  Text,
  UnclosedText,
  QuotedText,
  Time,
  DateText,
  NumberText,
  BareAddress,
  Identifier,
  Arrow,
  ForeignOperator,
  ...marks,
  Unknown,
];

/** What the parser may meet. */
export const parsedTokens: readonly TokenType[] = [
  Word,
  Name,
  Identifier,
  ...Object.values(word),
  Int,
  Decimal,
  Percent,
  Factor,
  Duration,
  Size,
  Time,
  DateText,
  Instant,
  Text,
  Arrow,
  ...marks,
  Broken,
];

const wordTexts: ReadonlyMap<TokenType, string> = new Map(Object.entries(word).map(([text, type]) => [type, text]));

/** The word that a token type stands for; undefined where it is no word of the language. */
export function textOfWord(type: TokenType): string | undefined {
  return wordTexts.get(type);
}

const wordTypes: ReadonlyMap<string, TokenType> = new Map(Object.entries(word));

/** The token type of a scanned word. */
export function typeOfWord(text: string): TokenType {
  return wordTypes.get(text) ?? Identifier;
}
