/** How many prompts there are, of which policy, and when. */
import { charts } from "../../charts/index.js";
import type { Interval, LayerVolume, Report } from "../../report.js";
import { ends, number, time } from "../../words.js";
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
  const ranked = Object.entries(all.byPolicy).toSorted(
    ([, a], [, b]) => b.prompts - a.prompts || b.occurrences - a.occurrences,
  );
  const row = (name: string, counts: Counts, suppressed: number): string[] => [
    name,
    number(counts.occurrences),
    number(counts.prompts),
    ends(counts.intervals?.prompts, number),
    number(suppressed),
    number(counts.exempt),
    number(counts.heldOut),
    number(counts.escalations),
  ];
  const rows = ranked.map(([name, policy]) =>
    row(name, policy, policy.occurrences - policy.prompts - policy.exempt - policy.heldOut),
  );
  return [
    table(
      "Prompts by policy",
      ["policy", "occurrences", "prompts", "95% interval", "suppressed", "exempt", "held out", "escalations"],
      rows.length > 1 ? [...rows, row("all", all, all.suppressed)] : rows,
    ),
    folded(
      "What each policy is, who owns it, and what it costs",
      table(
        "Policies",
        ["policy", "title", "owner", "people prompted", "interruption"],
        ranked.map(([name, { title = "", owner = "", peoplePrompted, interruptionMs }]) => [
          name,
          title,
          owner,
          peoplePrompted === undefined ? "–" : number(peoplePrompted),
          time(interruptionMs),
        ]),
      ),
    ),
  ];
}

interface Counts {
  readonly occurrences: number;
  readonly prompts: number;
  readonly exempt: number;
  readonly heldOut: number;
  readonly escalations: number;
  readonly intervals?: { readonly prompts: Interval };
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
