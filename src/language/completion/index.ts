/** Completion: what can be written at an offset, from the grammar, the checker and the names of the repository. */
import { durationUnits, sizeUnits } from "../../base/units.js";
import * as t from "../../syntax/tokens.js";
import type { Workspace } from "../workspace.js";
import { expressionItems, markedPath, valueBefore } from "./expressions.js";
import { type Completion, type CompletionItem, item } from "./item.js";
import { askedFor } from "./names.js";
import { declaredItems, offersFor } from "./offers.js";
import { wordAround } from "../file.js";
import { type Place, placeAt, type PossibleHere } from "./place.js";
import { snippetItems } from "./snippets.js";
import { stringAt, stringCompletion } from "./strings.js";
import { wordItems } from "./words.js";

export type { Completion, CompletionItem, CompletionKind } from "./item.js";

export function complete(workspace: Workspace, path: string, offset: number): Completion {
  const file = workspace.file(path);
  const nothing = { start: offset, end: offset, items: [] };
  if (file === undefined) return nothing;
  if (file.parsed.comments.some(({ span }) => span.start < offset && offset <= span.end)) return nothing;
  const inString = stringAt(file, offset);
  if (inString !== undefined) return stringCompletion(workspace, file, offset, inString);
  const word = wordAround(file.text, offset);
  const written = file.text.slice(word.start, word.end);
  const place = placeAt(workspace, path, file.text, offset);
  if (/^\d/.test(written)) return { ...word, items: unitItems(place, file.text.slice(word.start, offset)) };
  return eventTypes(place, file.text) ?? { ...word, items: unique(itemsAt(place)) };
}

function asksForName({ type }: PossibleHere): boolean {
  return type === t.Name || type === t.Word;
}

function itemsAt(place: Place): CompletionItem[] {
  const names = place.possible.filter(asksForName);
  const asked = names.map(askedFor);
  const items: CompletionItem[] = [];
  const seen = markedPath(place);
  if (asked.some(({ kind }) => kind === "expression")) items.push(...expressionItems(place));
  const others = new Set<string>();
  for (const one of asked) {
    const key = JSON.stringify(one);
    if (others.has(key) || one.kind === "new" || one.kind === "expression" || one.kind === "event_type") continue;
    others.add(key);
    items.push(...offersFor(place, one));
  }
  const isMember = place.before.at(-1)?.image === ".";
  if (isMember) return items;
  if (place.possible.some(({ type }) => type === t.Arrow))
    items.push(
      item({ label: "->", kind: "keyword", detail: "what must come of it", insert: "-> ", rank: 2, continues: true }),
    );
  items.push(...snippetItems(place), ...wordItems(place, { expected: seen?.expected, left: valueBefore(place) }));
  return items;
}

/** Event types are offered whole: what is written of one already is replaced, with its dots. */
function eventTypes(place: Place, text: string): Completion | undefined {
  const asked = place.possible.filter(asksForName).map(askedFor);
  if (!asked.some(({ kind }) => kind === "event_type")) return undefined;
  const parts = /(?:[A-Za-z_][A-Za-z0-9_]*\.)*$/.exec(text.slice(0, place.start))?.[0] ?? "";
  const more = /^(?:\.[A-Za-z_][A-Za-z0-9_]*)*/.exec(text.slice(place.end))?.[0] ?? "";
  const items = [...declaredItems(place, "event"), ...(parts === "" ? itemsAt(place) : [])];
  return { start: place.start - parts.length, end: place.end + more.length, items: unique(items) };
}

/** `4` becomes `4h`: the units that the grammar lets stand here. */
function unitItems({ possible }: Place, written: string): CompletionItem[] {
  const digits = /^\d[\d_]*/.exec(written)?.[0] ?? "";
  const types = new Set(possible.map(({ type }) => type));
  const units: string[] = [];
  if (types.has(t.Duration)) units.push(...Object.keys(durationUnits));
  if (types.has(t.Size)) units.push(...Object.keys(sizeUnits));
  if (types.has(t.Percent)) units.push("%");
  if (types.has(t.Factor)) units.push("x");
  // A value that is whole needs no unit any more.
  if (units.some((unit) => digits + unit === written)) return [];
  return units.map((unit) => item({ label: digits + unit, kind: "unit", detail: UNIT_WORDS[unit], rank: 1 }));
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  w: "weeks",
  d: "days",
  h: "hours",
  m: "minutes",
  s: "seconds",
  ms: "milliseconds",
  "%": "percent",
  x: "times as long",
};

function unique(items: readonly CompletionItem[]): CompletionItem[] {
  const seen = new Map<string, CompletionItem>();
  for (const one of items) {
    const before = seen.get(one.label);
    if (before === undefined || one.rank < before.rank) seen.set(one.label, one);
  }
  return [...seen.values()].toSorted(
    (left, right) => left.rank - right.rank || (left.label < right.label ? -1 : left.label > right.label ? 1 : 0),
  );
}
