/**
 * What two policy sets would have made of one log: the model that all views of a comparison show. Generated from
 * grammar/comparison.schema.json; `npm run generate` writes it anew.
 */
import type { Interval, Level, Note } from "../report.js";

/**
 * What two policy sets make of one log: `kairos simulate NEW --against OLD --json`. Plain JSON. Counts are integers,
 * shares and means are ratios of them, lengths of time are milliseconds. Members stand in a fixed order.
 */
export interface Comparison {
  /** The version of this format. */
  readonly comparison: "1.0";
  readonly old: ComparedBundle;
  readonly new: ComparedBundle;
  /** The version of the time zone data that local times rest on. */
  readonly tzdata: string;
  readonly settings: {
    /** Moments of this risk or above are meant. */
    readonly risk: Level;
    /** Of the bootstrap; 0 where no intervals were asked for. */
    readonly replicates: number;
    /** Events of this span at the start are in no figure. */
    readonly warmUpMs: number;
  };
  /** What a reader must know before the figures, the gravest first. */
  readonly notes: readonly Note[];
  readonly log: {
    /** Names of the files, in the order in which they were read. */
    readonly files: readonly string[];
    /** RFC 3339; times of the first and the last record that either decided, left out where there was none. */
    readonly from?: string;
    readonly to?: string;
    /** Of the organisation of the new policies: days and weeks are its. */
    readonly timezone: string;
    /** Records, of all kinds. */
    readonly read: number;
    /** Records that each of them decided. */
    readonly decided: { readonly old: number; readonly new: number };
    /** Records that each of them set aside. */
    readonly setAside: { readonly old: number; readonly new: number };
  };
  readonly prompts: Pair;
  readonly promptsPerPersonWeek: Pair;
  readonly interruptionMs: Pair;
  readonly suppressed: Pair;
  readonly escalations: Pair;
  /**
   * Moments of the least risk or above, and the shares of them that were prompted in time and that a limit silenced.
   */
  readonly coverage: { readonly moments: Pair; readonly promptedInTime: Pair; readonly silenced: Pair };
  readonly changes: ChangeCounts;
  /** Of these changes, those that followed from another one, because a limit or a ladder stood elsewhere. */
  readonly cascaded: ChangeCounts;
  /** What is at the root of the changes, the most frequent first. */
  readonly causes: readonly CauseReport[];
  /** Prompts by policy of either, where one of them prompted or something changed, sorted by name. */
  readonly policies: readonly PolicyComparison[];
  /** By segment of the new policies. */
  readonly segments: readonly SegmentComparison[];
  readonly people: PeopleComparison;
  /** The goals of the budgets of the new policies, in their order. */
  readonly budgets: readonly ComparedBudget[];
  /** What the words mean, by word. */
  readonly definitions: Readonly<Record<string, string>>;
}

export interface ComparedBundle {
  /** The identity of the bundle: SHA-256 of its canonical form, in hexadecimal. */
  readonly sha256: string;
  /** The version of the bundle's format. */
  readonly format: string;
}

/**
 * One figure of both. The interval is that of the difference: the bootstrap over people draws the same people on both
 * sides.
 */
export interface Pair {
  readonly old: number;
  readonly new: number;
  /** New less old. */
  readonly difference: number;
  readonly interval?: Interval;
}

/** How many changes there were of each kind. */
export interface ChangeCounts {
  readonly new_prompt: number;
  readonly lost_prompt: number;
  readonly moved: number;
  readonly escalated: number;
  readonly no_longer_escalated: number;
}

export interface CauseReport {
  /** The first rule at which the two went apart, in the order in which an engine comes to them. */
  readonly rule:
    | "event"
    | "policy"
    | "risk"
    | "trigger"
    | "signals"
    | "history"
    | "exemption"
    | "holdout"
    | "variant"
    | "priority"
    | "limit"
    | "answer"
    | "ladder"
    | "circumstances";
  /** Whose rule it is; left out for a shared limit and for what belongs to the event. */
  readonly policy?: string;
  /** As its author wrote or named it: a limit, a step, an exemption, a variant. */
  readonly name?: string;
  /** Which of the two has it, where one alone has. */
  readonly only?: "old" | "new";
  /** In words. */
  readonly says: string;
  /** Changes that this rule decided. */
  readonly direct: number;
  /** Changes that followed from those, because a limit or a ladder stood elsewhere. */
  readonly cascaded: number;
  /** Both together, by kind. */
  readonly changes: ChangeCounts;
}

export interface PolicyComparison {
  /** Its name. */
  readonly policy: string;
  readonly old: number;
  readonly new: number;
  /** New less old. */
  readonly difference: number;
  readonly interval?: Interval;
  readonly changes: ChangeCounts;
}

export type SegmentComparison =
  | {
      readonly segment: string;
      /** It has fewer than five people, or would give away a group that has. */
      readonly withheld: true;
    }
  /** Figures are left out where the old policies know no such segment. */
  | { readonly segment: string; readonly people: number; readonly prompts?: Pair; readonly coverage?: Pair };

export interface PeopleComparison {
  /** Whom either prompted. */
  readonly prompted: number;
  /**
   * Of these, who got more prompts from the new policies. Withheld where they are few, and where few could be told by
   * subtraction; so are the next two.
   */
  readonly more?: number;
  readonly fewer?: number;
  readonly same?: number;
  /**
   * How many people have so many prompts more, from the least on; rows of few people, and those that would give them
   * away, are left out.
   */
  readonly byDifference: readonly { readonly difference: number; readonly people: number }[];
  /** Those with the greatest differences; only where small groups are shown. */
  readonly most?: readonly { readonly person: string; readonly old: number; readonly new: number }[];
}

/** A goal of the new policies, held against their replay. */
export interface ComparedBudget {
  /** The goal as the formatter prints it. */
  readonly text: string;
  readonly kept: boolean;
  /** Prompts, a share, or milliseconds. */
  readonly value: number;
  /** In the same unit; left out where the log cannot say, and where it is withheld. */
  readonly observed?: number;
  readonly unit: "prompts" | "share" | "ms";
  readonly statistic?: "mean" | "p50" | "p90" | "p95" | "p99" | "max";
  /** One line: what was found beside the goal. */
  readonly says: string;
  readonly file?: string;
  readonly line?: number;
  /** The same goal in the replay of the old policies; left out where these have no goal of the same words. */
  readonly before?: { readonly kept: boolean; readonly says: string };
}
