/**
 * Attacks on what is loaded from elsewhere: real bundles, states and people, changed in their structure or byte by byte. It
 * must never throw or take long, and what is taken must run.
 */
import { canonicalJson } from "../../src/base/canonical.js";
import type { Json } from "../../src/base/json.js";
import { loadBundle } from "../../src/bundle/index.js";
import { createEngine, type Engine } from "../../src/engine/index.js";
import { celDocument, jsonSchema, oscalMappingCollection } from "../../src/export/index.js";
import { drawBundle } from "../generators/bundle.js";
import type { Draw } from "../generators/draw.js";
import { drawTimeline, type Step } from "../generators/timeline.js";
import { bytesInMemory, portableTools, readPeople } from "../../src/simulator/index.js";
import { sample } from "./sample.js";

export interface AttackTally {
  refused: number;
  taken: number;
  /** Of the reasons for a refusal, numbers and names in them left out. */
  readonly reasons: Map<string, number>;
}

/** Ends with an error that shows the document. */
export function attackBundle(draw: Draw, tally: AttackTally): void {
  const { bundle, vocabulary } = drawBundle(draw);
  const timeline = drawTimeline(draw, bundle, vocabulary, 8);
  const real = draw.chance(0.3) ? sample : bundle;
  const text = draw.chance(0.7)
    ? canonicalJson(changed(real as unknown as Json, draw))
    : changedBytes(canonicalJson(real), draw);
  guarded(text, () => {
    const asText = loadBundle(text);
    const asValue = parsed(text);
    if (asText.bundle === undefined) {
      tally.refused += 1;
      for (const { pointer, message } of asText.problems) {
        if (!/^(?:\/|$)/.test(pointer) || message === "") throw new Error(`no place or reason: ${pointer}: ${message}`);
        const reason = message.replace(/[0-9]+/g, "N").replace(/`[^`]*`|"[^"]*"/g, "X");
        tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
      }
      if (asValue !== undefined) loadBundle(asValue);
      return;
    }
    tally.taken += 1;
    if (canonicalJson(loadBundle(asValue).bundle) !== canonicalJson(asText.bundle))
      throw new Error("text and value differ");
    const engine = createEngine(asText.bundle);
    run(engine, timeline, draw);
    celDocument(asText.bundle);
    jsonSchema(asText.bundle);
    oscalMappingCollection(asText.bundle, { lastModified: "2026-11-25T00:00:00Z" });
  });
}

/** A sound bundle, with a state, events and people that are not. */
export function attackState(draw: Draw): void {
  const { bundle, vocabulary } = drawBundle(draw);
  const timeline = drawTimeline(draw, bundle, vocabulary, 12);
  const engine = createEngine(bundle);
  const state = engine.newState();
  for (const { event, person } of timeline.slice(0, 8)) engine.decide(state, event, person);
  const saved = engine.saveState(state) as unknown as Json;
  const hostile = draw.chance(0.1) ? nested(draw.int(1, 5000)) : changed(saved, draw);
  guarded(textOf(hostile), () => {
    const loaded = engine.loadState(hostile);
    engine.loadState(JSON.parse(JSON.stringify(engine.saveState(loaded))));
    const steps = timeline.slice(6).map(({ event, person }) => ({
      event: draw.chance(0.3) ? changed(event, draw) : event,
      ...(person === undefined ? {} : { person: draw.chance(0.3) ? changed(person, draw) : person }),
    }));
    for (const { event, person } of steps) {
      engine.explain(loaded, event, person);
      engine.decide(loaded, event, person);
      engine.saveState(loaded);
    }
  });
}

const tables = {
  csv: 'id,department,role,grade,hired\nana,"a ""b""",human,1,2026-03-02T09:00:00Z\nben,,,,\n',
  json: '[{"id":"ana","department":"x","grade":1},{"id":"ben","skills":["a","b"]}]',
  ndjson: '{"id":"ana","department":"x"}\n{"id":"ben","hired":"2026-03-02T09:00:00Z"}\n',
} as const;

/** A table of people, byte by byte. */
export async function attackPeople(draw: Draw): Promise<void> {
  const { bundle } = drawBundle(draw);
  const format = draw.pick(["csv", "json", "ndjson"] as const);
  const text = changedBytes(tables[format], draw);
  const bytes = new TextEncoder().encode(text).map((byte) => (draw.chance(0.01) ? draw.int(0, 255) : byte));
  const read = await readPeople(bytesInMemory(`people.${format}`, bytes), format, bundle, portableTools);
  if ("problem" in read) {
    if (read.problem.message === "" || read.problem.remedy === "") throw new Error(`no reason for ${text}`);
    return;
  }
  const engine = createEngine(bundle);
  for (const id of read.table.ids()) engine.person(id, read.table.get(id));
}

function run(engine: Engine, timeline: readonly Step[], draw: Draw): void {
  const state = engine.newState();
  const types = Object.entries(engine.bundle.events);
  for (const { event, person } of timeline) {
    const json = event as Record<string, Json>;
    // The bundle may know none of the types; then one of its own, with what fits or does not.
    const known = draw.chance(0.5) || types.length === 0 ? json : { ...json, type: draw.pick(types)[0] };
    engine.decide(state, known, person);
    engine.explain(state, known, person);
    const saved = engine.saveState(state);
    engine.saveState(engine.loadState(saved));
  }
}

function textOf(value: Json): string {
  try {
    return JSON.stringify(value).slice(0, 10_000);
  } catch {
    return "nested too deep to be shown";
  }
}

function guarded(shown: string, attempt: () => void): void {
  const started = performance.now();
  try {
    attempt();
  } catch (fault) {
    throw new Error(`${String(fault)}\n${shown}`, { cause: fault });
  }
  const took = performance.now() - started;
  if (took > 30_000) throw new Error(`took ${took} ms\n${shown}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const junk: readonly Json[] = [
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  1.5,
  1e300,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  5e-324,
  253_402_300_800_000,
  8.64e15 + 1,
  "",
  "x",
  "__proto__",
  "constructor",
  "toString",
  "low",
  "UTC",
  "Mars/Olympus",
  "policy:a",
  "tag:t",
  "all",
  "everyone",
  "(a+)+$",
  "(?:a|aa)*b",
  "[",
  "a{1000}",
  "((((a{100}){100}){100}){100})",
  "\\p{L}*".repeat(50),
  "*".repeat(200),
  "a*".repeat(400),
  "𝒳".repeat(1000),
  "9999-12-31T23:59:59.999Z",
  "1970-01-01T00:00:00Z",
  [],
  {},
  [[]],
  [0],
  ["x"],
  { constructor: 1 },
  { "": [] },
  { op: "literal", type: "bool", value: true },
  { op: "risk", type: { enum: "Risk" } },
  { op: "not", type: "bool", args: [] },
];

interface Place {
  readonly holder: Record<string, Json>;
  readonly key: string;
}

/** A few changes of the structure; one alone is most often taken. */
function changed(value: Json, draw: Draw): Json {
  const root = { value: JSON.parse(JSON.stringify(value)) as Json };
  const rounds = draw.weighted([
    [3, 1],
    [1, 2],
    [1, 4],
  ]);
  for (let round = 0; round < rounds; round += 1) {
    const places = placesIn(root);
    if (places.length === 0) break;
    const { holder, key } = draw.pick(places);
    const other = draw.pick(places);
    draw.weighted<() => void>([
      [4, () => void (holder[key] = copy(draw.pick(junk)))],
      [3, () => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key])],
      [4, () => void (holder[key] = copy(other.holder[other.key]!))],
      [1, () => rename(holder, key, draw.pick(["constructor", "__proto__x", "toString", "a b", "", other.key]))],
      [1, () => void (holder[key] = nested(draw.int(2, 300), holder[key]))],
      [1, () => void (Array.isArray(holder[key]) && holder[key].push(...(holder[key] as Json[])))],
      [2, () => nudge(holder, key, draw)],
    ])();
  }
  return root.value ?? null;
}

function placesIn(root: Record<string, Json>): Place[] {
  const places: Place[] = [];
  const pending: unknown[] = [root];
  for (let holder = pending.pop(); holder !== undefined; holder = pending.pop()) {
    for (const [key, value] of Object.entries(holder as Record<string, Json>)) {
      places.push({ holder: holder as Record<string, Json>, key });
      if (typeof value === "object" && value !== null) pending.push(value);
    }
  }
  return places;
}

function copy(value: Json): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

function rename(holder: Record<string, Json>, key: string, to: string): void {
  if (Array.isArray(holder)) return;
  const value = holder[key]!;
  delete holder[key];
  holder[to] = value;
}

/** A number a little off, a text a little longer. */
function nudge(holder: Record<string, Json>, key: string, draw: Draw): void {
  const value = holder[key];
  if (typeof value === "number") holder[key] = draw.pick([value + 1, value - 1, -value, value * 1e6, value / 3]);
  if (typeof value === "string") holder[key] = value + draw.pick(["x", " ", "\u0000", "𝒳", "-", "."]);
  if (typeof value === "boolean") holder[key] = !value;
}

function nested(depth: number, inner: Json = 1): Json {
  let value = inner;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

function changedBytes(text: string, draw: Draw): string {
  let out = text;
  for (let round = draw.int(1, 3); round > 0; round -= 1) {
    const at = draw.int(0, out.length - 1);
    const length = draw.pick([1, 1, 1, 2, 5, 40]);
    const from = draw.int(0, out.length - 1);
    const piece = draw.weighted<() => string>([
      [3, () => ""],
      [
        3,
        () =>
          draw.pick([
            '"',
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "0",
            "9",
            "-",
            "e",
            ".",
            "\u0000",
            "\ud800",
            "\\u",
            "null",
            "1e999",
            "𝒳",
          ]),
      ],
      [2, () => out.slice(from, from + draw.pick([1, 10, 200]))],
    ])();
    out = out.slice(0, at) + piece + out.slice(draw.chance(0.5) ? at : at + length);
  }
  return out;
}
