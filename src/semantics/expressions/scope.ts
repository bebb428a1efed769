/** Where an expression or a text stands: what it may speak about, and what is known to be there. */
import type { EventModel } from "../model.js";

export type Root = "event" | "person" | "org" | "risk" | "segment" | "record" | "item" | "text" | "signals";

export interface Scope {
  readonly file: string;
  /** In words, for messages: "a segment". */
  readonly place: string;
  readonly roots: ReadonlySet<Root>;
  /** The event types that meet here. None: nothing is known about `event`, and nothing is said about it. */
  readonly events: readonly EventModel[];
  /** Paths that are not missing here: `person.manager`. */
  readonly present: ReadonlySet<string>;
  /** Why there is no history here; left out where there is. */
  readonly noHistory?: string;
}

export const NOTHING_PRESENT: ReadonlySet<string> = new Set();

const ANY_PATH = "*";
/** Behind a guard that is broken, nothing is held to be missing. */
export const ANYTHING_PRESENT: ReadonlySet<string> = new Set([ANY_PATH]);

export function knowsAnything(present: ReadonlySet<string>): boolean {
  return present.has(ANY_PATH);
}

export function isPresent({ present }: Scope, path: string): boolean {
  return present.has(path) || knowsAnything(present);
}

export function createScope(
  file: string,
  place: string,
  roots: readonly Root[],
  events: readonly EventModel[] = [],
  noHistory?: string,
): Scope {
  const scope = { file, place, roots: new Set(roots), events, present: NOTHING_PRESENT };
  return noHistory === undefined ? scope : { ...scope, noHistory };
}

/** The same place, a few paths richer. */
export function withPresent(scope: Scope, paths: ReadonlySet<string>): Scope {
  return paths.size === 0 ? scope : { ...scope, present: new Set([...scope.present, ...paths]) };
}

/** The same knowledge for another part of the policy. */
export function inPlace(
  scope: Scope,
  place: string,
  more: { roots?: readonly Root[]; noHistory?: string } = {},
): Scope {
  return {
    ...scope,
    place,
    ...(more.roots === undefined ? {} : { roots: new Set(more.roots) }),
    ...(more.noHistory === undefined ? {} : { noHistory: more.noHistory }),
  };
}

/** What all of several places know: for a block that is written once and used in each of them. */
export function mergeScopes(file: string, place: string, scopes: readonly Scope[]): Scope | undefined {
  const [first, ...others] = scopes;
  if (first === undefined) return undefined;
  const events = new Map(first.events.map((event) => [event.name, event]));
  for (const other of others) for (const event of other.events) events.set(event.name, event);
  const noHistory = scopes.find((scope) => scope.noHistory !== undefined)?.noHistory;
  return {
    file,
    place,
    roots: new Set([...first.roots].filter((root) => others.every(({ roots }) => roots.has(root)))),
    events: [...events.values()],
    present: inAll(scopes.map(({ present }) => present)),
    ...(noHistory === undefined ? {} : { noHistory }),
  };
}

/** What is there wherever one of these is known. */
export function inAll(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...others] = sets.filter((set) => !knowsAnything(set));
  if (first === undefined) return sets[0] ?? NOTHING_PRESENT;
  return new Set([...first].filter((path) => others.every((other) => other.has(path))));
}
