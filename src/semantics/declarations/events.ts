/** `event`: the moment, the fields, and the risk of it. */
import { builtInField } from "../../diagnostics/catalogue/names/built-in-field.js";
import { builtInName } from "../../diagnostics/catalogue/names/built-in-name.js";
import { responseNotHere } from "../../diagnostics/catalogue/names/response-not-here.js";
import { afterOtherwise } from "../../diagnostics/catalogue/policy/after-otherwise.js";
import { reversibleWithoutAfter } from "../../diagnostics/catalogue/policy/reversible-without-after.js";
import type { EventDeclaration, RiskLine } from "../../syntax/tree.js";
import { builtInEventFields, RESPONSE, responseEvent, RISK, RISK_LEVELS } from "../built-in.js";
import type { Checker } from "../checker.js";
import { inferCondition } from "../expressions/infer.js";
import { reportUnknownEnumValue } from "../expressions/paths.js";
import { createScope } from "../expressions/scope.js";
import type { EventModel, RiskLevel } from "../model.js";
import type { NameUse } from "../names/names.js";
import { typeWords } from "../type-rules.js";
import { all, distinctNames, once, withDoc } from "./clauses.js";
import { checkFields } from "./fields.js";
import { checkWindow } from "./quantities.js";

export function checkEvents(checker: Checker): void {
  const response = responseEvent();
  checker.events.set(response.name, response);
  for (const { declaration } of checker.names.ofKind("event").values()) {
    if (declaration.type.text === RESPONSE) {
      checker.reporter.report(builtInName, declaration.type.span, { what: "event type", name: RESPONSE });
      continue;
    }
    checker.events.set(declaration.type.text, checkEvent(checker, declaration));
  }
}

function checkEvent(checker: Checker, declaration: EventDeclaration): EventModel {
  const fields = new Map(builtInEventFields().map((field) => [field.name, field]));
  for (const field of checkFields(checker, all(declaration.clauses, "field"), "field")) {
    const original = fields.get(field.name);
    if (original?.builtIn === true) {
      checker.reporter.report(builtInField, field.span, {
        field: field.name,
        owner: "event",
        type: typeWords(original.type),
      });
      continue;
    }
    fields.set(field.name, field);
  }
  const moment = once(checker, declaration.clauses, "moment", "moment");
  const reversible = once(checker, declaration.clauses, "reversible", "reversible");
  const reversibleForMs = reversible === undefined ? undefined : checkWindow(checker, reversible.for);
  if (reversible !== undefined && moment?.moment !== "after") {
    checker.reporter.report(reversibleWithoutAfter, reversible.span, { moment: moment?.moment });
  }
  const model: EventModel = {
    name: declaration.type.text,
    span: declaration.type.span,
    builtIn: false,
    fields,
    ...(moment === undefined ? {} : { moment: moment.moment }),
    ...(reversibleForMs === undefined ? {} : { reversibleForMs }),
  };
  return withDoc(model, declaration.doc);
}

/** The levels, once fields and segments are known. They look at the event and the person alone, without history. */
export function checkRisks(checker: Checker): void {
  for (const { declaration } of checker.names.ofKind("event").values()) {
    const event = checker.events.get(declaration.type.text);
    const block = once(checker, declaration.clauses, "risk", "risk");
    if (event === undefined || event.builtIn || block === undefined) continue;
    const scope = createScope(
      block.span.file,
      "a `risk` block",
      ["event", "person", "org", "segment"],
      [event],
      "the risk is a property of the moment, not of what came before",
    );
    checkOtherwiseLast(checker, block.lines);
    const risk = block.lines.flatMap((line) => {
      const level = riskLevel(checker, line.level);
      if (line.when === undefined) return level === undefined ? [] : [{ level, span: line.span }];
      const when = inferCondition(checker, line.when, scope);
      return level === undefined ? [] : [{ level, when, span: line.span }];
    });
    checker.events.set(event.name, { ...event, risk });
  }
}

export function riskLevel(checker: Checker, name: NameUse): RiskLevel | undefined {
  const level = RISK_LEVELS.find((one) => one === name.text);
  const model = checker.enums.get(RISK.name);
  if (level === undefined && model !== undefined) reportUnknownEnumValue(checker, model, name);
  return level;
}

/** The first line that holds counts, so nothing is asked after `otherwise`. */
function checkOtherwiseLast(checker: Checker, lines: readonly RiskLine[]): void {
  const at = lines.findIndex((line) => line.when === undefined);
  const after = lines[at + 1];
  const otherwise = lines[at];
  if (at < 0 || after === undefined || otherwise === undefined) return;
  checker.reporter.report(afterOtherwise, after.span, undefined, {
    related: [{ span: otherwise.span, message: "this holds whenever nothing above did" }],
  });
}

/** The event type that a name means; the built-in one is everybody's. */
export function resolveEvent(checker: Checker, use: NameUse): EventModel | undefined {
  if (use.text === RESPONSE) return checker.events.get(RESPONSE);
  const declared = checker.names.resolve("event", use);
  return declared === undefined ? undefined : checker.events.get(declared.name);
}

/** The event types of a `trigger`, a `signal` or `covers`; answers are none of them. */
export function resolveEvents(checker: Checker, uses: readonly NameUse[], what: string): EventModel[] {
  return distinctNames(checker, uses).flatMap((use) => {
    const event = resolveEvent(checker, use);
    if (event?.name === RESPONSE) {
      checker.reporter.report(responseNotHere, use.span, { what });
      return [];
    }
    return event === undefined ? [] : [event];
  });
}
