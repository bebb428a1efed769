/** Opens the logs and the table of people that a command was given. */
import type { Bundle } from "../../bundle/index.js";
import {
  logFormatOf,
  peopleFormatOf,
  readPeople,
  tee,
  type ByteSource,
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

/**
 * @param mapping - names the `source` that records go through
 * @param bundles - of the policies that the logs are replayed through, side by side where they are several
 */
export async function openLogs(
  paths: readonly string[],
  mapping: string | undefined,
  ...bundles: readonly Bundle[]
): Promise<Log[]> {
  const logs: Log[] = [];
  for (const path of paths) {
    const opened = isParquet(path) ? await openParquetLog(path, bundles, mapping) : await openInput(path);
    if ("problem" in opened) throw problemOf(opened.problem);
    logs.push({ source: opened.source, format: logFormatOf(path), ...(mapping === undefined ? {} : { mapping }) });
  }
  return logs;
}

export async function readPeopleTable(path: string | undefined, bundle: Bundle): Promise<PeopleTable | undefined> {
  return path === undefined ? undefined : tableIn(await openPeople(path), path, bundle);
}

/** The same table by the vocabularies of two policy sets; it is read once, so that it may be standard input. */
export async function readPeopleTables(
  path: string | undefined,
  old: Bundle,
  next: Bundle,
): Promise<readonly [PeopleTable | undefined, PeopleTable | undefined]> {
  if (path === undefined) return [undefined, undefined];
  const [first, second] = tee(await openPeople(path));
  return Promise.all([tableIn(first, path, old), tableIn(second, path, next)]);
}

async function openPeople(path: string): Promise<ByteSource> {
  const opened = isParquet(path) ? await openParquetTable(path) : await openInput(path);
  if ("problem" in opened) throw problemOf(opened.problem);
  return opened.source;
}

async function tableIn(source: ByteSource, path: string, bundle: Bundle): Promise<PeopleTable> {
  const read = await readPeople(source, isParquet(path) ? "ndjson" : peopleFormatOf(path), bundle, nodeTools);
  if ("problem" in read) throw problemOf(read.problem);
  return read.table;
}

export function problemOf(problem: InputProblem): Problem {
  const line = problem.line === undefined ? "" : `:${problem.line}`;
  return new Problem(`${problem.file}${line}: ${problem.message}`, statusOfProblem(problem), problem.remedy);
}
