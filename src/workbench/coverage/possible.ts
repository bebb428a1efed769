/**
 * Which ways of a clause can come about at all, so that coverage asks for no others. What cannot be told counts as
 * possible. What can never hold though it was meant to is a mistake: the compiler warns of it, and coverage keeps it.
 */
import type { Bundle, Limit, Policy, Scope, Trigger } from "../../bundle/types.js";
import { all, any, conditionOf, matchOf, not, signalOf } from "../moments/condition.js";
import { mayHold } from "../moments/prove.js";
import { Side } from "../moments/side.js";

export class Possible {
  private readonly sides = new Map<string, Side>();

  constructor(private readonly bundle: Bundle) {}

  /** An event of the trigger's types that is no occurrence, by its condition or by the signals. */
  passes(name: string, trigger: Trigger): boolean {
    return trigger.on.some((type) => {
      const side = this.side(type);
      return mayHold(not(all([conditionOf(trigger.when, side), matchOf(name, side)])));
    });
  }

  /** A trigger of the policy holds and the signal is not there: its condition fails, or it has none for this type. */
  isAbsent(policy: Policy, signal: string): boolean {
    const { on, when } = this.bundle.signals[signal]!;
    return [...new Set(policy.triggers.flatMap((trigger) => trigger.on))].some((type) => {
      // A condition must be seen to fail; on other types there is none.
      if (!on.includes(type)) return when === undefined;
      const side = this.side(type);
      const triggers = policy.triggers.filter((trigger) => trigger.on.includes(type));
      const asked = any(triggers.map((trigger) => conditionOf(trigger.when, side)));
      return mayHold(all([asked, not(signalOf(signal, side))]));
    });
  }

  /** A policy prompts once for an event, so a limit per event refuses only where enough others prompt before it. */
  refuses(limit: Limit, policy: string | undefined): boolean {
    if (limit.kind !== "at_most" || limit.window !== "event") return true;
    const asking = policy === undefined ? Object.keys(this.bundle.policies) : [policy];
    return asking.some((name) =>
      this.typesOf(name).some((type) => this.rivals(name, type, limit.scope) >= limit.count),
    );
  }

  /** How many other policies may have prompted for the same event, of those that the scope counts. */
  private rivals(policy: string, type: string, { prompts }: Scope): number {
    const counts = (name: string, { tags }: Policy): boolean =>
      prompts === "all" || prompts === `policy:${name}` || tags.some((tag) => prompts === `tag:${tag}`);
    return Object.entries(this.bundle.policies).filter(
      ([name, other]) => name !== policy && counts(name, other) && this.typesOf(name).includes(type),
    ).length;
  }

  private typesOf(policy: string): readonly string[] {
    return this.bundle.policies[policy]!.triggers.flatMap(({ on }) => on);
  }

  private side(type: string): Side {
    const side = this.sides.get(type) ?? new Side(this.bundle, type);
    this.sides.set(type, side);
    return side;
  }
}
