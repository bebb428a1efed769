/** What a function takes, while its brackets are being filled. */
import type { Lexeme } from "../../syntax/lexer/lexeme.js";
import * as t from "../../syntax/tokens.js";
import { FUNCTIONS } from "../functions.js";
import type { Workspace } from "../workspace.js";

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** Each a part of `label`. */
  readonly parameters: readonly string[];
  /** Which of them the offset stands in, from 0. */
  readonly active: number;
}

export function signature(workspace: Workspace, path: string, offset: number): Signature | undefined {
  const tokens =
    workspace.file(path)?.parsed.tokens.filter(({ startOffset, image }) => image !== "" && startOffset < offset) ?? [];
  const open = openBracket(tokens);
  const described = FUNCTIONS.get(tokens[open - 1]?.image ?? "");
  if (open < 0 || described === undefined) return undefined;
  const inside = tokens.slice(open + 1);
  const { label, documentation, gives, parameters } = described;
  const active = Math.min(argumentAt(inside), parameters.length - 1);
  return { label: `${label}: ${gives}`, documentation, parameters, active };
}

/** The round bracket that is open at the end of these tokens; -1 where none is, or a brace stands in between. */
function openBracket(tokens: readonly Lexeme[]): number {
  let depth = 0;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const type = tokens[index]?.tokenType;
    if (type === t.LeftBrace || type === t.RightBrace) return -1;
    if (type === t.RightParenthesis) depth++;
    else if (type === t.LeftParenthesis && depth-- === 0) return index;
  }
  return -1;
}

/** Arguments are parted by commas, the parts of a question about the past by its words. */
function argumentAt(tokens: readonly Lexeme[]): number {
  let depth = 0;
  let count = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === t.LeftParenthesis || tokenType === t.LeftBracket) depth++;
    else if (tokenType === t.RightParenthesis || tokenType === t.RightBracket) depth--;
    else if (depth === 0 && (tokenType === t.Comma || tokenType === t.word.where || tokenType === t.word.within))
      count++;
  }
  return tokens.some(({ tokenType }) => tokenType === t.word.within) ? Number.MAX_SAFE_INTEGER : count;
}
