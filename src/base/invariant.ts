/** For faults of ours only; what a user does wrong is a diagnostic or a set-aside reason, never a throw. */

export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Throws where something that this code promises does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Closes a `switch` over a union: the type-checker refuses a forgotten member. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable: ${JSON.stringify(value)}`);
}
