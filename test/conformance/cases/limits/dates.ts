/** Where days, weeks and months begin, in many zones. */
import { atMost, e, fatigue, hand, line, prompt, refused, type HandCase, type Scope } from "../words.js";

type Unit = "day" | "week" | "month";

/** Of a zone: where a day, week or month begins, and where the next one does. */
const calendar: readonly (readonly [zone: string, unit: Unit, begins: string, next: string])[] = [
  ["UTC", "day", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"],
  ["UTC", "day", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z"],
  ["UTC", "day", "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z"],
  ["UTC", "day", "1970-01-02T00:00:00Z", "1970-01-03T00:00:00Z"],
  ["Asia/Tokyo", "day", "2026-03-01T15:00:00Z", "2026-03-02T15:00:00Z"],
  ["Asia/Kolkata", "day", "2026-03-01T18:30:00Z", "2026-03-02T18:30:00Z"],
  ["Asia/Kathmandu", "day", "2026-03-01T18:15:00Z", "2026-03-02T18:15:00Z"],
  ["Pacific/Kiritimati", "day", "2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z"],
  ["Pacific/Honolulu", "day", "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z"],
  ["America/New_York", "day", "2026-03-02T05:00:00Z", "2026-03-03T05:00:00Z"],
  ["Europe/Berlin", "day", "2026-07-01T22:00:00Z", "2026-07-02T22:00:00Z"],
  // 23 hours and 25.
  ["Europe/Berlin", "day", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
  ["Europe/Berlin", "day", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
  ["America/New_York", "day", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"],
  ["America/New_York", "day", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
  ["Europe/London", "day", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"],
  // Half an hour more, half an hour less.
  ["Australia/Lord_Howe", "day", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z"],
  ["Australia/Lord_Howe", "day", "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z"],
  ["Pacific/Chatham", "day", "2026-04-04T10:15:00Z", "2026-04-05T11:15:00Z"],
  // A day that begins at 01:00, and one whose first hour comes twice.
  ["America/Santiago", "day", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"],
  ["America/Havana", "day", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"],
  ["America/Havana", "day", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
  // After 29 December comes the 31st.
  ["Pacific/Apia", "day", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"],
  ["Pacific/Apia", "day", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"],
  // Midnight moves by 44 min 30 s.
  ["Africa/Monrovia", "day", "1972-01-06T00:44:30Z", "1972-01-07T00:44:30Z"],
  ["Africa/Monrovia", "day", "1972-01-07T00:44:30Z", "1972-01-08T00:00:00Z"],
  ["UTC", "week", "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z"],
  ["UTC", "week", "2025-12-29T00:00:00Z", "2026-01-05T00:00:00Z"],
  ["UTC", "week", "2026-12-28T00:00:00Z", "2027-01-04T00:00:00Z"],
  ["UTC", "week", "2024-12-30T00:00:00Z", "2025-01-06T00:00:00Z"],
  ["UTC", "week", "2020-12-28T00:00:00Z", "2021-01-04T00:00:00Z"],
  ["UTC", "week", "2028-02-28T00:00:00Z", "2028-03-06T00:00:00Z"],
  ["UTC", "week", "2023-12-25T00:00:00Z", "2024-01-01T00:00:00Z"],
  ["Europe/Berlin", "week", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z"],
  ["Europe/Berlin", "week", "2026-10-18T22:00:00Z", "2026-10-25T23:00:00Z"],
  ["America/New_York", "week", "2026-03-02T05:00:00Z", "2026-03-09T04:00:00Z"],
  ["Asia/Kathmandu", "week", "2026-03-01T18:15:00Z", "2026-03-08T18:15:00Z"],
  ["America/Santiago", "week", "2026-08-31T04:00:00Z", "2026-09-07T03:00:00Z"],
  // A week of six days.
  ["Pacific/Apia", "week", "2011-12-26T10:00:00Z", "2012-01-01T10:00:00Z"],
  ["UTC", "month", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"],
  ["UTC", "month", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"],
  ["UTC", "month", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"],
  ["UTC", "month", "2000-02-01T00:00:00Z", "2000-03-01T00:00:00Z"],
  ["UTC", "month", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"],
  ["UTC", "month", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"],
  ["Europe/Berlin", "month", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"],
  ["Europe/Berlin", "month", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"],
  ["America/New_York", "month", "2026-10-01T04:00:00Z", "2026-11-01T04:00:00Z"],
  ["Asia/Kolkata", "month", "2026-01-31T18:30:00Z", "2026-02-28T18:30:00Z"],
  ["Pacific/Apia", "month", "2011-12-01T10:00:00Z", "2011-12-31T10:00:00Z"],
  ["America/Sao_Paulo", "month", "2026-02-01T03:00:00Z", "2026-03-01T03:00:00Z"],
];

const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
const day = (instant: string): string => instant.slice(0, 10);

const begin = calendar.map(([zone, unit, begins, next]) =>
  hand(
    `one per ${unit} in ${zone}, from ${begins}`,
    { ...fatigue(atMost(1, unit)), zone },
    line(before(begins), prompt),
    line(begins, prompt),
    line(begins, refused(`at most 1 per ${unit}`, next)),
    line(before(next), refused(`at most 1 per ${unit}`, next)),
    line(next, prompt),
  ),
);

/** The zone is the person's own, and the organisation's another one. */
const own = calendar.map(([zone, unit, begins, next]) =>
  hand(
    `two per ${unit} of a person in ${zone}, from ${begins}`,
    { ...fatigue(atMost(2, unit)), zone: "Asia/Tokyo" },
    line(before(begins), prompt, { person: { timezone: zone } }),
    line(begins, prompt, { person: { timezone: zone } }),
    line(begins, prompt, { person: { timezone: zone } }),
    line(begins, refused(`at most 2 per ${unit}`, next), { person: { timezone: zone } }),
    line(before(next), refused(`at most 2 per ${unit}`, next), { person: { timezone: zone } }),
    line(next, prompt, { person: { timezone: zone } }),
  ),
);

/** With a group the zone is the organisation's, wherever the people are. */
const scopes: readonly (readonly [string, Scope["for"]])[] = [
  ["for everyone", "everyone"],
  ["for each person.department", { attribute: "department" }],
];
const groups = scopes.flatMap(([text, group]) =>
  calendar
    .filter(([zone]) => zone === "Europe/Berlin" || zone === "America/New_York" || zone === "Pacific/Apia")
    .map(([zone, unit, begins, next]) =>
      hand(
        `one per ${unit} ${text}, organisation in ${zone}, from ${day(begins)}`,
        { ...fatigue(atMost(1, unit, { prompts: "policy:p", for: group })), zone },
        line(before(begins), prompt, { person: { timezone: "Asia/Tokyo" } }),
        line(begins, prompt, { who: "ben", person: { timezone: "Pacific/Honolulu" } }),
        line(before(next), refused(`at most 1 per ${unit} ${text}`, next), {
          who: "cem",
          person: { timezone: "Pacific/Kiritimati" },
        }),
        line(next, prompt, { person: { timezone: "Asia/Tokyo" } }),
      ),
    ),
);

const moving: readonly HandCase[] = [
  hand(
    "who moves east has a new day earlier",
    fatigue(atMost(1, "day")),
    line("2026-03-02T20:00:00Z", prompt, { ...e("e1"), person: { timezone: "UTC" } }),
    line("2026-03-02T23:30:00Z", refused("at most 1 per day", "2026-03-03T00:00:00Z"), { person: { timezone: "UTC" } }),
    // 00:30 of the 3rd in Berlin; the prompt was at 21:00 of the 2nd there.
    line("2026-03-02T23:30:00Z", prompt, { id: "e9", person: { timezone: "Europe/Berlin" } }),
  ),
  hand(
    "who moves west has the same day again",
    fatigue(atMost(1, "day")),
    line("2026-03-03T01:00:00Z", prompt, { person: { timezone: "UTC" } }),
    line("2026-03-04T01:00:00Z", prompt, { person: { timezone: "UTC" } }),
    // Both the 3rd and the 4th of UTC: 20:00 of the 2nd and of the 3rd in New York.
    line("2026-03-04T04:00:00Z", refused("at most 1 per day", "2026-03-04T05:00:00Z"), {
      person: { timezone: "America/New_York" },
    }),
    line("2026-03-04T05:00:00Z", prompt, { person: { timezone: "America/New_York" } }),
  ),
  hand(
    "in another month the same day and week number count anew",
    fatigue(atMost(2, "day"), atMost(3, "week"), atMost(4, "month")),
    line("2026-01-31T09:00:00Z", prompt),
    line("2026-01-31T10:00:00Z", prompt),
    line("2026-01-31T11:00:00Z", refused("at most 2 per day", "2026-02-01T00:00:00Z")),
    line("2026-02-01T09:00:00Z", prompt),
    line("2026-02-01T10:00:00Z", refused("at most 3 per week", "2026-02-02T00:00:00Z")),
    line("2026-02-02T09:00:00Z", prompt),
    line("2026-02-28T09:00:00Z", prompt),
    line("2026-02-28T10:00:00Z", prompt),
    line("2026-02-28T11:00:00Z", refused("at most 2 per day", "2026-03-01T00:00:00Z")),
    line("2026-03-01T09:00:00Z", prompt),
  ),
];

export const dates: readonly HandCase[] = [...begin, ...own, ...groups, ...moving];
