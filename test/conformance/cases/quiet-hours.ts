/** Quiet hours and days at their borders, to the millisecond, in many zones. */
import type { Weekday } from "../../../src/bundle/types.js";
import { fatigue, hand, is, limit, line, literal, prompt, quiet, quietOn, refused, type HandCase } from "./words.js";

const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

/** Quiet in a zone: one stretch of it, from the first instant to the first one that is quiet no more. */
const hours: readonly (readonly [zone: string, from: string, to: string, begins: string, ends: string])[] = [
  ["UTC", "00:00", "00:01", "2026-03-02T00:00:00Z", "2026-03-02T00:01:00Z"],
  ["UTC", "23:59", "00:00", "2026-03-02T23:59:00Z", "2026-03-03T00:00:00Z"],
  ["UTC", "12:00", "13:00", "2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z"],
  ["UTC", "19:00", "07:00", "2026-03-02T19:00:00Z", "2026-03-03T07:00:00Z"],
  ["UTC", "22:30", "05:45", "2026-12-31T22:30:00Z", "2027-01-01T05:45:00Z"],
  ["UTC", "00:00", "23:59", "2028-02-29T00:00:00Z", "2028-02-29T23:59:00Z"],
  ["UTC", "00:01", "00:00", "2026-03-02T00:01:00Z", "2026-03-03T00:00:00Z"],
  ["UTC", "07:00", "06:59", "2026-03-02T07:00:00Z", "2026-03-03T06:59:00Z"],
  ["Asia/Tokyo", "19:00", "07:00", "2026-03-02T10:00:00Z", "2026-03-02T22:00:00Z"],
  ["Asia/Kathmandu", "19:00", "07:00", "2026-03-02T13:15:00Z", "2026-03-03T01:15:00Z"],
  ["Asia/Kolkata", "12:00", "13:30", "2026-03-02T06:30:00Z", "2026-03-02T08:00:00Z"],
  ["America/New_York", "19:00", "07:00", "2026-03-03T00:00:00Z", "2026-03-03T12:00:00Z"],
  ["Europe/Berlin", "19:00", "07:00", "2026-07-01T17:00:00Z", "2026-07-02T05:00:00Z"],
  ["Europe/Berlin", "19:00", "07:00", "2026-01-15T18:00:00Z", "2026-01-16T06:00:00Z"],
  // A night of eleven hours, and one of thirteen.
  ["Europe/Berlin", "19:00", "07:00", "2026-03-28T18:00:00Z", "2026-03-29T05:00:00Z"],
  ["Europe/Berlin", "19:00", "07:00", "2026-10-24T17:00:00Z", "2026-10-25T06:00:00Z"],
  ["America/New_York", "22:00", "06:00", "2026-03-08T03:00:00Z", "2026-03-08T10:00:00Z"],
  ["America/New_York", "22:00", "06:00", "2026-11-01T02:00:00Z", "2026-11-01T11:00:00Z"],
  // The end, or the beginning, is skipped.
  ["Europe/Berlin", "22:00", "02:30", "2026-03-28T21:00:00Z", "2026-03-29T01:00:00Z"],
  ["Europe/Berlin", "02:30", "04:00", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"],
  ["America/Santiago", "22:00", "00:30", "2026-09-06T02:00:00Z", "2026-09-06T04:00:00Z"],
  ["America/Santiago", "00:00", "06:00", "2026-09-06T04:00:00Z", "2026-09-06T09:00:00Z"],
  // The whole of the hour that comes twice is quiet.
  ["Europe/Berlin", "01:00", "04:00", "2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z"],
  ["Europe/Berlin", "02:00", "03:00", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"],
  // Met twice, apart.
  ["Europe/Berlin", "02:15", "02:45", "2026-10-25T00:15:00Z", "2026-10-25T00:45:00Z"],
  ["Europe/Berlin", "02:15", "02:45", "2026-10-25T01:15:00Z", "2026-10-25T01:45:00Z"],
  ["Australia/Lord_Howe", "01:30", "02:00", "2026-04-04T14:30:00Z", "2026-04-04T15:30:00Z"],
  ["Australia/Lord_Howe", "01:00", "02:15", "2026-10-03T14:30:00Z", "2026-10-03T15:30:00Z"],
  ["Pacific/Chatham", "02:45", "03:45", "2026-04-04T13:00:00Z", "2026-04-04T15:00:00Z"],
  // At one past midnight back to 23:01: 23:00 to 00:00 is met again.
  ["America/St_Johns", "23:00", "00:00", "2006-10-29T01:30:00Z", "2006-10-29T02:30:00Z"],
  ["America/St_Johns", "23:00", "00:00", "2006-10-29T02:31:00Z", "2006-10-29T03:30:00Z"],
  // A night that jumps over a whole day.
  ["Pacific/Apia", "19:00", "07:00", "2011-12-30T05:00:00Z", "2011-12-30T17:00:00Z"],
];

const text = (from: string, to: string): string => `quiet ${from} to ${to}`;

const ofOrganisation = hours.map(([zone, from, to, begins, ends]) =>
  hand(
    `${text(from, to)} in ${zone}, from ${begins}`,
    { ...fatigue(quiet(from, to)), zone },
    line(before(begins), prompt),
    line(begins, refused(text(from, to), ends)),
    line(before(ends), refused(text(from, to), ends)),
    line(ends, prompt),
  ),
);

const ofPerson = hours
  .filter(([zone]) => zone !== "UTC")
  .map(([zone, from, to, begins, ends]) =>
    hand(
      `${text(from, to)} of a person in ${zone}, from ${begins}`,
      { ...fatigue(), limits: [quiet(from, to)] },
      line(before(begins), prompt, { person: { timezone: zone } }),
      line(begins, `${refused(text(from, to), ends)} in limits`, { person: { timezone: zone } }),
      line(before(ends), `${refused(text(from, to), ends)} in limits`, { person: { timezone: zone } }),
      line(ends, prompt, { person: { timezone: zone } }),
    ),
  );

/** Days that are quiet, and one stretch of them. */
const days: readonly (readonly [zone: string, days: readonly Weekday[], begins: string, ends: string])[] = [
  ["UTC", ["monday"], "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"],
  ["UTC", ["tuesday"], "2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z"],
  ["UTC", ["wednesday"], "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"],
  ["UTC", ["thursday"], "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z"],
  ["UTC", ["friday"], "2026-03-06T00:00:00Z", "2026-03-07T00:00:00Z"],
  ["UTC", ["saturday"], "2026-03-07T00:00:00Z", "2026-03-08T00:00:00Z"],
  ["UTC", ["sunday"], "2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z"],
  ["UTC", ["saturday", "sunday"], "2026-03-07T00:00:00Z", "2026-03-09T00:00:00Z"],
  // In whatever order they are written.
  ["UTC", ["sunday", "saturday"], "2026-03-07T00:00:00Z", "2026-03-09T00:00:00Z"],
  ["UTC", ["monday", "wednesday"], "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"],
  ["UTC", ["friday", "saturday", "sunday", "monday"], "2026-03-06T00:00:00Z", "2026-03-10T00:00:00Z"],
  [
    "UTC",
    ["tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    "2026-03-03T00:00:00Z",
    "2026-03-09T00:00:00Z",
  ],
  ["Europe/Berlin", ["sunday"], "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
  ["Europe/Berlin", ["sunday"], "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
  ["Asia/Kathmandu", ["saturday"], "2026-03-06T18:15:00Z", "2026-03-07T18:15:00Z"],
  ["America/New_York", ["saturday", "sunday"], "2026-03-07T05:00:00Z", "2026-03-09T04:00:00Z"],
  ["America/Santiago", ["sunday"], "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"],
  // Between Thursday and Saturday there was no Friday.
  ["Pacific/Apia", ["thursday", "saturday"], "2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z"],
];

const onDays = days.map(([zone, list, begins, ends]) =>
  hand(
    `quiet on ${list.join(", ")} in ${zone}, from ${begins}`,
    { ...fatigue(quietOn(...list)), zone },
    line(before(begins), prompt),
    line(begins, refused(`quiet on ${list.join(", ")}`, ends)),
    line(before(ends), refused(`quiet on ${list.join(", ")}`, ends)),
    line(ends, prompt),
  ),
);

const risk = { op: "risk", type: { enum: "Risk" } } as const;
const conditions: readonly HandCase[] = [
  hand(
    "quiet hours with a condition do not refuse where it does not hold",
    {
      ...fatigue(limit({ kind: "quiet", from: 1140, to: 420, when: is(risk, literal({ enum: "Risk" }, "low")) })),
      events: {
        "mail.sent": {
          fields: { flag: { type: "bool", default: false } },
          risk: [{ level: "high", when: { op: "event", type: "bool", name: "flag" } }],
        },
      },
    },
    line("20:00", refused('quiet 19:00 to 07:00 when risk is Risk:"low"', "2026-03-03T07:00:00Z")),
    line("20:01", "prompt p at high", { data: { flag: true } }),
  ),
  hand(
    "quiet hours and days are two limits: the first that refuses is the reason",
    fatigue(quiet("19:00", "07:00"), quietOn("saturday", "sunday")),
    line("2026-03-07T18:59:59Z", refused("quiet on saturday, sunday", "2026-03-09T00:00:00Z")),
    line("2026-03-07T19:00:00Z", refused("quiet 19:00 to 07:00", "2026-03-08T07:00:00Z")),
    line("2026-03-08T23:59:59Z", refused("quiet 19:00 to 07:00", "2026-03-09T07:00:00Z")),
    line("2026-03-09T06:59:59Z", refused("quiet 19:00 to 07:00", "2026-03-09T07:00:00Z")),
    line("2026-03-09T07:00:00Z", prompt),
  ),
];

export const quietHours: readonly HandCase[] = [...ofOrganisation, ...ofPerson, ...onDays, ...conditions];
