/** What a response model made of a replay: a section of its own, for nothing in it was recorded. */
import { compareCodePoints } from "../base/codepoints.js";
import { SOURCES } from "../simulator/index.js";
import type { Arms, ResponseParameters, Responses } from "../simulator/index.js";
import { Bootstrap } from "./bootstrap.js";
import { intervalOf } from "./intervals.js";
import type { Interval, Report, ResponsesReport } from "./report.js";
import { hanging } from "./terminal/lines.js";
import type { Paint } from "./terminal/lines.js";
import { number, percent, share } from "./words.js";

/** Fewer people in a control group tell nothing. */
const LEAST_CONTROL = 20;
const DEFAULT_REPLICATES = 200;

/** @param people - all that there are; those seen where it is left out */
export function buildResponses(
  model: string,
  responses: Responses,
  people: Iterable<string> | undefined,
  replicates = DEFAULT_REPLICATES,
): ResponsesReport {
  responses.settle(people);
  const bootstrap = new Bootstrap(replicates);
  const { parameters } = responses.model;
  const effects = [...responses.arms]
    .toSorted(([a], [b]) => compareCodePoints(a, b))
    .flatMap(([policy, arms]) => effectOf(policy, arms, bootstrap));
  return {
    model,
    parameters: (Object.keys(parameters) as (keyof ResponseParameters)[]).map((name) => ({
      name,
      value: parameters[name],
      source: SOURCES[name],
    })),
    prompts: responses.prompts,
    accepted: responses.accepted,
    byWeek: responses.byWeek,
    effects,
    ...(effects.length > 0
      ? {}
      : {
          declined: `no effect is claimed: no policy has a \`holdout\` of at least ${LEAST_CONTROL} people with an occurrence to compare with`,
        }),
  };
}

/** From what would be seen alone: occurrences per person in the two arms. Nothing where that tells nothing. */
function effectOf(policy: string, arms: Arms, bootstrap: Bootstrap): ResponsesReport["effects"] {
  const { treated, control, treatedOccurrences, controlOccurrences } = arms;
  const sum = (lots: Float64Array): number => lots.reduce((total, count) => total + count, 0);
  const people = { treated: sum(treated), control: sum(control) };
  if (people.control < LEAST_CONTROL || people.treated === 0 || sum(controlOccurrences) === 0) return [];
  const effect = (kept: number, of: number, base: number, among: number): number => 1 - kept / of / (base / among);
  const [a, b, c, d] = [treatedOccurrences, treated, controlOccurrences, control].map((lots) => bootstrap.sums(lots));
  const interval = intervalOf(a!.map((kept, at) => effect(kept, b![at]!, c![at]!, d![at]!)));
  if (interval === undefined) return [];
  const averted = effect(sum(treatedOccurrences), people.treated, sum(controlOccurrences), people.control);
  return [{ policy, ...people, averted, interval }];
}

/** For the summary: nothing where no model was asked for. */
export function responsesLines({ responses: found }: Report, paint: Paint): string[] {
  if (found === undefined) return [];
  const weeks = weeksShown(found.byWeek).map(({ name, prompts, accepted }) => `${name} ${share(accepted, prompts)}`);
  return [
    paint.bold(`If people responded as the model \`${found.model}\` says: nothing of this was recorded`),
    ...hanging(
      `${number(found.accepted)} of ${number(found.prompts)} prompts accepted (${share(found.accepted, found.prompts)})`,
      2,
    ),
    ...(weeks.length === 0 ? [] : hanging(`by week since a person's first prompt: ${weeks.join(", ")}`, 2)),
    ...found.effects.flatMap((effect) => hanging(effectText(effect), 2)),
    ...(found.declined === undefined ? [] : hanging(found.declined, 2)),
    ...found.parameters.flatMap(({ name, value, source }) =>
      hanging(`${name} ${Number(value.toFixed(3))}: ${source}`, 2).map(paint.dim),
    ),
  ];
}

const MOST_WEEKS = 8;

/** Each of the first weeks; those after them together. */
function weeksShown(
  all: ResponsesReport["byWeek"],
): readonly { readonly name: string; readonly prompts: number; readonly accepted: number }[] {
  const first = all.slice(0, MOST_WEEKS).map((week, at) => ({ name: `week ${at + 1}`, ...week }));
  const rest = all.slice(MOST_WEEKS);
  if (rest.length < 2) return all.map((week, at) => ({ name: `week ${at + 1}`, ...week }));
  const sum = (of: "prompts" | "accepted"): number => rest.reduce((total, week) => total + week[of], 0);
  const name = `weeks ${MOST_WEEKS + 1} to ${all.length}`;
  return [...first, { name, prompts: sum("prompts"), accepted: sum("accepted") }];
}

/** Whether all of the interval lies on one side. */
export function isToldFromNone({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/** One sentence without a full stop. */
export function effectText({
  policy,
  averted,
  interval,
  treated,
  control,
}: ResponsesReport["effects"][number]): string {
  const arms = `${number(treated)} people and a control group of ${number(control)}`;
  const range = `${percent(interval.low)} … ${percent(interval.high)}`;
  return isToldFromNone(interval)
    ? `${policy}: ${percent(averted)} of its occurrences averted (${range}), as ${arms} would show it`
    : `${policy}: ${arms} cannot tell the effect from none (${range} of its occurrences averted)`;
}
