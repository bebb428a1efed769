/** Writes the files of a first policy repository, and never over what is there. */
import { cp, mkdir, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { exitStatus, Problem, type ExitStatus } from "../exit.js";

/** Beside the built command, and beside `src/cli` in the sources. */
const templates = [join(import.meta.dirname, "init-template"), join(import.meta.dirname, "../init-template")];

/** Prints what to type next. A file that is there already stops it before anything is written. */
export async function init({ folder }: { readonly folder: string }): Promise<ExitStatus> {
  const template = await firstThatIsThere(templates);
  const files = (await readdir(template, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(template, join(entry.parentPath, entry.name)));
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(
      `${folder} cannot be made (${error.code})`,
      exitStatus.wrongUse,
      "name a folder that you may write to",
    );
  });
  const there = new Set((await readdir(folder, { recursive: true })).map(String));
  const inTheWay = paths.filter((path) => there.has(path));
  if (inTheWay.length > 0) {
    throw new Problem(
      `${inTheWay.join(", ")} is there already`,
      exitStatus.wrongUse,
      "name an empty folder: `kairos init policies`",
    );
  }
  await cp(template, folder, { recursive: true, errorOnExist: true, force: false });
  const at = folder === "." ? "." : folder;
  process.stdout.write(
    [
      `wrote ${paths.length} files to ${at}:`,
      ...paths.toSorted().map((path) => `  ${path}`),
      "",
      "next:",
      `  kairos check ${at}`,
      `  kairos test ${at} --coverage`,
      `  kairos simulate ${at} --events ${join(at, "example-log.ndjson")} --people ${join(at, "people.csv")}`,
      "",
    ].join("\n"),
  );
  return exitStatus.fine;
}

async function firstThatIsThere(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const found = await readdir(folder).catch(() => undefined);
    if (found !== undefined) return folder;
  }
  throw new Error("the template of `kairos init` is missing from this installation");
}
