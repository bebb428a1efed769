/** Decisions of a part on their way to where those of all parts are put in order: with where each stands, and no faster. */
import type { DecodedEvent, Outcome } from "../../engine/index.js";
import type { DecisionSink, LogPosition } from "../replay-options.js";
import type { Decided, PartDecisions } from "./messages.js";

/** So many messages may be on their way. */
const MOST_SENT = 32;

export class DecisionsOfPart implements DecisionSink {
  private decided: { readonly at: Decided["at"]; readonly lines: string[] }[] = [];
  private log = 0;
  private line = 0;
  private sent = 0;
  private wait: (() => void) | undefined;

  constructor(private readonly post: (message: PartDecisions) => void) {}

  /** For `ReplayOptions.taken`: the decisions that follow are of this event. */
  readonly standAt = (_outcome: Outcome, _event: DecodedEvent, log: number, line: number): void => {
    this.log = log;
    this.line = line;
  };

  write(line: string): void {
    const last = this.decided.at(-1);
    if (last !== undefined && last.at[0] === this.log && last.at[1] === this.line) last.lines.push(line);
    else this.decided.push({ at: [this.log, this.line], lines: [line] });
  }

  async flush(upTo?: LogPosition): Promise<void> {
    this.post({ kind: "decisions", decided: this.decided, upTo: upTo ? [upTo.log, upTo.line] : [this.log, this.line] });
    this.decided = [];
    this.sent += 1;
    while (this.sent > MOST_SENT) {
      await new Promise<void>((resolve) => {
        this.wait = resolve;
      });
    }
  }

  /** One of the messages has been dealt with. */
  taken(): void {
    this.sent -= 1;
    this.wait?.();
  }
}
