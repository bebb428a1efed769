/** Signals, risk, exemptions, holdouts, variants. */
import type { Exemption, Expr, Signal } from "../../../src/bundle/types.js";
import {
  always,
  atMost,
  day,
  field,
  flag,
  hand,
  hour,
  int,
  is,
  line,
  mail,
  policy,
  prompt,
  step,
  variant,
  wait,
  type HandCase,
} from "./words.js";

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

export const matching: readonly HandCase[] = [
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
