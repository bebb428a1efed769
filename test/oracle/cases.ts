/**
 * Small cases with answers worked out by hand from the engine's specification, so that engine and oracle cannot be wrong
 * alike. `rule` says what is shown. Unless a case says otherwise, the zone is UTC and the day is Monday, 2026-03-02.
 */
import type {
  AnswerKind,
  Bundle,
  EventType,
  Exemption,
  Expr,
  History,
  Limit,
  Policy,
  Signal,
  Step,
  Type,
  Variant,
} from "../../src/bundle/types.js";
import type { Json } from "../../src/base/json.js";
import { finish } from "../generators/bundle.js";
import { printLimit, printStep } from "../generators/print.js";

export interface HandCase {
  readonly rule: string;
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
}

// ── words for bundles ───────────────────────────────────────────────────────────────────────────────────────────────

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const literal = (type: Type, value: Json): Expr => ({ op: "literal", type, value });
const int = (value: number): Expr => literal("int", value);
const text = (value: string): Expr => literal("string", value);
const field = (name: string, type: Type): Expr => ({ op: "event", type, name });
const attribute = (name: string, type: Type): Expr => ({ op: "person", type, name });
const is = (a: Expr, b: Expr): Expr => ({ op: "is", type: "bool", args: [a, b] });
const call = (op: string, type: Type, ...args: Expr[]): Expr => ({ op, type, args }) as Expr;
const flag = field("flag", "bool");
const always = literal("bool", true);

type Unnamed<T> = T extends unknown ? Omit<T, "text"> : never;
const limit = (drawn: Unnamed<Limit>): Limit => ({ text: printLimit(drawn), ...drawn }) as Limit;
const own = { prompts: "policy:p", for: "person" } as const;
type Scope = Extract<Limit, { kind: "wait" }>["scope"];
const wait = (withinMs: number, scope: Scope = own, when?: Expr): Limit =>
  limit({ kind: "wait", withinMs, scope, ...(when !== undefined && { when }) });
const atMost = (count: number, window: Extract<Limit, { kind: "at_most" }>["window"], scope: Scope = own): Limit =>
  limit({ kind: "at_most", count, window, scope });
const quiet = (from: string, to: string): Limit => limit({ kind: "quiet", from: minutes(from), to: minutes(to) });
const quietOn = (...days: Extract<Limit, { days: unknown }>["days"]): Limit => limit({ kind: "quiet", days });
const backOff = (waitMs: number, factor: number, upToMs: number, after: AnswerKind): Limit =>
  limit({ kind: "back_off", factor, upToMs, waitMs, after });
const mute = (forMs: number, count: number, answer: AnswerKind, withinMs: number): Limit =>
  limit({ kind: "mute", forMs, count, answer, withinMs });
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const step = (count: number, what: Step["what"], withinMs: number): Step => {
  const drawn = { count, what, withinMs, action: { kind: "follow_up", name: "training" } } as const;
  return { text: printStep(drawn), ...drawn };
};

const policy = (parts: Partial<Policy> = {}): Policy => ({
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
const saying = (...parts: Policy["message"]["body"][string]): Policy["message"] => ({
  mode: "feedback",
  body: { en: parts },
});
const variant = (when: Expr, parts: Partial<Variant> = {}): Variant => ({ name: "other", when, ...parts });

const mail: EventType = {
  fields: {
    flag: { type: "bool", default: false },
    note: { type: "string", optional: true },
    size: { type: "int", optional: true },
  },
};
type Fields = EventType["fields"];

function bundle(parts: Partial<Bundle> & { zone?: string; fields?: Fields }): Bundle {
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

// ── words for timelines ─────────────────────────────────────────────────────────────────────────────────────────────

let position = 0;

/** `09:00` or `09:00:00.001` of the day, or a whole instant. */
function instant(at: string): string {
  if (at.includes("T")) return at;
  return `2026-03-02T${at.length === 5 ? `${at}:00` : at}Z`;
}

interface More {
  readonly id?: string;
  readonly source?: string;
  readonly who?: string;
  readonly type?: string;
  readonly data?: Json;
  readonly person?: Json;
}

function line(at: string, gives: string | readonly string[], more: More = {}): Line {
  const { id, source, who, type, data, person } = more;
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
  };
}

const answer = (
  at: string,
  policyName: string,
  event: string,
  kind: string,
  gives: string | readonly string[],
  more: More = {},
): Line => line(at, gives, { type: "kairos.response", data: { policy: policyName, event, answer: kind }, ...more });

const prompt = "prompt p";
const refused = (by: string, until?: string): string =>
  `suppressed p by ${by}${until === undefined ? "" : ` until ${instantOut(until)}`}`;
const instantOut = (at: string): string => new Date(instant(at)).toISOString();

const hand = (rule: string, parts: Parameters<typeof bundle>[0], ...lines: Line[]): HandCase => ({
  rule,
  bundle: bundle(parts),
  lines,
});
const fatigue = (...limits: Limit[]): { policies: Bundle["policies"] } => ({
  policies: { p: policy({ fatigue: limits }) },
});

// ── limits over rolling windows ─────────────────────────────────────────────────────────────────────────────────────

const rolling = [
  hand(
    "`wait W` is half open: a prompt just W ago no longer counts",
    fatigue(wait(4 * hour)),
    line("09:00", prompt),
    line("12:59:59.999", refused("wait 4h", "13:00")),
    line("13:00", prompt),
  ),
  hand(
    "`at most n within W` looks at the n-th latest prompt",
    fatigue(atMost(2, { withinMs: hour })),
    line("09:00", prompt),
    line("09:30", prompt),
    line("09:59:59.999", refused("at most 2 within 1h", "10:00")),
    line("10:00", prompt),
    line("10:00", refused("at most 2 within 1h", "10:30")),
  ),
  hand(
    "a suppressed prompt uses up nothing",
    fatigue(wait(hour)),
    line("09:00", prompt),
    line("09:30", refused("wait 1h", "10:00")),
    line("10:00", prompt),
  ),
  hand(
    "an event of the same time comes after the one with the lesser id",
    fatigue(wait(second)),
    line("09:00", prompt),
    line("09:00", refused("wait 1s", "09:00:01")),
  ),
  hand(
    "the first limit that refuses is the reason",
    fatigue(atMost(1, { withinMs: hour }), wait(4 * hour)),
    line("09:00", prompt),
    line("09:30", refused("at most 1 within 1h", "10:00")),
    line("10:00", refused("wait 4h", "13:00")),
  ),
  hand(
    "prompts count whether or not the limit's own `when` held; where it does not hold, the limit does not refuse",
    { policies: { p: policy({ fatigue: [wait(hour, own, is(flag, literal("bool", true)))] }) } },
    line("09:00", prompt),
    line("09:10", prompt),
    line("09:20", "suppressed p by wait 1h when event.flag is true until 2026-03-02T10:10:00.000Z", {
      data: { flag: true },
    }),
  ),
];

// ── calendar windows ────────────────────────────────────────────────────────────────────────────────────────────────

const finance = { department: "finance" };
const perDepartment: Scope = { prompts: "policy:p", for: { attribute: "department" } };

const calendar = [
  hand(
    "`per day` is the local date",
    fatigue(atMost(1, "day")),
    line("23:59:59.999", prompt),
    line("2026-03-03T00:00:00Z", prompt),
    line("2026-03-03T00:00:01Z", refused("at most 1 per day", "2026-03-04T00:00:00Z")),
  ),
  hand(
    "calendar windows are in the person's zone",
    { ...fatigue(atMost(1, "day")), zone: "America/New_York" },
    line("22:59:59.999", prompt, { person: { timezone: "Europe/Berlin" } }),
    line("23:00", prompt, { person: { timezone: "Europe/Berlin" } }),
    line("23:00:01", refused("at most 1 per day", "2026-03-03T23:00:00Z"), { person: { timezone: "Europe/Berlin" } }),
  ),
  hand(
    "without a zone of their own, people have the organisation's",
    { ...fatigue(atMost(1, "day")), zone: "America/New_York" },
    line("2026-03-03T04:59:59Z", prompt),
    line("2026-03-03T05:00:00Z", prompt),
  ),
  hand(
    "a stored instant is read in the zone that the person has now",
    fatigue(atMost(1, "day")),
    line("23:30", prompt),
    line("2026-03-03T00:30:00Z", refused("at most 1 per day", "2026-03-03T23:00:00Z"), {
      person: { timezone: "Europe/Berlin" },
    }),
  ),
  hand(
    "weeks are ISO weeks, from Monday",
    fatigue(atMost(1, "week")),
    line("2026-03-08T23:59:00Z", prompt),
    line("2026-03-09T00:00:00Z", prompt),
    line("2026-03-11T12:00:00Z", refused("at most 1 per week", "2026-03-16T00:00:00Z")),
  ),
  hand(
    "an ISO week goes on over the turn of the year",
    fatigue(atMost(1, "week")),
    line("2025-12-29T09:00:00Z", prompt),
    line("2026-01-01T09:00:00Z", refused("at most 1 per week", "2026-01-05T00:00:00Z")),
  ),
  hand(
    "months have their own lengths",
    fatigue(atMost(1, "month")),
    line("2026-01-31T23:59:59Z", prompt),
    line("2026-02-01T00:00:00Z", prompt),
    line("2026-02-28T09:00:00Z", refused("at most 1 per month", "2026-03-01T00:00:00Z")),
  ),
  hand(
    "the same month of another year is another month",
    fatigue(atMost(1, "month")),
    line("2025-03-10T09:00:00Z", prompt),
    line("2026-03-10T09:00:00Z", prompt),
  ),
  hand(
    "a day of 23 hours",
    { ...fatigue(atMost(1, "day")), zone: "Europe/Berlin" },
    line("2026-03-28T23:00:00Z", prompt),
    line("2026-03-29T21:59:59.999Z", refused("at most 1 per day", "2026-03-29T22:00:00Z")),
    line("2026-03-29T22:00:00Z", prompt),
  ),
  hand(
    "a day of 25 hours",
    { ...fatigue(atMost(1, "day")), zone: "Europe/Berlin" },
    line("2026-10-24T22:00:00Z", prompt),
    line("2026-10-25T22:59:59.999Z", refused("at most 1 per day", "2026-10-25T23:00:00Z")),
    line("2026-10-25T23:00:00Z", prompt),
  ),
  hand(
    // At 00:01 the clock goes back to 23:01 of the day before: dates are compared, nothing else.
    "a day that is interrupted by the day after",
    { ...fatigue(atMost(1, "day")), zone: "America/St_Johns" },
    line("2006-10-29T02:29:59Z", prompt),
    line("2006-10-29T02:29:59.500Z", refused("at most 1 per day", "2006-10-29T02:30:00Z")),
    line("2006-10-29T02:30:30Z", prompt),
    line("2006-10-29T02:31:00Z", prompt),
    line("2006-10-29T03:30:00Z", prompt),
    line("2006-10-29T03:31:00Z", refused("at most 1 per day", "2006-10-30T03:30:00Z")),
  ),
  hand(
    "calendar windows of groups are in the organisation's zone",
    { ...fatigue(atMost(1, "day", perDepartment)), zone: "Europe/Berlin" },
    line("22:30", prompt, { person: { ...finance, timezone: "UTC" } }),
    line("23:30", prompt, { who: "ben", person: { ...finance, timezone: "UTC" } }),
    line("23:45", refused("at most 1 per day for each person.department", "2026-03-03T23:00:00Z"), {
      person: { ...finance, timezone: "UTC" },
    }),
  ),
];

// ── per event, and who goes first ───────────────────────────────────────────────────────────────────────────────────

const competing = [
  hand(
    "`per event` has no `until`; the higher priority goes first, records stand by policy id",
    {
      policies: { a: policy(), p: policy({ priority: 5 }) },
      limits: [atMost(1, "event", { prompts: "all", for: "person" })],
    },
    line("09:00", ["suppressed a by at most 1 per event across all in limits", "prompt p"]),
    line("09:01", ["suppressed a by at most 1 per event across all in limits", "prompt p"]),
  ),
  hand(
    "of equal priority, ids go by code point",
    {
      policies: { a: policy(), Zeta: policy(), b: policy() },
      limits: [atMost(2, "event", { prompts: "all", for: "person" })],
    },
    line("09:00", ["prompt Zeta", "prompt a", "suppressed b by at most 2 per event across all in limits"]),
  ),
  hand(
    "a prompt counts at once, for the next in line too",
    { policies: { a: policy(), b: policy() }, limits: [wait(hour, { prompts: "all", for: "person" })] },
    line("09:00", ["prompt a", "suppressed b by wait 1h across all until 2026-03-02T10:00:00.000Z in limits"]),
  ),
  hand(
    "limits of the policy are asked before the shared ones",
    {
      policies: { p: policy({ fatigue: [wait(hour)] }) },
      limits: [wait(2 * hour, { prompts: "all", for: "person" })],
    },
    line("09:00", prompt),
    line("09:30", "suppressed p by wait 1h until 2026-03-02T10:00:00.000Z"),
    line("10:30", "suppressed p by wait 2h across all until 2026-03-02T11:00:00.000Z in limits"),
  ),
];

// ── quiet ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const quietness = [
  hand(
    "quiet hours wrap midnight; their end is outside",
    fatigue(quiet("19:00", "07:00")),
    line("18:59:59.999", prompt),
    line("19:00", refused("quiet 19:00 to 07:00", "2026-03-03T07:00:00Z")),
    line("2026-03-03T06:59:59.999Z", refused("quiet 19:00 to 07:00", "2026-03-03T07:00:00Z")),
    line("2026-03-03T07:00:00Z", prompt),
  ),
  hand(
    "quiet hours at noon",
    fatigue(quiet("12:00", "13:00")),
    line("11:59:59.999", prompt),
    line("12:00", refused("quiet 12:00 to 13:00", "13:00")),
    line("13:00", prompt),
  ),
  hand(
    "an hour that is skipped is never met",
    { ...fatigue(quiet("02:00", "03:00")), zone: "Europe/Berlin" },
    line("2026-03-29T00:59:59.999Z", prompt),
    line("2026-03-29T01:00:00Z", prompt),
  ),
  hand(
    "quiet ends where the clock is set past its end",
    { ...fatigue(quiet("00:00", "02:30")), zone: "Europe/Berlin" },
    line("2026-03-29T00:30:00Z", refused("quiet 00:00 to 02:30", "2026-03-29T01:00:00Z")),
    line("2026-03-29T01:00:00Z", prompt),
  ),
  hand(
    "an hour that comes twice is met twice",
    { ...fatigue(quiet("01:00", "02:30")), zone: "Europe/Berlin" },
    line("2026-10-24T23:00:00Z", refused("quiet 01:00 to 02:30", "2026-10-25T00:30:00Z")),
    line("2026-10-25T00:30:00Z", prompt),
    line("2026-10-25T01:00:00Z", refused("quiet 01:00 to 02:30", "2026-10-25T01:30:00Z")),
    line("2026-10-25T01:30:00Z", prompt),
  ),
  hand(
    "quiet that the repeated hour goes on",
    { ...fatigue(quiet("02:00", "03:00")), zone: "Europe/Berlin" },
    line("2026-10-25T00:00:00Z", refused("quiet 02:00 to 03:00", "2026-10-25T02:00:00Z")),
  ),
  hand(
    "quiet days",
    fatigue(quietOn("saturday", "sunday")),
    line("2026-03-06T23:59:59.999Z", prompt),
    line("2026-03-07T00:00:00Z", refused("quiet on saturday, sunday", "2026-03-09T00:00:00Z")),
    line("2026-03-09T00:00:00Z", prompt),
  ),
  hand(
    "where every day is quiet there is no `until`",
    fatigue(quietOn("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
    line("09:00", refused("quiet on monday, tuesday, wednesday, thursday, friday, saturday, sunday")),
  ),
  hand(
    "a day that a zone skips is never met",
    { ...fatigue(quietOn("friday")), zone: "Pacific/Apia" },
    line("2011-12-30T09:59:59Z", prompt),
    line("2011-12-30T10:00:00Z", prompt),
  ),
];

// ── scopes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const chat = { triggers: [{ on: ["chat.sent"] }] };
const scopes = [
  hand(
    "`across tag T` counts prompts of every policy that has the tag",
    {
      policies: {
        a: policy({ ...chat, tags: ["t"] }),
        b: policy(chat),
        p: policy({ fatigue: [wait(hour, { prompts: "tag:t", for: "person" })] }),
      },
    },
    line("09:00", ["prompt a", "prompt b"], { type: "chat.sent" }),
    line("09:30", refused("wait 1h across tag t", "10:00")),
    line("10:00", prompt),
    line("10:10", prompt),
  ),
  hand(
    "`across all` counts prompts of all policies",
    { policies: { a: policy(chat), p: policy({ fatigue: [wait(hour, { prompts: "all", for: "person" })] }) } },
    line("09:00", "prompt a", { type: "chat.sent" }),
    line("09:30", refused("wait 1h across all", "10:00")),
  ),
  hand(
    "prompts to others do not count where nothing says so",
    fatigue(wait(hour)),
    line("09:00", prompt),
    line("09:10", prompt, { who: "ben" }),
  ),
  hand(
    "`for everyone` counts prompts to anybody",
    fatigue(wait(hour, { prompts: "policy:p", for: "everyone" })),
    line("09:00", prompt),
    line("09:10", refused("wait 1h for everyone", "10:00"), { who: "ben" }),
  ),
  hand(
    "`for each A`: those without a value are one group",
    fatigue(wait(hour, perDepartment)),
    line("09:00", prompt, { person: finance }),
    line("09:10", refused("wait 1h for each person.department", "10:00"), { who: "ben", person: finance }),
    line("09:20", prompt, { who: "cem" }),
    line("09:30", refused("wait 1h for each person.department", "10:20"), { who: "dora" }),
  ),
  hand(
    "the group is that of the moment when the prompt was given",
    fatigue(wait(hour, perDepartment)),
    line("09:00", prompt, { person: finance }),
    line("09:10", prompt, { person: { department: "sales" } }),
    line("09:20", refused("wait 1h for each person.department", "10:00"), { who: "ben", person: finance }),
  ),
];

// ── answers, back off, mute ─────────────────────────────────────────────────────────────────────────────────────────

const e = (name: string): More => ({ id: name });
const answers = [
  hand(
    "`back off` multiplies the wait for each answer since the last `accepted`",
    fatigue(wait(hour), backOff(hour, 2, 14 * day, "dismissed")),
    line("09:00", prompt, e("e1")),
    answer("09:10", "p", "e1", "dismissed", []),
    line("10:30", refused("back off 2x up to 2w after dismissed", "11:00")),
    line("11:00", prompt, e("e2")),
    answer("11:05", "p", "e2", "dismissed", []),
    line("14:59:59.999", refused("back off 2x up to 2w after dismissed", "15:00")),
    line("15:00", prompt, e("e3")),
    answer("15:01", "p", "e3", "accepted", []),
    line("16:00", prompt),
  ),
  hand(
    "`back off` goes up to M",
    fatigue(wait(hour), backOff(hour, 2, 90 * minute, "dismissed")),
    line("09:00", prompt, e("e1")),
    answer("09:10", "p", "e1", "dismissed", []),
    line("10:10", refused("back off 2x up to 90m after dismissed", "10:30")),
    line("10:30", prompt),
  ),
  hand(
    "other answers leave k as it is",
    fatigue(wait(hour), backOff(hour, 2, 14 * day, "dismissed")),
    line("09:00", prompt, e("e1")),
    answer("09:10", "p", "e1", "dismissed", []),
    line("11:00", prompt, e("e2")),
    answer("11:10", "p", "e2", "not_useful", []),
    line("12:30", refused("back off 2x up to 2w after dismissed", "13:00")),
    line("13:00", prompt),
  ),
  hand(
    "`wait` stays a limit beside `back off`",
    fatigue(wait(hour), backOff(hour, 2, 14 * day, "dismissed")),
    line("09:00", prompt, e("e1")),
    answer("09:10", "p", "e1", "dismissed", []),
    line("09:30", refused("wait 1h", "10:00")),
  ),
  hand(
    "`ignored` counts `none`, which comes at the deadline",
    {
      policies: {
        p: policy({ answerWithinMs: hour, fatigue: [wait(30 * minute), backOff(30 * minute, 3, day, "ignored")] }),
      },
    },
    line("09:00", prompt),
    line("10:00", refused("back off 3x up to 1d after ignored", "10:30")),
    line("10:30", prompt),
  ),
  hand(
    "a prompt that the next one replaces gets `none`, after the limits were asked",
    fatigue(wait(30 * minute), backOff(30 * minute, 4, day, "ignored")),
    line("09:00", prompt),
    line("09:30", prompt),
    line("10:00", refused("back off 4x up to 1d after ignored", "11:30")),
    line("11:30", prompt),
  ),
  hand(
    "n answers within V mute for W",
    fatigue(mute(day, 2, "dismissed", 7 * day)),
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "dismissed", []),
    line("10:00", prompt, e("e2")),
    answer("10:01", "p", "e2", "dismissed", []),
    line("11:00", refused("mute 1d after 2 dismissed within 1w", "2026-03-03T10:01:00Z")),
    line("2026-03-03T10:00:59.999Z", refused("mute 1d after 2 dismissed within 1w", "2026-03-03T10:01:00Z")),
    line("2026-03-03T10:01:00Z", prompt),
  ),
  hand(
    "the window of a mute is half open",
    fatigue(mute(day, 2, "dismissed", hour)),
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "dismissed", []),
    line("10:00", prompt, e("e2")),
    answer("10:01", "p", "e2", "dismissed", []),
    line("10:02", prompt, e("e3")),
    answer("11:00:59.999", "p", "e3", "dismissed", []),
    line("11:01", refused("mute 1d after 2 dismissed within 1h", "2026-03-03T11:00:59.999Z")),
  ),
  hand(
    "a mute forgets the times that began it",
    fatigue(mute(minute, 2, "dismissed", 7 * day)),
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "dismissed", []),
    line("09:02", prompt, e("e2")),
    answer("09:03", "p", "e2", "dismissed", []),
    line("09:04", prompt, e("e3")),
    answer("09:05", "p", "e3", "dismissed", []),
    line("09:05:30", prompt, e("e4")),
    answer("09:06", "p", "e4", "dismissed", []),
    line("09:06:30", refused("mute 1m after 2 dismissed within 1w", "09:07")),
  ),
  hand(
    "`accepted` does not lift a mute, which takes answers down whether or not its `when` holds",
    fatigue(limit({ kind: "mute", forMs: hour, count: 1, answer: "overridden", withinMs: day, when: flag })),
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "overridden", []),
    line("09:02", prompt, e("e2")),
    answer("09:03", "p", "e2", "accepted", []),
    line("09:04", refused("mute 1h after 1 overridden within 1d when event.flag", "10:01"), { data: { flag: true } }),
  ),
  hand(
    "a `none` mutes from its deadline on",
    { policies: { p: policy({ answerWithinMs: hour, fatigue: [mute(2 * hour, 1, "ignored", day)] }) } },
    line("09:00", prompt),
    line("10:30", refused("mute 2h after 1 ignored within 1d", "12:00")),
    line("12:00", prompt),
  ),
  hand(
    "an answer at the deadline is too late, and the prompt has got `none`",
    { policies: { p: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }) } },
    line("09:00", prompt, e("e1")),
    answer("10:00", "p", "e1", "accepted", ["set aside: no_such_prompt", "escalate p/0"]),
  ),
  hand(
    "an answer just before the deadline is in time",
    { policies: { p: policy({ answerWithinMs: hour, escalate: [step(1, "dismissed", day)] }) } },
    line("09:00", prompt, e("e1")),
    answer("09:59:59.999", "p", "e1", "dismissed", "escalate p/0"),
  ),
  hand(
    "responses to what was never given, was answered or replaced are set aside",
    { policies: { p: policy(), q: policy(chat) } },
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e0", "dismissed", "set aside: no_such_prompt"),
    answer("09:02", "q", "e1", "dismissed", "set aside: no_such_prompt"),
    answer("09:03", "nothing", "e1", "dismissed", "set aside: no_such_prompt"),
    answer("09:04", "p", "e1", "dismissed", "set aside: no_such_prompt", { who: "ben" }),
    answer("09:05", "p", "e1", "dismissed", []),
    answer("09:06", "p", "e1", "dismissed", "set aside: no_such_prompt"),
    line("09:10", prompt, e("e2")),
    line("09:20", prompt, e("e3")),
    answer("09:21", "p", "e2", "dismissed", "set aside: no_such_prompt"),
    answer("09:22", "p", "e3", "dismissed", []),
  ),
  hand(
    "without `answer within` a prompt waits a day",
    {},
    line("09:00", prompt, e("e1")),
    answer("2026-03-03T08:59:59.999Z", "p", "e1", "accepted", []),
    line("2026-03-03T09:00:00Z", prompt, e("e2")),
    answer("2026-03-04T09:00:00Z", "p", "e2", "accepted", "set aside: no_such_prompt"),
  ),
];

// ── escalation ──────────────────────────────────────────────────────────────────────────────────────────────────────

const escalation = [
  hand(
    "occurrences are prompts and suppressed ones; a step that fires forgets its times",
    { policies: { p: policy({ fatigue: [wait(day)], escalate: [step(2, "occurrences", day)] }) } },
    line("09:00", prompt),
    line("09:01", [refused("wait 1d", "2026-03-03T09:00:00Z"), "escalate p/0"]),
    line("09:02", refused("wait 1d", "2026-03-03T09:00:00Z")),
    line("09:03", [refused("wait 1d", "2026-03-03T09:00:00Z"), "escalate p/0"]),
  ),
  hand(
    "the window of a step is half open",
    { policies: { p: policy({ escalate: [step(2, "occurrences", hour)] }) } },
    line("09:00", prompt),
    line("10:00", prompt),
    line("10:59:59.999", [prompt, "escalate p/0"]),
  ),
  hand(
    "`prompts` does not count suppressed ones",
    { policies: { p: policy({ fatigue: [wait(hour)], escalate: [step(2, "prompts", day)] }) } },
    line("09:00", prompt),
    line("09:30", refused("wait 1h", "10:00")),
    line("10:00", [prompt, "escalate p/0"]),
  ),
  hand(
    "several steps fire on one event, as written",
    {
      policies: {
        p: policy({ escalate: [step(1, "prompts", day), step(2, "occurrences", day), step(1, "occurrences", day)] }),
      },
    },
    line("09:00", [prompt, "escalate p/0", "escalate p/2"]),
    line("09:01", [prompt, "escalate p/0", "escalate p/1", "escalate p/2"]),
  ),
  hand(
    "steps of a ladder that is not in force take down, and fire when it is again",
    {
      policies: {
        p: policy({
          escalate: [step(2, "occurrences", day)],
          variants: [variant(flag, { escalate: [step(3, "occurrences", day)] })],
        }),
      },
    },
    line("09:00", "prompt p as other", { data: { flag: true } }),
    line("09:01", "prompt p as other", { data: { flag: true } }),
    // The base has three by now, but fires only as something is taken down with it in force.
    line("09:02", [prompt, "escalate p/0"]),
    line("09:03", ["prompt p as other", "escalate p/0 as other"], { data: { flag: true } }),
  ),
  hand(
    "a variant without a ladder has the base's, with its counts",
    { policies: { p: policy({ escalate: [step(2, "occurrences", day)], variants: [variant(flag)] }) } },
    line("09:00", prompt),
    line("09:01", ["prompt p as other", "escalate p/0 as other"], { data: { flag: true } }),
  ),
  hand(
    "an answer is put to the ladder that was in force for its prompt",
    {
      policies: {
        p: policy({
          escalate: [step(1, "dismissed", day)],
          variants: [variant(flag, { escalate: [step(1, "overridden", day)] })],
        }),
      },
    },
    line("09:00", "prompt p as other", { id: "e1", data: { flag: true } }),
    answer("09:01", "p", "e1", "dismissed", []),
    line("09:02", "prompt p as other", { id: "e2", data: { flag: true } }),
    answer("09:03", "p", "e2", "overridden", "escalate p/0 as other"),
    line("09:04", prompt, e("e3")),
    answer("09:05", "p", "e3", "dismissed", "escalate p/0"),
  ),
  hand(
    "order within an event: time outs, occurrences, replaced prompts, ladders",
    {
      policies: {
        a: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day), step(1, "prompts", day)] }),
        b: policy({ answerWithinMs: day, escalate: [step(1, "ignored", day), step(1, "prompts", day)] }),
      },
    },
    line("09:00", ["prompt a", "prompt b", "escalate a/1", "escalate b/1"]),
    line("10:30", ["escalate a/0", "prompt a", "prompt b", "escalate b/0", "escalate a/1", "escalate b/1"]),
  ),
  hand(
    "prompts time out by deadline, then by policy id",
    {
      policies: {
        a: policy({ answerWithinMs: 2 * hour, escalate: [step(1, "ignored", day)] }),
        b: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }),
        c: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }),
        d: policy(chat),
      },
    },
    line("09:00", ["prompt a", "prompt b", "prompt c"]),
    line("12:00", ["escalate b/0", "escalate c/0", "escalate a/0", "prompt d"], { type: "chat.sent" }),
  ),
];

// ── matching, exemptions, holdouts, variants ────────────────────────────────────────────────────────────────────────

const plain = { en: ["-"] };
const signal = (on: string[], when?: Expr): Signal => ({
  on,
  missed: plain,
  check: plain,
  ...(when !== undefined && { when }),
});
const two = {
  first: signal(["mail.sent"], flag),
  second: signal(["mail.sent", "chat.sent"]),
  third: signal(["chat.sent"]),
};
const both = [{ on: ["mail.sent", "chat.sent"] }];
const exemption = (name: string, parts: Partial<Exemption> = {}): Exemption => ({ name, policies: ["p"], ...parts });

const matching = [
  hand(
    "`any of` asks for at least one signal; the order is the policy's; a signal on another type is not there",
    {
      signals: two,
      policies: { p: policy({ triggers: both, signals: { need: "any", names: ["second", "first", "third"] } }) },
    },
    line("09:00", "prompt p with second"),
    line("09:01", "prompt p with second, first", { data: { flag: true } }),
    line("09:02", "prompt p with second, third", { type: "chat.sent" }),
  ),
  hand(
    "`all of` asks for all",
    { signals: two, policies: { p: policy({ triggers: both, signals: { need: "all", names: ["first", "second"] } }) } },
    line("09:00", []),
    line("09:01", "prompt p with first, second", { data: { flag: true } }),
    line("09:02", [], { type: "chat.sent", data: { flag: true } }),
  ),
  hand(
    "risk is that of the first rule that holds, else low",
    {
      events: {
        "mail.sent": {
          ...mail,
          risk: [
            { level: "high", when: flag },
            { level: "critical", when: is(field("size", "int"), int(7)) },
          ],
        },
      },
    },
    line("09:00", "prompt p at high", { data: { flag: true, size: 7 } }),
    line("09:01", "prompt p at critical", { data: { size: 7 } }),
    line("09:02", prompt),
  ),
  hand(
    "an exemption's `until` is the first instant at which it is over; what is exempt counts towards nothing",
    {
      policies: { p: policy({ fatigue: [wait(hour)], escalate: [step(2, "occurrences", day)] }) },
      exemptions: [exemption("away", { untilMs: Date.parse("2026-03-02T10:00:00Z") })],
    },
    line("09:59:59.999", "exempt p by away"),
    line("10:00", prompt),
  ),
  hand(
    "exemptions go in the bundle's order, `not_coached` first",
    { exemptions: [exemption("not_coached", { when: flag }), exemption("audit")] },
    line("09:00", "exempt p by not_coached", { data: { flag: true } }),
    line("09:01", "exempt p by audit"),
  ),
  hand(
    "an exemption covers what it names alone",
    { policies: { a: policy(), p: policy() }, exemptions: [exemption("audit")] },
    line("09:00", ["prompt a", "exempt p by audit"]),
  ),
  hand(
    "a holdout of 100% holds everybody out, and counts towards nothing",
    { policies: { p: policy({ holdoutPerMillion: 1_000_000, escalate: [step(1, "occurrences", day)] }) } },
    line("09:00", "held_out p"),
  ),
  hand(
    "an exemption goes before a holdout",
    { policies: { p: policy({ holdoutPerMillion: 1_000_000 }) }, exemptions: [exemption("audit")] },
    line("09:00", "exempt p by audit"),
  ),
  hand(
    "the first variant that holds is in force, with its priority and its limits",
    {
      policies: {
        a: policy(),
        p: policy({
          fatigue: [wait(hour)],
          variants: [
            variant(flag, { priority: 1, fatigue: [wait(2 * hour)] }),
            variant(always, { name: "rest", fatigue: [] }),
          ],
        }),
      },
      limits: [atMost(1, "event", { prompts: "all", for: "person" })],
    },
    line("09:00", ["suppressed a by at most 1 per event across all in limits", "prompt p as other"], {
      data: { flag: true },
    }),
    line("10:30", ["prompt a", "suppressed p as rest by at most 1 per event across all in limits"]),
    line("10:59", ["prompt a", "suppressed p as other by wait 2h until 2026-03-02T11:00:00.000Z"], {
      data: { flag: true },
    }),
  ),
];

// ── history ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const remembering = (history: History[], when: Expr, fields: Fields = {}) => ({
  history,
  fields,
  policies: { p: policy({ triggers: [{ on: ["mail.sent"], when }] }) },
});
const counted: Expr = { op: "count", type: "int", history: 0 };
const distinct: Expr = { op: "distinct", type: "int", history: { "mail.sent": 0 } };
const history = [
  hand(
    "a count has the present event among them; its window is half open",
    remembering(
      [{ kind: "count", on: "mail.sent", withinMs: hour, keep: 2 }],
      call("greater_or_equal", "bool", counted, int(2)),
    ),
    line("09:00", []),
    line("10:00", []),
    line("10:59:59.999", prompt),
    line("10:59:59.999", prompt),
  ),
  hand(
    "what is counted is decided when it is taken",
    remembering(
      [{ kind: "count", on: "mail.sent", when: flag, withinMs: day, keep: 2 }],
      call("is", "bool", counted, int(1)),
    ),
    line("09:00", []),
    line("09:01", prompt, { data: { flag: true } }),
    line("09:02", prompt),
    line("09:03", [], { data: { flag: true } }),
  ),
  hand(
    "events of others and of other types are not counted; duplicates neither",
    remembering([{ kind: "count", on: "mail.sent", withinMs: day, keep: 2 }], call("greater", "bool", counted, int(1))),
    line("09:00", [], { id: "e1" }),
    line("09:00", "duplicate", { id: "e1" }),
    line("09:01", [], { who: "ben" }),
    line("09:02", "by type alone", { type: "chat.sent" }),
    line("09:03", prompt),
  ),
  hand(
    "`distinct` counts values; a missing one is none, one seen again is fresh",
    remembering(
      [{ kind: "distinct", on: "mail.sent", field: "note", withinMs: hour, keep: 2 }],
      call("greater_or_equal", "bool", distinct, int(2)),
    ),
    line("09:00", [], { data: { note: "a" } }),
    line("09:10", [], { data: {} }),
    line("09:20", prompt, { data: { note: "b" } }),
    line("10:10", [], { data: { note: "b" } }),
    line("10:15", prompt, { data: { note: "c" } }),
    line("11:10", prompt, { data: { note: "a" } }),
    line("11:20", []),
  ),
  hand(
    "`distinct` counts ids and times, too",
    remembering(
      [{ kind: "distinct", on: "mail.sent", field: "id", withinMs: hour, keep: 2 }],
      call("greater_or_equal", "bool", distinct, int(2)),
    ),
    line("09:00", [], e("e1")),
    line("09:01", [], e("e1")),
    line("09:02", prompt, e("e2")),
    line("10:01:59.999", prompt, e("e1")),
    line("11:01:59.999", [], e("e1")),
  ),
  hand(
    "`first time` means that no other event of the type lies in the window",
    remembering([{ kind: "first_time", on: "mail.sent", withinMs: hour, keep: 2 }], {
      op: "first_time",
      type: "bool",
      history: { "mail.sent": 0 },
    }),
    line("09:00", prompt),
    line("09:30", []),
    line("10:30", prompt),
    line("10:30", []),
  ),
];

// ── taking ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const raw = (event: Json, gives: string): Line => ({ event, person: {}, gives: [gives] });
const whole = { type: "mail.sent", id: "e1", time: "2026-03-02T09:00:00Z", subject: "ana" };
const taking = [
  hand(
    "the same key is a duplicate, a smaller one out of order, the same id at another time another event",
    {},
    line("09:00", prompt, e("e2")),
    line("09:00", "duplicate", { id: "e2", data: { note: "other" } }),
    line("09:00", "set aside: out_of_order", e("e1")),
    line("09:01", prompt, e("e2")),
    line("09:00", "set aside: out_of_order", e("e2")),
    line("09:01", prompt, { id: "e2", source: "s" }),
    line("09:01", "duplicate", { id: "e2", source: "s" }),
  ),
  hand(
    "ids go by code point, not by UTF-16 unit",
    {},
    line("09:00", prompt, e("\ufffd")),
    line("09:00", prompt, e("\u{1d4b3}")),
    line("09:00", "set aside: out_of_order", e("\ufffd")),
  ),
  hand(
    "order is checked within a part: here, a person",
    {},
    line("09:00", prompt),
    line("08:00", prompt, { who: "ben" }),
  ),
  hand(
    "where nothing may be split, order is checked over all",
    fatigue(wait(hour, { prompts: "policy:p", for: "everyone" })),
    line("09:00", prompt),
    line("08:00", "set aside: out_of_order", { who: "ben" }),
  ),
  hand(
    "where a log may be split by an attribute, order is checked within its value",
    fatigue(wait(hour, perDepartment)),
    line("09:00", prompt, { person: finance }),
    line("08:00", prompt, { who: "ben" }),
    line("08:30", "set aside: out_of_order", { who: "cem", person: finance }),
  ),
  hand(
    "a type that nobody asks for is decided by it alone, broken or not",
    {},
    raw({ type: "chat.sent" }, "by type alone"),
    raw({ type: "chat.sent", time: 7, data: 7 }, "by type alone"),
  ),
  hand(
    "a type with risk rules is asked for, even one that no policy triggers on",
    { events: { "mail.sent": mail, "chat.sent": { ...mail, risk: [{ level: "high" }] } } },
    raw({ type: "chat.sent" }, "set aside: invalid_event"),
    line("09:00", [], { type: "chat.sent" }),
  ),
  hand(
    "types that the vocabulary lacks",
    {},
    raw({ type: "mail.received" }, "out of vocabulary"),
    raw({ ...whole, type: "toString" }, "out of vocabulary"),
    raw({ ...whole, type: "" }, "set aside: invalid_event"),
    raw([], "set aside: invalid_event"),
  ),
  hand(
    "an event needs id, time and subject",
    {},
    ...["id", "time", "subject"].map((name) => raw({ ...whole, [name]: null }, "set aside: invalid_event")),
    ...["id", "subject"].map((name) => raw({ ...whole, [name]: "" }, "set aside: invalid_event")),
    raw({ ...whole, id: "\ud800" }, "set aside: invalid_event"),
    raw({ ...whole, source: 7 }, "set aside: invalid_event"),
    raw({ ...whole, specversion: "0.3" }, "set aside: invalid_event"),
    raw({ ...whole, source: null, specversion: null, data: null }, prompt),
    raw({ ...whole, source: "", specversion: "1.0" }, "duplicate"),
  ),
  hand(
    "times are RFC 3339 with an offset; digits after the third of a fraction are cut off",
    {},
    ...[
      "2026-03-02T09:00:00",
      "2026-03-02 09:00:00Z",
      "2026-03-02T09:00Z",
      "2026-03-02T23:59:60Z",
      "2026-02-29T09:00:00Z",
      "1969-12-31T23:59:59Z",
      "1970-01-01T00:30:00+01:00",
      "9999-12-31T23:30:00-01:00",
      "2026-03-02T24:00:00Z",
    ].map((time) => raw({ ...whole, time }, "set aside: invalid_event")),
    raw({ ...whole, time: "2026-03-02t10:00:00.1239+01:00" }, prompt),
    raw({ ...whole, time: "2026-03-02T09:00:00.123z" }, "duplicate"),
  ),
  hand(
    "in a required member, a missing value makes the event invalid; a default fills in",
    { fields: { must: { type: "int" }, may: { type: "int", default: 3 } } },
    line("09:00", "set aside: invalid_event", { data: {} }),
    line("09:00", "set aside: invalid_event", { data: { must: null } }),
    line("09:00", prompt, { data: { must: 3.0, may: null, unknown: "\ud800" } }),
    line("09:01", "set aside: invalid_event", { data: { must: 3.5 } }),
    line("09:01", "set aside: invalid_event", { data: { must: 2 ** 53 } }),
    line("09:01", prompt, { data: { must: 2 ** 53 - 1 } }),
  ),
  hand(
    "a broken event is invalid even where its key was seen",
    { fields: { must: { type: "int" } } },
    line("09:00", prompt, { id: "e1", data: { must: 1 } }),
    line("09:00", "set aside: invalid_event", { id: "e1", data: {} }),
  ),
  hand(
    "people: unknown, invalid, and those whom the defaults suit",
    { person: { role: { type: "string" } } },
    line("09:00", "set aside: unknown_person", { person: undefined as never }),
    line("09:01", "set aside: invalid_person", { person: {} }),
    line("09:02", "set aside: invalid_person", { person: { role: "x", timezone: 7 } }),
    line("09:02", "set aside: invalid_person", { person: { role: "x", timezone: "europe/berlin" } }),
    line("09:02", "set aside: invalid_person", { person: { role: "x", id: "ben" } }),
    line("09:03", prompt, { person: { role: "x" } }),
  ),
  hand(
    "somebody unknown has an id and the defaults",
    {
      person: { role: { type: "string", default: "staff" } },
      policies: {
        p: policy({
          message: saying({ value: attribute("id", "string") }, " ", { value: attribute("role", "string") }),
        }),
      },
    },
    line("09:00", 'prompt p "ana staff"', { person: undefined as never }),
  ),
];

// ── messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

const shows = (rule: string, type: Type, ...pairs: (readonly [Json, string])[]): HandCase =>
  hand(
    rule,
    {
      fields: { it: { type, optional: true } },
      policies: { p: policy({ message: saying("<", { value: field("it", type) }, ">") }) },
    },
    ...pairs.map(([it, said], i) => line(`09:${String(i).padStart(2, "0")}`, `prompt p "<${said}>"`, { data: { it } })),
  );
const dangerous = (it: string, said: string): readonly [Json, string] => [it, said];
const defanged = (rule: string, ...pairs: (readonly [Json, string])[]): HandCase =>
  hand(
    rule,
    {
      fields: { it: { type: "string", untrusted: true } },
      policies: { p: policy({ message: saying("<", { value: field("it", "string"), untrusted: true }, ">") }) },
    },
    ...pairs.map(([it, said], i) => line(`09:${String(i).padStart(2, "0")}`, `prompt p "<${said}>"`, { data: { it } })),
  );

const inLocales = { en: ["English"], de: ["Deutsch"], "de-AT": ["Österreichisch"], fr: ["Français"] };
const messages = [
  shows(
    "numbers as in RFC 8785",
    "number",
    [1, "1"],
    [1.5, "1.5"],
    [-0, "0"],
    [1e21, "1e+21"],
    [0.1, "0.1"],
    [null, ""],
  ),
  shows(
    "durations in the largest unit that divides them",
    "duration",
    [14 * day, "2w"],
    [day, "1d"],
    [90 * minute, "90m"],
    [1500, "1500ms"],
    [-hour, "-1h"],
    [3 * second, "3s"],
  ),
  shows(
    "bytes in the largest unit that divides them",
    "bytes",
    [25_000_000, "25MB"],
    [1024, "1024B"],
    [3e9, "3GB"],
    [1500, "1500B"],
    [2000, "2kB"],
  ),
  shows("timestamps in UTC with milliseconds", "timestamp", ["2027-03-31T09:00:00+02:00", "2027-03-31T07:00:00.000Z"]),
  shows("enum values by their words, else by name", { enum: "Level" }, ["z", "low"], ["a", "very high"]),
  shows("items of lists each by their own rule", { list: { enum: "Level" } }, [["a", "z"], "very high, low"], [[], ""]),
  shows("booleans by name", "bool", [true, "true"], [false, "false"]),
  shows("dates and times as they are written", "date", ["2027-03-31", "2027-03-31"]),
  defanged(
    "untrusted text is defanged",
    dangerous("https://evil.example/x", "https[://]evil[.]example/x"),
    dangerous("a@b。c．d｡e", "a[@]b[.]c[.]d[.]e"),
    dangerous("a\tb\r\nc", "a b  c"),
    dangerous("a\u202eb\u200bc\u0000d\u2066e\ufefff\u{e0041}g\u061ch\u0085i", "abcdefghi"),
    dangerous("{event.id}", "{event[.]id}"),
  ),
  defanged(
    "untrusted text is cut by code points, before it grows",
    dangerous("𝒳".repeat(100), "𝒳".repeat(100)),
    dangerous("𝒳".repeat(101), `${"𝒳".repeat(99)}…`),
    dangerous(".".repeat(101), `${"[.]".repeat(99)}…`),
    dangerous("\u200b".repeat(50) + "x".repeat(100), "x".repeat(100)),
  ),
  hand(
    "the locale: the person's, that without its last part, the organisation's in their order",
    { policies: { p: policy({ message: { mode: "inline", body: inLocales } }) } },
    line("09:00", 'prompt p "English"'),
    line("09:01", 'prompt p "Deutsch" in de', { person: { locale: "de" } }),
    line("09:02", 'prompt p "Österreichisch" in de-AT', { person: { locale: "de-AT-1996" } }),
    line("09:03", 'prompt p "Deutsch" in de', { person: { locale: "de-CH-1996" } }),
    line("09:04", 'prompt p "English"', { person: { locale: "pt-BR" } }),
    line("09:05", 'prompt p "English"', { person: { locale: "DE" } }),
  ),
  hand(
    "the locale is chosen for each text apart",
    {
      texts: { who: { de: ["wir"], fr: ["nous"] } },
      signals: { s: { on: ["mail.sent"], missed: { en: ["M"] }, check: { fr: ["C fr"], de: ["C de"] } } },
      policies: {
        p: policy({
          signals: { need: "any", names: ["s"] },
          message: {
            mode: "inline",
            body: { en: ["en "], fr: ["fr ", { text: "who" }, " ", { signals: "missed" }, " ", { signals: "check" }] },
          },
        }),
      },
    },
    line("09:00", 'prompt p with s "fr nous M C fr" in fr', { person: { locale: "fr" } }),
  ),
  hand(
    "texts of signals: the first n of `show at most n`, in the policy's order, joined by a space",
    {
      signals: {
        x: { on: ["mail.sent"], missed: { en: ["X"] }, check: { en: ["x"] }, when: flag },
        y: { on: ["mail.sent"], missed: { en: ["Y"] }, check: { en: ["y"] } },
        z: { on: ["mail.sent"], missed: { en: ["Z"] }, check: { en: ["z"] } },
      },
      policies: {
        p: policy({
          signals: { need: "any", names: ["z", "x", "y"], showAtMost: 2 },
          message: saying({ signals: "missed" }, "/", { signals: "check" }),
        }),
      },
    },
    line("09:00", 'prompt p with z, y "Z Y/z y"'),
    line("09:01", 'prompt p with z, x, y "Z X/z x"', { data: { flag: true } }),
  ),
];

// ── expressions ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** A condition over literals and fields, and whether it holds. */
const conditions: readonly (readonly [string, Expr, boolean])[] = [
  [
    "1/0 is infinite",
    call("greater", "bool", call("divide", "number", int(1), int(0)), literal("number", 1e300)),
    true,
  ],
  [
    "0/0 is not 0/0",
    call("is_not", "bool", call("divide", "number", int(0), int(0)), call("divide", "number", int(0), int(0))),
    true,
  ],
  ["0/0 >= 0 is false", call("greater_or_equal", "bool", call("divide", "number", int(0), int(0)), int(0)), false],
  ["ints do not overflow", is(call("multiply", "int", int(2 ** 53 - 1), int(2)), int(2 ** 53 - 1)), false],
  [
    "0.1 + 0.2 is not 0.3",
    is(call("add", "number", literal("number", 0.1), literal("number", 0.2)), literal("number", 0.3)),
    false,
  ],
  ["-0 is 0", is(call("minus", "int", int(0)), int(0)), true],
  ["a comparison with a missing value is false", is(field("note", "string"), text("a")), false],
  ["also `is not`", call("is_not", "bool", field("note", "string"), text("a")), false],
  ["and `not in`", call("not_in", "bool", field("note", "string"), literal({ list: "string" }, ["a"])), false],
  ["what is missing does not exist", call("not", "bool", call("exists", "bool", field("note", "string"))), true],
  ["otherwise", is(call("otherwise", "string", field("note", "string"), text("b")), text("b")), true],
  [
    "arithmetic with what is missing is missing",
    call("is_not", "bool", call("add", "int", field("size", "int"), int(1)), int(9)),
    false,
  ],
  ["no normalisation", is(text("\u00e9"), text("e\u0301")), false],
  ["length is in code points", is(call("length", "int", text("a𝒳e\u0301")), int(4)), true],
  ["length of a list", is(call("length", "int", literal({ list: "int" }, [1, 1])), int(2)), true],
  ["lower is A to Z alone", is(call("lower", "string", text("ÄBC")), text("Äbc")), true],
  ["like takes the whole string", { op: "like", type: "bool", args: [text("abc")], pattern: "a*b" }, false],
  ["* is any run, also none", { op: "like", type: "bool", args: [text("ab")], pattern: "*a*b*" }, true],
  ["like: a dot is a dot", { op: "like", type: "bool", args: [text("axc")], pattern: "a.c" }, false],
  ["matches takes the whole string", { op: "matches", type: "bool", args: [text("abc")], pattern: "a|ab" }, false],
  ["matches by code point", { op: "matches", type: "bool", args: [text("𝒳")], pattern: "." }, true],
  ["a dot is no line feed", { op: "matches", type: "bool", args: [text("\n")], pattern: "." }, false],
  ["contains a part of a string", call("contains", "bool", text("abc"), text("bc")), true],
  ["every string contains the empty one", call("contains", "bool", text(""), text("")), true],
  [
    "contains any of none",
    call("contains_any", "bool", literal({ list: "int" }, [1]), literal({ list: "int" }, [])),
    false,
  ],
  [
    "contains all of none",
    call("contains_all", "bool", literal({ list: "int" }, []), literal({ list: "int" }, [])),
    true,
  ],
  ["starts with is literal", call("starts_with", "bool", text("a*b"), text("a*")), true],
  ["ends with", call("ends_with", "bool", text("abc"), text("bc")), true],
  ["edit distance is Levenshtein", is(call("edit_distance", "int", text("kitten"), text("sitting")), int(3)), true],
  ["a transposition costs two", is(call("edit_distance", "int", text("ab"), text("ba")), int(2)), true],
  ["by code point", is(call("edit_distance", "int", text("𝒳"), text("")), int(1)), true],
  ["without case folding", is(call("edit_distance", "int", text("A"), text("a")), int(1)), true],
  [
    "domain of a URL",
    is(call("domain", "string", text("https://u@Mail.Acme.Example:443/p@q?r")), text("acme.example")),
    true,
  ],
  ["domain of an address", is(call("domain", "string", text("ana@mail.acme.co.uk.")), text("acme.co.uk")), true],
  ["an IP address stays", is(call("domain", "string", text("http://10.0.0.1:80/")), text("10.0.0.1")), true],
  ["brackets stay", is(call("domain", "string", text("[::1]:8080")), text("[::1]")), true],
  ["a wildcard rule", is(call("domain", "string", text("x.y.b.ck")), text("y.b.ck")), true],
  ["an exception to it", is(call("domain", "string", text("a.www.ck")), text("www.ck")), true],
  ["a public suffix alone", is(call("domain", "string", text("co.uk")), text("co.uk")), true],
  ["no rule matches", is(call("domain", "string", text("a.b.test")), text("b.test")), true],
  [
    "ordered enums go by position, not by record text",
    call("less", "bool", literal({ enum: "Level" }, "z"), literal({ enum: "Level" }, "a")),
    true,
  ],
  [
    "risk is ordered",
    call("less", "bool", { op: "risk", type: { enum: "Risk" } }, literal({ enum: "Risk" }, "medium")),
    true,
  ],
  [
    "local time is cut to the minute",
    is(call("local_time", "time", literal("timestamp", "2026-03-02T09:00:59.999Z")), literal("time", "09:00")),
    true,
  ],
  [
    "weekday",
    is(call("weekday", { enum: "Weekday" }, field("time", "timestamp")), literal({ enum: "Weekday" }, "monday")),
    true,
  ],
  [
    "timestamps are compared as instants",
    is(literal("timestamp", "2026-03-02T10:00:00.000+01:00"), field("time", "timestamp")),
    true,
  ],
  [
    "timestamp and duration",
    is(
      call("add", "timestamp", field("time", "timestamp"), literal("duration", hour)),
      literal("timestamp", "2026-03-02T10:00:00.000Z"),
    ),
    true,
  ],
  [
    "the difference of timestamps",
    is(
      call("subtract", "duration", field("time", "timestamp"), literal("timestamp", "2026-03-02T08:00:00.000Z")),
      literal("duration", hour),
    ),
    true,
  ],
  [
    "a share of a duration",
    is(
      call("multiply", "duration", literal("duration", hour), literal("number", 0.5)),
      literal("duration", 30 * minute),
    ),
    true,
  ],
  ["dates", call("less", "bool", literal("date", "2026-09-30"), literal("date", "2026-10-01")), true],
  ["the id of the event", call("starts_with", "bool", field("id", "string"), text("e")), true],
  [
    "the zone of the person is the organisation's by default",
    is(attribute("timezone", "timezone"), literal("timezone", "UTC")),
    true,
  ],
  ["so is the locale", is(attribute("locale", "locale"), literal("locale", "en")), true],
];
const expressions = conditions.map(([rule, when, holds]) =>
  hand(
    `expression: ${rule}`,
    { policies: { p: policy({ triggers: [{ on: ["mail.sent"], when }] }) } },
    line("09:00", holds ? prompt : []),
  ),
);

// ── state ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const at = (time: string): number => Date.parse(instant(time));
const states: readonly HandCase[] = [
  {
    ...hand(
      "state: what nobody asks for leaves none behind",
      {},
      line("09:00", "by type alone", { type: "chat.sent" }),
    ),
    state: {},
  },
  {
    ...hand(
      "state: a prompt that waits, prompts cut to the greatest n, times of a step",
      {
        policies: {
          p: policy({
            tags: ["t"],
            fatigue: [wait(second), atMost(2, "day", { prompts: "tag:t", for: "person" }), atMost(9, "event")],
          }),
          q: policy({ tags: ["t"], triggers: [{ on: ["chat.sent"] }], escalate: [step(3, "occurrences", day)] }),
        },
      },
      line("09:00", "prompt q", { id: "e1", type: "chat.sent" }),
      line("09:01", "prompt q", { id: "e2", type: "chat.sent" }),
      line("09:02", ["prompt q", "escalate q/0"], { id: "e3", type: "chat.sent" }),
      line("09:03", refused("at most 2 per day across tag t", "2026-03-03T00:00:00Z"), { id: "e4" }),
      line("09:04", "prompt q", { id: "e5", type: "chat.sent", source: "s" }),
    ),
    state: {
      people: {
        ana: {
          last: [at("09:04"), "e5", "s"],
          prompts: { "tag:t": [at("09:02"), at("09:04")] },
          waiting: { q: ["e5", at("2026-03-03T09:04:00Z"), null] },
          steps: { "q/0": [at("09:04")] },
        },
      },
    },
  },
  {
    ...hand(
      "state: k, mutes and steps of answers; ladders of variants by name",
      {
        policies: {
          p: policy({
            fatigue: [
              wait(minute),
              backOff(minute, 2, hour, "ignored"),
              backOff(minute, 3, hour, "overridden"),
              mute(hour, 1, "dismissed", day),
              mute(hour, 3, "ignored", day),
            ],
            escalate: [step(2, "prompts", day), step(2, "dismissed", day)],
            variants: [variant(flag, { escalate: [step(4, "ignored", day)] })],
          }),
        },
      },
      line("09:00", prompt, e("e1")),
      answer("09:01", "p", "e1", "dismissed", [], e("e2")),
    ),
    state: {
      people: {
        ana: {
          last: [at("09:01"), "e2", ""],
          prompts: { "policy:p": [at("09:00")] },
          backOff: { p: { ignored: 1 } },
          mute: {
            p: {
              "mute 1h after 1 dismissed within 1d": { until: at("10:01") },
              "mute 1h after 3 ignored within 1d": { times: [at("09:01")] },
            },
          },
          steps: { "p/0": [at("09:00")], "p/1": [at("09:01")], "p/other/0": [at("09:01")] },
        },
      },
    },
  },
  {
    ...hand(
      "state: groups by attribute and value, and one for everyone",
      fatigue(wait(hour, perDepartment), wait(minute, { prompts: "all", for: "everyone" })),
      line("09:00", prompt, { id: "e1", person: finance }),
      line("09:10", prompt, { id: "e2", who: "ben" }),
    ),
    state: {
      groups: {
        'department:"finance"': { prompts: { "policy:p": [at("09:00")] } },
        "department:null": { prompts: { "policy:p": [at("09:10")] } },
        everyone: { last: [at("09:10"), "e2", ""], prompts: { all: [at("09:10")] } },
      },
      people: {
        ana: { waiting: { p: ["e1", at("2026-03-03T09:00:00Z"), null] } },
        ben: { waiting: { p: ["e2", at("2026-03-03T09:10:00Z"), null] } },
      },
    },
  },
  {
    ...hand(
      "state: history by position; values as an event's JSON holds them, from the stalest",
      {
        ...remembering(
          [
            { kind: "distinct", on: "mail.sent", field: "when", withinMs: hour, keep: 2 },
            { kind: "count", on: "mail.sent", when: flag, withinMs: hour, keep: 1 },
            { kind: "distinct", on: "mail.sent", field: "level", withinMs: hour, keep: 2 },
            { kind: "first_time", on: "mail.sent", withinMs: hour, keep: 2 },
          ],
          literal("bool", false),
          { when: { type: "timestamp" }, level: { type: { enum: "Level" }, optional: true } },
        ),
      },
      line("09:00", [], { id: "e1", data: { when: "2026-01-01T01:00:00+01:00", level: "a" } }),
      line("09:01", [], { id: "e2", data: { when: "2026-01-02T00:00:00Z", flag: true } }),
      line("09:02", [], { id: "e3", data: { when: "2026-01-01T00:00:00.0009Z", flag: true } }),
    ),
    state: {
      people: {
        ana: {
          last: [at("09:02"), "e3", ""],
          history: {
            "0": [
              ["2026-01-02T00:00:00.000Z", at("09:01")],
              ["2026-01-01T00:00:00.000Z", at("09:02")],
            ],
            "1": [at("09:02")],
            "2": [["a", at("09:00")]],
            "3": [at("09:01"), at("09:02")],
          },
        },
      },
    },
  },
];

export const handCases: readonly HandCase[] = [
  ...rolling,
  ...calendar,
  ...competing,
  ...quietness,
  ...scopes,
  ...answers,
  ...escalation,
  ...matching,
  ...history,
  ...taking,
  ...messages,
  ...expressions,
  ...states,
];
