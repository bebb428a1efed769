/** Policies: triggers, signals, limits of every kind and scope, ladders, variants with their fatigue written out. */
import type { AnswerKind, Limit, Policy, Scope as LimitScope, Step, Variant, Weekday } from "../../src/bundle/types.js";
import type { Draw } from "./draw.js";
import type { Expressions, Scope } from "./expressions.js";
import { printLimit, printStep } from "./print.js";
import { Texts } from "./texts.js";
import type { Vocabulary } from "./vocabulary.js";

export const tags = ["email", "money"];
const answers: readonly AnswerKind[] = ["dismissed", "overridden", "not_useful", "ignored"];
const days: readonly Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Limits as they are drawn: the formatter's line and what `back off` takes from its list come later. */
type Drawn = Limit extends infer L ? (L extends Limit ? Omit<L, "text" | "waitMs"> : never) : never;

/** To whom the limits of a case may count: that decides what its log may be split by. */
export type Reach = readonly LimitScope["for"][];

export class Policies {
  private readonly texts: Texts;

  constructor(
    private readonly draw: Draw,
    private readonly vocabulary: Vocabulary,
    private readonly expressions: Expressions,
    private readonly reach: Reach,
  ) {
    this.texts = new Texts(draw, expressions);
  }

  policy(
    name: string,
    signals: Readonly<Record<string, { readonly on: readonly string[] }>>,
    texts: readonly string[],
  ): Policy {
    const draw = this.draw;
    const on = draw.atLeastOne(Object.keys(this.vocabulary.events), 0.6);
    const triggers =
      draw.chance(0.2) && on.length > 1
        ? on.map((type) => this.trigger([type]))
        : [this.trigger(on), ...(draw.chance(0.15) ? [this.trigger([draw.pick(on)])] : [])];
    const scope: Scope = { types: on, risk: true, history: true };
    const offered = Object.keys(signals).filter((each) => signals[each]!.on.some((type) => on.includes(type)));
    const asked = draw.chance(0.5) ? draw.shuffled(draw.some(offered, 0.7)) : [];
    const base: Policy = {
      tags: draw.some(tags, 0.7),
      controls: [],
      triggers,
      ...(asked.length > 0 && {
        signals: {
          need: draw.chance(0.7) ? "any" : "all",
          names: asked,
          ...(draw.chance(0.4) && { showAtMost: draw.int(1, 2) }),
        },
      }),
      priority: draw.pick([0, 0, 0, 5, -1]),
      holdoutPerMillion: draw.pick([0, 0, 0, 0, 0, 0, 0, 0, 100_000, 500_000, 123_456, 1_000_000]),
      answerWithinMs: draw.chance(0.2) ? 86_400_000 : draw.pick(this.vocabulary.windows),
      message: this.texts.message({ ...scope, history: false }, asked.length > 0, texts),
      fatigue: draw.chance(0.9) ? this.fatigue(name, on) : [],
      escalate: draw.chance(0.6) ? this.ladder(scope) : [],
      variants: [],
    };
    const variants = draw.many(0, draw.pick([0, 0, 1, 2]), (position): Variant => {
      const own = draw.chance(0.6) ? this.fatigue(name, on) : undefined;
      return {
        name: ["night", "toString"][position]!,
        when: this.expressions.condition(scope),
        ...(draw.chance(0.3) && { priority: draw.int(-1, 6) }),
        ...(draw.chance(0.3) && { message: this.texts.message({ ...scope, history: false }, asked.length > 0, texts) }),
        ...(own !== undefined && { fatigue: overlay(base.fatigue, own) }),
        ...(draw.chance(0.4) && { escalate: this.ladder(scope) }),
      };
    });
    return { ...base, variants };
  }

  private trigger(on: readonly string[]): Policy["triggers"][number] {
    if (this.draw.chance(0.5)) return { on };
    return { on, when: this.expressions.likely({ types: on, risk: true, history: true }) };
  }

  private fatigue(policy: string, on: readonly string[]): Limit[] {
    const draw = this.draw;
    const drawn: Drawn[] = draw.many(0, draw.pick([1, 3]), () => this.limit(`policy:${policy}`, on));
    const waits = drawn.some((limit) => limit.kind === "wait" && isPlain(limit.scope) && limit.when === undefined);
    if (draw.chance(0.45)) {
      if (!waits)
        drawn.unshift({ kind: "wait", withinMs: this.window(), scope: { prompts: `policy:${policy}`, for: "person" } });
      drawn.push({
        kind: "back_off",
        factor: draw.int(2, 3),
        upToMs: this.window() * draw.pick([1, 3, 10, 10]),
        after: draw.pick([...answers, "ignored"]),
        ...this.sometimesWhen(on),
      });
    }
    if (draw.chance(0.4)) {
      drawn.push({
        kind: "mute",
        forMs: this.window(),
        count: draw.pick([1, 1, 2]),
        answer: draw.pick([...answers, "ignored"]),
        withinMs: this.window(),
        ...this.sometimesWhen(on),
      });
    }
    return settle(drawn);
  }

  /** A limit of those that `limits` may have too. */
  limit(own: string, on: readonly string[]): Exclude<Drawn, { kind: "back_off" | "mute" }> {
    const draw = this.draw;
    const prompts = draw.weighted([
      [4, own],
      [3, "all"],
      [3, `tag:${draw.pick(tags)}`],
    ]);
    const scope: LimitScope = { prompts, for: draw.pick(this.reach) };
    const when = this.sometimesWhen(on);
    return draw.weighted<() => Exclude<Drawn, { kind: "back_off" | "mute" }>>([
      [3, () => ({ kind: "wait", withinMs: this.window(), scope, ...when })],
      [2, () => ({ kind: "at_most", count: draw.int(1, 3), window: { withinMs: this.window() }, scope, ...when })],
      [
        2,
        () => ({ kind: "at_most", count: draw.int(1, 3), window: draw.pick(["day", "week", "month"]), scope, ...when }),
      ],
      [
        1,
        () => ({ kind: "at_most", count: draw.int(1, 2), window: "event", scope: { prompts, for: "person" }, ...when }),
      ],
      [
        1,
        () => {
          const from = draw.pick([0, 60, 19 * 60, 22 * 60, 23 * 60 + 59, 12 * 60, 120]);
          const to = draw.pick([30, 7 * 60, 6 * 60, 150, 20 * 60, 23 * 60].filter((minute) => minute !== from));
          return { kind: "quiet", from, to, ...when };
        },
      ],
      [0.7, () => ({ kind: "quiet", days: draw.atLeastOne(days, 0.3), ...when })],
    ])();
  }

  private sometimesWhen(on: readonly string[]): { when?: NonNullable<Limit["when"]> } {
    if (this.draw.chance(0.65)) return {};
    return { when: this.expressions.likely({ types: on, risk: true, history: false }) };
  }

  private window(): number {
    return this.draw.pick(this.vocabulary.windows);
  }

  private ladder(scope: Scope): Step[] {
    const draw = this.draw;
    const named = this.expressions.named({ ...scope, history: false });
    return draw.many(1, 3, (): Step => {
      const action = draw.pick<Step["action"]>([
        { kind: "follow_up", name: "training" },
        { kind: "notify", to: { op: "literal", type: "string", value: "team@acme.example" }, digest: "weekly" },
        {
          kind: "notify",
          to: named.find(({ expr }) => expr.type === "string")?.expr ?? this.expressions.literal("string"),
        },
        { kind: "review", subject: "process", question: { en: ["Does ", { value: draw.pick(named).expr }, " help?"] } },
      ]);
      const step = {
        count: draw.int(1, 3),
        what: draw.pick(["occurrences", "prompts", ...answers, ...answers] as const),
        withinMs: this.window(),
        action,
      };
      return { text: printStep(step), ...step };
    });
  }
}

const isPlain = (scope: LimitScope): boolean => scope.prompts.startsWith("policy:") && scope.for === "person";

/** Shared limits have no `back off`, so they are complete with their line. */
export function settle(drawn: readonly Drawn[]): Limit[] {
  const first = drawn.find((limit) => limit.kind === "wait" && isPlain(limit.scope));
  const settled: Limit[] = [];
  for (const limit of drawn) {
    if (limit.kind === "back_off") {
      // Beside a first plain `wait` that has a `when` there may be none.
      if (first?.kind !== "wait" || first.when !== undefined) continue;
      const whole = { ...limit, waitMs: first.withinMs };
      settled.push({ text: printLimit(whole), ...whole });
    } else settled.push({ text: printLimit(limit as Limit), ...limit } as Limit);
  }
  return settled;
}

/** A variant's limits, each in the place of the base's of its kind, scope and window. */
function overlay(base: readonly Limit[], own: readonly Limit[]): Limit[] {
  const place = (limit: Limit): string =>
    JSON.stringify([limit.kind, "scope" in limit ? limit.scope : null, limit.kind === "at_most" ? limit.window : null]);
  const places = new Set(own.map(place));
  const list: Limit[] = [];
  for (const limit of base) {
    if (!places.has(place(limit))) list.push(limit);
    else if (places.delete(place(limit))) list.push(...own.filter((each) => place(each) === place(limit)));
  }
  return settle([...list, ...own.filter((limit) => places.has(place(limit)))]);
}
