/**
 * JSON from elsewhere, read without trust: what JavaScript's own parser lets pass, and readers in other languages take
 * differently, is refused (keys that stand twice, halves of characters, numbers that no double holds, the key `__proto__`),
 * and so is what is too deep.
 *
 * The text is looked through once, without recursion, before the parser sees it.
 */
import { isWellFormed } from "../base/codepoints.js";
import { DEEPEST_NESTING, MOST_CHARACTERS, MOST_VALUES } from "./bounds.js";
import { numberProblem } from "./numbers.js";
import { below, type BundleProblem } from "./problem.js";

export type StrictJson = { readonly value: unknown } | { readonly problem: BundleProblem };

export function parseStrictJson(text: string): StrictJson {
  if (text.length > MOST_CHARACTERS) {
    return {
      problem: { pointer: "", message: `the document is longer than ${MOST_CHARACTERS} characters`, tooLarge: true },
    };
  }
  if (!isWellFormed(text))
    return { problem: { pointer: "", message: "half of a character stands alone (a lone surrogate)" } };
  const suspicious = look(text);
  if (suspicious) return { problem: suspicious };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return {
      problem: {
        pointer: "",
        message: `not JSON: ${error instanceof Error ? firstLine(error.message) : "unreadable"}`,
      },
    };
  }
}

/** An object or a list that is open where the reader stands. */
interface Level {
  /** Of an object: the keys seen. */
  readonly keys: Set<string> | undefined;
  /** Of an object: the next string is a key. */
  keyIsNext: boolean;
  /** Where the reader is in it, for pointers. */
  at: string | number;
}

/** The first thing that must not be there. What is no JSON at all is left to the parser. */
function look(text: string): BundleProblem | undefined {
  const levels: Level[] = [];
  let values = 0;
  for (let position = 0; position < text.length; position += 1) {
    const level = levels.at(-1);
    switch (text[position]) {
      case "{":
      case "[": {
        if (levels.length === DEEPEST_NESTING)
          return tooLarge(levels, `deeper than ${DEEPEST_NESTING} objects and lists`);
        const isObject = text[position] === "{";
        levels.push({ keys: isObject ? new Set() : undefined, keyIsNext: isObject, at: isObject ? "" : 0 });
        break;
      }
      case "}":
      case "]":
        levels.pop();
        break;
      case ",":
        values += 1;
        if (values > MOST_VALUES) return tooLarge([], `more than ${MOST_VALUES} values`);
        if (level?.keys) level.keyIsNext = true;
        else if (level) level.at = Number(level.at) + 1;
        break;
      case '"': {
        const end = endOfString(text, position);
        const string = end === undefined ? undefined : decode(text.slice(position, end));
        if (end === undefined || string === undefined) return undefined;
        const isKey = level?.keys !== undefined && level.keyIsNext;
        if (!isWellFormed(string))
          return at(isKey ? levels.slice(0, -1) : levels, "half of a character stands alone (a lone surrogate)");
        if (level?.keys && isKey) {
          level.keyIsNext = false;
          level.at = string;
          if (level.keys.has(string)) return at(levels, "this key stands twice");
          if (string === "__proto__") return at(levels, "the key `__proto__` is not allowed");
          level.keys.add(string);
        }
        position = end - 1;
        break;
      }
      default:
        if (!startsNumber(text.charCodeAt(position))) break;
        NUMBER.lastIndex = position;
        const [literal] = NUMBER.exec(text)!;
        const problem = numberProblem(literal);
        if (problem !== undefined) return at(levels, problem);
        position += literal.length - 1;
    }
  }
  return undefined;
}

const NUMBER = /[-0-9][-+.0-9eE]*/y;

function startsNumber(code: number): boolean {
  return code === 0x2d || (code >= 0x30 && code <= 0x39);
}

/** The position after the closing quote. */
function endOfString(text: string, start: number): number | undefined {
  for (let position = start + 1; position < text.length; position += 1) {
    if (text[position] === "\\") position += 1;
    else if (text[position] === '"') return position + 1;
  }
  return undefined;
}

function decode(literal: string): string | undefined {
  if (!literal.includes("\\")) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

function at(levels: readonly Level[], message: string): BundleProblem {
  return { pointer: below("", ...levels.map((level) => level.at)), message };
}

function tooLarge(levels: readonly Level[], message: string): BundleProblem {
  return { ...at(levels, message), tooLarge: true };
}

function firstLine(text: string): string {
  const line = text.split("\n", 1)[0]!;
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
