/** How much of the policies the tests reach, as people read it: a line per policy, and what is missing below it. */
import { paintWith, type TextOptions } from "../paint.js";
import type { Coverage, CoverageGroup } from "../tests/report.js";

export function coverageText(coverage: Coverage, { color = false }: TextOptions = {}): string {
  const paint = paintWith(color);
  const { groups } = coverage;
  const name = Math.max(0, ...groups.map((group) => group.name.length));
  const count = Math.max(0, ...groups.map((group) => fraction(group).length));
  const lines = groups.flatMap((group) => {
    const full = group.covered === group.branches.length;
    const mark = full ? paint.green("✓") : paint.yellow("·");
    const missing = group.branches.filter(({ times }) => times === 0);
    return [
      `  ${mark} ${group.name.padEnd(name)}  ${fraction(group).padStart(count)}`,
      ...missing.map(({ missing: what, place }) => {
        const where = place === undefined ? "" : paint.dim(`  ${place.file}:${place.line}`);
        return `      ${what}${where}`;
      }),
    ];
  });
  return `${[paint.bold(coverageLine(coverage)), ...lines].join("\n")}\n`;
}

/** `coverage: 97.5%, 195 of 200 branches`. Never rounded up, so that 100% means all. */
export function coverageLine({ covered, total }: Coverage): string {
  return `coverage: ${percentOf({ covered, total })}%, ${covered} of ${total} branches`;
}

/** Percent, one decimal, rounded down; 100 where there is nothing to cover. */
export function percentOf({ covered, total }: Pick<Coverage, "covered" | "total">): number {
  return total === 0 ? 100 : Math.floor((covered * 1000) / total) / 10;
}

function fraction({ covered, branches }: CoverageGroup): string {
  return `${covered} of ${branches.length}`;
}
