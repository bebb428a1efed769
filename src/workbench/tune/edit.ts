/** Other numbers in limits, as an edit of the policy files: their texts, and one patch. */
import { createTwoFilesPatch } from "diff";
import { invariant } from "../../base/invariant.js";
import { compareCodePoints } from "../../base/codepoints.js";
import { valueText } from "../../simulator/index.js";
import type { Tunable } from "../../simulator/index.js";
import { format, parse } from "../../syntax/index.js";

interface PolicyText {
  readonly path: string;
  readonly text: string;
}

/** The span of a number in a text. */
interface Literal {
  readonly start: number;
  readonly end: number;
}

/** Whether an edit can reach it: a package that ships with Kairos has no file here. */
export function isEditable({ place }: Tunable, files: readonly PolicyText[]): boolean {
  return place !== undefined && files.some(({ path }) => path === place.file);
}

/** The files with the values written in; a file that had the printer's layout keeps it. */
export function editedFiles(
  files: readonly PolicyText[],
  tunables: readonly Tunable[],
  values: readonly number[],
): readonly PolicyText[] {
  return files.map((file) => {
    const edits = tunables.flatMap((tunable, at) => {
      if (tunable.place?.file !== file.path || values[at] === tunable.value) return [];
      return [{ ...literalOf(file, tunable), text: valueText(tunable, values[at]!) }];
    });
    if (edits.length === 0) return file;
    const text = edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), file.text);
    const isLaidOut = format(file).text === file.text;
    return { ...file, text: isLaidOut ? format({ ...file, text }).text : text };
  });
}

/**
 * A unified diff, as `git apply` and `patch -p1` take it; empty where nothing changed.
 *
 * @param folder - of the repository, seen from where the patch is applied: `policies/`, or nothing
 */
export function patchOf(before: readonly PolicyText[], after: readonly PolicyText[], folder = ""): string {
  const edited = new Map(after.map(({ path, text }) => [path, text]));
  return before
    .filter(({ path, text }) => edited.get(path) !== text)
    .toSorted((a, b) => compareCodePoints(a.path, b.path))
    .map(({ path, text }) =>
      createTwoFilesPatch(`a/${folder}${path}`, `b/${folder}${path}`, text, edited.get(path)!, undefined, undefined, {
        context: 3,
      }).replace(/^=+\n/, ""),
    )
    .join("");
}

/** The number of the limit that begins at the place. */
function literalOf(file: PolicyText, { place, kind }: Tunable): Literal {
  const lines = file.text.split("\n");
  const start = lines.slice(0, place!.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + place!.column - 1;
  const node = nodeAt(parse(file).tree, start, kind);
  invariant(node !== undefined, `a limit stands at ${place!.file}:${place!.line}`);
  return kind === "wait" ? node["within"]!.span : node["count"]!.span;
}

type LimitAsWritten = Readonly<Record<string, { readonly span: Literal }>>;

function nodeAt(tree: unknown, start: number, kind: Tunable["kind"]): LimitAsWritten | undefined {
  if (typeof tree !== "object" || tree === null) return undefined;
  const { kind: own, span } = tree as { readonly kind?: unknown; readonly span?: Literal };
  const isKind = kind === "wait" ? own === "wait" : own === "at_most_within" || own === "at_most_per";
  if (isKind && span?.start === start) return tree as LimitAsWritten;
  for (const part of Object.values(tree)) {
    const found = nodeAt(part, start, kind);
    if (found !== undefined) return found;
  }
  return undefined;
}
