/** Opens the logs and the table of people that a command was given. */
import type { Bundle } from "../../bundle/index.js";
import {
  logFormatOf,
  peopleFormatOf,
  readPeople,
  type InputProblem,
  type Log,
  type PeopleTable,
} from "../../simulator/index.js";
import {
  expandPaths,
  isParquet,
  nodeTools,
  openInput,
  openParquetLog,
  openParquetTable,
} from "../../simulator/files/index.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";

/** What was not there to be read is wrong use; what was there and could not be read is a finding. */
export function statusOfProblem({ code }: InputProblem): ExitStatus {
  return code === "missing_file" || code === "is_directory" || code === "no_source" || code === "not_writable"
    ? exitStatus.wrongUse
    : exitStatus.findings;
}

/** The files that `--events` names; patterns stand for several. */
export async function logPaths(patterns: readonly string[]): Promise<readonly string[]> {
  if (patterns.length === 0) throw wrongUse("--events names no log", "name log files, or - for standard input");
  const expanded = await expandPaths(patterns);
  if ("problem" in expanded) throw problemOf(expanded.problem);
  return expanded.paths;
}

/** `mapping` names the `source` that records go through. */
export async function openLogs(paths: readonly string[], mapping: string | undefined, bundle: Bundle): Promise<Log[]> {
  const logs: Log[] = [];
  for (const path of paths) {
    const opened = isParquet(path) ? await openParquetLog(path, bundle, mapping) : await openInput(path);
    if ("problem" in opened) throw problemOf(opened.problem);
    logs.push({ ...opened, format: logFormatOf(path), ...(mapping === undefined ? {} : { mapping }) });
  }
  return logs;
}

export async function readPeopleTable(path: string | undefined, bundle: Bundle): Promise<PeopleTable | undefined> {
  if (path === undefined) return undefined;
  const opened = isParquet(path) ? await openParquetTable(path) : await openInput(path);
  if ("problem" in opened) throw problemOf(opened.problem);
  const read = await readPeople(opened.source, isParquet(path) ? "ndjson" : peopleFormatOf(path), bundle, nodeTools);
  if ("problem" in read) throw problemOf(read.problem);
  return read.table;
}

export function problemOf(problem: InputProblem): Problem {
  const line = problem.line === undefined ? "" : `:${problem.line}`;
  return new Problem(`${problem.file}${line}: ${problem.message}`, statusOfProblem(problem), problem.remedy);
}
