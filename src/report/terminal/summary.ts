/** The report as a person reads it on a terminal: at most 100 columns, with or without colour. */
import type { Report } from "../report.js";
import { blindSpots, branches, coverage, whyNot } from "./coverage.js";
import { definitions, ledger, notes, problems, title } from "./input.js";
import { paintWith } from "./lines.js";
import { backtest, budgets, prediction } from "./outlook.js";
import { layers, limits, noise, people, segments, volume } from "./volume.js";

export interface SummaryOptions {
  readonly colour: boolean;
}

const SECTIONS = [
  title,
  problems,
  notes,
  volume,
  segments,
  coverage,
  whyNot,
  limits,
  blindSpots,
  layers,
  noise,
  people,
  branches,
  prediction,
  backtest,
  budgets,
  ledger,
  definitions,
];

export function summary(report: Report, { colour }: SummaryOptions): string {
  const paint = paintWith(colour);
  return `${SECTIONS.map((section) => section(report, paint))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
