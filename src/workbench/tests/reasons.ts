/** Why an event came to what it came to, as lines for a failing test: the clause that decided, and how it stood. */
import { formatTimeOfDay } from "../../base/instant.js";
import { formatDuration } from "../../base/units.js";
import type { Zone } from "../../base/zone.js";
import type { Bundle } from "../../bundle/types.js";
import type { ConditionExplanation, Explanation, LimitExplanation, PolicyExplanation } from "../../engine/index.js";
import type { SilenceReason } from "../../syntax/tree.js";
import { decidingParts } from "./conditions.js";
import { sayInstant } from "./local-clock.js";
import { limitWords } from "./words.js";

export interface Moment {
  readonly explanation: Explanation;
  readonly bundle: Bundle;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly zone: Zone;
}

/** What a test wanted of a policy: a prompt, no occurrence, a silence, or a silence for a reason. */
export type Wanted = "prompt" | "nothing" | "silence" | SilenceReason;

/** Why this policy prompted, stayed silent or was no occurrence. */
export function whyPolicy(name: string, moment: Moment, wanted: Wanted): readonly string[] {
  const { explanation } = moment;
  const { outcome } = explanation;
  if (outcome.kind === "by_type_alone") return ["no policy asks for events of this type"];
  const policy = explanation.policies.find((each) => each.policy === name);
  if (policy === undefined) return [];
  if (!policy.matched) return whyNoOccurrence(policy, moment);
  if (wanted === "nothing") return whyOccurrence(policy, moment);
  const decision = policy.decisions.find((each) => each.outcome !== "escalate");
  switch (decision?.outcome) {
    case "exempt":
      return whyExempt(policy, moment);
    case "suppressed": {
      const refusing = policy.limits?.find(({ refuses }) => refuses);
      return refusing === undefined ? [] : limitLines(refusing, moment);
    }
    case "prompt":
      return wanted === "prompt" ? whyOccurrence(policy, moment) : whyNotSilent(policy, moment, wanted);
    default:
      return [];
  }
}

function whyNoOccurrence(policy: PolicyExplanation, moment: Moment): string[] {
  const { policy: name, triggers, signals } = policy;
  const type = moment.explanation.event?.type ?? "";
  if (triggers.length === 0) return [`${name} has no trigger on ${type}`];
  if (triggers.every(({ when }) => when?.holds === false)) {
    return triggers.flatMap(({ when }) => [`its trigger does not hold:`, ...whyCondition(when, moment)]);
  }
  const need = signals?.need === "all" ? "not all of its signals are there:" : "none of its signals is there:";
  const absent = (signals?.asked ?? []).filter(({ there }) => !there);
  return [
    need,
    ...absent.flatMap((signal) => [
      `  ✗ ${signal.name}${signal.onType ? "" : ` (not on ${type})`}`,
      ...whyCondition(signal.when, moment).map((line) => `  ${line}`),
    ]),
  ];
}

function whyExempt({ exemptions }: PolicyExplanation, moment: Moment): string[] {
  const applying = exemptions?.find(({ applies }) => applies);
  if (applying === undefined) return [];
  const written = moment.bundle.exemptions.find(({ name }) => name === applying.name);
  const because = written?.because === undefined ? "" : `, because ${JSON.stringify(written.because)}`;
  return [`exemption ${applying.name} applies${because}`, ...whyCondition(applying.when, moment)];
}

function whyOccurrence({ triggers }: PolicyExplanation, moment: Moment): string[] {
  const held = triggers.find(({ when }) => when?.holds !== false);
  if (held?.when === undefined) return ["its trigger holds for every such event"];
  return ["its trigger holds:", ...whyCondition(held.when, moment)];
}

/** Where what should have kept it silent stood. */
function whyNotSilent(policy: PolicyExplanation, moment: Moment, wanted: "silence" | SilenceReason): string[] {
  if (wanted !== "silence" && wanted.kind === "exemption") return whyNotExempt(policy, moment, wanted.name.text);
  const limits = (policy.limits ?? []).filter(({ kind }) => wanted === "silence" || kind === wanted.kind);
  if (limits.length > 0) return limits.flatMap((limit) => limitLines(limit, moment));
  return [`${policy.policy} has no ${wanted === "silence" ? "limit" : `limit \`${limitWords(wanted.kind)}\``}`];
}

function whyNotExempt({ policy, exemptions }: PolicyExplanation, moment: Moment, name: string): string[] {
  const exemption = exemptions?.find((each) => each.name === name);
  if (exemption === undefined) return [`exemption ${name} does not cover ${policy}`];
  if (exemption.untilMs !== undefined && moment.time >= exemption.untilMs) {
    return [`exemption ${name} is over since ${clock(exemption.untilMs, moment)}`];
  }
  return [`exemption ${name} does not apply:`, ...whyCondition(exemption.when, moment)];
}

/** Why a condition holds, or does not, indented. */
export function whyCondition(condition: ConditionExplanation | undefined, moment: Moment): string[] {
  if (condition === undefined) return [];
  const type = moment.explanation.event?.type ?? "";
  const lines = decidingParts(condition, moment.bundle, type).map((line) => `  ${line}`);
  const asksRisk = condition.parts.some(({ holds, values }) => holds === condition.holds && "risk" in values);
  return asksRisk ? [...lines, ...riskLines(moment)] : lines;
}

/** Which line of the vocabulary gave the risk. */
function riskLines(moment: Moment): string[] {
  const { risk, event } = moment.explanation;
  if (risk === undefined || event === undefined) return [];
  const rule = risk.rules.find(({ when }) => when?.holds !== false);
  if (rule === undefined) return [`    risk is low: no line of the risk of ${event.type} holds`];
  if (rule.when === undefined) return [`    risk is ${rule.level}: no line before \`otherwise\` holds`];
  const deciding = decidingParts(rule.when, moment.bundle, event.type).map((line) => `      ${line}`);
  return [`    risk is ${rule.level}:`, ...deciding];
}

function limitLines(limit: LimitExplanation, moment: Moment): string[] {
  const place = limit.in === "limits" ? " of `limits`" : "";
  const verb = limit.refuses ? "refuses" : "allows";
  const until = limit.refuses && limit.until !== undefined ? ` until ${clock(limit.until, moment)}` : "";
  const standing = standingOf(limit, moment);
  const line = `\`${limit.limit}\`${place} ${verb}${until}${standing === "" ? "" : `: ${standing}`}`;
  return limit.when?.holds === false ? [line, ...whyCondition(limit.when, moment)] : [line];
}

function standingOf({ kind, standing }: LimitExplanation, moment: Moment): string {
  const { used = 0, of = 0, times = [], answers = 0, waitMs = 0, mutedUntil = 0, minute, weekday } = standing;
  switch (kind) {
    case "quiet":
      return minute === undefined ? `it is ${weekday}` : `it is ${formatTimeOfDay(minute)}`;
    case "back_off":
      return answers === 0
        ? "no such answer since the last accepted"
        : `${counted(answers, "such answer")} since the last accepted, so the wait is ${formatDuration(waitMs)}`;
    case "mute":
      if (mutedUntil > moment.time) return `muted until ${clock(mutedUntil, moment)}`;
      return `${used} of ${counted(of, "such answer")}`;
    default: {
      const when = times.length === 0 ? "" : `, at ${times.map((time) => clock(time, moment)).join(", ")}`;
      return `${used} of ${counted(of, "prompt")}${when}`;
    }
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function clock(instant: number, { time, zone }: Moment): string {
  return sayInstant(instant, time, zone);
}
