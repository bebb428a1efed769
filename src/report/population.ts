/** The people that figures per person rest on: those of the table, or without one those seen. */
import { CELL, LOTS, lotOf } from "../simulator/index.js";
import type { Tally } from "../simulator/index.js";
import { Bootstrap } from "./bootstrap.js";
import { Estimates } from "./intervals.js";

export interface Population {
  /** By group: everybody, then the segments. */
  readonly people: readonly number[];
  /** By group: what another draw of them would change. */
  readonly estimates: (group: number) => Estimates;
  /** By layer: how many people it is for. */
  readonly audiences: readonly number[];
  /** How many belong to exactly these segments, by their positions with spaces between. */
  readonly memberships: ReadonlyMap<string, number>;
}

export function populationOf(tally: Tally): Population {
  const { table, audiences, samples, cells } = tally;
  if (table === undefined) {
    const people = samples.map((sample) => sample.total(CELL.people));
    return {
      people,
      ...estimating(
        tally,
        people,
        samples.map((sample) => sample.lots(CELL.people) ?? new Float64Array(LOTS)),
      ),
      audiences: audiences.layers.map((_, layer) => samples[0]!.total(cells.audience(layer))),
      memberships: tally.memberships,
    };
  }
  const people = samples.map(() => 0);
  const lots = samples.map(() => new Float64Array(LOTS));
  const isFor = audiences.layers.map(() => 0);
  const memberships = new Map<string, number>();
  const hasGroups = audiences.segments.length > 0 || isFor.length > 0;
  for (const id of table.ids()) {
    const lot = lotOf(id);
    people[0]! += 1;
    lots[0]![lot]! += 1;
    if (!hasGroups) continue;
    const person = audiences.person(id, table.get(id));
    const segments = audiences.segmentsOf(person);
    const key = segments.join(" ");
    memberships.set(key, (memberships.get(key) ?? 0) + 1);
    for (const at of segments) {
      people[at + 1]! += 1;
      lots[at + 1]![lot]! += 1;
    }
    audiences.audiencesOf(person).forEach((holds, layer) => {
      if (holds) isFor[layer]! += 1;
    });
  }
  return { people, ...estimating(tally, people, lots), audiences: isFor, memberships };
}

/** @param lots - of people, by group */
function estimating(
  tally: Tally,
  people: readonly number[],
  lots: readonly Float64Array[],
): Pick<Population, "estimates"> {
  const bootstrap = new Bootstrap(tally.settings.replicates);
  const known: Estimates[] = [];
  return {
    estimates: (group) =>
      (known[group] ??= new Estimates(tally.samples[group]!, tally.cells, bootstrap, people[group]!, lots[group]!)),
  };
}
