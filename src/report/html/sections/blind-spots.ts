/** Risky moments that no policy reached: of which kind, with which values, of whom. */
import { charts } from "../../charts/index.js";
import type { Report } from "../../report.js";
import { number, riskWords, share } from "../../words.js";
import { figure } from "../figure.js";
import { html, type Content } from "../markup.js";
import { table } from "../table.js";
import type { Section } from "./section.js";

const MOST_ROWS = 12;

export const blindSpots: Section = {
  id: "unreached",
  title: "Blind spots",
  definitions: ["blindSpot"],
  content(report, document) {
    if (report.coverage.atLeast.moments === 0) return undefined;
    return [
      figure(charts.blindSpots, report, document) ??
        html`<p>Every moment of ${riskWords(report)} met a policy or is left to a baseline.</p>`,
      values(report),
      groups(report),
    ];
  },
};

function values(report: Report): Content {
  const rows = report.coverage.blindValues
    .slice(0, MOST_ROWS)
    .map(({ type, field, value, moments, unreached }) => [
      `${type}, ${field} ${value ?? "missing"}`,
      number(unreached),
      number(moments),
      share(unreached, moments),
    ]);
  if (rows.length === 0) return undefined;
  return table(
    `Blind spots of ${riskWords(report)} by value of a field`,
    ["value", "unreached", "of moments", "share"],
    rows,
  );
}

function groups(report: Report): Content {
  const rows = report.coverage.blindGroups
    .slice(0, MOST_ROWS)
    .map(({ attribute, value, people, moments, unreached }) => [
      `${attribute} ${value ?? "missing"}`,
      number(people),
      number(unreached),
      number(moments),
      share(unreached, moments),
    ]);
  if (rows.length === 0) return undefined;
  return table(
    `Blind spots of ${riskWords(report)} by attribute of people`,
    ["attribute", "people", "unreached", "of moments", "share"],
    rows,
  );
}
