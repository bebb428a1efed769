/** Names of files as a command is given them: each as it stands, or as a pattern that stands for several. */
import { stat } from "node:fs/promises";
import { glob, isDynamicPattern } from "tinyglobby";
import { compareCodePoints } from "../../base/codepoints.js";
import type { InputProblem } from "../problem.js";
import { STANDARD_INPUT } from "./open.js";

/** In the order of the names that were given; what one pattern stands for by code point. */
export async function expandPaths(
  paths: readonly string[],
): Promise<{ readonly paths: readonly string[] } | { readonly problem: InputProblem }> {
  const expanded: string[] = [];
  for (const path of paths) {
    // A file may be called like a pattern.
    const isPattern = path !== STANDARD_INPUT && isDynamicPattern(path);
    if (!isPattern || (await stat(path).catch(() => undefined)) !== undefined) {
      expanded.push(path);
      continue;
    }
    const found = await glob(path, { onlyFiles: true, expandDirectories: false });
    if (found.length === 0) {
      return {
        problem: {
          code: "missing_file",
          file: path,
          message: "no file has a name like this",
          remedy: "check the pattern; it is taken from the current directory, and `**` goes into folders",
        },
      };
    }
    expanded.push(...found.toSorted(compareCodePoints));
  }
  return { paths: expanded };
}
