/**
 * Walks the tokens of a text in their order and writes each down as it stands. Whatever the layout, nothing is left out
 * and nothing changes places; every comment keeps the tokens between which it stands.
 */
import { codePointLength } from "../../../base/codepoints.js";
import type { Lexeme } from "../../lexer/lexeme.js";
import type { Comment } from "../../lexer/scan.js";
import { Colon, Comma, Dot, LeftBrace, Question, textOfWord } from "../../tokens.js";
import { concat, type Doc, type OwnLineComment, space } from "./document.js";

interface Place {
  readonly before: OwnLineComment[];
  blank: boolean;
  after: string | undefined;
}

export class Pen {
  readonly #text: string;
  readonly #tokens: readonly Lexeme[];
  readonly #places: Place[];
  /** The token that comes next. */
  #next = 0;

  constructor(text: string, tokens: readonly Lexeme[], comments: readonly Comment[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#places = places(text, tokens, comments);
  }

  /** Where the next token starts; the end of the text after the last one. */
  get offset(): number {
    return this.#tokens[this.#next]?.startOffset ?? this.#text.length;
  }

  /** Goes to the first token from this offset on. */
  moveTo(offset: number): void {
    this.#next = firstFrom(this.#tokens, offset);
  }

  /** The place from which the last token written ends. */
  get lastEnd(): number {
    const last = this.#tokens[this.#next - 1];
    return last === undefined ? 0 : last.startOffset + last.image.length;
  }

  /** One token with its comments. */
  token(): Doc {
    const token = this.#tokens[this.#next];
    const place = this.#places[this.#next];
    this.#next++;
    if (token === undefined || place === undefined) return concat();
    return { kind: "token", text: token.image, before: place.before, blank: place.blank, after: place.after };
  }

  /** A piece of the text as it stands. */
  raw(start: number, end: number): Doc {
    const place = this.#places[firstFrom(this.#tokens, start)];
    this.moveTo(end);
    return {
      kind: "token",
      text: this.#text.slice(start, end),
      before: place?.before ?? [],
      blank: place?.blank ?? false,
      after: undefined,
    };
  }

  /** The comments on lines of their own before the next token, which are not written with it then. */
  comments(): readonly OwnLineComment[] {
    return this.#places[this.#next]?.before.splice(0) ?? [];
  }

  hasComments(): boolean {
    return (this.#places[this.#next]?.before.length ?? 0) > 0;
  }

  /** Whether the next token stands on a line below the last one. */
  isOnNewLine(): boolean {
    return this.isNewLineBetween(this.lastEnd, this.offset);
  }

  isNewLineBetween(start: number, end: number): boolean {
    return this.#text.slice(start, end).includes("\n");
  }

  /** Whether a comment stands between tokens of this range. */
  hasCommentsWithin(start: number, end: number): boolean {
    const first = firstFrom(this.#tokens, start);
    for (let index = first; (this.#tokens[index]?.startOffset ?? Infinity) < end; index++) {
      const place = this.#places[index];
      if (index > first && (place?.before.length ?? 0) > 0) return true;
      const isLast = (this.#tokens[index + 1]?.startOffset ?? Infinity) >= end;
      if (!isLast && place?.after !== undefined) return true;
    }
    return false;
  }

  /** Whether a blank line stands before the token at this offset and its comments. */
  isBlankBefore(offset: number): boolean {
    const place = this.#places[firstFrom(this.#tokens, offset)];
    return place?.before[0]?.blank ?? place?.blank ?? false;
  }

  /** Where the second token from this offset on starts. */
  secondFrom(offset: number): number {
    return this.#tokens[firstFrom(this.#tokens, offset) + 1]?.startOffset ?? this.#text.length;
  }

  /** How wide the words of this range are on one line. */
  width(start: number, end: number): number {
    let width = 0;
    const first = firstFrom(this.#tokens, start);
    for (let index = first; (this.#tokens[index]?.startOffset ?? Infinity) < end; index++) {
      const token = this.#tokens[index];
      if (token === undefined) break;
      width += codePointLength(token.image) + (index > first && isSpaced(this.#tokens[index - 1], token) ? 1 : 0);
    }
    return width;
  }

  /** Whether a comment stands behind the last token, or among those up to an offset. */
  hasCommentsAround(end: number): boolean {
    for (
      let index = this.#next;
      index === this.#next || (this.#tokens[index]?.startOffset ?? Infinity) < end;
      index++
    ) {
      if (this.#places[index - 1]?.after !== undefined) return true;
      const isComma = (this.#tokens[index]?.startOffset ?? Infinity) < end;
      if (isComma && ((this.#places[index]?.before.length ?? 0) > 0 || this.#places[index]?.after !== undefined)) {
        return true;
      }
    }
    return false;
  }

  isBefore(offset: number): boolean {
    return this.offset < offset;
  }

  isAtBrace(): boolean {
    return this.#tokens[this.#next]?.tokenType === LeftBrace;
  }

  isAtLanguageWord(): boolean {
    const type = this.#tokens[this.#next]?.tokenType;
    return type !== undefined && textOfWord(type) !== undefined;
  }

  /** The words up to an offset, with a space between them where one belongs. */
  words(end: number): Doc {
    const parts: Doc[] = [];
    while (this.isBefore(end)) {
      if (parts.length > 0 && this.#isSpaced()) parts.push(space);
      parts.push(this.token());
    }
    return concat(...parts);
  }

  /** What has no spaces in it: a path, a locale. */
  tight(end: number): Doc {
    const parts: Doc[] = [];
    while (this.isBefore(end)) parts.push(this.token());
    return concat(...parts);
  }

  /** The words before an opening brace. */
  head(end: number): Doc {
    const parts: Doc[] = [];
    while (this.isBefore(end) && !this.isAtBrace()) {
      if (parts.length > 0 && this.#isSpaced()) parts.push(space);
      parts.push(this.token());
    }
    return concat(...parts);
  }

  #isSpaced(): boolean {
    return isSpaced(this.#tokens[this.#next - 1], this.#tokens[this.#next]);
  }

  /** A space before the next token, where one belongs. */
  gap(): Doc {
    return this.#isSpaced() ? space : concat();
  }
}

function isSpaced(last: Lexeme | undefined, next: Lexeme | undefined): boolean {
  if (last?.tokenType === Dot) return false;
  return !joined.has(next?.tokenType);
}

/** What follows a word without a space. */
const joined: ReadonlySet<unknown> = new Set([Dot, Comma, Colon, Question]);

/** The index of the first token that starts at this offset or later. */
export function firstFrom(tokens: readonly Lexeme[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which comments belong to which token; the end of the text has a place of its own. */
function places(text: string, tokens: readonly Lexeme[], comments: readonly Comment[]): Place[] {
  const all: Place[] = [];
  let next = 0;
  let end = 0;
  for (let index = 0; index <= tokens.length; index++) {
    const token = tokens[index];
    const place: Place = { before: [], blank: false, after: undefined };
    all.push(place);
    const start = token?.startOffset ?? Infinity;
    for (
      let comment = comments[next];
      comment !== undefined && comment.span.start < start;
      comment = comments[++next]
    ) {
      const written = comment.text.trimEnd();
      const last = all[index - 1];
      if (!comment.ownLine && last !== undefined) last.after = written;
      else place.before.push({ text: written, blank: isBlankBetween(text, end, comment.span.start) });
      end = comment.span.end;
    }
    if (token === undefined) break;
    place.blank = isBlankBetween(text, end, start);
    end = token.startOffset + token.image.length;
  }
  return all;
}

function isBlankBetween(text: string, start: number, end: number): boolean {
  const between = text.slice(start, end);
  const first = between.indexOf("\n");
  return first >= 0 && between.includes("\n", first + 1);
}
