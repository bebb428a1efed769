/** Replays logs through two policy sets at once and writes what differs, in the views that were asked for. */
import { canonicalJson } from "../../base/canonical.js";
import { buildComparison, comparisonJson, comparisonMarkdown, comparisonText } from "../../report/index.js";
import type { Comparison, Pseudonyms } from "../../report/index.js";
import { Changes, replayBoth } from "../../simulator/index.js";
import type { Change, InputProblem, Replayed } from "../../simulator/index.js";
import { createDecisionFile, nodeTools, orderOnDisk } from "../../simulator/files/index.js";
import { exitStatus, wrongUse, type ExitStatus } from "../exit.js";
import { checkOutputs, writeResult } from "../outputs.js";
import { hasColor, StatusLine } from "../terminal.js";
import { sayBroken, sayLate, sayProblems, sayUndecided, undecidedOf } from "./findings.js";
import { logPaths, openLogs, problemOf, readPeopleTables, statusOfProblem } from "./inputs.js";
import { bundleOf } from "./policies.js";
import { readBy } from "./replay-log.js";
import { pseudonymsOf, tallyOptionsOf } from "./simulate-settings.js";
import { annotatedFolder, outputsOf } from "./report-views.js";
import { progressLine, type SimulateOptions } from "./simulate.js";

export interface AgainstOptions extends SimulateOptions {
  readonly against: string;
}

export async function compareReplays(options: AgainstOptions): Promise<ExitStatus> {
  refuseWhatIsOfOneReplay(options);
  const paths = await logPaths(options.events);
  await checkOutputs(
    [...outputsOf(options), { option: "--decisions", path: options.decisions }],
    await readBy(options, paths),
  );
  const next = await bundleOf(options.policies);
  const old = await bundleOf(options.against);
  if (old === undefined || next === undefined) return exitStatus.findings;
  const figures = tallyOptionsOf(options, next);
  const [oldPeople, people] = await readPeopleTables(options.people, old, next);
  const pseudonyms = await pseudonymsOf(options, people);
  const logs = await openLogs(paths, options.source, old, next);
  const written = options.decisions === undefined ? undefined : await createDecisionFile(options.decisions);
  if (written !== undefined && "problem" in written) throw problemOf(written.problem);
  const changes = new Changes(old, next, people, (change) =>
    written?.sink.write(canonicalJson(named(change, pseudonyms))),
  );

  const status = new StatusLine();
  const startedAt = Date.now();
  const orders = options.sort ? [await orderOnDisk(), await orderOnDisk()] : [];
  const ordered = (at: number) => (orders[at] === undefined ? {} : { order: orders[at] });
  const known = (table: typeof people) => (table === undefined ? {} : { people: table });
  const replayed = await replayBoth({
    old: { bundle: old, ...known(oldPeople), ...ordered(0) },
    next: { bundle: next, ...known(people), ...ordered(1) },
    logs,
    tools: nodeTools,
    figures,
    both: changes.both,
    onProgress: ({ bytesRead, bytesTotal, records }) =>
      status.show(() => progressLine(bytesRead, bytesTotal, records, (Date.now() - startedAt) / 1000)),
  }).finally(() => Promise.all(orders.map((order) => order.close())));
  changes.settle();
  await written?.sink.close();
  status.clear();
  const problems = [...problemsOf("old", replayed.old), ...problemsOf("new", replayed.next)];
  const first = problems.find((problem) => statusOfProblem(problem) === exitStatus.wrongUse);
  if (first !== undefined) throw problemOf(first);

  const comparison = buildComparison(replayed.old.tally, replayed.next.tally, changes, {
    files: logs.map((log) => log.source.name),
    tzdata: process.versions.tz ?? "unknown",
    problems,
    ...(options.smallGroups === undefined ? {} : { smallGroups: options.smallGroups }),
    nameOf: (id) => pseudonyms?.of(id) ?? id,
  });
  if (options.json !== undefined) await writeResult(comparisonJson(comparison), options.json);
  if (options.html !== undefined) await writeResult(await page(comparison), options.html);
  if (options.markdown !== undefined) await writeResult(comparisonMarkdown(comparison), options.markdown);
  if ([options.json, options.html, options.markdown, options.decisions].every((path) => path !== "-"))
    process.stdout.write(comparisonText(comparison, { colour: hasColor(process.stdout) }));
  sayProblems(problems);
  const [before, after] = [replayed.old.tally.ledger, replayed.next.tally.ledger];
  if (problems.length === 0) {
    const shown = (detail: string): string => pseudonyms?.inDetail(detail) ?? detail;
    if (after.read === 0) sayUndecided(undecidedOf(replayed.next.tally, shown));
    else {
      sayUndecided(undecidedOf(replayed.old.tally, shown), "old policies");
      sayUndecided(undecidedOf(replayed.next.tally, shown), "new policies");
    }
  }
  sayLate(Math.max(before.setAsideBy("out_of_order"), after.setAsideBy("out_of_order")));
  sayBroken(comparison.budgets, await annotatedFolder(options));
  const isBroken = comparison.budgets.some(({ kept }) => !kept);
  return problems.length > 0 || isBroken ? exitStatus.findings : exitStatus.fine;
}

/** Its charts are drawn by much code, which is loaded where it is asked for. */
async function page(comparison: Comparison): Promise<string> {
  return (await import("../../report/html/index.js")).htmlComparison(comparison);
}

/** A `source` may be one that only one of the two declares. */
function problemsOf(side: "old" | "new", { problems }: Replayed): InputProblem[] {
  return problems.map((problem) =>
    problem.code === "no_source"
      ? { ...problem, message: problem.message.replace("the policies", `the ${side} policies`) }
      : problem,
  );
}

function refuseWhatIsOfOneReplay(options: AgainstOptions): void {
  const asked = [
    ["--csv", options.csv],
    ["--population", options.population],
    ["--ramp", options.ramp],
    ["--backtest-weeks", options.backtestWeeks],
    ["--strict", options.strict ? true : undefined],
    ["--threads", options.threads > 1 ? true : undefined],
    ["--label", options.label],
    ["--responses", options.responses],
  ].find(([, value]) => value !== undefined);
  if (asked !== undefined)
    throw wrongUse(`${asked[0]} and --against do not go together`, "replay the new policies without --against for it");
}

function named(change: Change, pseudonyms: Pseudonyms | undefined): Change {
  if (pseudonyms === undefined) return change;
  const { person } = change;
  const inText = (text: string): string => pseudonyms.inText(text, person);
  const of = <M extends { readonly event: string; readonly source: string }>(moment: M): M => ({
    ...moment,
    event: inText(moment.event),
    source: inText(moment.source),
  });
  return {
    ...of(change),
    person: pseudonyms.of(person),
    ...(change.from === undefined ? {} : { from: of(change.from) }),
    ...(change.root === undefined ? {} : { root: of(change.root) }),
  };
}
