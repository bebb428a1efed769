/**
 * What nobody declares and everybody may name: types, risk and its levels, days, the fields that every event and person has,
 * what a source reads, what a message says of signals, controls of frameworks.
 */
import { RISK_LEVELS, WEEKDAYS } from "../../semantics/built-in.js";
import { FRAMEWORKS } from "../../semantics/frameworks/index.js";
import type { FieldModel } from "../../semantics/model.js";
import type { ScalarKind } from "../../semantics/types.js";
import type { Field, Name, Node, PolicyClause, TextPart } from "../../syntax/tree.js";
import { wordAround } from "../file.js";
import { isInside, isNameNode, nodesAt } from "../nodes.js";
import { enumText, fieldType } from "../shown.js";
import type { Span } from "../../base/span.js";
import type { Analysis } from "../analysis.js";
import type { Workspace } from "../workspace.js";
import type { Hover } from "./hover.js";

export function ofBuiltIn(workspace: Workspace, path: string, offset: number): Hover | undefined {
  return inExpression(workspace, path, offset) ?? elsewhere(workspace, path, offset);
}

/** Types of fields, as policies and as records write their values. */
const TYPES: Readonly<Record<ScalarKind, string>> = {
  bool: "`true` or `false`.",
  int: "A whole number.",
  number: "A number, whole or not: `0.85`.",
  string: "A text.",
  bytes: "A size: `25MB`. Records write a whole number of bytes.",
  duration: "A length of time: `15m`, `4h`, `30d`. Records write a whole number of milliseconds.",
  timestamp: "A moment. Records write it with its offset: `2027-03-31T07:00:00Z`.",
  date: "A day: `2027-03-31`.",
  time: "A time of day: `18:00`.",
  timezone: "The name of an IANA time zone: `Europe/Berlin`.",
  locale: "The tag of a language: `en`, `pt-BR`.",
  percentage: "A share: `85%`. Records write a number: `0.85`.",
};

/** What a source reads from. */
const RAW: Readonly<Record<string, string>> = {
  record: "The record that a system wrote. A value takes the type of what it is put into or compared with.",
  item: "One element of the list that `each` names. A value takes the type of what it is put into or compared with.",
};

const SIGNAL_TEXTS: Readonly<Record<string, string>> = {
  missed: "What the signals that were there say was missed: of as many as the policy shows.",
  check: "What the signals that were there say to check next time: of as many as the policy shows.",
};

/** Where no expression stands: in types, clauses and the slots of texts. */
function elsewhere({ analysis }: Workspace, path: string, offset: number): Hover | undefined {
  const [parent, here] = nodesAt(analysis.files.get(path)!.parsed.tree, offset).slice(-2);
  if (parent === undefined || here === undefined) return undefined;
  if (isKind<Controls>(parent, "controls")) return ofControls(parent, here);
  if (!isNameNode(here)) return undefined;
  if (isKind<Slot>(parent, "slot")) return inSlot(analysis, parent, here);
  if (isKind<Field>(parent, "field") && here !== parent.name) return ofType(here);
  return ofValue(analysis, here.text, here.span);
}

type Controls = Extract<PolicyClause, { kind: "controls" }>;
type Slot = Extract<TextPart, { kind: "slot" }>;

function isKind<T extends Node & { readonly kind: string }>(node: Node, kind: T["kind"]): node is T {
  return (node as Partial<T>).kind === kind;
}

function ofType({ text: name, span }: Name): Hover | undefined {
  return Object.hasOwn(TYPES, name) ? { span, code: name, text: [TYPES[name as ScalarKind]] } : undefined;
}

function ofControls({ framework, identifiers }: Controls, here: Node): Hover | undefined {
  const { span } = here;
  const known = FRAMEWORKS.get(framework.text);
  if (known === undefined) return undefined;
  if (here === framework) return { span, code: framework.text, text: [`${known.title}.`] };
  const identifier = identifiers.find((one) => one === here)?.value;
  if (identifier === undefined || !known.identifiers.has(identifier)) return undefined;
  const within = [...known.titles].filter(([above]) => identifier.startsWith(above)).map(([, title]) => title);
  return { span, code: identifier, text: [`${[known.title, ...within].join(": ")}.`] };
}

function inSlot(analysis: Analysis, { path: names }: Slot, { text: name, span }: Name): Hover | undefined {
  const [root, member] = names;
  const shown = member?.text ?? "";
  if (root?.text === "signals" && Object.hasOwn(SIGNAL_TEXTS, shown)) {
    return { span, code: `signals.${shown}`, text: [SIGNAL_TEXTS[shown]!] };
  }
  if (member === undefined) return name === "risk" ? ofRisk(analysis, span) : undefined;
  if (member.text !== name) return undefined;
  const fields = root!.text === "event" ? [...analysis.model.events.values()][0]?.fields : analysis.model.person;
  return root!.text === "event" || root!.text === "person" ? ofField(root!.text, fields?.get(name), span) : undefined;
}

function ofRisk({ model }: Analysis, span: Span): Hover | undefined {
  const risk = model.enums.get("Risk");
  return risk && { span, code: "risk: Risk", text: [`\`${enumText(risk)}\``] };
}

/** A level of risk or a day, where a name that nobody declared is one. */
function ofValue({ model }: Analysis, name: string, span: Span): Hover | undefined {
  const of = RISK_LEVELS.some((level) => level === name) ? "Risk" : WEEKDAYS.some((day) => day === name) && "Weekday";
  const values = of === false ? undefined : model.enums.get(of);
  return values && { span, code: `${values.name}.${name}`, text: [`\`${enumText(values)}\``] };
}

function ofField(of: string, field: FieldModel | undefined, span: Span): Hover | undefined {
  return field?.builtIn === true ? { span, code: `${of}.${field.name}: ${fieldType(field)}`, text: [] } : undefined;
}

/** In an expression: fields that every event has, risk and its levels, days, what a source reads. */
function inExpression({ analysis }: Workspace, path: string, offset: number): Hover | undefined {
  const file = analysis.files.get(path)!;
  const word = wordAround(file.text, offset);
  const name = file.text.slice(word.start, word.end);
  const span = { file: path, ...word };
  const seen = analysis
    .expressionsIn(path)
    .findLast(({ expression }) => expression.kind === "path" && isInside(offset, expression.span));
  if (seen === undefined || seen.expression.kind !== "path") return undefined;
  const { root, members } = seen.expression;
  const [member] = members;
  if (member?.kind === "member" && member.name === name) {
    const field =
      root.text === "event"
        ? seen.scope.events[0]?.fields.get(name)
        : root.text === "person"
          ? analysis.model.person.get(name)
          : undefined;
    return ofField(root.text, field, span);
  }
  const raw = seen.typed.type.kind === "raw" && root.text === name ? RAW[name] : undefined;
  if (raw !== undefined) return { span, code: `${name}.MEMBER`, text: [raw] };
  if (root.text !== name || member !== undefined) return undefined;
  if (name === "risk") return ofRisk(analysis, span);
  return seen.typed.type.kind === "enum" ? ofValue(analysis, name, span) : undefined;
}
