/** Builds what readers are tested with: bundles without a compiler, buffers as the line cutter hands them over. */
import { PADDING } from "../../src/simulator/bytes/lines.js";
import type { Bundle, EventType, Field, Policy } from "../../src/bundle/types.js";

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
