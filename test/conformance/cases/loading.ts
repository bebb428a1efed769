/** States from anywhere: what a bundle has a place for is kept, the rest is dropped. By hand alone: the oracle loads no state. */
import type { Bundle } from "../../../src/bundle/types.js";
import type { Json } from "../../../src/base/json.js";
import type { LoadedState } from "../build.js";
import {
  atMost,
  backOff,
  bundle,
  call,
  day,
  flag,
  hour,
  instant,
  int,
  literal,
  mute,
  perDepartment,
  policy,
  quiet,
  step,
  variant,
  wait,
} from "./words.js";

const most = 253_402_300_799_999;
const t = (at: string): number => Date.parse(instant(at));
const never = literal("bool", false);

/** Every member of a person's state has a place here. */
const people: Bundle = bundle({
  fields: {
    at: { type: "timestamp", optional: true },
    level: { type: { enum: "Level" }, optional: true },
    cues: { type: { list: "int" }, optional: true },
  },
  history: [
    { kind: "count", on: "mail.sent", withinMs: hour, keep: 2 },
    { kind: "distinct", on: "mail.sent", field: "note", withinMs: hour, keep: 2 },
    { kind: "first_time", on: "chat.sent", withinMs: hour, keep: 2 },
    { kind: "distinct", on: "mail.sent", field: "at", withinMs: hour, keep: 2 },
    { kind: "distinct", on: "mail.sent", field: "level", withinMs: hour, keep: 2 },
    { kind: "distinct", on: "mail.sent", field: "cues", withinMs: hour, keep: 2 },
  ],
  policies: {
    p: policy({
      tags: ["t"],
      fatigue: [wait(hour), backOff(hour, 2, 14 * day, "dismissed"), mute(hour, 2, "overridden", day)],
      escalate: [step(2, "prompts", day), step(3, "ignored", day)],
      variants: [
        variant(flag, {
          name: "own",
          escalate: [step(2, "occurrences", day)],
          fatigue: [wait(hour), mute(2 * hour, 1, "dismissed", day)],
        }),
        variant(never, { name: "plain" }),
      ],
    }),
    q: policy({ tags: ["t"], triggers: [{ on: ["chat.sent"], when: never }], escalate: [step(1, "prompts", day)] }),
  },
  limits: [atMost(3, "day", { prompts: "tag:t", for: "person" }), quiet("01:00", "02:00")],
});

/** With groups: by department, and nothing else. */
const departments: Bundle = bundle({
  policies: { p: policy({ fatigue: [wait(hour, perDepartment), atMost(2, { withinMs: hour })] }) },
});

const everyone: Bundle = bundle({
  policies: { p: policy({ fatigue: [wait(hour, { prompts: "policy:p", for: "everyone" })] }) },
});

const mute1 = "mute 1h after 2 overridden within 1d";
const mute2 = "mute 2h after 1 dismissed within 1d";

/** Of a person: what is loaded, and what is kept of it. */
const ofPerson: readonly (readonly [rule: string, loaded: Json, kept: Json])[] = [
  ["nothing", {}, {}],
  ["a key", { last: [t("09:00"), "e1", ""] }, { last: [t("09:00"), "e1", ""] }],
  ["a key at the beginning of time", { last: [0, "e1", "s"] }, { last: [0, "e1", "s"] }],
  ["a key with a greatest time", { last: [most, "e1", "s"] }, { last: [most, "e1", "s"] }],
  ["no key: a time after the year 9999", { last: [most + 1, "e1", "s"] }, {}],
  [
    "an end of a mute as far after the greatest time as a bundle can say",
    { mute: { p: { [mute1]: { until: most + 3_155_760_000_000 } } } },
    { mute: { p: { [mute1]: { until: most + 3_155_760_000_000 } } } },
  ],
  ["no end of a mute beyond that", { mute: { p: { [mute1]: { until: most + 3_155_760_000_001 } } } }, {}],
  ["no key: a time that is no whole number", { last: [0.5, "e1", ""] }, {}],
  ["no key: a time below 0", { last: [-1, "e1", ""] }, {}],
  ["no key: a time as text", { last: ["0", "e1", ""] }, {}],
  ["no key: two members", { last: [0, "e1"] }, {}],
  ["no key: four members", { last: [0, "e1", "", ""] }, {}],
  ["no key: an id that is a number", { last: [0, 1, ""] }, {}],
  ["no key: a source that is null", { last: [0, "e1", null] }, {}],
  ["no key: an object", { last: { "0": 0, "1": "e1", "2": "" } }, {}],
  ["times of a count", { history: { "0": [1, 2] } }, { history: { "0": [1, 2] } }],
  [
    "more times than are kept stay until one is added",
    { history: { "0": [1, 2, 3, 4] } },
    { history: { "0": [1, 2, 3, 4] } },
  ],
  ["times of first time", { history: { "2": [7] } }, { history: { "2": [7] } }],
  ["no times: an empty list", { history: { "0": [] } }, {}],
  ["no times: one of them is none", { history: { "0": [1, "2"] } }, {}],
  ["no times: one of them is null", { history: { "0": [1, null] } }, {}],
  ["no times: a fraction", { history: { "0": [1.5] } }, {}],
  ["no times: below 0", { history: { "0": [-1] } }, {}],
  ["no times: beyond the greatest", { history: { "0": [9_007_199_254_740_992] } }, {}],
  ["no times: a number", { history: { "0": 1 } }, {}],
  ["a position that the bundle has not", { history: { "6": [1], "99": [1] } }, {}],
  [
    "positions written otherwise",
    { history: { "00": [1], "+0": [1], "0.0": [1], " 0": [1], "": [1], "1e0": [1] } },
    {},
  ],
  [
    "one position is dropped, the others stay",
    { history: { "0": [1], "1": 7, "2": [2] } },
    { history: { "0": [1], "2": [2] } },
  ],
  [
    "pairs of distinct",
    {
      history: {
        "1": [
          ["a", 1],
          ["b", 2],
        ],
      },
    },
    {
      history: {
        "1": [
          ["a", 1],
          ["b", 2],
        ],
      },
    },
  ],
  [
    "more pairs than are kept",
    {
      history: {
        "1": [
          ["a", 1],
          ["b", 2],
          ["c", 3],
        ],
      },
    },
    {
      history: {
        "1": [
          ["a", 1],
          ["b", 2],
          ["c", 3],
        ],
      },
    },
  ],
  ["no pairs: times", { history: { "1": [1, 2] } }, {}],
  [
    "no pairs: a value of another type",
    {
      history: {
        "1": [
          ["a", 1],
          [7, 2],
        ],
      },
    },
    {},
  ],
  ["no pairs: a value that is null", { history: { "1": [[null, 1]] } }, {}],
  ["no pairs: three members", { history: { "1": [["a", 1, 2]] } }, {}],
  ["no pairs: one member", { history: { "1": [["a"]] } }, {}],
  ["no pairs: a time that is none", { history: { "1": [["a", -1]] } }, {}],
  [
    "a timestamp as value is written in its one form",
    { history: { "3": [["2026-01-01T01:00:00+01:00", 1]] } },
    { history: { "3": [["2026-01-01T00:00:00.000Z", 1]] } },
  ],
  ["no timestamp", { history: { "3": [["2026-01-01", 1]] } }, {}],
  ["an enum as value, by its record text", { history: { "4": [["a", 1]] } }, { history: { "4": [["a", 1]] } }],
  ["an enum by its name is none", { history: { "4": [["high", 1]] } }, {}],
  ["a list as value", { history: { "5": [[[1, 2], 1]] } }, { history: { "5": [[[1, 2], 1]] } }],
  ["a list with a wrong element", { history: { "5": [[[1, "2"], 1]] } }, {}],
  [
    "prompts, where a limit asks for them",
    { prompts: { "policy:p": [1], "tag:t": [1, 2] } },
    { prompts: { "policy:p": [1], "tag:t": [1, 2] } },
  ],
  [
    "prompts, where none does",
    { prompts: { "policy:q": [1], "tag:u": [1], all: [1], "policy:p": [3], p: [1] } },
    { prompts: { "policy:p": [3] } },
  ],
  ["prompts that are no times", { prompts: { "policy:p": ["1"], "tag:t": {} } }, {}],
  ["a prompt that waits", { waiting: { p: ["e1", 5, null] } }, { waiting: { p: ["e1", 5, null] } }],
  ["a prompt that waits under a variant", { waiting: { p: ["e1", 5, "own"] } }, { waiting: { p: ["e1", 5, "own"] } }],
  [
    "a variant without a ladder of its own",
    { waiting: { p: ["e1", 5, "plain"] } },
    { waiting: { p: ["e1", 5, "plain"] } },
  ],
  [
    "a variant that there is not becomes the base",
    { waiting: { p: ["e1", 5, "gone"] } },
    { waiting: { p: ["e1", 5, null] } },
  ],
  ["a variant that is no name becomes the base", { waiting: { p: ["e1", 5, 7] } }, { waiting: { p: ["e1", 5, null] } }],
  ["no prompt that waits: its policy is gone", { waiting: { gone: ["e1", 5, null] } }, {}],
  ["no prompt that waits: an id that is empty", { waiting: { p: ["", 5, null] } }, {}],
  ["no prompt that waits: two members", { waiting: { p: ["e1", 5] } }, {}],
  ["no prompt that waits: a deadline that is none", { waiting: { p: ["e1", "5", null] } }, {}],
  ["no prompt that waits: an object", { waiting: { p: { event: "e1" } } }, {}],
  ["a count of answers", { backOff: { p: { dismissed: 3 } } }, { backOff: { p: { dismissed: 3 } } }],
  ["a count of answers that is 0", { backOff: { p: { dismissed: 0 } } }, {}],
  ["a count of answers below 0", { backOff: { p: { dismissed: -1 } } }, {}],
  ["a count of answers that is no whole number", { backOff: { p: { dismissed: 1.5 } } }, {}],
  [
    "a count of answers of a kind that nothing asks for",
    { backOff: { p: { ignored: 2, dismissed: 1 } } },
    { backOff: { p: { dismissed: 1 } } },
  ],
  ["a count of answers of a policy that does not back off", { backOff: { q: { dismissed: 2 } } }, {}],
  [
    "times and end of a mute",
    { mute: { p: { [mute1]: { times: [1], until: 9 } } } },
    { mute: { p: { [mute1]: { times: [1], until: 9 } } } },
  ],
  ["a mute of a variant", { mute: { p: { [mute2]: { until: 9 } } } }, { mute: { p: { [mute2]: { until: 9 } } } }],
  ["a mute with other words", { mute: { p: { "mute 1h": { until: 9 } } } }, {}],
  ["a mute of another policy", { mute: { q: { [mute1]: { until: 9 } } } }, {}],
  [
    "a mute of which only the end is one",
    { mute: { p: { [mute1]: { times: ["1"], until: 9 } } } },
    { mute: { p: { [mute1]: { until: 9 } } } },
  ],
  [
    "a mute of which only the times are",
    { mute: { p: { [mute1]: { times: [1], until: "9" } } } },
    { mute: { p: { [mute1]: { times: [1] } } } },
  ],
  ["a mute of nothing", { mute: { p: { [mute1]: {} } } }, {}],
  ["a mute with an empty list", { mute: { p: { [mute1]: { times: [] } } } }, {}],
  [
    "times of steps",
    { steps: { "p/0": [1], "p/1": [1, 2], "q/0": [3] } },
    { steps: { "p/0": [1], "p/1": [1, 2], "q/0": [3] } },
  ],
  ["times of a step of a variant's ladder", { steps: { "p/own/0": [1] } }, { steps: { "p/own/0": [1] } }],
  [
    "times of steps that there are not",
    { steps: { "p/2": [1], "q/1": [1], "p/plain/0": [1], "p/own/1": [1], "r/0": [1], p: [1] } },
    {},
  ],
  ["times of steps that are none", { steps: { "p/0": [true], "p/1": null } }, {}],
  ["members that there are not", { more: 1, LAST: [0, "e", ""], until: 3 }, {}],
  ["members of another kind", { history: [[1]], prompts: [1], waiting: "p", backOff: 3, mute: [], steps: null }, {}],
];

const persons = ofPerson.map(([rule, loaded, kept]): LoadedState => ({
  rule: `of a person: ${rule}`,
  bundle: people,
  loads: { people: { ana: loaded } },
  keeps: Object.keys(kept as object).length === 0 ? {} : { people: { ana: kept } },
}));

const wholes: readonly LoadedState[] = [
  ...(
    [
      ["a list", []],
      ["text", "{}"],
      ["a number", 7],
      ["people that are a list", { people: [{ last: [0, "e", ""] }] }],
      ["a person that is a list", { people: { ana: [] } }],
      ["a person that is null", { people: { ana: null } }],
      ["a person with an empty id", { people: { "": { last: [0, "e", ""] } } }],
      ["other members", { persons: { ana: { last: [0, "e", ""] } }, version: 1 }],
      [
        "groups that no limit counts for",
        { groups: { everyone: { last: [0, "e", ""] }, 'department:"finance"': { prompts: { "policy:p": [1] } } } },
      ],
    ] as const
  ).map(([rule, loads]): LoadedState => ({ rule: `whole: ${rule}`, bundle: people, loads: loads as Json, keeps: {} })),
  {
    rule: "whole: people of strange names",
    bundle: people,
    loads: JSON.parse(
      '{"people":{"__proto__":{"last":[1,"e",""]},"constructor":{"last":[2,"e",""]},"😀":{"last":[3,"e",""]}}}',
    ) as Json,
    keeps: JSON.parse(
      '{"people":{"__proto__":{"last":[1,"e",""]},"constructor":{"last":[2,"e",""]},"😀":{"last":[3,"e",""]}}}',
    ) as Json,
  },
  {
    rule: "groups: keys of the partition and prompts",
    bundle: departments,
    loads: {
      groups: {
        'department:"finance"': { last: [5, "e", ""], prompts: { "policy:p": [5], all: [5] } },
        "department:null": { prompts: { "policy:p": [6] } },
        'site:"hq"': { prompts: { "policy:p": [6] } },
        'department_of_old:"hq"': { prompts: { "policy:p": [6] } },
        everyone: { prompts: { "policy:p": [6] } },
      },
      people: { ana: { last: [5, "e", ""], prompts: { "policy:p": [5] } } },
    },
    keeps: {
      groups: {
        'department:"finance"': { last: [5, "e", ""], prompts: { "policy:p": [5] } },
        "department:null": { prompts: { "policy:p": [6] } },
      },
      people: { ana: { prompts: { "policy:p": [5] } } },
    },
  },
  {
    rule: "groups: everyone",
    bundle: everyone,
    loads: {
      groups: {
        everyone: { last: [5, "e", "s"], prompts: { "policy:p": [5] }, waiting: { p: ["e", 9, null] } },
        'department:"finance"': { last: [5, "e", "s"] },
      },
      people: { ana: { last: [5, "e", "s"], prompts: { "policy:p": [5] }, waiting: { p: ["e", 9, null] } } },
    },
    keeps: {
      groups: { everyone: { last: [5, "e", "s"], prompts: { "policy:p": [5] } } },
      people: { ana: { waiting: { p: ["e", 9, null] } } },
    },
  },
  {
    rule: "under another bundle: what has the same name stays",
    bundle: bundle({
      policies: { p: policy({ fatigue: [wait(hour)], escalate: [step(9, "prompts", hour)] }) },
    }),
    loads: {
      people: {
        ana: {
          last: [5, "e", ""],
          history: { "0": [1] },
          prompts: { "policy:p": [5], "tag:t": [5] },
          waiting: { p: ["e", 9, "own"], q: ["e", 9, null] },
          backOff: { p: { dismissed: 2 } },
          mute: { p: { [mute1]: { until: 9 } } },
          steps: { "p/0": [5], "p/1": [5], "p/own/0": [5] },
        },
      },
    },
    keeps: {
      people: {
        ana: {
          last: [5, "e", ""],
          prompts: { "policy:p": [5] },
          waiting: { p: ["e", 9, null] },
          steps: { "p/0": [5] },
        },
      },
    },
  },
];

const event = (id: string, at: string, data: Json = {}): Json => ({
  type: "mail.sent",
  id,
  time: instant(at),
  subject: "ana",
  data,
});
const occurrence = (id: string, at: string, more: Json): Json => ({
  event: id,
  source: "",
  time: t(at),
  person: "ana",
  policy: "p",
  risk: "low",
  signals: [],
  ...(more as object),
});
const prompted = (id: string, at: string): Json =>
  occurrence(id, at, { outcome: "prompt", message: { mode: "feedback", locale: "en", body: "Hello" } });

/** A state that is loaded, and what comes of the next event. */
const decided: readonly LoadedState[] = [
  {
    rule: "a back-off after 4,000 answers is as long as it may be, and no longer",
    bundle: bundle({ policies: { p: policy({ fatigue: [wait(hour), backOff(hour, 1000, day, "dismissed")] }) } }),
    loads: {
      people: {
        ana: {
          last: [t("09:00"), "e1", ""],
          prompts: { "policy:p": [t("09:00")] },
          backOff: { p: { dismissed: 4000 } },
        },
      },
    },
    takes: {
      event: event("e2", "20:00"),
      outcome: {
        kind: "taken",
        decisions: [
          occurrence("e2", "20:00", {
            outcome: "suppressed",
            reason: {
              in: "policy",
              limit: "back off 1000x up to 1d after dismissed",
              kind: "back_off",
              until: t("2026-03-03T09:00:00Z"),
            },
          }),
        ],
      },
    },
    keeps: {
      people: {
        ana: {
          last: [t("20:00"), "e2", ""],
          prompts: { "policy:p": [t("09:00")] },
          backOff: { p: { dismissed: 4000 } },
        },
      },
    },
  },
  {
    rule: "a list that is too long is cut to its bound when something is added",
    bundle: bundle({
      history: [{ kind: "count", on: "mail.sent", withinMs: day, keep: 2 }],
      policies: {
        p: policy({
          triggers: [
            {
              on: ["mail.sent"],
              when: call("greater_or_equal", "bool", { op: "count", type: "int", history: 0 }, int(2)),
            },
          ],
          fatigue: [atMost(2, "day")],
          escalate: [step(3, "occurrences", day)],
        }),
      },
    }),
    loads: {
      people: {
        ana: {
          history: { "0": [1, 2, 3, 4, 5].map((n) => t("08:00") + n) },
          prompts: {
            "policy:p": [t("2026-03-01T08:00:00Z"), t("2026-03-01T09:00:00Z"), t("2026-03-01T10:00:00Z"), t("08:00")],
          },
          steps: { "p/0": [1, 2, 3, 4] },
        },
      },
    },
    takes: { event: event("e1", "09:00"), outcome: { kind: "taken", decisions: [prompted("e1", "09:00")] } },
    keeps: {
      people: {
        ana: {
          last: [t("09:00"), "e1", ""],
          history: { "0": [t("08:00") + 5, t("09:00")] },
          prompts: { "policy:p": [t("08:00"), t("09:00")] },
          waiting: { p: ["e1", t("2026-03-03T09:00:00Z"), null] },
          steps: { "p/0": [3, 4, t("09:00")] },
        },
      },
    },
  },
  {
    rule: "a limit that counts fewer than were kept looks at the latest of them",
    bundle: bundle({ policies: { p: policy({ fatigue: [atMost(1, { withinMs: hour })] }) } }),
    loads: { people: { ana: { prompts: { "policy:p": [t("08:30"), t("08:45")] } } } },
    takes: {
      event: event("e1", "09:40"),
      outcome: {
        kind: "taken",
        decisions: [
          occurrence("e1", "09:40", {
            outcome: "suppressed",
            reason: { in: "policy", limit: "at most 1 within 1h", kind: "at_most", until: t("09:45") },
          }),
        ],
      },
    },
    keeps: { people: { ana: { last: [t("09:40"), "e1", ""], prompts: { "policy:p": [t("08:30"), t("08:45")] } } } },
  },
  {
    rule: "a prompt that waits from a variant that is gone is put to the base's ladder",
    bundle: bundle({ policies: { p: policy({ escalate: [step(1, "dismissed", day)] }) } }),
    loads: { people: { ana: { waiting: { p: ["e0", t("10:00"), "gone"] } } } },
    takes: {
      event: {
        type: "kairos.response",
        id: "e1",
        time: instant("09:00"),
        subject: "ana",
        data: { policy: "p", event: "e0", answer: "dismissed" },
      },
      outcome: {
        kind: "taken",
        decisions: [
          {
            event: "e1",
            source: "",
            time: t("09:00"),
            person: "ana",
            policy: "p",
            outcome: "escalate",
            step: 0,
            action: { kind: "follow_up", name: "training" },
          },
        ],
      },
    },
    keeps: { people: { ana: { last: [t("09:00"), "e1", ""] } } },
  },
  {
    rule: "a key that was loaded is what the next event is put against",
    bundle: bundle({}),
    loads: { people: { ana: { last: [t("09:00"), "e5", "s"] } } },
    takes: { event: event("e5", "09:00"), outcome: { kind: "set_aside", reason: "out_of_order", decisions: [] } },
    keeps: { people: { ana: { last: [t("09:00"), "e5", "s"] } } },
  },
];

export const loading: readonly LoadedState[] = [...persons, ...wholes, ...decided];
