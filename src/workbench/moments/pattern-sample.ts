/** A few texts that an I-Regexp accepts: every branch once, each part repeated as little as it may be. */
import { compileIRegexp } from "../../base/iregexp.js";

/** Branches of all alternatives together. */
const MOST = 12;

export function sampleOf(pattern: string): string[] {
  const compiled = compileIRegexp(pattern);
  if ("problem" in compiled) return [];
  const texts = new Set(new Sampler([...pattern]).branches());
  // What this reading gets wrong is no sample.
  return [...texts].filter((text) => compiled.matches(text)).slice(0, MOST);
}

const MOST_OF_CLASS = 3;
/** Characters tried for a class, in this order. */
const CHARACTERS = [..."a1A-_. \u00e9\u4e00~"];

class Sampler {
  private at = 0;

  constructor(private readonly pattern: readonly string[]) {}

  branches(): string[] {
    const all: string[] = [];
    for (;;) {
      all.push(...this.branch());
      if (this.pattern[this.at] !== "|") return all.slice(0, MOST);
      this.at += 1;
    }
  }

  private branch(): string[] {
    let texts = [""];
    for (;;) {
      const next = this.pattern[this.at];
      if (next === undefined || next === "|" || next === ")") return texts;
      const atoms = this.atom();
      const times = this.quantifier();
      texts = texts.flatMap((text) => atoms.map((atom) => text + atom.repeat(times))).slice(0, MOST);
    }
  }

  private atom(): string[] {
    const next = this.pattern[this.at]!;
    this.at += 1;
    if (next === "(") {
      const inner = this.branches();
      this.at += 1;
      return inner;
    }
    if (next === "[") return this.until("]");
    if (next === "\\") return this.escaped();
    if (next === ".") return ["a"];
    return next === "^" || next === "$" ? [""] : [next];
  }

  /** A class: some characters that it takes. */
  private until(end: string): string[] {
    const start = this.at - 1;
    while (this.at < this.pattern.length && this.pattern[this.at] !== end) {
      this.at += this.pattern[this.at] === "\\" ? 2 : 1;
    }
    this.at += 1;
    const text = this.pattern.slice(start, this.at).join("");
    return accepted(text, this.pattern.slice(start + 1, this.at - 1));
  }

  private escaped(): string[] {
    const next = this.pattern[this.at];
    this.at += 1;
    if (next === "p" || next === "P") {
      const start = this.at - 2;
      while (this.at < this.pattern.length && this.pattern[this.at] !== "}") this.at += 1;
      this.at += 1;
      return accepted(this.pattern.slice(start, this.at).join(""), []);
    }
    const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
    return next === undefined ? [] : [controls[next] ?? next];
  }

  /** The least number of times. */
  private quantifier(): number {
    const next = this.pattern[this.at];
    if (next === "?" || next === "*" || next === "+") {
      this.at += 1;
      return next === "+" ? 1 : 0;
    }
    if (next !== "{") return 1;
    const end = this.pattern.indexOf("}", this.at);
    const [least = ""] = this.pattern
      .slice(this.at + 1, end)
      .join("")
      .split(",");
    this.at = end + 1;
    return Number(least);
  }
}

function accepted(atom: string, more: readonly string[]): string[] {
  const compiled = compileIRegexp(atom);
  if ("problem" in compiled) return [];
  return [...new Set([...CHARACTERS, ...more])]
    .filter((character) => compiled.matches(character))
    .slice(0, MOST_OF_CLASS);
}
