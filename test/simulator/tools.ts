/** Builds what readers are tested with: bundles without a compiler, buffers as the line cutter hands them over. */
import { expect } from "vitest";
import { buildReport } from "../../src/report/index.js";
import type { Report, ReportFacts } from "../../src/report/index.js";
import { PADDING } from "../../src/simulator/bytes/lines.js";
import { bytesInMemory, replay } from "../../src/simulator/index.js";
import type { ByteSource, Log, ReplayOptions } from "../../src/simulator/index.js";
import type { Bundle, EventType, Field, Policy } from "../../src/bundle/types.js";
import { expectValid } from "../schemas.js";

const encoder = new TextEncoder();

/** A buffer that holds the line from byte 3 on, as if in the middle of others, and where the line lies. */
export function lineBuffer(line: string | Uint8Array): { bytes: Uint8Array; start: number; end: number } {
  const text = typeof line === "string" ? encoder.encode(line) : line;
  const bytes = new Uint8Array(text.length + 3 + PADDING).fill(0x22);
  bytes.set(text, 3);
  bytes[3 + text.length] = 10;
  return { bytes, start: 3, end: 3 + text.length };
}

export function bundleOf(parts: Partial<Bundle> = {}): Bundle {
  return {
    kairos: "1.0",
    org: { locales: ["en"], timezone: "UTC" },
    enums: {},
    person: {},
    events: {},
    segments: {},
    texts: {},
    signals: {},
    policies: {},
    limits: [],
    followUps: {},
    baselines: {},
    exemptions: [],
    budgets: [],
    sources: {},
    history: [],
    functions: [],
    partition: "person",
    stateBound: { person: 0, group: 0 },
    ...parts,
  };
}

export function eventType(fields: Readonly<Record<string, Field>>, risk?: EventType["risk"]): EventType {
  return { fields, ...(risk === undefined ? {} : { risk }) };
}

export function policyOn(on: readonly string[], parts: Partial<Policy> = {}): Policy {
  return {
    tags: [],
    controls: [],
    triggers: [{ on }],
    priority: 0,
    holdoutPerMillion: 0,
    answerWithinMs: 86_400_000,
    message: { mode: "feedback", body: { en: ["Pause."] } },
    fatigue: [],
    escalate: [],
    variants: [],
    ...parts,
  };
}

/** Bytes of a text, as a log or a table that is there already. */
export function textSource(text: string | Uint8Array, name = "events.ndjson", pieceBytes = Infinity): ByteSource {
  return bytesInMemory(name, typeof text === "string" ? encoder.encode(text) : text, pieceBytes);
}

/** Whether a report is as the schema says, and its ledgers sum. */
export function expectSound(found: Report): void {
  expectValid("report", found);
  const { read, decided, outOfVocabulary, setAside, duplicates, setAsideBy } = found.input;
  expect(read).toBe(decided + outOfVocabulary + setAside + duplicates);
  expect(setAside).toBe(Object.values(setAsideBy).reduce((sum, count) => sum + count, 0));
  for (const level of ["low", "medium", "high", "critical"] as const) {
    const ended = found.coverage.whyNot.reduce((sum, { byRisk }) => sum + byRisk[level], 0);
    expect(ended).toBe(found.coverage.byRisk[level].moments);
  }
}

/** Replays a text and gives the report, after it was seen to be sound. */
export async function report(
  bundle: Bundle,
  text: string | Uint8Array,
  {
    log: parts,
    facts,
    ...options
  }: Partial<ReplayOptions> & { readonly log?: Partial<Log>; readonly facts?: Partial<ReportFacts> } = {},
): Promise<Report> {
  const log: Log = { source: textSource(text), format: "ndjson", ...parts };
  const { tally, problems } = await replay({ bundle, logs: [log], ...options });
  const built = buildReport(tally, { files: [log.source.name], tzdata: "2026a", problems, ...facts });
  expectSound(built);
  return built;
}

export function ndjson(...events: readonly unknown[]): string {
  return events.map((event) => `${typeof event === "string" ? event : JSON.stringify(event)}\n`).join("");
}
