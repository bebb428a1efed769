/** Enums are written `LikeThis`, everything else `like_this`. */
import type { Span } from "../../base/span.js";
import { nameStyle } from "../../diagnostics/catalogue/names/name-style.js";
import type { Checker } from "../checker.js";
import { NAME_KINDS } from "../names/kinds.js";
import type { Rule } from "./rule.js";

export const namesHaveStyle: Rule = ({ checker }) => {
  for (const kind of NAME_KINDS) {
    for (const declared of checker.names.ofKind(kind).values())
      check(checker, declared.name, declared.span, kind === "enum");
  }
  for (const model of checker.enums.values()) {
    if (!model.builtIn) for (const value of model.values) check(checker, value.name, value.span, false);
  }
  for (const event of checker.events.values()) {
    for (const field of event.fields.values()) if (!field.builtIn) check(checker, field.name, field.span, false);
  }
  for (const field of checker.person.values()) if (!field.builtIn) check(checker, field.name, field.span, false);
};

function check(checker: Checker, name: string, span: Span, isEnum: boolean): void {
  if (isEnum ? /^[A-Z][A-Za-z0-9]*$/.test(name) : /^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*$/.test(name)) return;
  const wanted = isEnum ? camelCase(name) : snakeCase(name);
  // What is no name at all was said already.
  if (wanted !== name) checker.reporter.report(nameStyle, span, { name, wanted, isEnum });
}

function camelCase(name: string): string {
  const parts = name.split("_").filter((part) => part !== "");
  return parts.map((part) => (part[0] ?? "").toUpperCase() + part.slice(1)).join("");
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}
