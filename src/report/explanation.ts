/** Why one event came to what it came to, as a person reads it on a terminal. */
import { formatInstant } from "../base/instant.js";
import type {
  ConditionExplanation,
  Decision,
  Explanation,
  LimitExplanation,
  PolicyExplanation,
} from "../engine/index.js";

/** Policies that look at the event's type come first and in full; the others are named in one line. */
export function explanationText(explanation: Explanation): string {
  const { event, outcome, risk, policies } = explanation;
  const lines: string[] = [];
  if (event !== undefined) {
    lines.push(`event ${event.id}: ${event.type} by ${event.person} at ${formatInstant(event.time)}`, "");
  }
  if (outcome.kind !== "taken") {
    lines.push(outcomeText(outcome));
    return `${lines.join("\n")}\n`;
  }
  if (risk !== undefined) {
    lines.push(`risk: ${risk.level}`);
    for (const rule of risk.rules) {
      lines.push(`  ${mark(rule.when?.holds ?? true)} ${rule.level} ${rule.when === undefined ? "otherwise" : "when"}`);
      lines.push(...condition(rule.when, "    "));
    }
    lines.push("");
  }
  const looking = policies.filter(({ triggers }) => triggers.length > 0);
  const others = policies.filter(({ triggers }) => triggers.length === 0);
  for (const policy of looking) lines.push(...policyText(policy), "");
  if (policies.length === 0) lines.push("no policy was asked about it", "");
  if (others.length > 0)
    lines.push(`not about this type of event: ${others.map(({ policy }) => policy).join(", ")}`, "");
  return `${lines.join("\n").trimEnd()}\n`;
}

function outcomeText(outcome: Exclude<Explanation["outcome"], { kind: "taken" }>): string {
  switch (outcome.kind) {
    case "by_type_alone":
      return "no policy asks for events of this type, so nothing in it was looked at";
    case "out_of_vocabulary":
      return `the vocabulary has no event \`${outcome.type}\``;
    case "duplicate":
      return "a duplicate: the event before it has the same time, id and source";
    case "set_aside":
      return `set aside as ${outcome.reason}: ${outcome.detail}`;
  }
}

function policyText(policy: PolicyExplanation): string[] {
  const lines = [`policy ${policy.policy}: ${verdict(policy)}`];
  for (const trigger of policy.triggers) {
    lines.push(
      `  ${mark(trigger.when?.holds ?? true)} trigger${trigger.when === undefined ? " on every such event" : " when"}`,
    );
    lines.push(...condition(trigger.when, "      "));
  }
  if (policy.signals !== undefined) {
    lines.push(`  signals: ${policy.signals.need} of`);
    for (const signal of policy.signals.asked) {
      lines.push(`    ${mark(signal.there)} ${signal.name}${signal.onType ? "" : " (on other types of events)"}`);
      lines.push(...condition(signal.when, "        "));
    }
  }
  for (const exemption of policy.exemptions ?? []) {
    lines.push(
      `  ${exemption.applies ? "exempt by" : "not exempt by"} ${exemption.name}`,
      ...condition(exemption.when, "      "),
    );
  }
  if (policy.holdout !== undefined) {
    lines.push(`  ${policy.holdout.heldOut ? "held out" : "not held out"} (holdout ${policy.holdout.percent}%)`);
  }
  for (const variant of policy.variants ?? []) {
    lines.push(
      `  ${variant.inForce ? "variant in force:" : "variant not in force:"} ${variant.name}`,
      ...condition(variant.when, "      "),
    );
  }
  if (policy.limits !== undefined && policy.limits.length > 0) {
    lines.push("  limits, in the order in which they are asked:");
    for (const limit of policy.limits) lines.push(...limitText(limit));
  }
  if (policy.ladder !== undefined && policy.ladder.length > 0) {
    lines.push("  escalation:");
    for (const step of policy.ladder) {
      lines.push(`    ${step.fired ? "fired " : ""}${step.text}: ${step.fired ? step.of : step.used} of ${step.of}`);
    }
  }
  for (const decision of policy.decisions) {
    if (decision.outcome === "prompt" && decision.message !== undefined) {
      lines.push(`  says: ${decision.message.body.replaceAll("\n", " ")}`);
    }
  }
  return lines;
}

function verdict(policy: PolicyExplanation): string {
  const occurrence = policy.decisions.find((decision) => decision.outcome !== "escalate");
  if (occurrence === undefined) return "does not match";
  return outcomeOf(occurrence as Exclude<Decision, { outcome: "escalate" }>);
}

function outcomeOf(occurrence: Exclude<Decision, { outcome: "escalate" }>): string {
  switch (occurrence.outcome) {
    case "prompt":
      return "prompts";
    case "exempt":
      return `exempt (${occurrence.exemption})`;
    case "held_out":
      return "held out";
    case "suppressed": {
      const { reason } = occurrence;
      if (reason === undefined) return "suppressed";
      const whose = reason.in === "limits" ? "the shared limit" : "its limit";
      const until = reason.until === undefined ? "" : ` until ${formatInstant(reason.until)}`;
      return `silent because of ${whose} \`${reason.limit}\`${until}`;
    }
  }
}

function limitText(limit: LimitExplanation): string[] {
  const { standing } = limit;
  const where: string[] = [];
  if (standing.used !== undefined)
    where.push(`${standing.used}${standing.of === undefined ? "" : ` of ${standing.of}`}`);
  if (standing.answers !== undefined) where.push(`${standing.answers} answers`);
  if (standing.mutedUntil !== undefined) where.push(`muted until ${formatInstant(standing.mutedUntil)}`);
  if (standing.minute !== undefined) {
    const clock = `${String(Math.floor(standing.minute / 60)).padStart(2, "0")}:${String(standing.minute % 60).padStart(2, "0")}`;
    where.push(`it is ${standing.weekday === undefined ? "" : `${standing.weekday} `}${clock} there`);
  } else if (standing.weekday !== undefined) where.push(`it is ${standing.weekday} there`);
  if (limit.refuses && limit.until !== undefined) where.push(`until ${formatInstant(limit.until)}`);
  const place = limit.in === "limits" ? " (shared)" : "";
  const line = `    ${limit.refuses ? "refuses" : "allows "} ${limit.limit}${place}${where.length === 0 ? "" : `: ${where.join(", ")}`}`;
  return [line, ...condition(limit.when, "        ")];
}

function condition(when: ConditionExplanation | undefined, indent: string): string[] {
  return (when?.parts ?? []).map(({ text, holds, values }) => {
    const looked = Object.entries(values).map(
      ([name, value]) => `${name} = ${value === null ? "missing" : JSON.stringify(value)}`,
    );
    return `${indent}${mark(holds)} ${text}${looked.length === 0 ? "" : `   (${looked.join(", ")})`}`;
  });
}

function mark(holds: boolean): string {
  return holds ? "✓" : "✗";
}
