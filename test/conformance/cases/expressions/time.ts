/** Wall clock and weekday in the person's zone, and times, dates and instants as values. */
import type { Row, Table } from "../../tables.js";
import { call, field } from "../words.js";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
type Weekday = (typeof weekdays)[number];

/** What the clock on the wall shows. */
const wall = (zone: string, at: string, clock: string, weekday: Weekday): Row => [
  { t: at, c: clock },
  `shows ${weekday}`,
  { person: { timezone: zone } },
];

const later = call("add", "timestamp", field("t", "timestamp"), field("d", "duration"));

const clocks = (name: string, rows: readonly Row[]): Table => ({
  table: `clocks: ${name}`,
  fields: "t: timestamp c: time",
  columns: {
    shows: "local_time(event.t) is event.c",
    later: "local_time(event.t) > event.c",
    ...Object.fromEntries(weekdays.map((day) => [day, `weekday(event.t) is ${day}`])),
  },
  rows,
});

export const time: readonly Table[] = [
  clocks("plain zones", [
    wall("UTC", "2026-03-02T00:00:00Z", "00:00", "monday"),
    wall("UTC", "2026-03-02T23:59:59.999Z", "23:59", "monday"),
    wall("UTC", "2026-03-03T00:00:00Z", "00:00", "tuesday"),
    wall("UTC", "2026-03-08T12:34:56.789Z", "12:34", "sunday"),
    wall("UTC", "1970-01-01T00:00:00Z", "00:00", "thursday"),
    wall("UTC", "2000-02-29T10:00:00Z", "10:00", "tuesday"),
    wall("UTC", "2028-02-29T10:00:00Z", "10:00", "tuesday"),
    wall("UTC", "2026-12-31T23:59:00Z", "23:59", "thursday"),
    wall("UTC", "2027-01-01T00:00:00Z", "00:00", "friday"),
    wall("Asia/Tokyo", "2026-03-02T15:00:00Z", "00:00", "tuesday"),
    wall("Asia/Tokyo", "2026-03-02T14:59:59.999Z", "23:59", "monday"),
    wall("Asia/Kathmandu", "2026-03-02T18:15:00Z", "00:00", "tuesday"),
    wall("Asia/Kathmandu", "2026-03-02T18:14:59Z", "23:59", "monday"),
    wall("Asia/Kolkata", "2026-03-02T18:30:00Z", "00:00", "tuesday"),
    wall("Pacific/Honolulu", "2026-03-02T09:59:00Z", "23:59", "sunday"),
    wall("Pacific/Honolulu", "2026-03-02T10:00:00Z", "00:00", "monday"),
    wall("Pacific/Kiritimati", "2026-03-02T10:00:00Z", "00:00", "tuesday"),
    wall("America/Phoenix", "2026-07-01T07:00:00Z", "00:00", "wednesday"),
    wall("Africa/Johannesburg", "2026-07-01T22:00:00Z", "00:00", "thursday"),
    wall("America/St_Johns", "2026-01-05T03:30:00Z", "00:00", "monday"),
  ]),
  clocks("an hour that is skipped", [
    // Berlin, 29 March 2026: 02:00 becomes 03:00.
    wall("Europe/Berlin", "2026-03-29T00:59:59.999Z", "01:59", "sunday"),
    wall("Europe/Berlin", "2026-03-29T01:00:00Z", "03:00", "sunday"),
    wall("Europe/Berlin", "2026-03-28T22:59:59Z", "23:59", "saturday"),
    wall("Europe/Berlin", "2026-03-29T21:59:59Z", "23:59", "sunday"),
    wall("Europe/Berlin", "2026-03-29T22:00:00Z", "00:00", "monday"),
    // New York, 8 March 2026.
    wall("America/New_York", "2026-03-08T06:59:00Z", "01:59", "sunday"),
    wall("America/New_York", "2026-03-08T07:00:00Z", "03:00", "sunday"),
    // Lord Howe goes by half an hour, 4 October 2026: 02:00 becomes 02:30.
    wall("Australia/Lord_Howe", "2026-10-03T15:29:00Z", "01:59", "sunday"),
    wall("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "02:30", "sunday"),
    // Santiago at midnight, 6 September 2026: 24:00 of Saturday becomes 01:00 of Sunday.
    wall("America/Santiago", "2026-09-06T03:59:59Z", "23:59", "saturday"),
    wall("America/Santiago", "2026-09-06T04:00:00Z", "01:00", "sunday"),
    // Havana at midnight, 8 March 2026.
    wall("America/Havana", "2026-03-08T04:59:59Z", "23:59", "saturday"),
    wall("America/Havana", "2026-03-08T05:00:00Z", "01:00", "sunday"),
    // Samoa had no 30 December 2011.
    wall("Pacific/Apia", "2011-12-30T09:59:59Z", "23:59", "thursday"),
    wall("Pacific/Apia", "2011-12-30T10:00:00Z", "00:00", "saturday"),
    wall("Europe/London", "2026-03-29T00:59:59Z", "00:59", "sunday"),
    wall("Europe/London", "2026-03-29T01:00:00Z", "02:00", "sunday"),
  ]),
  clocks("an hour that comes twice", [
    // Berlin, 25 October 2026: 03:00 becomes 02:00.
    wall("Europe/Berlin", "2026-10-25T00:00:00Z", "02:00", "sunday"),
    wall("Europe/Berlin", "2026-10-25T00:59:59.999Z", "02:59", "sunday"),
    wall("Europe/Berlin", "2026-10-25T01:00:00Z", "02:00", "sunday"),
    wall("Europe/Berlin", "2026-10-25T01:59:59Z", "02:59", "sunday"),
    wall("Europe/Berlin", "2026-10-25T02:00:00Z", "03:00", "sunday"),
    wall("America/New_York", "2026-11-01T05:30:00Z", "01:30", "sunday"),
    wall("America/New_York", "2026-11-01T06:30:00Z", "01:30", "sunday"),
    wall("America/New_York", "2026-11-01T07:00:00Z", "02:00", "sunday"),
    wall("Australia/Lord_Howe", "2026-04-04T14:59:59Z", "01:59", "sunday"),
    wall("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "01:30", "sunday"),
    // Havana, 1 November 2026: 01:00 becomes 00:00.
    wall("America/Havana", "2026-11-01T04:30:00Z", "00:30", "sunday"),
    wall("America/Havana", "2026-11-01T05:30:00Z", "00:30", "sunday"),
    // St. John's at one past midnight, 29 October 2006: back into the day before.
    wall("America/St_Johns", "2006-10-29T02:30:30Z", "00:00", "sunday"),
    wall("America/St_Johns", "2006-10-29T02:31:00Z", "23:01", "saturday"),
    wall("America/St_Johns", "2006-10-29T03:30:00Z", "00:00", "sunday"),
    wall("Pacific/Chatham", "2026-04-04T13:59:59Z", "03:44", "sunday"),
    wall("Pacific/Chatham", "2026-04-04T14:00:00Z", "02:45", "sunday"),
  ]),
  clocks("offsets of old times", [
    wall("Africa/Monrovia", "1972-01-06T23:59:59Z", "23:15", "thursday"),
    wall("Africa/Monrovia", "1972-01-07T00:44:29Z", "23:59", "thursday"),
    wall("Africa/Monrovia", "1972-01-07T00:44:30Z", "00:44", "friday"),
    wall("Europe/London", "1970-06-15T12:00:00Z", "13:00", "monday"),
    wall("Europe/London", "1970-12-15T12:00:00Z", "13:00", "tuesday"),
    wall("Europe/Berlin", "1979-07-01T12:00:00Z", "13:00", "sunday"),
    wall("America/Sao_Paulo", "2018-12-15T12:00:00Z", "10:00", "saturday"),
    wall("America/Sao_Paulo", "2026-12-15T12:00:00Z", "09:00", "tuesday"),
    wall("Asia/Pyongyang", "2018-05-04T14:59:59Z", "23:29", "friday"),
    wall("Asia/Pyongyang", "2018-05-04T15:00:00Z", "00:00", "saturday"),
    wall("America/Caracas", "2016-05-01T06:59:59Z", "02:29", "sunday"),
    wall("America/Caracas", "2016-05-01T07:00:00Z", "03:00", "sunday"),
  ]),
  {
    table: "clocks: whose zone it is",
    zone: "America/New_York",
    fields: "t: timestamp",
    columns: {
      new_york: "local_time(event.t) is 04:00",
      berlin: "local_time(event.t) is 10:00",
      utc: "local_time(event.t) is 09:00",
      sunday: "weekday(event.t - 10h) is sunday",
      event: "local_time(event.time) is 10:00",
    },
    rows: [
      [{ t: "2026-03-02T09:00:00Z" }, "new_york sunday"],
      [{ t: "2026-03-02T09:00:00Z" }, "new_york sunday", { person: {} }],
      [{ t: "2026-03-02T09:00:00Z" }, "new_york sunday", { person: { timezone: null } }],
      [{ t: "2026-03-02T09:00:00Z" }, "berlin event", { person: { timezone: "Europe/Berlin" } }],
      [{ t: "2026-03-02T09:00:00Z" }, "utc sunday", { person: { timezone: "UTC" } }],
    ],
  },
  {
    table: "clocks: hours and days in a condition",
    fields: "t: timestamp",
    columns: {
      office: "local_time(event.t) >= 09:00 and local_time(event.t) < 17:00",
      night: "local_time(event.t) >= 22:00 or local_time(event.t) < 06:00",
      weekend: "weekday(event.t) in [saturday, sunday]",
      workday: "weekday(event.t) not in [saturday, sunday]",
    },
    rows: [
      [{ t: "2026-03-02T08:59:59.999Z" }, "workday"],
      [{ t: "2026-03-02T09:00:00Z" }, "office workday"],
      [{ t: "2026-03-02T16:59:59.999Z" }, "office workday"],
      [{ t: "2026-03-02T17:00:00Z" }, "workday"],
      [{ t: "2026-03-02T21:59:59.999Z" }, "workday"],
      [{ t: "2026-03-02T22:00:00Z" }, "night workday"],
      [{ t: "2026-03-06T23:59:59.999Z" }, "night workday"],
      [{ t: "2026-03-07T00:00:00Z" }, "night weekend"],
      [{ t: "2026-03-07T05:59:59.999Z" }, "night weekend"],
      [{ t: "2026-03-07T06:00:00Z" }, "weekend"],
      [{ t: "2026-03-08T23:59:59.999Z" }, "night weekend"],
      [{ t: "2026-03-09T00:00:00Z" }, "night workday"],
    ],
  },
  {
    table: "clocks: computed instants",
    fields: "t: timestamp d: duration f: number",
    columns: {
      ten: "local_time(event.t + event.d) is 10:00",
      // The millisecond in which an instant lies counts: nothing is rounded up.
      before_ten: "local_time(event.t + event.d * event.f) is 09:59",
      tuesday: "weekday(event.t + event.d) is tuesday",
      // Outside of the years 1970 to 9999 there is neither.
      clock: call("exists", "bool", call("local_time", "time", later)),
      day: call("exists", "bool", call("weekday", { enum: "Weekday" }, later)),
    },
    rows: [
      [{ t: "2026-03-02T09:00:00Z", d: 3_600_000, f: 1 }, "ten clock day"],
      [{ t: "2026-03-02T09:00:00Z", d: 3_599_999, f: 1 }, "before_ten clock day"],
      [{ t: "2026-03-02T09:00:00Z", d: 7_200_000, f: 0.499999999 }, "before_ten clock day"],
      [{ t: "2026-03-02T09:00:00Z", d: 86_400_000, f: 0 }, "tuesday clock day"],
      [{ t: "2026-03-02T23:59:59.999Z", d: 1, f: 0 }, "tuesday clock day"],
      [{ t: "1970-01-01T00:00:00Z", d: 0, f: 0 }, "clock day"],
      [{ t: "1970-01-01T00:00:00Z", d: -1, f: 0 }, ""],
      [{ t: "9999-12-31T23:59:59.999Z", d: 0, f: 0 }, "clock day"],
      [{ t: "9999-12-31T23:59:59.999Z", d: 1, f: 0 }, ""],
    ],
  },
];
