/** Words for bundles and timelines of hand-worked cases. Unless a case says otherwise, the zone is UTC and the day is Monday, 2026-03-02. */
import type {
  AnswerKind,
  Bundle,
  EventType,
  Expr,
  History,
  Limit,
  Policy,
  Step,
  Type,
  Variant,
} from "../../../src/bundle/types.js";
import type { Json } from "../../../src/base/json.js";
import { finish } from "../../generators/bundle.js";
import { printLimit, printStep } from "../../generators/print.js";
import type { By } from "../format.js";

export interface HandCase {
  readonly rule: string;
  /** `hand` unless said. */
  readonly by?: By;
  readonly bundle: Bundle;
  readonly lines: readonly Line[];
  /** At the end of the lines. */
  readonly state?: Json;
}
/** What is handed in, and what `summary` says of the answer. */
export interface Line {
  readonly event: Json;
  readonly person?: Json;
  readonly gives: readonly string[];
  /** The event's JSON, where plain JSON cannot carry it. */
  readonly text?: string;
  /** The state is saved and loaded before this line. */
  readonly reload?: true;
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export const literal = (type: Type, value: Json): Expr => ({ op: "literal", type, value });
export const int = (value: number): Expr => literal("int", value);
export const text = (value: string): Expr => literal("string", value);
export const field = (name: string, type: Type): Expr => ({ op: "event", type, name });
export const attribute = (name: string, type: Type): Expr => ({ op: "person", type, name });
export const is = (a: Expr, b: Expr): Expr => ({ op: "is", type: "bool", args: [a, b] });
export const call = (op: string, type: Type, ...args: Expr[]): Expr => ({ op, type, args }) as Expr;
export const flag = field("flag", "bool");
export const always = literal("bool", true);

export type Unnamed<T> = T extends unknown ? Omit<T, "text"> : never;
export const limit = (drawn: Unnamed<Limit>): Limit => ({ text: printLimit(drawn), ...drawn }) as Limit;
export const own = { prompts: "policy:p", for: "person" } as const;
export type Scope = Extract<Limit, { kind: "wait" }>["scope"];
export const wait = (withinMs: number, scope: Scope = own, when?: Expr): Limit =>
  limit({ kind: "wait", withinMs, scope, ...(when !== undefined && { when }) });
export const atMost = (
  count: number,
  window: Extract<Limit, { kind: "at_most" }>["window"],
  scope: Scope = own,
): Limit => limit({ kind: "at_most", count, window, scope });
export const quiet = (from: string, to: string): Limit =>
  limit({ kind: "quiet", from: minutes(from), to: minutes(to) });
export const quietOn = (...days: Extract<Limit, { days: unknown }>["days"]): Limit => limit({ kind: "quiet", days });
export const backOff = (waitMs: number, factor: number, upToMs: number, after: AnswerKind): Limit =>
  limit({ kind: "back_off", factor, upToMs, waitMs, after });
export const mute = (forMs: number, count: number, answer: AnswerKind, withinMs: number): Limit =>
  limit({ kind: "mute", forMs, count, answer, withinMs });
export const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export const step = (count: number, what: Step["what"], withinMs: number): Step => {
  const drawn = { count, what, withinMs, action: { kind: "follow_up", name: "training" } } as const;
  return { text: printStep(drawn), ...drawn };
};

export const policy = (parts: Partial<Policy> = {}): Policy => ({
  tags: [],
  controls: [],
  triggers: [{ on: ["mail.sent"] }],
  priority: 0,
  holdoutPerMillion: 0,
  answerWithinMs: day,
  message: { mode: "feedback", body: { en: ["Hello"] } },
  fatigue: [],
  escalate: [],
  variants: [],
  ...parts,
});
export const saying = (...parts: Policy["message"]["body"][string]): Policy["message"] => ({
  mode: "feedback",
  body: { en: parts },
});
export const variant = (when: Expr, parts: Partial<Variant> = {}): Variant => ({ name: "other", when, ...parts });

export const mail: EventType = {
  fields: {
    flag: { type: "bool", default: false },
    note: { type: "string", optional: true },
    size: { type: "int", optional: true },
  },
};
export type Fields = EventType["fields"];

export function bundle(parts: Partial<Bundle> & { zone?: string; fields?: Fields }): Bundle {
  const { zone, fields, ...rest } = parts;
  return finish({
    kairos: "1.0",
    org: { locales: ["en", "de"], timezone: zone ?? "UTC" },
    enums: {
      Level: {
        ordered: true,
        values: [
          { name: "low", record: "z" },
          { name: "high", record: "a", words: { en: "very high" } },
        ],
      },
    },
    person: { department: { type: "string", optional: true } },
    events: { "mail.sent": { ...mail, fields: { ...mail.fields, ...fields } }, "chat.sent": mail },
    segments: {},
    texts: {},
    signals: {},
    policies: { p: policy() },
    limits: [],
    followUps: { training: { covers: [], controls: [] } },
    baselines: {},
    exemptions: [],
    budgets: [],
    sources: {},
    history: [],
    functions: [],
    partition: "person",
    stateBound: { person: 0, group: 0 },
    ...rest,
  });
}

let position = 0;

/** `09:00` or `09:00:00.001` of the day, or a whole instant. */
export function instant(at: string): string {
  if (at.includes("T")) return at;
  return `2026-03-02T${at.length === 5 ? `${at}:00` : at}Z`;
}

/** So many milliseconds after 09:00 of the day. */
export const after = (ms: number): string => new Date(Date.parse(instant("09:00")) + ms).toISOString();

export interface More {
  readonly id?: string;
  readonly source?: string;
  readonly who?: string;
  readonly type?: string;
  readonly data?: Json;
  readonly person?: Json;
  readonly reload?: true;
}

export function line(at: string, gives: string | readonly string[], more: More = {}): Line {
  const { id, source, who, type, data, person, reload } = more;
  return {
    event: {
      type: type ?? "mail.sent",
      id: id ?? `e${String(position++).padStart(5, "0")}`,
      time: instant(at),
      subject: who ?? "ana",
      ...(source !== undefined && { source }),
      ...(data !== undefined && { data }),
    },
    ...(more.person === undefined && "person" in more ? {} : { person: person ?? {} }),
    gives: typeof gives === "string" ? [gives] : gives,
    ...(reload !== undefined && { reload }),
  };
}

export const answer = (
  at: string,
  policyName: string,
  event: string,
  kind: string,
  gives: string | readonly string[],
  more: More = {},
): Line => line(at, gives, { type: "kairos.response", data: { policy: policyName, event, answer: kind }, ...more });

export const prompt = "prompt p";
export const refused = (by: string, until?: string): string =>
  `suppressed p by ${by}${until === undefined ? "" : ` until ${instantOut(until)}`}`;
export const instantOut = (at: string): string => new Date(instant(at)).toISOString();

export function hand(rule: string, parts: Parameters<typeof bundle>[0], ...lines: Line[]): HandCase {
  // Ids count from the first line of each case.
  position = 0;
  return { rule, bundle: bundle(parts), lines };
}
export const fatigue = (...limits: Limit[]): { policies: Bundle["policies"] } => ({
  policies: { p: policy({ fatigue: limits }) },
});

export const finance = { department: "finance" };
export const perDepartment: Scope = { prompts: "policy:p", for: { attribute: "department" } };
export const chat = { triggers: [{ on: ["chat.sent"] }] };
export const e = (name: string): More => ({ id: name });
export const remembering = (history: History[], when: Expr, fields: Fields = {}) => ({
  history,
  fields,
  policies: { p: policy({ triggers: [{ on: ["mail.sent"], when }] }) },
});
