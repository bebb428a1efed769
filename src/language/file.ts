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
