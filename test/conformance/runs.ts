/** Timelines as the line protocol hands them in: cut into runs, events as JSON or as texts. */
import type { Json } from "../../src/base/json.js";
import { canonical } from "../oracle/canonical.js";
import { hasLoneSurrogate } from "../oracle/texts.js";
import type { Events } from "./format.js";

/** One event and who acts. */
interface Handed {
  readonly event: Json;
  readonly person?: Json;
  readonly reload?: true;
}

/** As plain JSON where it can carry them. */
export function eventsOf(texts: readonly string[], asTexts: boolean): Pick<Events, "events" | "eventTexts"> {
  const events = texts.map((text) => JSON.parse(text) as Json);
  return asTexts || events.some((event) => !isWellFormed(event)) ? { eventTexts: texts } : { events };
}

export function isWellFormed(json: Json): boolean {
  if (typeof json === "string") return !hasLoneSurrogate(json);
  if (typeof json !== "object" || json === null) return true;
  return Object.entries(json).every(([name, each]) => !hasLoneSurrogate(name) && isWellFormed(each as Json));
}

/** A run has one row for each person: where somebody's changes, or a line asks for it, a new one begins. */
export function runsOf<T extends Handed>(lines: readonly T[]): T[][] {
  const runs: T[][] = [[]];
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

export function peopleOf(run: readonly Handed[]): Record<string, Json> {
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
