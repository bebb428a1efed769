/** Policy files on disk. What can't be read is left out: an editor says so itself. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const EXTENSION = ".kairos";
/** A folder with more files than this is most likely no policy repository, but a whole disk. */
const MOST_FILES = 5_000;

export function isPolicyFile(path: string): boolean {
  return path.endsWith(EXTENSION);
}

/** Absolute paths, in no particular order. */
export async function policyFilesBelow(folder: string, found: string[] = []): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (found.length >= MOST_FILES) return found;
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await policyFilesBelow(path, found);
    else if (isPolicyFile(entry.name)) found.push(path);
  }
  return found;
}

/** Undefined where there is no such file, or it is not UTF-8. */
export async function readText(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
