/** The lines of `fatigue` and `limits`. */
import { formatTimeOfDay } from "../../base/instant.js";
import { unreachable } from "../../base/invariant.js";
import type { Span } from "../../base/span.js";
import { unknownEnumValue } from "../../diagnostics/catalogue/names/unknown-enum-value.js";
import { unknownTag } from "../../diagnostics/catalogue/names/unknown-tag.js";
import { backOffFactor } from "../../diagnostics/catalogue/policy/back-off-factor.js";
import { groupBy } from "../../diagnostics/catalogue/policy/group-by.js";
import { onlyInPolicies } from "../../diagnostics/catalogue/policy/only-in-policies.js";
import { quietAlways } from "../../diagnostics/catalogue/policy/quiet-always.js";
import { scopeNotHere } from "../../diagnostics/catalogue/policy/scope-not-here.js";
import type { ReportDetails } from "../../diagnostics/define.js";
import type { IntLiteral, Limit, Name, Scope as ScopeSyntax } from "../../syntax/tree.js";
import { WEEKDAY } from "../built-in.js";
import type { Checker } from "../checker.js";
import { infer, inferCondition } from "../expressions/infer.js";
import { reportUnknownEnumValue } from "../expressions/paths.js";
import { declaredHere, pathText } from "../expressions/results.js";
import { createScope, inPlace, type Scope } from "../expressions/scope.js";
import type { LimitModel, ScopeModel } from "../model.js";
import { choices, suggestion } from "../reporter.js";
import { all, beginning, distinctNames } from "./clauses.js";
import { checkCount, checkWindow } from "./quantities.js";

/** Where a list of limits stands: some lines make sense in policies alone. */
export type LimitsOwner = "policy" | "repository";

export function checkLimits(
  checker: Checker,
  limits: readonly Limit[],
  scope: Scope,
  owner: LimitsOwner,
): LimitModel[] {
  const asked = inPlace(scope, "a limit", {
    noHistory: "a limit asks about the moment and about the prompts that were given",
  });
  return limits.map((limit) => checkLimit(checker, limit, asked, owner));
}

function checkLimit(checker: Checker, limit: Limit, scope: Scope, owner: LimitsOwner): LimitModel {
  checkNumbers(checker, limit, owner);
  const when = limit.when === undefined ? undefined : inferCondition(checker, limit.when, scope);
  // A day that is listed twice has been reported, and counts once.
  const syntax = limit.kind === "quiet_days" ? { ...limit, days: distinctNames(checker, limit.days) } : limit;
  const model = { syntax, span: limit.span, scope: scopeOf(checker, limit, scope.file) };
  return when === undefined ? model : { ...model, when };
}

function checkNumbers(checker: Checker, limit: Limit, owner: LimitsOwner): void {
  switch (limit.kind) {
    case "wait":
      checkWindow(checker, limit.within);
      return;
    case "at_most_within":
      checkWindow(checker, limit.within);
      checkAtMost(checker, limit.count);
      return;
    case "at_most_per":
      checkAtMost(checker, limit.count);
      if (limit.per === "event" && limit.scope.for !== undefined) {
        checker.reporter.report(scopeNotHere, limit.scope.for.span, undefined);
      }
      return;
    case "quiet_hours":
      if (limit.from.minutes === limit.to.minutes) {
        const span = { ...limit.from.span, end: limit.to.span.end };
        checker.reporter.report(quietAlways, span, { time: formatTimeOfDay(limit.from.minutes) });
      }
      return;
    case "quiet_days":
      for (const day of distinctNames(checker, limit.days)) checkWeekday(checker, day);
      return;
    case "back_off":
      if (owner === "repository")
        checker.reporter.report(onlyInPolicies, beginning(limit.span, "back off"), { line: "back off" });
      // A fraction has been refused where it was read.
      if (Number.isInteger(limit.factor.value) && limit.factor.value < 2) {
        checker.reporter.report(backOffFactor, limit.factor.span, { factor: limit.factor.value });
      }
      checkWindow(checker, limit.upTo);
      return;
    case "mute":
      if (owner === "repository")
        checker.reporter.report(onlyInPolicies, beginning(limit.span, "mute"), { line: "mute" });
      checkWindow(checker, limit.for);
      checkWindow(checker, limit.within);
      checkCount(checker, limit.count, 1, "the number of answers");
      return;
    default:
      unreachable(limit);
  }
}

function checkAtMost(checker: Checker, count: IntLiteral): void {
  checkCount(
    checker,
    count,
    1,
    "the number of prompts",
    "a policy that never prompts is left out, or held back by an exemption",
  );
}

const WORKING_DAYS = "monday, tuesday, wednesday, thursday, friday";
const DAYS_TOGETHER: ReadonlyMap<string, string> = new Map([
  ["weekend", "saturday, sunday"],
  ["weekends", "saturday, sunday"],
  ["weekday", WORKING_DAYS],
  ["weekdays", WORKING_DAYS],
  ["workdays", WORKING_DAYS],
]);

function checkWeekday(checker: Checker, day: Name): void {
  const model = checker.enums.get(WEEKDAY.name);
  if (model === undefined || model.values.some((value) => value.name === day.text)) return;
  const days = DAYS_TOGETHER.get(day.text);
  if (days === undefined) reportUnknownEnumValue(checker, model, day);
  else {
    const fix = { title: `write \`${days}\``, edits: [{ span: day.span, text: days }] };
    checker.reporter.report(unknownEnumValue, day.span, { name: day.text, enumName: model.name }, { fixes: [fix] });
  }
}

function scopeOf(checker: Checker, limit: Limit, file: string): ScopeModel {
  if (limit.kind !== "wait" && limit.kind !== "at_most_within" && limit.kind !== "at_most_per")
    return { for: { kind: "person" } };
  const { scope } = limit;
  const across = scope.across === undefined ? undefined : acrossOf(checker, scope.across);
  const counted = forOf(checker, scope.for, file);
  return across === undefined ? { for: counted } : { across, for: counted };
}

function acrossOf(checker: Checker, across: NonNullable<ScopeSyntax["across"]>): ScopeModel["across"] {
  if (across.kind === "all") return { kind: "all" };
  checkTag(checker, across.tag);
  return { kind: "tag", tag: across.tag.text };
}

/** A tag is there when a policy has it. */
export function checkTag(checker: Checker, tag: Name): boolean {
  if (tag.text === "") return false;
  const tags = new Set<string>();
  for (const { declaration } of checker.names.ofKind("policy").values()) {
    for (const clause of all(declaration.clauses, "tags")) for (const one of clause.tags) tags.add(one.text);
  }
  if (tags.has(tag.text)) return true;
  checker.reporter.report(unknownTag, tag.span, { tag: tag.text }, suggestion(tag.text, tag.span, tags, choices(tags)));
  return false;
}

/** `for each person.department`: one attribute of the person, with one value. */
function forOf(checker: Checker, counted: ScopeSyntax["for"], file: string): ScopeModel["for"] {
  if (counted === undefined) return { kind: "person" };
  if (counted.kind === "everyone") return { kind: "everyone" };
  const { path } = counted;
  const scope = createScope(file, "`for each`", ["person"]);
  if (path.root.text === "") return { kind: "person" };
  if (path.root.text !== "person") {
    const attribute =
      path.members.length === 0 && checker.person.has(path.root.text) ? `person.${path.root.text}` : undefined;
    const fix = attribute === undefined ? {} : suggestionOf(attribute, path.span);
    checker.reporter.report(groupBy, path.span, { path: pathText(path) }, fix);
    return { kind: "person" };
  }
  if (path.members.length === 0) {
    const help = "a limit counts for each person anyway: leave it out";
    checker.reporter.report(groupBy, path.span, { path: pathText(path) }, { help });
    return { kind: "person" };
  }
  const typed = infer(checker, path, scope);
  if (typed.kind !== "person") return { kind: "person" };
  if (typed.type.kind === "list") {
    checker.reporter.report(
      groupBy,
      path.span,
      { path: pathText(path) },
      { related: declaredHere(checker, typed, scope) },
    );
    return { kind: "person" };
  }
  return { kind: "attribute", attribute: typed.attribute };
}

function suggestionOf(text: string, span: Span): ReportDetails {
  return { help: `did you mean \`${text}\`?`, fixes: [{ title: `write \`${text}\``, edits: [{ span, text }] }] };
}
