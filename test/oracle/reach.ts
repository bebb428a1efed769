/** What generated cases reach, counted; a kind of answer that never comes is a hole in the tests. */
import type { Bundle, Expr } from "../../src/bundle/types.js";
import type { Outcome } from "../../src/engine/decision.js";
import type { Value } from "./values.js";

export class Reach {
  private readonly counts = new Map<string, number>();

  /** How often something of this name was met. */
  count(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** In order of name. */
  entries(): [string, number][] {
    return [...this.counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  private met(name: string): void {
    this.counts.set(name, this.count(name) + 1);
  }

  /** Conditions by what they gave, other operators by whether they gave anything. */
  readonly watch = (expr: Expr, value: Value): void => {
    this.met(`${expr.op}: ${typeof value === "boolean" ? String(value) : value === undefined ? "missing" : "a value"}`);
  };

  add(bundle: Bundle, outcome: Outcome): void {
    this.met(outcome.kind === "set_aside" ? `set aside: ${outcome.reason}` : outcome.kind);
    if (outcome.kind === "set_aside" && outcome.decisions.length > 0) this.met("set aside with decisions");
    if (outcome.kind !== "taken" && outcome.kind !== "set_aside") return;
    for (const decision of outcome.decisions) {
      const policy = bundle.policies[decision.policy]!;
      const variant = policy.variants.find(({ name }) => name === decision.variant);
      this.met(decision.outcome);
      if (variant !== undefined) this.met(`${decision.outcome} under a variant`);
      if (decision.outcome === "escalate") {
        this.met(`step of ${(variant?.escalate ?? policy.escalate)[decision.step]!.what}`);
        continue;
      }
      if (decision.reason === undefined) continue;
      const { in: place, limit: text, kind, until } = decision.reason;
      const own = place === "policy" ? (variant?.fatigue ?? policy.fatigue) : bundle.limits;
      const limit = own.find((each) => each.text === text)!;
      this.met(`${kind} of ${place === "policy" ? "a policy" : "limits"}`);
      if (until === undefined) this.met(`${kind} without an end`);
      if (limit.when !== undefined) this.met(`${kind} with a condition`);
      if ("scope" in limit) {
        const whom = typeof limit.scope.for === "string" ? limit.scope.for : "attribute";
        this.met(`${kind} across ${limit.scope.prompts.replace(/:.*/, "")} for ${whom}`);
      }
      if (limit.kind === "at_most")
        this.met(`at_most per ${typeof limit.window === "string" ? limit.window : "window"}`);
      if (limit.kind === "quiet") this.met("days" in limit ? "quiet days" : "quiet hours");
    }
  }
}

const conditions = [
  "and",
  "or",
  "not",
  "exists",
  "is",
  "is_not",
  "less",
  "less_or_equal",
  "greater",
  "greater_or_equal",
  "in",
  "not_in",
  "contains",
  "contains_any",
  "contains_all",
  "starts_with",
  "ends_with",
  "like",
  "matches",
  "first_time",
];
const operations = [
  "count",
  "distinct",
  "literal",
  "event",
  "person",
  "risk",
  "minus",
  "lower",
  "length",
  "domain",
  "local_time",
  "weekday",
  "add",
  "subtract",
  "multiply",
  "divide",
  "otherwise",
  "edit_distance",
  "list",
];
const scopes = ["policy", "tag", "all"].flatMap((what) => [
  `${what} for person`,
  `${what} for everyone`,
  `${what} for attribute`,
]);

/** All that cases must reach. */
export const mustBeReached: readonly string[] = [
  "taken",
  "duplicate",
  "by_type_alone",
  "out_of_vocabulary",
  ...["invalid_event", "invalid_person", "unknown_person", "out_of_order", "no_such_prompt"].map(
    (reason) => `set aside: ${reason}`,
  ),
  "set aside with decisions",
  "prompt",
  "suppressed",
  "exempt",
  "held_out",
  "escalate",
  "prompt under a variant",
  "suppressed under a variant",
  "escalate under a variant",
  ...["occurrences", "prompts", "dismissed", "overridden", "not_useful", "ignored"].map((what) => `step of ${what}`),
  ...["wait", "at_most", "quiet", "back_off", "mute"].flatMap((kind) => [
    `${kind} of a policy`,
    `${kind} with a condition`,
  ]),
  ...["wait", "at_most", "quiet"].map((kind) => `${kind} of limits`),
  ...["window", "day", "week", "month", "event"].map((window) => `at_most per ${window}`),
  ...scopes.flatMap((scope) => [`wait across ${scope}`, `at_most across ${scope}`]),
  "quiet hours",
  "quiet days",
  "at_most without an end",
  ...conditions.flatMap((op) => [`${op}: true`, `${op}: false`]),
  ...operations.map((op) => `${op}: a value`),
  "event: missing",
  "person: missing",
];
