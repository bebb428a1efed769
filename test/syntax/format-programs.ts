/** Programs without mistakes, of all constructs, with their white space and comments thrown about at random. */
import fc from "fast-check";
import { scan } from "../../src/syntax/lexer/scan.js";
import { Reporter } from "../../src/syntax/reporter.js";

/** Conditions of every form. */
const conditions = fc.letrec<Record<"condition" | "comparison" | "sum" | "primary", string>>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small" },
    tie("comparison"),
    tie("comparison").map((operand) => `not ${operand}`),
    fc.array(tie("comparison"), { minLength: 2, maxLength: 4 }).map((operands) => operands.join(" and ")),
    fc.array(tie("comparison"), { minLength: 2, maxLength: 4 }).map((operands) => operands.join(" or ")),
  ),
  comparison: fc.oneof(
    { depthSize: "small" },
    tie("sum"),
    fc
      .tuple(
        tie("sum"),
        fc.constantFrom("is", "is not", "<=", "in", "not in", "contains any of", "ends with"),
        tie("sum"),
      )
      .map((parts) => parts.join(" ")),
    tie("sum").map((operand) => `${operand} exists`),
    tie("sum").map((operand) => `${operand} like "*.acme.example"`),
  ),
  sum: fc.oneof(
    { depthSize: "small" },
    tie("primary"),
    fc.tuple(tie("primary"), fc.constantFrom("+", "-", "*", "/"), tie("primary")).map((parts) => parts.join(" ")),
    tie("primary").map((other) => `event.x otherwise ${other}`),
  ),
  primary: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("1", "-250_000", "3.5", "80%", "4h", "25MiB", "09:05", "2027-03-31", "2027-03-31T08:00Z", "true"),
    fc.constantFrom("event.x", "person.when", "urgency", 'record."@t"[3].is', '""', '"a\\n\\u{e9}\\{x\\}\\\\ // no"'),
    fc.array(tie("sum"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc.array(tie("sum"), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(", ")}, ]`),
    tie("condition").map((inner) => `(${inner})`),
    fc.array(tie("condition"), { minLength: 1, maxLength: 2 }).map((inner) => `f(${inner.join(", ")})`),
    tie("condition").map((where) => `count(a.b where ${where} within 7d)`),
    fc.constantFrom("count(a.b within 7d)", "distinct(event.x within 2w)", "first time within 1h"),
  ),
}));
const condition = conditions.condition;

const text = fc.constantFrom(
  '"Bye, {person.name}."',
  '{ en "Bye." }',
  '{ en "Bye." pt-BR "Tchau." zh-419 "再见" }',
  `{ en "${"long ".repeat(20)}" de "${"lang ".repeat(20)}" }`,
);
const names = fc.array(fc.constantFrom("a", "b_2", "role", "a_rather_long_name_for_a_signal_or_tag"), {
  minLength: 1,
  maxLength: 6,
});
const list = names.map((all) => all.join(", "));
const types = fc
  .array(fc.constantFrom("a.b", "mail.link_clicked", "x.when.is"), { minLength: 1, maxLength: 5 })
  .map((all) => all.join(", "));
const when = fc.option(condition, { nil: undefined }).map((all) => (all === undefined ? "" : ` when ${all}`));
const pair = fc.oneof(
  condition.map((value) => `x: ${value}`),
  fc.constant("y_z: 2"),
);
const record = fc.oneof(
  fc.array(pair, { maxLength: 5 }).map((pairs) => `{ ${pairs.join(", ")} }`),
  fc.array(pair, { minLength: 1, maxLength: 5 }).map((pairs) => `{ ${pairs.join(", ")}, }`),
);

function joined(...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  return fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((all) => all.join(" "));
}

function several(...clauses: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.array(fc.oneof(...clauses), { maxLength: 5 }).map((all) => `{ ${all.join(" ")} }`);
}

const scope = fc.constantFrom("", "across all", "across tag a", "for everyone", "across all for each person.team.when");
const limit = fc.oneof(
  joined("wait 4h", scope, when),
  joined("at most 1_000 within 7d", scope, when),
  joined("at most 2 per day", scope, when),
  joined("at most 1 per event", when),
  joined("quiet 19:00 to 07:00", when),
  joined("quiet on", list, when),
  fc.constant("back off 2x up to 14d after not_useful"),
  fc.constant("mute 30d after 3 dismissed within 7d"),
);
const step = fc.oneof(
  fc.constant("at 1 occurrence within 30d follow up f"),
  fc.constant('at 30 prompts within 90d notify person.manager otherwise "a@b.example" by weekly digest'),
  joined("at 4 ignored within 30d review process", text),
  joined("at 4 ignored within 30d review role", text, "by person.manager"),
);
const messageClauses = several(joined("title", text), joined("body", text), joined("action", text, "opens", text));
const controls = fc.constantFrom('controls nist_csf_2 "PR.AT-01"', 'controls nist_csf_2 "PR.AT-01", "PR.AT-02"');
const policyPart = fc.oneof(
  fc.constantFrom("message m", "priority 5", "fatigue f", "escalate e"),
  joined("message inline", messageClauses),
  joined("fatigue", several(limit)),
  joined("escalate", several(step)),
);
const field = fc.oneof(
  fc.constantFrom("a: string", "b_longer: untrusted personal list of Cue?", "c: int = -1", 'd: string = "x"'),
  fc.constant('e: list of string = ["a", "b"]'),
);
const expectation = fc.constantFrom(
  "prompt p",
  'prompt p with a, b saying "something that was said at some length, to fill a line"',
  "silence of p because back off",
  "silence because exemption e",
  "nothing",
  "follow up f",
  'notify "a@b.example"',
  "review process",
);
const expects = fc
  .array(expectation, { maxLength: 3 })
  .map((all) => (all.length === 0 ? "" : `-> ${all.join(" and ")}`));

const declaration = fc.oneof(
  joined("org", several(fc.constant("locales en, pt-BR"), fc.constant('timezone "UTC"'), fc.constant('a: ["b", "c"]'))),
  joined(
    "enum E",
    fc.constantFrom("", "ordered"),
    fc
      .array(joined(fc.constantFrom("a", 'b = "B"', "longer"), fc.oneof(fc.constant(""), text)), {
        minLength: 1,
        maxLength: 5,
      })
      .map((all) => `{ ${all.join(", ")} }`),
  ),
  joined("person", several(field, joined("coach when", condition))),
  joined(
    "event a.b.when",
    several(
      field,
      fc.constantFrom("moment before", "reversible for 10m"),
      joined("risk", several(joined("high when", condition), fc.constant("low otherwise"))),
    ),
  ),
  joined(
    "source s",
    several(
      fc.constantFrom("id record.id", 'time record."@t"', "person record.a.b", "each record.events[0].x"),
      joined("map", when, "to a.b", record),
    ),
  ),
  joined("segment s when", condition),
  joined("text t", text),
  joined("signal s on", types, several(joined("when", condition), joined("missed", text), joined("check", text))),
  joined("message m thanks", messageClauses),
  joined("fatigue f", several(limit)),
  joined("escalate e", several(step)),
  joined(
    "policy p",
    several(
      fc.constantFrom('title "T"', 'owner "o@b.example"', "holdout 5%", "answer within 2h", "show at most 2"),
      joined("tags", list),
      controls,
      joined("trigger on", types, when),
      joined("signals any of", list),
      policyPart,
      joined("variant v when", condition, several(policyPart)),
    ),
  ),
  joined(
    fc.constantFrom("follow up f", "baseline b"),
    several(
      joined("title", text),
      joined("content", text),
      fc.constantFrom("due 14d", "every 365d", "for everyone", 'owner "o"'),
      joined("for", condition),
      joined("covers", types, when),
      controls,
    ),
  ),
  joined(
    "exemption e",
    several(
      joined("policies", list),
      joined("tags", list),
      joined("when", condition),
      fc.constantFrom("all policies", "until 2027-03-31", 'because "So."', 'owner "o"'),
    ),
  ),
  joined("limits", several(limit)),
  joined(
    "budget",
    several(
      fc.constantFrom(
        "prompts per person per week of p for s p95 at most 3",
        "coverage of high risk at least 80%",
        "interruption per day at most 5m",
      ),
    ),
  ),
  joined(
    'test "what comes of it"',
    several(
      fc.constant("from 2026-03-02"),
      joined("person ana", record),
      joined(fc.constantFrom("09:00", "day 2 09:05"), "ana a.b", fc.oneof(fc.constant(""), record), expects),
      joined("10:00 ana answers p with dismissed", expects),
    ),
  ),
);

const head = fc.constantFrom(
  "",
  "package a.when",
  'import "./b.kairos"',
  'package a import "./b.kairos" import "./c.kairos"',
);

/** On one line. */
const program = fc
  .tuple(head, fc.array(declaration, { maxLength: 4 }))
  .map(([first, all]) => [first, ...all].join(" "));

const gap = fc.oneof(
  { weight: 30, arbitrary: fc.constant(" ") },
  { weight: 6, arbitrary: fc.constantFrom("\n", "\n\n", "\n  \n\n\t", "   ", "\r\n", "\r\n\r\n") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      " // why\n",
      "\n// above\n",
      "\n  // one\n\n  // two \n\n",
      "\n/// A word.\n",
      " /// no doc\r\n",
    ),
  },
);

/** The program with other gaps between its tokens. */
export const spread: fc.Arbitrary<string> = program.chain((one) => {
  const { tokens } = scan(one, new Reporter("a.kairos", one));
  return fc
    .array(gap, { minLength: tokens.length + 1, maxLength: tokens.length + 1, size: "max" })
    .map((gaps) => gaps[0] + tokens.map(({ image }, index) => image + (gaps[index + 1] ?? "")).join(""));
});
