/** Checks a policy repository and prints what it found; diagnostics are the result, so they go to standard output. */
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.js";
import { githubAnnotations } from "../../diagnostics/formats/github.js";
import { diagnosticsJson } from "../../diagnostics/formats/json.js";
import { junitSuites } from "../../diagnostics/formats/junit.js";
import { sarifLog } from "../../diagnostics/formats/sarif.js";
import { promptBounds } from "../../semantics/windows/bounds.js";
import { boundsText } from "../bounds.js";
import { folderInCheckout } from "../checkout.js";
import type { CheckFormat } from "../commands/check.js";
import { renderHuman, summaryLine } from "../diagnostics.js";
import { exitStatus, type ExitStatus } from "../exit.js";
import { junitXml } from "../junit.js";
import type { Repository } from "../repository.js";
import { hasColor } from "../terminal.js";
import { version } from "../version.js";
import { compileRepository } from "./policies.js";

interface Checked {
  readonly repository: Repository;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: string;
  /** What makes the check end with findings. */
  readonly failing: ReadonlySet<Severity>;
}

export async function check(options: {
  readonly policies: string;
  readonly format: CheckFormat;
  readonly maxWarnings: number | undefined;
  readonly today: string | undefined;
  readonly bounds: boolean;
}): Promise<ExitStatus> {
  const { repository, compilation } = await compileRepository(options.policies, options.today);
  const { diagnostics } = compilation;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const tooManyWarnings = warnings > (options.maxWarnings ?? Infinity);
  const failing = new Set<Severity>(tooManyWarnings ? ["error", "warning"] : ["error"]);
  const summary = summaryLine(repository.files.length, errors, warnings);
  process.stdout.write(await printers[options.format]({ repository, diagnostics, summary, failing }));
  if (options.bounds && options.format === "human" && compilation.bundle !== undefined) {
    process.stdout.write(`\n${boundsText(promptBounds(compilation.model), compilation.bundle.stateBound)}`);
  }
  return errors > 0 || tooManyWarnings ? exitStatus.findings : exitStatus.fine;
}

const printers: Readonly<Record<CheckFormat, (checked: Checked) => string | Promise<string>>> = {
  human: ({ repository, diagnostics, summary }) =>
    diagnostics.length === 0
      ? `${summary}\n`
      : `${renderHuman(diagnostics, repository.files, hasColor(process.stdout))}\n\n${summary}\n`,
  json: ({ repository, diagnostics }) => diagnosticsJson(diagnostics, repository.files),
  sarif: async ({ repository, diagnostics }) =>
    sarifLog(diagnostics, repository.files, { version, folder: await folderInCheckout(repository.root) }),
  junit: ({ repository, diagnostics, failing }) =>
    junitXml("kairos check", junitSuites(diagnostics, repository.files, failing)),
  github: async ({ repository, diagnostics, summary }) =>
    `${githubAnnotations(diagnostics, repository.files, await folderInCheckout(repository.root))}${summary}\n`,
};
