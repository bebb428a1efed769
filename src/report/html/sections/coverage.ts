/** What became of risky moments: by risk, signal, control and segment. */
import { charts } from "../../charts/index.js";
import type { Report } from "../../report.js";
import { ends, number, percent, riskWords, share } from "../../words.js";
import { figure } from "../figure.js";
import { html, type Content } from "../markup.js";
import { table } from "../table.js";
import { folded, type Section } from "./section.js";

export const coverage: Section = {
  id: "coverage",
  title: "Coverage",
  definitions: ["tooLate", "unreached", "leftToBaseline"],
  content: (report, document) => [
    figure(charts.coverageByRisk, report, document),
    byPerson(report),
    segments(report),
    controls(report),
    signals(report),
    moments(report),
  ],
};

function byPerson({ coverage: { people } }: Report): Content {
  if (people.withMoment === 0) return undefined;
  const interval = people.intervals === undefined ? "" : `, ${ends(people.intervals.prompted, percent)}`;
  return html`<p>
    Of ${number(people.withMoment)} people with a moment, ${number(people.prompted)}
    (${share(people.prompted, people.withMoment)}${interval}) got at least one prompt.
  </p>`;
}

const OUTCOMES = ["moments", "prompted", "silenced", "held out", "exempt"];

interface Counts {
  readonly moments: number;
  readonly prompted: number;
  readonly silenced: number;
  readonly heldOut: number;
  readonly exempt: number;
}

function cells({ moments: all, prompted, silenced, heldOut, exempt }: Counts): readonly string[] {
  return [all, prompted, silenced, heldOut, exempt].map(number);
}

function segments(report: Report): Content {
  const { bySegment } = report.coverage;
  if (bySegment.length === 0) return undefined;
  const rows = bySegment.map(({ segment, figures }) =>
    figures === undefined
      ? [segment, "withheld", "", "", "", "", "", "", ""]
      : [
          segment,
          ...cells(figures),
          number(figures.unreached),
          share(figures.promptedInTime, figures.moments),
          ends(figures.intervals?.promptedInTime, percent),
        ],
  );
  return table(
    `Moments of ${riskWords(report)} by segment`,
    ["segment", ...OUTCOMES, "unreached", "prompted in time", "95% interval"],
    rows,
  );
}

function controls(report: Report): Content {
  const { byControl } = report.coverage;
  if (byControl.length === 0) return undefined;
  return folded(
    `By control: ${number(byControl.length)}`,
    table(
      `Moments of ${riskWords(report)} by control`,
      ["control", "framework", "policies and layers", "prompts", ...OUTCOMES],
      byControl.map((control) => [
        control.identifier,
        control.framework,
        [...control.policies, ...control.layers].join(", "),
        number(control.prompts),
        ...cells(control),
      ]),
    ),
  );
}

function signals(report: Report): Content {
  const { bySignal } = report.coverage;
  if (bySignal.length === 0) return undefined;
  return folded(
    `By signal: ${number(bySignal.length)}`,
    table(
      `Moments of ${riskWords(report)} by signal`,
      ["signal", "policies", ...OUTCOMES],
      bySignal.map((signal) => [signal.signal, signal.policies.join(", "), ...cells(signal)]),
    ),
  );
}

function moments({ volume: { topMoments } }: Report): Content {
  if (topMoments.length === 0) return undefined;
  return folded(
    "The most frequent kinds of moments",
    table(
      "Kinds of moments, the most frequent first",
      ["event type", "risk", "moments", "prompted", "unreached"],
      topMoments.map(({ type, risk, moments: all, prompted, unreached }) => [
        type,
        risk,
        number(all),
        number(prompted),
        number(unreached),
      ]),
    ),
  );
}
