/** Whose prompts count: every scope, put to a prompt of each policy to each person. */
import type { Bundle, EventType, Limit } from "../../../../src/bundle/types.js";
import type { Json } from "../../../../src/base/json.js";
import { atMost, finance, hand, hour, line, mail, policy, wait, type HandCase, type Scope } from "../words.js";

/** p and q have the tag t, r has not; each is triggered by a type of its own. */
const triggers = { p: "mail.sent", q: "chat.sent", r: "call.made" } as const;
type Name = keyof typeof triggers;
const events: Record<string, EventType> = { "mail.sent": mail, "chat.sent": mail, "call.made": mail };

/** ana and ben are of one department, cem of another, dee and eve of none. */
const people: Readonly<Record<string, Json>> = {
  ana: finance,
  ben: finance,
  cem: { department: "sales" },
  dee: {},
  eve: { department: null },
};

interface Counting {
  readonly text: string;
  readonly scope: Scope;
  readonly policies: readonly Name[];
  /** Of whom prompts count when ana is to get one. */
  readonly forAna: readonly string[];
  /** Likewise for dee. */
  readonly forDee: readonly string[];
}

const department = { attribute: "department" } as const;
const everybody = ["ana", "ben", "cem", "dee", "eve"];
const counting: readonly Counting[] = [
  { text: "", scope: { prompts: "policy:p", for: "person" }, policies: ["p"], forAna: ["ana"], forDee: ["dee"] },
  {
    text: " for each person.department",
    scope: { prompts: "policy:p", for: department },
    policies: ["p"],
    forAna: ["ana", "ben"],
    forDee: ["dee", "eve"],
  },
  {
    text: " for everyone",
    scope: { prompts: "policy:p", for: "everyone" },
    policies: ["p"],
    forAna: everybody,
    forDee: everybody,
  },
  {
    text: " across tag t",
    scope: { prompts: "tag:t", for: "person" },
    policies: ["p", "q"],
    forAna: ["ana"],
    forDee: ["dee"],
  },
  {
    text: " across tag t for each person.department",
    scope: { prompts: "tag:t", for: department },
    policies: ["p", "q"],
    forAna: ["ana", "ben"],
    forDee: ["dee", "eve"],
  },
  {
    text: " across tag t for everyone",
    scope: { prompts: "tag:t", for: "everyone" },
    policies: ["p", "q"],
    forAna: everybody,
    forDee: everybody,
  },
  {
    text: " across all",
    scope: { prompts: "all", for: "person" },
    policies: ["p", "q", "r"],
    forAna: ["ana"],
    forDee: ["dee"],
  },
  {
    text: " across all for each person.department",
    scope: { prompts: "all", for: department },
    policies: ["p", "q", "r"],
    forAna: ["ana", "ben"],
    forDee: ["dee", "eve"],
  },
  {
    text: " across all for everyone",
    scope: { prompts: "all", for: "everyone" },
    policies: ["p", "q", "r"],
    forAna: everybody,
    forDee: everybody,
  },
];

const kinds: readonly (readonly [name: string, until: string, make: (scope: Scope) => Limit])[] = [
  ["wait 1h", "2026-03-02T10:00:00.000Z", (scope) => wait(hour, scope)],
  ["at most 1 within 1h", "2026-03-02T10:00:00.000Z", (scope) => atMost(1, { withinMs: hour }, scope)],
  ["at most 1 per day", "2026-03-03T00:00:00.000Z", (scope) => atMost(1, "day", scope)],
];

const policies = (limit: Limit, place: "policy" | "limits"): Partial<Bundle> => ({
  events,
  policies: {
    p: policy({ tags: ["t"], fatigue: place === "policy" ? [limit] : [] }),
    q: policy({ tags: ["u", "t"], triggers: [{ on: ["chat.sent"] }] }),
    r: policy({ tags: ["u"], triggers: [{ on: ["call.made"] }] }),
  },
  limits: place === "limits" ? [limit] : [],
});

/** A prompt of this policy to somebody, and then p for ana. */
function forAna(each: Counting, kind: (typeof kinds)[number], given: Name, who: string): HandCase {
  const [text, until, make] = kind;
  const refusal = `suppressed p by ${text}${each.text} until ${until}`;
  const counts = each.policies.includes(given) && each.forAna.includes(who);
  return hand(
    `${text}${each.text}: a prompt of ${given} to ${who}, and then p for ana`,
    policies(make(each.scope), "policy"),
    line("09:00", `prompt ${given}`, { type: triggers[given], who, person: people[who]! }),
    line("09:30", counts ? refusal : "prompt p", { person: people["ana"]! }),
  );
}

const toAna = kinds.flatMap((kind) =>
  counting.flatMap((each) =>
    (["p", "q", "r"] as const).flatMap((given) => ["ana", "ben", "cem"].map((who) => forAna(each, kind, given, who))),
  ),
);

const toDee = counting.flatMap((each) =>
  ["dee", "eve", "ana"].map((who) =>
    hand(
      `wait 1h${each.text}: a prompt of p to ${who}, and then p for dee, who has no department`,
      policies(wait(hour, each.scope), "policy"),
      line("09:00", "prompt p", { who, person: people[who]! }),
      line(
        "09:30",
        each.forDee.includes(who) ? `suppressed p by wait 1h${each.text} until 2026-03-02T10:00:00.000Z` : "prompt p",
        { who: "dee", person: people["dee"]! },
      ),
    ),
  ),
);

/** A shared limit refuses every policy, whether or not its prompts count. */
const shared = counting
  .filter(({ scope }) => scope.prompts !== "policy:p")
  .flatMap((each) =>
    (["p", "q", "r"] as const).map((asked) =>
      hand(
        `shared: wait 1h${each.text} refuses ${asked}`,
        policies(wait(hour, each.scope), "limits"),
        line("09:00", "prompt q", { type: "chat.sent", person: people["ana"]! }),
        line("09:30", `suppressed ${asked} by wait 1h${each.text} until 2026-03-02T10:00:00.000Z in limits`, {
          type: triggers[asked],
          person: people["ana"]!,
        }),
        line("10:00", `prompt ${asked}`, { type: triggers[asked], person: people["ana"]! }),
      ),
    ),
  );

/** `per event` counts the prompts of this event, whoever it is for. */
const perEvent = counting.map((each) =>
  hand(
    `at most 1 per event${each.text}: of three policies that one event triggers`,
    {
      policies: {
        p: policy({ tags: ["t"], priority: -1, fatigue: [atMost(1, "event", each.scope)] }),
        q: policy({ tags: ["t"] }),
        r: policy(),
      },
    },
    ...["09:00", "09:01"].map((at) =>
      line(
        at,
        each.policies.includes("q")
          ? [`suppressed p by at most 1 per event${each.text}`, "prompt q", "prompt r"]
          : ["prompt p", "prompt q", "prompt r"],
        { person: people["ana"]! },
      ),
    ),
  ),
);

/** The value of the attribute makes the group, whatever its type. */
const groupsOf = (
  type: "int" | "bool" | "timestamp" | "timezone" | "number" | "list",
  same: readonly [Json, Json],
  other: Json,
): HandCase =>
  hand(
    `groups by an attribute of type ${type}`,
    {
      person: { it: { type: type === "list" ? { list: "string" } : type, optional: true } },
      policies: { p: policy({ fatigue: [wait(hour, { prompts: "policy:p", for: { attribute: "it" } })] }) },
    },
    line("09:00", "prompt p", { person: { it: same[0] } }),
    line("09:10", "suppressed p by wait 1h for each person.it until 2026-03-02T10:00:00.000Z", {
      who: "ben",
      person: { it: same[1] },
    }),
    line("09:20", "prompt p", { who: "cem", person: { it: other } }),
    line("09:30", "prompt p", { who: "dee" }),
    line("09:40", "suppressed p by wait 1h for each person.it until 2026-03-02T10:30:00.000Z", {
      who: "eve",
      person: { it: null },
    }),
  );

const attributes: readonly HandCase[] = [
  groupsOf("int", [3, 3], 4),
  groupsOf("number", [0.5, 0.5], 1e21),
  groupsOf("bool", [false, false], true),
  groupsOf("timestamp", ["2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00"], "2026-01-01T00:00:00.001Z"),
  groupsOf("timezone", ["Europe/Berlin", "Europe/Berlin"], "UTC"),
  groupsOf(
    "list",
    [
      ["a", "b"],
      ["a", "b"],
    ],
    ["b", "a"],
  ),
  hand(
    "groups by the built-in attributes: the zone that is the organisation's by default",
    {
      zone: "Europe/Berlin",
      policies: { p: policy({ fatigue: [wait(hour, { prompts: "policy:p", for: { attribute: "timezone" } })] }) },
    },
    line("09:00", "prompt p"),
    line("09:10", "suppressed p by wait 1h for each person.timezone until 2026-03-02T10:00:00.000Z", {
      who: "ben",
      person: { timezone: "Europe/Berlin" },
    }),
    line("09:20", "prompt p", { who: "cem", person: { timezone: "UTC" } }),
  ),
  hand(
    "groups by two attributes: what a log may be split by is nothing, and order is checked over all",
    {
      person: { department: { type: "string", optional: true }, site: { type: "string", default: "hq" } },
      policies: {
        p: policy({
          fatigue: [
            wait(hour, { prompts: "policy:p", for: { attribute: "department" } }),
            atMost(2, "day", { prompts: "policy:p", for: { attribute: "site" } }),
          ],
        }),
      },
    },
    line("09:00", "prompt p", { person: finance }),
    line("08:59:59.999", "set aside: out_of_order", { who: "cem" }),
    line("09:10", "prompt p", { who: "cem" }),
    line("10:00", "suppressed p by at most 2 per day for each person.site until 2026-03-03T00:00:00.000Z", {
      who: "dee",
      person: finance,
    }),
    line("10:10", "prompt p", { who: "eve", person: { department: "finance", site: "lab" } }),
  ),
];

export const counted: readonly HandCase[] = [...toAna, ...toDee, ...shared, ...perEvent, ...attributes];
