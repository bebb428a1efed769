/** Words of the language that can stand at a place, each with those that must follow: `at most`, `follow up`. */
import type { TokenType } from "chevrotain";
import type { TypedExpr } from "../../semantics/model.js";
import { isScalar } from "../../semantics/type-rules.js";
import type { Type } from "../../semantics/types.js";
import type { Lexeme } from "../../syntax/lexer/lexeme.js";
import { possibleAfter } from "../../syntax/parser/parse.js";
import { Name, textOfWord } from "../../syntax/tokens.js";
import { meaningOf } from "../meanings.js";
import { type CompletionItem, item } from "./item.js";
import type { Place, PossibleHere } from "./place.js";

export interface WordsAsked {
  /** The type that the place asks for, where it is known. */
  readonly expected: Type | undefined;
  /** What stands right before, where that is a value. */
  readonly left: TypedExpr | undefined;
}

export function wordItems(place: Place, asked: WordsAsked): CompletionItem[] {
  const seen = new Set<string>();
  const items: CompletionItem[] = [];
  for (const possible of place.possible) {
    const { type, rules } = possible;
    const word = textOfWord(type);
    if (word === undefined || seen.has(word)) continue;
    seen.add(word);
    if (!fitsValue(word, rules, asked.expected) || !fitsOperand(word, rules, asked.left)) continue;
    const label = [word, ...wordsThatFollow(possible, place)].join(" ");
    const meaning = meaningOf(word, rules);
    const form = meaning?.form.split("\n").find((one) => one.includes(label) && one !== label);
    items.push(item({ label, kind: "keyword", detail: form, documentation: meaning?.says, rank: 3 }));
  }
  return items;
}

/** As long as one word alone can follow, it is part of the phrase. */
function wordsThatFollow({ type, rules, after }: PossibleHere, place: Place): string[] {
  // The word could be a name as well: what follows that is none of its phrase.
  const asName = place.possible
    .filter((one) => one.type === Name && !isPrefix(one.rules, rules))
    .map((one) => one.rules);
  const words: string[] = [];
  const tokens: Lexeme[] = [...after, tokenOf(type)];
  for (;;) {
    const following = possibleAfter(tokens).filter((one) => !asName.some((other) => isPrefix(other, one.rules)));
    const next = new Set(following.map((possible) => possible.type));
    const [only] = next;
    const word = only === undefined ? undefined : textOfWord(only);
    if (next.size !== 1 || only === undefined || word === undefined || words.length > 3) return words;
    words.push(word);
    tokens.push(tokenOf(only));
  }
}

function isPrefix(start: readonly string[], whole: readonly string[]): boolean {
  return start.every((rule, depth) => whole[depth] === rule);
}

function tokenOf(type: TokenType): Lexeme {
  return {
    image: type.name,
    startOffset: 0,
    endOffset: 0,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
    index: 0,
    line: 0,
    column: 0,
    firstOnLine: false,
    indent: 0,
  };
}

const expressionRules: ReadonlySet<string> = new Set(["primary", "condition", "history", "expression", "operand"]);

/** Words that begin a value, by the type that they have. */
const valueWords: Readonly<Record<string, Type["kind"]>> = {
  true: "bool",
  false: "bool",
  not: "bool",
  first: "bool",
  count: "int",
  distinct: "int",
};

function fitsValue(word: string, rules: readonly string[], expected: Type | undefined): boolean {
  const gives = valueWords[word];
  if (gives === undefined || expected === undefined || !rules.some((rule) => expressionRules.has(rule))) return true;
  if (expected.kind === "error" || expected.kind === "raw") return true;
  // A condition may begin with a number that it compares.
  return expected.kind === gives || (expected.kind === "bool" && gives === "int");
}

/** Operators, by what may stand left of them. */
const operators: Readonly<Record<string, (left: TypedExpr) => boolean>> = {
  is: ({ type }) => isScalar(type) || type.kind === "raw",
  in: ({ type }) => isScalar(type) || type.kind === "raw",
  contains: ({ type }) => type.kind === "list" || type.kind === "string" || type.kind === "raw",
  starts: isText,
  ends: isText,
  like: isText,
  matches: isText,
  exists: ({ optional, type }) => optional || type.kind === "raw",
  otherwise: ({ optional, type }) => optional || type.kind === "raw",
};

function isText({ type }: TypedExpr): boolean {
  return type.kind === "string" || type.kind === "raw";
}

function fitsOperand(word: string, rules: readonly string[], left: TypedExpr | undefined): boolean {
  if (left === undefined || left.type.kind === "error") return true;
  const fits = operators[word];
  if (fits === undefined || rules.at(-1) === "riskLine") return true;
  return fits(left);
}
