/**
 * How many JSON values something is when it is written down. Equal segments are one object in a lowered bundle: it is
 * counted once and added up as often as it stands, so that few lines that ask for more than any machine holds are noticed
 * before they are written down.
 */

const counted = new WeakMap<object, number>();

export function countValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  let sum = counted.get(value);
  if (sum === undefined) {
    sum = 1;
    for (const member of Object.values(value)) sum += countValues(member);
    counted.set(value, sum);
  }
  return sum;
}
