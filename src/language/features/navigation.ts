/** Where a name is declared, and where it is used. */
import type { Span } from "../../base/span.js";
import { importTarget } from "../../semantics/names/file-paths.js";
import { isInside } from "../nodes.js";
import type { Workspace } from "../workspace.js";

/** Where what stands at the offset is declared; of an import, the beginning of its file. */
export function definitions(workspace: Workspace, path: string, offset: number): Span[] {
  const imported = workspace.file(path)?.parsed.tree.imports.find((one) => isInside(offset, one.path.span));
  if (imported !== undefined) {
    const target = importTarget(path, imported.path.value);
    return target !== undefined && workspace.file(target) !== undefined ? [{ file: target, start: 0, end: 0 }] : [];
  }
  const { occurrences } = workspace.analysis;
  const things = occurrences.at(path, offset)?.things ?? [];
  return things.flatMap((named) =>
    occurrences
      .of(named)
      .filter(({ declares }) => declares)
      .map(({ span }) => span),
  );
}

export interface Reference {
  readonly span: Span;
  readonly declares: boolean;
}

/** All places that name what stands at the offset, by file and place. */
export function references(workspace: Workspace, path: string, offset: number): Reference[] {
  const { occurrences } = workspace.analysis;
  const found = new Map<string, Reference>();
  for (const named of occurrences.at(path, offset)?.things ?? []) {
    for (const { span, declares } of occurrences.of(named)) found.set(`${span.file} ${span.start}`, { span, declares });
  }
  return [...found.values()];
}

/** What an import leads to, for each import that leads somewhere. */
export function links(workspace: Workspace, path: string): { readonly span: Span; readonly target: string }[] {
  const imports = workspace.file(path)?.parsed.tree.imports ?? [];
  return imports.flatMap((one) => {
    const target = importTarget(path, one.path.value);
    return target !== undefined && workspace.file(target) !== undefined ? [{ span: one.path.span, target }] : [];
  });
}
