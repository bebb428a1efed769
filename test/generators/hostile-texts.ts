/** Texts that no author meant, from a seed: bytes, words of the language in any order, good files with slips. */
import { EXAMPLE_VOCABULARY } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import { catalogue } from "../../src/diagnostics/catalogue/index.js";

const GOOD: readonly string[] = [EXAMPLE_VOCABULARY, ...catalogue.map((entry) => entry.good)];
const WORDS: readonly string[] = [
  ...new Set([EXAMPLE_VOCABULARY, ...catalogue.flatMap((entry) => [entry.bad, entry.good])].flatMap(tokensOf)),
];
/** What opens something that is never closed, counts too far, or has a meaning elsewhere. */
const TRAPS: readonly string[] = [
  ..."{}()[]\"'`,:;.=<>!&|*/\\#@-–—“”„\u0000\u00ad\u200b\u2028\ufeff",
  ..."\n\r\t ",
  "\ud800",
  "\udc00",
  "😀",
  "///",
  "/*",
  "*/",
  "// ",
  '"""',
  "\\u{110000}",
  "\\u{",
  "9".repeat(400),
  "1e400",
  "0x10",
  "1_0__0",
  "99999999999999999999w",
  "25:61",
  "2026-02-30",
  "__proto__",
  "constructor",
  "toString",
  "{".repeat(300),
  "(".repeat(300),
  "not ".repeat(300),
  "[".repeat(300),
  `"${"{event.x}".repeat(100)}"`,
];

export type Draw = () => number;

/** Numbers from 0 up to 1, the same for the same seed: mulberry32. */
export function drawing(seed: number): Draw {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function hostileText(draw: Draw): string {
  const kind = draw();
  if (kind < 0.1) return bytes(draw);
  return kind < 0.4 ? soup(draw) : mutated(draw);
}

function pick<Item>(draw: Draw, items: readonly Item[]): Item {
  return items[Math.floor(draw() * items.length)]!;
}

function times(draw: Draw, most: number): number {
  return 1 + Math.floor(draw() ** 2 * most);
}

/** As a file that is no text is read. */
function bytes(draw: Draw): string {
  const length = times(draw, 400);
  const all = new Uint8Array(length);
  const printable = draw() < 0.5;
  for (let at = 0; at < length; at += 1) all[at] = printable ? 32 + Math.floor(draw() * 95) : Math.floor(draw() * 256);
  return new TextDecoder().decode(all);
}

function soup(draw: Draw): string {
  const spaces = ["", " ", " ", "\n"];
  let text = "";
  for (let left = times(draw, 120); left > 0; left -= 1) {
    text += (draw() < 0.08 ? pick(draw, TRAPS) : pick(draw, WORDS)) + pick(draw, spaces);
  }
  return text;
}

function mutated(draw: Draw): string {
  const pieces = pick(draw, GOOD).split(/(\s+|[{}(),:"[\]])/);
  for (let left = times(draw, 8); left > 0; left -= 1) {
    const at = Math.floor(draw() * pieces.length);
    const slip = draw();
    if (slip < 0.25) pieces.splice(at, 1);
    else if (slip < 0.35) pieces.splice(at, 1 + Math.floor(draw() * 12));
    else if (slip < 0.5) pieces.splice(at, 0, pieces[at] ?? "");
    else if (slip < 0.65) pieces[at] = pick(draw, WORDS);
    else if (slip < 0.8) pieces.splice(at, 0, ` ${pick(draw, WORDS)} `);
    else if (slip < 0.92) pieces.splice(at, 0, pick(draw, TRAPS));
    else pieces.splice(at, 0, pick(draw, GOOD));
  }
  return draw() < 0.1 ? pieces.join("").slice(0, Math.floor(draw() * 2000)) : pieces.join("");
}

function tokensOf(text: string): string[] {
  return text.match(/[A-Za-z_.0-9]+|"[^"]*"|[^\s\w]/g) ?? [];
}
