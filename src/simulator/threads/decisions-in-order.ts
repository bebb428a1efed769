/** Puts the decisions of all parts together in the order in which one thread writes them: that of the events in the logs. */
import { compareStandings } from "./messages.js";
import type { Decided, PartDecisions, Standing } from "./messages.js";

/** Behind every event. */
const THE_END: Standing = [Infinity, Infinity];

interface Waiting {
  readonly messages: PartDecisions[];
  /** Position in the first of them. */
  at: number;
  /** Of the last message that came, or `THE_END`. */
  upTo: Standing;
}

export class DecisionsInOrder {
  private readonly parts: Waiting[];

  /** @param taken - told when a message of this part has been written out */
  constructor(
    count: number,
    private readonly write: (line: string) => void,
    private readonly taken: (part: number) => void,
  ) {
    this.parts = Array.from({ length: count }, () => ({ messages: [], at: 0, upTo: [-1, -1] }));
  }

  add(part: number, message: PartDecisions): void {
    const waiting = this.parts[part]!;
    waiting.messages.push(message);
    waiting.upTo = message.upTo;
    this.writeOut();
  }

  /** The part has no more decisions. */
  end(part: number): void {
    this.parts[part]!.upTo = THE_END;
    this.writeOut();
  }

  /** Writes what nothing can come before any more. */
  private writeOut(): void {
    for (;;) {
      let first: Waiting | undefined;
      let next: Decided | undefined;
      let reached = THE_END;
      for (const [number, waiting] of this.parts.entries()) {
        const head = this.headOf(waiting, number);
        if (head === undefined) {
          if (compareStandings(waiting.upTo, reached) < 0) reached = waiting.upTo;
        } else if (next === undefined || compareStandings(head.at, next.at) < 0) {
          first = waiting;
          next = head;
        }
      }
      if (first === undefined || next === undefined || compareStandings(next.at, reached) > 0) return;
      for (const line of next.lines) this.write(line);
      first.at += 1;
    }
  }

  private headOf(waiting: Waiting, part: number): Decided | undefined {
    for (;;) {
      const message = waiting.messages[0];
      if (message === undefined) return undefined;
      if (waiting.at < message.decided.length) return message.decided[waiting.at];
      waiting.messages.shift();
      waiting.at = 0;
      this.taken(part);
    }
  }
}
