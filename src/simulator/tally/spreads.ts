/**
 * How prompts or interruption are spread over people and calendar periods, where a goal of a budget asks: how many
 * person-days, -weeks or -months had how much. Those with none are what is left of people × periods.
 */
import { calendarWindow } from "../../base/zone.js";
import type { CalendarUnit } from "../../base/zone.js";
import type { Bundle, Goal } from "../../bundle/types.js";
import type { Plain } from "./plain.js";

interface SpreadKind {
  readonly measure: "prompts" | "interruption";
  /** Undefined for all policies together. */
  readonly of: string | undefined;
  readonly per: CalendarUnit;
}

class Spread {
  /** By number of the person: the period of the last prompt, and what there was in it. */
  private readonly periods: number[] = [];
  private readonly amounts: number[] = [];
  /** By group: how many person-periods had this much. */
  readonly counts: Map<number, number>[];

  constructor(
    readonly kind: SpreadKind,
    groups: number,
  ) {
    this.counts = Array.from({ length: groups }, () => new Map());
  }

  add(person: number, day: number, amount: number, groups: readonly number[]): void {
    const period = calendarWindow(this.kind.per, day);
    if (this.periods[person] !== period) {
      this.leave(person, groups);
      this.periods[person] = period;
      this.amounts[person] = 0;
    }
    this.amounts[person]! += amount;
  }

  leave(person: number, groups: readonly number[]): void {
    const amount = this.amounts[person];
    if (amount === undefined || amount === 0) return;
    for (const group of groups) {
      const counts = this.counts[group]!;
      counts.set(amount, (counts.get(amount) ?? 0) + 1);
    }
  }
}

export class Spreads {
  private readonly all = new Map<string, Spread>();

  /** @param groups - how many there are; 0 is everybody */
  constructor(bundle: Bundle, groups: number) {
    for (const { measure, of } of bundle.budgets) {
      if (!("perPerson" in measure) || !measure.perPerson) continue;
      const kind = { measure: measure.kind, of, per: measure.per };
      this.all.set(keyOf(kind), new Spread(kind, groups));
    }
  }

  /** @param groups - those that the person belongs to, everybody among them */
  addPrompt(person: number, policy: string, day: number, interruptionMs: number, groups: readonly number[]): void {
    for (const spread of this.all.values()) {
      const { of, measure } = spread.kind;
      if (of !== undefined && of !== policy) continue;
      spread.add(person, day, measure === "prompts" ? 1 : interruptionMs, groups);
    }
  }

  /** Nothing more comes for this person. */
  settle(person: number, groups: readonly number[]): void {
    for (const spread of this.all.values()) spread.leave(person, groups);
  }

  /** Pairs of an amount above 0 and how many person-periods had it, from the least. */
  of(goal: Goal, group: number): readonly (readonly [amount: number, times: number])[] {
    const { measure, of } = goal;
    if (!("perPerson" in measure)) return [];
    const counts = this.all.get(keyOf({ measure: measure.kind, of, per: measure.per }))!.counts[group]!;
    return [...counts].toSorted(([a], [b]) => a - b);
  }

  /** By kind, then by group: amount, times, amount, times, and so on. */
  plain(): Readonly<Record<string, readonly (readonly number[])[]>> {
    return Object.fromEntries(
      [...this.all].map(([key, { counts }]) => [
        key,
        counts.map((group) => [...group].toSorted(([a], [b]) => a - b).flat()),
      ]),
    );
  }

  take(plain: Plain): void {
    const kinds = plain.members([...this.all.keys()]);
    for (const [key, { counts }] of this.all) {
      for (const [group, each] of kinds[key]!.list(counts.length).entries()) {
        const numbers = each.list();
        if (numbers.length % 2 !== 0) each.fail("pairs of an amount and how often it was");
        const into = counts[group]!;
        for (let at = 0; at < numbers.length; at += 2) {
          const amount = numbers[at]!.whole(1);
          into.set(amount, (into.get(amount) ?? 0) + numbers[at + 1]!.count());
        }
      }
    }
  }

  merge(other: Spreads): void {
    for (const [key, { counts }] of other.all) {
      const own = this.all.get(key)!;
      counts.forEach((from, group) => {
        const into = own.counts[group]!;
        for (const [amount, times] of from) into.set(amount, (into.get(amount) ?? 0) + times);
      });
    }
  }
}

function keyOf({ measure, of, per }: SpreadKind): string {
  return `${measure} ${of ?? ""} ${per}`;
}
