/** The state after a few events. */
import {
  answer,
  atMost,
  backOff,
  day,
  e,
  fatigue,
  finance,
  flag,
  hand,
  hour,
  instant,
  line,
  literal,
  minute,
  mute,
  perDepartment,
  policy,
  prompt,
  refused,
  remembering,
  second,
  step,
  variant,
  wait,
  type HandCase,
} from "./words.js";

const at = (time: string): number => Date.parse(instant(time));
export const states: readonly HandCase[] = [
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
      "state: a mute keeps as many answers as it counts, the latest",
      fatigue(mute(day, 2, "dismissed", hour)),
      line("09:00", prompt, { id: "e1" }),
      answer("09:01", "p", "e1", "dismissed", []),
      line("11:00", prompt, { id: "e2" }),
      answer("11:01", "p", "e2", "dismissed", []),
      line("13:00", prompt, { id: "e3" }),
      answer("13:01", "p", "e3", "dismissed", [], { id: "e4" }),
    ),
    state: {
      people: {
        ana: {
          last: [at("13:01"), "e4", ""],
          mute: { p: { "mute 1d after 2 dismissed within 1h": { times: [at("11:01"), at("13:01")] } } },
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
