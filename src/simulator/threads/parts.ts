/** The parts of a split replay: each takes the people whom a hash gives it, and so whole partitions of the bundle. */
import { murmur3 } from "../../base/murmur3.js";
import type { Bundle } from "../../bundle/types.js";
import { createEngine } from "../../engine/index.js";
import type { PeopleTable } from "../people/table.js";

export interface Part {
  /** From 0. */
  readonly number: number;
  readonly count: number;
  /** Whether the hash is of the person's id, and so can be told from a line before it is read. */
  readonly byPerson: boolean;
  takes(person: string): boolean;
}

/** Undefined where the policies cannot be split: a limit of theirs is for everyone. */
export function partOf(
  bundle: Bundle,
  people: PeopleTable | undefined,
  number: number,
  count: number,
): Part | undefined {
  const { partition } = bundle;
  if (partition === null) return undefined;
  if (partition === "person") {
    return { number, count, byPerson: true, takes: (person) => partOfText(person, count) === number };
  }
  const engine = createEngine(bundle, { messages: false });
  const prefix = `${partition.attribute}:`;
  return {
    number,
    count,
    byPerson: false,
    takes(id) {
      const person = engine.person(id, people?.get(id));
      const group = engine.groupsOf(person).find((name) => name.startsWith(prefix));
      return partOfText(group ?? id, count) === number;
    },
  };
}

/** As `wasm/route.ts` has it. */
export function partOfText(text: string, count: number): number {
  return Math.floor((murmur3(text) * count) / 2 ** 32);
}
