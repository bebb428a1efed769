/** How many prompts there are, of which policy, and when. */
import { charts } from "../../charts/index.js";
import type { LayerVolume, Report } from "../../report.js";
import { between, number, time } from "../../words.js";
import { figure } from "../figure.js";
import type { Content } from "../markup.js";
import { table } from "../table.js";
import { folded, type Section } from "./section.js";

export const volume: Section = {
  id: "volume",
  title: "Prompts",
  definitions: ["occurrence", "suppressed", "escalation", "hour"],
  content: (report, document) => [
    figure(charts.dailyVolume, report, document),
    policies(report),
    figure(charts.weekdayHours, report, document),
    escalations(report),
    layers(report),
  ],
};

function policies({ volume: all }: Report): Content {
  const rows = Object.entries(all.byPolicy)
    .toSorted(([, a], [, b]) => b.prompts - a.prompts || b.occurrences - a.occurrences)
    .map(
      ([
        name,
        { occurrences, prompts, exempt, heldOut, escalations: steps, peoplePrompted, interruptionMs, intervals },
      ]) => [
        name,
        number(occurrences),
        number(prompts),
        between(intervals?.prompts, number).trim(),
        number(occurrences - prompts - exempt - heldOut),
        number(exempt),
        number(heldOut),
        number(steps),
        peoplePrompted === undefined ? "–" : number(peoplePrompted),
        time(interruptionMs),
      ],
    );
  const sum = [
    "all",
    number(all.occurrences),
    number(all.prompts),
    between(all.intervals?.prompts, number).trim(),
    number(all.suppressed),
    number(all.exempt),
    number(all.heldOut),
    number(all.escalations),
    "",
    time(all.interruption.totalMs),
  ];
  return table(
    "Prompts by policy",
    [
      "policy",
      "occurrences",
      "prompts",
      "95% interval",
      "suppressed",
      "exempt",
      "held out",
      "escalations",
      "people prompted",
      "interruption",
    ],
    rows.length > 1 ? [...rows, sum] : rows,
  );
}

function escalations({ volume: { byPolicy } }: Report): Content {
  const rows = Object.entries(byPolicy).flatMap(([name, { steps }]) =>
    steps.map(({ variant, text, fired }) => [
      variant === undefined ? name : `${name}, ${variant}`,
      text,
      number(fired),
    ]),
  );
  if (rows.length === 0) return undefined;
  return folded(
    "How often each step of an escalation fired",
    table("Steps of escalations", ["policy", "step", "fired"], rows),
  );
}

function layers({ volume: { followUps, baselines } }: Report): Content {
  const row = (kind: string, { name, audience, byLadder, assignments }: LayerVolume): string[] => [
    name,
    kind,
    audience === undefined ? "" : number(audience),
    byLadder === undefined ? "" : number(byLadder),
    assignments === undefined ? "" : number(assignments),
  ];
  const rows = [
    ...followUps.map((layer) => row("follow up", layer)),
    ...baselines.map((layer) => row("baseline", layer)),
  ];
  if (rows.length === 0) return undefined;
  return table(
    "Follow ups and baselines",
    ["name", "layer", "people it is for", "called for by escalations", "assignments in this span"],
    rows,
  );
}
