/**
 * What the words of the language say, for people who did not write it: each clause as it is written, and a sentence about
 * it, by the rule of the grammar in which its words stand.
 */

export interface Meaning {
  /** As it is written; what stands in capitals is the author's. */
  readonly form: string;
  /** A paragraph of Markdown. */
  readonly says: string;
}

type Entry = readonly [form: string, says: string];

const OWNER: Entry = ['owner "ADDRESS"', "Who answers for it."];
const ANSWERS: readonly Entry[] = [
  ["dismissed", "The person waved the prompt away."],
  ["overridden", "The person went on regardless."],
  ["not_useful", "The person said that the prompt was of no use."],
  ["ignored", "Any of `dismissed`, `overridden` and `not_useful`, or no answer in time."],
];
const STEPS: readonly Entry[] = [
  ["follow up NAME", "Assigns a follow up: what coaching at the moment could not do."],
  [
    'notify "ADDRESS" by daily|weekly|monthly digest',
    "Tells somebody, at once or in a digest. `person.manager` and other attributes can be the address.",
  ],
  [
    'review process|role|incentives "QUESTION" by "ADDRESS"',
    "Asks whether the process, the role or the incentives cause what people do. It is a question about the work, not about the person.",
  ],
];

/** By rule, and there in the order of the grammar. */
const MEANINGS: Readonly<Record<string, readonly Entry[]>> = {
  file: [["package NAME", "Files of one package see each other's names."]],
  import: [['import "PATH"', "Lets this file use the names of another one, or of a package that ships with Kairos."]],
  org: [["org { … }", "The organisation: its locales, its time zone, and constants such as `org.domain`."]],
  orgClause: [
    ["locales en, de", "The languages of messages. The first is the default."],
    ['timezone "Europe/Berlin"', "The time zone of everybody who has none of their own, and of figures by day."],
  ],
  enum: [
    [
      "enum NAME ordered { … }",
      "A list of words. `ordered` lets them be compared by `<` and `>=`, the first the least.",
    ],
  ],
  person: [["person { … }", "What is known of whoever acts. `id`, `timezone` and `locale` are always there."]],
  personClause: [["coach when CONDITION", "Leaves out everybody else: accounts of services, say."]],
  field: [
    ["untrusted", "An attacker may control this text: messages show it defanged, and never as a link."],
    ["personal", "It names another person."],
    ["list of TYPE", "Several values of one type."],
  ],
  event: [
    ["event TYPE { … }", "A moment that systems report, with what is known of it. `id` and `time` are always there."],
  ],
  eventClause: [
    [
      "moment before|after|simulated",
      "Before the act, when it can still be left undone; after it; or practice, where nothing real happens.",
    ],
    ["reversible for DURATION", "How long what has happened can still be undone: a prompt in that time is in time."],
  ],
  risk: [
    [
      "risk { LEVEL when CONDITION … }",
      "How grave a moment is, said once for all policies. The first line that holds counts.",
    ],
  ],
  riskLine: [["LEVEL otherwise", "The risk where no line before it holds."]],
  source: [["source NAME { … }", "Makes events from the records of a system."]],
  sourceClause: [
    ["id VALUE", "What tells a record from every other one. Several members together may: `[record.a, record.b]`."],
    ["time VALUE", "When it happened."],
    ["person VALUE", "Who acted: the `id` of a person."],
    ["each record.MEMBER", "Takes every element of a list as a record of its own, called `item`."],
    ['timezone "UTC"', "The zone of times without an offset."],
    ["map when CONDITION to TYPE { … }", "What becomes of a record. The first `map` whose `when` holds takes it."],
  ],
  segment: [["segment NAME when CONDITION", "A named group of people, for conditions, budgets and reports."]],
  sharedText: [["text NAME { … }", "Words that several messages use, as `{text.NAME}`."]],
  signal: [
    ["signal NAME on TYPE { … }", "Something that there was to notice: what was missed, and what to check next time."],
  ],
  signalClause: [
    ["missed TEXT", "What was overlooked, as the person reads it."],
    ["check TEXT", "What to look at next time."],
  ],
  messageBlock: [
    ["inline { … }", "Shown before the act is done, with a next step."],
    ["feedback { … }", "Shown afterwards, about what has happened."],
    ["thanks { … }", "Praise for what went well."],
  ],
  messageClause: [
    ["title TEXT", "The headline of the prompt."],
    ["body TEXT", "What the prompt says. `{event.x}`, `{signals.missed}` and such are put in."],
    ['action TEXT opens "ADDRESS"', "The next step: a button, and where it leads."],
  ],
  sharedMessage: [["message NAME inline|feedback|thanks { … }", "A message that several policies use by its name."]],
  sharedFatigue: [
    ["fatigue NAME { … }", "Limits that several policies use by their name. Each counts its own prompts."],
  ],
  sharedEscalate: [["escalate NAME { … }", "A ladder that several policies use by its name."]],
  policy: [
    [
      "policy NAME { … }",
      "When somebody is prompted, what the prompt says, how often it may come, and who hears of it.",
    ],
  ],
  policyClause: [
    ['title "TEXT"', "What it is about, in lists and reports."],
    OWNER,
    ["tags NAME, NAME", "Groups of policies that limits and exemptions can name."],
    ["holdout 10%", "A control group that is never prompted, to learn whether prompts help."],
    ["answer within DURATION", "How long a prompt waits for an answer before it counts as `ignored`."],
    ["trigger on TYPE when CONDITION", "When the policy speaks. Several triggers are alternatives."],
    ["signals any of|all of NAME, NAME", "Which signals must be there for a prompt."],
    ["show at most 1", "How many of the signals that are there a message names, the first ones."],
  ],
  variant: [
    [
      "variant NAME when CONDITION { … }",
      "Another message, ladder, priority or limits for some people or moments. The first whose condition holds is in force.",
    ],
  ],
  policyPart: [
    ["message inline|feedback|thanks { … }", "What the person reads; or the name of a shared message."],
    ["priority 10", "Which of several policies goes first; 0 where none is written."],
    ["fatigue { … }", "How often this policy may prompt one person; or the name of shared limits."],
    ["escalate { … }", "Who hears of it when coaching is not enough; or the name of a shared ladder."],
  ],
  controls: [['controls FRAMEWORK "ID"', "The controls that it serves, of `nist_csf_2` or `nist_ai_rmf_1`."]],
  limits: [["limits { … }", "How often one person may be prompted by all policies together."]],
  waitLimit: [["wait DURATION", "At least so long between two prompts."]],
  atMostLimit: [
    [
      "at most N per day|week|month|event",
      "So many prompts in a day, week or month of the person's calendar, or for one and the same event.",
    ],
    ["at most N within DURATION", "So many prompts in any stretch of that length."],
  ],
  period: [
    ["day", "A calendar day of the person's time zone."],
    ["week", "A calendar week, from Monday, of the person's time zone."],
    ["month", "A calendar month of the person's time zone."],
  ],
  quietLimit: [
    ["quiet TIME to TIME", "No prompt between these times of the person's day."],
    ["quiet on saturday, sunday", "No prompt on these days of the person's week."],
  ],
  backOffLimit: [
    [
      "back off 2x up to DURATION after ANSWER",
      "The wait grows by this factor with each such answer, up to that length, until a prompt is accepted.",
    ],
  ],
  muteLimit: [["mute DURATION after N ANSWER within DURATION", "Silence for so long, once so many such answers came."]],
  scope: [
    ["across all", "Counts the prompts of all policies."],
    ["across tag NAME", "Counts the prompts of all policies with this tag."],
    ["for everyone", "Counts the prompts to all people together."],
    ["for each person.ATTRIBUTE", "Counts the prompts to people with the same attribute together."],
  ],
  answer: ANSWERS,
  step: [
    [
      "at N occurrence|occurrences within DURATION",
      "Fires when the policy has matched so often for one person, prompted or not.",
    ],
    ["at N prompt|prompts within DURATION", "Fires when one person has had so many prompts of this policy."],
  ],
  action: STEPS,
  layer: [
    ["follow up NAME { … }", "What a ladder assigns to a person: a course, a talk, a drill."],
    ["baseline NAME { … }", "Periodic content for many, beside which prompts stand."],
  ],
  layerClause: [
    ["title TEXT", "What people and reports call it."],
    ['content "ADDRESS"', "Where it is."],
    ["due DURATION", "In what time it is to be done."],
    ["every DURATION", "How often it comes round."],
    ["for everyone|CONDITION", "Whom it is for."],
    ["covers TYPE when CONDITION", "Moments that are left to it: without a prompt they are no blind spot."],
    OWNER,
  ],
  exemption: [["exemption NAME { … }", "Lets some people off, until a day and for a reason."]],
  exemptionClause: [
    ["policies NAME, NAME", "The policies that do not prompt them."],
    ["tags NAME, NAME", "The tags of the policies that do not prompt them."],
    ["all policies", "No policy prompts them."],
    ["until DATE", "The last day of the exemption."],
    ['because "TEXT"', "The reason, which reports name."],
    OWNER,
  ],
  budget: [["budget { … }", "What a replay must not exceed, or must reach: `kairos simulate` fails otherwise."]],
  goal: [
    ["of POLICY", "Of one policy alone."],
    ["for SEGMENT", "Of one group of people alone."],
    ["at most VALUE", "The replay must not have more."],
    ["at least VALUE", "The replay must not have less."],
  ],
  statistic: [
    ["mean", "The mean over people and periods, or over periods."],
    ["p50 p90 p95 p99", "What so many of 100 people and periods have at most."],
    ["max", "The most that anybody has."],
  ],
  measure: [
    ["prompts", "How many prompts there are."],
    ["interruption", "How much time prompts take to read, with what each costs beside it."],
    ["coverage of LEVEL risk", "The share of moments of this risk or above that were prompted."],
    ["precision", "The share of labelled prompts whose moment was truly risky."],
    ["dismissed", "The share of answers that waved the prompt away."],
    ["overridden", "The share of answers by people who went on regardless."],
  ],
  perPersonPeriod: [
    ["per person per day|week|month", "For each person and period; without `per person` for each period."],
  ],
  test: [['test "TITLE" { … }', "A timeline of people and events, and what must come of each."]],
  testClause: [
    ["from DATE", "The first day of the timeline."],
    ["person NAME { … }", "Somebody who acts in this test."],
  ],
  line: [
    [
      "day N TIME NAME TYPE { … } -> …",
      "The day of the timeline, from 1; without it the line is of the day of the line before.",
    ],
    ["-> … and …", "Both must come of the line."],
  ],
  does: [["answers POLICY with ANSWER", "The person answers the last prompt of this policy."]],
  expectation: [
    [
      'prompt POLICY with SIGNAL saying "TEXT"',
      "The policy prompts, with these signals and these words in its message.",
    ],
    ["silence of POLICY because REASON", "The policy matches, and no prompt is shown."],
    ["nothing", "No policy matches."],
    ["follow up NAME", "A ladder assigns this follow up."],
    ['notify "ADDRESS"', "A ladder tells this address."],
    ["review process|role|incentives", "A ladder asks this question."],
  ],
  reason: [
    ["wait", "A `wait` refused the prompt."],
    ["at most", "An `at most` refused the prompt."],
    ["quiet", "A `quiet` refused the prompt."],
    ["back off", "A `back off` refused the prompt."],
    ["mute", "A `mute` refused the prompt."],
    ["exemption NAME", "The person was exempt."],
  ],
  when: [["when CONDITION", "Only where the condition holds."]],
  history: [
    ["first time within DURATION", "This person had no event of this type in the stretch of that length before."],
  ],
  condition: [
    ["is", "The same; of two values of one type."],
    ["in", "One of a list."],
    ["contains any of|all of LIST", "The list has this value, or any or all of several; the text has this text in it."],
    ["starts with TEXT", "The text begins so."],
    ["ends with TEXT", "The text ends so."],
    ['like "*.acme.example"', "The text fits the pattern, in which `*` is any text."],
    ['matches "PATTERN"', "The whole text fits a regular expression (I-Regexp, RFC 9485)."],
    ["exists", "What may be missing is there."],
    ["not", "The opposite."],
  ],
  expression: [
    ["and", "Both must hold."],
    ["or", "One of both must hold."],
  ],
  operand: [["VALUE otherwise VALUE", "The second one where the first is missing."]],
};

const words = (form: string): readonly string[] => form.match(/\b[a-z_][a-z_0-9]*\b/g) ?? [];

/**
 * What a word says where it stands.
 *
 * @param rules - of the grammar, around the word, the innermost last
 */
export function meaningOf(word: string, rules: readonly string[]): Meaning | undefined {
  for (const rule of rules.toReversed()) {
    const entries = (Object.hasOwn(MEANINGS, rule) ? MEANINGS[rule]! : []).filter(([form]) =>
      words(form).includes(word),
    );
    const [first] = entries;
    if (first === undefined) continue;
    // What begins alike is told together: `quiet TIME to TIME` and `quiet on …`.
    return {
      form: entries.map(([form]) => form).join("\n"),
      says: entries.map(([, says]) => says).join("\n\n"),
    };
  }
  return undefined;
}
