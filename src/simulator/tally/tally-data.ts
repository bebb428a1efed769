/**
 * A tally as plain data, for parts of a replay that run in other threads, processes or machines: lossless, and bound to the
 * bundle and the options under which it was counted. What such data says is read strictly, for a wrong part would make a
 * wrong report.
 */
import { identity } from "../../bundle/index.js";
import type { Bundle } from "../../bundle/types.js";
import { invariant } from "../../base/invariant.js";
import type { PeopleTable } from "../people/table.js";
import { Ledger } from "./ledger.js";
import type { TallyOptions } from "./options.js";
import { Plain, Unfit } from "./plain.js";
import { LEVELS } from "./plan.js";
import { countsOf, fill } from "./tally-counts.js";
import type { TallyCounts } from "./tally-counts.js";
import { Tally } from "./tally.js";

/** Another one wherever a position may come to mean something else. */
const TALLY_FORMAT = "1";

export interface TallyData {
  readonly format: typeof TALLY_FORMAT;
  /** Identity of the bundle. */
  readonly bundle: string;
  /** Whether people were looked up in a table. */
  readonly hasTable: boolean;
  readonly settings: Tally["settings"];
  /** Milliseconds since the epoch; null where all is in the figures, `"unknown"` where a warm-up has no beginning yet. */
  readonly measuredFrom: number | null | "unknown";
  readonly counts: TallyCounts;
}

/** Why data is no tally that can be counted on, or tallies do not belong together. */
export interface TallyProblem {
  /** RFC 6901, into the data; empty for the whole. */
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
}

/** Of a tally that is settled. Equal tallies give equal data, members in the same order. */
export function tallyData(tally: Tally): TallyData {
  const { measuredFrom } = tally;
  return {
    format: TALLY_FORMAT,
    bundle: identity(tally.bundle),
    hasTable: tally.table !== undefined,
    settings: tally.settings,
    measuredFrom: Number.isNaN(measuredFrom) ? "unknown" : measuredFrom === -Infinity ? null : measuredFrom,
    counts: countsOf(tally),
  };
}

/**
 * @param data - what `tallyData` gave, or JSON of it
 * @param bundle - under which it was counted
 * @param table - of all people; only whether there is one must be as it was
 */
export function readTally(
  data: unknown,
  bundle: Bundle,
  table: PeopleTable | undefined,
): { readonly tally: Tally } | { readonly problem: TallyProblem } {
  try {
    const plain = new Plain(data);
    const format = typeof data === "object" && data !== null ? (data as Partial<TallyData>).format : undefined;
    if (typeof format === "string" && format !== TALLY_FORMAT)
      return problem(
        "/format",
        `a tally of format ${JSON.stringify(format)}, and this release of Kairos reads ${JSON.stringify(TALLY_FORMAT)}`,
        "replay all parts, and merge them, with one release of Kairos",
      );
    const read = plain.members(["format", "bundle", "hasTable", "settings", "measuredFrom", "counts"]);
    if (!read.format.is(TALLY_FORMAT)) read.format.fail(JSON.stringify(TALLY_FORMAT));
    if (read.bundle.text() !== identity(bundle))
      return problem(
        "/bundle",
        `a tally of the bundle ${read.bundle.text()}, and not of ${identity(bundle)}`,
        "hand in the bundle that the parts were replayed with",
      );
    const hasTable = read.hasTable.flag();
    if (hasTable !== (table !== undefined))
      return problem(
        "/hasTable",
        hasTable ? "a tally with a table of people, and none is handed in" : "a tally without a table of people",
        "hand in the table of people everywhere, or nowhere",
      );
    const tally = new Tally(bundle, table, optionsIn(read.settings, read.measuredFrom, bundle));
    fill(tally, read.counts);
    return { tally };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return problem(error.pointer, `no tally: expected ${error.expected}`, "replay the part again");
  }
}

/** A ledger of records that became no event before events were split. @param data - what `Ledger.plain` gave, or JSON of it */
export function readLedger(data: unknown): { readonly ledger: Ledger } | { readonly problem: TallyProblem } {
  const ledger = new Ledger();
  try {
    ledger.take(new Plain(data));
    return { ledger };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return problem(error.pointer, `no ledger: expected ${error.expected}`, "read the records again");
  }
}

/**
 * The tally of the whole, in the first of the parts. They must have been split by the bundle's partition, and tell apart
 * nobody: no record may be in two of them.
 */
export function mergeTallies(
  tallies: readonly Tally[],
): { readonly tally: Tally } | { readonly problem: TallyProblem & { readonly at: number } } {
  const [whole, ...parts] = tallies;
  invariant(whole !== undefined, "there is a tally to merge");
  const settings = JSON.stringify(whole.settings);
  for (const [position, part] of parts.entries()) {
    const misfit = JSON.stringify(part.settings) === settings ? misfitOfBeginning(whole, part) : OTHER_SETTINGS;
    if (misfit !== undefined) return { problem: { ...misfit, at: position + 1 } };
    whole.merge(part);
  }
  return { tally: whole };
}

const OTHER_SETTINGS: TallyProblem = {
  pointer: "/settings",
  message: "a part that was counted with other settings than the first",
  remedy: "replay all parts with the same options",
};

/** A part that decided nothing has no beginning that could be another. */
function misfitOfBeginning(whole: Tally, part: Tally): TallyProblem | undefined {
  if (Number.isNaN(whole.measuredFrom) || Number.isNaN(part.measuredFrom)) return undefined;
  if (whole.measuredFrom === part.measuredFrom) return undefined;
  return {
    pointer: "/measuredFrom",
    message: "a part whose warm-up ends at another instant than that of the first",
    remedy: "name the instant from which on events are in the figures to all parts",
  };
}

function optionsIn(settings: Plain, measuredFrom: Plain, bundle: Bundle): TallyOptions {
  const { risk, warmUpMs, overheadMs, labels, replicates } = settings.members([
    "risk",
    "warmUpMs",
    "overheadMs",
    "labels",
    "replicates",
  ]);
  return {
    risk: LEVELS.find((level) => risk.is(level)) ?? risk.fail(`one of ${LEVELS.join(", ")}`),
    warmUpMs: warmUpMs.count(),
    overheadMs: overheadMs.count(),
    replicates: replicates.whole(0, 1_000_000),
    labels: labels.list().map((each) => {
      const { type, field } = each.members(["type", "field"]);
      const label = { type: type.text(), field: field.text() };
      const fields = Object.hasOwn(bundle.events, label.type) ? bundle.events[label.type]!.fields : {};
      if (!Object.hasOwn(fields, label.field) || fields[label.field]!.type !== "bool")
        each.fail("a field of type bool of the bundle");
      return label;
    }),
    measuredFrom: instantIn(measuredFrom),
  };
}

function instantIn(measuredFrom: Plain): number {
  if (measuredFrom.isNull) return -Infinity;
  return measuredFrom.is("unknown") ? NaN : measuredFrom.whole();
}

function problem(pointer: string, message: string, remedy: string): { readonly problem: TallyProblem } {
  return { problem: { pointer, message, remedy } };
}
