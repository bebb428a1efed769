/** Why each risky moment ended as it did: one row of the ledger of moments for each, and coverage by whatever may be asked. */
import type { DecodedEvent } from "../../engine/event.js";
import type { Verdict, Verdicts } from "../../engine/verdict.js";
import { FATE, FATES } from "./cells.js";
import { addAll } from "./days.js";
import { pairsOf } from "./plain.js";
import type { Pairs, Plain } from "./plain.js";
import { LEVELS } from "./plan.js";
import type { MomentType, TallyPlan } from "./plan.js";

/** What became of a moment by signal or control, from the best to the least. */
export const PART = { prompted: 0, silenced: 1, heldOut: 2, exempt: 3 } as const;
const PARTS = 4;
const WIDTH = LEVELS.length;

const COUNTS = [
  "byType",
  "silenced",
  "outranked",
  "exempt",
  "heldOut",
  "left",
  "values",
  "unreachedValues",
  "signals",
  "controls",
] as const;

export type MomentData = Readonly<Record<(typeof COUNTS)[number], Pairs>>;

export class MomentCounts {
  /** By type, level and fate. */
  readonly byType: Float64Array;
  /** By row and level: silenced by a limit, outranked by a policy, exempt, held out, left to a layer. */
  readonly silenced: Float64Array;
  readonly outranked: Float64Array;
  readonly exempt: Float64Array;
  readonly heldOut: Float64Array;
  readonly left: Float64Array;
  /** By value of a field; moments of the least risk asked for, and those unreached. */
  readonly values: Float64Array;
  readonly unreachedValues: Float64Array;
  readonly signals: Float64Array;
  readonly controls: Float64Array;
  /** By person and scope: the policy that had the last prompt, + 1. */
  private lastPrompts = new Int32Array(0);
  private touched = new Int32Array(16);

  constructor(
    private readonly plan: TallyPlan,
    layers: number,
    private readonly leastRisk: number,
  ) {
    this.byType = new Float64Array(plan.types.length * WIDTH * FATES.length);
    this.silenced = new Float64Array(plan.limits.length * WIDTH);
    this.outranked = new Float64Array(plan.policies.length * WIDTH);
    this.exempt = new Float64Array(plan.exemptions.length * WIDTH);
    this.heldOut = new Float64Array(plan.policies.length * WIDTH);
    this.left = new Float64Array(layers * WIDTH);
    this.values = new Float64Array(plan.valueCount);
    this.unreachedValues = new Float64Array(plan.valueCount);
    this.signals = new Float64Array(plan.signals.length * PARTS);
    this.controls = new Float64Array(plan.controls.length * PARTS);
  }

  of(type: number, level: number, fate: number): number {
    return this.byType[(type * WIDTH + level) * FATES.length + fate]!;
  }

  /** A moment that no policy matched. @param layer - that covers it, or -1 */
  addUnreached(type: number, moment: MomentType, level: number, event: DecodedEvent, layer: number): void {
    const fate = layer < 0 ? FATE.noPolicy : FATE.leftToBaseline;
    this.byType[(type * WIDTH + level) * FATES.length + fate]! += 1;
    if (layer >= 0) this.left[layer * WIDTH + level]! += 1;
    if (level >= this.leastRisk && moment.fields.length > 0) this.addValues(moment, event, layer < 0);
  }

  /** A moment that policies matched. Gives its fate. */
  addReached(
    type: number,
    moment: MomentType,
    level: number,
    event: DecodedEvent,
    person: number,
    verdicts: Verdicts,
  ): number {
    const fate = this.fateOf(moment, level, person, verdicts);
    this.byType[(type * WIDTH + level) * FATES.length + fate]! += 1;
    if (level >= this.leastRisk) {
      if (moment.fields.length > 0) this.addValues(moment, event, false);
      this.addParts(verdicts);
    }
    return fate;
  }

  /** After the moment of a prompt was counted: from here on it is the last one in its scopes. */
  notePrompt(person: number, policy: number): void {
    const { scopes, scopesOf } = this.plan;
    if (scopes.length === 0) return;
    const needed = (person + 1) * scopes.length;
    if (needed > this.lastPrompts.length) {
      const longer = new Int32Array(Math.max(needed, this.lastPrompts.length * 2, 1024));
      longer.set(this.lastPrompts);
      this.lastPrompts = longer;
    }
    const its = scopesOf[policy]!;
    for (let at = 0; at < its.length; at += 1) this.lastPrompts[person * scopes.length + its[at]!] = policy + 1;
  }

  merge(other: MomentCounts): void {
    for (const name of COUNTS) addAll(this[name], other[name]);
  }

  plain(): MomentData {
    return Object.fromEntries(COUNTS.map((name) => [name, pairsOf(this[name])])) as MomentData;
  }

  take(plain: Plain): void {
    const counts = plain.members(COUNTS);
    for (const name of COUNTS) counts[name].addPairsTo(this[name]);
  }

  private fateOf(moment: MomentType, level: number, person: number, verdicts: Verdicts): number {
    const { plan } = this;
    let suppressed: Verdict | undefined;
    let heldOut: Verdict | undefined;
    let exempt: Verdict | undefined;
    for (let at = 0; at < verdicts.count; at += 1) {
      const verdict = verdicts.at(at);
      switch (verdict.outcome) {
        case "prompt":
          return moment.inTime ? FATE.inTime : FATE.tooLate;
        case "suppressed":
          // Of several, the one that stood first in the competition.
          if (suppressed === undefined || verdict.view.priority > suppressed.view.priority) suppressed = verdict;
          break;
        case "held_out":
          heldOut ??= verdict;
          break;
        default:
          exempt ??= verdict;
      }
    }
    if (suppressed !== undefined) {
      const { index: policy } = suppressed.policy.plan;
      const { place, limit } = suppressed.refusing!;
      const row = plan.limitRow(policy, place, limit.text);
      const { scope } = plan.limits[row]!;
      const last = scope < 0 ? 0 : (this.lastPrompts[person * plan.scopes.length + scope] ?? 0);
      if (last > 0 && last - 1 !== policy) this.outranked[(last - 1) * WIDTH + level]! += 1;
      else this.silenced[row * WIDTH + level]! += 1;
      return FATE.silenced;
    }
    if (heldOut !== undefined) {
      this.heldOut[heldOut.policy.plan.index * WIDTH + level]! += 1;
      return FATE.heldOut;
    }
    this.exempt[plan.exemptionAt.get(exempt!.exemption!)! * WIDTH + level]! += 1;
    return FATE.exempt;
  }

  private addValues(moment: MomentType, event: DecodedEvent, unreached: boolean): void {
    const { fields } = moment;
    for (let field = 0; field < fields.length; field += 1) {
      const { slot, isList, values, at } = fields[field]!;
      const value = event.values[slot];
      if (isList && Array.isArray(value) && value.length > 0) {
        for (const each of new Set(value as readonly (number | boolean)[])) this.addValue(at + Number(each), unreached);
      } else if (value === undefined || isList) this.addValue(at + values.length, unreached);
      else this.addValue(at + Number(value), unreached);
    }
  }

  private addValue(at: number, unreached: boolean): void {
    this.values[at]! += 1;
    if (unreached) this.unreachedValues[at]! += 1;
  }

  /** Each signal and control counts the moment once, under the best that one of its policies made of it. */
  private addParts(verdicts: Verdicts): void {
    const { plan } = this;
    let withSignals = false;
    for (let at = 0; at < verdicts.count; at += 1) withSignals ||= verdicts.at(at).signals.length > 0;
    if (withSignals) {
      this.addBest(verdicts, this.signals, (verdict) => signalsOf(verdict).map((name) => plan.signalAt.get(name)!));
    }
    if (plan.controls.length > 0) {
      this.addBest(verdicts, this.controls, ({ policy }) => plan.controlsOf[policy.plan.index]!);
    }
  }

  private addBest(verdicts: Verdicts, into: Float64Array, rowsOf: (verdict: Verdict) => readonly number[]): void {
    let met = 0;
    // From the best one on.
    for (let part = 0; part < PARTS; part += 1) {
      for (let at = 0; at < verdicts.count; at += 1) {
        const verdict = verdicts.at(at);
        if (partOf(verdict) !== part) continue;
        const rows = rowsOf(verdict);
        for (let each = 0; each < rows.length; each += 1) {
          const row = rows[each]!;
          if (this.isTouched(row, met)) continue;
          this.touched[met] = row;
          met += 1;
          if (met === this.touched.length)
            this.touched = Int32Array.from({ length: met * 2 }, (_, place) => this.touched[place] ?? 0);
          into[row * PARTS + part]! += 1;
        }
      }
    }
  }

  private isTouched(row: number, met: number): boolean {
    for (let at = 0; at < met; at += 1) if (this.touched[at] === row) return true;
    return false;
  }
}

export function partsOf(counts: Float64Array, row: number): readonly [number, number, number, number] {
  const at = row * PARTS;
  return [counts[at]!, counts[at + 1]!, counts[at + 2]!, counts[at + 3]!];
}

/** The names of those that were there, in the policy's order. */
export function signalsOf({ policy, signals }: Verdict): readonly string[] {
  return signals.length === 0 ? NONE : policy.signals.filter((_, at) => signals[at]).map(({ name }) => name);
}

const NONE: readonly string[] = [];

function partOf({ outcome }: Verdict): number {
  switch (outcome) {
    case "prompt":
      return PART.prompted;
    case "suppressed":
      return PART.silenced;
    case "held_out":
      return PART.heldOut;
    default:
      return PART.exempt;
  }
}
