/**
 * Why one event came to what it came to: for every policy what matched, what did not, and which limit stood where.
 *
 * It asks the same engine on a copy of what the state holds of this person, so it says what would be decided and changes
 * nothing.
 */
import type { Json } from "../base/json.js";
import { printExpr } from "../bundle/print.js";
import type { Bundle, Expr, RiskLevel } from "../bundle/types.js";
import type { Context } from "./context.js";
import { isHeldOut, viewInForce } from "./decide.js";
import type { Decider } from "./decide.js";
import type { Decision, Outcome } from "./decision.js";
import { encodeValue } from "./encode.js";
import { EngineState } from "./engine-state.js";
import { RISK_LEVELS } from "./enums.js";
import type { DecodedEvent } from "./event.js";
import { compile, compilePredicate } from "./expressions/compile.js";
import type { Scope } from "./expressions/scope.js";
import type { LimitStanding } from "./limits/limit.js";
import type { Person } from "./person.js";
import type { PolicyOnType, View } from "./policy.js";
import { undecidedBy } from "./undecided.js";

export interface Explanation {
  /** What `decide` gives for this event in this state. */
  readonly outcome: Outcome;
  /** Left out where the event was not looked at, or set aside before its policies were. */
  readonly event?: {
    readonly id: string;
    readonly source: string;
    readonly time: number;
    readonly person: string;
    readonly type: string;
  };
  readonly risk?: { readonly level: RiskLevel; readonly rules: readonly RiskExplanation[] };
  /** Counts over this type that ask for something: whether the event was among those counted. */
  readonly counts?: readonly { readonly text: string; readonly when: ConditionExplanation }[];
  /** Every policy of the bundle, by id. */
  readonly policies: readonly PolicyExplanation[];
}

/** A condition, taken apart at its outermost `and`. */
export interface ConditionExplanation {
  readonly holds: boolean;
  readonly parts: readonly {
    /** As an author would write it. */
    readonly text: string;
    readonly holds: boolean;
    /** What it looks at, by name (`event.size`, `person.role`, `risk`, or a count); `null` is missing. */
    readonly values: Readonly<Record<string, Json>>;
  }[];
  /** Those of `leftOut` without which this could be otherwise, where there are any. */
  readonly undecidedBy?: readonly string[];
}

export interface ExplainOptions {
  /**
   * Values that somebody only stands in for, named as conditions write them (`event.size`, `person.role`): each
   * condition then says which of them decide it.
   */
  readonly leftOut?: ReadonlySet<string>;
}

export interface RiskExplanation {
  readonly level: RiskLevel;
  /** Left out for `otherwise`. */
  readonly when?: ConditionExplanation;
}

export interface PolicyExplanation {
  readonly policy: string;
  readonly title?: string;
  /** Those that name the type; none: the policy does not look at such events. */
  readonly triggers: readonly { readonly when?: ConditionExplanation }[];
  readonly signals?: {
    readonly need: "any" | "all";
    readonly asked: readonly {
      readonly name: string;
      readonly there: boolean;
      /** False where the signal is on other types only, so that it cannot be there. */
      readonly onType: boolean;
      readonly when?: ConditionExplanation;
    }[];
  };
  /** Whether this is an occurrence; what follows is there only then. */
  readonly matched: boolean;
  readonly exemptions?: readonly {
    readonly name: string;
    readonly applies: boolean;
    /** The first instant at which it is over. */
    readonly untilMs?: number;
    readonly when?: ConditionExplanation;
  }[];
  readonly holdout?: { readonly percent: number; readonly heldOut: boolean };
  readonly variants?: readonly {
    readonly name: string;
    readonly inForce: boolean;
    readonly when: ConditionExplanation;
  }[];
  readonly priority?: number;
  /** In the order in which they are asked, as they stood when this policy's turn came. */
  readonly limits?: readonly LimitExplanation[];
  readonly ladder?: readonly {
    readonly text: string;
    /** Times in the window after this event, and how many fire the step. */
    readonly used: number;
    readonly of: number;
    readonly fired: boolean;
  }[];
  /** This policy's decisions: the occurrence and its escalations. */
  readonly decisions: readonly Decision[];
}

export interface LimitExplanation {
  readonly in: "policy" | "limits";
  readonly limit: string;
  readonly kind: string;
  readonly refuses: boolean;
  readonly until?: number;
  /** Where it does not hold, the limit does not refuse. */
  readonly when?: ConditionExplanation;
  readonly standing: LimitStanding;
}

const NONE_LEFT_OUT: ReadonlySet<string> = new Set();

export class Explainer {
  private leftOut = NONE_LEFT_OUT;

  constructor(
    private readonly bundle: Bundle,
    private readonly decider: Decider,
    /** By index of the type. */
    private readonly scopes: readonly Scope[],
    private readonly copy: (state: EngineState) => EngineState,
  ) {}

  explain(state: EngineState, event: DecodedEvent, person: Person, options: ExplainOptions = {}): Explanation {
    this.leftOut = options.leftOut ?? NONE_LEFT_OUT;
    const scratch = this.copy(this.excerpt(state, event, person));
    const { context } = this.decider;
    const limits = new Map<string, LimitExplanation[]>();
    const witness = (policy: PolicyOnType, view: View): void => {
      limits.set(policy.plan.id, this.limits(view));
    };
    const outcome = this.decider.take(scratch, event, person, witness);
    if (outcome.kind === "taken") this.decider.acquaint();
    const { id, source, time, type } = event;
    const head = { id, source, time, person: event.person, type: type.name };
    // Without a risk the policies were not asked: an answer, or an event that was not taken.
    if (outcome.kind !== "taken" || outcome.risk === undefined) {
      return { outcome, ...(outcome.kind === "by_type_alone" ? {} : { event: head }), policies: [] };
    }
    return {
      outcome,
      event: head,
      risk: { level: RISK_LEVELS[context.risk]!, rules: this.riskRules(type.name) },
      ...this.counts(type.name),
      policies: this.decider.policies.all.map(({ id: policy }) =>
        this.policy(policy, outcome.decisions, limits.get(policy)),
      ),
    };
  }

  /** What the state holds of this person and of their groups. */
  private excerpt(state: EngineState, event: DecodedEvent, person: Person): EngineState {
    const excerpt = new EngineState(state);
    const place = state.people.get(event.person);
    if (place !== undefined) excerpt.people.set(event.person, place);
    for (const key of this.decider.groupKeys(person)) {
      const group = state.groups.get(key);
      if (group !== undefined) excerpt.groups.set(key, group);
    }
    return excerpt;
  }

  private get context(): Context {
    return this.decider.context;
  }

  private get scope(): Scope {
    return this.scopes[this.context.event.type.index]!;
  }

  private riskRules(type: string): RiskExplanation[] {
    const rules = Object.hasOwn(this.bundle.events, type) ? (this.bundle.events[type]!.risk ?? []) : [];
    return rules.map(({ level, when }) => Object.assign({ level }, this.optional(when)));
  }

  private counts(type: string): Pick<Explanation, "counts"> {
    const counts = this.bundle.history.flatMap((entry, history) =>
      entry.kind === "count" && entry.on === type && entry.when !== undefined
        ? [
            {
              text: printExpr({ op: "count", type: "int", history }, this.bundle),
              when: this.condition(entry.when),
            },
          ]
        : [],
    );
    return counts.length === 0 ? {} : { counts };
  }

  private policy(
    id: string,
    decisions: readonly Decision[],
    limits: LimitExplanation[] | undefined,
  ): PolicyExplanation {
    const { context } = this;
    const policy = this.bundle.policies[id]!;
    const type = context.event.type;
    const onType = this.decider.types[type.index]!.policies.find(({ plan }) => plan.id === id);
    const own = decisions.filter((decision) => decision.policy === id);
    const head = {
      policy: id,
      ...(policy.title === undefined ? {} : { title: policy.title }),
      triggers: policy.triggers
        .filter((trigger) => trigger.on.includes(type.name))
        .map((trigger) => this.optional(trigger.when)),
      ...(onType === undefined ? {} : this.signals(id)),
    };
    const matched = own.some((decision) => decision.outcome !== "escalate");
    if (onType === undefined || !matched) return { ...head, matched: false, decisions: own };
    const view = viewInForce(onType, context);
    return {
      ...head,
      matched: true,
      exemptions: this.exemptions(onType),
      ...(policy.holdoutPerMillion === 0
        ? {}
        : {
            holdout: {
              percent: policy.holdoutPerMillion / 10_000,
              heldOut: isHeldOut(onType.plan.holdoutBelow, id, context.event.person),
            },
          }),
      variants: policy.variants.map(({ name, when }) => ({
        name,
        inForce: name === view.name,
        when: this.condition(when),
      })),
      priority: view.priority,
      limits: limits ?? this.limits(view),
      ladder: this.ladder(view, own),
      decisions: own,
    };
  }

  private signals(id: string): Pick<PolicyExplanation, "signals"> {
    const asked = this.bundle.policies[id]!.signals;
    if (asked === undefined) return {};
    const type = this.context.event.type.name;
    return {
      signals: {
        need: asked.need,
        asked: asked.names.map((name) => {
          const { on, when } = this.bundle.signals[name]!;
          const onType = on.includes(type);
          const there = onType && (when === undefined || this.holds(when));
          return Object.assign({ name, there, onType }, onType ? this.optional(when) : {});
        }),
      },
    };
  }

  private exemptions(policy: PolicyOnType): NonNullable<PolicyExplanation["exemptions"]> {
    return policy.exemptions.map(({ name, when, untilMs }) => {
      const written = this.bundle.exemptions.find((exemption) => exemption.name === name)!;
      return {
        name,
        applies: this.context.time < untilMs && (when === undefined || when(this.context)),
        ...(written.untilMs === undefined ? {} : { untilMs: written.untilMs }),
        ...this.optional(written.when),
      };
    });
  }

  private limits(view: View): LimitExplanation[] {
    const { context } = this;
    return view.limits.map((plan) => {
      const { kind, text, when } = plan.limit;
      const holds = plan.when === undefined || plan.when(context);
      const would = plan.rule.refuses(context);
      const until = would ? plan.rule.until(context) : undefined;
      return {
        in: plan.place,
        limit: text,
        kind,
        refuses: holds && would,
        ...(until === undefined ? {} : { until }),
        ...this.optional(when),
        standing: plan.rule.standing(context),
      };
    });
  }

  private ladder(view: View, decisions: readonly Decision[]): NonNullable<PolicyExplanation["ladder"]> {
    const { context } = this;
    return view.ladder.map(({ step, place, list }) => ({
      text: step.text,
      used: context.state.lists.later(context.place, list, context.time - step.withinMs),
      of: step.count,
      fired: decisions.some((decision) => decision.outcome === "escalate" && decision.step === place),
    }));
  }

  private optional(when: Expr | undefined): { when?: ConditionExplanation } {
    return when === undefined ? {} : { when: this.condition(when) };
  }

  private condition(when: Expr): ConditionExplanation {
    const parts = when.op === "and" ? when.args : [when];
    return {
      holds: this.holds(when),
      parts: parts.map((part) => ({
        text: printExpr(part, this.bundle),
        holds: this.holds(part),
        values: Object.fromEntries(leavesOf(part).map((leaf) => [printExpr(leaf, this.bundle), this.value(leaf)])),
      })),
      ...this.undecided(when),
    };
  }

  private undecided(when: Expr): Pick<ConditionExplanation, "undecidedBy"> {
    const { leftOut } = this;
    if (leftOut.size === 0) return {};
    const { history } = this.bundle;
    const type = this.context.event.type.name;
    const names = undecidedBy(when, { leftOut, type, history, holds: (condition) => this.holds(condition) });
    return names.length === 0 ? {} : { undecidedBy: names };
  }

  private holds(expression: Expr): boolean {
    return compilePredicate(expression, this.scope)(this.context);
  }

  private value(expression: Expr): Json {
    return encodeValue(expression.type, compile(expression, this.scope)(this.context), this.scope.vocabulary.enums);
  }
}

/** What an expression looks at. */
function leavesOf(expression: Expr): Expr[] {
  switch (expression.op) {
    case "literal":
      return [];
    case "event":
    case "person":
    case "risk":
    case "record":
    case "item":
    case "count":
    case "distinct":
    case "first_time":
      return [expression];
    default:
      return expression.args.flatMap(leavesOf);
  }
}
