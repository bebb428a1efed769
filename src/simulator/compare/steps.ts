/** What two replays of one log said of each event, put side by side while they run. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { DecodedEvent, Outcome } from "../../engine/index.js";

/** One event as one side took it. */
export interface Step {
  readonly log: number;
  readonly line: number;
  readonly type: string;
  readonly time: number;
  readonly outcome: Outcome;
  /** After the warm-up. */
  readonly measured: boolean;
  /** Where events come by time: its key. */
  readonly id: string;
  readonly source: string;
}

/** Told of each event that at least one side took; undefined for the side that did not. */
export type Both = (old: Step | undefined, next: Step | undefined) => void;

export class SideBySide {
  private readonly queues: readonly [Step[], Step[]] = [[], []];

  /** @param byTime - events come in order of (time, id, source), as after sorting; else in that of the logs */
  constructor(
    private readonly byTime: boolean,
    private readonly both: Both,
  ) {}

  add(side: 0 | 1, outcome: Outcome, event: DecodedEvent, log: number, line: number, measured: boolean): void {
    const { byTime } = this;
    const queue = this.queues[side];
    queue.push({
      log,
      line,
      type: event.type.name,
      time: event.time,
      outcome,
      measured,
      // A text is made of an id only where it orders.
      id: byTime ? event.id : "",
      source: byTime ? event.source : "",
    });
    if (byTime && queue.length > MANY) this.drain(false);
  }

  /** @param all - both sides have come to the same place; else one of them may still have to take what the other took */
  drain(all: boolean): void {
    const [old, next] = this.queues;
    let o = 0;
    let n = 0;
    const more = (): boolean => (all ? o < old.length || n < next.length : o < old.length - 1 && n < next.length - 1);
    while (more()) {
      const first = old[o];
      const second = next[n];
      const order =
        first === undefined
          ? 1
          : second === undefined
            ? -1
            : this.byTime
              ? byKey(first, second)
              : byPlace(first, second);
      if (order < 0) this.both(first, undefined);
      else if (order > 0) this.both(undefined, second);
      else this.both(first, second);
      if (order <= 0) o += 1;
      if (order >= 0) n += 1;
    }
    removeFirst(old, o);
    removeFirst(next, n);
  }
}

const MANY = 4096;

function removeFirst(queue: Step[], count: number): void {
  if (count === queue.length) queue.length = 0;
  else queue.splice(0, count);
}

/** Events of one line come in one order on both sides; where one side took fewer, time and type tell them apart. */
function byPlace(first: Step, second: Step): number {
  return (
    first.log - second.log ||
    first.line - second.line ||
    first.time - second.time ||
    compareCodePoints(first.type, second.type)
  );
}

function byKey(first: Step, second: Step): number {
  return (
    first.time - second.time ||
    compareCodePoints(first.id, second.id) ||
    compareCodePoints(first.source, second.source) ||
    byPlace(first, second)
  );
}
