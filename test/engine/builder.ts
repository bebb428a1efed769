/** Bundles for tests, written by hand: what a test does not name has a plain value. */
import type {
  AnswerKind,
  Bundle,
  Exemption,
  Expr,
  Field,
  History,
  Limit,
  Message,
  Operator,
  Policy,
  Scope,
  Step,
  Type,
  Weekday,
} from "../../src/bundle/types.js";
import type { Json } from "../../src/base/json.js";
import { createEngine } from "../../src/engine/index.js";
import type { Decision, Engine, EngineOptions, EngineState, Outcome } from "../../src/engine/index.js";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Monday, 2026-01-05T00:00Z. */
export const MONDAY = Date.UTC(2026, 0, 5);

// ── expressions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const lit = (type: Type, value: Json): Expr => ({ op: "literal", type, value });
export const int = (value: number): Expr => lit("int", value);
export const str = (value: string): Expr => lit("string", value);
export const ev = (name: string, type: Type = "int"): Expr => ({ op: "event", type, name });
export const per = (name: string, type: Type = "string"): Expr => ({ op: "person", type, name });
export const op = (operator: Operator, ...args: Expr[]): Expr => ({ op: operator, type: "bool", args });
export const val = (operator: Operator, type: Type, ...args: Expr[]): Expr => ({ op: operator, type, args });
export const RISK: Expr = { op: "risk", type: { enum: "Risk" } };
export const riskIs = (level: string): Expr => op("is", RISK, lit({ enum: "Risk" }, level));
export const count = (history: number): Expr => ({ op: "count", type: "int", history });

// ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const own = (policy = "p"): Scope => ({ prompts: `policy:${policy}`, for: "person" });
export const all: Scope = { prompts: "all", for: "person" };

export const wait = (withinMs: number, scope: Scope = own(), text = `wait ${withinMs}ms`): Limit => ({
  kind: "wait",
  text,
  withinMs,
  scope,
});
export const atMost = (
  n: number,
  window: Extract<Limit, { kind: "at_most" }>["window"],
  scope: Scope = own(),
): Limit => ({
  kind: "at_most",
  text: `at most ${n} ${typeof window === "object" ? `within ${window.withinMs}ms` : `per ${window}`}`,
  count: n,
  window,
  scope,
});
export const quiet = (from: number, to: number): Limit => ({ kind: "quiet", text: `quiet ${from} to ${to}`, from, to });
export const quietOn = (...days: Weekday[]): Limit => ({ kind: "quiet", text: `quiet on ${days.join(", ")}`, days });
export const backOff = (factor: number, upToMs: number, waitMs: number, after: AnswerKind = "dismissed"): Limit => ({
  kind: "back_off",
  text: `back off ${factor}x up to ${upToMs}ms after ${after}`,
  factor,
  upToMs,
  waitMs,
  after,
});
export const mute = (forMs: number, n: number, answer: AnswerKind, withinMs: number): Limit => ({
  kind: "mute",
  text: `mute ${forMs}ms after ${n} ${answer} within ${withinMs}ms`,
  forMs,
  count: n,
  answer,
  withinMs,
});
export const step = (n: number, what: Step["what"], withinMs: number, name = "course"): Step => ({
  text: `at ${n} ${what} within ${withinMs}ms follow up ${name}`,
  count: n,
  what,
  withinMs,
  action: { kind: "follow_up", name },
});

// ── policies and bundles ─────────────────────────────────────────────────────────────────────────────────────────────

const MESSAGE: Message = { mode: "inline", body: { en: ["Stop and look."] } };

export const policy = (parts: Partial<Policy> = {}): Policy => ({
  tags: [],
  controls: [],
  triggers: [{ on: ["act"] }],
  priority: 0,
  holdoutPerMillion: 0,
  answerWithinMs: DAY,
  message: MESSAGE,
  fatigue: [],
  escalate: [],
  variants: [],
  ...parts,
});

export interface Parts extends Partial<Omit<Bundle, "events" | "exemptions">> {
  /** Fields of the event type `act`; `n` is always there. */
  readonly fields?: Record<string, Field>;
  readonly events?: Bundle["events"];
  readonly exemptions?: readonly Exemption[];
  readonly history?: readonly History[];
}

/** Has the event types `act` (an optional int `n`) and `other` (nobody asks for it unless a test does). */
export function bundle(parts: Parts = {}): Bundle {
  const { fields, events, ...rest } = parts;
  return {
    kairos: "1.0",
    org: { locales: ["en"], timezone: "UTC" },
    enums: {},
    person: {},
    events: {
      act: { fields: { n: { type: "int", optional: true }, ...fields } },
      other: { fields: { n: { type: "int", optional: true } } },
      ...events,
    },
    segments: {},
    texts: {},
    signals: {},
    policies: { p: policy() },
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
    ...rest,
  };
}

// ── a run ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Feeds events to an engine, one state throughout; ids count up unless given. */
export class Run {
  readonly engine: Engine;
  state: EngineState;
  people: Record<string, unknown> = {};
  private next = 0;

  constructor(bundled: Bundle, options?: EngineOptions) {
    this.engine = createEngine(bundled, options);
    this.state = this.engine.newState();
  }

  take(time: number, type = "act", data: Record<string, unknown> = {}, rest: Record<string, unknown> = {}): Outcome {
    const event = {
      specversion: "1.0",
      id: this.nextId(),
      type,
      time: new Date(time).toISOString(),
      subject: "ana",
      data,
      ...rest,
    };
    return this.engine.decide(this.state, event, this.people[event.subject as string]);
  }

  /** The decisions of an event that must be taken. */
  act(time: number, data: Record<string, unknown> = {}, rest: Record<string, unknown> = {}): readonly Decision[] {
    const outcome = this.take(time, "act", data, rest);
    if (outcome.kind !== "taken") throw new Error(`not taken: ${JSON.stringify(outcome)}`);
    return outcome.decisions;
  }

  /** The outcomes alone, or the texts of the limits that refused. */
  outcomes(time: number, data: Record<string, unknown> = {}, rest: Record<string, unknown> = {}): string[] {
    return this.act(time, data, rest).map(say);
  }

  answer(time: number, event: string, answer: string, policyId = "p", rest: Record<string, unknown> = {}): Outcome {
    return this.take(time, "kairos.response", { policy: policyId, event, answer }, rest);
  }

  get saved(): unknown {
    return this.engine.saveState(this.state);
  }

  /** Of the event taken last. */
  get lastId(): string {
    return String(this.next).padStart(6, "0");
  }

  private nextId(): string {
    this.next += 1;
    return this.lastId;
  }
}

export function say(decision: Decision): string {
  if (decision.outcome === "escalate") return `escalate ${decision.policy}/${decision.variant ?? ""}${decision.step}`;
  if (decision.outcome === "suppressed") return `${decision.reason!.limit}`;
  return decision.outcome;
}

/** `until` of the one decision, which must be suppressed. */
export function untilOf(decisions: readonly Decision[]): number | undefined {
  const [decision] = decisions;
  if (decision?.outcome !== "suppressed") throw new Error(`not suppressed: ${JSON.stringify(decision)}`);
  return decision.reason!.until;
}
