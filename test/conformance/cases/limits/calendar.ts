/** Calendar windows: days, weeks and months of a zone, also of strange ones. */
import { atMost, fatigue, finance, hand, line, perDepartment, prompt, refused, type HandCase } from "../words.js";

export const calendar: readonly HandCase[] = [
  hand(
    "`per day` is the local date",
    fatigue(atMost(1, "day")),
    line("23:59:59.999", prompt),
    line("2026-03-03T00:00:00Z", prompt),
    line("2026-03-03T00:00:01Z", refused("at most 1 per day", "2026-03-04T00:00:00Z")),
  ),
  hand(
    "calendar windows are in the person's zone",
    { ...fatigue(atMost(1, "day")), zone: "America/New_York" },
    line("22:59:59.999", prompt, { person: { timezone: "Europe/Berlin" } }),
    line("23:00", prompt, { person: { timezone: "Europe/Berlin" } }),
    line("23:00:01", refused("at most 1 per day", "2026-03-03T23:00:00Z"), { person: { timezone: "Europe/Berlin" } }),
  ),
  hand(
    "without a zone of their own, people have the organisation's",
    { ...fatigue(atMost(1, "day")), zone: "America/New_York" },
    line("2026-03-03T04:59:59Z", prompt),
    line("2026-03-03T05:00:00Z", prompt),
  ),
  hand(
    "a stored instant is read in the zone that the person has now",
    fatigue(atMost(1, "day")),
    line("23:30", prompt),
    line("2026-03-03T00:30:00Z", refused("at most 1 per day", "2026-03-03T23:00:00Z"), {
      person: { timezone: "Europe/Berlin" },
    }),
  ),
  hand(
    "weeks are ISO weeks, from Monday",
    fatigue(atMost(1, "week")),
    line("2026-03-08T23:59:00Z", prompt),
    line("2026-03-09T00:00:00Z", prompt),
    line("2026-03-11T12:00:00Z", refused("at most 1 per week", "2026-03-16T00:00:00Z")),
  ),
  hand(
    "an ISO week goes on over the turn of the year",
    fatigue(atMost(1, "week")),
    line("2025-12-29T09:00:00Z", prompt),
    line("2026-01-01T09:00:00Z", refused("at most 1 per week", "2026-01-05T00:00:00Z")),
  ),
  hand(
    "months have their own lengths",
    fatigue(atMost(1, "month")),
    line("2026-01-31T23:59:59Z", prompt),
    line("2026-02-01T00:00:00Z", prompt),
    line("2026-02-28T09:00:00Z", refused("at most 1 per month", "2026-03-01T00:00:00Z")),
  ),
  hand(
    "the same month of another year is another month",
    fatigue(atMost(1, "month")),
    line("2025-03-10T09:00:00Z", prompt),
    line("2026-03-10T09:00:00Z", prompt),
  ),
  hand(
    "a day of 23 hours",
    { ...fatigue(atMost(1, "day")), zone: "Europe/Berlin" },
    line("2026-03-28T23:00:00Z", prompt),
    line("2026-03-29T21:59:59.999Z", refused("at most 1 per day", "2026-03-29T22:00:00Z")),
    line("2026-03-29T22:00:00Z", prompt),
  ),
  hand(
    "a day of 25 hours",
    { ...fatigue(atMost(1, "day")), zone: "Europe/Berlin" },
    line("2026-10-24T22:00:00Z", prompt),
    line("2026-10-25T22:59:59.999Z", refused("at most 1 per day", "2026-10-25T23:00:00Z")),
    line("2026-10-25T23:00:00Z", prompt),
  ),
  hand(
    // At 00:01 the clock goes back to 23:01 of the day before: dates are compared, nothing else.
    "a day that is interrupted by the day after",
    { ...fatigue(atMost(1, "day")), zone: "America/St_Johns" },
    line("2006-10-29T02:29:59Z", prompt),
    line("2006-10-29T02:29:59.500Z", refused("at most 1 per day", "2006-10-29T02:30:00Z")),
    line("2006-10-29T02:30:30Z", prompt),
    line("2006-10-29T02:31:00Z", prompt),
    line("2006-10-29T03:30:00Z", prompt),
    line("2006-10-29T03:31:00Z", refused("at most 1 per day", "2006-10-30T03:30:00Z")),
  ),
  hand(
    "calendar windows of groups are in the organisation's zone",
    { ...fatigue(atMost(1, "day", perDepartment)), zone: "Europe/Berlin" },
    line("22:30", prompt, { person: { ...finance, timezone: "UTC" } }),
    line("23:30", prompt, { who: "ben", person: { ...finance, timezone: "UTC" } }),
    line("23:45", refused("at most 1 per day for each person.department", "2026-03-03T23:00:00Z"), {
      person: { ...finance, timezone: "UTC" },
    }),
  ),
];
