/** What each word of a file is: names by what they mean, words of the language, literals. */
import type { TokenType } from "chevrotain";
import { SCALAR_NAMES } from "../../semantics/type-rules.js";
import * as t from "../../syntax/tokens.js";
import { isNameNode, nodesOf } from "../nodes.js";
import type { NamedThing } from "../symbols.js";
import type { Workspace } from "../workspace.js";

/** The types, in the order of their numbers in the protocol of editors; each is one of its standard types. */
export const TOKEN_TYPES = [
  "keyword",
  "comment",
  "string",
  "number",
  "operator",
  "type",
  "enum",
  "enumMember",
  "event",
  "property",
  "variable",
  "class",
  "function",
  "parameter",
] as const;
export type SemanticTokenType = (typeof TOKEN_TYPES)[number];

export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly type: SemanticTokenType;
  readonly declares: boolean;
}

const TYPE_OF_KIND: Readonly<Record<NamedThing["kind"], SemanticTokenType>> = {
  enum: "enum",
  event: "event",
  source: "class",
  segment: "variable",
  text: "variable",
  signal: "class",
  message: "class",
  fatigue: "class",
  escalate: "class",
  policy: "class",
  follow_up: "class",
  baseline: "class",
  exemption: "class",
  field: "property",
  attribute: "property",
  constant: "property",
  enum_value: "enumMember",
  variant: "class",
  tag: "variable",
  test_person: "parameter",
  locale: "variable",
};

const LITERALS: ReadonlyMap<TokenType, SemanticTokenType> = new Map([
  [t.Text, "string"],
  ...[t.Int, t.Decimal, t.Percent, t.Factor, t.Duration, t.Size, t.Time, t.DateText, t.Instant].map(
    (type) => [type, "number"] as const,
  ),
  ...[
    t.Arrow,
    t.LessOrEqual,
    t.GreaterOrEqual,
    t.Less,
    t.Greater,
    t.Equals,
    t.Plus,
    t.Minus,
    t.Star,
    t.Slash,
    t.Question,
  ].map((type) => [type, "operator"] as const),
] as const);

/** In the order of their places; none meets another, and none goes over the end of a line. */
export function semanticTokens(workspace: Workspace, path: string): SemanticToken[] {
  const file = workspace.file(path);
  if (file === undefined) return [];
  const { parsed } = file;
  const meanings = new Map<
    number,
    { readonly end: number; readonly type: SemanticTokenType; readonly declares: boolean }
  >();
  for (const { span, things, declares } of workspace.analysis.occurrences.inFile(path)) {
    const [first] = things;
    if (first !== undefined) meanings.set(span.start, { end: span.end, type: TYPE_OF_KIND[first.kind], declares });
  }
  for (const { expression } of workspace.analysis.expressionsIn(path)) {
    if (expression.kind === "call")
      meanings.set(expression.function.span.start, {
        end: expression.function.span.end,
        type: "function",
        declares: false,
      });
  }
  const names = namesOf(parsed.tree);
  const tokens: SemanticToken[] = parsed.comments.map(({ span }) => ({
    start: span.start,
    end: span.end,
    type: "comment",
    declares: false,
  }));
  let name: { readonly end: number; readonly type: SemanticTokenType; readonly declares: boolean } | undefined;
  let isWhole = false;
  for (const { tokenType, startOffset, image } of parsed.tokens) {
    if (image === "") continue;
    const end = startOffset + image.length;
    const meaning = meanings.get(startOffset);
    if (meaning !== undefined) {
      name = meaning;
      isWhole = !/[\s/]/.test(file.text.slice(startOffset, meaning.end));
      if (isWhole) tokens.push({ start: startOffset, ...meaning });
    }
    if (name !== undefined && startOffset < name.end) {
      // The parts of an event type may stand on lines of their own.
      const { type, declares } = name;
      if (!isWhole && tokenType !== t.Dot) tokens.push({ start: startOffset, end, type, declares });
      continue;
    }
    const type = LITERALS.get(tokenType) ?? wordType(tokenType, image, names.has(startOffset));
    if (type !== undefined) tokens.push({ start: startOffset, end, type, declares: false });
  }
  return tokens.filter(({ start, end }) => start < end).toSorted((left, right) => left.start - right.start);
}

function wordType(tokenType: TokenType, image: string, isName: boolean): SemanticTokenType | undefined {
  if (isName) return (SCALAR_NAMES as readonly string[]).includes(image) ? "type" : "variable";
  return t.textOfWord(tokenType) === undefined ? undefined : "keyword";
}

/** Where the tree holds a name, or a member of a path. */
function namesOf(tree: object): Set<number> {
  const names = new Set<number>();
  for (const node of nodesOf(tree)) {
    if (isNameNode(node)) names.add(node.span.start);
    else if ("kind" in node && node.kind === "member" && "name" in node && typeof node.name === "string")
      names.add(node.span.end - node.name.length);
  }
  return names;
}
