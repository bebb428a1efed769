/** What people would answer under a response model, on which assumptions, and which effect could be told from none. */
import type { Report } from "../../report.js";
import { isToldFromNone } from "../../responses.js";
import { number, percent, share } from "../../words.js";
import { html, type Content } from "../markup.js";
import { table } from "../table.js";
import { prose } from "../text.js";
import { folded, type Section } from "./section.js";

export const responses: Section = {
  id: "responses",
  title: "If people tire",
  definitions: [],
  content({ responses: found }) {
    if (found === undefined) return undefined;
    return [
      html`<p>
        Nothing in this section was recorded. If people answered as the model <code>${found.model}</code> says, they
        would accept ${number(found.accepted)} of ${number(found.prompts)} prompts
        (${share(found.accepted, found.prompts)}).
      </p>`,
      byWeek(found),
      effects(found),
      folded(
        `What the model assumes: ${number(found.parameters.length)} parameters`,
        table(
          "Parameters of the model",
          ["parameter", "value", "source"],
          found.parameters.map(({ name, value, source }) => [name, String(Number(value.toFixed(3))), source]),
        ),
      ),
    ];
  },
};

type Found = NonNullable<Report["responses"]>;

function effects({ effects: all, declined }: Found): Content {
  if (declined !== undefined)
    return html`<ul class="notes">
      <li>${prose(declined)}</li>
    </ul>`;
  return table(
    "Occurrences that prompts would avert, as a comparison with control groups would show it",
    ["policy", "prompted", "control group", "averted", "95% interval", "told from none"],
    all.map(({ policy, treated, control, averted, interval }) => [
      policy,
      number(treated),
      number(control),
      percent(averted),
      `${percent(interval.low)} to ${percent(interval.high)}`,
      isToldFromNone(interval) ? "yes" : "no",
    ]),
  );
}

function byWeek({ byWeek: weeks }: Found): Content {
  if (weeks.length === 0) return undefined;
  return table(
    "Accepted by week since a person's first prompt",
    ["week", "prompts", "accepted", "share"],
    weeks.map(({ prompts, accepted }, at) => [
      String(at + 1),
      number(prompts),
      number(accepted),
      share(accepted, prompts),
    ]),
  );
}
