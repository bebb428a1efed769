/**
 * The frontier of coverage against prompts, over the numbers of limits. Generated from grammar/tuning.schema.json; `npm
 * run generate` writes it anew.
 */

/**
 * The numbers of limits that cover most with the fewest prompts: `kairos tune --json`. Plain JSON. Counts are integers,
 * shares and means are ratios of them, lengths of time are milliseconds. Members stand in a fixed order.
 */
export interface Tuning {
  /** The version of this format. */
  readonly tuning: "1.0";
  readonly bundle: {
    /** The identity of the bundle: SHA-256 of its canonical form, in hexadecimal. */
    readonly sha256: string;
    /** The version of the bundle's format. */
    readonly format: string;
  };
  /** What a moment of each risk counts for in the coverage. */
  readonly weights: { readonly low: number; readonly medium: number; readonly high: number; readonly critical: number };
  /** Of this log: what `promptsPerPersonWeek` rests on. */
  readonly personWeeks: number;
  /** Those whose numbers were varied. */
  readonly limits: readonly TunedLimit[];
  /** Occurrences and answers that each setting was decided on. */
  readonly rows: number;
  /** Settings. */
  readonly tried: number;
  /** As the policies are. */
  readonly current: TunedSetting;
  /**
   * From the fewest prompts to the most, each with more coverage than the one before: no setting covers more with as
   * few prompts.
   */
  readonly frontier: readonly TunedSetting[];
  /** The greatest number of prompts per person and week. */
  readonly goal: number;
  /** The one of the frontier with the most coverage that keeps the goal; left out where none does. */
  readonly chosen?: TunedSetting;
}

export interface TunedLimit {
  /** As its author wrote it. */
  readonly text: string;
  /** Where it stands; left out where a bundle does not say. */
  readonly file?: string;
  readonly line?: number;
  /** The values that were tried, as an author writes them. */
  readonly choices: readonly string[];
  /** The one of them that the policies have. */
  readonly present: string;
}

export interface TunedSetting {
  readonly prompts: number;
  readonly promptsPerPersonWeek: number;
  /** Weight of the moments that a prompt came to in time, as a share of that of all moments. */
  readonly coverage: number;
  /** Moments that a prompt came to in time, by risk from the lowest. */
  readonly covered: readonly number[];
  /** One for each limit, as an author writes it. */
  readonly values: readonly string[];
}
