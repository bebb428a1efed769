/** One version of one file, and what its text says by itself. */
import { LineIndex } from "../base/lines.js";
import { standardText } from "../compiler/index.js";
import { type Parsed, parse } from "../syntax/index.js";

export class WorkspaceFile {
  #parsed: Parsed | undefined;
  #lines: LineIndex | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  get parsed(): Parsed {
    this.#parsed ??= parse(this);
    return this.#parsed;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }
}

const standardFiles = new Map<string, WorkspaceFile>();

/** A file of a package that ships with Kairos. It never changes, so it is read once. */
export function standardFile(path: string): WorkspaceFile {
  let file = standardFiles.get(path);
  if (file === undefined) {
    file = new WorkspaceFile(path, standardText(path) ?? "");
    standardFiles.set(path, file);
  }
  return file;
}

const wordCharacter = /[A-Za-z0-9_]/;

/** The word that holds the offset or ends at it; empty where there is none. */
export function wordAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  let start = offset;
  while (start > 0 && wordCharacter.test(text[start - 1] ?? "")) start--;
  let end = offset;
  while (end < text.length && wordCharacter.test(text[end] ?? "")) end++;
  return { start, end };
}
