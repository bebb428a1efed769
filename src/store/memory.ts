/** The store of one process: for tests, for hosts that live as long as their people's sessions, and as the model of others. */
import type { Commit, StateStore, StoredEntry } from "./store.js";

export function createMemoryStore(): StateStore {
  const entries = new Map<string, StoredEntry>();
  let writes = 0;
  return {
    read: (keys) => Promise.resolve(keys.map((key) => entries.get(key))),
    write({ changes }: Commit) {
      if (changes.some(({ key, version }) => entries.get(key)?.version !== version)) return Promise.resolve(false);
      writes += 1;
      for (const { key, text } of changes) entries.set(key, { text, version: String(writes) });
      return Promise.resolve(true);
    },
  };
}
