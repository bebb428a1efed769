/** `event.x`, `person.x`, `org.x`, `risk`, raw members of a record, and bare words. */
import type { Span } from "../../base/span.js";
import { bareRoot } from "../../diagnostics/catalogue/names/bare-root.js";
import { fieldDiffers } from "../../diagnostics/catalogue/names/field-differs.js";
import { fieldNotInAll } from "../../diagnostics/catalogue/names/field-not-in-all.js";
import { noMembers } from "../../diagnostics/catalogue/names/no-members.js";
import { rootNotHere } from "../../diagnostics/catalogue/names/root-not-here.js";
import { segmentCycle } from "../../diagnostics/catalogue/names/segment-cycle.js";
import { unknownEnumValue } from "../../diagnostics/catalogue/names/unknown-enum-value.js";
import { unknownField } from "../../diagnostics/catalogue/names/unknown-field.js";
import { unknownName } from "../../diagnostics/catalogue/names/unknown-name.js";
import { unknownRoot } from "../../diagnostics/catalogue/names/unknown-root.js";
import { unquotedText } from "../../diagnostics/catalogue/types/unquoted-text.js";
import type { RelatedPlace } from "../../diagnostics/diagnostic.js";
import type { PathExpression, PathMember } from "../../syntax/tree.js";
import { isBuiltIn, RISK, ROOTS } from "../built-in.js";
import type { Checker } from "../checker.js";
import { checkSegment } from "../declarations/segments.js";
import type { EnumModel, EventModel, TypedExpr } from "../model.js";
import type { NameUse } from "../names/names.js";
import { choices, suggestion } from "../reporter.js";
import { BOOL, RAW, sameType, typeWords } from "../type-rules.js";
import type { Type } from "../types.js";
import { SIGNATURES } from "./functions.js";
import { broken, literal, pathText } from "./results.js";
import { isPresent, type Root, type Scope } from "./scope.js";

export function inferPath(checker: Checker, path: PathExpression, scope: Scope, expected: Type | undefined): TypedExpr {
  const root = path.root.text;
  if (root === "") return broken(path.span);
  if (path.members.length === 0) return inferBareWord(checker, path, scope, expected);
  if (!isRoot(root)) return reportUnknownRoot(checker, path, scope);
  if (!scope.roots.has(root)) return reportRootNotHere(checker, path, scope);
  if (root === "record" || root === "item") return inferRaw(path, root);
  if (root === "risk") return reportNoMembers(checker, path, 0);
  const [member, further] = path.members;
  if (member?.kind === "index" || member === undefined) return reportNoMembers(checker, path, 0);
  if (member.name === "") return broken(path.span);
  if (further !== undefined) return reportNoMembers(checker, path, 1);
  const named = { name: member.name, span: wordOf(member) };
  if (root === "event") return inferEventField(checker, path.span, named, scope);
  if (root === "person") return inferAttribute(checker, path.span, named, scope);
  return inferConstant(checker, path.span, named, scope);
}

/** The member without the dot before it. */
function wordOf(member: Extract<PathMember, { kind: "member" }>): Span {
  const length = member.quoted ? member.name.length + 2 : member.name.length;
  return { ...member.span, start: Math.max(member.span.start, member.span.end - length) };
}

function isRoot(word: string): word is (typeof ROOTS)[number] {
  return (ROOTS as readonly string[]).includes(word);
}

function inferRaw(path: PathExpression, root: "record" | "item"): TypedExpr {
  const members = path.members.map((member) => (member.kind === "index" ? member.index : member.name));
  return { kind: "raw", span: path.span, type: RAW, optional: false, root, path: members };
}

interface Member {
  readonly name: string;
  readonly span: Span;
}

/** `event.x` where one or several event types meet: the field must be in each, with one type. */
export function inferEventField(checker: Checker, span: Span, member: Member, scope: Scope): TypedExpr {
  const [first, ...others] = scope.events;
  if (first === undefined) return broken(span);
  for (const event of scope.events) {
    if (!isBuiltIn(event.span)) checker.names.markFileUsed(scope.file, event.span.file);
  }
  const field = first.fields.get(member.name);
  const without = scope.events.filter((event) => !event.fields.has(member.name));
  if (without.length === scope.events.length) {
    const where = others.length === 0 ? `\`${first.name}\`` : "these event types";
    const candidates = intersectNames(scope.events.map((event) => event.fields));
    reportUnknownField(
      checker,
      { what: "field", owner: where, verb: others.length === 0 ? "has" : "have" },
      member,
      candidates,
    );
    return broken(span);
  }
  if (field === undefined || without.length > 0) {
    const having = scope.events.find((event) => event.fields.has(member.name)) ?? first;
    checker.reporter.report(
      fieldNotInAll,
      member.span,
      { field: member.name, has: having.name, lacks: without.map((event) => event.name) },
      { related: declaredFields(scope.events, member.name) },
    );
    return broken(span);
  }
  const different = others.find((event) => !sameType((event.fields.get(member.name) ?? field).type, field.type));
  if (different !== undefined) {
    const other = different.fields.get(member.name) ?? field;
    checker.reporter.report(
      fieldDiffers,
      member.span,
      {
        field: member.name,
        first: { event: first.name, type: typeWords(field.type) },
        other: { event: different.name, type: typeWords(other.type) },
      },
      { related: declaredFields(scope.events, member.name) },
    );
    return broken(span);
  }
  const fields = scope.events.map((event) => event.fields.get(member.name) ?? field);
  const optional =
    fields.some((one) => one.optional && one.default === undefined) && !isPresent(scope, `event.${member.name}`);
  return { kind: "event", span, type: field.type, optional, field: member.name };
}

function declaredFields(events: readonly EventModel[], name: string): RelatedPlace[] {
  return events.flatMap((event) => {
    const field = event.fields.get(name);
    if (field === undefined || isBuiltIn(field.span)) return [];
    return [{ span: field.span, message: `in \`${event.name}\` it is ${typeWords(field.type)}` }];
  });
}

function intersectNames(maps: readonly ReadonlyMap<string, unknown>[]): string[] {
  const [first, ...others] = maps;
  return [...(first?.keys() ?? [])].filter((name) => others.every((other) => other.has(name)));
}

export function inferAttribute(checker: Checker, span: Span, member: Member, scope: Scope): TypedExpr {
  checker.names.markFileUsed(scope.file, checker.personFile);
  const field = checker.person.get(member.name);
  if (field === undefined && checker.names.mayBeElsewhere(scope.file)) return broken(span);
  if (field === undefined) {
    reportUnknownField(checker, { what: "attribute", owner: "`person`", verb: "has" }, member, checker.person.keys());
    return broken(span);
  }
  const optional = field.optional && field.default === undefined && !isPresent(scope, `person.${member.name}`);
  return { kind: "person", span, type: field.type, optional, attribute: member.name };
}

export function inferConstant(checker: Checker, span: Span, member: Member, scope: Scope): TypedExpr {
  checker.names.markFileUsed(scope.file, checker.orgFile);
  const constant = checker.constants.get(member.name);
  if (constant === undefined && checker.names.mayBeElsewhere(scope.file)) return broken(span);
  if (constant === undefined) {
    reportUnknownField(checker, { what: "constant", owner: "`org`", verb: "has" }, member, checker.constants.keys());
    return broken(span);
  }
  return {
    kind: "org",
    span,
    type: constant.value.type,
    optional: false,
    constant: member.name,
    value: constant.value,
  };
}

export function reportUnknownField(
  checker: Checker,
  where: { readonly what: string; readonly owner: string; readonly verb: "has" | "have" },
  member: Member,
  candidates: Iterable<string>,
): void {
  const all = [...candidates];
  if (member.name === "risk" && where.what === "field") {
    const help = "the risk of an event stands by itself: `risk >= high`";
    checker.reporter.report(unknownField, member.span, { ...where, name: member.name }, { help });
    return;
  }
  const details = suggestion(member.name, member.span, all, choices(all));
  checker.reporter.report(unknownField, member.span, { ...where, name: member.name }, details);
}

// ── bare words ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** An enum value where that enum is asked for, else `risk`, else a segment. */
function inferBareWord(checker: Checker, path: PathExpression, scope: Scope, asked: Type | undefined): TypedExpr {
  const { text, span } = path.root;
  // Where a list is asked for, one word is most likely one of its items without the brackets.
  const expected = asked?.kind === "list" ? asked.of : asked;
  if (expected?.kind === "error" && checker.names.find("segment", text) === undefined && !isRoot(text)) {
    return broken(span);
  }
  const model = expected?.kind === "enum" ? checker.enums.get(expected.name) : undefined;
  if (expected?.kind === "enum" && model?.values.some((value) => value.name === text) === true) {
    return literal(span, expected, text);
  }
  if (text === "risk") {
    if (!scope.roots.has("risk")) return { ...reportRootNotHere(checker, path, scope), type: RISK };
    return { kind: "risk", span, type: RISK, optional: false };
  }
  if (isRoot(text)) return reportBareRoot(checker, path, scope);
  const segment = checker.names.find("segment", text);
  if (segment !== undefined && expected?.kind !== "enum") return inferSegment(checker, path, scope);
  if (model !== undefined) {
    reportUnknownEnumValue(checker, model, path.root);
    return broken(span);
  }
  const isText = expected?.kind === "string" || expected?.kind === "timezone" || expected?.kind === "locale";
  if (isText && rootOfMember(checker, text, scope) === undefined) {
    const quoted = JSON.stringify(text);
    checker.reporter.report(
      unquotedText,
      span,
      { word: text },
      { help: `write \`${quoted}\``, fixes: [{ title: `write ${quoted}`, edits: [{ span, text: quoted }] }] },
    );
    return broken(span);
  }
  reportUnknownWord(checker, path, scope);
  return broken(span);
}

function inferSegment(checker: Checker, path: PathExpression, scope: Scope): TypedExpr {
  const { text, span } = path.root;
  if (!scope.roots.has("segment")) {
    checker.reporter.report(rootNotHere, span, { root: text, place: scope.place, knows: rootWords(scope) });
    return broken(span);
  }
  const declared = checker.names.resolve("segment", path.root);
  if (declared === undefined) return broken(span);
  const start = checker.openSegments.indexOf(text);
  if (start >= 0) {
    const chain = [...checker.openSegments.slice(start), text];
    checker.reporter.report(
      segmentCycle,
      span,
      { chain },
      { related: [{ span: declared.span, message: "declared here" }] },
    );
    return broken(span);
  }
  checkSegment(checker, declared.declaration);
  return { kind: "segment", span, type: BOOL, optional: false, name: text };
}

export function reportUnknownEnumValue(checker: Checker, model: EnumModel, use: NameUse): void {
  if (use.text === "") return;
  const values = model.values.map((value) => value.name);
  const byRecord = model.values.find((value) => value.record === use.text);
  const details =
    byRecord === undefined
      ? suggestion(use.text, use.span, values, choices(values))
      : suggestion(byRecord.name, use.span, [byRecord.name]);
  const related = isBuiltIn(model.span) ? [] : [{ span: model.span, message: `\`${model.name}\` is declared here` }];
  checker.reporter.report(
    unknownEnumValue,
    use.span,
    { name: use.text, enumName: model.name },
    { ...details, related },
  );
}

/** The root in scope that has a member of this name. */
function rootOfMember(checker: Checker, name: string, scope: Scope): "event" | "person" | undefined {
  if (scope.roots.has("event") && scope.events.some((event) => event.fields.has(name))) return "event";
  return scope.roots.has("person") && checker.person.has(name) ? "person" : undefined;
}

/** `, as in …`: what has the enum here, compared with the value. */
function exampleWith(checker: Checker, { name }: EnumModel, value: string, scope: Scope): string {
  const has = ({ type }: { readonly type: Type }): boolean => type.kind === "enum" && type.name === name;
  const field = [...(scope.events[0]?.fields.values() ?? [])].find(has);
  const attribute = scope.roots.has("person") ? [...checker.person.values()].find(has) : undefined;
  const path =
    field !== undefined ? `event.${field.name}` : attribute !== undefined ? `person.${attribute.name}` : undefined;
  return path === undefined ? "" : `, as in \`${path} is ${value}\``;
}

function reportUnknownWord(checker: Checker, path: PathExpression, scope: Scope): void {
  if (checker.names.mayBeElsewhere(scope.file)) return;
  const { text, span } = path.root;
  const owner = [...checker.enums.values()].find((model) => model.values.some((value) => value.name === text));
  const fieldOf = rootOfMember(checker, text, scope);
  if (fieldOf !== undefined) {
    const whole = `${fieldOf}.${text}`;
    checker.reporter.report(
      unknownName,
      span,
      { what: "segment", name: text },
      { help: `did you mean \`${whole}\`?`, fixes: [{ title: `write \`${whole}\``, edits: [{ span, text: whole }] }] },
    );
    return;
  }
  const help = Object.hasOwn(SIGNATURES, text)
    ? `\`${text}\` is a function: what it is asked of follows in brackets, as in \`${text}(event.x)\``
    : owner === undefined
      ? "a word alone is a segment; attributes are written `event.x` or `person.x`, and text stands in quotes"
      : `\`${text}\` is a value of \`${owner.name}\`: it stands where it is compared with one${exampleWith(checker, owner, text, scope)}`;
  const details = suggestion(text, span, checker.names.ofKind("segment").keys(), help);
  checker.reporter.report(unknownName, span, { what: "segment", name: text }, owner === undefined ? details : { help });
}

// ── roots that do not fit ───────────────────────────────────────────────────────────────────────────────────────────

function rootWords(scope: Scope): string[] {
  return ["event", "person", "org", "risk", "record", "item"].filter((root) => scope.roots.has(root as Root));
}

function reportRootNotHere(checker: Checker, path: PathExpression, scope: Scope): TypedExpr {
  checker.reporter.report(rootNotHere, path.root.span, {
    root: path.root.text,
    place: scope.place,
    knows: rootWords(scope),
  });
  return broken(path.span);
}

function reportBareRoot(checker: Checker, path: PathExpression, scope: Scope): TypedExpr {
  const root = path.root.text as Root;
  if (!scope.roots.has(root)) return reportRootNotHere(checker, path, scope);
  const help = choices(membersOf(checker, root, scope).map((member) => `${root}.${member}`));
  checker.reporter.report(bareRoot, path.span, { root }, help === undefined ? {} : { help });
  return broken(path.span);
}

/** Those that are declared. */
function membersOf(checker: Checker, root: Root, scope: Scope): readonly string[] {
  if (root === "event") return intersectNames(scope.events.map(({ fields }) => fields));
  if (root === "person") return [...checker.person.keys()];
  return root === "org" ? [...checker.constants.keys()] : [];
}

const NEAR_ROOTS: Readonly<Record<string, string>> = {
  user: "person",
  people: "person",
  employee: "person",
  organisation: "org",
  organization: "org",
};

function reportUnknownRoot(checker: Checker, path: PathExpression, scope: Scope): TypedExpr {
  const { text, span } = path.root;
  const [value] = path.members;
  if (value?.kind === "member" && checker.enums.get(text)?.values.some(({ name }) => name === value.name) === true) {
    const fix = { title: `write \`${value.name}\``, edits: [{ span: path.span, text: value.name }] };
    checker.reporter.report(unknownRoot, span, { root: text, path: pathText(path) }, { fixes: [fix] });
    return broken(path.span);
  }
  const known = rootWords(scope);
  const near = NEAR_ROOTS[text];
  const details =
    near !== undefined && known.includes(near)
      ? suggestion(near, span, [near])
      : suggestion(text, span, known, choices(known));
  const fixed =
    near !== undefined && known.includes(near)
      ? { help: `did you mean \`${near}\`?`, fixes: [{ title: `write \`${near}\``, edits: [{ span, text: near }] }] }
      : details;
  checker.reporter.report(unknownRoot, span, { root: text, path: pathText(path) }, fixed);
  return broken(path.span);
}

/** Fields hold plain values: there is nothing below them. */
function reportNoMembers(checker: Checker, path: PathExpression, at: number): TypedExpr {
  const member = path.members[at];
  const whole = pathText({ ...path, members: path.members.slice(0, at) });
  checker.reporter.report(noMembers, member?.span ?? path.span, { whole });
  return broken(path.span);
}
