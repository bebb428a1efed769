/** Replays logs and says, per kind of moment, what fits it: a prompt, periodic content, a follow-up, or a look at the process. */
import { adviceJson, adviceMarkdown, adviceText, buildAdvice } from "../../report/index.js";
import { Evidence, replay } from "../../simulator/index.js";
import { nodeTools, orderOnDisk } from "../../simulator/files/index.js";
import { exitStatus, type ExitStatus } from "../exit.js";
import { checkOutputs, writeResult } from "../outputs.js";
import { hasColor } from "../terminal.js";
import { logPaths, openLogs, problemOf, readPeopleTable, statusOfProblem } from "./inputs.js";
import { bundleOf } from "./policies.js";
import { tallyOptionsOf } from "./simulate-settings.js";

export interface AdviseOptions {
  readonly policies: string;
  readonly events: readonly string[];
  readonly people?: string | undefined;
  readonly source?: string | undefined;
  readonly sort: boolean;
  readonly warmUp?: string | undefined;
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
    [options.policies, ...paths, ...(options.people === undefined ? [] : [options.people])],
  );
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const figures = tallyOptionsOf({ ...options, risk: "low", overhead: "5s" }, bundle);
  const people = await readPeopleTable(options.people, bundle);
  const evidence = new Evidence(bundle, figures.labels);
  const order = options.sort ? await orderOnDisk() : undefined;
  const { tally, problems } = await replay({
    bundle,
    logs: await openLogs(paths, options.source, bundle),
    tools: nodeTools,
    figures,
    taken: evidence.taken,
    ...(people === undefined ? {} : { people }),
    ...(order === undefined ? {} : { order }),
  }).finally(() => order?.close());
  const misnamed = problems.find((problem) => statusOfProblem(problem) === exitStatus.wrongUse);
  if (misnamed !== undefined) throw problemOf(misnamed);
  const report = buildAdvice(tally, evidence, { smallGroups: options.smallGroups ?? false });
  if (options.json !== undefined) await writeResult(adviceJson(report), options.json);
  if (options.markdown !== undefined) await writeResult(adviceMarkdown(report), options.markdown);
  if (options.json !== "-" && options.markdown !== "-")
    process.stdout.write(adviceText(report, { colour: hasColor(process.stdout) }));
  for (const problem of problems)
    process.stderr.write(`kairos: ${problem.file}: ${problem.message}\n  → ${problem.remedy}\n`);
  return problems.length > 0 ? exitStatus.findings : exitStatus.fine;
}
