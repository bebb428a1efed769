/** What the systems record and no policy asks for, and two types that the vocabulary lacks. */
import type { Activity } from "./activity.js";
import { device } from "./common.js";

export const QUIET: readonly Activity[] = [
  {
    type: "session.signed_in",
    perDay: { others: 0.85 },
    careless: 0,
    runs: 0,
    make: (random) => ({ device: device(random) }),
  },
  {
    type: "mail.opened",
    perDay: { others: 0.75 },
    careless: 0,
    runs: 0,
    make: (random) => ({ external: random.chance(0.4) }),
  },
  {
    type: "file.opened",
    perDay: { others: 0.7, executive: 0.4 },
    careless: 0,
    runs: 0,
    machines: true,
    make: (random) => ({
      sensitivity: random.weighted([
        ["public", 12],
        ["internal", 70],
        ["confidential", 15],
        ["restricted", 3],
      ]),
    }),
  },
  {
    type: "repository.pushed",
    perDay: { engineering: 1.3, operations: 0.2, others: 0 },
    careless: 0,
    runs: 0,
    machines: true,
    make: (random) => ({ commits: 1 + random.poisson(1.2) }),
  },
  // The next two are of no type in the vocabulary.
  {
    type: "printer.job_finished",
    perDay: { others: 0.012 },
    careless: 0,
    runs: 0,
    make: (random) => ({ pages: random.whole(1, 40) }),
  },
  {
    type: "badge.door_opened",
    perDay: { others: 0.012 },
    careless: 0,
    runs: 0,
    make: (random) => ({ door: `B${random.whole(1, 6)}` }),
  },
];
