/** What a replay is asked to count beside what it always counts. */
import type { RiskLevel } from "../../bundle/types.js";

export interface TallyOptions {
  /** The least risk of what is counted by value, attribute, signal and control. */
  readonly risk?: RiskLevel;
  /** Events of this span from the first record of the log on fill the state and stay out of the figures; 0 for none. */
  readonly warmUpMs?: number;
  /** Or: the instant from which on events are in the figures, for a part that does not see the first record. */
  readonly measuredFrom?: number;
  /** What a prompt costs beside the reading, in milliseconds. */
  readonly overheadMs?: number;
  /** Fields of type bool that say whether a moment was truly risky. */
  readonly labels?: readonly Label[];
  /** Of the bootstrap over people; 0 for no intervals. */
  readonly replicates?: number;
}

export interface Label {
  readonly type: string;
  readonly field: string;
}

export const DEFAULT_OVERHEAD_MS = 5000;
export const DEFAULT_REPLICATES = 200;

export function settingsOf(options: TallyOptions): Required<Omit<TallyOptions, "measuredFrom">> {
  return {
    risk: options.risk ?? "high",
    warmUpMs: options.warmUpMs ?? 0,
    overheadMs: options.overheadMs ?? DEFAULT_OVERHEAD_MS,
    labels: options.labels ?? [],
    replicates: options.replicates ?? DEFAULT_REPLICATES,
  };
}
