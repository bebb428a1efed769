/** The order in which an engine takes events: by time, then id, then source, by code point; equal ones as they came. */
import { compareCodePoints } from "../base/codepoints.js";
import type { Value } from "../engine/event.js";

/** An event that waits for its turn, and where it stands in the logs. */
export interface QueuedEvent {
  readonly time: number;
  readonly id: string;
  readonly source: string;
  /** `EventTypePlan.index`. */
  readonly type: number;
  readonly person: string;
  readonly values: readonly Value[];
  /** Position among the logs, and the line in it, from 1. */
  readonly log: number;
  readonly line: number;
}

/** Takes all events of a replay down and gives them back in order. */
export interface EventOrder {
  /** `event.values` may change afterwards. */
  add(event: QueuedEvent): void;
  /** Called between pieces of the log; the replay reads on when it resolves. */
  flush(): Promise<void>;
  /** Once, after the last event. */
  inOrder(): AsyncIterable<readonly QueuedEvent[]>;
}

export function compareEvents(first: QueuedEvent, second: QueuedEvent): number {
  return (
    first.time - second.time || compareCodePoints(first.id, second.id) || compareCodePoints(first.source, second.source)
  );
}

/** For logs that fit into memory. */
export class OrderInMemory implements EventOrder {
  private readonly events: QueuedEvent[] = [];

  add(event: QueuedEvent): void {
    this.events.push({ ...event, values: [...event.values] });
  }

  async flush(): Promise<void> {}

  async *inOrder(): AsyncGenerator<readonly QueuedEvent[]> {
    yield this.events.toSorted(compareEvents);
  }
}
