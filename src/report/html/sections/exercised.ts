/** How much of the policies the log put to the test. */
import { number } from "../../words.js";
import { html } from "../markup.js";
import { table } from "../table.js";
import { folded, type Section } from "./section.js";

export const exercised: Section = {
  id: "exercised",
  title: "What the log exercised",
  definitions: [],
  content({ coverage: { branches } }) {
    if (branches.total === 0) return undefined;
    return [
      html`<p>
        ${number(branches.exercised)} of ${number(branches.total)} branches of the policies came into play: triggers,
        signals, variants, limits, steps and exemptions. What the log never did, this report cannot speak of.
      </p>`,
      branches.never.length === 0
        ? undefined
        : folded(
            `What never came into play: ${number(branches.never.length)}`,
            table(
              "Branches that the log never exercised",
              ["policy", "kind", "what never happened"],
              branches.never.map(({ policy, kind, text }) => [policy ?? "all policies", kind, text]),
            ),
          ),
    ];
  },
};
