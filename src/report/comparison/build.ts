/** From two tallies of one log, and the changes between them, to their comparison. */
import { compareCodePoints } from "../../base/codepoints.js";
import { formatInstant } from "../../base/instant.js";
import { identity } from "../../bundle/index.js";
import { CELL, CHANGE_KINDS, FATE, FATES, LEVELS, OF_POLICY } from "../../simulator/index.js";
import type { ChangeCounts, Changes, InputProblem, Tally } from "../../simulator/index.js";
import { budgetsOf } from "../budgets.js";
import { periodsIn } from "../calendar.js";
import { intervalOf, optional } from "../intervals.js";
import { populationOf } from "../population.js";
import type { Population } from "../population.js";
import { withheldGroups, withheldParts } from "../privacy.js";
import type { BudgetReport } from "../report.js";
import type {
  CauseReport,
  ComparedBudget,
  Comparison,
  Pair,
  PeopleComparison,
  SegmentComparison,
} from "./comparison.js";
import { comparisonNotes } from "./notes.js";
import { causeText, DEFINITIONS } from "./words.js";

export interface ComparisonFacts {
  readonly files: readonly string[];
  readonly tzdata: string;
  readonly problems?: readonly InputProblem[];
  readonly smallGroups?: boolean;
  readonly nameOf?: (id: string) => string;
}

export function buildComparison(old: Tally, next: Tally, changes: Changes, facts: ComparisonFacts): Comparison {
  const sides = new Sides(old, next);
  const weeks = Math.max(periodsIn(old, "week"), periodsIn(next, "week"));
  const from = Math.min(old.firstTime, next.firstTime);
  const to = Math.max(old.lastTime, next.lastTime);
  const prompts = sides.sum(0, [CELL.prompts]);
  const personWeeks = sides.people * weeks;
  const { risk, replicates, warmUpMs } = next.settings;
  const smallGroups = facts.smallGroups ?? false;
  const segments = segmentsOf(sides, smallGroups);
  return {
    comparison: "1.0",
    old: { sha256: identity(old.bundle), format: old.bundle.kairos },
    new: { sha256: identity(next.bundle), format: next.bundle.kairos },
    tzdata: facts.tzdata,
    settings: { risk, replicates, warmUpMs },
    notes: comparisonNotes(old, next, {
      problems: facts.problems ?? [],
      people: sides.people,
      withheldSegments: segments.filter((segment) => "withheld" in segment).length,
    }),
    log: {
      files: facts.files,
      ...(from <= to ? { from: formatInstant(from), to: formatInstant(to) } : {}),
      timezone: next.bundle.org.timezone,
      read: next.ledger.read,
      decided: { old: old.ledger.decided, new: next.ledger.decided },
      setAside: { old: old.ledger.setAside, new: next.ledger.setAside },
    },
    prompts,
    promptsPerPersonWeek: scaled(prompts, personWeeks),
    interruptionMs: sides.sum(0, [CELL.interruptionMs]),
    suppressed: sides.sum(0, [CELL.suppressed]),
    escalations: sides.sum(0, [CELL.escalations]),
    coverage: {
      moments: sides.sum(0, sides.moments(ALL_FATES)),
      promptedInTime: sides.share(0, sides.moments([FATE.inTime]), sides.moments(ALL_FATES)),
      silenced: sides.share(0, sides.moments([FATE.silenced]), sides.moments(ALL_FATES)),
    },
    changes: changes.counts,
    cascaded: changes.cascaded,
    causes: changes
      .causesByCount()
      .map(({ cause, ...counts }): CauseReport => ({ ...cause, says: causeText(cause), ...counts })),
    policies: policiesOf(sides, changes),
    segments,
    people: peopleOf(changes, smallGroups, facts.nameOf ?? ((id) => id)),
    budgets: budgetsCompared(sides, smallGroups),
    definitions: DEFINITIONS,
  };
}

export function comparisonJson(comparison: Comparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

const ALL_FATES = FATES.map((_, fate) => fate);

/** Both tallies, and the same people drawn on both sides. */
class Sides {
  readonly people: number;
  readonly populations: readonly [Population, Population];
  private readonly levels: readonly number[];

  constructor(
    readonly old: Tally,
    readonly next: Tally,
  ) {
    this.populations = [populationOf(old), populationOf(next)];
    this.people = this.populations[1].people[0]!;
    const least = LEVELS.indexOf(next.settings.risk);
    this.levels = LEVELS.flatMap((_, level) => (level >= least ? [level] : []));
  }

  /** The cells of moments mean the same in every tally. */
  moments(fates: readonly number[]): number[] {
    return this.levels.flatMap((level) => fates.map((fate) => this.next.cells.moment(level, fate)));
  }

  /** @param group - of the new tally; the old one's may stand elsewhere, and so may its cells */
  sum(
    group: number,
    cells: readonly number[],
    oldGroup: number | undefined = group,
    oldCells: readonly number[] | undefined = cells,
  ): Pair {
    const totals = (at: 0 | 1, of: number, asked: readonly number[]): Float64Array =>
      this.populations[at].estimates(of).totals(asked);
    return pairOf(
      oldGroup === undefined || oldCells === undefined ? 0 : total(this.old, oldGroup, oldCells),
      total(this.next, group, cells),
      () => [
        oldGroup === undefined || oldCells === undefined ? undefined : totals(0, oldGroup, oldCells),
        totals(1, group, cells),
      ],
    );
  }

  share(group: number, part: readonly number[], whole: readonly number[], oldGroup = group): Pair {
    const of = (tally: Tally, at: number): number => {
      const all = total(tally, at, whole);
      return all === 0 ? 0 : total(tally, at, part) / all;
    };
    return pairOf(of(this.old, oldGroup), of(this.next, group), () => [
      this.populations[0].estimates(oldGroup).shares(part, whole),
      this.populations[1].estimates(group).shares(part, whole),
    ]);
  }
}

function total(tally: Tally, group: number, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + tally.samples[group]!.total(cell), 0);
}

function pairOf(old: number, next: number, replicates: () => readonly [Float64Array | undefined, Float64Array]): Pair {
  const [before, after] = replicates();
  return {
    old,
    new: next,
    difference: next - old,
    ...optional("interval", intervalOf(after.map((value, at) => value - (before === undefined ? 0 : before[at]!)))),
  };
}

function scaled({ old, new: next, difference, interval }: Pair, by: number): Pair {
  const of = (value: number): number => (by === 0 ? 0 : value / by);
  return {
    old: of(old),
    new: of(next),
    difference: of(difference),
    ...(interval === undefined ? {} : { interval: { low: of(interval.low), high: of(interval.high) } }),
  };
}

function policiesOf(sides: Sides, changes: Changes): Comparison["policies"] {
  const { old, next } = sides;
  const names = [...new Set([...old.plan.policies, ...next.plan.policies])].toSorted(compareCodePoints);
  return names.flatMap((policy) => {
    const cells = (tally: Tally): readonly number[] => {
      const at = tally.plan.policyAt.get(policy);
      return at === undefined ? [] : [tally.cells.policy(at, OF_POLICY.prompts)];
    };
    const pair = sides.sum(0, cells(next), 0, cells(old));
    const counts = changes.byPolicy.get(policy);
    if (pair.old === 0 && pair.new === 0 && counts === undefined) return [];
    return [{ policy, ...pair, changes: counts ?? NO_CHANGES }];
  });
}

const NO_CHANGES = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as ChangeCounts;

function segmentsOf(sides: Sides, smallGroups: boolean): SegmentComparison[] {
  const { old, next } = sides;
  const [, population] = sides.populations;
  // A segment of the same name may be of few people on one side alone.
  const [withheldBefore, withheld] = [old, next].map(({ audiences }, side) =>
    withheldGroups(audiences.segments.length, sides.populations[side]!.memberships),
  );
  return next.audiences.segments.map((segment, at): SegmentComparison => {
    const before = old.audiences.segments.indexOf(segment);
    if (!smallGroups && (withheld!.has(at) || withheldBefore!.has(before))) return { segment, withheld: true };
    const people = population.people[at + 1]!;
    if (before < 0) return { segment, people };
    const whole = sides.moments(ALL_FATES);
    return {
      segment,
      people,
      prompts: sides.sum(at + 1, [CELL.prompts], before + 1),
      coverage: sides.share(at + 1, sides.moments([FATE.inTime]), whole, before + 1),
    };
  });
}

/** The new policies have to keep theirs; what the old ones did about the same goal stands beside it. */
function budgetsCompared({ old, next, populations }: Sides, smallGroups: boolean): ComparedBudget[] {
  const judged = (tally: Tally, population: Population): readonly BudgetReport[] =>
    budgetsOf(tally, population, {
      smallGroups,
      withheld: withheldGroups(tally.audiences.segments.length, population.memberships),
    });
  const before = new Map(judged(old, populations[0]).map(({ text, kept, says }) => [text, { kept, says }]));
  return judged(next, populations[1]).map((goal) => ({ ...goal, ...optional("before", before.get(goal.text)) }));
}

const MOST_PEOPLE = 20;

function peopleOf(changes: Changes, smallGroups: boolean, nameOf: (id: string) => string): PeopleComparison {
  const byDifference = new Map<number, number>();
  for (const { old, new: next } of changes.people.values())
    byDifference.set(next - old, (byDifference.get(next - old) ?? 0) + 1);
  const rows = [...byDifference].toSorted(([a], [b]) => a - b).map(([difference, people]) => ({ difference, people }));
  const parts = (["more", "fewer", "same"] as const).map((name) => {
    const own = rows.filter(({ difference }) => Math.sign(difference) === SIGNS[name]);
    return { name, rows: own, people: own.reduce((sum, { people }) => sum + people, 0) };
  });
  const shown = <Part extends { readonly people: number }>(all: readonly Part[]): readonly Part[] => {
    const withheld = smallGroups ? new Set<number>() : withheldParts(all.map(({ people }) => people));
    return all.filter((_, at) => !withheld.has(at));
  };
  const shownParts = shown(parts);
  return {
    prompted: changes.people.size,
    ...(Object.fromEntries(shownParts.map(({ name, people }) => [name, people])) as {
      [Name in keyof typeof SIGNS]?: number;
    }),
    // The rows of a part add up to it, so those of one that is withheld are so too.
    byDifference: shownParts.flatMap((part) => shown(part.rows)).toSorted((a, b) => a.difference - b.difference),
    ...(smallGroups
      ? {
          most: [...changes.people]
            .toSorted(
              ([first, a], [second, b]) =>
                Math.abs(b.new - b.old) - Math.abs(a.new - a.old) || compareCodePoints(first, second),
            )
            .slice(0, MOST_PEOPLE)
            .filter(([, counts]) => counts.new !== counts.old)
            .map(([person, counts]) => ({ person: nameOf(person), ...counts })),
        }
      : {}),
  };
}

/** Of the difference between new and old. */
const SIGNS = { more: 1, fewer: -1, same: 0 } as const;
