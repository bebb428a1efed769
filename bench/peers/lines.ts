/** The lines of a log, for peers that read no files themselves: as the loop that all are measured against has them. */
import { Buffer } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";

export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, "r");
  const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
  let held = 0;
  for (;;) {
    const read = readSync(file, buffer, held, buffer.length - held, null);
    if (read === 0) break;
    const end = held + read;
    let from = 0;
    for (;;) {
      const found = buffer.indexOf(10, from);
      if (found < 0 || found >= end) break;
      yield buffer.toString("utf8", from, found);
      from = found + 1;
    }
    buffer.copyWithin(0, from, end);
    held = end - from;
  }
  closeSync(file);
}

/** An event of the log, as `JSON.parse` gives it. */
export interface LogEvent {
  readonly type: string;
  /** RFC 3339. */
  readonly time: string;
  readonly subject: string;
  readonly data: Fields;
}

/** Those that policies look at; an event has the fields of its type. */
export interface Fields {
  readonly account_changed: boolean;
  readonly amount: number;
  readonly approved: boolean;
  readonly attachments: number;
  readonly attempts: number;
  readonly bypassed: boolean;
  readonly by_phone: boolean;
  readonly cues: string[];
  readonly external: boolean;
  readonly first_contact: boolean;
  readonly length: number;
  readonly managed: boolean;
  readonly recipient_domain: string;
  readonly recipients: number;
  readonly reported: boolean;
  readonly requests: number;
  readonly score: number;
  readonly sender_domain: string;
  readonly sensitivity: string;
  readonly size: number;
  readonly usual: boolean;
}
