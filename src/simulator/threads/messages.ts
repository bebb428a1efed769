/** What a replay on several threads and its parts tell each other. All of it can be cloned from one thread to another. */
import type { Bundle } from "../../bundle/types.js";
import type { LogFormat } from "../log.js";
import type { InputProblem } from "../problem.js";
import type { TallyData } from "../tally/tally-data.js";
import type { TallyOptions } from "../tally/options.js";

/** All that a part needs to begin. */
export interface PartStart {
  /** From 0. */
  readonly number: number;
  readonly count: number;
  readonly bundle: Bundle;
  /** The table of people, where there is one. */
  readonly people: readonly (readonly [id: string, attributes: Readonly<Record<string, unknown>>])[] | undefined;
  readonly figures: TallyOptions;
  /** Whether the decisions are to be handed over. */
  readonly decides: boolean;
  readonly logs: readonly PartLog[];
}

export interface PartLog {
  readonly name: string;
  readonly format: LogFormat;
  readonly mapping?: string;
  /** A file of plain bytes that the part reads itself; without it the bytes come as messages. */
  readonly path?: string;
}

export type ToPart =
  /** Bytes of a log. */
  | { readonly kind: "piece"; readonly log: number; readonly bytes: Uint8Array; readonly position: number }
  | { readonly kind: "end"; readonly log: number; readonly problem?: InputProblem }
  /** A message of decisions has been dealt with. */
  | { readonly kind: "decisions_taken" };

export type FromPart =
  | { readonly kind: "progress"; readonly bytesRead: number; readonly records: number }
  | { readonly kind: "piece_taken" }
  | PartDecisions
  | { readonly kind: "done"; readonly tally: TallyData; readonly problems: readonly InputProblem[] };

export interface PartDecisions {
  readonly kind: "decisions";
  readonly decided: readonly Decided[];
  /** Where the part has got to: of what comes before, it has no more decisions. */
  readonly upTo: Standing;
}

/** The decisions of one event. */
export interface Decided {
  readonly at: Standing;
  readonly lines: readonly string[];
}

/** Where an event stands among all: position among the logs, and the line in it. */
export type Standing = readonly [log: number, line: number];

export function compareStandings(first: Standing, second: Standing): number {
  return first[0] - second[0] || first[1] - second[1];
}
