/**
 * The rules by which advice is given: in order, the first that holds decides. Each is a few comparisons of a figure with a
 * threshold, so that advice can say what decided and what would turn it. A share of few cases is no evidence: what blames a cue
 * or a person asks the end of the share's 95% interval (Wilson) that speaks against it, and says "surely".
 */
import { LEVELS } from "../../simulator/index.js";
import { wilsonHigh, wilsonLow } from "../wilson.js";
import type { Advice, Asked, Figures, Turn } from "./advice.js";

export const THRESHOLDS = {
  /** Fewer moments are no evidence. */
  moments: 10,
  /** Fewer answers or prompts say nothing about shares. */
  answers: 10,
  prompts: 10,
  /** People who must ignore a cue before the cue is to blame and not the people. */
  peopleIgnoring: 5,
  ignoredShare: 0.5,
  precision: 0.5,
  /** What so many people do is how the work is done. */
  spread: 0.5,
  often: 1,
  topShare: 0.5,
  repeatShare: 0.5,
  /** More moments a week than this would tire somebody who is told of each. */
  perPersonWeek: 3,
} as const;

/** All that the rules ask for, whether it is shown or not. */
export type AllFigures = Figures &
  Required<
    Pick<
      Figures,
      | "peopleWithMoment"
      | "spread"
      | "perPersonWeek"
      | "topShare"
      | "peoplePrompted"
      | "peopleAnswering"
      | "peopleIgnoring"
    >
  >;

/** What is compared with a threshold, in words. */
export const ASKED = {
  moments: "moments",
  precision: "precision, high end of its interval",
  answers: "answers",
  peopleIgnoring: "people who ignored a prompt",
  ignoredShare: "share of answers that ignored it, low end of its interval",
  spread: "share of the people",
  often: "moments a week, for this to be habit",
  topShare: "share of the moments of those with most",
  prompts: "prompts",
  repeatShare: "share of prompts after which it came again, low end of its interval",
  perPersonWeek: "moments a week of those with any",
} as const;

export interface Decided {
  readonly advice: Advice;
  /** Name of the rule. */
  readonly rule: string;
  readonly asked: readonly Asked[];
}

export const RULES: Readonly<Record<string, { readonly advice: Advice; readonly says: string }>> = {
  too_little: { advice: "none", says: `fewer than ${THRESHOLDS.moments} moments are no evidence` },
  imprecise_cue: {
    advice: "process_review",
    says: "surely fewer than half of the labelled prompts were truly risky: mend the cue before anyone is told of it",
  },
  cue_many_ignore: {
    advice: "process_review",
    says: "surely at least half of the answers, of five people or more, brushed the same cue aside: ask the owner of the process",
  },
  how_work_is_done: {
    advice: "process_review",
    says: "the risk is medium or above, and at least half of the people do it, each once a week or more: it is how the work is done",
  },
  few_people: {
    advice: "follow_up",
    says: "one person, or the tenth of the people who do it most, had at least half of the moments",
  },
  repeats: {
    advice: "follow_up",
    says: "surely after at least half of the prompts the same person did it again within 14 days: a prompt alone does not help them",
  },
  too_often: {
    advice: "periodic_content",
    says: "more than 3 moments a week of somebody who has any: a prompt at each would tire them",
  },
  grave: { advice: "prompt", says: "the risk is high or critical, and the moment is rare enough for a prompt" },
  can_still_change: {
    advice: "prompt",
    says: "the risk is medium, and the person can still change course or undo it",
  },
  the_rest: { advice: "periodic_content", says: "low risk, or medium risk that can no longer be undone" },
};

/** @param turned - a figure whose comparison comes out the other way, to see what depends on it */
export function decide(figures: AllFigures, turned?: string): Decided {
  const asked: Asked[] = [];
  const reaches = (figure: string, value: number | undefined, threshold: number): boolean => {
    if (value === undefined) return false;
    const reached = value >= threshold;
    if (!asked.some((each) => each.figure === figure)) asked.push({ figure, value, threshold, reached });
    return figure === turned ? !reached : reached;
  };
  const by = (rule: string): Decided => ({ advice: RULES[rule]!.advice, rule, asked });
  const risk = LEVELS.indexOf(figures.risk);
  const { moment, precision, ignoredShare, repeatShare } = figures;
  const t = THRESHOLDS;
  /** Answers of one person go together, and so do repeats: the people count. */
  const low = (share: number | undefined, people: number): number | undefined =>
    share === undefined || people === 0 ? undefined : wilsonLow(share * people, people);

  if (!reaches(ASKED.moments, figures.moments, t.moments)) return by("too_little");
  if (precision !== undefined && figures.labelledPrompts > 0) {
    const high = wilsonHigh(precision * figures.labelledPrompts, figures.labelledPrompts);
    if (!reaches(ASKED.precision, high, t.precision)) return by("imprecise_cue");
  }
  const isAnswered = reaches(ASKED.answers, figures.answers, t.answers);
  if (
    isAnswered &&
    reaches(ASKED.peopleIgnoring, figures.peopleIgnoring, t.peopleIgnoring) &&
    reaches(ASKED.ignoredShare, low(ignoredShare, figures.peopleAnswering), t.ignoredShare)
  )
    return by("cue_many_ignore");
  // Most of what is of low risk is plain work.
  if (
    risk >= LEVELS.indexOf("medium") &&
    reaches(ASKED.spread, figures.spread, t.spread) &&
    reaches(ASKED.often, figures.perPersonWeek, t.often)
  )
    return by("how_work_is_done");
  if (reaches(ASKED.topShare, figures.topShare, t.topShare)) return by("few_people");
  if (
    reaches(ASKED.prompts, figures.prompts, t.prompts) &&
    reaches(ASKED.repeatShare, low(repeatShare, figures.peoplePrompted), t.repeatShare)
  )
    return by("repeats");
  if (reaches(ASKED.perPersonWeek, figures.perPersonWeek, t.perPersonWeek)) return by("too_often");
  if (risk >= LEVELS.indexOf("high")) return by("grave");
  const canChange = moment !== "after" || (figures.reversibleForMs ?? 0) > 0;
  if (risk >= LEVELS.indexOf("medium") && canChange) return by("can_still_change");
  return by("the_rest");
}

/** What would turn the advice, the nearest first. */
export function turnsOf(figures: AllFigures): readonly Turn[] {
  const decided = decide(figures);
  return decided.asked
    .map(({ figure, value, threshold }): Turn => {
      const { advice } = decide(figures, figure);
      return { figure, value, threshold, distance: Math.abs(value - threshold) / threshold, advice };
    })
    .filter(({ advice }) => advice !== decided.advice)
    .toSorted((a, b) => a.distance - b.distance);
}
