/** A time zone that does not exist. */
import { defineDiagnostic } from "../../define.js";

export const unknownTimezone = defineDiagnostic<{ zone: string }>({
  code: "unknown-timezone",
  severity: "error",
  message: ({ zone }) => `there is no time zone "${zone}"`,
  why: "Time zones are named as in the IANA database: by a region and a city, or `UTC`. Abbreviations such as CET are left out: they do not know about summer time everywhere.",
  bad: `org { timezone "Berlin" }
`,
  good: `org { timezone "Europe/Berlin" }
`,
  standalone: true,
});
