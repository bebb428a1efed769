/** The language service as the worker offers it: the features of `src/language` over one workspace. */
import {
  codeActions,
  complete,
  definitions,
  documentSymbols,
  foldingRanges,
  formatting,
  hover,
  inlayHints,
  prepareRename,
  references,
  rename,
  signature,
  Workspace,
  type ReplayedLimits,
} from "../../../src/language/index.js";
import { standardText, type SourceText } from "../../../src/compiler/index.js";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";

const workspace = new Workspace({ today: () => new Date().toISOString().slice(0, 10) });
let replayed: ReplayedLimits | undefined;

export const service = {
  /** Replaces all files; the diagnostics are of all of them. */
  setFiles(all: readonly SourceText[]): readonly Diagnostic[] {
    const kept = new Set(all.map(({ path }) => path));
    for (const path of workspace.paths) if (!kept.has(path)) workspace.remove(path);
    for (const { path, text } of all) workspace.set(path, text);
    return workspace.analysis.diagnostics;
  },
  setFile(path: string, text: string): readonly Diagnostic[] {
    workspace.set(path, text);
    return workspace.analysis.diagnostics;
  },
  /** What the last replay silenced, for the hints beside limits. */
  rememberReplay(limits: ReplayedLimits): void {
    replayed = limits;
  },
  /** The text of a file of a package that ships with Kairos. */
  packageText: (path: string) => standardText(path),
  complete: (path: string, offset: number) => complete(workspace, path, offset),
  hover: (path: string, offset: number) => hover(workspace, path, offset),
  signature: (path: string, offset: number) => signature(workspace, path, offset),
  definitions: (path: string, offset: number) => definitions(workspace, path, offset),
  references: (path: string, offset: number) => references(workspace, path, offset),
  prepareRename: (path: string, offset: number) => prepareRename(workspace, path, offset),
  rename: (path: string, offset: number, name: string) => rename(workspace, path, offset, name),
  symbols: (path: string) => documentSymbols(workspace, path),
  folding: (path: string) => foldingRanges(workspace, path),
  format: (path: string) => formatting(workspace, path),
  actions: (path: string, start: number, end: number) => codeActions(workspace, path, start, end),
  hints: (path: string) => inlayHints(workspace, path, replayed),
};
