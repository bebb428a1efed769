/** The sections of the page of a comparison, in the order in which a reader asks. */
import { comparisonCharts as charts } from "../../charts/comparison/index.js";
import type { Comparison, Pair } from "../../comparison/comparison.js";
import { goalText, points, signed, signedEnds } from "../../comparison/words.js";
import { decimal, number, orAbove, percent, time } from "../../words.js";
import { figure } from "../figure.js";
import { goalList, headlineList, noteList, type Headline } from "../headlines.js";
import { html, type Content } from "../markup.js";
import { facts, type Section } from "../sections/section.js";
import { table } from "../table.js";

type Write = (value: number) => string;

const atAGlance: Section<Comparison> = {
  id: "at-a-glance",
  title: "At a glance",
  definitions: ["difference", "interval"],
  content: (comparison) => [
    headlineList(headlinesOf(comparison)),
    comparison.settings.replicates > 0
      ? html`<p class="caption">
          Below each difference its 95% interval: what another draw of such people would give.
        </p>`
      : undefined,
    goalList(comparison.budgets.map((goal) => ({ kept: goal.kept, text: goalText(goal) }))),
    noteList(comparison.notes),
  ],
};

function headlinesOf(comparison: Comparison): readonly Headline[] {
  const { coverage, settings } = comparison;
  const headline = (of: string, pair: Pair, write: Write, delta: Write = write): Headline => ({
    figure: signed(pair.difference, delta),
    of: `${of}: ${write(pair.old)} become ${write(pair.new)}`,
    interval: signedEnds(pair.interval, delta) || undefined,
  });
  return [
    headline("prompts", comparison.prompts, number),
    headline("prompts per person and week", comparison.promptsPerPersonWeek, decimal),
    headline("of interruption", comparison.interruptionMs, time),
    headline("escalations", comparison.escalations, number),
    headline(`of moments of ${orAbove(settings.risk)} prompted in time`, coverage.promptedInTime, percent, points),
    headline("of them silenced by limits", coverage.silenced, percent, points),
    headline("suppressed prompts", comparison.suppressed, number),
    headline(`moments of ${orAbove(settings.risk)}`, coverage.moments, number),
  ];
}

const changes: Section<Comparison> = {
  id: "what-changes",
  title: "What changes, and why",
  definitions: ["new_prompt", "lost_prompt", "moved", "escalated", "cause", "cascaded"],
  content: (comparison, document) =>
    charts.changes.has(comparison)
      ? [figure(charts.changes, comparison, document), figure(charts.causes, comparison, document)]
      : html`<p>No event is decided otherwise: the two policy sets are the same on this log.</p>`,
};

const policies: Section<Comparison> = {
  id: "policies",
  title: "Policies",
  definitions: [],
  content: (comparison, document) => figure(charts.policies, comparison, document),
};

const segments: Section<Comparison> = {
  id: "segments",
  title: "Segments",
  definitions: [],
  content: (comparison, document) =>
    atLeastOne([
      figure(charts.segmentPrompts, comparison, document),
      figure(charts.segmentCoverage, comparison, document),
    ]),
};

const people: Section<Comparison> = {
  id: "people-affected",
  title: "People",
  definitions: [],
  content: (comparison, document) => atLeastOne([figure(charts.people, comparison, document), mostChanged(comparison)]),
};

function mostChanged({ people: { most } }: Comparison): Content {
  if (most === undefined || most.length === 0) return undefined;
  return table(
    "People whose prompts change most",
    ["person", "old", "new", "difference"],
    most.map(({ person, old, new: next }) => [person, number(old), number(next), signed(next - old, number)]),
  );
}

const records: Section<Comparison> = {
  id: "records",
  title: "The log, and how it was replayed",
  definitions: [],
  content: ({ log, settings }) => [
    table(
      "Records under each policy set",
      ["records", "old", "new"],
      [
        ["read", number(log.read), number(log.read)],
        ["decided", number(log.decided.old), number(log.decided.new)],
        ["set aside", number(log.setAside.old), number(log.setAside.new)],
      ],
    ),
    facts([
      ["files", log.files.join(", ")],
      ["warm-up", settings.warmUpMs === 0 ? "none" : `${time(settings.warmUpMs)}: events in it are in no figure`],
      ["least risk of coverage", settings.risk],
    ]),
  ],
};

function atLeastOne(parts: readonly Content[]): Content {
  return parts.every((part) => part === undefined) ? undefined : parts;
}

export const sections: readonly Section<Comparison>[] = [atAGlance, changes, policies, segments, people, records];
