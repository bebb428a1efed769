/** What the figures of a report mean, in a line each. They stand in the report, beside the figures. */

export const DEFINITIONS = {
  record: "a line or row of the log, or with `each` one element of its list; blank lines are none",
  decided: "the engine took the record, or its type is one that no policy asks for (decided by type alone)",
  setAside: "could not be read, does not fit, or comes too late; the reason is counted and changes nothing else",
  warmUp:
    "the span at the start of a log whose events fill the state and stay out of all figures but those of the input",
  occurrence: "a policy matched an event: it prompted, was suppressed by a limit, was exempt or was held out",
  suppressed: "a limit refused the prompt; the first that refuses is the one counted",
  escalation: "a step of a policy's ladder that fired; it is no occurrence",
  moment: "a taken event of a type with `risk` rules, counted once, under the best that a policy made of it",
  tooLate:
    "in the ledger of moments: a policy prompted, and the event is `after` and cannot be undone; all other prompts are in time",
  silenced:
    "a policy matched the moment, and a limit refused every prompt that was due; of several policies the one of the highest priority counts",
  quietHours: "silenced by a `quiet` limit",
  outranked: "silenced by a limit that policies share, when the last prompt that it counts was another policy's",
  unreached: "no policy matched the moment",
  leftToBaseline: "unreached, and a baseline or follow up that is for this person `covers` it: no blind spot",
  blindSpot: "unreached, and left to no baseline",
  personWeek:
    "people (of the table; without one, those seen) × ISO weeks that hold a decided record, in the organisation's zone",
  percentile: "nearest rank over all person-weeks, those without a prompt included",
  interruption:
    "the reading time of a prompt's texts as written, in the person's locale, a value that they name read as one word, and the overhead",
  hour: "the hour of the week by the person's own clock; days are those of the organisation's zone",
  coverage:
    "in a budget: the share of moments of this risk or above that got a prompt; of a policy, of those that it matched",
  budgetStatistic: "a goal that names none asks for the mean: over person-periods, or over the periods of the log",
  precision: "the share of labelled prompts whose label says that the moment was truly risky",
  noise:
    "by labels: 1 − precision; by answers: the share that dismissed, overrode or found no use. Ranked by the lower end of its interval × prompts",
  withheld: "a figure about fewer than five people, or one from which such a figure could be told by subtraction",
  interval:
    "95%: percentiles of a Poisson bootstrap over people, whose weights are drawn from a hash of their ids. It says how much another draw of people would change the figure; nothing about other weeks",
  predicted: "rests on a model, whose assumptions stand beside it; its interval counts days as well as people",
} as const satisfies Readonly<Record<string, string>>;
