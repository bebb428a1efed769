/** What can be written in a condition or as a value: enum values, paths, segments, functions. */
import { WEEKDAY } from "../../semantics/built-in.js";
import { KIND_WORDS } from "../../semantics/names/kinds.js";
import type { Scope } from "../../semantics/expressions/scope.js";
import type { FieldModel, TypedExpr } from "../../semantics/model.js";
import { fits, typeName } from "../../semantics/type-rules.js";
import type { Type } from "../../semantics/types.js";
import type { PathExpression } from "../../syntax/tree.js";
import type { SeenExpression } from "../analysis.js";
import { FUNCTIONS } from "../functions.js";
import { isInside } from "../nodes.js";
import { type CompletionItem, item } from "./item.js";
import { commonFields, declaredItems, fieldItem, valueItems } from "./offers.js";
import { MARKER, type Place } from "./place.js";
import { valueText } from "../shown.js";

/** The path that the marker stands in, with what the checker knew there; the last look at it knew most. */
export function markedPath(place: Place): (SeenExpression & { readonly expression: PathExpression }) | undefined {
  return place.analysis
    .expressionsIn(place.path)
    .findLast(
      (seen): seen is SeenExpression & { readonly expression: PathExpression } =>
        seen.expression.kind === "path" &&
        isInside(place.start, seen.expression.span) &&
        (seen.expression.root.text === MARKER ||
          seen.expression.members.some((member) => member.kind === "member" && member.name === MARKER)),
    );
}

/** The value that ends right before the word, where there is one. */
export function valueBefore(place: Place): TypedExpr | undefined {
  const end = place.before.at(-1)?.endOffset;
  if (end === undefined) return undefined;
  return place.analysis
    .expressionsIn(place.path)
    .findLast(({ expression }) => expression.span.end === end + 1 && expression.kind !== "comparison")?.typed;
}

export function expressionItems(place: Place): CompletionItem[] {
  const seen = markedPath(place);
  if (seen === undefined) return rootsAlone(place);
  const { expression, scope, expected } = seen;
  if (expression.root.text !== MARKER) return memberItems(place, expression, scope, wantedOf(expected));
  return valueStarts(place, scope, expected);
}

/** A list is filled with what its items ask for. */
function wantedOf(expected: Type | undefined): Type | undefined {
  return expected?.kind === "list" ? expected.of : expected;
}

function memberItems(place: Place, path: PathExpression, scope: Scope, wanted: Type | undefined): CompletionItem[] {
  if (path.members.length > 1 || !scope.roots.has(path.root.text as never)) return [];
  const { model } = place.analysis;
  switch (path.root.text) {
    case "event":
      return commonFields(scope.events).map((field) => fieldItem(field, rankOf(field.type, wanted)));
    case "person":
      return [...model.person.values()].map((field) => fieldItem(field, rankOf(field.type, wanted)));
    case "org":
      return constants(place, "", wanted);
    default:
      return [];
  }
}

function rankOf(type: Type, wanted: Type | undefined): number {
  return wanted === undefined || wanted.kind === "bool" || fits(type, wanted) ? 1 : 2;
}

function constants({ analysis }: Place, root: string, wanted: Type | undefined): CompletionItem[] {
  return [...analysis.model.org.constants].map(([name, { value }]) =>
    item({
      label: root + name,
      kind: "constant",
      detail: typeName(value.type),
      documentation: valueText(value),
      rank: rankOf(value.type, wanted),
    }),
  );
}

function valueStarts(place: Place, scope: Scope, expected: Type | undefined): CompletionItem[] {
  const { model } = place.analysis;
  const wanted = wantedOf(expected);
  const items: CompletionItem[] = [];
  const values = wanted?.kind === "enum" ? model.enums.get(wanted.name) : undefined;
  if (values !== undefined) items.push(...valueItems(values));
  const wantsEnum = wanted?.kind === "enum";
  // Whole paths are offered too: whoever looks for the sender finds `event.sender_domain`. Of fields with another type
  // than an enum's there is no way to one.
  const paths = (fields: Iterable<FieldModel>, root: string): CompletionItem[] =>
    [...fields]
      .filter(({ type }) => !wantsEnum || fits(type, wanted) || fits(type, expected ?? wanted))
      .map((field) => fieldItem(field, wantsEnum ? 2 : rankOf(field.type, wanted), root));
  if (scope.roots.has("event")) items.push(...paths(commonFields(scope.events), "event."));
  if (scope.roots.has("person")) items.push(...paths(model.person.values(), "person."));
  if (scope.roots.has("org") && !wantsEnum) items.push(...constants(place, "org.", wanted));
  for (const root of ["record", "item"] as const)
    if (scope.roots.has(root))
      items.push(
        item({ label: root, kind: "name", insert: `${root}.`, detail: "the raw record", rank: 0, continues: true }),
      );
  if (scope.roots.has("risk") && values?.name !== "Risk")
    items.push(
      item({
        label: "risk",
        kind: "field",
        detail: "Risk: low < medium < high < critical",
        rank: values === undefined ? 1 : 2,
      }),
    );
  if (scope.roots.has("segment") && (wanted === undefined || wanted.kind === "bool"))
    items.push(
      ...declaredItems(place, "segment").map((one) => ({ ...one, detail: one.detail ?? KIND_WORDS.segment[0] })),
    );
  if (scope.roots.has("event") || scope.roots.has("person") || scope.roots.has("record"))
    items.push(...functions(wanted));
  return items;
}

function functions(wanted: Type | undefined): CompletionItem[] {
  return [...FUNCTIONS.values()].flatMap((one) => {
    // Questions about the past are words of the grammar.
    if (one.label.includes("within")) return [];
    if (wanted?.kind === "enum" && !(one.name === "weekday" && wanted.name === WEEKDAY.name)) return [];
    const stops = one.parameters.map((parameter, index) => `\${${index + 1}:${parameter.split(":")[0]}}`);
    return [
      item({
        label: one.name,
        kind: "function",
        detail: `${one.label}: ${one.gives}`,
        documentation: one.documentation,
        insert: `${one.name}(${stops.join(", ")})`,
        isSnippet: true,
        rank: 2,
      }),
    ];
  });
}

/** The checker did not come here: what every place may know. */
function rootsAlone(place: Place): CompletionItem[] {
  if (place.before.at(-1)?.image === ".") return [];
  return ["event", "person", "org"].map((root) =>
    item({ label: root, kind: "name", insert: `${root}.`, rank: 2, continues: true }),
  );
}
