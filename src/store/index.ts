/** Live systems: a coach over a store of states, which several hosts may share. */
export { CorruptEntry, createCoach, StoreConflict, type Coach, type CoachOptions } from "./coach.js";
export { createMemoryStore } from "./memory.js";
export type { Change, Commit, StateStore, StoredEntry } from "./store.js";
