/** Replays logs and says, per kind of moment, what fits it: a prompt, periodic content, a follow-up, or a look at the process. */
import { adviceJson, adviceMarkdown, adviceText, buildAdvice } from "../../report/index.js";
import { Evidence } from "../../simulator/index.js";
import { exitStatus, type ExitStatus } from "../exit.js";
import { checkOutputs, writeResult } from "../outputs.js";
import { hasColor } from "../terminal.js";
import { sayLate, sayProblems, sayUndecided, undecidedOf } from "./findings.js";
import { logPaths } from "./inputs.js";
import { bundleOf } from "./policies.js";
import { readBy, replayLog, type LogOptions } from "./replay-log.js";
import { tallyOptionsOf } from "./simulate-settings.js";

export interface AdviseOptions extends LogOptions {
  readonly label?: readonly string[] | undefined;
  readonly smallGroups?: boolean | undefined;
  readonly json?: string | undefined;
  readonly markdown?: string | undefined;
}

export async function advise(options: AdviseOptions): Promise<ExitStatus> {
  const paths = await logPaths(options.events);
  await checkOutputs(
    [
      { option: "--json", path: options.json },
      { option: "--markdown", path: options.markdown },
    ],
    await readBy(options, paths),
  );
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const figures = tallyOptionsOf({ ...options, risk: "low", overhead: "5s" }, bundle);
  const evidence = new Evidence(bundle, figures.labels);
  const { tally, problems } = await replayLog(options, paths, bundle, { figures, taken: evidence.taken });
  const report = buildAdvice(tally, evidence, { smallGroups: options.smallGroups ?? false });
  if (options.json !== undefined) await writeResult(adviceJson(report), options.json);
  if (options.markdown !== undefined) await writeResult(adviceMarkdown(report), options.markdown);
  if (options.json !== "-" && options.markdown !== "-")
    process.stdout.write(adviceText(report, { colour: hasColor(process.stdout) }));
  sayProblems(problems);
  if (problems.length === 0) sayUndecided(undecidedOf(tally));
  sayLate(tally.ledger.setAsideBy("out_of_order"));
  return problems.length > 0 ? exitStatus.findings : exitStatus.fine;
}
