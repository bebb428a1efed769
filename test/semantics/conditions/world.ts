/** Conditions over one vocabulary, and events that they tell apart. */
import fc from "fast-check";

const ATOMS: readonly string[] = [
  "event.level is low_one",
  "event.level >= middle",
  "event.level not in [top, middle]",
  "(event.other exists and event.other < event.level)",
  "(event.other exists and event.other is event.level)",
  "(event.other otherwise middle) is middle",
  "event.hot",
  "event.hot is false",
  "event.number > 1",
  "event.number + 3 <= 4",
  "10 - event.number < 4",
  "0 - event.number > 2",
  "event.number in [0, 3]",
  "event.number not in [0, 3]",
  "event.number < event.second",
  "event.number is event.second",
  "event.number >= event.second",
  "event.number + event.second > 7",
  "event.number * 2 is event.second",
  "event.number > 12",
  "event.size > org.limit",
  "event.size <= 25MB",
  "event.share >= 50%",
  "event.share < 12.5%",
  "event.ratio > 1.5",
  "event.ratio < 1.6",
  "event.ratio * 2 > event.number",
  'event.place is "here"',
  'event.place is not "here"',
  'event.place in ["here", "there", "acme.example"]',
  'event.place not in ["here", "there"]',
  'event.place like "h*e"',
  'event.place like "*.example"',
  'event.place starts with "he"',
  'event.place ends with "re"',
  'event.place contains "er"',
  'event.place matches "[a-z]{4}"',
  "length(event.place) > 4",
  "length(event.place) <= 6",
  'lower(event.place) is "here"',
  'lower(event.place) starts with "t"',
  "event.place is event.host",
  "event.place is org.domain",
  "edit_distance(event.host, org.domain) <= 2",
  "edit_distance(event.host, org.domain) > 0",
  "event.host in org.partners",
  "org.partners contains event.host",
  'domain(event.host) is "b.example"',
  "edit_distance(event.host, event.place) < 3",
  "event.note exists",
  '(event.note otherwise "none") is "none"',
  '(event.note exists and event.note like "a*")',
  "(event.note exists and event.note is event.place)",
  "event.cues contains urgency",
  "event.cues contains any of [urgency, reward]",
  "event.cues contains all of [urgency, lookalike]",
  "length(event.cues) >= 2",
  "length(event.cues) is 0",
  "person.team in event.cues",
  "reward in event.cues",
  '(event.tags exists and event.tags contains "x")',
  "(event.tags exists and length(event.tags) < 2)",
  "event.clock < 12:00",
  "event.clock >= 12:00",
  "event.clock is 18:30",
  "event.day > 2026-05-01",
  "event.day <= 2026-05-02",
  "(event.due exists and event.due - event.time < 2h)",
  "(event.due exists and event.due > event.time)",
  "event.wait > 90m",
  "event.wait + 10m < 2h",
  "local_time(event.time) < 07:00",
  "local_time(event.time) >= 22:00",
  "weekday(event.time) is saturday",
  "weekday(event.time) in [monday, tuesday]",
  'person.timezone is "Asia/Tokyo"',
  'person.locale is "de"',
  "risk >= high",
  "risk is low",
  "risk in [medium, critical]",
  "handy",
  "seasoned",
  "person.team is urgency",
  "(person.age exists and person.age < 50)",
  "count(work.done where event.hot within 7d) >= 1",
  "count(work.done within 7d) >= 1",
  "count(work.done within 7d) < 3",
  "distinct(event.place within 7d) is 1",
  "first time within 30d",
];

export const condition: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: "condition" },
    { arbitrary: fc.constantFrom(...ATOMS), weight: 3 },
    { arbitrary: fc.constantFrom(...ATOMS).map((one) => `not (${one})`), weight: 1 },
    {
      arbitrary: fc
        .tuple(fc.array(tie("tree"), { minLength: 2, maxLength: 3 }), fc.constantFrom(" and ", " and ", " or "))
        .map(([parts, word]) => `(${parts.join(word)})`),
      weight: 4,
    },
    { arbitrary: tie("tree").map((one) => `not (${one})`), weight: 1 },
  ),
})).tree;

export interface World {
  /** Of the event; `time` stands for its own. */
  readonly data: Record<string, unknown>;
  readonly person: Record<string, unknown>;
}

/** Events at random, of values on either side of what the conditions ask. */
export function world(seed: number, count: number): World[] {
  let state = seed >>> 0 || 1;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() * values.length)]!;
  const places = ["here", "there", "Here", "hence", "acme.example", "acne.example", "b.example", "aa", "", "interest"];
  return Array.from({ length: count }, () => ({
    data: {
      time: pick(["2026-03-02T10:00:00Z", "2026-03-07T23:30:00Z", "2026-03-03T04:00:00Z", "2026-03-08T15:00:00Z"]),
      level: pick(["low_one", "middle", "TOP"]),
      other: pick([null, "low_one", "middle", "TOP"]),
      hot: pick([true, false]),
      number: pick([-3, 0, 1, 2, 3, 4, 6, 7, 11, 13]),
      second: pick([-6, 0, 1, 2, 4, 6, 8, 12]),
      size: pick([0, 20e6, 21e6, 25e6, 26e6]),
      share: pick([0, 0.1, 0.125, 0.5, 0.7]),
      ratio: pick([0, 1, 1.5, 1.55, 1.6, 3, 8]),
      place: pick(places),
      host: pick([...places, "partner.example", "mail.b.example"]),
      note: pick([null, "none", "about", ...places]),
      cues: pick([
        [],
        ["urgency"],
        ["reward"],
        ["urgency", "lookalike"],
        ["urgency", "lookalike", "reward"],
        ["reward", "reward"],
      ]),
      tags: pick([null, [], ["x"], ["x", "y"], ["y"]]),
      clock: pick(["08:00", "12:00", "18:30", "20:00"]),
      day: pick(["2026-04-30", "2026-05-01", "2026-05-02", "2026-05-03"]),
      due: pick([null, "2026-03-02T11:00:00Z", "2026-03-09T00:00:00Z", "2026-01-01T00:00:00Z"]),
      wait: pick([0, 90 * 60_000, 100 * 60_000, 110 * 60_000, 120 * 60_000]),
    },
    person: {
      handy: pick([true, false]),
      age: pick([null, 20, 41, 45, 60]),
      team: pick(["urgency", "lookalike", "reward"]),
      timezone: pick(["Europe/Berlin", "Asia/Tokyo", "UTC"]),
      locale: pick(["en", "de", "fr"]),
    },
  }));
}
