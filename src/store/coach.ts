/**
 * A coach for live systems: hand it an event, and it loads what is remembered of the person, decides, and saves, over a
 * store that several hosts may share.
 *
 * Deciding is a pure function of what was read, so where another host was faster it reads again and decides anew. Events
 * of one partition that are handed to one coach are decided one after another, in the order in which they came.
 */
import { isWellFormed } from "../base/codepoints.js";
import type { Bundle } from "../bundle/types.js";
import { createEngine, type Engine, type EngineOptions, type EngineState, type Outcome } from "../engine/index.js";
import { entriesOf } from "./entries.js";
import { createMemoryStore } from "./memory.js";
import { Queues } from "./queue.js";
import type { StateStore, StoredEntry } from "./store.js";

export interface CoachOptions extends EngineOptions {
  /** In memory where none is given. */
  readonly store?: StateStore;
  /** How often to decide anew where other hosts write the same entries; 20 where it is not given. */
  readonly attempts?: number;
}

export interface Coach {
  readonly bundle: Bundle;
  /**
   * Decides a CloudEvent for the person in its `subject`, with what is known of them (undefined for somebody whom nobody
   * knows). What is wrong with the event or the person stands in the outcome.
   *
   * It fails with `StoreConflict`, with `CorruptEntry`, or with what the store fails with. Then nothing was decided, and the
   * event can be handed in again.
   */
  decide(event: unknown, person: unknown): Promise<Outcome>;
}

/** Other hosts were faster every time. */
export class StoreConflict extends Error {
  override readonly name = "StoreConflict";
  constructor(readonly attempts: number) {
    super(`other hosts wrote the same entries ${attempts} times in a row; hand the event in again`);
  }
}

/** The store holds what is no state. */
export class CorruptEntry extends Error {
  override readonly name = "CorruptEntry";
  constructor(readonly key: string) {
    super(`the entry \`${key}\` of the store is no state: mend or remove it`);
  }
}

export function createCoach(bundle: Bundle, options: CoachOptions = {}): Coach {
  const { store = createMemoryStore(), attempts = 20, ...engineOptions } = options;
  const engine = createEngine(bundle, engineOptions);
  const visits = new Visits(engine);
  const queues = new Queues();

  /** Undefined where another host was faster. */
  async function attempt(visit: Visit, event: unknown, person: unknown): Promise<Outcome | undefined> {
    const read = await store.read(visit.keys);
    const state = visits.load(visit, read);
    const before = visits.textsOf(visit, state);
    const outcome = engine.decide(state, event, person);
    const after = visits.textsOf(visit, state);
    const changes = visit.keys
      .map((key, at) => ({ key, text: after[at]!, version: read[at]?.version }))
      .filter(({ text }, at) => text !== before[at]);
    if (changes.length === 0) return outcome;
    const written = await store.write({ changes, decisions: "decisions" in outcome ? outcome.decisions : [] });
    return written ? outcome : undefined;
  }

  return {
    bundle,
    async decide(event, person) {
      const visit = visits.of(event, person);
      if (visit === undefined) return engine.decide(engine.newState(), event, person);
      return queues.run(visit.partition, async () => {
        for (let tried = 0; tried < attempts; tried += 1) {
          const outcome = await attempt(visit, event, person);
          if (outcome !== undefined) return outcome;
        }
        throw new StoreConflict(attempts);
      });
    },
  };
}

/** What one event needs of the store. */
interface Visit {
  readonly person: string;
  readonly groups: readonly string[];
  /** Of the person's entry, then of the groups'. */
  readonly keys: readonly string[];
  /** What events share that must be decided one after another. */
  readonly partition: string;
}

class Visits {
  private readonly entries;

  constructor(private readonly engine: Engine) {
    this.entries = entriesOf(engine.bundle);
  }

  /** Undefined where nothing that is remembered matters: no policy asks for the type, or the event is not valid. */
  of(event: unknown, attributes: unknown): Visit | undefined {
    if (typeof event !== "object" || event === null) return undefined;
    const { type, subject: person } = event as { readonly type?: unknown; readonly subject?: unknown };
    if (typeof type !== "string" || this.engine.eventType(type)?.askedFor !== true) return undefined;
    if (typeof person !== "string" || person === "" || !isWellFormed(person)) return undefined;
    const groups = this.engine.groupsOf(this.engine.person(person, attributes));
    const { partition } = this.engine.bundle;
    const shared = typeof partition === "object" && partition !== null ? `${partition.attribute}:` : undefined;
    return {
      person,
      groups,
      keys: [`person:${person}`, ...groups.map((group) => `group:${group}`)],
      partition: partition === "person" ? person : (groups.find((group) => shared && group.startsWith(shared)) ?? ""),
    };
  }

  load({ person, groups, keys }: Visit, read: readonly (StoredEntry | undefined)[]): EngineState {
    const [own, ...shared] = keys.map((key, at) => {
      const entry = read[at];
      if (entry === undefined) return {};
      const state = this.entries.stateOf(entry.text);
      if (state === undefined) throw new CorruptEntry(key);
      return state;
    });
    return this.engine.loadState({
      people: Object.fromEntries([[person, own]]),
      groups: Object.fromEntries(groups.map((group, at) => [group, shared[at]])),
    });
  }

  textsOf({ person, groups }: Visit, state: EngineState): readonly string[] {
    const saved = this.engine.saveState(state);
    const { textOf } = this.entries;
    return [textOf(saved.people?.[person]), ...groups.map((group) => textOf(saved.groups?.[group]))];
  }
}
