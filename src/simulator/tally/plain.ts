/** Counts as plain data, and the strict reading of such data, which may have been to another machine and back. */

/** The counts that are not 0: position, count, position, count, and so on. */
export type Pairs = readonly number[];

export function pairsOf(counts: Float64Array): Pairs {
  const pairs: number[] = [];
  for (let at = 0; at < counts.length; at += 1) if (counts[at]! !== 0) pairs.push(at, counts[at]!);
  return pairs;
}

/** Carries what does not fit out of the reading; whoever began it turns it into a value. */
export class Unfit extends Error {
  override readonly name = "Unfit";
  /** @param pointer - RFC 6901, of the value that does not fit */
  constructor(
    readonly pointer: string,
    readonly expected: string,
  ) {
    super(`${pointer || "/"}: expected ${expected}`);
  }
}

/** A value of such data, and where it stands. What does not fit is thrown as `Unfit`. */
export class Plain {
  constructor(
    private readonly value: unknown,
    private readonly pointer = "",
  ) {}

  /** An object with these members and no others. */
  members<Name extends string>(names: readonly Name[]): Readonly<Record<Name, Plain>> {
    const object = this.object();
    const unknown = Object.keys(object).find((name) => !(names as readonly string[]).includes(name));
    if (unknown !== undefined) this.fail(`no member ${JSON.stringify(unknown)}`);
    const missing = names.find((name) => !Object.hasOwn(object, name));
    if (missing !== undefined) this.fail(`a member ${JSON.stringify(missing)}`);
    return Object.fromEntries(names.map((name) => [name, this.below(name, object[name])])) as Record<Name, Plain>;
  }

  /** An object with any members. */
  entries(): readonly (readonly [string, Plain])[] {
    return Object.entries(this.object()).map(([name, value]) => [name, this.below(name, value)]);
  }

  /** @param length - how many there must be, where that is known */
  list(length?: number): readonly Plain[] {
    if (!Array.isArray(this.value)) this.fail("a list");
    if (length !== undefined && this.value.length !== length) this.fail(`a list of ${length}`);
    return this.value.map((value, at) => this.below(String(at), value));
  }

  get isNull(): boolean {
    return this.value === null;
  }

  is(value: string): boolean {
    return this.value === value;
  }

  flag(): boolean {
    if (typeof this.value !== "boolean") this.fail("true or false");
    return this.value;
  }

  text(): string {
    if (typeof this.value !== "string") this.fail("a text");
    return this.value;
  }

  /** A whole number. */
  whole(least = Number.MIN_SAFE_INTEGER, below = Number.MAX_SAFE_INTEGER): number {
    const { value } = this;
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least || value >= below)
      this.fail(`a whole number from ${least} to below ${below}`);
    return value;
  }

  count(): number {
    return this.whole(0);
  }

  /** Adds counts to those at the same positions. */
  addPairsTo(counts: Float64Array): void {
    const numbers = this.list();
    if (numbers.length % 2 !== 0) this.fail("pairs of a position and a count");
    for (let at = 0; at < numbers.length; at += 2)
      counts[numbers[at]!.whole(0, counts.length)]! += numbers[at + 1]!.count();
  }

  fail(expected: string): never {
    throw new Unfit(this.pointer, expected);
  }

  private object(): Readonly<Record<string, unknown>> {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) this.fail("an object");
    return value as Readonly<Record<string, unknown>>;
  }

  private below(step: string, value: unknown): Plain {
    return new Plain(value, `${this.pointer}/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}
