/** Replays a log through the policies in the worker: the report, and people's timelines with the reason of each outcome. */
import type { Bundle } from "../../../src/bundle/index.js";
import { createEngine, type DecodedPerson, type Explanation } from "../../../src/engine/index.js";
import { buildReport, type Report } from "../../../src/report/index.js";
import {
  logFormatOf,
  peopleFormatOf,
  portableTools,
  readPeople,
  replay,
  type PeopleTable,
} from "../../../src/simulator/index.js";
import { byteSourceOf } from "./byte-source.js";
import { compilation } from "./compiled.js";
import { rememberReplay } from "./service.js";

/** A log or a table of people: a file that somebody chose, or one of the gallery's, fetched from the playground itself. */
export type InputFile = { readonly name: string; readonly blob: Blob };

export interface ReplayInput {
  readonly log: InputFile;
  readonly people?: InputFile;
  /** The `source` that raw records go through. */
  readonly mapping?: string;
}

/** A moment of somebody's timeline. */
export interface Moment {
  readonly event: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly outcome: "prompt" | "suppressed" | "exempt" | "held_out" | "none";
  readonly risk?: string;
  readonly policies: readonly string[];
  readonly escalations: number;
}

export type Replayed =
  | { readonly report: Report; readonly durationMs: number }
  | { readonly problem: { readonly message: string; readonly remedy: string } };

export interface Progress {
  readonly records: number;
  /** From 0 to 1, where the size of the log is known. */
  readonly share?: number;
}

const NO_BUNDLE = {
  problem: { message: "the policies have errors", remedy: "mend them first: they are listed under Problems" },
} as const;

/** @param bundle - of other policies, to compare with; the ones in the editor otherwise */
export async function replayLog(
  input: ReplayInput,
  onProgress: (progress: Progress) => void,
  other?: Bundle,
): Promise<Replayed> {
  const bundle = other ?? compilation().bundle;
  if (bundle === undefined) return NO_BUNDLE;
  const startedAt = performance.now();
  const people = await peopleOf(input, bundle);
  if (people !== undefined && "problem" in people) return { problem: people.problem };
  const { tally, problems } = await replay({
    bundle,
    logs: [await logOf(input)],
    ...(people === undefined ? {} : { people: people.table }),
    onProgress: ({ bytesRead, bytesTotal, records }) =>
      onProgress({ records, ...(bytesTotal === undefined || bytesTotal === 0 ? {} : { share: bytesRead / bytesTotal }) }),
  });
  const [problem] = problems;
  if (problem !== undefined && tally.ledger.read === 0) return { problem };
  const report = buildReport(tally, { files: [input.log.name], tzdata: "browser", problems });
  if (other === undefined) rememberReplay(report.volume);
  return { report, durationMs: performance.now() - startedAt };
}

/** One person's moments, in order. */
export async function timelineOf(input: ReplayInput, person: string): Promise<readonly Moment[]> {
  const bundle = compilation().bundle;
  if (bundle === undefined) return [];
  const moments: Moment[] = [];
  await replayOnly(input, bundle, person, (take) => {
    const { outcome, event } = take();
    const decisions = outcome.kind === "taken" || outcome.kind === "set_aside" ? outcome.decisions : [];
    const occurrences = decisions.filter((decision) => decision.outcome !== "escalate");
    const best = (["prompt", "suppressed", "held_out", "exempt"] as const).find((wanted) =>
      occurrences.some((decision) => decision.outcome === wanted),
    );
    moments.push({
      event: event.id,
      type: event.type,
      time: event.time,
      outcome: best ?? "none",
      ...(outcome.kind === "taken" && outcome.risk !== undefined ? { risk: outcome.risk } : {}),
      policies: occurrences.map(({ policy }) => policy),
      escalations: decisions.length - occurrences.length,
    });
  });
  return moments;
}

/** Why one event was, or was not, prompted. */
export async function explainEvent(input: ReplayInput, person: string, id: string): Promise<Explanation | undefined> {
  const bundle = compilation().bundle;
  if (bundle === undefined) return undefined;
  let found: Explanation | undefined;
  await replayOnly(input, bundle, person, (_, explain) => {
    found ??= explain(id);
  });
  return found;
}

type Taken = {
  readonly outcome: ReturnType<ReturnType<typeof createEngine>["take"]>;
  readonly event: { readonly id: string; readonly type: string; readonly time: number };
};

/**
 * The events of one person, as they are about to be taken. Groups (`for each`, `for everyone`) are those of the whole log:
 * all events are taken, and only one person's are shown.
 */
async function replayOnly(
  input: ReplayInput,
  bundle: Bundle,
  person: string,
  show: (take: () => Taken, explain: (id: string) => Explanation | undefined) => void,
): Promise<void> {
  const people = await peopleOf(input, bundle);
  const table: PeopleTable | undefined = people !== undefined && "table" in people ? people.table : undefined;
  const shadow = createEngine(bundle);
  const state = shadow.newState();
  const decoded = new Map<string, DecodedPerson>();
  await replay({
    bundle,
    logs: [await logOf(input)],
    ...(table === undefined ? {} : { people: table }),
    watch: (_, __, event, who) => {
      // A state of its own, so that an outcome can be seen before the replay goes on.
      const known = decoded.get(who.id) ?? shadow.person(who.id, table?.get(who.id));
      decoded.set(who.id, known);
      const copy = { ...event, type: shadow.eventType(event.type.name)!, values: [...event.values] };
      const explained = who.id !== person ? undefined : (id: string): Explanation | undefined =>
        event.id === id ? shadow.explainTaken(state, copy, known) : undefined;
      let taken: Taken | undefined;
      const take = (): Taken => {
        taken ??= {
          outcome: shadow.take(state, copy, known),
          event: { id: event.id, type: event.type.name, time: event.time },
        };
        return taken;
      };
      if (explained !== undefined) show(take, explained);
      take();
    },
  });
}

async function logOf({ log, mapping }: ReplayInput): Promise<Parameters<typeof replay>[0]["logs"][number]> {
  return {
    source: await byteSourceOf(log),
    format: logFormatOf(log.name),
    ...(mapping === undefined ? {} : { mapping }),
  };
}

async function peopleOf({ people }: ReplayInput, bundle: Bundle): Promise<Awaited<ReturnType<typeof readPeople>> | undefined> {
  if (people === undefined) return undefined;
  return readPeople(await byteSourceOf(people), peopleFormatOf(people.name), bundle, portableTools);
}
