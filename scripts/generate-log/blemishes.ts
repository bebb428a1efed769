/**
 * What is wrong with every real log, a few times each and on purpose, so that the ledger of a replay has something to show.
 * `policies/README.md` lists them.
 */
import type { Random } from "./random.js";
import type { LogLine } from "./record.js";

const RETRIED = 9;
const LATE = 5;
/** How far down a late line stands. */
const LATENESS = 900;

/** The bytes of the log, a line feed after each line. */
export function blemish(random: Random, lines: readonly LogLine[]): Buffer {
  const texts = lines.map(({ text }) => text);
  const asked = lines.flatMap(({ type }, index) => (type === "file.share_requested" ? [index] : []));
  const somewhere = (): number => asked[random.whole(200, asked.length - 400)]!;

  const extra = new Map<number, (string | Buffer)[]>();
  const insert = (after: number, line: string | Buffer): void =>
    void extra.set(after, [...(extra.get(after) ?? []), line]);
  const dropped = new Set<number>();

  for (let i = 0; i < RETRIED; i++) {
    const index = somewhere();
    insert(index, texts[index]!);
  }
  for (let i = 0; i < LATE; i++) {
    const index = somewhere();
    dropped.add(index);
    insert(index + LATENESS, texts[index]!);
  }
  for (const line of BROKEN) insert(somewhere(), line);
  for (const change of MISFITS) {
    const index = somewhere();
    const event = JSON.parse(texts[index]!) as Record<string, unknown>;
    insert(index, JSON.stringify({ ...event, id: `${String(event["id"])}-x`, ...change(event) }));
  }

  const out: (string | Buffer)[] = [];
  texts.forEach((text, index) => {
    if (!dropped.has(index)) out.push(text, "\n");
    for (const line of extra.get(index) ?? []) out.push(line, "\n");
  });
  return Buffer.concat(out.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
}

/** Not JSON at all: a line cut short, a message of the rotation, a byte that is no UTF-8. */
const BROKEN: readonly (string | Buffer)[] = [
  '{"specversion":"1.0","id":"file-0',
  "--- log rotated ---",
  Buffer.from('{"specversion":"1.0","id":"file-\xff","type":"file.opened"}', "latin1"),
];

type Change = (event: Readonly<Record<string, unknown>>) => Record<string, unknown>;

const data = (event: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  event["data"] as Record<string, unknown>;

/** Events that do not fit their type, each in its own way; and somebody whom the table lacks. */
const MISFITS: readonly Change[] = [
  (event) => ({ data: { ...data(event), sensitivity: "secret" } }),
  (event) => ({ data: { ...data(event), external: "yes" } }),
  (event) => ({ data: { ...data(event), size: null } }),
  (event) => ({ time: String(event["time"]).replace("Z", "") }),
  () => ({ subject: "" }),
  () => ({ id: null }),
  () => ({ subject: "p-9001" }),
  () => ({ subject: "p-9001" }),
  () => ({ subject: "p-9014" }),
];
