/** `source`: how raw records become events. Every mapping is checked against the vocabulary. */
import { missingField } from "../../diagnostics/catalogue/policy/missing-field.js";
import type { Expression, Name, PathExpression, SourceClause, SourceDeclaration } from "../../syntax/tree.js";
import { isBuiltIn } from "../built-in.js";
import type { Checker } from "../checker.js";
import { infer, inferAs, inferCondition } from "../expressions/infer.js";
import { reportUnknownField } from "../expressions/paths.js";
import { createScope, type Root, type Scope } from "../expressions/scope.js";
import type { EventModel, FieldModel, SourceMapModel, SourceModel, TypedExpr } from "../model.js";
import { ERROR, STRING, TIMESTAMP } from "../type-rules.js";
import type { Type } from "../types.js";
import { all, once, requireClause, uniqueMembers, withDoc } from "./clauses.js";
import { resolveEvent } from "./events.js";
import { checkTimezone } from "./places.js";

export function checkSources(checker: Checker): Map<string, SourceModel> {
  const sources = new Map<string, SourceModel>();
  for (const { declaration } of checker.names.ofKind("source").values()) {
    const source = checkSource(checker, declaration);
    if (source !== undefined) sources.set(source.name, source);
  }
  return sources;
}

function checkSource(checker: Checker, declaration: SourceDeclaration): SourceModel | undefined {
  const { name, clauses } = declaration;
  const file = declaration.span.file;
  const each = once(checker, clauses, "each", "each");
  const path = each === undefined ? undefined : eachPath(checker, each.path, file);
  const roots: Root[] = each === undefined ? ["record", "org"] : ["record", "item", "org"];
  const scope = createScope(file, "a source", roots, [], "a record is read by itself");
  const id = once(checker, clauses, "id", "id");
  const time = once(checker, clauses, "time", "time");
  const person = once(checker, clauses, "person", "person");
  const maps = all(clauses, "map");
  const what = `source \`${name.text}\``;
  requireClause(checker, id, name.span, what, "id", "id record.id");
  requireClause(checker, time, name.span, what, "time", "time record.time");
  requireClause(checker, person, name.span, what, "person", "person record.actor");
  requireClause(checker, maps[0], name.span, what, "map", "map to mail.sent { size: record.size }");
  const zone = once(checker, clauses, "timezone", "timezone")?.zone;
  const knownZone = zone !== undefined && zone.value !== "" && checkTimezone(checker, zone.value, zone.span);
  const typed = {
    id: id === undefined ? undefined : inferAs(checker, id.value, scope, idType(id.value), "`id`"),
    time: time === undefined ? undefined : inferAs(checker, time.value, scope, TIMESTAMP, "`time`"),
    person: person === undefined ? undefined : inferAs(checker, person.value, scope, STRING, "`person`"),
  };
  const mapped = maps.flatMap((map) => checkMap(checker, map, scope));
  if (typed.id === undefined || typed.time === undefined) return undefined;
  const model: SourceModel = {
    name: name.text,
    span: name.span,
    id: typed.id,
    time: typed.time,
    maps: mapped,
    ...(typed.person === undefined ? {} : { person: typed.person }),
    ...(path === undefined ? {} : { each: path }),
    ...(knownZone ? { timezone: zone.value } : {}),
  };
  return withDoc(model, declaration.doc);
}

/** Records without an id of their own are told apart by several members together. */
function idType(id: Expression): Type {
  return id.kind === "list" ? { kind: "list", of: STRING } : STRING;
}

/** `each record.events`: a list in the record. */
function eachPath(checker: Checker, path: PathExpression, file: string): (string | number)[] | undefined {
  const typed = infer(checker, path, createScope(file, "`each`", ["record"], [], "a record is read by itself"));
  return typed.kind === "raw" ? [...typed.path] : undefined;
}

function checkMap(checker: Checker, map: Extract<SourceClause, { kind: "map" }>, scope: Scope): SourceMapModel[] {
  const when = map.when === undefined ? undefined : inferCondition(checker, map.when, scope);
  const event = resolveEvent(checker, map.type);
  const fields = new Map<string, TypedExpr>();
  for (const pair of uniqueMembers(checker, map.fields.pairs, (one) => one.name, "field")) {
    const field = event?.fields.get(pair.name.text);
    if (event === undefined) infer(checker, pair.value, scope, ERROR);
    else if (field === undefined || isIdentity(field)) reportForeignField(checker, event, pair.name);
    else fields.set(pair.name.text, inferAs(checker, pair.value, scope, field.type, `\`${field.name}\``));
  }
  if (event === undefined) return [];
  reportMissingFields(checker, map, event);
  return [{ to: event.name, fields, span: map.span, ...(when === undefined ? {} : { when }) }];
}

/** `id` and `time` are given once for the source. */
function isIdentity(field: FieldModel): boolean {
  return field.builtIn && (field.name === "id" || field.name === "time");
}

function reportForeignField(checker: Checker, event: EventModel, name: Name): void {
  const candidates = [...event.fields.values()].filter((field) => !isIdentity(field)).map((field) => field.name);
  reportUnknownField(
    checker,
    { what: "field", owner: `\`${event.name}\``, verb: "has" },
    { name: name.text, span: name.span },
    candidates,
  );
}

function reportMissingFields(checker: Checker, map: Extract<SourceClause, { kind: "map" }>, event: EventModel): void {
  const given = new Set(map.fields.pairs.map((pair) => pair.name.text));
  const missing = [...event.fields.values()].filter(
    (field) => !isIdentity(field) && !field.optional && field.default === undefined && !given.has(field.name),
  );
  if (missing.length === 0) return;
  checker.reporter.report(
    missingField,
    map.type.span,
    { event: event.name, fields: missing.map((field) => field.name) },
    {
      related: missing
        .filter((field) => !isBuiltIn(field.span))
        .map((field) => ({ span: field.span, message: "declared here, and needed" })),
    },
  );
}
