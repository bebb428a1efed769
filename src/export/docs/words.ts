/** Limits, ladders and lengths of time in plain English, for people who do not write policies. */
import { formatDuration, formatTimeOfDay, type DurationUnit } from "../../base/units.js";
import type { AnswerKind, Limit, Scope, Step } from "../../bundle/types.js";

const unitNames: Readonly<Record<DurationUnit, string>> = {
  w: "week",
  d: "day",
  h: "hour",
  m: "minute",
  s: "second",
  ms: "millisecond",
};

/** `4 hours`, `1 day`. Weeks are 7 days. */
export function durationInWords(ms: number): string {
  const [, digits, unit] = /^(\d+)([a-z]+)$/.exec(formatDuration(ms))!;
  const days = unit === "w" ? Number(digits) * 7 : undefined;
  return plural(days ?? Number(digits), days === undefined ? unitNames[unit as DurationUnit] : "day");
}

/** Without its `when`, which is a condition and shown as one. */
export function limitInWords(limit: Limit): string {
  switch (limit.kind) {
    case "wait":
      return `At least ${durationInWords(limit.withinMs)} between two prompts ${scopeInWords(limit.scope)}.`;
    case "at_most":
      return `At most ${plural(limit.count, "prompt")} ${scopeInWords(limit.scope)} ${windowInWords(limit.window)}.`;
    case "quiet":
      return "days" in limit
        ? `No prompt on ${and(limit.days.map(capital))}, by the person's calendar.`
        : `No prompt from ${formatTimeOfDay(limit.from)} to ${formatTimeOfDay(limit.to)}, by the person's clock.`;
    case "back_off":
      return (
        `Each time that a prompt ${answerInWords(limit.after)}, the pause of ${durationInWords(limit.waitMs)} grows to ` +
        `${limit.factor} times as long, up to ${durationInWords(limit.upToMs)}. An accepted prompt sets it back.`
      );
    case "mute":
      return (
        `After ${plural(limit.count, "prompt")} within ${durationInWords(limit.withinMs)} that ` +
        `${answerInWords(limit.answer, limit.count)}, no prompt for ${durationInWords(limit.forMs)}.`
      );
  }
}

export function stepInWords({ count, what, withinMs }: Step): string {
  const counted =
    what === "occurrences"
      ? plural(count, "occurrence")
      : what === "prompts"
        ? plural(count, "prompt")
        : `${plural(count, "prompt")} that ${answerInWords(what, count)}`;
  return `${counted} within ${durationInWords(withinMs)}`;
}

function answerInWords(answer: AnswerKind, count = 1): string {
  const [is, was] = count === 1 ? ["is", "was"] : ["are", "were"];
  switch (answer) {
    case "dismissed":
      return `${is} dismissed`;
    case "overridden":
      return `${is} overridden`;
    case "not_useful":
      return `${was} called not useful`;
    case "ignored":
      return `${is} dismissed, overridden, called not useful or left without an answer`;
  }
}

function scopeInWords({ prompts, for: group }: Scope): string {
  const which = prompts.startsWith("policy:")
    ? "of this policy"
    : prompts === "all"
      ? "of all policies"
      : `of policies tagged ${prompts.slice("tag:".length)}`;
  if (group === "person") return `${which} to one person`;
  return group === "everyone"
    ? `${which} to everybody together`
    : `${which} to people with the same ${group.attribute} together`;
}

function windowInWords(window: Extract<Limit, { kind: "at_most" }>["window"]): string {
  if (typeof window === "object") return `within any ${durationInWords(window.withinMs).replace(/^1 /, "")}`;
  return window === "event" ? "for one event" : `in one calendar ${window}`;
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

export function and(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
