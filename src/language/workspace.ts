/**
 * The policy files that somebody works on. A change of one file reads that file anew and no other; what all of them mean
 * together is worked out when it is first asked for after a change.
 */
import { isStandard } from "../semantics/names/file-paths.js";
import { Analysis } from "./analysis.js";
import { WorkspaceFile } from "./file.js";

export interface WorkspaceOptions {
  /** `2026-11-30`: what day it is, for exemptions that have ended. Without it none has. */
  readonly today?: () => string;
}

/** A replacement within one file; offsets are UTF-16 units of the text before. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export class Workspace {
  readonly #files = new Map<string, WorkspaceFile>();
  readonly #options: WorkspaceOptions;
  #analysis: Analysis | undefined;

  constructor(options: WorkspaceOptions = {}) {
    this.#options = options;
  }

  /** In the order of their paths. */
  get paths(): string[] {
    return [...this.#files.keys()].toSorted();
  }

  /** One of the files, or one of a package that ships with Kairos. */
  file(path: string): WorkspaceFile | undefined {
    return this.#files.get(path) ?? (isStandard(path) ? this.analysis.files.get(path) : undefined);
  }

  /** Opens a file, or gives it another text. `path` is relative to the root of the repository, with `/`. */
  set(path: string, text: string): void {
    if (this.#files.get(path)?.text === text) return;
    this.#files.set(path, new WorkspaceFile(path, text));
    this.#analysis = undefined;
  }

  /** Changes a file, one edit after the other: the offsets of each are those after the edits before it. */
  change(path: string, changes: readonly Change[]): void {
    let text = this.#files.get(path)?.text ?? "";
    for (const { start, end, text: inserted } of changes) text = text.slice(0, start) + inserted + text.slice(end);
    this.set(path, text);
  }

  remove(path: string): void {
    if (this.#files.delete(path)) this.#analysis = undefined;
  }

  /** What all files mean together. */
  get analysis(): Analysis {
    this.#analysis ??= this.#analyse(this.#files);
    return this.#analysis;
  }

  /**
   * What they would mean if some of them read otherwise. The workspace stays as it is.
   *
   * @param withRules - false where nobody asks what is wrong, but only what the names mean
   */
  analyseWith(files: readonly { readonly path: string; readonly text: string }[], withRules = true): Analysis {
    const changed = new Map(this.#files);
    for (const { path, text } of files) changed.set(path, new WorkspaceFile(path, text));
    return this.#analyse(changed, withRules);
  }

  #analyse(files: ReadonlyMap<string, WorkspaceFile>, withRules = true): Analysis {
    const { today } = this.#options;
    return new Analysis(files, { withRules, ...(today === undefined ? {} : { today: today() }) });
  }
}
