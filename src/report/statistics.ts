/** Statistics of counts per person-week: exact, from how many person-weeks had how many prompts. */

export interface CountStatistics {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * `positive` pairs a count above 0 with how many have it, in ascending order; the rest of `total` have 0. A percentile is
 * the least count that at least that share have or stay below (nearest rank). All are 0 where there is nobody.
 */
export function statisticsOf(
  positive: readonly (readonly [count: number, times: number])[],
  total: number,
): CountStatistics {
  const sum = positive.reduce((all, [count, times]) => all + count * times, 0);
  const withAny = positive.reduce((all, [, times]) => all + times, 0);
  const percentile = (percent: number): number => {
    // In whole numbers: 95 % of 20 is the 19th, not what 0.95 × 20 rounds to.
    const rank = Math.ceil((percent * total) / 100);
    let passed = total - withAny;
    if (rank <= passed) return 0;
    for (const [count, times] of positive) {
      passed += times;
      if (rank <= passed) return count;
    }
    return 0;
  };
  return {
    mean: total === 0 ? 0 : sum / total,
    p50: percentile(50),
    p90: percentile(90),
    p95: percentile(95),
    p99: percentile(99),
    max: positive.at(-1)?.[0] ?? 0,
  };
}
