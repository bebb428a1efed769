/** What a response model assumes of people, with where each number comes from. */

export interface ResponseParameters {
  /** Beta distribution of a person's chance to fail at one exposure. */
  readonly failAlpha: number;
  readonly failBeta: number;
  /** Exposures that bring the effect of a prompt down to 1/e; they fade with `recoveryDays` as half-life. */
  readonly habituationPrompts: number;
  readonly recoveryDays: number;
  /** What each further prompt of a day leaves of the chance that it is accepted. */
  readonly overload: number;
  /** What is left of the chance where all prompts of somebody were of one policy. */
  readonly familiarity: number;
  /** Chance that an accepted prompt averts an occurrence of its policy within 14 days. */
  readonly averted: number;
}

/** The effect of the first prompt in HeartSteps V1, and on average over 42 days of five a day. */
export const HEARTSTEPS = { first: 0.66, average: 0.14, days: 42, perDay: 5 } as const;

/** Named `field`: findings from the field. */
export const FIELD: ResponseParameters = {
  failAlpha: 1.78,
  failBeta: 16.6,
  habituationPrompts: 21.4,
  recoveryDays: 7,
  overload: 0.7,
  familiarity: 55 / 76,
  averted: 0.017,
};

export const SOURCES: Readonly<Record<keyof ResponseParameters, string>> = {
  failAlpha:
    "fitted to Ho et al. 2025: of 19,500 people 56% failed once or more in ten campaigns, 25.9% twice, 9.8% thrice",
  failBeta: "the same",
  habituationPrompts: "fitted to HeartSteps V1 (44 people, 6 weeks): an effect of 66% at first, of 14% on average",
  recoveryDays: "assumed: half of what wore off is back after a week",
  overload: "Ancker et al. 2017: 30% less likely to be accepted with each further reminder of an encounter",
  familiarity: "Vance et al. 2018: adherence at the end of 15 days 55% with static warnings, 76% with varied ones",
  averted: "Ho et al. 2025: training lowered failures by 1.7%; evidence for lasting effects is weak",
};
