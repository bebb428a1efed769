/** Compiles a policy repository and writes the bundle in its canonical form. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleText, identity } from "../../bundle/index.js";
import { renderHuman } from "../diagnostics.js";
import { exitStatus, Problem, type ExitStatus } from "../exit.js";
import { checkOutputs } from "../outputs.js";
import { hasColor } from "../terminal.js";
import { compileRepository } from "./policies.js";

export async function compilePolicies(options: {
  readonly policies: string;
  readonly output: string | undefined;
  readonly sourceMap: boolean;
  readonly today: string | undefined;
}): Promise<ExitStatus> {
  const { repository, compilation } = await compileRepository(options.policies, options.today);
  await checkOutputs(
    [{ option: "--output", path: options.output }],
    repository.files.map(({ path }) => join(repository.root, path)),
  );
  if (compilation.diagnostics.length > 0) {
    process.stderr.write(`${renderHuman(compilation.diagnostics, repository.files, hasColor(process.stderr))}\n`);
  }
  if (compilation.bundle === undefined) return exitStatus.findings;
  const { sourceMap, ...hashed } = compilation.bundle;
  const text = `${bundleText(options.sourceMap && sourceMap !== undefined ? { ...hashed, sourceMap } : hashed)}\n`;
  if (options.output === undefined || options.output === "-") {
    process.stdout.write(text);
    return exitStatus.fine;
  }
  await writeFile(options.output, text).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(
      `${options.output} cannot be written (${error.code})`,
      exitStatus.wrongUse,
      "name a file in a folder that is there",
    );
  });
  process.stderr.write(`wrote ${options.output}, sha256 ${identity(compilation.bundle)}\n`);
  return exitStatus.fine;
}
