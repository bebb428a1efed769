/** What stands under the pointer: its type, its documentation, where it is declared. */
import type { Span } from "../../base/span.js";
import { FUNCTIONS } from "../functions.js";
import { importTarget } from "../../semantics/names/file-paths.js";
import { placeAt } from "../completion/place.js";
import { meaningOf } from "../meanings.js";
import { isInside } from "../nodes.js";
import { textOfWord } from "../../syntax/tokens.js";
import type { Workspace } from "../workspace.js";
import { describeThing, placeWords } from "./describe.js";
import { ofBuiltIn } from "./built-in.js";

export interface Hover {
  readonly span: Span;
  /** In the language itself. */
  readonly code: string;
  /** Paragraphs of Markdown. */
  readonly text: readonly string[];
}

export function hover(workspace: Workspace, path: string, offset: number): Hover | undefined {
  const file = workspace.file(path);
  if (file === undefined || file.parsed.comments.some(({ span }) => span.start < offset && offset < span.end))
    return undefined;
  return (
    ofImport(workspace, path, offset) ??
    ofThing(workspace, path, offset) ??
    ofFunction(workspace, path, offset) ??
    ofBuiltIn(workspace, path, offset) ??
    ofWord(workspace, path, offset)
  );
}

/** A word of the language: the clause that it belongs to, and what that says. */
function ofWord(workspace: Workspace, path: string, offset: number): Hover | undefined {
  const file = workspace.file(path)!;
  const token = file.parsed.tokens.find(({ startOffset, image }) =>
    image === "" ? false : startOffset <= offset && offset <= startOffset + image.length,
  );
  if (token === undefined || textOfWord(token.tokenType) === undefined) return undefined;
  const { start, end, possible } = placeAt(workspace, path, file.text, token.startOffset);
  const here = possible.find(({ type }) => type === token.tokenType);
  const meaning = here === undefined ? undefined : meaningOf(token.image, here.rules);
  return meaning === undefined
    ? undefined
    : { span: { file: path, start, end }, code: meaning.form, text: meaning.says.split("\n\n") };
}

/** What the imported file says of itself: its package, and the comment that it begins with. */
function ofImport(workspace: Workspace, path: string, offset: number): Hover | undefined {
  const { tree } = workspace.file(path)!.parsed;
  const imported = tree.imports.find((one) => isInside(offset, one.path.span));
  const target = imported === undefined ? undefined : importTarget(path, imported.path.value);
  const file = target === undefined ? undefined : workspace.file(target);
  if (imported === undefined || file === undefined) return undefined;
  const [comment = ""] = /^(?:\/\/.*(?:\r\n|\r|\n|$))*/.exec(file.text) ?? [];
  const said = comment.replaceAll(/^\/\/+ ?/gm, "").trim();
  const { package: name } = file.parsed.tree;
  return {
    span: imported.path.span,
    code: name === undefined ? `import "${imported.path.value}"` : `package ${name.text}`,
    text: said === "" ? [] : said.split(/\s*?\n\s*?\n\s*/).map((paragraph) => paragraph.replaceAll(/\s+/g, " ")),
  };
}

function ofThing({ analysis }: Workspace, path: string, offset: number): Hover | undefined {
  const occurrence = analysis.occurrences.at(path, offset);
  if (occurrence === undefined) return undefined;
  const described = occurrence.things.flatMap((named) => describeThing(analysis, named) ?? []);
  const [first] = described;
  if (first === undefined) return undefined;
  const declared = occurrence.things.flatMap((named) =>
    analysis.occurrences
      .of(named)
      .filter(({ declares }) => declares)
      .slice(0, 1),
  );
  const elsewhere = declared.filter(({ span }) => span.file !== path || span.start !== occurrence.span.start);
  const text = [...new Set(described.flatMap((one) => one.text))];
  const places =
    elsewhere.length === 0
      ? []
      : [`Declared in ${elsewhere.map(({ span }) => placeWords(analysis, span)).join(" and ")}.`];
  return {
    span: occurrence.span,
    code: [...new Set(described.map(({ code }) => code))].join("\n"),
    text: [...text, ...places],
  };
}

function ofFunction({ analysis }: Workspace, path: string, offset: number): Hover | undefined {
  const seen = analysis
    .expressionsIn(path)
    .findLast(({ expression }) =>
      expression.kind === "call" ? isInside(offset, expression.function.span) : isHistoryWord(expression, offset),
    );
  if (seen === undefined) return undefined;
  const { expression } = seen;
  const name = expression.kind === "call" ? expression.function.text : expression.kind;
  const described = FUNCTIONS.get(name);
  if (described === undefined) return undefined;
  const span =
    expression.kind === "call"
      ? expression.function.span
      : { ...expression.span, end: expression.span.start + name.length };
  return { span, code: `${described.label}: ${described.gives}`, text: [described.documentation] };
}

function isHistoryWord({ kind, span }: { readonly kind: string; readonly span: Span }, offset: number): boolean {
  return (kind === "count" || kind === "distinct") && span.start <= offset && offset <= span.start + kind.length;
}
