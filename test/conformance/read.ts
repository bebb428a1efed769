/** The files of vectors, as they are committed. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { VectorFile } from "./format.js";

const folder = join(import.meta.dirname, "vectors");

/** By path below `vectors/`, without `.json`, in order; those alone whose path has one of these beginnings. */
export function readVectors(only: readonly string[] = []): [string, VectorFile][] {
  return filesBelow(folder)
    .map((path) => path.slice(folder.length + 1, -".json".length).replaceAll("\\", "/"))
    .filter((path) => only.length === 0 || only.some((part) => path === part || path.startsWith(`${part}/`)))
    .toSorted()
    .map((path) => [path, JSON.parse(readFileSync(join(folder, `${path}.json`), "utf8")) as VectorFile]);
}

function filesBelow(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const inside = join(path, name);
    return statSync(inside).isDirectory() ? filesBelow(inside) : [inside];
  });
}
