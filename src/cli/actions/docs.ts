/** Writes the pages of a policy repository into a folder. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { docsOf, type DocsFormat } from "../../export/index.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { bundleOf } from "./policies.js";

export async function writeDocs(options: {
  readonly policies: string;
  readonly format: DocsFormat;
  readonly output: string;
}): Promise<ExitStatus> {
  const { output } = options;
  const entry = await stat(output).catch(() => undefined);
  if (output === "-" || (entry !== undefined && !entry.isDirectory()))
    throw wrongUse(`--output ${output} is no folder, and the pages are several files`, "name a folder");
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const files = docsOf(bundle, options.format);
  try {
    for (const { path, text } of files) {
      const file = join(output, ...path.split("/"));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    throw new Problem(
      `${path ?? output} cannot be written (${code})`,
      exitStatus.wrongUse,
      "name a folder that can be written to",
    );
  }
  process.stderr.write(`wrote ${files.length} pages, the first is ${join(output, files[0]!.path)}\n`);
  return exitStatus.fine;
}
