/**
 * Where a live system keeps the engine's state: one entry per person and per group, each with a version, so that several
 * hosts can decide for the same person without a lock. Documented in docs/store.md.
 */
import type { Decision } from "../engine/index.js";

export interface StateStore {
  /** What lies under these keys, in their order; undefined where nothing was ever written. Of one moment where it can be. */
  read(keys: readonly string[]): Promise<readonly (StoredEntry | undefined)[]>;
  /**
   * Writes all the changes or none of them. False where an entry no longer has the version that it was read with: nothing
   * was written then.
   */
  write(commit: Commit): Promise<boolean>;
}

export interface StoredEntry {
  /** Opaque to the store, at most some kilobytes: the bundle bounds it. */
  readonly text: string;
  /** Another one after every write; what it looks like is the store's. */
  readonly version: string;
}

export interface Commit {
  readonly changes: readonly Change[];
  /**
   * What was decided. A store that writes them down together with the changes makes sure that no prompt is lost when a
   * host dies between the write and the prompt; another may leave them alone.
   */
  readonly decisions: readonly Decision[];
}

export interface Change {
  /** `person:ID` or `group:KEY`. */
  readonly key: string;
  readonly text: string;
  /** The version that was read; undefined where there was no entry, and there must still be none. */
  readonly version: string | undefined;
}
