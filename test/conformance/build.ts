/**
 * From cases written by hand to a file of vectors. What is written says how each event ends, in a few words; the oracle
 * fills in the whole records, and no word of it may differ. The engine has no part in it.
 */
import type { Json } from "../../src/base/json.js";
import { sha256Hex } from "../../src/base/hash.js";
import type { Bundle } from "../../src/bundle/types.js";
import { canonical } from "../oracle/canonical.js";
import { Oracle } from "../oracle/oracle.js";
import { hasLoneSurrogate } from "../oracle/texts.js";
import { instantText } from "../oracle/instants.js";
import type { HandCase, Line } from "./cases/words.js";
import {
  VECTORS_VERSION,
  type BundleVector,
  type By,
  type ConditionVector,
  type Events,
  type LoadedVector,
  type RefusedVector,
  type Run,
  type TimelineVector,
  type Vector,
  type VectorFile,
} from "./format.js";
import { outcomeJson } from "./outcome.js";
import { summary } from "./summary.js";
import { columnText, isTextRow, tableBundle, type Row, type Table } from "./tables.js";

export interface SourceFile {
  /** Below `vectors/`, without `.json`. */
  readonly path: string;
  readonly about: string;
  readonly cases: readonly Source[];
}

/** Documents that are refused, or loaded, stand as they are. */
export type Source = Table | HandCase | TimelineVector | RefusedVector | LoadedVector;

/** What somebody wrote is not what comes of it. */
export class WrittenWrong extends Error {}

export function build({ about, cases }: SourceFile): VectorFile {
  const bundles = new Bundles();
  const vectors = cases.map((each): Vector => {
    if ("table" in each) return fromTable(each, bundles);
    if ("lines" in each) return fromLines(each, bundles);
    return each;
  });
  const twice = vectors.map(({ name }) => name).filter((name, position, all) => all.indexOf(name) !== position);
  if (twice.length > 0) throw new WrittenWrong(`two cases of one name: ${twice.join(", ")}`);
  return { vectors: VECTORS_VERSION, about, bundles: bundles.byName, cases: vectors };
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
    const event = JSON.parse(texts[position]!) as { readonly subject: string };
    const outcome = oracle.take(event, people[event.subject]);
    const wanted = written.split(/\s+/).filter((name) => name !== "");
    const unknown = wanted.filter((name) => !Object.hasOwn(table.columns, name));
    if (unknown.length > 0) throw new WrittenWrong(`${table.table}: no such column: ${unknown.join(", ")}`);
    const prompted =
      outcome.kind === "taken"
        ? outcome.decisions.filter((each) => each.outcome === "prompt").map(({ policy }) => policy)
        : [outcome.kind];
    const [right, left] = [wanted.toSorted(), prompted.toSorted()].map((names) => names.join(" "));
    if (right !== left) {
      throw new WrittenWrong(
        `${table.table}: ${canonical(data)}\n  by hand:  ${right}\n  computed: ${left} ${JSON.stringify(outcome).slice(0, 300)}`,
      );
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

function rowText([data, , more]: Row, position: number, who: string): string {
  const head = {
    id: `e${String(position + 1).padStart(3, "0")}`,
    time: more?.time ?? instantText(start + position * 1000),
    type: more?.type ?? "act",
    subject: who,
  };
  const text = isTextRow(data) ? data.text : JSON.stringify(data);
  return `{"data":${text},${JSON.stringify(head).slice(1)}`;
}

/** As plain JSON where it can carry them. */
function eventsOf(texts: readonly string[], asTexts: boolean): Pick<Events, "events" | "eventTexts"> {
  const events = texts.map((text) => JSON.parse(text) as Json);
  return asTexts || events.some((event) => !isWellFormed(event)) ? { eventTexts: texts } : { events };
}

export function isWellFormed(json: Json): boolean {
  if (typeof json === "string") return !hasLoneSurrogate(json);
  if (typeof json !== "object" || json === null) return true;
  return Object.entries(json).every(([name, each]) => !hasLoneSurrogate(name) && isWellFormed(each as Json));
}

// ── timelines ────────────────────────────────────────────────────────────────────────────────────────────────────────

function fromLines({ rule, by, bundle, lines, state }: HandCase, bundles: Bundles): TimelineVector {
  const oracle = new Oracle(bundle);
  const name = bundles.add(bundle);
  const runs = runsOf(lines).map((run): Run => {
    const outcomes = run.map(({ event, person, gives }) => {
      const outcome = oracle.take(event, person);
      const computed = summary(outcome).join("\n            ");
      const written = gives.join("\n            ");
      if (computed !== written) {
        throw new WrittenWrong(`${rule}: ${canonical(event)}\n  by hand:  ${written}\n  computed: ${computed}`);
      }
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
  const end = canonical(runs.at(-1)!.end);
  if (state !== undefined && end !== canonical(state)) {
    throw new WrittenWrong(`${rule}: the state\n  by hand:  ${canonical(state)}\n  computed: ${end}`);
  }
  return { name: rule, by: by ?? ("hand" satisfies By), runs };
}

/** A run has one row for each person: where somebody's changes, or a line asks for it, a new one begins. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [[]];
  const rows = new Map<string, string>();
  for (const line of lines) {
    const who = subjectOf(line.event);
    const row = canonical(line.person ?? null);
    const isOther = who !== undefined && rows.has(who) && rows.get(who) !== row;
    if (isOther || line.reload === true) {
      runs.push([]);
      rows.clear();
    }
    if (who !== undefined) rows.set(who, row);
    runs.at(-1)!.push(line);
  }
  return runs.filter((run) => run.length > 0);
}

function peopleOf(run: readonly Line[]): Record<string, Json> {
  // Made from entries, so that a person may be called `__proto__`.
  return Object.fromEntries(
    run.flatMap(({ event, person }) => {
      const who = subjectOf(event);
      return who === undefined || person === undefined ? [] : [[who, person] as const];
    }),
  );
}

function subjectOf(event: Json): string | undefined {
  if (typeof event !== "object" || event === null || Array.isArray(event)) return undefined;
  const { subject } = event as { readonly subject?: Json };
  return typeof subject === "string" ? subject : undefined;
}
