/** What is counted of a person or of a group of people: a number for each, the same in every tally of a bundle. */
import type { RiskLevel } from "../../bundle/types.js";
import { LEVELS } from "./plan.js";
import type { TallyPlan } from "./plan.js";

/** What may become of a moment, as coverage counts it. */
export const FATES = ["inTime", "tooLate", "silenced", "heldOut", "exempt", "noPolicy", "leftToBaseline"] as const;
export type Fate = (typeof FATES)[number];
export const FATE = Object.fromEntries(FATES.map((name, at) => [name, at])) as Readonly<Record<Fate, number>>;

/** Of all policies together. The first six are sums of those of the policies, by the same numbers. */
export const CELL = {
  prompts: 0,
  suppressed: 1,
  exempt: 2,
  heldOut: 3,
  escalations: 4,
  interruptionMs: 5,
  /** 1 for each person that counts: those of the table, without one those seen. */
  people: 6,
  peopleWithPrompt: 7,
  withMoment: 8,
  withMomentPrompted: 9,
} as const;
const SUMS = 6;

/** Of one policy. Two for each level follow: moments at which it prompted, and that it matched. */
export const OF_POLICY = {
  prompts: 0,
  suppressed: 1,
  exempt: 2,
  heldOut: 3,
  escalations: 4,
  interruptionMs: 5,
  accepted: 6,
  dismissed: 7,
  overridden: 8,
  notUseful: 9,
  labelledTrue: 10,
  labelledFalse: 11,
  peoplePrompted: 12,
  momentsPrompted: 13,
  momentsMatched: 17,
} as const;
const POLICY_WIDTH = 21;

const MOMENTS = 10;
const POLICIES = MOMENTS + LEVELS.length * FATES.length;

export class Cells {
  private readonly layers: number;
  private readonly spread: number;
  /** By cell, up to `spread`: 1 where its figure has an interval. */
  private readonly sampled: Uint8Array;

  constructor(plan: TallyPlan, layers: number) {
    this.layers = POLICIES + plan.policies.length * POLICY_WIDTH;
    this.spread = this.layers + layers;
    this.sampled = Uint8Array.from({ length: this.spread + 1 }, (_, cell) =>
      hasInterval(cell, this.whatOf(cell)) ? 1 : 0,
    );
  }

  /** Moments of a level that came to this. */
  moment(level: number, fate: number): number {
    return MOMENTS + level * FATES.length + fate;
  }

  policy(policy: number, what: number): number {
    return POLICIES + policy * POLICY_WIDTH + what;
  }

  /** People for whom the layer is. */
  audience(layer: number): number {
    return this.layers + layer;
  }

  /** Weeks in which one person had this many prompts, at least 1. */
  weeksWith(prompts: number): number {
    return this.spread + prompts;
  }

  /** The other way round: undefined for a cell that is none of `weeksWith`. */
  promptsOf(cell: number): number | undefined {
    return cell > this.spread ? cell - this.spread : undefined;
  }

  isMoment(cell: number): boolean {
    return cell >= MOMENTS && cell < POLICIES;
  }

  /** Of a cell that counts moments: their level, and their fate. */
  levelOf(cell: number): number {
    return Math.floor((cell - MOMENTS) / FATES.length);
  }

  fateOf(cell: number): number {
    return (cell - MOMENTS) % FATES.length;
  }

  /** What a cell counts of its policy; -1 where it is of none. */
  whatOf(cell: number): number {
    return cell >= POLICIES && cell < this.layers ? (cell - POLICIES) % POLICY_WIDTH : -1;
  }

  /** The cell of all policies that a cell of one adds to; -1 where there is none. */
  sumOf(what: number): number {
    return what < SUMS ? what : -1;
  }

  /** Whether the figure of everybody has an interval. */
  isSampled(cell: number): boolean {
    return cell > this.spread || this.sampled[cell] === 1;
  }

  /** Whether the figure of a segment has one. */
  isSampledInSegments(cell: number): boolean {
    return cell < POLICIES && cell !== CELL.suppressed && cell !== CELL.escalations;
  }
}

export function levelAt(risk: RiskLevel): number {
  return LEVELS.indexOf(risk);
}

function hasInterval(cell: number, what: number): boolean {
  if (cell < POLICIES) return true;
  return what === OF_POLICY.prompts || (what >= OF_POLICY.accepted && what <= OF_POLICY.labelledFalse);
}
