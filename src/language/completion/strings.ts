/** What can be written between quotes: slots of texts, imports, time zones, locales, identifiers of controls. */
import { standardImports } from "../../compiler/index.js";
import { importText, isStandard } from "../../semantics/names/file-paths.js";
import { FRAMEWORKS } from "../../semantics/frameworks/index.js";
import type { Controls } from "../../syntax/tree.js";
import { isInside, nodesAt } from "../nodes.js";
import type { Scope } from "../../semantics/expressions/scope.js";
import type { Lexeme } from "../../syntax/lexer/lexeme.js";
import { Text as TextToken } from "../../syntax/tokens.js";
import type { Analysis } from "../analysis.js";
import type { WorkspaceFile } from "../file.js";
import type { Workspace } from "../workspace.js";
import { type Completion, type CompletionItem, item } from "./item.js";
import { commonFields, fieldItem } from "./offers.js";
import { MARKER } from "./place.js";

/** The string that holds the offset between its quotes; one that is not closed goes to the end of its line. */
export function stringAt(
  file: WorkspaceFile,
  offset: number,
): { readonly token: Lexeme; readonly closed: boolean } | undefined {
  const { tokens } = file.parsed;
  const token = tokens.findLast(({ startOffset, tokenType }) => startOffset < offset && tokenType === TextToken);
  if (token === undefined || file.text[token.startOffset] !== '"') return undefined;
  const end = token.startOffset + token.image.length;
  const closed = token.image.length > 1 && token.image.endsWith('"');
  if (offset < end) return { token, closed };
  const between = file.text.slice(end, offset);
  return !closed && !/[\r\n]/.test(between) ? { token, closed } : undefined;
}

export function stringCompletion(
  workspace: Workspace,
  file: WorkspaceFile,
  offset: number,
  { token, closed }: { readonly token: Lexeme; readonly closed: boolean },
): Completion {
  const start = token.startOffset + 1;
  const lineEnd = /[\r\n]|$/.exec(file.text.slice(offset))?.index ?? 0;
  const end = closed ? token.startOffset + token.image.length - 1 : offset + lineEnd;
  const slot = /(?<!\\)\{([A-Za-z0-9_.]*)$/.exec(file.text.slice(start, offset));
  if (slot !== null) return slotCompletion(workspace, file, offset, { written: slot[1] ?? "", end, closed });
  const items = wholeTexts(workspace.analysis, file, offset, token);
  // What stands behind the offset in a string that is not closed may be anything.
  return { start, end: closed ? end : offset, items };
}

// ── slots ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function slotCompletion(
  workspace: Workspace,
  file: WorkspaceFile,
  offset: number,
  { written, end, closed }: { readonly written: string; readonly end: number; readonly closed: boolean },
): Completion {
  const { text, path } = file;
  const dot = written.lastIndexOf(".");
  const start = offset - (written.length - dot - 1);
  const rest = /^[A-Za-z0-9_]*/.exec(text.slice(offset, end))?.[0] ?? "";
  const isSlotClosed = closed && /^[A-Za-z0-9_.]*\}/.test(text.slice(offset, end));
  const marked = `${text.slice(0, start)}${MARKER}${isSlotClosed ? "" : "}"}${text.slice(offset + rest.length, closed ? end : offset)}"${text.slice(closed ? end + 1 : end)}`;
  const analysis = workspace.analyseWith([{ path, text: marked }], false);
  const seen = analysis.texts.findLast(
    (one) => one.text.span.file === path && one.text.variants.some(({ literal }) => isInside(start, literal.span)),
  );
  if (seen === undefined) return { start: offset, end: offset, items: [] };
  const close = isSlotClosed ? "" : "}";
  const items =
    dot < 0 ? slotStarts(analysis, seen.scope, close) : slotMembers(analysis, written.slice(0, dot), seen.scope, close);
  return { start, end: offset + rest.length, items };
}

function slotMembers(analysis: Analysis, root: string, scope: Scope, close: string): CompletionItem[] {
  if (!scope.roots.has(root as never)) return [];
  switch (root) {
    case "event":
      return commonFields(scope.events).map((field) => ({ ...fieldItem(field, 1), insert: field.name + close }));
    case "person":
      return [...analysis.model.person.values()].map((field) => ({
        ...fieldItem(field, 1),
        insert: field.name + close,
      }));
    case "org":
      return [...analysis.model.org.constants.keys()].map((name) =>
        item({ label: name, kind: "constant", insert: name + close, rank: 1 }),
      );
    case "text":
      return [...analysis.names.ofKind("text").keys()].map((name) =>
        item({ label: name, kind: "name", insert: name + close, rank: 1 }),
      );
    case "signals":
      return ["missed", "check"].map((name) => item({ label: name, kind: "name", insert: name + close, rank: 1 }));
    default:
      return [];
  }
}

function slotStarts(analysis: Analysis, scope: Scope, close: string): CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const root of ["signals", "event", "person", "org", "text"] as const) {
    if (!scope.roots.has(root)) continue;
    for (const one of slotMembers(analysis, root, scope, close))
      items.push({ ...one, label: `${root}.${one.label}`, insert: `${root}.${one.insert}` });
  }
  if (scope.roots.has("risk"))
    items.push(item({ label: "risk", kind: "field", detail: "Risk", insert: `risk${close}`, rank: 1 }));
  return items;
}

// ── strings as a whole ──────────────────────────────────────────────────────────────────────────────────────────────

function wholeTexts(analysis: Analysis, file: WorkspaceFile, offset: number, token: Lexeme): CompletionItem[] {
  const { tree, tokens } = file.parsed;
  const holds = ({ span }: { readonly span: { readonly start: number } }): boolean => span.start === token.startOffset;
  if (tree.imports.some(({ path }) => holds(path))) {
    const imported = new Set(tree.imports.filter(({ path }) => !holds(path)).map(({ path }) => path.value));
    const others = [...analysis.files.keys()].filter((path) => path !== file.path && !isStandard(path));
    return [...others.map((path) => importText(file.path, path)), ...standardImports]
      .filter((text) => !imported.has(text))
      .map((label) => item({ label, kind: "file", rank: 1 }));
  }
  const index = tokens.indexOf(token);
  const before = tokens[index - 1]?.image;
  if (before === "timezone" && tokens[index - 2]?.image !== ".") return timezones();
  const expected = analysis
    .expressionsIn(file.path)
    .findLast(({ expression }) => expression.kind === "string" && holds(expression))?.expected;
  if (expected?.kind === "timezone") return timezones();
  if (expected?.kind === "locale")
    return analysis.model.org.locales.map((label) => item({ label, kind: "text", detail: "locale", rank: 1 }));
  return controls(file, offset);
}

let zones: readonly CompletionItem[] | undefined;

function timezones(): CompletionItem[] {
  zones ??= ["UTC", ...Intl.supportedValuesOf("timeZone")].map((label) =>
    item({ label, kind: "text", detail: "time zone", rank: 1 }),
  );
  return [...zones];
}

function controls({ parsed }: WorkspaceFile, offset: number): CompletionItem[] {
  const clause = nodesAt(parsed.tree, offset).findLast((node): node is Controls => "identifiers" in node);
  const known = clause === undefined ? undefined : FRAMEWORKS.get(clause.framework.text);
  const given = new Set(clause?.identifiers.map(({ value }) => value));
  return [...(known?.identifiers ?? [])]
    .filter((identifier) => !given.has(identifier))
    .map((label) => item({ label, kind: "text", detail: known?.title, rank: 1 }));
}
