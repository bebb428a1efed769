/** Writes `grammar/kairos.ebnf` from the parser and the token table: what the language is now, in one place. */
import type { ISerializedGast } from "chevrotain";
import { KairosParser } from "../src/syntax/parser/file.js";
import * as t from "../src/syntax/tokens.js";
import { reservedWords } from "../src/syntax/words.js";
import { writeOrCheck } from "./write-or-check.js";

/** The members of a serialized production that matter here. */
interface Production {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly Production[];
}

const parser = new KairosParser({ validate: true });
const rules: readonly Production[] = parser.getSerializedGastProductions() satisfies ISerializedGast[];

/** Token types that have no text of their own, by the name that the grammar gives them. */
const described: readonly (readonly [name: string, description: string])[] = [
  ["word", "any word"],
  ["name", "any word that is not reserved"],
  ["int", "42, 250_000"],
  ["decimal", "3.5"],
  ["percent", "80%, 99.5%"],
  ["factor", "2x"],
  ["duration", "500ms, 30s, 15m, 4h, 30d, 2w"],
  ["size", "900B, 25MB, 25MiB"],
  ["clock", "18:00"],
  ["date", "2027-03-31"],
  ["instant", "2027-03-31T08:00Z"],
  ["string", '"…" on one line, with \\" \\\\ \\n \\{ \\} \\u{…}'],
];

const texts = new Map(
  t.parsedTokens.map((type) => [type.name, typeof type.PATTERN === "string" ? `"${type.PATTERN}"` : type.name]),
);

function sequence(productions: readonly Production[] = []): string {
  return productions.map(term).join(" ");
}

function term(production: Production): string {
  switch (production.type) {
    case "Terminal":
      return texts.get(production.name ?? "") ?? production.name ?? "";
    case "NonTerminal":
      return production.name ?? "";
    case "Option":
      return `[ ${sequence(production.definition)} ]`;
    case "Repetition":
      return `{ ${sequence(production.definition)} }`;
    case "Alternation":
      return `( ${alternatives(production)} )`;
    default:
      return sequence(production.definition);
  }
}

function alternatives({ definition = [] }: Production): string {
  return definition.map((alternative) => sequence(alternative.definition)).join(" | ");
}

/** A rule on one line, or with a line for each of its alternatives where it is nothing but those and does not fit. */
function rule({ name = "", definition = [] }: Production): string {
  const head = `${name} =`;
  const [only] = definition;
  const line = `${head} ${only !== undefined && definition.length === 1 && only.type === "Alternation" ? alternatives(only) : sequence(definition)}`;
  if (line.length <= 120 || only?.type !== "Alternation" || definition.length > 1) return wrap(line);
  const [first = "", ...others] = (only.definition ?? []).map((alternative) => sequence(alternative.definition));
  return [`${head} ${first}`, ...others.map((other) => `  | ${other}`)].map(wrap).join("\n");
}

/** Breaks a line at blanks, 120 characters at most. */
function wrap(line: string): string {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > 120) {
    const at = rest.lastIndexOf(" ", 120);
    lines.push(rest.slice(0, at));
    rest = `    ${rest.slice(at + 1)}`;
  }
  return [...lines, rest].join("\n");
}

const ordered = rules.toSorted((left, right) => Number(right.name === "file") - Number(left.name === "file"));

const content = `(* The Kairos language, LL(2). Generated from the parser and the token table by \`npm run generate\`; do not edit.

   { } repetition, [ ] option. Line breaks and blanks mean nothing between tokens.
   // starts a comment to the end of the line, /// one that documents the declaration below it.
   A comma may stand after the last item in braces and brackets; conditions are joined by \`and\` or by \`or\`, and by
   both only with brackets.

   Reserved words: ${reservedWords.join(" ")}

${described.map(([name, description]) => `   ${name.padEnd(8)} ${description}`).join("\n")} *)

${ordered.map(rule).join("\n\n")}
`;

await writeOrCheck("grammar/kairos.ebnf", content);
