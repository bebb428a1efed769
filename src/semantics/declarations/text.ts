/** Text for people: its locales, and what stands in its braces. */
import type { Span } from "../../base/span.js";
import { duplicateMember } from "../../diagnostics/catalogue/names/duplicate-member.js";
import { rootNotHere } from "../../diagnostics/catalogue/names/root-not-here.js";
import { textInText } from "../../diagnostics/catalogue/names/text-in-text.js";
import { unknownSlot } from "../../diagnostics/catalogue/names/unknown-slot.js";
import type { ReportDetails } from "../../diagnostics/define.js";
import type { Name, Text, TextPart } from "../../syntax/tree.js";
import { DEFAULT_LOCALE, RISK } from "../built-in.js";
import type { Checker } from "../checker.js";
import { inferAttribute, inferConstant, inferEventField } from "../expressions/paths.js";
import { createScope, mergeScopes, type Root, type Scope } from "../expressions/scope.js";
import type { NamedText, TextModel, TextPartModel, TypedExpr } from "../model.js";
import { choices, suggestion } from "../reporter.js";
import { withDoc } from "./clauses.js";
import { checkTextLocale } from "./places.js";

/** The organisation's first locale is that of a plain string. */
export function checkText(checker: Checker, text: Text, scope: Scope): TextModel {
  checker.options.observer?.text(text, scope);
  const variants = new Map<string, readonly TextPartModel[]>();
  const seen = new Map<string, Span>();
  for (const variant of text.variants) {
    const locale = variant.locale?.text ?? checker.locales[0] ?? DEFAULT_LOCALE;
    const parts = variant.parts.flatMap((part) => checkPart(checker, part, scope));
    if (variant.locale !== undefined && !checkTextLocale(checker, variant.locale)) continue;
    const first = seen.get(locale);
    const span = variant.locale?.span ?? variant.span;
    if (first !== undefined) {
      checker.reporter.report(
        duplicateMember,
        span,
        { what: "locale", name: locale },
        { related: [{ span: first, message: "the first one is here" }] },
      );
      continue;
    }
    seen.set(locale, span);
    variants.set(locale, parts);
  }
  return { span: text.span, variants };
}

function checkPart(checker: Checker, part: TextPart, scope: Scope): TextPartModel[] {
  if (part.kind === "literal") return [{ kind: "literal", value: part.value, span: part.span }];
  const [root, member, further] = part.path;
  if (root === undefined || root.text === "" || member?.text === "") return [];
  if (further !== undefined || !isSlot(root.text, member)) {
    reportSlot(checker, part, scope);
    return [];
  }
  if (!scope.roots.has(root.text as Root)) {
    const knows = ["event", "person", "org", "risk", "text", "signals"].filter((word) => scope.roots.has(word as Root));
    checker.reporter.report(rootNotHere, root.span, { root: root.text, place: scope.place, knows });
    return [];
  }
  if (root.text === "signals") {
    return [{ kind: "signals", show: member?.text === "check" ? "check" : "missed", span: part.span }];
  }
  if (root.text === "text") return member === undefined ? [] : checkTextSlot(checker, member, scope);
  const value = slotValue(checker, part.span, root, member, scope);
  if (value.type.kind === "error") return [];
  return [{ kind: "value", value, ...marks(checker, value, scope) }];
}

function isSlot(root: string, member: Name | undefined): boolean {
  if (root === "risk") return member === undefined;
  if (root === "signals") return member?.text === "missed" || member?.text === "check";
  return ["event", "person", "org", "text"].includes(root) && member !== undefined;
}

function slotValue(checker: Checker, span: Span, root: Name, member: Name | undefined, scope: Scope): TypedExpr {
  if (member === undefined) return { kind: "risk", span, type: RISK, optional: false };
  const named = { name: member.text, span: member.span };
  if (root.text === "event") return inferEventField(checker, span, named, scope);
  if (root.text === "person") return inferAttribute(checker, span, named, scope);
  return inferConstant(checker, span, named, scope);
}

/** `{text.NAME}`: what it may hold follows from where it is shown. */
function checkTextSlot(checker: Checker, name: Name, scope: Scope): TextPartModel[] {
  const declared = checker.names.resolve("text", name);
  if (declared === undefined) return [];
  const uses = checker.textUses.get(declared.name) ?? [];
  checker.textUses.set(declared.name, [...uses, scope]);
  return [{ kind: "text", name: declared.name, span: name.span }];
}

function marks(checker: Checker, value: TypedExpr, scope: Scope): { untrusted: boolean; personal: boolean } {
  const fields =
    value.kind === "event"
      ? scope.events.map((event) => event.fields.get(value.field))
      : value.kind === "person"
        ? [checker.person.get(value.attribute)]
        : [];
  return {
    untrusted: fields.some((field) => field?.untrusted === true),
    personal: fields.some((field) => field?.personal === true),
  };
}

function reportSlot(checker: Checker, part: Extract<TextPart, { kind: "slot" }>, scope: Scope): void {
  const whole = part.path.map((name) => name.text).join(".");
  checker.reporter.report(unknownSlot, part.span, { slot: whole }, slotHelp(checker, part, scope));
}

const BRACES_HELP: ReportDetails = { help: "to show braces as they are, write `\\{` and `\\}`" };

function slotHelp(checker: Checker, part: Extract<TextPart, { kind: "slot" }>, scope: Scope): ReportDetails {
  const [root, member, further] = part.path;
  if (root === undefined || further !== undefined) return BRACES_HELP;
  if (root.text === "signals" && member !== undefined) {
    return suggestion(
      member.text,
      member.span,
      ["missed", "check"],
      "there is `{signals.missed}` and `{signals.check}`",
    );
  }
  if (member !== undefined) {
    const known = ["event", "person", "org", "text", "signals"].filter((word) => scope.roots.has(word as Root));
    return suggestion(root.text, root.span, known, choices(known));
  }
  const owner = ownerOf(checker, root.text, scope);
  if (owner === undefined || !scope.roots.has(owner)) return BRACES_HELP;
  const meant = `${owner}.${root.text}`;
  return {
    help: `did you mean \`{${meant}}\`?`,
    fixes: [{ title: `write \`${meant}\``, edits: [{ span: root.span, text: meant }] }],
  };
}

/** What has a member of this name, where an author left out the root. */
function ownerOf(checker: Checker, name: string, scope: Scope): "event" | "person" | "text" | undefined {
  if (scope.events.some((event) => event.fields.has(name))) return "event";
  if (checker.person.has(name)) return "person";
  return checker.names.find("text", name) === undefined ? undefined : "text";
}

/** The shared texts, once all places that show them are known. They may hold braces, but no other `text`. */
export function checkSharedTexts(checker: Checker): Map<string, NamedText> {
  const texts = new Map<string, NamedText>();
  for (const { declaration } of checker.names.ofKind("text").values()) {
    const { name, text } = declaration;
    const file = declaration.span.file;
    const uses = checker.textUses.get(name.text) ?? [];
    const merged = mergeScopes(file, `a text that is shown in ${placesOf(uses)}`, uses) ?? unusedTextScope(file);
    const scope: Scope = { ...merged, roots: new Set([...merged.roots].filter((root) => root !== "text")) };
    reportTextsInText(checker, text);
    const model = checkText(checker, withoutTextSlots(text), scope);
    texts.set(name.text, withDoc({ name: name.text, span: name.span, text: model }, declaration.doc));
  }
  return texts;
}

function placesOf(uses: readonly Scope[]): string {
  return [...new Set(uses.map((use) => use.place))].join(" and in ");
}

/** Nothing is known about where an unused text would be shown, so nothing is held against it. */
function unusedTextScope(file: string): Scope {
  return createScope(file, "a text", ["event", "person", "org", "risk", "signals"]);
}

function isTextSlot(part: TextPart): boolean {
  return part.kind === "slot" && part.path[0]?.text === "text";
}

function reportTextsInText(checker: Checker, text: Text): void {
  for (const variant of text.variants) {
    for (const part of variant.parts) if (isTextSlot(part)) checker.reporter.report(textInText, part.span, undefined);
  }
}

function withoutTextSlots(text: Text): Text {
  const variants = text.variants.map((variant) => ({
    ...variant,
    parts: variant.parts.filter((part) => !isTextSlot(part)),
  }));
  return { ...text, variants };
}
