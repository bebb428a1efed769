/** A date or an instant that is none. */
import { defineDiagnostic } from "../../define.js";

export const badDate = defineDiagnostic<{ written: string; problem: "day" | "digits" | "instant" | "zone" }>({
  code: "bad-date",
  severity: "error",
  message: ({ written, problem }) =>
    ({
      day: `there is no day \`${written}\``,
      digits: `the date \`${written}\` needs two digits for month and day`,
      instant: `there is no instant \`${written}\``,
      zone: `the instant \`${written}\` does not say in which zone`,
    })[problem],
  remedy: "write a day that there is, as in `2027-03-31`",
  why: "A date is written year, month, day: `2027-03-31`. An instant has a time and its distance from UTC after it: `2027-03-31T08:00Z`, `2027-03-31T10:00+02:00`.",
  bad: `org { audited: 2027-02-31 }
`,
  good: `org { audited: 2027-02-28 }
`,
  standalone: true,
});
