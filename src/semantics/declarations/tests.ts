/** `test`: people, events, answers and what is expected are checked like everything else. */
import { unreachable } from "../../base/invariant.js";
import { responseNotHere } from "../../diagnostics/catalogue/names/response-not-here.js";
import { signalNotOfPolicy } from "../../diagnostics/catalogue/names/signal-not-of-policy.js";
import { unknownAnswer } from "../../diagnostics/catalogue/names/unknown-answer.js";
import { unknownPerson } from "../../diagnostics/catalogue/names/unknown-person.js";
import { unknownSubject } from "../../diagnostics/catalogue/names/unknown-subject.js";
import { testOutOfOrder } from "../../diagnostics/catalogue/policy/test-out-of-order.js";
import type {
  Expectation,
  Name,
  PolicyDeclaration,
  RecordLiteral,
  TestDeclaration,
  TestLine,
} from "../../syntax/tree.js";
import { ANSWERS, NOT_COACHED, RESPONSE } from "../built-in.js";
import type { Checker } from "../checker.js";
import { inferAs } from "../expressions/infer.js";
import { reportUnknownField } from "../expressions/paths.js";
import { createScope } from "../expressions/scope.js";
import type { FieldModel } from "../model.js";
import { choices, suggestion } from "../reporter.js";
import { all, distinctNames, once, uniqueMembers } from "./clauses.js";
import { resolveEvent } from "./events.js";
import { checkCount } from "./quantities.js";

export function checkTests(checker: Checker): TestDeclaration[] {
  const tests: TestDeclaration[] = [];
  for (const file of checker.names.files) {
    for (const declaration of file.declarations) {
      if (declaration.kind !== "test") continue;
      checkTest(checker, declaration);
      tests.push(declaration);
    }
  }
  return tests;
}

function checkTest(checker: Checker, test: TestDeclaration): void {
  once(checker, test.clauses, "from", "from");
  const people = uniqueMembers(checker, all(test.clauses, "person"), (clause) => clause.name, "person");
  for (const person of people) {
    checkRecord(checker, person.attributes, checker.person, { what: "attribute", owner: "`person`", verb: "has" });
  }
  const names = new Set(people.map((person) => person.name.text));
  const lines = all(test.clauses, "line");
  checkOrder(checker, lines);
  for (const line of lines) checkLine(checker, line, names);
}

/** Lines stand in order of time, so that a test reads as it happens. A line without a day is of the day before it. */
function checkOrder(checker: Checker, lines: readonly TestLine[]): void {
  let day = 1;
  let latest = -1;
  let before: TestLine | undefined;
  for (const line of lines) {
    const given = line.day === undefined ? undefined : checkCount(checker, line.day, 1, "a day");
    const next = given ?? day;
    if (Number.isNaN(line.time.minutes)) continue;
    const at = next * 24 * 60 + line.time.minutes;
    if (at < latest && before !== undefined) {
      checker.reporter.report(testOutOfOrder, line.time.span, undefined, {
        related: [{ span: before.time.span, message: "this one comes first" }],
        help: "write the lines in order of time; the next day begins with `day 2 09:00`",
      });
    }
    day = next;
    latest = Math.max(latest, at);
    before = line;
  }
}

function checkLine(checker: Checker, line: TestLine, people: ReadonlySet<string>): void {
  const { person, does } = line;
  if (person.text !== "" && !people.has(person.text)) {
    checker.reporter.report(
      unknownPerson,
      person.span,
      { name: person.text },
      suggestion(person.text, person.span, people, `declare them above the line: \`person ${person.text} { }\``),
    );
  }
  if (does.kind === "answers") {
    checker.names.resolve("policy", does.policy);
    checkAnswer(checker, does.answer);
  } else {
    checkEventLine(checker, does);
  }
  for (const expectation of line.expects ?? []) checkExpectation(checker, expectation);
}

function checkAnswer(checker: Checker, answer: Name): void {
  if (answer.text === "" || (ANSWERS as readonly string[]).includes(answer.text)) return;
  const details = suggestion(answer.text, answer.span, ANSWERS, choices(ANSWERS));
  checker.reporter.report(unknownAnswer, answer.span, { answer: answer.text }, details);
}

function checkEventLine(checker: Checker, does: Extract<TestLine["does"], { kind: "event" }>): void {
  const event = resolveEvent(checker, does.type);
  if (event?.name === RESPONSE) {
    checker.reporter.report(responseNotHere, does.type.span, {
      what: "is written as `ana answers a_policy with dismissed`",
    });
    return;
  }
  if (event === undefined || does.fields === undefined) return;
  checkRecord(checker, does.fields, event.fields, { what: "field", owner: `\`${event.name}\``, verb: "has" });
}

/** Values of a test are written out: the same words as in conditions, without looking anything up but constants. */
function checkRecord(
  checker: Checker,
  record: RecordLiteral,
  fields: ReadonlyMap<string, FieldModel>,
  owner: { readonly what: string; readonly owner: string; readonly verb: "has" | "have" },
): void {
  const scope = createScope(record.span.file, "a test", ["org"], [], "a test's values are written out");
  for (const pair of uniqueMembers(checker, record.pairs, (one) => one.name, owner.what)) {
    const field = fields.get(pair.name.text);
    if (field === undefined) {
      reportUnknownField(checker, owner, { name: pair.name.text, span: pair.name.span }, fields.keys());
    } else {
      inferAs(checker, pair.value, scope, field.type, `\`${field.name}\``);
    }
  }
}

function checkExpectation(checker: Checker, expectation: Expectation): void {
  switch (expectation.kind) {
    case "prompt": {
      const policy = checker.names.resolve("policy", expectation.policy);
      if (policy !== undefined) checkExpectedSignals(checker, policy.declaration, expectation.signals ?? []);
      return;
    }
    case "silence":
      if (expectation.policy !== undefined) checker.names.resolve("policy", expectation.policy);
      if (expectation.because?.kind === "exemption") checkExemptionName(checker, expectation.because.name);
      return;
    case "follow_up":
      checker.names.resolve("follow_up", expectation.name);
      return;
    case "review":
      checkReviewSubject(checker, expectation.subject);
      return;
    case "nothing":
    case "notify":
      return;
    default:
      unreachable(expectation);
  }
}

function checkExemptionName(checker: Checker, name: Name): void {
  if (name.text !== NOT_COACHED) checker.names.resolve("exemption", name);
}

const SUBJECTS = ["process", "role", "incentives"];

function checkReviewSubject(checker: Checker, subject: Name): void {
  if (subject.text === "" || SUBJECTS.includes(subject.text)) return;
  const details = suggestion(subject.text, subject.span, SUBJECTS, choices(SUBJECTS));
  checker.reporter.report(unknownSubject, subject.span, { subject: subject.text }, details);
}

function checkExpectedSignals(checker: Checker, policy: PolicyDeclaration, expected: readonly Name[]): void {
  const own = all(policy.clauses, "signals").flatMap((clause) => clause.names.map((name) => name.text));
  for (const use of distinctNames(checker, expected)) {
    if (checker.names.resolve("signal", use) === undefined || own.includes(use.text)) continue;
    checker.reporter.report(
      signalNotOfPolicy,
      use.span,
      { signal: use.text, policy: policy.name.text },
      suggestion(use.text, use.span, own, choices(own)),
    );
  }
}
