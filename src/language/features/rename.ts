/**
 * Renames a name everywhere at once, or says why it can't be.
 *
 * A field that several event types share where they meet is renamed in all of them: otherwise they would no longer meet.
 * The new names are checked by the compiler before they are handed out: what would be an error, or would mean something
 * else, is refused.
 */
import type { Span } from "../../base/span.js";
import type { TextEdit } from "../../diagnostics/diagnostic.js";
import { ROOTS } from "../../semantics/built-in.js";
import { importText, isStandard } from "../../semantics/names/file-paths.js";
import { isName } from "../../syntax/index.js";
import type { Analysis } from "../analysis.js";
import { isInside } from "../nodes.js";
import { kindWord, type NamedThing, thing } from "../symbols.js";
import type { Workspace } from "../workspace.js";
import { placeWords } from "./describe.js";

export interface Refusal {
  /** Lower case, no full stop. */
  readonly reason: string;
}
export interface Renaming {
  readonly edits: readonly TextEdit[];
}

/** The name that would be renamed, or why nothing can. */
export function prepareRename(
  workspace: Workspace,
  path: string,
  offset: number,
): { readonly span: Span; readonly name: string } | Refusal {
  const { analysis } = workspace;
  const occurrence = analysis.occurrences.at(path, offset);
  const [first] = occurrence?.things ?? [];
  if (occurrence === undefined || first === undefined) return { reason: notNamed(workspace, path, offset) };
  if (first.kind === "locale")
    return { reason: "a locale is what it says; change it in `locales` of `org` and in the texts" };
  const isDeclared = occurrence.things.some((named) => analysis.occurrences.of(named).some(({ declares }) => declares));
  if (!isDeclared) return { reason: `\`${first.name}\` is not declared anywhere` };
  return { span: occurrence.span, name: first.name };
}

function notNamed(workspace: Workspace, path: string, offset: number): string {
  const tree = workspace.file(path)?.parsed.tree;
  if (tree?.imports.some(({ span }) => isInside(offset, span)) === true)
    return "an import follows its file: rename the file itself";
  if (tree?.package !== undefined && isInside(offset, tree.package.span)) return "a package is renamed file by file";
  return "there is no name here that your policies declare";
}

export function rename(workspace: Workspace, path: string, offset: number, newName: string): Renaming | Refusal {
  const { analysis } = workspace;
  const prepared = prepareRename(workspace, path, offset);
  if ("reason" in prepared) return prepared;
  const things = sharing(analysis, analysis.occurrences.at(path, offset)?.things ?? []);
  const [first] = things;
  if (first === undefined) return { reason: notNamed(workspace, path, offset) };
  if (newName === first.name) return { edits: [] };
  const shape = wrongShape(first, newName);
  if (shape !== undefined) return { reason: shape };
  for (const named of things) {
    const taken = takenBy(analysis, named, newName);
    if (taken !== undefined) return { reason: taken };
  }
  const places = new Map(
    things.flatMap((named) => analysis.occurrences.of(named)).map(({ span }) => [`${span.file} ${span.start}`, span]),
  );
  const shipped = [...places.values()].find(({ file }) => isStandard(file));
  if (shipped !== undefined)
    return { reason: `\`${first.name}\` belongs to \`${importText(path, shipped.file)}\`, which ships with Kairos` };
  for (const span of places.values()) {
    const text = workspace.file(span.file)?.text.slice(span.start, span.end);
    if (text !== first.name)
      return {
        reason: `in ${placeWords(analysis, span)} the name has blanks or a comment between its parts: join them first`,
      };
  }
  const edits = [...places.values()].map((span) => ({ span, text: newName }));
  return wrongAfter(workspace, edits, things, newName) ?? { edits };
}

/** The thing itself and all that shares a place with it, directly or by way of others. */
function sharing({ occurrences }: Analysis, from: readonly NamedThing[]): NamedThing[] {
  const found = new Map(from.map((named) => [named.key, named]));
  for (const named of found.values()) {
    for (const { things } of occurrences.of(named)) {
      for (const other of things) if (other.kind === named.kind && !found.has(other.key)) found.set(other.key, other);
    }
  }
  return [...found.values()];
}

// ── what a name may be ──────────────────────────────────────────────────────────────────────────────────────────────

function wrongShape({ kind }: NamedThing, name: string): string | undefined {
  if (kind === "event") {
    const [first = "", ...others] = name.split(".");
    const isType = isName(first) && others.length > 0 && others.every((part) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(part));
    return isType
      ? undefined
      : `\`${name}\` is no event type: it has at least two words joined by a dot, such as \`mail.sent\``;
  }
  if (isName(name)) {
    const isRoot = kind === "segment" && (ROOTS as readonly string[]).includes(name);
    return isRoot ? `\`${name}\` begins a path, so no segment can have this name` : undefined;
  }
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
    ? `\`${name}\` is a word of the language that can't be a name`
    : `\`${name}\` is no name: a name has letters, digits and \`_\`, and does not begin with a digit`;
}

function takenBy({ model, names, occurrences }: Analysis, named: NamedThing, name: string): string | undefined {
  const sibling = thing(named.kind, name, named.owner);
  const isTaken =
    occurrences.of(sibling).some(({ declares }) => declares) ||
    (named.kind === "field" && model.events.get(named.owner ?? "")?.fields.has(name) === true) ||
    (named.kind === "attribute" && model.person.has(name)) ||
    (named.kind === "enum" && (model.enums.has(name) || names.find("enum", name) !== undefined));
  if (!isTaken) return undefined;
  const where = named.owner === undefined || named.kind === "test_person" ? "" : ` in \`${named.owner}\``;
  const kind = kindWord(named.kind);
  return `there is ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind} \`${name}\`${where} already`;
}

// ── what would come of it ───────────────────────────────────────────────────────────────────────────────────────────

function wrongAfter(
  workspace: Workspace,
  edits: readonly TextEdit[],
  things: readonly NamedThing[],
  newName: string,
): Refusal | undefined {
  const { analysis } = workspace;
  const files = [...new Set(edits.map(({ span }) => span.file))].map((path) => ({
    path,
    text: withEdits(
      workspace.file(path)?.text ?? "",
      edits.filter(({ span }) => span.file === path),
    ),
  }));
  const after = workspace.analyseWith(files);
  const [before, now] = [errorsOf(analysis), errorsOf(after)];
  if (now.length > before.length) {
    const message = now.find((one) => !before.includes(one)) ?? "a name would mean something else";
    return { reason: `with this name there would be an error: ${message}` };
  }
  // Each place must still mean the same thing, and nothing else may have come to mean it.
  const places = (of: Analysis, name: (named: NamedThing) => NamedThing): number =>
    things.reduce((sum, named) => sum + of.occurrences.of(name(named)).length, 0);
  const isSame = places(analysis, (named) => named) === places(after, ({ kind, owner }) => thing(kind, newName, owner));
  return isSame
    ? undefined
    : { reason: `\`${newName}\` means something else in one of the places that would be renamed` };
}

function errorsOf({ diagnostics }: Analysis): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

/** A text with edits that do not meet. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let out = text;
  for (const { span, text: inserted } of edits.toSorted((left, right) => right.span.start - left.span.start))
    out = out.slice(0, span.start) + inserted + out.slice(span.end);
  return out;
}
