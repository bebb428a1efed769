/** Which prompts people could have been spared: by the answers that the log records, and by labels of what was truly risky. */
import { compareCodePoints } from "../base/codepoints.js";
import { OF_POLICY } from "../simulator/index.js";
import type { Tally } from "../simulator/index.js";
import { optional } from "./intervals.js";
import type { Estimates } from "./intervals.js";
import type { Population } from "./population.js";
import type { Interval, NoiseFigures, NoiseReport, RetireFirst } from "./report.js";
import { wilsonLow } from "./wilson.js";

export function noiseOf(tally: Tally, population: Population): NoiseReport {
  const { plan } = tally;
  const estimates = population.estimates(0);
  const every = plan.policies.map((_, policy) => policy);
  const all = figuresOf(tally, every, estimates);
  const byPolicy = plan.policies
    .map((name, policy) => [name, figuresOf(tally, [policy], estimates)] as const)
    .filter(([, { answers, labelledPrompts }]) => answers + labelledPrompts > 0);
  return {
    answersRecorded: all.answers + tally.answersThatDidNot,
    answersThatFitted: all.answers,
    answersThatDidNot: tally.answersThatDidNot,
    all,
    byPolicy: Object.fromEntries(byPolicy),
    retireFirst: byPolicy
      .map(([policy, figures]) => retiring(policy, figures))
      .filter(({ noiseShare }) => noiseShare > 0)
      .toSorted(
        (a, b) =>
          b.promptsSpared - a.promptsSpared ||
          b.noiseShareAtLeast - a.noiseShareAtLeast ||
          compareCodePoints(a.policy, b.policy),
      ),
  };
}

function figuresOf(tally: Tally, policies: readonly number[], estimates: Estimates): NoiseFigures {
  const cells = (...whats: number[]): number[] =>
    policies.flatMap((policy) => whats.map((what) => tally.cells.policy(policy, what)));
  const count = (...whats: number[]): number =>
    cells(...whats).reduce((sum, cell) => sum + tally.samples[0]!.total(cell), 0);
  const { accepted, dismissed, overridden, notUseful, labelledTrue, labelledFalse } = OF_POLICY;
  const answers = count(accepted, dismissed, overridden, notUseful);
  const labelled = count(labelledTrue, labelledFalse);
  const share = (what: number, whole: readonly number[]): Interval | undefined =>
    estimates.share(cells(what), cells(...whole));
  const given = [accepted, dismissed, overridden, notUseful];
  const found = {
    ...(answers > 0 ? optional("dismissedShare", share(dismissed, given)) : {}),
    ...(answers > 0 ? optional("overriddenShare", share(overridden, given)) : {}),
    ...(labelled > 0 ? optional("precision", share(labelledTrue, [labelledTrue, labelledFalse])) : {}),
  };
  return {
    prompts: count(OF_POLICY.prompts),
    answers,
    accepted: count(accepted),
    dismissed: count(dismissed),
    overridden: count(overridden),
    notUseful: count(notUseful),
    ...(answers > 0
      ? {
          dismissedShare: count(dismissed) / answers,
          overriddenShare: count(overridden) / answers,
          notUsefulShare: count(notUseful) / answers,
        }
      : {}),
    labelledPrompts: labelled,
    trulyRisky: count(labelledTrue),
    ...(labelled > 0 ? { precision: count(labelledTrue) / labelled } : {}),
    ...(Object.keys(found).length > 0 ? { intervals: found } : {}),
  };
}

/** Labels say more than answers, where there are any. */
function retiring(policy: string, figures: NoiseFigures): RetireFirst {
  const { prompts, labelledPrompts, trulyRisky, answers, dismissed, overridden, notUseful } = figures;
  const isLabelled = labelledPrompts > 0;
  const noise = isLabelled ? labelledPrompts - trulyRisky : dismissed + overridden + notUseful;
  const whole = isLabelled ? labelledPrompts : answers;
  const atLeast = wilsonLow(noise, whole);
  return {
    policy,
    basis: isLabelled ? "labels" : "answers",
    prompts,
    noiseShare: noise / whole,
    noiseShareAtLeast: atLeast,
    promptsSpared: Math.floor(prompts * atLeast),
  };
}
