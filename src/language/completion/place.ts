/**
 * Where a completion is asked for: the word that is being typed, and what the grammar lets stand there.
 *
 * The word is replaced by a marker and the text read anew, so that half a line (`event.`) is a whole one to the parser and
 * the checker. What can stand at the marker is asked of the grammar, by the tokens of the clause that it stands in and
 * the heads of the blocks around; clauses before it, with all their mistakes, are left out.
 */
import { EOF } from "chevrotain";
import type { Body } from "../../syntax/parser/bodies.js";
import type { Lexeme } from "../../syntax/lexer/lexeme.js";
import { type Possible, possibleAfter } from "../../syntax/parser/parse.js";
import * as t from "../../syntax/tokens.js";
import type { Analysis } from "../analysis.js";
import { wordAround } from "../file.js";
import type { Workspace } from "../workspace.js";

/** Stands in for the word that is being typed. */
export const MARKER = "kairos_is_asked";

export interface Place {
  readonly path: string;
  /** The word around the offset; empty where there is none. */
  readonly start: number;
  readonly end: number;
  /** What all files mean with the marker in place of the word. */
  readonly analysis: Analysis;
  /** The last tokens before the word, enough of them to tell where it stands. */
  readonly before: readonly Lexeme[];
  /** The tokens of the clause that it stands in, before the word. */
  readonly clause: readonly Lexeme[];
  readonly possible: readonly PossibleHere[];
}

export interface PossibleHere extends Possible {
  /** The tokens that it would follow, and those of them that are of the same clause. */
  readonly after: readonly Lexeme[];
  readonly clause: readonly Lexeme[];
}

export function placeAt(workspace: Workspace, path: string, text: string, offset: number): Place {
  const { start, end } = wordAround(text, offset);
  const marked = text.slice(0, start) + MARKER + text.slice(end);
  const analysis = workspace.analyseWith([{ path, text: marked }], false);
  const parsed = analysis.files.get(path)!.parsed;
  const before = parsed.tokens.filter(
    ({ startOffset, image }) => startOffset < start || (startOffset === start && image === ""),
  );
  const { heads, clause } = whereabouts(before, parsed.bodies, start);
  const firstOnLine = /(?:^|[\r\n])[ \t]*$/.test(text.slice(0, start));
  // On a line of its own most likely something new begins, whatever the line before lacks.
  const written = firstOnLine && clause.length > 0 ? [clause, []] : [clause];
  const possible = written.flatMap((words) => {
    const after = [...heads, ...words];
    // The head of a file is over once something stands in it.
    const isOver = heads.length === 0 && words.length === 0 && clause.length > 0;
    return possibleAfter(after)
      .filter(({ type }) => type !== EOF && !(isOver && (type === t.word.package || type === t.word.import)))
      .map(({ type, rules }) => ({ type, rules, after, clause: words }));
  });
  return { path, start, end, analysis, before, clause, possible };
}

/** The heads of the blocks that are open at the end of these tokens, and the tokens of the clause that is being written. */
function whereabouts(
  tokens: readonly Lexeme[],
  bodies: readonly Body[],
  offset: number,
): { readonly heads: Lexeme[]; readonly clause: Lexeme[] } {
  const openings = [-1];
  tokens.forEach(({ tokenType }, index) => {
    if (tokenType === t.LeftBrace) openings.push(index);
    else if (tokenType === t.RightBrace && openings.length > 1) openings.pop();
  });
  const heads: Lexeme[] = [];
  let clause: Lexeme[] = [];
  openings.forEach((opening, depth) => {
    const next = openings[depth + 1];
    const content = tokens.slice(opening + 1, next);
    const limit = next === undefined ? offset : (tokens[next]?.startOffset ?? offset);
    clause = clauseOf(content, clausesOf(bodies, tokens[opening], limit), opening < 0);
    if (next !== undefined) heads.push(...clause, ...tokens.slice(next, next + 1));
  });
  return { heads, clause };
}

/** Where the clauses of the body behind this brace start, up to an offset; undefined where it has no clauses. */
function clausesOf(bodies: readonly Body[], opening: Lexeme | undefined, limit: number): number[] | undefined {
  const own = bodies.filter(({ kind, start }) =>
    opening === undefined ? kind === "declaration" : start === (opening.endOffset ?? 0) + 1 && kind !== "declaration",
  );
  if (own.length === 0) return undefined;
  return own.flatMap(({ clauses }) => clauses).filter((start) => start < limit);
}

function clauseOf(content: readonly Lexeme[], clauses: readonly number[] | undefined, isFile: boolean): Lexeme[] {
  if (clauses === undefined) return lastItem(content);
  const start = clauses.at(-1);
  // Before the first declaration stand the package and the imports.
  if (start === undefined) return isFile ? [...content] : [];
  return content.filter(({ startOffset }) => startOffset >= start);
}

/** What stands behind the last comma of a list; translations of a text have none. */
function lastItem(content: readonly Lexeme[]): Lexeme[] {
  let depth = 0;
  let from = 0;
  content.forEach(({ tokenType }, index) => {
    if (tokenType === t.LeftBracket || tokenType === t.LeftParenthesis || tokenType === t.LeftBrace) depth++;
    else if (tokenType === t.RightBracket || tokenType === t.RightParenthesis || tokenType === t.RightBrace) depth--;
    else if (tokenType === t.Comma && depth === 0) from = index + 1;
  });
  return content.slice(from);
}
