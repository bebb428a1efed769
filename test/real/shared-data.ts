/** Real and third-party data lies beside the project, not in it: a test that needs it runs where it is. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, test } from "vitest";

const root = join(import.meta.dirname, "../../../shared/data");

/** Skipped, with one line that says why, where the folder is absent. */
export function describeWith(folder: string, title: string, tests: (path: (file: string) => string) => void): void {
  const path = join(root, folder);
  if (existsSync(path)) {
    describe(title, () => tests((file) => join(path, file)));
    return;
  }
  const why = `../shared/data/${folder} is not there`;
  console.info(`skipped: ${title}, because ${why}`);
  test.skip(`${title} (${why})`, () => undefined);
}

export function readText(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

export const readJson = <T>(path: string): T => JSON.parse(readText(path)) as T;

export const readLines = (path: string): string[] =>
  readText(path)
    .split("\n")
    .filter((line) => line !== "");
