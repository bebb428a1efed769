/**
 * The report of a replay: one model, of which the terminal summary, JSON and every other view are made.
 *
 * Plain JSON. Counts are integers; shares and means are ratios of them. Object members stand in a fixed order.
 */
import type { RiskLevel } from "../bundle/types.js";
import type { InputProblem, ReasonSetAside, Sample } from "../simulator/index.js";

export interface Report {
  readonly bundle: {
    /** The identity of the bundle: SHA-256 of its canonical form, in hexadecimal. */
    readonly sha256: string;
    /** The version of the bundle's format. */
    readonly format: string;
  };
  /** The version of the time zone data that local times rest on. */
  readonly tzdata: string;
  readonly log: LogReport;
  readonly input: InputReport;
  readonly people: PeopleReport;
  readonly volume: VolumeReport;
  readonly coverage: CoverageReport;
  /** What the figures mean, by figure. */
  readonly definitions: Readonly<Record<string, string>>;
}

export interface LogReport {
  /** Names of the files, in the order in which they were read. */
  readonly files: readonly string[];
  /** RFC 3339; times of the first and the last decided record, left out where there was none. */
  readonly from?: string;
  readonly to?: string;
  /** The organisation's zone, in which weeks are counted. */
  readonly timezone: string;
  /** What kept a log from being read to its end; the figures rest on what was read before. */
  readonly problems: readonly InputProblem[];
}

/** read = decided + outOfVocabulary + setAside + duplicates. */
export interface InputReport {
  readonly read: number;
  readonly decided: number;
  /** Of the decided: those of types that no policy asks for. */
  readonly decidedByTypeAlone: number;
  readonly outOfVocabulary: number;
  readonly setAside: number;
  readonly duplicates: number;
  readonly setAsideBy: Readonly<Record<ReasonSetAside, number>>;
  /** The first few of each reason, and of what is not in the vocabulary. */
  readonly samples: Readonly<Partial<Record<ReasonSetAside | "out_of_vocabulary", readonly Sample[]>>>;
}

export interface PeopleReport {
  /** In the table; left out where there is none. */
  readonly table?: number;
  /** Of whom a record was decided. */
  readonly seen: number;
  /** Seen, but not in the table: they have an id and the defaults alone. Left out where there is no table. */
  readonly notInTable?: number;
  /** Without a time zone of their own: the organisation's stands in. Of the table, or of those seen where there is none. */
  readonly withoutTimezone: number;
}

export interface VolumeReport extends PolicyTotals {
  /** By id; every policy of the bundle. */
  readonly byPolicy: Readonly<Record<string, PolicyVolumeReport>>;
  /** The limits that refused most, with the policies that they silenced, the greatest count first. */
  readonly topLimits: readonly { readonly policy: string; readonly limit: string; readonly suppressed: number }[];
  readonly perPersonWeek: PerPersonWeek;
}

interface PolicyTotals {
  readonly occurrences: number;
  readonly prompts: number;
  readonly exempt: number;
  readonly heldOut: number;
  readonly escalations: number;
}

/** occurrences = prompts + suppressed + exempt + heldOut. */
export interface PolicyVolumeReport extends PolicyTotals {
  /** By the limit that refused: `policy: wait 4h`, `limits: at most 3 per day`. */
  readonly suppressed: Readonly<Record<string, number>>;
}

export interface PerPersonWeek {
  readonly people: number;
  readonly weeks: number;
  /** people × weeks. */
  readonly personWeeks: number;
  readonly withoutPrompt: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface CoverageReport {
  readonly byRisk: Readonly<Record<RiskLevel, RiskCoverage>>;
  readonly people: {
    /** People with at least one moment. */
    readonly withMoment: number;
    /** Of these, those who got at least one prompt. */
    readonly prompted: number;
  };
  /** Event types and levels of which moments went unreached, by level and then by count, the greatest first. */
  readonly blindSpots: readonly BlindSpot[];
}

/** moments = reached + unreached; reached = prompted + silenced + heldOut + exempt. */
export interface RiskCoverage {
  readonly moments: number;
  readonly reached: number;
  readonly prompted: number;
  readonly silenced: number;
  readonly heldOut: number;
  readonly exempt: number;
  readonly unreached: number;
}

export interface BlindSpot {
  readonly type: string;
  readonly risk: RiskLevel;
  readonly moments: number;
  readonly unreached: number;
}

/** The report as a JSON document: the same bytes for the same report. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
