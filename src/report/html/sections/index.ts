/** The sections of the page, in the order in which a reader asks. */
import { atAGlance } from "./at-a-glance.js";
import { blindSpots } from "./blind-spots.js";
import { coverage } from "./coverage.js";
import { exercised } from "./exercised.js";
import { noise } from "./noise.js";
import { outlook } from "./outlook.js";
import { people } from "./people.js";
import { records } from "./records.js";
import { responses } from "./responses.js";
import type { Section } from "./section.js";
import { volume } from "./volume.js";
import { whyNot } from "./why-not.js";

export const sections: readonly Section[] = [
  atAGlance,
  volume,
  people,
  coverage,
  whyNot,
  blindSpots,
  noise,
  outlook,
  responses,
  exercised,
  records,
];
