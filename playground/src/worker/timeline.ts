/** One person's way through a log: each moment that policies were asked about, with the reasons of what came of it. */
import type { SourceText } from "../../../src/compiler/index.js";
import { replay } from "../../../src/simulator/index.js";
import type { DecodedEvent, Explanation } from "../../../src/engine/index.js";
import { RESPONSE, RESPONSE_ANSWER, RESPONSE_POLICY, responseAt } from "../../../src/engine/vocabulary.js";
import { compilation } from "./compiled.js";
import { NO_BUNDLE, optionsOf, type OnProgress, type Refusal, type ReplayInput } from "./replaying.js";

export type MomentOutcome = "prompt" | "suppressed" | "exempt" | "held_out" | "none" | "answer" | "set_aside";

export interface Moment {
  readonly event: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly outcome: MomentOutcome;
  readonly risk?: string;
  /** Policies that matched. */
  readonly policies: readonly string[];
  readonly escalations: number;
  /** Of an answer: `dismissed phishing_click`. */
  readonly answer?: string;
  readonly why: Explanation;
}

export interface Timeline {
  readonly moments: readonly Moment[];
  /** How many more there are than are shown. */
  readonly left: number;
  /** The zone that their times are shown in. */
  readonly timezone: string;
}

/** As many as a page can show. */
const MOST = 1000;

export async function timelineOf(
  files: readonly SourceText[],
  input: ReplayInput,
  person: string,
  onProgress: OnProgress,
): Promise<Timeline | Refusal> {
  const { bundle } = compilation(files);
  if (bundle === undefined) return NO_BUNDLE;
  const options = await optionsOf(bundle, input, onProgress);
  if ("problem" in options) return options;
  const moments: Moment[] = [];
  let left = 0;
  const attributes = Object.keys({ ...bundle.person, id: 0, timezone: 0, locale: 0 }).toSorted();
  let timezone: string | undefined;
  await replay({
    ...options,
    // Somebody who takes decisions down makes the engine write the messages, which the timeline shows.
    decisions: { write: () => undefined, flush: async () => undefined },
    watch: (engine, state, event, who) => {
      if (who.id !== person) return;
      timezone ??= who.values[attributes.indexOf("timezone")] as string | undefined;
      if (moments.length === MOST) left += 1;
      else moments.push(momentOf(event, engine.explainTaken(state, event, who)));
    },
  });
  return { moments, left, timezone: timezone ?? bundle.org.timezone };
}

function momentOf(event: DecodedEvent, why: Explanation): Moment {
  const { outcome } = why;
  const decisions = outcome.kind === "taken" || outcome.kind === "set_aside" ? outcome.decisions : [];
  const occurrences = decisions.filter((decision) => decision.outcome !== "escalate");
  const best = (["prompt", "suppressed", "held_out", "exempt"] as const).find((wanted) =>
    occurrences.some((decision) => decision.outcome === wanted),
  );
  const isAnswer = event.type.name === RESPONSE;
  return {
    event: event.id,
    type: event.type.name,
    time: event.time,
    outcome: outcome.kind === "set_aside" ? "set_aside" : isAnswer ? "answer" : (best ?? "none"),
    ...(outcome.kind === "taken" && outcome.risk !== undefined ? { risk: outcome.risk } : {}),
    policies: [...new Set(occurrences.map(({ policy }) => policy))],
    escalations: decisions.length - occurrences.length,
    ...(isAnswer ? { answer: answerOf(event) } : {}),
    why,
  };
}

function answerOf({ values }: DecodedEvent): string {
  const answer = values[RESPONSE_ANSWER];
  return `${typeof answer === "number" ? responseAt(answer) : String(answer)} ${String(values[RESPONSE_POLICY])}`;
}
