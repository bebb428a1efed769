/** What every generator ends with: write the file, or, with `--check`, say whether it is fresh. */
import { readFile, writeFile } from "node:fs/promises";

/** With `--check` on the command line nothing is written, and a stale file sets exit status 1. */
export async function writeOrCheck(path: string, content: string): Promise<void> {
  if (!process.argv.includes("--check")) {
    await writeFile(path, content);
    return;
  }
  const existing = await readFile(path, "utf8").catch(() => undefined);
  if (existing === content) return;
  process.stderr.write(`${path} is stale: run \`npm run generate\` and commit what changes\n`);
  process.exitCode = 1;
}
