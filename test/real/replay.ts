/** The whole way for tests: policy files to a bundle, a log through the simulator, decisions as they are written down. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compile, type SourceText } from "../../src/compiler/index.js";
import type { Bundle } from "../../src/bundle/types.js";
import type { Decision } from "../../src/engine/index.js";
import { logFormatOf, replay, type ByteSource, type DecisionSink, type Tally } from "../../src/simulator/index.js";

/** Files and folders below `test/real`, with their paths relative to `folder`. */
export function policyFiles(folder: string, ...paths: readonly string[]): SourceText[] {
  const root = join(import.meta.dirname, folder);
  return (paths.length === 0 ? ["."] : paths)
    .flatMap((path) =>
      statSync(join(root, path)).isDirectory()
        ? readdirSync(join(root, path), { recursive: true }).map((below) => join(path, String(below)))
        : [path],
    )
    .filter((path) => path.endsWith(".kairos"))
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(root, path), "utf8") }));
}

/** Policies that are known to be right; a diagnostic that says otherwise fails the test with its words. */
export function bundleOf(files: readonly SourceText[]): Bundle {
  const { bundle, diagnostics } = compile(files, {});
  if (bundle !== undefined) return bundle;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  throw new Error(errors.map(({ code, message, span }) => `${span.file}@${span.start} ${code}: ${message}`).join("\n"));
}

export interface ReplayedLog {
  readonly tally: Tally;
  readonly decisions: readonly Decision[];
}

/** A log that cannot be read to its end fails the test. */
export async function replayLog(bundle: Bundle, source: ByteSource): Promise<ReplayedLog> {
  const decisions: Decision[] = [];
  const write = (line: string): void => void decisions.push(JSON.parse(line) as Decision);
  const tally = await run(bundle, source, { write, flush: async () => {} });
  return { tally, decisions };
}

/** The counts alone, which is much quicker. */
export const tallyLog = (bundle: Bundle, source: ByteSource): Promise<Tally> => run(bundle, source);

async function run(bundle: Bundle, source: ByteSource, decisions?: DecisionSink): Promise<Tally> {
  const logs = [{ source, format: logFormatOf(source.name) }];
  const { tally, problems } = await replay({ bundle, logs, ...(decisions === undefined ? {} : { decisions }) });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return tally;
}
