/** `kairos check --bounds`: the most that one person can get and that is remembered, whatever happens. */
import type { Bundle } from "../bundle/types.js";
import { table } from "../report/table.js";
import type { PromptBound, PromptBounds } from "../semantics/windows/bounds.js";

const COLUMNS = {
  day: "day",
  week: "week",
  month: "month",
  any24h: "any 24h",
  any7d: "any 7d",
  any30d: "any 30d",
} as const satisfies Readonly<Record<keyof PromptBound, string>>;
const NAMES = Object.keys(COLUMNS) as (keyof PromptBound)[];
const WIDTH = 100;

export function boundsText({ all, policies }: PromptBounds, state: Bundle["stateBound"]): string {
  const row = (name: string, bound: PromptBound): string[] => [name, ...NAMES.map((window) => count(bound[window]))];
  const rows = [row("all policies", all), ...[...policies].map(([name, bound]) => row(name, bound))];
  const head = ["most prompts to one person", ...NAMES.map((window) => COLUMNS[window])];
  const open = rows.some((cells) => cells.includes(NO_BOUND));
  return [
    ...table(head, rows, { indent: 0, width: WIDTH, head: (text) => text }),
    "",
    "From limits without a `when` alone, for a person whose time zone stays the same.",
    ...(open ? [`${NO_BOUND}: no limit that always holds. \`fatigue\` or \`limits\` could set one.`] : []),
    `State: at most ${entries(state.person)} for a person, ${entries(state.group)} for a group.`,
    "",
  ].join("\n");
}

const NO_BOUND = "–";

function count(most: number): string {
  return Number.isFinite(most) ? String(most) : NO_BOUND;
}

function entries(most: number): string {
  return most === 1 ? "1 entry" : `${most} entries`;
}
