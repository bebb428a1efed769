/** Searches the numbers of limits for the frontier of coverage against prompts, and writes the edit that gets there. */
import { relative, sep } from "node:path";
import { parseDuration } from "../../base/units.js";
import { compile } from "../../compiler/index.js";
import { invariant } from "../../base/invariant.js";
import { buildTuning, tuningJson, tuningText } from "../../report/index.js";
import {
  combinationCount,
  MOST_LIMITS,
  Projection,
  RISK_WEIGHTS,
  tunablesOf,
  viewsOf,
  type Tunable,
} from "../../simulator/index.js";
import { editedFiles, isEditable, patchOf } from "../../workbench/index.js";
import { exitStatus, wrongUse, type ExitStatus } from "../exit.js";
import { checkOutputs, writeResult } from "../outputs.js";
import { readRepository } from "../repository.js";
import { hasColor } from "../terminal.js";
import { sayLate, sayProblems, sayUndecided, undecidedOf } from "./findings.js";
import { logPaths } from "./inputs.js";
import { bundleOf, compiledOf } from "./policies.js";
import { readBy, replayLog, type LogOptions } from "./replay-log.js";
import { tallyOptionsOf } from "./simulate-settings.js";

export interface TuneOptions extends LogOptions {
  readonly vary?: readonly string[] | undefined;
  readonly atMost?: number | undefined;
  readonly patch?: string | undefined;
  readonly json?: string | undefined;
}

const MOST_SETTINGS = 100_000;

export async function tune(options: TuneOptions): Promise<ExitStatus> {
  const paths = await logPaths(options.events);
  await checkOutputs(
    [
      { option: "--json", path: options.json },
      { option: "--patch", path: options.patch },
    ],
    await readBy(options, paths),
  );
  if (options.atMost !== undefined && !(options.atMost >= 0))
    throw wrongUse(`--at-most ${options.atMost} is no number of prompts`, "write prompts per person and week, as 0.8");
  const isBundle = options.policies.endsWith(".json");
  const compiled = isBundle ? undefined : await compiledOf(options.policies);
  const bundle = isBundle ? await bundleOf(options.policies) : compiled?.bundle;
  if (bundle === undefined) return exitStatus.findings;
  if (viewsOf(bundle).some(({ limits }) => limits.length > MOST_LIMITS))
    throw wrongUse(`more than ${MOST_LIMITS} limits are in force for one policy`, "tune takes no more at once");
  const files = compiled?.files ?? [];
  const known = tunablesOf(bundle).filter((tunable) => isBundle || isEditable(tunable, files));
  const varied = variedOf(options.vary, known);
  const projection = new Projection(bundle);
  const { tally, problems } = await replayLog(options, paths, bundle, {
    figures: { ...tallyOptionsOf({ ...options, risk: "low", overhead: "5s" }, bundle), replicates: 0 },
    competing: projection.competing,
    taken: projection.taken,
  });

  const startedAt = performance.now();
  const { tuning, values } = buildTuning(tally, projection, {
    tunables: varied.map(({ tunable }) => tunable),
    choices: varied.map(({ choices }) => choices),
    weights: RISK_WEIGHTS,
    ...(options.atMost === undefined ? {} : { goal: options.atMost }),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const edited =
    values === undefined
      ? files
      : editedFiles(
          files,
          varied.map(({ tunable }) => tunable),
          values,
        );
  if (compiled !== undefined) {
    const checked = compile(edited, { today: new Date().toISOString().slice(0, 10) });
    invariant(checked.bundle !== undefined, "policies with other numbers in their limits are without errors");
  }
  const patch = patchOf(files, edited, compiled === undefined ? "" : await folderOf(options.policies));
  if (options.json !== undefined) await writeResult(tuningJson(tuning), options.json);
  if (options.patch !== undefined) await writeResult(patch, options.patch);
  if (options.json !== "-" && options.patch !== "-") {
    process.stdout.write(tuningText(tuning, { colour: hasColor(process.stdout) }));
    if (options.patch === undefined && patch !== "") process.stdout.write(`\n${patch}`);
  }
  process.stderr.write(`tried ${tuning.tried} settings on ${tuning.rows} rows in ${seconds.toFixed(1)} s\n`);
  sayProblems(problems);
  if (problems.length === 0) sayUndecided(undecidedOf(tally));
  sayLate(tally.ledger.setAsideBy("out_of_order"));
  return problems.length > 0 || values === undefined ? exitStatus.findings : exitStatus.fine;
}

/** The folder of the policies as it is seen from here; nothing where it lies elsewhere. */
async function folderOf(policies: string): Promise<string> {
  const path = relative(process.cwd(), (await readRepository(policies)).root)
    .split(sep)
    .join("/");
  return path === "" || path.startsWith("..") ? "" : `${path}/`;
}

interface Varied {
  readonly tunable: Tunable;
  readonly choices: readonly number[];
}

/** What `--vary` names, with the values that it gives; the shared limits where it is left out. */
function variedOf(asked: readonly string[] | undefined, known: readonly Tunable[]): readonly Varied[] {
  const varied =
    asked === undefined || asked.length === 0
      ? known
          .filter(({ pointers, text }) => pointers[0]!.startsWith("/limits/") && !/\bper event\b/.test(text))
          .map((tunable): Varied => ({ tunable, choices: around(tunable) }))
      : asked.map((text) => variedBy(text, known));
  if (varied.length === 0)
    throw wrongUse("the policies have no shared `wait` or `at most`", `name limits with --vary: ${namesOf(known)}`);
  const twice = varied.find(({ tunable }, at) => varied.findIndex((each) => each.tunable === tunable) !== at);
  if (twice !== undefined)
    throw wrongUse(`--vary names \`${twice.tunable.text}\` twice`, "give all its values at once");
  const count = combinationCount(varied.map(({ choices }) => choices));
  if (count > MOST_SETTINGS)
    throw wrongUse(
      `these limits have ${count} combinations, and at most ${MOST_SETTINGS} are tried`,
      "name fewer limits with --vary, or fewer values as in --vary 'at most 3 per day=1..5'",
    );
  return varied;
}

function variedBy(text: string, known: readonly Tunable[]): Varied {
  const [, name = text, values] = /^(.*[^<>=!])=([^=]+)$/.exec(text) ?? [];
  const found = known.filter(
    (tunable) =>
      tunable.text.startsWith(name.trim()) ||
      (tunable.place !== undefined && `${tunable.place.file}:${tunable.place.line}` === name.trim()),
  );
  const exact = found.filter((tunable) => tunable.text === name.trim());
  const [tunable, ...others] = exact.length === 1 ? exact : found;
  if (tunable === undefined)
    throw wrongUse(`--vary ${text}: no \`wait\` or \`at most\` begins like that`, `the limits are: ${namesOf(known)}`);
  if (others.length > 0)
    throw wrongUse(
      `--vary ${text}: ${others.length + 1} limits begin like that`,
      `name one by its place: ${namesOf(found)}`,
    );
  const choices = values === undefined ? around(tunable) : valuesOf(values, tunable, text);
  return { tunable, choices };
}

function valuesOf(text: string, { kind }: Tunable, option: string): readonly number[] {
  const range = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(text);
  const values =
    kind === "at_most" && range !== null
      ? Array.from({ length: Math.max(0, Number(range[2]) - Number(range[1]) + 1) }, (_, at) => Number(range[1]) + at)
      : text.split(",").map((part) => (kind === "wait" ? (parseDuration(part.trim()) ?? NaN) : Number(part)));
  const isSound = values.length > 0 && values.every((value) => Number.isInteger(value) && value >= 1 && value <= 1e12);
  if (!isSound || (kind === "at_most" && values.some((value) => value > 1000)))
    throw wrongUse(
      `--vary ${option}: \`${text}\` is no list of values`,
      kind === "wait" ? "write lengths of time, as in 5m,30m,2h" : "write numbers from 1 to 1000, as in 1..5 or 1,2,4",
    );
  return values;
}

/** Some numbers below and above. */
function around({ kind, value }: Tunable): readonly number[] {
  return kind === "wait"
    ? [0.25, 0.5, 1, 2, 4].map((factor) => Math.max(1000, Math.round((value * factor) / 1000) * 1000))
    : [-2, -1, 0, 1, 2, 3].map((more) => value + more).filter((count) => count >= 1);
}

function namesOf(known: readonly Tunable[]): string {
  return known
    .map(({ text, place }) => (place === undefined ? `\`${text}\`` : `\`${text}\` (${place.file}:${place.line})`))
    .join(", ");
}
