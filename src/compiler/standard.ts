/**
 * The packages that ship with Kairos: what `import "std/okta"` brings in, and what that imports in turn.
 *
 * Their files have paths that no file of a repository can have, and come without warnings: what a repository leaves
 * unused of them is no oversight.
 */
import { importTarget, isStandard } from "../semantics/names/file-paths.js";
import { parse, type Parsed } from "../syntax/index.js";
import { STANDARD_PACKAGES } from "./standard.generated.js";

const parsedBefore = new Map<string, Parsed>();

/** The packages that these files import, directly or not, each once. */
export function standardFilesFor(files: readonly Parsed[]): readonly Parsed[] {
  const found = new Map<string, Parsed>();
  const pending = [...files];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const { path } of next.tree.imports) {
      const target = importTarget(next.tree.path, path.value);
      if (target === undefined || !isStandard(target) || found.has(target)) continue;
      const file = standardFile(target);
      if (file === undefined) continue;
      found.set(target, file);
      pending.push(file);
    }
  }
  return [...found.values()];
}

function standardFile(path: string): Parsed | undefined {
  const text = standardText(path);
  if (text === undefined) return undefined;
  const parsed = parsedBefore.get(path) ?? parse({ path, text });
  parsedBefore.set(path, parsed);
  return parsed;
}

/** The text of a file of a package; undefined for any other path. */
export function standardText(path: string): string | undefined {
  return Object.hasOwn(STANDARD_PACKAGES, path) ? STANDARD_PACKAGES[path] : undefined;
}

/** What can be imported: `std/okta` and so on. */
export const standardImports: readonly string[] = Object.keys(STANDARD_PACKAGES).map((path) =>
  path.slice("kairos:".length, -".kairos".length),
);
