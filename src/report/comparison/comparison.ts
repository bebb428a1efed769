/** What two policy sets would have made of one log: the model that all views of a comparison show. */
import type { Cause, ChangeCounts } from "../../simulator/index.js";
import type { Interval, Level } from "../report.js";

/** `difference` is new less old. Its interval is that of the bootstrap over people, of both sides in the same draws. */
export interface Pair {
  readonly old: number;
  readonly new: number;
  readonly difference: number;
  readonly interval?: Interval;
}

export interface Comparison {
  /** Of this format. */
  readonly comparison: "1.0";
  readonly old: { readonly sha256: string; readonly format: string };
  readonly new: { readonly sha256: string; readonly format: string };
  readonly tzdata: string;
  readonly settings: { readonly risk: Level; readonly replicates: number; readonly warmUpMs: number };
  readonly log: {
    readonly files: readonly string[];
    /** Of the first and the last record that either decided, RFC 3339. */
    readonly from?: string;
    readonly to?: string;
    /** Records that each of them decided, and that were read. */
    readonly read: number;
    readonly decided: { readonly old: number; readonly new: number };
    readonly setAside: { readonly old: number; readonly new: number };
  };
  readonly prompts: Pair;
  readonly promptsPerPersonWeek: Pair;
  readonly interruptionMs: Pair;
  readonly suppressed: Pair;
  readonly escalations: Pair;
  /** Moments of the least risk or above, and the share of them that was prompted in time. */
  readonly coverage: { readonly moments: Pair; readonly promptedInTime: Pair; readonly silenced: Pair };
  readonly changes: ChangeCounts;
  /** What is at the root of the changes, the most frequent first. */
  readonly causes: readonly CauseReport[];
  /** By policy of either, where one of them prompted or something changed, sorted by name. */
  readonly policies: readonly (Pair & { readonly policy: string; readonly changes: ChangeCounts })[];
  /** Prompts by segment of the new policies; `withheld` where it has fewer than five people. */
  readonly segments: readonly SegmentComparison[];
  readonly people: PeopleComparison;
  readonly definitions: Readonly<Record<string, string>>;
}

export interface CauseReport extends Cause {
  /** In words. */
  readonly says: string;
  /** Changes that this rule decided. */
  readonly direct: number;
  /** Changes that followed from those, because a limit or a ladder stood elsewhere. */
  readonly cascaded: number;
}

export type SegmentComparison =
  | { readonly segment: string; readonly withheld: true }
  | {
      readonly segment: string;
      readonly people: number;
      /** Left out where the old policies know no such segment. */
      readonly prompts?: Pair;
      readonly coverage?: Pair;
    };

export interface PeopleComparison {
  /** Whom either prompted. */
  readonly prompted: number;
  readonly more: number;
  readonly fewer: number;
  readonly same: number;
  /** How many people have so many prompts more, from the least on. */
  readonly byDifference: readonly { readonly difference: number; readonly people: number }[];
  /** Those with the greatest differences; only where small groups are shown. */
  readonly most?: readonly { readonly person: string; readonly old: number; readonly new: number }[];
}
