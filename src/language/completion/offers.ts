/** What can be offered for each kind of name, from the model and the names of the repository. */
import { importEdit } from "../../semantics/names/names.js";
import { importText } from "../../semantics/names/file-paths.js";
import { KIND_WORDS, type NameKind } from "../../semantics/names/kinds.js";
import { ANSWER, ANSWERS, RISK_LEVELS, WEEKDAYS } from "../../semantics/built-in.js";
import { FRAMEWORKS } from "../../semantics/frameworks/index.js";
import type { EnumModel, EventModel, FieldModel } from "../../semantics/model.js";
import { SCALAR_NAMES } from "../../semantics/type-rules.js";
import type { Declaration, RecordLiteral, TestDeclaration } from "../../syntax/tree.js";
import type { Analysis } from "../analysis.js";
import { isInside, nodesAt } from "../nodes.js";
import { type CompletionItem, item } from "./item.js";
import type { Asked } from "./names.js";
import type { Place } from "./place.js";
import { MARKER } from "./place.js";
import { enumText, fieldType } from "../shown.js";

export function offersFor(
  place: Place,
  asked: Exclude<Asked, { kind: "new" | "expression" | "event_type" }>,
): CompletionItem[] {
  const { analysis } = place;
  switch (asked.kind) {
    case "declared":
      return declaredItems(place, asked.of);
    case "tag":
      return plain(tagsOf(analysis), "tag");
    case "level":
      return plain(RISK_LEVELS, "risk");
    case "weekday":
      return plain(WEEKDAYS, "day");
    case "answer":
      return plain(ANSWERS, "answer");
    case "subject":
      return plain(["process", "role", "incentives"], "what is reviewed");
    case "framework":
      return [...FRAMEWORKS].map(([name, { title }]) => item({ label: name, kind: "name", detail: title, rank: 1 }));
    case "type":
      return typeItems(place);
    case "test_person":
      return testPeople(place);
    case "pair":
      return pairItems(place);
    case "locale":
      return analysis.model.org.locales.map((locale) =>
        item({ label: locale, kind: "text", detail: "locale", rank: 1 }),
      );
    case "expected_signal":
      return expectedSignals(place);
    default:
      return [];
  }
}

function plain(names: Iterable<string>, detail: string): CompletionItem[] {
  return [...names].map((label) => item({ label, kind: "name", detail, rank: 1 }));
}

/** Names of a kind; one that this file does not see comes with its import. */
export function declaredItems(place: Place, kind: NameKind): CompletionItem[] {
  const { analysis, path } = place;
  const file = analysis.files.get(path)?.parsed.tree;
  return [...analysis.names.ofKind(kind).values()]
    .filter(({ name }) => !name.includes(MARKER))
    .map((declared) => {
      const seen = analysis.names.sees(path, declared.file);
      const from = importText(path, declared.file);
      const detail = kind === "event" ? momentOf(analysis, declared.name) : KIND_WORDS[kind][0];
      return item({
        label: declared.name,
        kind: kind === "event" ? "event" : kind === "enum" ? "enum" : "name",
        detail: seen ? detail : `${detail} · ${from}`,
        documentation: declared.declaration.doc,
        rank: seen ? 1 : 4,
        edits: seen || file === undefined ? [] : [importEdit(file, from)],
      });
    });
}

function momentOf(analysis: Analysis, type: string): string {
  const moment = analysis.model.events.get(type)?.moment;
  return moment === undefined ? "event type" : `event type, moment ${moment}`;
}

/** Of policies as they are written: one that is not finished yet has its tags already. */
function tagsOf({ names }: Analysis): Set<string> {
  const clauses = [...names.ofKind("policy").values()].flatMap(({ declaration }) => declaration.clauses);
  const tags = clauses.flatMap((clause) => (clause.kind === "tags" ? clause.tags.map(({ text }) => text) : []));
  return new Set(tags.filter((tag) => tag !== MARKER && tag !== ""));
}

function typeItems(place: Place): CompletionItem[] {
  const scalars = SCALAR_NAMES.map((label) => item({ label, kind: "type", rank: 1 }));
  const builtIn = [...place.analysis.model.enums.values()].filter((model) => model.builtIn && model.name !== ANSWER);
  return [
    ...scalars,
    ...builtIn.map((model) => item({ label: model.name, kind: "enum", detail: enumText(model), rank: 1 })),
    ...declaredItems(place, "enum").map((one) => {
      const model = place.analysis.model.enums.get(one.label);
      return model === undefined ? one : { ...one, detail: enumText(model) };
    }),
  ];
}

// ── in tests and sources ────────────────────────────────────────────────────────────────────────────────────────────

function declarationAt({ analysis, path, start }: Place): Declaration | undefined {
  return analysis.files.get(path)?.parsed.tree.declarations.findLast(({ span }) => isInside(start, span));
}

function testAt(place: Place): TestDeclaration | undefined {
  const declaration = declarationAt(place);
  return declaration?.kind === "test" ? declaration : undefined;
}

function testPeople(place: Place): CompletionItem[] {
  const people = testAt(place)?.clauses.flatMap((clause) => (clause.kind === "person" ? [clause.name.text] : [])) ?? [];
  return plain(people, "person of this test");
}

function expectedSignals(place: Place): CompletionItem[] {
  const prompt = place.clause.findLastIndex(({ image }) => image === "prompt");
  const policy = place.analysis.names.find("policy", place.clause[prompt + 1]?.image ?? "");
  const signals =
    policy?.declaration.clauses.flatMap((clause) => (clause.kind === "signals" ? clause.names : [])) ?? [];
  return plain(
    signals.map(({ text }) => text),
    `signal of ${policy?.name}`,
  );
}

/** Fields of the event, or attributes of the person, that the record around does not have yet. */
function pairItems(place: Place): CompletionItem[] {
  const nodes = nodesAt(place.analysis.files.get(place.path)!.parsed.tree, place.start);
  const record = nodes.findLast((node): node is RecordLiteral => "pairs" in node);
  const owner = nodes.findLast(
    (node) => record !== undefined && node !== record && Object.values(node).includes(record),
  );
  const fields = fieldsOf(place.analysis, owner);
  const given = new Set(record?.pairs.map(({ name }) => name.text));
  return [...fields]
    .filter((field) => !given.has(field.name))
    .map((field) =>
      item({
        label: field.name,
        kind: "field",
        detail: fieldType(field),
        documentation: field.doc,
        insert: `${field.name}: `,
        rank: field.builtIn ? 2 : 1,
        continues: true,
      }),
    );
}

function fieldsOf({ model }: Analysis, owner: object | undefined): Iterable<FieldModel> {
  if (owner === undefined) return [];
  if ("attributes" in owner) return model.person.values();
  const type = "type" in owner ? (owner.type as { readonly text: string }).text : "";
  return [...(model.events.get(type)?.fields.values() ?? [])].filter(
    ({ builtIn, name }) => !builtIn || (name !== "id" && name !== "time"),
  );
}

// ── members ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The fields that all of these event types have. */
export function commonFields(events: readonly EventModel[]): FieldModel[] {
  const [first, ...others] = events;
  return [...(first?.fields.values() ?? [])].filter(({ name }) => others.every((other) => other.fields.has(name)));
}

export function fieldItem(field: FieldModel, rank: number, root = ""): CompletionItem {
  return item({ label: root + field.name, kind: "field", detail: fieldType(field), documentation: field.doc, rank });
}

export function valueItems(model: EnumModel): CompletionItem[] {
  const order = model.ordered ? ` (${model.values.map(({ name }) => name).join(" < ")})` : "";
  return model.values
    .filter(({ name }) => !name.includes(MARKER))
    .map(({ name, doc }) =>
      item({ label: name, kind: "enum_value", detail: `${model.name}${order}`, documentation: doc, rank: 0 }),
    );
}
