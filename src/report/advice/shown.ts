/** What of the evidence is shown: nothing that rests on fewer than five people. */
import { isSmall } from "../privacy.js";
import type { Figures, KindAdvice } from "./advice.js";
import { ASKED } from "./rules.js";
import type { AllFigures } from "./rules.js";

/** By the people that figures rest on: those figures, and what rules ask of them. */
const RESTING: readonly {
  readonly on: "peopleWithMoment" | "peoplePrompted" | "peopleAnswering";
  readonly figures: readonly (keyof Figures)[];
  readonly asked: readonly string[];
}[] = [
  {
    on: "peopleWithMoment",
    figures: ["peopleWithMoment", "spread", "perPersonWeek", "topShare"],
    asked: [ASKED.spread, ASKED.often, ASKED.topShare, ASKED.perPersonWeek],
  },
  {
    on: "peoplePrompted",
    figures: ["peoplePrompted", "repeatShare", "precision"],
    asked: [ASKED.repeatShare, ASKED.precision],
  },
  {
    on: "peopleAnswering",
    figures: ["peopleAnswering", "peopleIgnoring", "ignoredShare"],
    asked: [ASKED.peopleIgnoring, ASKED.ignoredShare],
  },
];

export function withoutFew(
  all: AllFigures,
  { asked, turns }: Pick<KindAdvice, "asked" | "turns">,
): Pick<KindAdvice, "figures" | "asked" | "turns"> {
  const few = RESTING.filter(({ on }) => isSmall(all[on]));
  const figures = new Set<string>(few.flatMap((each) => each.figures));
  const comparisons = new Set(few.flatMap((each) => each.asked));
  const isShown = ({ figure }: { readonly figure: string }): boolean => !comparisons.has(figure);
  return {
    figures: Object.fromEntries(Object.entries(all).filter(([name]) => !figures.has(name))) as unknown as Figures,
    asked: asked.filter(isShown),
    turns: turns.filter(isShown),
  };
}
