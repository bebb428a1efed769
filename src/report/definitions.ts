/** What the figures of a report mean, in a line each. They stand in the report, beside the figures. */

export const DEFINITIONS = {
  record: "a line or row of the log, or with `each` one element of its list; blank lines are none",
  decided: "the engine took the record, or its type is one that no policy asks for (decided by type alone)",
  setAside: "could not be read, does not fit, or comes too late; the reason is counted and changes nothing else",
  occurrence: "a policy matched an event: it prompted, was suppressed by a limit, was exempt or was held out",
  suppressed: "a limit refused the prompt; the first that refuses is the one counted",
  escalation: "a step of a policy's ladder that fired; it is no occurrence",
  moment: "a taken event of a type with `risk` rules, counted once, under the best that a policy made of it",
  silenced: "a policy matched the moment, and a limit refused every prompt that was due",
  unreached: "no policy matched the moment: a blind spot",
  personWeek:
    "people (of the table; without one, those seen) × ISO weeks that hold a decided record, in the organisation's zone",
  percentile: "nearest rank over all person-weeks, those without a prompt included",
} as const satisfies Readonly<Record<string, string>>;
