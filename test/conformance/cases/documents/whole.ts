/** A bundle with one of everything, and documents that differ from it. */
import type { Bundle } from "../../../../src/bundle/types.js";
import { canonical } from "../../../oracle/canonical.js";
import type { RefusedVector } from "../../format.js";
import {
  atMost,
  attribute,
  backOff,
  bundle,
  call,
  day,
  field,
  flag,
  hour,
  int,
  is,
  literal,
  mute,
  perDepartment,
  policy,
  quiet,
  quietOn,
  saying,
  step,
  text,
  variant,
  wait,
} from "../words.js";

/** A bundle with one of everything. */
export const whole: Bundle = bundle({
  org: { locales: ["en", "de"], timezone: "Europe/Berlin" },
  person: { department: { type: "string", optional: true }, role: { type: { enum: "Level" }, default: "a" } },
  fields: { it: { type: { list: "string" }, default: ["x"] }, at: { type: "timestamp", optional: true } },
  segments: { staff: { when: call("exists", "bool", attribute("department", "string")) } },
  texts: { who: { en: ["we"], de: ["wir"] } },
  signals: {
    first: { on: ["mail.sent"], when: flag, missed: { en: ["M"] }, check: { en: ["C"] } },
    second: { on: ["mail.sent"], missed: { en: ["M"] }, check: { en: ["C"] } },
  },
  policies: {
    p: policy({
      title: "P",
      owner: "owner@acme.example",
      tags: ["t", "u"],
      controls: [{ framework: "nist_csf_2", identifiers: ["PR.AT-01"] }],
      triggers: [
        { on: ["mail.sent"], when: call("and", "bool", flag, is(call("lower", "string", text("A")), text("a"))) },
      ],
      signals: { need: "any", names: ["first", "second"], showAtMost: 1 },
      message: {
        mode: "inline",
        title: { en: ["T"] },
        body: {
          en: ["B ", { text: "who" }, { signals: "missed" }, { value: field("note", "string"), untrusted: true }],
        },
        action: { label: { en: ["L"] }, opens: { en: ["https://acme.example"] } },
      },
      fatigue: [
        wait(hour),
        atMost(2, "day"),
        atMost(1, { withinMs: day }, perDepartment),
        quiet("19:00", "07:00"),
        quietOn("sunday"),
        backOff(hour, 2, day, "dismissed"),
        mute(hour, 2, "overridden", day),
      ],
      escalate: [
        step(2, "occurrences", day),
        {
          text: "notify",
          count: 1,
          what: "dismissed",
          withinMs: day,
          action: { kind: "notify", to: text("x@acme.example"), digest: "weekly" },
        },
        {
          text: "review",
          count: 1,
          what: "ignored",
          withinMs: day,
          action: { kind: "review", subject: "process", question: { en: ["?"] }, by: text("y@acme.example") },
        },
      ],
      variants: [
        variant(call("greater_or_equal", "bool", { op: "count", type: "int", history: 0 }, int(2)), {
          name: "often",
          priority: 3,
          message: saying("V"),
          fatigue: [wait(hour)],
          escalate: [step(1, "prompts", day)],
        }),
      ],
    }),
    q: policy({ triggers: [{ on: ["chat.sent"] }] }),
  },
  limits: [atMost(3, "day", { prompts: "all", for: "person" })],
  baselines: {
    basics: {
      title: { en: ["B"] },
      everyMs: 365 * day,
      for: "everyone",
      covers: [{ on: ["mail.sent"] }],
      controls: [],
    },
  },
  exemptions: [
    {
      name: "not_coached",
      policies: ["p", "q"],
      when: is(attribute("role", { enum: "Level" }), literal({ enum: "Level" }, "z")),
    },
    { name: "audit", policies: ["p"], untilMs: 1_800_000_000_000, because: "Asked for." },
    { name: "break", policies: ["q"] },
  ],
  budgets: [
    {
      text: "prompts at most 3",
      measure: { kind: "prompts", perPerson: true, per: "week" },
      statistic: "p95",
      bound: "at_most",
      value: 3,
    },
  ],
  sources: {
    raw: {
      id: { op: "record", type: "string", path: ["id"] },
      time: { op: "record", type: "timestamp", path: ["time"] },
      maps: [{ to: "mail.sent", fields: { note: { op: "record", type: "string", path: ["note"] } } }],
    },
  },
  history: [
    { kind: "count", on: "mail.sent", when: flag, withinMs: day, keep: 2 },
    { kind: "distinct", on: "mail.sent", field: "note", withinMs: day, keep: 3 },
    { kind: "first_time", on: "mail.sent", withinMs: day, keep: 2 },
  ],
});

export type Path = readonly (string | number)[];
export const pointerOf = (path: Path): string =>
  path.map((name) => `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
/** `/policies/p/tags/0`, each of whose names is plain. */
export const pathOf = (pointer: string): Path => (pointer === "" ? [] : pointer.slice(1).split("/"));

export type Holder = Record<string, unknown>;
export function at(document: unknown, path: Path): Holder {
  let here = document as Holder;
  for (const name of path) here = here[name] as Holder;
  return here;
}
export const copy = (): Holder => JSON.parse(canonical(whole)) as Holder;

export const refusedText = (rule: string, written: string, pointer?: string): RefusedVector => ({
  name: rule,
  by: "hand",
  text: written,
  refused: pointer === undefined ? {} : { pointer },
});
export const refuse = (rule: string, change: (document: Holder) => void, pointer?: string): RefusedVector => {
  const document = copy();
  change(document);
  return refusedText(rule, canonical(document), pointer);
};

export const good = canonical(whole);

export const replaced = (from: string, to: string): string => {
  if (!good.includes(from)) throw new Error(`the document has no ${from}`);
  return good.replace(from, to);
};

/** Where `put` puts a condition. */
export const condition = "/policies/p/triggers/0/when";

export const put = (document: Holder, when: unknown): void => {
  at(document, pathOf("/policies/p/triggers/0"))["when"] = when;
};

/** An expression so deep: `not` inside `not`. */
export const nested = (depth: number): unknown => {
  let expr: unknown = flag;
  for (let i = 1; i < depth; i++) expr = { op: "not", type: "bool", args: [expr] };
  return expr;
};
