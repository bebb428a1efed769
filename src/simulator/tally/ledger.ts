/** Where every record of a log went: read = decided + not in the vocabulary + set aside + duplicates. Nothing else is possible. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { SetAsideReason } from "../../engine/decision.js";
import type { Plain } from "./plain.js";

/** In the order in which reports list them. */
export const SET_ASIDE_REASONS = [
  "unreadable",
  "invalid_event",
  "invalid_person",
  "unknown_person",
  "out_of_order",
  "no_such_prompt",
] as const satisfies readonly (SetAsideReason | "unreadable")[];
export type ReasonSetAside = (typeof SET_ASIDE_REASONS)[number];

/** What is shown of a record that was not decided. */
export interface Sample {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly detail: string;
}

/** How many samples of a reason are kept: the first ones. */
export const SAMPLES = 5;
const MOST_DETAIL = 300;

/** Where a record stands: the file's position among the logs, its name, the line. */
export interface Place {
  readonly log: number;
  readonly file: string;
  readonly line: number;
}

interface PlacedSample extends Sample {
  readonly log: number;
}

const COUNTS = ["decided", "byTypeAlone", "inWarmUp", "outOfVocabulary", "duplicates"] as const;

export interface LedgerData extends Readonly<Record<(typeof COUNTS)[number], number>> {
  /** By reason. */
  readonly setAside: Readonly<Record<string, number>>;
  readonly samples: Readonly<Record<string, readonly (Sample & { readonly log: number })[]>>;
}

export class Ledger {
  decided = 0;
  /** Of the decided. */
  byTypeAlone = 0;
  /** Of the decided: those that only filled the state. */
  inWarmUp = 0;
  outOfVocabulary = 0;
  duplicates = 0;
  private readonly counts = new Map<ReasonSetAside, number>();
  private readonly kept = new Map<string, PlacedSample[]>();

  get setAside(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += count;
    return sum;
  }

  get read(): number {
    return this.decided + this.outOfVocabulary + this.setAside + this.duplicates;
  }

  setAsideBy(reason: ReasonSetAside): number {
    return this.counts.get(reason) ?? 0;
  }

  putAside(reason: ReasonSetAside, detail: string, place: Place): void {
    this.counts.set(reason, this.setAsideBy(reason) + 1);
    this.keep(reason, detail, place);
  }

  leaveOut(detail: string, place: Place): void {
    this.outOfVocabulary += 1;
    this.keep("out_of_vocabulary", detail, place);
  }

  /** The first samples of a reason, or of what is not in the vocabulary. */
  samples(reason: ReasonSetAside | "out_of_vocabulary"): readonly Sample[] {
    return (this.kept.get(reason) ?? []).map(({ file, line, detail }) => ({ file, line, detail }));
  }

  merge(other: Ledger): void {
    this.decided += other.decided;
    this.byTypeAlone += other.byTypeAlone;
    this.inWarmUp += other.inWarmUp;
    this.outOfVocabulary += other.outOfVocabulary;
    this.duplicates += other.duplicates;
    for (const [reason, count] of other.counts) this.counts.set(reason, this.setAsideBy(reason) + count);
    for (const [reason, samples] of other.kept) {
      const all = [...(this.kept.get(reason) ?? []), ...samples];
      all.sort((a, b) => a.log - b.log || a.line - b.line);
      this.kept.set(reason, all.slice(0, SAMPLES));
    }
  }

  plain(): LedgerData {
    const inOrder = <Value>(map: ReadonlyMap<string, Value>): Record<string, Value> =>
      Object.fromEntries([...map].toSorted(([a], [b]) => compareCodePoints(a, b)));
    const { decided, byTypeAlone, inWarmUp, outOfVocabulary, duplicates } = this;
    return {
      decided,
      byTypeAlone,
      inWarmUp,
      outOfVocabulary,
      duplicates,
      setAside: inOrder(this.counts),
      samples: inOrder(this.kept),
    };
  }

  take(plain: Plain): void {
    const { setAside, samples, ...counts } = plain.members([...COUNTS, "setAside", "samples"]);
    for (const name of COUNTS) this[name] += counts[name].count();
    for (const [name, count] of setAside.entries()) {
      const reason = reasonIn(name) ?? count.fail("a reason for which records are set aside");
      this.counts.set(reason, this.setAsideBy(reason) + count.count());
    }
    for (const [reason, kept] of samples.entries()) {
      if (reasonIn(reason) === undefined && reason !== "out_of_vocabulary")
        kept.fail("a reason of which samples are kept");
      for (const sample of kept.list()) {
        const { log, file, line, detail } = sample.members(["log", "file", "line", "detail"]);
        this.keep(reason, detail.text(), { log: log.count(), file: file.text(), line: line.count() });
      }
    }
  }

  /** Whether a sample of this reason would still be kept. */
  wants(reason: ReasonSetAside | "out_of_vocabulary"): boolean {
    return (this.kept.get(reason)?.length ?? 0) < SAMPLES;
  }

  private keep(reason: string, detail: string, { log, file, line }: Place): void {
    let samples = this.kept.get(reason);
    if (samples === undefined) {
      samples = [];
      this.kept.set(reason, samples);
    }
    if (samples.length >= SAMPLES) return;
    const short = detail.length > MOST_DETAIL ? `${detail.slice(0, MOST_DETAIL - 1)}…` : detail;
    // Half of a surrogate pair, from the record or cut here, has no place in what is written.
    samples.push({ log, file, line, detail: short.toWellFormed() });
  }
}

function reasonIn(name: string): ReasonSetAside | undefined {
  return SET_ASIDE_REASONS.find((reason) => reason === name);
}
