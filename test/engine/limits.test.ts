/** Step 9: each kind of limit, to the millisecond, with `until`. */
import { describe, expect, test } from "vitest";
import type { Field, Limit } from "../../src/bundle/types.js";
import {
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  Run,
  all,
  atMost,
  backOff,
  bundle,
  ev,
  int,
  mute,
  op,
  policy,
  quiet,
  quietOn,
  untilOf,
  wait,
} from "./builder.js";
import type { Parts } from "./builder.js";

const withLimits = (fatigue: readonly Limit[], parts: Parts = {}): Run =>
  new Run(bundle({ policies: { p: policy({ fatigue }) }, ...parts }));

/** A run in which ana lives in a zone. */
function inZone(timezone: string, fatigue: readonly Limit[]): Run {
  const run = withLimits(fatigue);
  run.people = { ana: { timezone } };
  return run;
}

const local = (text: string): number => Date.parse(text);

describe("rolling", () => {
  test.each([
    ["wait", wait(HOUR)],
    ["at most 1 within", atMost(1, { withinMs: HOUR })],
  ])("%s refuses until exactly W has passed", (_, limit) => {
    const run = withLimits([limit]);
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
    expect(untilOf(run.act(MONDAY + HOUR - 1))).toBe(MONDAY + HOUR);
    expect(run.outcomes(MONDAY + HOUR)).toEqual(["prompt"]);
  });

  test("the n-th latest decides, and its end is until", () => {
    const run = withLimits([atMost(2, { withinMs: DAY })]);
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + HOUR)).toEqual(["prompt"]);
    expect(untilOf(run.act(MONDAY + DAY - 1))).toBe(MONDAY + DAY);
    expect(run.outcomes(MONDAY + DAY)).toEqual(["prompt"]);
    expect(untilOf(run.act(MONDAY + DAY + 1))).toBe(MONDAY + HOUR + DAY);
  });

  test("a suppressed prompt uses up nothing", () => {
    const run = withLimits([wait(HOUR)]);
    run.act(MONDAY);
    run.act(MONDAY + HOUR / 2);
    expect(run.outcomes(MONDAY + HOUR)).toEqual(["prompt"]);
  });

  test("two events of one instant", () => {
    const run = withLimits([atMost(1, { withinMs: 1 })]);
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
    expect(untilOf(run.act(MONDAY))).toBe(MONDAY + 1);
    expect(run.outcomes(MONDAY + 1)).toEqual(["prompt"]);
  });
});

describe("calendar", () => {
  test.each([
    ["day", "2026-01-05T12:00Z", "2026-01-06T00:00Z"],
    ["week", "2026-01-07T12:00Z", "2026-01-12T00:00Z"],
    ["week", "2026-01-11T23:59Z", "2026-01-12T00:00Z"],
    ["week", "2025-12-30T00:00Z", "2026-01-05T00:00Z"],
    ["month", "2026-01-31T23:59Z", "2026-02-01T00:00Z"],
    ["month", "2024-02-01T00:00Z", "2024-03-01T00:00Z"],
    ["month", "2025-12-15T00:00Z", "2026-01-01T00:00Z"],
  ] as const)("per %s from %s", (unit, from, end) => {
    const run = withLimits([atMost(1, unit)]);
    run.act(local(from));
    expect(untilOf(run.act(local(end) - 1))).toBe(local(end));
    expect(run.outcomes(local(end))).toEqual(["prompt"]);
  });

  test("23:59 and 00:00 are two days", () => {
    const run = withLimits([atMost(1, "day")]);
    expect(run.outcomes(MONDAY - 1)).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY)).toEqual(["prompt"]);
  });

  test("in the person's zone, else the organisation's", () => {
    const tokyo = inZone("Asia/Tokyo", [atMost(1, "day")]);
    tokyo.act(local("2026-01-05T14:59Z"));
    expect(tokyo.outcomes(local("2026-01-05T15:00Z"))).toEqual(["prompt"]);
    const home = withLimits([atMost(1, "day")], { org: { locales: ["en"], timezone: "America/New_York" } });
    home.act(local("2026-01-05T04:59Z"));
    expect(home.outcomes(local("2026-01-05T05:00Z"))).toEqual(["prompt"]);
  });

  test("a stored instant is read in the zone that the person has now", () => {
    const run = inZone("UTC", [atMost(1, "day")]);
    run.act(local("2026-01-05T12:00Z"));
    run.people = { ana: { timezone: "Asia/Tokyo" } };
    // 21:00 and 23:00 of the 5th in Tokyo; then midnight of the 6th.
    expect(untilOf(run.act(local("2026-01-05T14:00Z")))).toBe(local("2026-01-05T15:00Z"));
    run.people = { ana: { timezone: "Pacific/Kiritimati" } };
    // Both on the 6th there.
    expect(untilOf(run.act(local("2026-01-05T14:30Z")))).toBe(local("2026-01-06T10:00Z"));
  });

  test("a day of 23 and one of 25 hours", () => {
    const spring = inZone("Europe/Berlin", [atMost(1, "day")]);
    spring.act(local("2026-03-28T23:00Z"));
    expect(untilOf(spring.act(local("2026-03-29T21:59:59.999Z")))).toBe(local("2026-03-29T22:00Z"));
    const autumn = inZone("Europe/Berlin", [atMost(1, "day")]);
    autumn.act(local("2026-10-24T22:00Z"));
    expect(untilOf(autumn.act(local("2026-10-25T22:59:59.999Z")))).toBe(local("2026-10-25T23:00Z"));
  });

  test("where midnight is skipped the day begins at one", () => {
    // Sao Paulo, 2018-11-04: 00:00 was skipped, the day began at 01:00-02:00.
    const run = inZone("America/Sao_Paulo", [atMost(1, "day")]);
    run.act(local("2018-11-03T20:00-03:00"));
    expect(untilOf(run.act(local("2018-11-03T23:59-03:00")))).toBe(local("2018-11-04T03:00Z"));
  });

  test("where midnight comes twice the first instant of another date counts", () => {
    // Sao Paulo, 2018-02-18: at 00:00 the clock went back to 23:00 of the 17th; the day before came again for an hour.
    const run = inZone("America/Sao_Paulo", [atMost(1, "day")]);
    run.act(local("2018-02-17T23:30-02:00"));
    expect(untilOf(run.act(local("2018-02-17T23:45-02:00")))).toBe(local("2018-02-18T00:00-03:00"));
    // Havana, 2026-11-01: at 01:00 back to 00:00, within the same day.
    const havana = inZone("America/Havana", [atMost(1, "day")]);
    havana.act(local("2026-11-01T00:30-04:00"));
    expect(untilOf(havana.act(local("2026-11-01T00:30-05:00")))).toBe(local("2026-11-02T00:00-05:00"));
  });

  test("where a date is skipped the next day is the one after it", () => {
    const run = inZone("Pacific/Apia", [atMost(1, "day")]);
    run.act(local("2011-12-29T12:00-10:00"));
    expect(untilOf(run.act(local("2011-12-29T23:00-10:00")))).toBe(local("2011-12-31T00:00+14:00"));
  });
});

describe("per event", () => {
  test("counts the prompts of this event alone, in the order of the competition", () => {
    const one = policy();
    const run = new Run(
      bundle({
        policies: { a: one, b: policy({ priority: 5 }), c: policy({ priority: 5 }) },
        limits: [{ ...atMost(1, "event", all), text: "at most 1 per event" }],
      }),
    );
    expect(run.act(MONDAY).map(({ policy: id, outcome }) => `${id} ${outcome}`)).toEqual([
      "a suppressed",
      "b prompt",
      "c suppressed",
    ]);
    const [a] = run.act(MONDAY);
    expect(a).toMatchObject({ reason: { in: "limits", limit: "at most 1 per event", kind: "at_most" } });
    expect(a).not.toHaveProperty("reason.until");
    expect(run.saved).not.toHaveProperty("people.ana.prompts");
  });

  test("across a tag", () => {
    const scope = { prompts: "tag:t", for: "person" } as const;
    const run = new Run(
      bundle({
        policies: {
          a: policy({ tags: ["t"] }),
          b: policy(),
          c: policy({ tags: ["t"], fatigue: [atMost(1, "event", scope)] }),
        },
      }),
    );
    expect(run.act(MONDAY).map(({ outcome }) => outcome)).toEqual(["prompt", "prompt", "suppressed"]);
  });
});

describe("quiet hours", () => {
  test.each([
    [quiet(9 * 60, 17 * 60), "09:00", "17:00"],
    [quiet(19 * 60, 7 * 60), "19:00", "07:00"],
    [quiet(0, 60), "00:00", "01:00"],
    [quiet(23 * 60, 0), "23:00", "00:00"],
  ])("%# from its first minute to before its last", (limit, from, to) => {
    const at = (clock: string): number =>
      MONDAY + DAY + Number(clock.slice(0, 2)) * HOUR + Number(clock.slice(3)) * MINUTE;
    const start = at(from);
    const end = at(to) > start ? at(to) : at(to) + DAY;
    const run = withLimits([limit]);
    expect(run.outcomes(start - 1)).toEqual(["prompt"]);
    expect(untilOf(run.act(start))).toBe(end);
    expect(untilOf(run.act(end - 1))).toBe(end);
    expect(run.outcomes(end)).toEqual(["prompt"]);
  });

  test("from = to is never", () => expect(withLimits([quiet(60, 60)]).outcomes(MONDAY + HOUR)).toEqual(["prompt"]));

  test("an hour that is skipped is never met: quiet ends with the jump", () => {
    // Berlin, 2026-03-29: 02:00 becomes 03:00.
    const run = inZone("Europe/Berlin", [quiet(60, 150)]);
    expect(untilOf(run.act(local("2026-03-29T01:00+01:00")))).toBe(local("2026-03-29T03:00+02:00"));
    expect(run.outcomes(local("2026-03-29T03:00+02:00"))).toEqual(["prompt"]);
    const inside = inZone("Europe/Berlin", [quiet(130, 150)]);
    expect(inside.outcomes(local("2026-03-29T01:59+01:00"))).toEqual(["prompt"]);
    expect(inside.outcomes(local("2026-03-29T03:00+02:00"))).toEqual(["prompt"]);
  });

  test("an hour that comes twice is met twice", () => {
    // Berlin, 2026-10-25: 03:00 becomes 02:00.
    const run = inZone("Europe/Berlin", [quiet(120, 150)]);
    expect(untilOf(run.act(local("2026-10-25T02:10+02:00")))).toBe(local("2026-10-25T02:30+02:00"));
    expect(run.outcomes(local("2026-10-25T02:40+02:00"))).toEqual(["prompt"]);
    expect(untilOf(run.act(local("2026-10-25T02:10+01:00")))).toBe(local("2026-10-25T02:30+01:00"));
    // Quiet to 03:00, which the clock does not reach the first time.
    const longer = inZone("Europe/Berlin", [quiet(120, 180)]);
    expect(untilOf(longer.act(local("2026-10-25T02:10+02:00")))).toBe(local("2026-10-25T03:00+01:00"));
    // Quiet to 02:30 from 22:00: over at the first 02:30, though it will be quiet again at the second 02:00.
    const night = inZone("Europe/Berlin", [quiet(22 * 60, 150)]);
    expect(untilOf(night.act(local("2026-10-24T23:00+02:00")))).toBe(local("2026-10-25T02:30+02:00"));
  });

  test("a jump of half an hour", () => {
    // Lord Howe, 2026-10-04: 02:00+10:30 becomes 02:30+11:00.
    const run = inZone("Australia/Lord_Howe", [quiet(60, 135)]);
    expect(untilOf(run.act(local("2026-10-04T01:30+10:30")))).toBe(local("2026-10-04T02:30+11:00"));
  });

  test("an offset with seconds", () => {
    const run = inZone("Africa/Monrovia", [quiet(0, 60)]);
    expect(untilOf(run.act(local("1970-01-02T00:50:00Z")))).toBe(local("1970-01-02T01:44:30Z"));
  });
});

describe("quiet days", () => {
  test("to the first instant of a day that is not", () => {
    const run = withLimits([quietOn("saturday", "sunday", "monday")]);
    expect(untilOf(run.act(MONDAY - 2 * DAY))).toBe(MONDAY + DAY);
    expect(untilOf(run.act(MONDAY + DAY - 1))).toBe(MONDAY + DAY);
    expect(run.outcomes(MONDAY + DAY)).toEqual(["prompt"]);
  });

  test("all seven have no end", () => {
    const run = withLimits([quietOn("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")]);
    expect(run.act(MONDAY)[0]).not.toHaveProperty("reason.until");
  });

  test("in the person's zone, over a change of clocks and a skipped date", () => {
    const berlin = inZone("Europe/Berlin", [quietOn("sunday")]);
    expect(untilOf(berlin.act(local("2026-03-29T00:00+01:00")))).toBe(local("2026-03-30T00:00+02:00"));
    // Samoa had no Friday in the last week of 2011.
    const apia = inZone("Pacific/Apia", [quietOn("thursday", "friday")]);
    expect(untilOf(apia.act(local("2011-12-29T12:00-10:00")))).toBe(local("2011-12-31T00:00+14:00"));
    const only = inZone("Pacific/Apia", [quietOn("thursday")]);
    expect(untilOf(only.act(local("2011-12-29T12:00-10:00")))).toBe(local("2011-12-31T00:00+14:00"));
  });
});

describe("back off", () => {
  const limits = [wait(HOUR), backOff(2, 5 * HOUR, HOUR)];

  test("doubles with each dismissal, to the most, and starts anew when accepted", () => {
    const run = withLimits(limits);
    let at = MONDAY;
    for (const hours of [2, 4, 5, 5]) {
      expect(run.outcomes(at)).toEqual(["prompt"]);
      run.answer(at + 1, run.lastId, "dismissed");
      const decisions = run.act(at + hours * HOUR - 1);
      expect(untilOf(decisions)).toBe(at + hours * HOUR);
      expect(decisions[0]).toMatchObject({ reason: { kind: "back_off" } });
      at += hours * HOUR;
    }
    expect(run.saved).toMatchObject({ people: { ana: { backOff: { p: { dismissed: 4 } } } } });
    expect(run.outcomes(at)).toEqual(["prompt"]);
    run.answer(at + 1, run.lastId, "accepted");
    expect(run.saved).not.toHaveProperty("people.ana.backOff");
    expect(run.outcomes(at + HOUR)).toEqual(["prompt"]);
  });

  test("the wait stays a limit beside it, and is the reason within its span", () => {
    const run = withLimits(limits);
    run.act(MONDAY);
    run.answer(MONDAY + 1, "000001", "dismissed");
    expect(run.act(MONDAY + HOUR - 1)).toMatchObject([{ reason: { kind: "wait", until: MONDAY + HOUR } }]);
    expect(run.act(MONDAY + HOUR)).toMatchObject([{ reason: { kind: "back_off", until: MONDAY + 2 * HOUR } }]);
  });

  test("other answers leave it", () => {
    const run = withLimits(limits);
    run.act(MONDAY);
    run.answer(MONDAY + 1, "000001", "overridden");
    expect(run.outcomes(MONDAY + HOUR)).toEqual(["prompt"]);
  });

  test("ignored is any of three answers, or none in time", () => {
    const run = withLimits([wait(HOUR), backOff(3, 100 * DAY, HOUR, "ignored")]);
    run.act(MONDAY);
    run.answer(MONDAY + 1, run.lastId, "not_useful");
    run.act(MONDAY + 3 * HOUR);
    // A day later nobody has answered, so that 9 h have to pass; they have.
    expect(run.outcomes(MONDAY + 3 * HOUR + DAY)).toEqual(["prompt"]);
    expect(run.saved).toMatchObject({ people: { ana: { backOff: { p: { ignored: 2 } } } } });
  });

  test("it does not multiply past the most", () => {
    const run = withLimits([wait(HOUR), backOff(1000, 2 ** 50, HOUR)]);
    run.state = run.engine.loadState({
      people: { ana: { backOff: { p: { dismissed: 1e15 } }, prompts: { "policy:p": [MONDAY] } } },
    });
    expect(untilOf(run.act(MONDAY + HOUR))).toBe(MONDAY + 2 ** 50);
  });
});

describe("mute", () => {
  const limits = [mute(10 * DAY, 2, "dismissed", 3 * DAY)];

  test("begins with the n-th answer within V, and forgets the times", () => {
    const run = withLimits(limits);
    run.act(MONDAY);
    run.answer(MONDAY + 1, "000001", "dismissed");
    expect(run.saved).toMatchObject({
      people: { ana: { mute: { p: { [limits[0]!.text]: { times: [MONDAY + 1] } } } } },
    });
    run.act(MONDAY + DAY);
    run.answer(MONDAY + DAY + 1, "000003", "dismissed");
    expect(run.saved).toMatchObject({
      people: { ana: { mute: { p: { [limits[0]!.text]: { until: MONDAY + 11 * DAY + 1 } } } } },
    });
    expect(run.saved).not.toHaveProperty(["people", "ana", "mute", "p", limits[0]!.text, "times"]);
    expect(untilOf(run.act(MONDAY + 11 * DAY))).toBe(MONDAY + 11 * DAY + 1);
    expect(run.outcomes(MONDAY + 11 * DAY + 1)).toEqual(["prompt"]);
  });

  test("an answer exactly V ago is too old", () => {
    const run = withLimits(limits);
    run.act(MONDAY);
    run.answer(MONDAY + 1, "000001", "dismissed");
    run.act(MONDAY + 3 * DAY);
    run.answer(MONDAY + 3 * DAY + 1, "000003", "dismissed");
    expect(run.outcomes(MONDAY + 3 * DAY + 2)).toEqual(["prompt"]);
    run.answer(MONDAY + 4 * DAY, "000005", "dismissed");
    expect(untilOf(run.act(MONDAY + 4 * DAY + 1))).toBe(MONDAY + 14 * DAY);
  });

  test("accepted does not lift it; one that begins later replaces the end", () => {
    const run = withLimits([mute(DAY, 1, "dismissed", HOUR)]);
    run.act(MONDAY);
    run.act(MONDAY + 1);
    run.answer(MONDAY + 2, "000002", "dismissed");
    expect(untilOf(run.act(MONDAY + 3))).toBe(MONDAY + DAY + 2);
    const both = new Run(
      bundle({
        policies: { p: policy({ fatigue: [mute(DAY, 1, "overridden", HOUR), mute(2 * DAY, 1, "dismissed", HOUR)] }) },
      }),
    );
    both.act(MONDAY);
    both.answer(MONDAY + 1, "000001", "overridden");
    both.act(MONDAY + 2);
    expect(both.answer(MONDAY + 3, "000003", "accepted")).toMatchObject({ reason: "no_such_prompt" });
  });

  test("it takes answers down whether or not its `when` holds, under whatever variant", () => {
    const limit = { ...mute(DAY, 1, "dismissed", HOUR), when: op("is", ev("n"), int(1)) } as Limit;
    const run = withLimits([limit]);
    run.act(MONDAY, { n: 0 });
    run.answer(MONDAY + 1, "000001", "dismissed");
    expect(run.outcomes(MONDAY + 2, { n: 0 })).toEqual(["prompt"]);
    expect(untilOf(run.act(MONDAY + 3, { n: 1 }))).toBe(MONDAY + 1 + DAY);
  });
});

describe("conditions and order", () => {
  test("where `when` does not hold the limit does not refuse, yet prompts count", () => {
    const run = withLimits([{ ...wait(HOUR), when: op("greater", ev("n"), int(0)) } as Limit]);
    expect(run.outcomes(MONDAY, { n: 0 })).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + 1, { n: 0 })).toEqual(["prompt"]);
    expect(untilOf(run.act(MONDAY + 2, { n: 1 }))).toBe(MONDAY + 1 + HOUR);
  });

  test("the first that refuses is the reason: the policy's as written, then the shared ones", () => {
    const shared: Limit = { ...wait(DAY, all), text: "shared" };
    const run = new Run(
      bundle({ policies: { p: policy({ fatigue: [atMost(1, "day"), wait(HOUR)] }) }, limits: [shared] }),
    );
    run.act(MONDAY + HOUR);
    expect(run.outcomes(MONDAY + HOUR + 1)).toEqual(["at most 1 per day"]);
    expect(run.act(MONDAY + DAY)).toMatchObject([{ reason: { in: "limits", limit: "shared" } }]);
  });
});

describe("scopes", () => {
  const person: Record<string, Field> = { department: { type: { enum: "Department" }, optional: true } };
  const enums = {
    Department: {
      ordered: false,
      values: [
        { name: "finance", record: "Finance!" },
        { name: "sales", record: "Sales" },
      ],
    },
  };

  test("a tag counts the prompts of every policy that has it", () => {
    const scope = { prompts: "tag:t", for: "person" } as const;
    const run = new Run(
      bundle({
        policies: {
          a: policy({ tags: ["t"], triggers: [{ on: ["act"], when: op("is", ev("n"), int(1)) }] }),
          b: policy({ triggers: [{ on: ["act"], when: op("is", ev("n"), int(2)) }] }),
          c: policy({ triggers: [{ on: ["act"], when: op("is", ev("n"), int(3)) }], fatigue: [wait(HOUR, scope)] }),
        },
      }),
    );
    run.act(MONDAY, { n: 2 });
    expect(run.outcomes(MONDAY + 1, { n: 3 })).toEqual(["prompt"]);
    run.act(MONDAY + 2, { n: 1 });
    expect(untilOf(run.act(MONDAY + 3, { n: 3 }))).toBe(MONDAY + 2 + HOUR);
    // c has not the tag, so its own prompt does not count.
    expect(run.saved).toMatchObject({ people: { ana: { prompts: { "tag:t": [MONDAY + 2] } } } });
  });

  test("for each value of an attribute; those without one are a group", () => {
    const scope = { prompts: "policy:p", for: { attribute: "department" } } as const;
    const run = withLimits([wait(HOUR, scope)], { person, enums, partition: { attribute: "department" } });
    run.people = {
      ana: { department: "Finance!" },
      bob: { department: "Finance!" },
      cy: { department: "Sales" },
      di: {},
      ed: {},
    };
    const by = (subject: string, at: number): string[] => run.outcomes(MONDAY + at, {}, { subject });
    expect(by("ana", 1)).toEqual(["prompt"]);
    expect(by("bob", 2)).toEqual(["wait 3600000ms"]);
    expect(by("cy", 3)).toEqual(["prompt"]);
    expect(by("di", 4)).toEqual(["prompt"]);
    expect(by("ed", 5)).toEqual(["wait 3600000ms"]);
    expect(run.saved).toMatchObject({
      groups: {
        'department:"Finance!"': { prompts: { "policy:p": [MONDAY + 1] } },
        'department:"Sales"': { prompts: { "policy:p": [MONDAY + 3] } },
        "department:null": { prompts: { "policy:p": [MONDAY + 4] } },
      },
    });
  });

  test("the value that they had when they were prompted", () => {
    const scope = { prompts: "all", for: { attribute: "department" } } as const;
    const run = withLimits([wait(HOUR, scope)], { person, enums, partition: null });
    run.people = { ana: { department: "Sales" } };
    run.act(MONDAY);
    run.people = { ana: { department: "Finance!" } };
    expect(run.outcomes(MONDAY + 1)).toEqual(["prompt"]);
  });

  test("for everyone", () => {
    const run = withLimits([atMost(2, { withinMs: HOUR }, { prompts: "all", for: "everyone" })], { partition: null });
    expect(run.outcomes(MONDAY, {}, { subject: "ana" })).toEqual(["prompt"]);
    expect(run.outcomes(MONDAY + 1, {}, { subject: "bob" })).toEqual(["prompt"]);
    expect(untilOf(run.act(MONDAY + 2, {}, { subject: "cy" }))).toBe(MONDAY + HOUR);
  });

  test("calendar windows of groups are in the organisation's zone", () => {
    const run = withLimits([atMost(1, "day", { prompts: "all", for: "everyone" })], { partition: null });
    run.people = { ana: { timezone: "Asia/Tokyo" } };
    run.act(local("2026-01-05T14:00Z"));
    expect(untilOf(run.act(local("2026-01-05T15:00Z")))).toBe(local("2026-01-06T00:00Z"));
  });

  test("limits that ask for different numbers share a log of the greatest", () => {
    const run = withLimits([wait(HOUR), atMost(3, "week"), atMost(2, "day")]);
    for (let hour = 0; hour < 10; hour += 1) run.act(MONDAY + hour * HOUR);
    for (let hour = 0; hour < 10; hour += 1) run.act(MONDAY + DAY + hour * HOUR);
    expect(run.saved).toMatchObject({
      people: { ana: { prompts: { "policy:p": [MONDAY, MONDAY + HOUR, MONDAY + DAY] } } },
    });
  });
});
