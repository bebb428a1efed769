/** Quiet hours and days, where clocks are set too. */
import { fatigue, hand, line, prompt, quiet, quietOn, refused, type HandCase } from "./words.js";

export const quietness: readonly HandCase[] = [
  hand(
    "quiet hours wrap midnight; their end is outside",
    fatigue(quiet("19:00", "07:00")),
    line("18:59:59.999", prompt),
    line("19:00", refused("quiet 19:00 to 07:00", "2026-03-03T07:00:00Z")),
    line("2026-03-03T06:59:59.999Z", refused("quiet 19:00 to 07:00", "2026-03-03T07:00:00Z")),
    line("2026-03-03T07:00:00Z", prompt),
  ),
  hand(
    "quiet hours at noon",
    fatigue(quiet("12:00", "13:00")),
    line("11:59:59.999", prompt),
    line("12:00", refused("quiet 12:00 to 13:00", "13:00")),
    line("13:00", prompt),
  ),
  hand(
    "an hour that is skipped is never met",
    { ...fatigue(quiet("02:00", "03:00")), zone: "Europe/Berlin" },
    line("2026-03-29T00:59:59.999Z", prompt),
    line("2026-03-29T01:00:00Z", prompt),
  ),
  hand(
    "quiet ends where the clock is set past its end",
    { ...fatigue(quiet("00:00", "02:30")), zone: "Europe/Berlin" },
    line("2026-03-29T00:30:00Z", refused("quiet 00:00 to 02:30", "2026-03-29T01:00:00Z")),
    line("2026-03-29T01:00:00Z", prompt),
  ),
  hand(
    "an hour that comes twice is met twice",
    { ...fatigue(quiet("01:00", "02:30")), zone: "Europe/Berlin" },
    line("2026-10-24T23:00:00Z", refused("quiet 01:00 to 02:30", "2026-10-25T00:30:00Z")),
    line("2026-10-25T00:30:00Z", prompt),
    line("2026-10-25T01:00:00Z", refused("quiet 01:00 to 02:30", "2026-10-25T01:30:00Z")),
    line("2026-10-25T01:30:00Z", prompt),
  ),
  hand(
    "quiet that the repeated hour goes on",
    { ...fatigue(quiet("02:00", "03:00")), zone: "Europe/Berlin" },
    line("2026-10-25T00:00:00Z", refused("quiet 02:00 to 03:00", "2026-10-25T02:00:00Z")),
  ),
  hand(
    "quiet days",
    fatigue(quietOn("saturday", "sunday")),
    line("2026-03-06T23:59:59.999Z", prompt),
    line("2026-03-07T00:00:00Z", refused("quiet on saturday, sunday", "2026-03-09T00:00:00Z")),
    line("2026-03-09T00:00:00Z", prompt),
  ),
  hand(
    "where every day is quiet there is no `until`",
    fatigue(quietOn("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
    line("09:00", refused("quiet on monday, tuesday, wednesday, thursday, friday, saturday, sunday")),
  ),
  hand(
    "a day that a zone skips is never met",
    { ...fatigue(quietOn("friday")), zone: "Pacific/Apia" },
    line("2011-12-30T09:59:59Z", prompt),
    line("2011-12-30T10:00:00Z", prompt),
  ),
];
