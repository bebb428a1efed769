/** What new authors write by habit, from plain English and other languages, and what says the same here. */
import { tokenMatcher } from "chevrotain";
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type { BodyKind } from "./bodies.js";
import type { RecoveringParser } from "./recovery.js";

interface Habit {
  /** What is found, in small letters; undefined is anything. */
  readonly found?: string | readonly string[];
  readonly isA?: "name" | "text" | "number";
  /** The body that it stands in. */
  readonly in?: BodyKind | readonly BodyKind[];
  /** What stands right before it. */
  readonly after?: string | readonly string[];
  /** What should stand there begins with this; where it is left out, what was found starts no clause. */
  readonly expected?: string;
  /** What to do; `FOUND` in it is what was found. */
  readonly help: string;
}

const byWords = {
  is: ["is", "not", "are"],
  under: ["<", "<=", "max", "maximum", "below", "under", "less", "lower"],
  over: [">", ">=", "min", "minimum", "above", "over", "more", "greater"],
  statistics: ["p50", "p90", "p95", "p99", "mean", "median", "max"],
  telling: ["tell", "email", "mail", "inform", "message", "alert", "send", "ping", "warn"],
  answering: [
    "dismisses",
    "dismissed",
    "overrides",
    "overrode",
    "ignores",
    "ignored",
    "accepts",
    "accepted",
    "answered",
  ],
  laterDays: ["next", "tomorrow", "later", "then", "monday", "tuesday", "wednesday", "thursday", "friday"],
};

/** The first that fits is said. */
const habits: readonly Habit[] = [
  // Conditions.
  {
    found: ["in", "like", "contains", "starts", "ends", "matches"],
    after: byWords.is,
    expected: "a value",
    help: "leave out the `is`: `not in`, `like`, `contains`",
  },
  { found: "exists", after: "not", expected: "`in`", help: "write `not` before it: `not event.x exists`" },
  { found: "=", after: [">", "<"], expected: "a value", help: "write one sign: `>=` or `<=`" },
  { isA: "name", after: "not", expected: "`in`", help: "write `is not`, or `not in` and a list" },
  { found: "{", after: "in", expected: "a value", help: "a list stands in square brackets: `in [finance, sales]`" },
  { found: "of", after: "one", help: "write `in` and a list: `in [finance, sales]`" },
  { after: "trigger", expected: "`on`", help: "the event type comes first: `trigger on file.shared when …`" },
  { found: "on", in: "policyClause", help: "write `trigger` before it" },
  { after: "event", expected: "`.` and the rest", help: "the event type stands alone: `on file.shared`" },
  { expected: "`.` and the rest", help: "an event type is two words or more, with dots between them" },
  { expected: "`on` and an event type", help: "say where it can be seen: `signal urgency on mail.clicked`" },
  { after: ["before", "simulated", "after"], in: "eventClause", expected: "`:`", help: "write `moment` before it" },
  { after: "reversible", expected: "`for`", help: "write `reversible for 10m`" },
  { found: "{", expected: "`when`", help: "the condition stands without braces: `when person.role is support`" },
  {
    after: ["default", "always", "else"],
    in: "riskLine",
    expected: "`when` and",
    help: "the last line holds for all that is left: `low otherwise`",
  },
  { found: ["default", "always"], expected: "`when` and", help: "write `otherwise`" },
  { found: ["when", "if"], in: "riskLine", help: "the level comes first: `high when …`" },
  { expected: "`when`", help: "a condition follows `when`" },
  {
    found: ["prompts", "prompt", "times"],
    expected: "`within`",
    help: "an answer is counted by its name alone: `4 dismissed within 30d`",
  },
  { expected: "`within`", help: "a window is written `within 30d`" },
  {
    found: ["and", "or"],
    in: "policyClause",
    after: "types",
    help: "several event types have commas between them: `on file.shared, mail.clicked`",
  },
  {
    found: "*",
    after: ".",
    expected: "a word",
    help: "there are no wildcards: name each event type, with commas between them",
  },
  {
    found: "between",
    in: ["policyClause", "signalClause"],
    help: "write two comparisons, as in `event.size >= 1MB and event.size <= 5MB`",
  },
  { found: ["if", "where"], help: "a condition follows `when`" },
  { found: "when", in: "policyClause", help: "a condition belongs to the `trigger`, after its event type" },
  { found: "equals", help: "write `is`" },
  { found: ["includes", "has", "have", "including"], help: "write `contains`" },
  { found: ["event", "person", "org"], in: ["signalClause", "policyClause"], help: "a condition follows `when`" },
  {
    found: ["before", "after", "within"],
    in: ["declaration", "policyClause", "signalClause"],
    help: "days and times are compared with `<` and `>`",
  },
  { found: ["than", "more", "less", "greater", "fewer"], help: "write `>` or `<` where something is greater or less" },
  {
    found: ["over", "above", "exceeds", "below", "under"],
    in: ["declaration", "policyClause", "signalClause"],
    help: "write `>` or `<` where something is greater or less",
  },
  { found: "least", help: "write `>=` where something is at least another" },
  {
    found: "at",
    in: ["policyClause", "signalClause"],
    help: "write `>=` where something is at least another, and a limit into `fatigue { … }`",
  },
  { found: ["does", "doesn", "do", "don"], help: "write `not` before the comparison" },
  // Texts.
  {
    found: "+",
    in: ["messageClause", "signalClause"],
    help: "a value stands in the text itself, in braces: `{event.x}`",
  },
  {
    isA: "text",
    in: ["messageClause", "signalClause"],
    after: "text",
    help: "put it all in one text, in one pair of quotes",
  },
  { found: ",", expected: "a language", help: "texts in several languages have no commas between them" },
  {
    expected: "`inline`",
    help: "say when it comes: `inline` before something is done, `feedback` about what has happened, `thanks` for praise",
  },
  { expected: "`opens`", help: "the address follows `opens`" },
  { found: "description", help: "describe it in a comment before it that starts with `///`" },
  // Limits.
  {
    found: "per",
    in: "limit",
    help: "a limit counts for each person anyway; `for everyone` counts all of them together",
  },
  { found: "policies", in: "limit", after: "all", help: "write `across all`" },
  { found: "on", in: "limit", after: "time", help: "days are a line of their own: `quiet on saturday, sunday`" },
  { found: ["limit", "max", "maximum", "only", "never"], in: "limit", help: "write `at most 2 per day`" },
  { found: "not", in: "limit", help: "write `wait 4h`, or `at most 2 per day`" },
  {
    found: "between",
    in: "limit",
    after: "length",
    help: "that there are prompts before and after it is clear: leave it out",
  },
  {
    found: ["prompts", "prompt", "messages", "popups"],
    in: "limit",
    expected: "`per day`",
    help: "a limit counts prompts anyway: leave the word out",
  },
  {
    found: ["in", "every", "during", "each", "over"],
    in: "limit",
    expected: "`per day`",
    help: "write `within 7d`, or `per day`",
  },
  { found: ["calendar", "each", "every", "a", "single"], in: "limit", expected: "`day`", help: "write `per day`" },
  {
    found: ["person", "user", "employee", "head"],
    in: "limit",
    expected: "`day`",
    help: "a limit counts for each person anyway: `at most 2 per day`",
  },
  { found: "backoff", help: "write `back off`" },
  { found: ["double", "increase", "grow"], in: "limit", help: "write `back off 2x up to 14d after dismissed`" },
  { expected: "a factor", help: "a factor is a number and an `x`: `back off 2x up to 14d after dismissed`" },
  { in: "limit", expected: "`up`", help: "say how far: `back off 2x up to 14d after dismissed`" },
  { expected: "the hours", help: "write `quiet 19:00 to 07:00`, or `quiet on saturday, sunday`" },
  { expected: "`to`", after: "time", help: "write `quiet 19:00 to 07:00`" },
  { found: "not", expected: "an answer", help: "write `not_useful`, as one word" },
  { found: ["a", "an", "one"], expected: "a length", help: "write the length as a number and its unit: `1d`" },
  { found: ["year", "yearly", "annually"], expected: "a length", help: "write `365d`" },
  { found: ["in", "for", "at", "about"], expected: "a length", help: "the length follows at once, as in `wait 4h`" },
  {
    after: "mute",
    expected: "a length",
    help: "the length comes first: `mute 7d after 3 not_useful within 30d`",
  },
  { found: "all", expected: "`everyone`", help: "write `for everyone`" },
  // Ladders.
  { in: "step", found: ["daily", "weekly", "monthly"], help: "write `by FOUND digest`" },
  {
    in: "step",
    found: ["after", "on", "when", "if"],
    help: "a step starts with `at`: `at 3 occurrences within 30d notify …`",
  },
  { found: byWords.telling, expected: "what is to be done", help: "write `notify`" },
  {
    found: ["assign", "enroll", "enrol", "train"],
    expected: "what is to be done",
    help: "write `follow up` and its name",
  },
  { expected: "`process`", help: 'say what is to be reviewed before the question: `review process "…"`' },
  { expected: "`up`", help: "write `follow up` as two words, and the name of one" },
  { found: ["-", "->", ":", ","], expected: "what is to be done", help: "what is to be done follows at once" },
  // Policies, layers, exemptions.
  { isA: "number", expected: "a percentage", help: "a share has its sign: `10%`" },
  { isA: "name", expected: "`any of`", help: "write `any of` or `all of` before the names" },
  { found: "[", expected: "a name", help: "names stand without brackets, with commas between them" },
  {
    found: ["exempt", "exemption", "except", "unless", "exclude", "excluding"],
    in: "policyClause",
    help: "leave people out by the condition of the `trigger`, or until a day by an `exemption` beside the policies",
  },
  {
    found: ["for", "audience", "applies"],
    in: "policyClause",
    help: "say whom it is for in the condition of the `trigger`",
  },
  {
    found: ["risk", "severity"],
    in: "policyClause",
    help: "risk is decided in the event type: `risk { high when … }`",
  },
  {
    found: ["enabled", "disabled", "active", "status"],
    in: "policyClause",
    help: "a policy holds as long as it is there; `exemption` holds it back until a day",
  },
  {
    expected: "a whole number",
    after: "priority",
    help: "a priority is a number; the higher one comes first: `priority 10`",
  },
  { found: "=", expected: "a text", help: "the text follows at once, without a sign" },
  { found: "else", help: "there is no other branch: write another policy, or a `variant`" },
  { after: "all", expected: "`policies`", help: "write `all policies`" },
  { found: ["forever", "never", "always"], expected: "a date", help: "choose a day on which to look at it again" },
  { isA: "text", expected: "a date", help: "a date stands without quotes: `2027-03-31`" },
  { expected: "a date", help: "a date is year, month and day: `2027-03-31`" },
  { found: ["and", "or"], in: "exemptionClause", help: "names have commas between them" },
  { found: "*", in: "exemptionClause", expected: "a name", help: "write `all policies`" },
  { found: ["yearly", "annually"], in: "layerClause", help: "write `every 365d`" },
  { found: ["followup", "follow_up", "training"], in: "declaration", help: "write `follow up` and a name" },
  // Budgets.
  {
    found: byWords.statistics,
    in: "goal",
    help: "the statistic follows what is counted: `prompts per person per week p95 at most 3`",
  },
  {
    found: byWords.statistics,
    expected: "`per day`",
    help: "the statistic follows what is counted: `prompts per person per week p95 at most 3`",
  },
  { found: ["low", "medium", "high", "critical"], in: "goal", help: "write `coverage of high risk at least 80%`" },
  { in: "goal", expected: "`risk`", help: "write `coverage of high risk at least 80%`" },
  { found: "at", in: "goal", help: "what is counted comes first: `prompts per person per week at most 3`" },
  { found: ["average", "avg", "avrg"], expected: "`at most` or", help: "write `mean`" },
  { found: "median", expected: "`at most` or", help: "write `p50`" },
  { found: byWords.under, expected: "`at most` or", help: "write `at most`" },
  { found: byWords.over, expected: "`at most` or", help: "write `at least`" },
  { found: ["user", "employee", "head", "staff", "human"], expected: "`day`", help: "write `per person`" },
  { after: "coverage", expected: "`of`", help: "say of which risk: `coverage of high risk at least 80%`" },
  // Tests.
  {
    found: ["expect", "expects", "prompt", "silence", "nothing"],
    in: "testClause",
    help: "write `->` between the event and what is expected of it, on its line",
  },
  { found: byWords.laterDays, in: "testClause", help: "days are counted from the first: `day 2 09:00`" },
  { found: ["saturday", "sunday"], in: "testClause", help: "days are counted from the first: `day 6 09:00`" },
  {
    found: ["no", "none", "not", "never"],
    expected: "what is expected",
    help: "write `silence` where a limit or an exemption holds the prompt back, and `nothing` where no policy comes up",
  },
  { isA: "name", expected: "what is expected", help: "write `prompt FOUND`, if that is the policy" },
  {
    found: byWords.answering,
    expected: "an event type, or",
    help: "write `answers`, the policy, and the answer: `answers phishing_click with dismissed`",
  },
  { found: ".", expected: "an event type, or", help: "the person stands before it: `09:00 ana file.shared`" },
  { isA: "name", expected: "an event type, or", help: "the event type follows the person: `09:00 ana file.shared`" },
  {
    isA: "name",
    in: "testClause",
    help: "an event begins with its time, as in `09:00 ana file.shared`, and a person with `person`",
  },
];

/** @param expected - what should stand there, in words; without it, what was found starts no clause */
export function habitHelp(parser: RecoveringParser, token: Lexeme, expected?: string): string | undefined {
  const body = parser.bodies.at(-1);
  const found = token.image.toLowerCase();
  // `AND` where `and` would be right.
  if (expected === undefined && found !== token.image && ["and", "or", "not"].includes(found)) {
    return `write \`${found}\`, in small letters`;
  }
  const habit = habits.find(
    (one) =>
      (one.expected === undefined ? expected === undefined : expected?.startsWith(one.expected) === true) &&
      (one.found === undefined || [one.found].flat().includes(found)) &&
      (one.isA === undefined || kindOf(token) === one.isA) &&
      (one.in === undefined || (body !== undefined && [one.in].flat().includes(body))) &&
      (one.after === undefined || [one.after].flat().some((each) => standsAfter(parser, token, each))),
  );
  return habit?.help.replace("FOUND", token.image);
}

function kindOf(token: Lexeme): Habit["isA"] {
  if (token.tokenType === t.Text) return "text";
  if (token.tokenType === t.Int || token.tokenType === t.Decimal) return "number";
  return tokenMatcher(token, t.Name) ? "name" : undefined;
}

/** `what` is a word, or `text`, `time`, `length` or `types` for one of these. */
function standsAfter(parser: RecoveringParser, token: Lexeme, what: string): boolean {
  const before = parser.tokens[token.index - 1];
  if (before === undefined) return false;
  if (what === "text") return before.tokenType === t.Text;
  if (what === "time") return before.tokenType === t.Time;
  if (what === "length") return before.tokenType === t.Duration;
  if (what !== "types") return before.image === what;
  let at = token.index - 1;
  while (at > 0 && (tokenMatcher(parser.tokens[at]!, t.Word) || parser.tokens[at]!.tokenType === t.Dot)) {
    if (parser.tokens[at]!.tokenType === t.word.on) return true;
    at--;
  }
  return false;
}
