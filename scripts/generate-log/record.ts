/** One thing that happened, before it has an identifier; and the CloudEvent that it becomes. */
import { timestamp } from "./calendar.js";

export type Data = Readonly<Record<string, unknown>>;

export interface Happening {
  readonly time: number;
  readonly person: string;
  readonly type: string;
  readonly data: Data;
  /** The policy that an earlier set, in force while this was recorded, might have prompted for. */
  readonly pilot?: string;
}

export interface Answer extends Happening {
  readonly answers: Happening;
}

export interface LogLine {
  readonly time: number;
  readonly id: string;
  readonly type: string;
  readonly text: string;
}

/** Which system reports a type: the first part of its name says so. */
const SYSTEMS: Readonly<Record<string, { source: string; prefix: string; zone?: string }>> = {
  phishing_simulation: { source: "/awareness/simulator", prefix: "sim" },
  mail: { source: "/mail/gateway", prefix: "mail" },
  session: { source: "/identity/provider", prefix: "idp" },
  mfa: { source: "/identity/provider", prefix: "idp" },
  credential: { source: "/browser/guard", prefix: "web" },
  ai: { source: "/browser/guard", prefix: "web" },
  file: { source: "/files/drive", prefix: "file" },
  // The ledger writes the head office's wall clock, with its offset.
  payment: { source: "/finance/ledger", prefix: "pay", zone: "Europe/Berlin" },
  supplier: { source: "/finance/ledger", prefix: "pay", zone: "Europe/Berlin" },
  repository: { source: "/code/forge", prefix: "code" },
  kairos: { source: "/coaching/prompts", prefix: "answer" },
  printer: { source: "/office/printers", prefix: "print" },
  badge: { source: "/office/doors", prefix: "door" },
};

/** In order of (time, identifier). Identifiers count up in each system. */
export function write(happenings: readonly (Happening | Answer)[]): LogLine[] {
  const ordered = happenings.toSorted(
    (a, b) => a.time - b.time || compare(a.person, b.person) || compare(a.type, b.type),
  );
  const counters = new Map<string, number>();
  const ids = new Map<Happening, string>();
  for (const happening of ordered) {
    const { prefix } = system(happening.type);
    const count = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, count);
    ids.set(happening, `${prefix}-${String(count).padStart(6, "0")}`);
  }
  return ordered.map((happening) => line(happening, ids)).toSorted((a, b) => a.time - b.time || compare(a.id, b.id));
}

function line(happening: Happening | Answer, ids: ReadonlyMap<Happening, string>): LogLine {
  const { source, zone } = system(happening.type);
  const id = ids.get(happening)!;
  const { time, person, type } = happening;
  const data = "answers" in happening ? { event: ids.get(happening.answers), ...happening.data } : happening.data;
  const event = { specversion: "1.0", id, source, type, time: timestamp(time, zone), subject: person, data };
  return { time, id, type, text: JSON.stringify(event) };
}

function system(type: string): { source: string; prefix: string; zone?: string } {
  const known = SYSTEMS[type.split(".", 1)[0]!];
  if (known === undefined) throw new Error(`no system reports ${type}`);
  return known;
}

/** All names here are ASCII, so this is the order of their code points. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
