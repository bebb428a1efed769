/**
 * A person's or group's state as the text of an entry, and back.
 *
 * The state names history expressions by their position in the bundle, which another bundle may give to another one. An
 * entry outlives bundles, so there each stands under what it remembers; all else has names of its own already.
 */
import { canonicalJson } from "../base/canonical.js";
import { sha256Hex } from "../base/hash.js";
import type { Json } from "../base/json.js";
import type { Bundle, History } from "../bundle/types.js";
import type { GroupStateJson, PersonStateJson } from "../engine/index.js";

export interface Entries {
  /** Canonical JSON; `{}` where there is nothing to keep. */
  textOf(state: PersonStateJson | GroupStateJson | undefined): string;
  /** What may be a state, for the engine to look through; undefined where the text is no JSON object. */
  stateOf(text: string): PersonStateJson | undefined;
}

type Kept = NonNullable<PersonStateJson["history"]>[string];

export function entriesOf({ history }: Pick<Bundle, "history">): Entries {
  const names = history.map(nameOf);
  return {
    textOf(state: PersonStateJson = {}) {
      const kept = new Map<string, Kept>();
      for (const [position, list] of Object.entries(state.history ?? {})) {
        const name = names[Number(position)]!;
        // Of two that remember the same, the longer list has all that the other has.
        if (list.length > (kept.get(name)?.length ?? 0)) kept.set(name, list);
      }
      return canonicalJson(withHistory(state, kept) as Json);
    },
    stateOf(text) {
      const state = parsedObject(text);
      if (state === undefined) return undefined;
      const stored: unknown = state.history;
      const kept = new Map<string, Kept>();
      history.forEach(({ keep }, position) => {
        const name = names[position]!;
        const list: unknown =
          typeof stored === "object" && stored !== null && Object.hasOwn(stored, name)
            ? (stored as Record<string, unknown>)[name]
            : undefined;
        if (Array.isArray(list)) kept.set(String(position), list.slice(-keep) as Kept);
      });
      return withHistory(state, kept);
    },
  };
}

/** How many are kept is not part of it: a limit that is changed finds what there is. */
function nameOf(entry: History): string {
  const { keep: _, ...remembered } = entry;
  return sha256Hex(canonicalJson(remembered as Json)).slice(0, 16);
}

function withHistory(state: PersonStateJson, kept: ReadonlyMap<string, Kept>): PersonStateJson {
  const { history: _, ...rest } = state;
  return kept.size === 0 ? rest : { ...rest, history: Object.fromEntries(kept) };
}

function parsedObject(text: string): PersonStateJson | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
