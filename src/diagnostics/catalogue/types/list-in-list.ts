/** A list as an item of a list. */
import { defineDiagnostic } from "../../define.js";

export const listInList = defineDiagnostic({
  code: "list-in-list",
  severity: "error",
  message: () => "a list can't hold another list",
  remedy: "put all the values into one list",
  why: "Lists hold plain values. A list of lists would need a language of its own to be asked about.",
  bad: `limits { at most 3 per day when person.department in [["Finance"]] }
`,
  good: `limits { at most 3 per day when person.department in ["Finance"] }
`,
});
