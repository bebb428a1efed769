/** Checks a policy repository and prints what it found; diagnostics are the result, so they go to standard output. */
import { diagnosticsJson, renderHuman, summaryLine } from "../diagnostics.js";
import { exitStatus, type ExitStatus } from "../exit.js";
import { hasColor } from "../terminal.js";
import { compileRepository } from "./policies.js";

export async function check(options: {
  readonly policies: string;
  readonly format: "human" | "json";
  readonly maxWarnings: number | undefined;
  readonly today: string | undefined;
}): Promise<ExitStatus> {
  const { repository, compilation } = await compileRepository(options.policies, options.today);
  const { diagnostics } = compilation;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  if (options.format === "json") {
    process.stdout.write(diagnosticsJson(diagnostics, repository.files));
  } else {
    const listed =
      diagnostics.length === 0 ? "" : `${renderHuman(diagnostics, repository.files, hasColor(process.stdout))}\n\n`;
    process.stdout.write(`${listed}${summaryLine(repository.files.length, errors, warnings)}\n`);
  }
  return errors > 0 || warnings > (options.maxWarnings ?? Infinity) ? exitStatus.findings : exitStatus.fine;
}
