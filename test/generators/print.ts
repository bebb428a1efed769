/** Bundles and timelines in short form, so that a failure can be read. */
import type { Action, Bundle, Expr, Limit, Policy, Scope, Step, Text } from "../../src/bundle/types.js";
import type { Case } from "./case.js";

const infix: Readonly<Record<string, string>> = {
  and: "and",
  or: "or",
  is: "is",
  is_not: "is not",
  less: "<",
  less_or_equal: "<=",
  greater: ">",
  greater_or_equal: ">=",
  in: "in",
  not_in: "not in",
  contains: "contains",
  contains_any: "contains any of",
  contains_all: "contains all of",
  starts_with: "starts with",
  ends_with: "ends with",
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  otherwise: "otherwise",
};

/** History expressions print as what they remember where that is at hand, else by position. */
export function printExpr(expr: Expr, history?: Bundle["history"]): string {
  const print = (each: Expr): string => {
    const text = printExpr(each, history);
    return "args" in each && each.op in infix ? `(${text})` : text;
  };
  const remembered = (position: number): string => {
    const found = history?.[position];
    if (found === undefined) return `#${position}`;
    const within = `within ${printDuration(found.withinMs)}`;
    const keep = `[keep ${found.keep}]`;
    if (found.kind === "count") {
      return `${found.on}${found.when === undefined ? "" : ` where ${printExpr(found.when)}`} ${within} ${keep}`;
    }
    return found.kind === "distinct" ? `${found.on}.${found.field} ${within} ${keep}` : within;
  };
  switch (expr.op) {
    case "literal":
      return typeof expr.type === "object" && "enum" in expr.type
        ? `${expr.type.enum}:${JSON.stringify(expr.value)}`
        : expr.type === "duration"
          ? printDuration(expr.value as number)
          : JSON.stringify(expr.value);
    case "event":
    case "person":
      return `${expr.op}.${expr.name}`;
    case "risk":
      return "risk";
    case "record":
    case "item":
      return `${expr.op}.${expr.path.join(".")}`;
    case "count":
      return `count(${remembered(expr.history)})`;
    case "distinct":
      return `distinct(${Object.values(expr.history).map(remembered).join(" | ")})`;
    case "first_time":
      return `first time ${remembered(Object.values(expr.history)[0]!)}`;
    case "like":
    case "matches":
      return `${print(expr.args[0])} ${expr.op} ${JSON.stringify(expr.pattern)}`;
    case "list":
      return `[${expr.args.map(print).join(", ")}]`;
    case "not":
      return `not ${print(expr.args[0]!)}`;
    case "minus":
      return `-${print(expr.args[0]!)}`;
    case "exists":
      return `${print(expr.args[0]!)} exists`;
  }
  const operator = infix[expr.op];
  return operator === undefined
    ? `${expr.op}(${expr.args.map((each) => printExpr(each, history)).join(", ")})`
    : expr.args.map(print).join(` ${operator} `);
}

export function printDuration(ms: number): string {
  const units = [
    ["w", 604_800_000],
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1000],
  ] as const;
  const found = units.find(([, size]) => ms !== 0 && ms % size === 0);
  return found === undefined ? `${ms}ms` : `${ms / found[1]}${found[0]}`;
}

const printMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function printScope(scope: Scope): string {
  const across =
    scope.prompts === "all"
      ? " across all"
      : scope.prompts.startsWith("tag:")
        ? ` across tag ${scope.prompts.slice(4)}`
        : "";
  const whom =
    scope.for === "person"
      ? ""
      : scope.for === "everyone"
        ? " for everyone"
        : ` for each person.${scope.for.attribute}`;
  return across + whom;
}

type Unnamed<T> = T extends unknown ? Omit<T, "text"> : never;

/** A limit's line; it names a mute in the state, so different limits must print differently. */
export function printLimit(limit: Unnamed<Limit>): string {
  const when = limit.when === undefined ? "" : ` when ${printExpr(limit.when)}`;
  const line = (): string => {
    switch (limit.kind) {
      case "wait":
        return `wait ${printDuration(limit.withinMs)}${printScope(limit.scope)}`;
      case "at_most": {
        const window =
          typeof limit.window === "object" ? `within ${printDuration(limit.window.withinMs)}` : `per ${limit.window}`;
        return `at most ${limit.count} ${window}${printScope(limit.scope)}`;
      }
      case "quiet":
        return "days" in limit
          ? `quiet on ${limit.days.join(", ")}`
          : `quiet ${printMinutes(limit.from)} to ${printMinutes(limit.to)}`;
      case "back_off":
        return `back off ${limit.factor}x up to ${printDuration(limit.upToMs)} after ${limit.after}`;
      case "mute":
        return `mute ${printDuration(limit.forMs)} after ${limit.count} ${limit.answer} within ${printDuration(limit.withinMs)}`;
    }
  };
  return line() + when;
}

export function printStep(step: Unnamed<Step>): string {
  return `at ${step.count} ${step.what} within ${printDuration(step.withinMs)} ${printAction(step.action)}`;
}

function printAction(action: Action): string {
  switch (action.kind) {
    case "follow_up":
      return `follow up ${action.name}`;
    case "notify":
      return `notify ${printExpr(action.to)}${action.digest === undefined ? "" : ` by ${action.digest} digest`}`;
    case "review":
      return `review ${action.subject}`;
  }
}

function printText(text: Text): string {
  const part = (each: Text[string][number]): string =>
    typeof each === "string"
      ? each
      : "text" in each
        ? `{text.${each.text}}`
        : "signals" in each
          ? `{signals.${each.signals}}`
          : `{${each.untrusted === true ? "untrusted " : ""}${printExpr(each.value)}}`;
  return Object.entries(text)
    .map(([locale, parts]) => `${locale} ${JSON.stringify(parts.map(part).join(""))}`)
    .join(" ");
}

function printPolicy(name: string, policy: Policy, bundle: Bundle): string[] {
  const when = (expr: Expr | undefined): string =>
    expr === undefined ? "" : ` when ${printExpr(expr, bundle.history)}`;
  const body = (part: Partial<Pick<Policy, "priority" | "message" | "fatigue" | "escalate">>): string[] => [
    ...(part.priority === undefined || part.priority === 0 ? [] : [`priority ${part.priority}`]),
    ...(part.message === undefined ? [] : [`message ${part.message.mode} { body ${printText(part.message.body)} }`]),
    ...(part.fatigue ?? []).map((limit) => limit.text),
    ...(part.escalate ?? []).map(({ text }) => `escalate ${text}`),
  ];
  return [
    `policy ${name} {`,
    ...policy.triggers.map((trigger) => `  trigger on ${trigger.on.join(", ")}${when(trigger.when)}`),
    ...(policy.signals === undefined
      ? []
      : [
          `  signals ${policy.signals.need} of ${policy.signals.names.join(", ")} show at most ${policy.signals.showAtMost ?? "all"}`,
        ]),
    ...(policy.tags.length === 0 ? [] : [`  tags ${policy.tags.join(", ")}`]),
    ...(policy.holdoutPerMillion === 0 ? [] : [`  holdout ${policy.holdoutPerMillion / 1e4}%`]),
    `  answer within ${printDuration(policy.answerWithinMs)}`,
    ...body(policy).map((line) => `  ${line}`),
    ...policy.variants.flatMap((variant) => [
      `  variant ${variant.name}${when(variant.when)} {`,
      ...body(variant).map((line) => `    ${line}`),
      "  }",
    ]),
    "}",
  ];
}

export function printBundle(bundle: Bundle): string {
  const when = (expr: Expr | undefined): string =>
    expr === undefined ? "" : ` when ${printExpr(expr, bundle.history)}`;
  return [
    `org { locales ${bundle.org.locales.join(", ")} timezone ${bundle.org.timezone} }   partition ${JSON.stringify(bundle.partition)}`,
    `person ${printFields(bundle.person)}`,
    ...Object.entries(bundle.events).flatMap(([name, type]) => [
      `event ${name} ${printFields(type.fields)}`,
      ...(type.risk ?? []).map((rule) => `  ${rule.level}${when(rule.when)}`),
    ]),
    ...Object.entries(bundle.signals).map(
      ([name, signal]) => `signal ${name} on ${signal.on.join(", ")}${when(signal.when)}`,
    ),
    ...Object.entries(bundle.policies).flatMap(([name, policy]) => printPolicy(name, policy, bundle)),
    ...(bundle.limits.length === 0 ? [] : ["limits {", ...bundle.limits.map((limit) => `  ${limit.text}`), "}"]),
    ...bundle.exemptions.map(
      (each) =>
        `exemption ${each.name} of ${each.policies.join(", ")}${when(each.when)}${each.untilMs === undefined ? "" : ` until ${new Date(each.untilMs).toISOString()}`}`,
    ),
  ].join("\n");
}

function printFields(fields: Bundle["person"]): string {
  const type = (each: Bundle["person"][string]["type"]): string =>
    typeof each === "string" ? each : "list" in each ? `list of ${type(each.list)}` : each.enum;
  return `{ ${Object.entries(fields)
    .map(
      ([name, field]) =>
        `${name}: ${type(field.type)}${field.optional ? "?" : ""}${field.default === undefined ? "" : ` = ${JSON.stringify(field.default)}`}`,
    )
    .join(", ")} }`;
}

export function printCase({ bundle, timeline }: Case): string {
  return [
    printBundle(bundle),
    "",
    ...timeline.map(
      ({ event, person }) =>
        `${JSON.stringify(event)}   by ${person === undefined ? "somebody unknown" : JSON.stringify(person)}`,
    ),
  ].join("\n");
}
