/** A replay's prompts answered by a model, apart from all recorded answers, and what would be seen of an effect on a holdout. */
import type { Bundle } from "../../bundle/types.js";
import { isHeldOut } from "../../engine/decide.js";
import type { DecodedEvent, Outcome } from "../../engine/index.js";
import { LOTS, lotOf } from "../tally/sample.js";
import type { ResponseModel } from "./model.js";

const DAY_MS = 86_400_000;
const LASTS_MS = 14 * DAY_MS;

/** Sums by lot of people, of one policy with a control group. */
export interface Arms {
  readonly treated: Float64Array;
  readonly control: Float64Array;
  /** Occurrences that the prompts left, and those of the control group. */
  readonly treatedOccurrences: Float64Array;
  readonly controlOccurrences: Float64Array;
  /** What the model took away: known here, and in no real log. */
  averted: number;
}

export class Responses {
  prompts = 0;
  accepted = 0;
  /** By week since the person's first prompt. */
  readonly byWeek: { prompts: number; accepted: number }[] = [];
  readonly arms = new Map<string, Arms>();
  private readonly firstPrompt = new Map<string, number>();
  /** Whom the log names at events that were taken. */
  private readonly seen = new Set<string>();
  /** By policy and person: the last accepted prompt. */
  private readonly heeded = new Map<string, number>();

  constructor(
    private readonly bundle: Bundle,
    readonly model: ResponseModel,
  ) {
    for (const [name, { holdoutPerMillion }] of Object.entries(bundle.policies)) {
      if (holdoutPerMillion === 0) continue;
      const lots = (): Float64Array => new Float64Array(LOTS);
      this.arms.set(name, {
        treated: lots(),
        control: lots(),
        treatedOccurrences: lots(),
        controlOccurrences: lots(),
        averted: 0,
      });
    }
  }

  /** For `ReplayOptions.taken`. */
  readonly taken = (outcome: Outcome, event: DecodedEvent, _log: number, _line: number, measured: boolean): void => {
    if (outcome.kind !== "taken") return;
    this.seen.add(event.person);
    for (const decision of outcome.decisions) {
      if (decision.outcome === "escalate" || decision.outcome === "exempt") continue;
      const { policy, person, time } = decision;
      const arms = this.arms.get(policy);
      const key = JSON.stringify([policy, person]);
      if (decision.outcome === "held_out") {
        if (measured) arms!.controlOccurrences[lotOf(person)]! += 1;
        continue;
      }
      const isAverted =
        time - (this.heeded.get(key) ?? -Infinity) <= LASTS_MS &&
        this.model.draw(person) < this.model.parameters.averted;
      if (arms !== undefined && measured) {
        if (isAverted) arms.averted += 1;
        else arms.treatedOccurrences[lotOf(person)]! += 1;
      }
      // Nobody is prompted on what did not happen.
      if (decision.outcome === "prompt" && !isAverted) this.prompt(policy, person, time, key, measured);
    }
  };

  /** @param people - all that there are, also those without an event; whoever was seen where it is left out */
  settle(people: Iterable<string> = this.seen): void {
    for (const person of people) {
      for (const [name, arms] of this.arms) {
        const below = Number((BigInt(this.bundle.policies[name]!.holdoutPerMillion) << 32n) / 1_000_000n);
        (isHeldOut(below, name, person) ? arms.control : arms.treated)[lotOf(person)]! += 1;
      }
    }
  }

  private prompt(policy: string, person: string, time: number, key: string, measured: boolean): void {
    const accepted = this.model.prompt(person, policy, time);
    if (accepted) this.heeded.set(key, time);
    const first = this.firstPrompt.get(person) ?? time;
    this.firstPrompt.set(person, first);
    if (!measured) return;
    this.prompts += 1;
    if (accepted) this.accepted += 1;
    const week = Math.floor((time - first) / (7 * DAY_MS));
    while (this.byWeek.length <= week) this.byWeek.push({ prompts: 0, accepted: 0 });
    this.byWeek[week]!.prompts += 1;
    if (accepted) this.byWeek[week]!.accepted += 1;
  }
}
