/** Compiles a policy repository and writes the bundle in its canonical form. */
import { join } from "node:path";
import { bundleText, identity } from "../../bundle/index.js";
import { renderHuman } from "../diagnostics.js";
import { exitStatus, type ExitStatus } from "../exit.js";
import { checkOutputs, writeResult } from "../outputs.js";
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
  await writeResult(text, options.output, `, sha256 ${identity(compilation.bundle)}`);
  return exitStatus.fine;
}
