/**
 * From cases written by hand to a file of vectors. What is written says how each event ends, in a few words; the oracle
 * fills in the whole records, and no word of it may differ. The engine has no part in it.
 */
import type { Json } from "../../src/base/json.js";
import { sha256Hex } from "../../src/base/hash.js";
import type { Bundle } from "../../src/bundle/types.js";
import type { Decision } from "../../src/engine/decision.js";
import { canonical } from "../oracle/canonical.js";
import { Oracle } from "../oracle/oracle.js";
import { instantText } from "../oracle/instants.js";
import type { HandCase } from "./cases/words.js";
import {
  VECTORS_VERSION,
  type BundleVector,
  type By,
  type ConditionVector,
  type DocumentText,
  type LoadedVector,
  type RefusedVector,
  type Run,
  type TimelineVector,
  type Vector,
  type VectorFile,
} from "./format.js";
import { outcomeJson } from "./outcome.js";
import { eventsOf, peopleOf, runsOf } from "./runs.js";
import { summary } from "./summary.js";
import { WrittenWrong } from "./wrong.js";
import { columnText, isTextRow, tableBundle, type Row, type Table } from "./tables.js";

export interface SourceFile {
  /** Below `vectors/`, without `.json`. */
  readonly path: string;
  readonly about: string;
  readonly cases: readonly Source[];
  /** A document that most of the cases' documents differ from in one place. */
  readonly text?: string;
}

/** Documents that are refused, or loaded, stand as they are. */
export type Source = Table | HandCase | LoadedState | RefusedVector | LoadedVector;

/** A state that is loaded, perhaps one event of ana's, and the state that is saved then: by hand, word for word. */
export interface LoadedState {
  readonly rule: string;
  readonly bundle: Bundle;
  readonly loads: Json;
  readonly takes?: { readonly event: Json; readonly outcome: Json };
  readonly keeps: Json;
}

/** Throws with all that was written wrong. */
export function build({ path, about, cases, text }: SourceFile): VectorFile {
  const bundles = new Bundles();
  const wrong: string[] = [];
  const vectors = cases.flatMap((each): Vector[] => {
    try {
      if ("table" in each) return [fromTable(each, bundles)];
      if ("lines" in each) return [fromLines(each, bundles)];
      if ("loads" in each) return [fromState(each, bundles)];
      return [typeof each.text !== "string" || text === undefined ? each : { ...each, text: cutFrom(text, each.text) }];
    } catch (problem) {
      if (!(problem instanceof WrittenWrong)) throw problem;
      wrong.push(problem.message);
      return [];
    }
  });
  const twice = vectors.map(({ name }) => name).filter((name, position, all) => all.indexOf(name) !== position);
  for (const name of twice) wrong.push(`two cases of one name: ${name}`);
  if (wrong.length > 0) throw new WrittenWrong([`${path}:`, ...wrong].join("\n"));
  const texts = text === undefined ? {} : { texts: { whole: text } };
  return { vectors: VECTORS_VERSION, about, bundles: bundles.byName, ...texts, cases: vectors };
}

/** As what stands in place of a part of the document, where that is much shorter. */
function cutFrom(document: string, text: string): DocumentText {
  let start = 0;
  while (start < document.length && document[start] === text[start]) start += 1;
  let kept = 0;
  const most = Math.min(document.length, text.length) - start;
  while (kept < most && document.at(-1 - kept) === text.at(-1 - kept)) kept += 1;
  const put = text.slice(start, text.length - kept);
  return put.length > text.length / 2 ? text : { of: "whole", cut: [start, document.length - kept], put };
}

/** Equal bundles are kept once. */
class Bundles {
  readonly byName: Record<string, BundleVector> = {};
  private readonly names = new Map<string, string>();

  add(bundle: Bundle): string {
    const text = canonical(bundle);
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const name = `b${this.names.size + 1}`;
    this.names.set(text, name);
    this.byName[name] = { sha256: sha256Hex(text), bundle: JSON.parse(text) as Json };
    return name;
  }
}

// ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const start = Date.parse("2026-03-02T09:00:00Z");

function fromTable(table: Table, bundles: Bundles): ConditionVector {
  const bundle = tableBundle(table);
  const oracle = new Oracle(bundle);
  const people: Record<string, Json> = {};
  const texts = table.rows.map((row, position) => {
    const [, , more] = row;
    const who = more?.who ?? `p${position + 1}`;
    if (more?.person !== undefined) people[who] = more.person;
    return rowText(row, position, who);
  });
  const holds = table.rows.map(([data, written], position) => {
    const wanted = written.split(/\s+/).filter((name) => name !== "");
    const unknown = wanted.filter((name) => !Object.hasOwn(table.columns, name));
    if (unknown.length > 0) throw new WrittenWrong(`${table.table}: no such column: ${unknown.join(", ")}`);
    if (table.byHandAlone !== true) {
      const event = JSON.parse(texts[position]!) as { readonly subject: string };
      const outcome = oracle.take(event, people[event.subject]);
      const computed = outcome.kind === "taken" ? promptedBy(outcome.decisions) : summary(outcome);
      mustAgree(`${table.table}: ${canonical(data)}`, wanted.toSorted(), computed.toSorted());
    }
    return wanted.toSorted();
  });
  return {
    name: table.table,
    by: table.by ?? "hand",
    bundle: bundles.add(bundle),
    conditions: Object.fromEntries(Object.entries(table.columns).map(([name, when]) => [name, columnText(when)])),
    people,
    ...eventsOf(
      texts,
      table.rows.some(([data]) => isTextRow(data)),
    ),
    holds,
  };
}

const promptedBy = (decisions: readonly Decision[]): string[] =>
  decisions.filter(({ outcome }) => outcome === "prompt").map(({ policy }) => policy);

function mustAgree(what: string, written: readonly string[], computed: readonly string[]): void {
  const [right, left] = [written, computed].map((lines) => lines.join("\n            "));
  if (right !== left) throw new WrittenWrong(`${what}\n  by hand:  ${right}\n  computed: ${left}`);
}

function rowText([data, , more]: Row, position: number, who: string): string {
  const head = {
    id: `e${String(position + 1).padStart(3, "0")}`,
    time: more?.time ?? instantText(start + position * 1000),
    type: more?.type ?? "act.done",
    subject: who,
  };
  const text = isTextRow(data) ? data.text : JSON.stringify(data);
  return `{"data":${text},${JSON.stringify(head).slice(1)}`;
}

// ── timelines ────────────────────────────────────────────────────────────────────────────────────────────────────────

function fromLines({ rule, by, bundle, lines, state }: HandCase, bundles: Bundles): TimelineVector {
  if (lines.length === 0) throw new WrittenWrong(`${rule}: there is no line`);
  const oracle = new Oracle(bundle);
  const name = bundles.add(bundle);
  const runs = runsOf(lines).map((run): Run => {
    const outcomes = run.map(({ event, person, gives }) => {
      const outcome = oracle.take(event, person);
      mustAgree(`${rule}: ${canonical(event)}`, gives, summary(outcome));
      return outcomeJson(outcome);
    });
    return {
      bundle: name,
      people: peopleOf(run),
      ...eventsOf(
        run.map(({ event, text }) => text ?? JSON.stringify(event)),
        run.some(({ text }) => text !== undefined),
      ),
      outcomes,
      end: JSON.parse(canonical(oracle.state())) as Json,
    };
  });
  if (state !== undefined) mustAgree(`${rule}: the state`, [canonical(state)], [canonical(runs.at(-1)!.end)]);
  return { name: rule, by: by ?? ("hand" satisfies By), runs };
}

function fromState({ rule, bundle, loads, takes, keeps }: LoadedState, bundles: Bundles): TimelineVector {
  const run: Run = {
    bundle: bundles.add(bundle),
    people: { ana: {} },
    state: loads,
    events: takes === undefined ? [] : [takes.event],
    outcomes: takes === undefined ? [] : [takes.outcome],
    end: keeps,
  };
  return { name: rule, by: "hand", runs: [run] };
}
