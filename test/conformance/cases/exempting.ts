/** Exemptions: who is let off, until when, and which one is named. */
import type { Exemption } from "../../../src/bundle/types.js";
import {
  attribute,
  call,
  flag,
  hand,
  hour,
  is,
  line,
  literal,
  policy,
  step,
  text,
  variant,
  wait,
  day,
  type HandCase,
} from "./words.js";

const exemption = (name: string, parts: Partial<Exemption> = {}): Exemption => ({ name, policies: ["p"], ...parts });
const at = (instant: string): number => Date.parse(instant);
const who = (name: string): Exemption["when"] & object => is(attribute("id", "string"), text(name));

const untils: readonly (readonly [until: string, last: string])[] = [
  ["2026-03-02T09:00:00Z", "2026-03-02T08:59:59.999Z"],
  ["2026-04-01T00:00:00Z", "2026-03-31T23:59:59.999Z"],
  ["2026-03-31T22:00:00Z", "2026-03-31T21:59:59.999Z"],
  ["2028-03-01T00:00:00Z", "2028-02-29T23:59:59.999Z"],
];

const ends = untils.map(([until, last]) =>
  hand(
    `an exemption until ${until} is over at that instant`,
    { exemptions: [exemption("audit", { untilMs: at(until) })] },
    line(last, "exempt p by audit"),
    line(until, "prompt p"),
  ),
);

export const exempting: readonly HandCase[] = [
  ...ends,
  hand(
    "an exemption without an end",
    { exemptions: [exemption("audit")] },
    line("2026-03-02T09:00:00Z", "exempt p by audit"),
    line("9999-12-31T23:59:59.999Z", "exempt p by audit"),
  ),
  hand(
    "an exemption whose condition does not hold exempts nobody",
    { exemptions: [exemption("audit", { when: who("ben") })] },
    line("09:00", "prompt p"),
    line("09:00", "exempt p by audit", { who: "ben" }),
  ),
  hand(
    "a condition over the event",
    { exemptions: [exemption("audit", { when: flag })] },
    line("09:00", "prompt p"),
    line("09:01", "exempt p by audit", { data: { flag: true } }),
  ),
  hand(
    "an exemption covers the policies that it lists alone",
    { policies: { p: policy(), q: policy(), r: policy() }, exemptions: [exemption("audit", { policies: ["p", "r"] })] },
    line("09:00", ["exempt p by audit", "prompt q", "exempt r by audit"]),
  ),
  hand(
    "`not_coached` is asked first, the others by name",
    {
      exemptions: [
        exemption("not_coached", { when: who("ana") }),
        exemption("a_first", { when: who("ben") }),
        exemption("b_second"),
      ],
    },
    line("09:00", "exempt p by not_coached"),
    line("09:00", "exempt p by a_first", { who: "ben" }),
    line("09:00", "exempt p by b_second", { who: "cem" }),
  ),
  hand(
    "one that is over gives way to the next",
    {
      exemptions: [
        exemption("a", { untilMs: at("2026-03-02T09:00:00Z") }),
        exemption("b", { untilMs: at("2026-03-02T10:00:00Z") }),
      ],
    },
    line("08:59:59.999", "exempt p by a"),
    line("09:00", "exempt p by b"),
    line("10:00", "prompt p"),
  ),
  hand(
    "what is exempt uses nothing up and starts no wait",
    {
      policies: { p: policy({ fatigue: [wait(hour)], escalate: [step(1, "occurrences", day)] }) },
      exemptions: [exemption("audit", { when: flag })],
    },
    line("09:00", "exempt p by audit", { data: { flag: true } }),
    line("09:01", ["prompt p", "escalate p/0"]),
    line("09:02", "exempt p by audit", { data: { flag: true } }),
    line("09:03", ["suppressed p by wait 1h until 2026-03-02T10:01:00.000Z", "escalate p/0"]),
  ),
  hand(
    "an exempt occurrence does not close the prompt that waits",
    {
      policies: { p: policy({ escalate: [step(1, "dismissed", day)] }) },
      exemptions: [exemption("audit", { when: flag })],
    },
    line("09:00", "prompt p", { id: "e1" }),
    line("09:01", "exempt p by audit", { data: { flag: true } }),
    line("09:02", "escalate p/0", { type: "kairos.response", data: { policy: "p", event: "e1", answer: "dismissed" } }),
  ),
  hand(
    "no match, no exemption",
    { policies: { p: policy({ triggers: [{ on: ["mail.sent"], when: flag }] }) }, exemptions: [exemption("audit")] },
    line("09:00", []),
    line("09:01", "exempt p by audit", { data: { flag: true } }),
  ),
  hand(
    "an exempt occurrence has its signals and its risk, and no variant",
    {
      signals: { s: { on: ["mail.sent"], missed: { en: ["-"] }, check: { en: ["-"] } } },
      events: {
        "mail.sent": { fields: { flag: { type: "bool", default: false } }, risk: [{ level: "high", when: flag }] },
        "chat.sent": { fields: { flag: { type: "bool", default: false } } },
      },
      policies: { p: policy({ signals: { need: "any", names: ["s"] }, variants: [variant(literal("bool", true))] }) },
      exemptions: [exemption("audit", { when: call("exists", "bool", attribute("department", "string")) })],
    },
    line("09:00", "exempt p by audit with s at high", { data: { flag: true }, person: { department: "finance" } }),
    line("09:01", "prompt p as other with s", { person: {} }),
  ),
];
