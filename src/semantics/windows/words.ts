/** The arithmetic of limits in words, for messages and help. */
import { formatDuration } from "../../base/units.js";
import { printLimit } from "../../syntax/index.js";
import type { LimitModel } from "../model.js";
import type { Cap } from "./caps.js";
import type { Window } from "./cover.js";

const DAY = 86_400_000;

export function windowWords(window: Window): string {
  if (window.kind === "rolling") return `any ${lengthWords(window.ms)}`;
  return window.zone === "person" ? `one ${window.period}` : `one ${window.period} of the organisation`;
}

/** In days rather than weeks, as authors write windows. */
function lengthWords(ms: number): string {
  return ms % DAY === 0 ? `${ms / DAY}d` : formatDuration(ms);
}

/** `wait 12h` allows 1 prompt in any 12h; any 7d lies within 14 of these: at most 14 prompts. */
export function capWords(cap: Cap, window: Window): string {
  const limits = [...new Set(cap.because.map(limitWords))].join(" or ");
  const first = `${limits} ${cap.because.length > 1 ? "allow" : "allows"} ${prompts(cap.each)} in ${windowWords(cap.window)}`;
  if (cap.times === 1) return first;
  return `${first}, ${windowWords(window)} may touch ${cap.times} of these, which makes ${prompts(cap.count)} at most`;
}

export function limitWords(limit: LimitModel): string {
  return `\`${printLimit(limit.syntax)}\``;
}

export function prompts(count: number): string {
  return count === 1 ? "1 prompt" : `${count} prompts`;
}
