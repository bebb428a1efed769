/** What a replay is told, whom it tells, and what it gives. */
import type { Bundle } from "../bundle/types.js";
import type { Competing } from "../engine/decide.js";
import type { DecodedEvent, DecodedPerson, Engine, EngineState, Outcome } from "../engine/index.js";
import type { ByteTools } from "./bytes/source.js";
import type { Log } from "./log.js";
import type { EventOrder } from "./order.js";
import type { PeopleTable } from "./people/table.js";
import type { InputProblem } from "./problem.js";
import type { TallyOptions } from "./tally/options.js";
import type { Tally } from "./tally/tally.js";
import type { Part } from "./threads/parts.js";

/** Takes decisions down as lines of RFC 8785 JSON. */
export interface DecisionSink {
  /** A line without its line feed. */
  write(line: string): void;
  /** Called between pieces of the log; the replay goes on when it resolves. @param upTo - where it has got to, if it is known */
  flush(upTo?: LogPosition): Promise<void>;
}

/** Position among the logs, and the line in it, from 1. */
export interface LogPosition {
  readonly log: number;
  readonly line: number;
}

export interface Progress {
  /** On disk, over all logs; `bytesTotal` is left out where one of them does not say. */
  readonly bytesRead: number;
  readonly bytesTotal?: number;
  readonly records: number;
}

export interface ReplayOptions {
  readonly bundle: Bundle;
  /** Read one after the other, in this order. Each is closed at its end. */
  readonly logs: readonly Log[];
  readonly people?: PeopleTable;
  readonly decisions?: DecisionSink;
  /** Puts the events of all logs together into the order in which they are taken; without it that of the logs holds. */
  readonly order?: EventOrder;
  readonly onProgress?: (progress: Progress) => void;
  readonly tools?: ByteTools;
  /** False: lines are read in JavaScript alone, as where WebAssembly cannot be had. The answers are the same. */
  readonly quick?: boolean;
  /** Sees every event that is about to be taken, in the state that it will meet; it may ask the engine, and change nothing. */
  readonly watch?: (engine: Engine, state: EngineState, event: DecodedEvent, person: DecodedPerson) => void;
  /** Sees what the engine said of every event, where the event stands, and whether it is in the figures. */
  readonly taken?: (outcome: Outcome, event: DecodedEvent, log: number, line: number, measured: boolean) => void;
  /** Told of each policy in line, before its limits are asked. */
  readonly competing?: Competing;
  /** What the report is to show beside what it always shows. */
  readonly figures?: TallyOptions;
  /** Which part of a split replay this is: records of others are passed by. It must be told from when on it measures. */
  readonly part?: Part;
}

export interface Replayed {
  readonly tally: Tally;
  /** What kept a log from being read to its end. The tally holds what was read before. */
  readonly problems: readonly InputProblem[];
}
