/** Looks at where a command is to write before it does any work: never over what it reads, and never two results into one. */
import { stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { exitStatus, Problem, wrongUse } from "./exit.js";

/**
 * Ends with a `Problem` where an output cannot be meant.
 *
 * @param outputs - option and path; `-` is standard output
 * @param inputs - paths of the files that are read; `-` is standard input
 */
export async function checkOutputs(
  outputs: readonly { readonly option: string; readonly path: string | undefined }[],
  inputs: readonly string[],
): Promise<void> {
  if (inputs.filter((path) => path === "-").length > 1)
    throw wrongUse("standard input is named twice, and can be read once", "name a file for one of the two");
  const read = new Map<string, string>();
  for (const path of inputs) if (path !== "-") read.set(await fileOf(path), path);
  const written = new Map<string, string>();
  for (const { option, path } of outputs) {
    if (path === undefined) continue;
    const file = path === "-" ? path : await fileOf(path);
    if (read.has(file)) {
      throw wrongUse(
        `${option} ${path} would write over what is read from ${read.get(file)}`,
        "name another file to write",
      );
    }
    const other = written.get(file);
    if (other !== undefined) {
      const place = path === "-" ? "standard output" : path;
      throw wrongUse(`${other} and ${option} would both write to ${place}`, "name a file of its own for each");
    }
    written.set(file, option);
    if (path !== "-") await checkFolder(path);
  }
}

/**
 * Ends with a `Problem` where tables cannot be written into a folder, or would be written over what is read.
 *
 * @param names - of the files that are written there
 */
export async function checkTables(
  option: string,
  folder: string,
  names: readonly string[],
  inputs: readonly string[],
): Promise<void> {
  if (folder === "-")
    throw wrongUse(`${option} writes several files, and standard output is one`, "name a folder for them");
  const entry = await stat(folder).catch(() => undefined);
  if (entry !== undefined && !entry.isDirectory())
    throw wrongUse(`${option} ${folder}: this is a file, and tables are written into a folder`, "name a folder");
  const outputs = names.map((name) => ({ option, path: join(folder, name) }));
  if (entry !== undefined) await checkOutputs(outputs, inputs);
}

/** Writes a result to a file, or to standard output where none is named; `note` follows the name of the file. */
export async function writeResult(text: string, path: string | undefined, note = ""): Promise<void> {
  if (path === undefined || path === "-") {
    process.stdout.write(text);
    return;
  }
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(
      `${path} cannot be written (${error.code})`,
      exitStatus.wrongUse,
      "name a file in a folder that is there",
    );
  });
  process.stderr.write(`wrote ${path}${note}\n`);
}

/** What tells whether two paths are the same file, also through links; a file that is not there yet is its path. */
async function fileOf(path: string): Promise<string> {
  const entry = await stat(path, { bigint: true }).catch(() => undefined);
  // Terminals, pipes and /dev/null hold nothing that could be lost.
  return entry?.isFile() ? `${entry.dev}:${entry.ino}` : resolve(path);
}

async function checkFolder(path: string): Promise<void> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory()) throw wrongUse(`${path}: this is a directory, and a file is to be written`, "name a file");
  const folder = await stat(dirname(resolve(path))).catch(() => undefined);
  if (!folder?.isDirectory()) {
    throw wrongUse(`${path} cannot be written: its folder is not there`, "name a file in a folder that is there");
  }
}
