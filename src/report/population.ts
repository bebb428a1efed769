/** The people that figures per person rest on: those of the table, or without one those seen. */
import { CELL, drawWeights } from "../simulator/index.js";
import type { Tally } from "../simulator/index.js";

export interface Population {
  /** By group: everybody, then the segments. */
  readonly people: readonly number[];
  /** By group and replicate: the sum of their weights. */
  readonly weights: readonly Float64Array[];
  /** By layer: how many people it is for. */
  readonly audiences: readonly number[];
  /** How many belong to exactly these segments, by their positions with spaces between. */
  readonly memberships: ReadonlyMap<string, number>;
}

export function populationOf(tally: Tally): Population {
  const { table, audiences, samples, cells, settings } = tally;
  if (table === undefined) {
    return {
      people: samples.map((sample) => sample.total(CELL.people)),
      weights: samples.map((sample) => sample.of(CELL.people)),
      audiences: audiences.layers.map((_, layer) => samples[0]!.total(cells.audience(layer))),
      memberships: tally.memberships,
    };
  }
  const people = samples.map(() => 0);
  const weights = samples.map(() => new Float64Array(settings.replicates));
  const isFor = audiences.layers.map(() => 0);
  const memberships = new Map<string, number>();
  const drawn = new Uint8Array(settings.replicates);
  for (const id of table.ids()) {
    const person = audiences.person(id, table.get(id));
    drawWeights(id, drawn);
    const segments = audiences.segmentsOf(person);
    const key = segments.join(" ");
    memberships.set(key, (memberships.get(key) ?? 0) + 1);
    for (const group of [0, ...segments.map((at) => at + 1)]) {
      people[group]! += 1;
      const sums = weights[group]!;
      for (let replicate = 0; replicate < sums.length; replicate += 1) sums[replicate]! += drawn[replicate]!;
    }
    audiences.audiencesOf(person).forEach((holds, layer) => {
      if (holds) isFor[layer]! += 1;
    });
  }
  return { people, weights, audiences: isFor, memberships };
}
