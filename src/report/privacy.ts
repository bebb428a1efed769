/**
 * Which groups are too small to be shown: fewer than five people, or groups by whose figures such a group could be told
 * by subtraction from another one's, or from the total.
 */

const LEAST_PEOPLE = 5;

/**
 * Of groups that share nobody and together make up the total: positions of those to withhold. A single small group could
 * be told from the total and the others, so the next smallest goes with it.
 */
export function withheldParts(sizes: readonly number[]): ReadonlySet<number> {
  const withheld = new Set<number>();
  sizes.forEach((size, at) => {
    if (isSmall(size)) withheld.add(at);
  });
  const bySize = sizes.map((_, at) => at).toSorted((a, b) => sizes[a]! - sizes[b]! || a - b);
  for (const at of bySize) {
    const people = [...withheld].reduce((sum, each) => sum + sizes[each]!, 0);
    if (withheld.size === 0 || (withheld.size > 1 && people >= LEAST_PEOPLE)) break;
    if (sizes[at]! > 0) withheld.add(at);
  }
  return withheld;
}

/**
 * Of groups that may share people: positions of those to withhold. Withheld is what is small, what leaves few people
 * outside, and of two groups whose difference or common part is small, the smaller one.
 *
 * @param memberships - how many people belong to exactly these groups, by their positions with spaces between
 */
export function withheldGroups(count: number, memberships: ReadonlyMap<string, number>): ReadonlySet<number> {
  const parts = [...memberships].map(([key, people]) => ({
    groups: new Set(key === "" ? [] : key.split(" ").map(Number)),
    people,
  }));
  const peopleWhere = (holds: (groups: ReadonlySet<number>) => boolean): number =>
    parts.reduce((sum, { groups, people }) => (holds(groups) ? sum + people : sum), 0);
  const sizes = Array.from({ length: count }, (_, group) => peopleWhere((groups) => groups.has(group)));
  const everybody = peopleWhere(() => true);
  const withheld = new Set<number>();
  sizes.forEach((size, group) => {
    if (isSmall(size) || isSmall(everybody - size)) withheld.add(group);
  });
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      if (withheld.has(a) || withheld.has(b)) continue;
      const inside = peopleWhere((groups) => groups.has(a) && groups.has(b));
      // Only groups that lie in one another give a difference away.
      const differences = [inside === sizes[b] ? sizes[a]! - inside : 0, inside === sizes[a] ? sizes[b]! - inside : 0];
      if (differences.some(isSmall)) withheld.add(sizes[a]! < sizes[b]! ? a : b);
    }
  }
  if (withheld.size === 0) return withheld;
  // Where the groups share nobody, one that is withheld alone could be told from the total.
  const rest = peopleWhere((groups) => groups.size === 0);
  if (parts.every(({ groups }) => groups.size <= 1)) {
    const parted = withheldParts([
      ...sizes.map((size, group) => (withheld.has(group) ? Math.min(size, 1) : size)),
      rest,
    ]);
    for (const group of parted) if (group < count) withheld.add(group);
  }
  return withheld;
}

/** Somebody, but too few. */
export function isSmall(people: number): boolean {
  return people > 0 && people < LEAST_PEOPLE;
}
