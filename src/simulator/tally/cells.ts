/** What is counted of a person or of a group of people: a number for each, the same in every tally of a bundle. */
import type { RiskLevel } from "../../bundle/types.js";
import { LEVELS } from "./plan.js";
import type { TallyPlan } from "./plan.js";

/** What may become of a moment, as coverage counts it. */
export const FATES = ["inTime", "tooLate", "silenced", "heldOut", "exempt", "noPolicy", "leftToBaseline"] as const;
export type Fate = (typeof FATES)[number];
export const FATE = Object.fromEntries(FATES.map((name, at) => [name, at])) as Readonly<Record<Fate, number>>;

/** Of all policies together. */
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

/** Of one policy. Two for each level follow: prompts in time, and moments that it matched. */
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
  momentsInTime: 13,
  momentsMatched: 17,
} as const;
const POLICY_WIDTH = 21;

const MOMENTS = 10;
const POLICIES = MOMENTS + LEVELS.length * FATES.length;

export class Cells {
  private readonly layers: number;
  private readonly spread: number;

  constructor(plan: TallyPlan, layers: number) {
    this.layers = POLICIES + plan.policies.length * POLICY_WIDTH;
    this.spread = this.layers + layers;
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

  momentOf(cell: number): { readonly level: number; readonly fate: number } | undefined {
    if (cell < MOMENTS || cell >= POLICIES) return undefined;
    const at = cell - MOMENTS;
    return { level: Math.floor(at / FATES.length), fate: at % FATES.length };
  }

  /** Of a cell that counts the prompts of a policy: which. */
  promptsOfPolicy(cell: number): number | undefined {
    const at = cell - POLICIES;
    return at >= 0 && cell < this.layers && at % POLICY_WIDTH === OF_POLICY.prompts ? at / POLICY_WIDTH : undefined;
  }

  /** Whether the figure of everybody has an interval. */
  isSampled(cell: number): boolean {
    if (cell < POLICIES || cell >= this.spread) return true;
    if (cell >= this.layers) return false;
    const what = (cell - POLICIES) % POLICY_WIDTH;
    return what === OF_POLICY.prompts || (what >= OF_POLICY.accepted && what <= OF_POLICY.labelledFalse);
  }

  /** Whether the figure of a segment has one. */
  isSampledInSegments(cell: number): boolean {
    return cell < POLICIES && cell !== CELL.suppressed && cell !== CELL.escalations;
  }
}

export function levelAt(risk: RiskLevel): number {
  return LEVELS.indexOf(risk);
}
