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
import type { FieldModel, TestDeed, TestLineModel, TestModel, TypedExpr } from "../model.js";
import { choices, suggestion } from "../reporter.js";
import { all, distinctNames, once, uniqueMembers } from "./clauses.js";
import { resolveEvent } from "./events.js";
import { checkCount } from "./quantities.js";

export function checkTests(checker: Checker): TestModel[] {
  const tests: TestModel[] = [];
  for (const file of checker.names.files) {
    for (const declaration of file.declarations) {
      if (declaration.kind === "test") tests.push(checkTest(checker, declaration));
    }
  }
  return tests;
}

function checkTest(checker: Checker, test: TestDeclaration): TestModel {
  const from = once(checker, test.clauses, "from", "from");
  const people = new Map<string, ReadonlyMap<string, TypedExpr>>();
  for (const person of uniqueMembers(checker, all(test.clauses, "person"), (clause) => clause.name, "person")) {
    const owner = { what: "attribute", owner: "`person`", verb: "has" } as const;
    people.set(person.name.text, checkRecord(checker, person.attributes, checker.person, owner));
  }
  const lines = all(test.clauses, "line");
  const days = checkOrder(checker, lines, people);
  return {
    title: test.title.value,
    span: test.title.span,
    ...(test.doc === undefined ? {} : { doc: test.doc }),
    ...(from === undefined ? {} : { from: from.date }),
    people,
    lines: lines.map((line, position) => checkLine(checker, line, days[position]!, people)),
  };
}

/**
 * Lines stand in order of time, so that a test reads as it happens. A line without a day is of the day before it. Wall
 * clocks are compared within a zone: between zones the instants decide, which the runner knows.
 *
 * @returns the day of each line
 */
function checkOrder(
  checker: Checker,
  lines: readonly TestLine[],
  people: ReadonlyMap<string, ReadonlyMap<string, TypedExpr>>,
): number[] {
  let day = 1;
  const latest = new Map<string, { readonly at: number; readonly line: TestLine }>();
  return lines.map((line) => {
    day = (line.day && checkCount(checker, line.day, 1, "a day")) ?? day;
    const at = day * 24 * 60 + line.time.minutes;
    const written = people.get(line.person.text)?.get("timezone");
    const zone = written?.kind === "literal" ? String(written.value) : checker.timezone;
    const before = latest.get(zone);
    if (before !== undefined && at < before.at) {
      checker.reporter.report(testOutOfOrder, line.time.span, undefined, {
        related: [{ span: before.line.time.span, message: "this one comes first" }],
        help: "write the lines in order of time; the next day begins with `day 2 09:00`",
      });
    } else if (!Number.isNaN(at)) latest.set(zone, { at, line });
    return day;
  });
}

function checkLine(checker: Checker, line: TestLine, day: number, people: ReadonlyMap<string, unknown>): TestLineModel {
  const { person, does, expects } = line;
  if (person.text !== "" && !people.has(person.text)) {
    checker.reporter.report(
      unknownPerson,
      person.span,
      { name: person.text },
      suggestion(person.text, person.span, people.keys(), `declare them above the line: \`person ${person.text} { }\``),
    );
  }
  const deed = does.kind === "answers" ? checkAnswering(checker, does) : checkEventLine(checker, does);
  for (const expectation of expects ?? []) checkExpectation(checker, expectation);
  return {
    span: line.span,
    day,
    minutes: line.time.minutes,
    person: person.text,
    does: deed,
    ...(expects === undefined ? {} : { expects }),
  };
}

function checkAnswering(checker: Checker, does: Extract<TestLine["does"], { kind: "answers" }>): TestDeed {
  checker.names.resolve("policy", does.policy);
  checkAnswer(checker, does.answer);
  return { kind: "answers", policy: does.policy.text, answer: does.answer.text };
}

function checkAnswer(checker: Checker, answer: Name): void {
  if (answer.text === "" || (ANSWERS as readonly string[]).includes(answer.text)) return;
  const details = suggestion(answer.text, answer.span, ANSWERS, choices(ANSWERS));
  checker.reporter.report(unknownAnswer, answer.span, { answer: answer.text }, details);
}

function checkEventLine(checker: Checker, does: Extract<TestLine["does"], { kind: "event" }>): TestDeed {
  const event = resolveEvent(checker, does.type);
  const deed = { kind: "event", type: does.type.text, fields: new Map<string, TypedExpr>() } as const;
  if (event?.name === RESPONSE) {
    checker.reporter.report(responseNotHere, does.type.span, {
      what: "is written as `ana answers a_policy with dismissed`",
    });
    return deed;
  }
  if (event === undefined || does.fields === undefined) return deed;
  const owner = { what: "field", owner: `\`${event.name}\``, verb: "has" } as const;
  return { ...deed, fields: checkRecord(checker, does.fields, event.fields, owner) };
}

/** Values of a test are written out: the same words as in conditions, without looking anything up but constants. */
function checkRecord(
  checker: Checker,
  record: RecordLiteral,
  fields: ReadonlyMap<string, FieldModel>,
  owner: { readonly what: string; readonly owner: string; readonly verb: "has" | "have" },
): ReadonlyMap<string, TypedExpr> {
  const scope = createScope(record.span.file, "a test", ["org"], [], "a test's values are written out");
  const values = new Map<string, TypedExpr>();
  for (const pair of uniqueMembers(checker, record.pairs, (one) => one.name, owner.what)) {
    const field = fields.get(pair.name.text);
    if (field === undefined) {
      reportUnknownField(checker, owner, { name: pair.name.text, span: pair.name.span }, fields.keys());
    } else {
      values.set(field.name, inferAs(checker, pair.value, scope, field.type, `\`${field.name}\``));
    }
  }
  return values;
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
