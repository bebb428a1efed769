/**
 * Sources with marks, as every test of the language service is written: `<|>` is the place that is asked about, `[|…|]`
 * a range that is expected. Several files are given by path; a single text stands beside the vocabulary of the examples.
 */
import { EXAMPLE_VOCABULARY, EXAMPLE_VOCABULARY_PATH } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import { type Completion, complete, Workspace } from "../../src/language/index.js";

export interface Marked {
  readonly workspace: Workspace;
  readonly path: string;
  /** The file that is asked about, without its marks. */
  readonly text: string;
  readonly offset: number;
  /** By file and place: `path:start-end`. */
  readonly ranges: readonly string[];
}

export function marked(source: string | Readonly<Record<string, string>>): Marked {
  const files =
    typeof source === "string" ? { "a.kairos": source, [EXAMPLE_VOCABULARY_PATH]: EXAMPLE_VOCABULARY } : source;
  const workspace = new Workspace({ today: () => "2026-11-30" });
  const ranges: string[] = [];
  let asked = { path: Object.keys(files)[0] ?? "", text: "", offset: 0 };
  for (const [path, given] of Object.entries(files)) {
    let text = "";
    let start = 0;
    for (const part of given.split(/(<\|>|\[\||\|\])/)) {
      if (part === "<|>") asked = { path, text: "", offset: text.length };
      else if (part === "[|") start = text.length;
      else if (part === "|]") ranges.push(`${path}:${start}-${text.length}`);
      else text += part;
    }
    workspace.set(path, text);
  }
  return { workspace, ...asked, text: workspace.file(asked.path)!.text, ranges: ranges.toSorted() };
}

export function place({
  file,
  start,
  end,
}: {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}): string {
  return `${file}:${start}-${end}`;
}

/** What is offered at the mark, the most useful first. */
export function offered(source: string | Readonly<Record<string, string>>): string[] {
  return completed(source).items.map(({ label }) => label);
}

export function completed(source: string | Readonly<Record<string, string>>): Completion {
  const { workspace, path, offset } = marked(source);
  return complete(workspace, path, offset);
}

/** The text once this item is taken, its stops filled with what they suggest. */
export function taken(source: string | Readonly<Record<string, string>>, label: string): string {
  const { workspace, path, offset, text } = marked(source);
  const { start, end, items } = complete(workspace, path, offset);
  const item = items.find((one) => one.label === label);
  if (item === undefined) throw new Error(`${label} is not offered, but ${items.map((one) => one.label).join(", ")}`);
  return text.slice(0, start) + (item.isSnippet ? filled(item.insert) : item.insert) + text.slice(end);
}

/** A snippet as it stands before anything is typed. */
export function filled(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replaceAll(/\$\{\d+:((?:[^{}]|\{[^{}]*\})*)\}/g, "$1")
    .replaceAll(/\$(?:\{\d+\}|\d+)/g, "");
}
