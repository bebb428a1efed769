/**
 * I-Regexp (RFC 9485): checked against its grammar, written out in RE2 syntax, run in linear time over code points.
 *
 * Every literal goes out as a hexadecimal escape, so nothing of one syntax can be read as something of the other. `^` and
 * `$` are plain characters in the RFC's grammar, but anchors in its own mappings to other syntaxes and in the JSONPath
 * compliance suite; here they are anchors, which is what whoever writes them means.
 */
import { RE2JS } from "re2js";

export type IRegexp =
  | { readonly matches: (text: string) => boolean; readonly searches: (text: string) => boolean }
  | { readonly problem: PatternProblem };

export interface PatternProblem {
  /** UTF-16 offset in the pattern. */
  readonly offset: number;
  readonly message: string;
}

/** The most that counted quantifiers may ask for, also as the product of those inside each other. */
const MOST_REPEATS = 1000;
/** Characters, classes and anchors with the counted quantifiers written out: what it takes to run a pattern grows with them. */
const MOST_ITEMS = 10_000;
/** Brackets inside each other. */
const DEEPEST = 100;

export function compileIRegexp(pattern: string): IRegexp {
  let translated: string;
  try {
    translated = new Translation(pattern).whole();
  } catch (fault) {
    if (fault instanceof Refusal) return { problem: { offset: fault.at, message: fault.message } };
    throw fault;
  }
  try {
    const compiled = RE2JS.compile(`(?:${translated})`);
    return { matches: (text) => compiled.testExact(text), searches: (text) => compiled.test(text) };
  } catch {
    return { problem: { offset: 0, message: "the pattern is too large" } };
  }
}

/** How many characters, classes and anchors a sound pattern has when its counted quantifiers are written out. */
export function patternSize(pattern: string): number {
  const translation = new Translation(pattern);
  translation.whole();
  return translation.items;
}

/** The same pattern in RE2 syntax, where it is one; the whole text is meant, so the caller puts anchors around it. */
export function toRe2(pattern: string): string | undefined {
  try {
    return new Translation(pattern).whole();
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

/** What is wrong with a pattern, or undefined. */
export function checkPattern(pattern: string): PatternProblem | undefined {
  const compiled = compileIRegexp(pattern);
  return "problem" in compiled ? compiled.problem : undefined;
}

class Refusal extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

class Translation {
  /** Of the alternatives being read: items written out, and the greatest product of counts inside each other. */
  items = 0;
  private product = 1;
  private at = 0;
  private depth = 0;

  constructor(private readonly pattern: string) {}

  whole(): string {
    const result = this.alternatives();
    if (this.at < this.pattern.length) this.refuse("a `)` that closes nothing");
    return result;
  }

  private alternatives(): string {
    let result = this.branch();
    while (this.peek() === "|") {
      this.at += 1;
      result += `|${this.branch()}`;
    }
    return result;
  }

  private branch(): string {
    let result = "";
    for (let next = this.peek(); next !== "" && next !== "|" && next !== ")"; next = this.peek()) {
      const { items, product, at } = this;
      this.items = 0;
      this.product = 1;
      result += this.atom() + this.quantifier();
      this.items += items;
      this.product = Math.max(this.product, product);
      if (this.items > MOST_ITEMS) {
        this.at = at;
        this.refuse("the pattern is too large");
      }
    }
    return result;
  }

  private atom(): string {
    const character = this.take();
    if (character !== "(") this.items = 1;
    switch (character) {
      case "(": {
        if (++this.depth > DEEPEST) this.refuse("brackets nested too deep");
        const inner = this.alternatives();
        if (this.peek() !== ")") this.refuse("a `(` that is never closed");
        this.at += 1;
        this.depth -= 1;
        return `(?:${inner})`;
      }
      case ".":
        return "[^\\n\\r]";
      case "[":
        return this.characterClass();
      case "\\":
        return this.escape();
      case "^":
      case "$":
        return character === "^" ? "\\A" : "\\z";
      case "*":
      case "+":
      case "?":
      case "{":
        this.at -= 1;
        return this.refuse("a quantifier with nothing before it");
      case "}":
      case "]":
        this.at -= 1;
        return this.refuse(`\`${character}\` is written \`\\${character}\``);
      default:
        return literal(character);
    }
  }

  private quantifier(): string {
    const next = this.peek();
    if (next === "*" || next === "+" || next === "?") {
      this.at += 1;
      this.noSecondQuantifier();
      return next;
    }
    if (next !== "{") return "";
    const range = /^\{([0-9]+)(?:(,)([0-9]*))?\}/.exec(this.pattern.slice(this.at, this.at + 64));
    if (range === null) return this.refuse("a quantifier in braces is `{2}`, `{2,}` or `{2,5}`");
    const least = Number(range[1]);
    const most = range[3] === undefined || range[3] === "" ? least : Number(range[3]);
    if (least > MOST_REPEATS || most > MOST_REPEATS)
      return this.refuse(`a quantifier counts to ${MOST_REPEATS} at most`);
    if (most < least) return this.refuse("the quantifier's end is less than its start");
    const times = range[3] === undefined || range[3] === "" ? least : most;
    this.product *= times;
    if (this.product > MOST_REPEATS)
      this.refuse(`quantifiers inside each other that count to more than ${MOST_REPEATS}`);
    this.items *= Math.max(1, times);
    this.at += range[0].length;
    this.noSecondQuantifier();
    return range[2] === undefined ? `{${least}}` : range[3] === "" ? `{${least},}` : `{${least},${most}}`;
  }

  private noSecondQuantifier(): void {
    if (/[*+?{]/.test(this.peek())) this.refuse("a second quantifier; there are no lazy or possessive ones");
  }

  /** After the backslash, outside brackets. */
  private escape(): string {
    if (this.peek() === "p" || this.peek() === "P") {
      const { items, complement } = this.category();
      return `[${complement ? "^" : ""}${items}]`;
    }
    return literal(this.singleCharacter());
  }

  /** After the `[`. */
  private characterClass(): string {
    let negated = false;
    if (this.peek() === "^") {
      negated = true;
      this.at += 1;
    }
    let items = "";
    let count = 0;
    if (this.peek() === "-") {
      items += literal(this.take());
      count += 1;
    }
    for (;;) {
      const next = this.peek();
      if (next === "") this.refuse("a `[` that is never closed");
      if (next === "]") break;
      if (next === "-") {
        if (count === 0 || this.pattern[this.at + 1] !== "]")
          this.refuse("`-` stands first or last in brackets, or is `\\-`");
        items += literal(this.take());
        break;
      }
      if (next === "\\" && /[pP]/.test(this.pattern[this.at + 1] ?? "")) {
        this.at += 1;
        const category = this.category();
        items += category.complement ? complementOf(category.items) : category.items;
      } else {
        const start = this.classCharacter();
        if (this.peek() === "-" && this.pattern[this.at + 1] !== "]") {
          this.at += 1;
          const endAt = this.at;
          const end = this.classCharacter();
          if (end.codePointAt(0)! < start.codePointAt(0)!) {
            this.at = endAt;
            this.refuse("a range that ends before it starts");
          }
          items += `${literal(start)}-${literal(end)}`;
        } else items += literal(start);
      }
      count += 1;
    }
    if (this.peek() !== "]") this.refuse("a `[` that is never closed");
    if (count === 0 && items === "") this.refuse("brackets with nothing in them");
    this.at += 1;
    return `[${negated ? "^" : ""}${items}]`;
  }

  private classCharacter(): string {
    const character = this.take();
    if (character === "\\") return this.singleCharacter();
    if (character === "" || character === "[" || character === "]" || character === "-") {
      this.at -= character.length;
      return this.refuse(
        character === "" ? "a `[` that is never closed" : `\`${character}\` is written \`\\${character}\` here`,
      );
    }
    return character;
  }

  /** After the backslash. */
  private singleCharacter(): string {
    const character = this.take();
    const named = { n: "\n", r: "\r", t: "\t" }[character];
    if (named !== undefined) return named;
    if (/^[()*+\-.?[\\\]^{|}]$/.test(character)) return character;
    this.at -= character.length;
    return this.refuse(
      character === ""
        ? "a backslash with nothing after it"
        : `there is no \`\\${character}\`; I-Regexp has few escapes`,
    );
  }

  /** At the `p` or `P` after a backslash. */
  private category(): { items: string; complement: boolean } {
    const found = CATEGORY.exec(this.pattern.slice(this.at, this.at + 8));
    if (found === null) return this.refuse("a category is one of Unicode's, such as `\\p{L}` or `\\p{Nd}`");
    this.at += found[0].length;
    const name = found[2]!;
    return {
      items: name === "C" ? `\\p{Cc}\\p{Cf}\\p{Co}${unassigned()}` : name === "Cn" ? unassigned() : `\\p{${name}}`,
      complement: found[1] === "P",
    };
  }

  private peek(): string {
    return this.pattern[this.at] ?? "";
  }

  /** The next code point. */
  private take(): string {
    const codePoint = this.pattern.codePointAt(this.at);
    if (codePoint === undefined) return "";
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) this.refuse("a lone surrogate");
    const character = String.fromCodePoint(codePoint);
    this.at += character.length;
    return character;
  }

  private refuse(message: string): never {
    throw new Refusal(message, this.at);
  }
}

const CATEGORY = /^([pP])\{(L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfno]?)\}/;

function literal(character: string): string {
  return `\\x{${character.codePointAt(0)!.toString(16)}}`;
}

/** The complement of a category inside brackets; a class of several categories has none of its own in RE2. */
function complementOf(items: string): string {
  const single = /^\\p\{(\w+)\}$/.exec(items);
  if (single !== null) return `\\P{${single[1]!}}`;
  return items === unassigned() ? ranges(/[^\p{Cn}]/u) : ranges(/[^\p{C}]/u);
}

let unassignedRanges: string | undefined;

/** `\p{Cn}`, which RE2 does not know. */
function unassigned(): string {
  unassignedRanges ??= ranges(/\p{Cn}/u);
  return unassignedRanges;
}

/** What one character class takes, written out as ranges of code points. */
function ranges(accepts: RegExp): string {
  let result = "";
  let start = -1;
  for (let codePoint = 0; codePoint <= 0x110000; codePoint += 1) {
    const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    const taken = codePoint < 0x110000 && !surrogate && accepts.test(String.fromCodePoint(codePoint));
    if (taken && start < 0) start = codePoint;
    if (!taken && start >= 0) {
      result += `\\x{${start.toString(16)}}-\\x{${(codePoint - 1).toString(16)}}`;
      start = -1;
    }
  }
  return result;
}
