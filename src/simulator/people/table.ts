/** The table of people: who there is, and the attributes that it has of them, as JSON. */

export class PeopleTable {
  private constructor(private readonly attributes: ReadonlyMap<string, Readonly<Record<string, unknown>>>) {}

  static of(people: ReadonlyMap<string, Readonly<Record<string, unknown>>>): PeopleTable {
    return new PeopleTable(people);
  }

  get size(): number {
    return this.attributes.size;
  }

  /** Undefined for somebody whom the table lacks. */
  get(id: string): Readonly<Record<string, unknown>> | undefined {
    return this.attributes.get(id);
  }

  ids(): Iterable<string> {
    return this.attributes.keys();
  }

  /** How many have no time zone of their own. */
  get withoutTimezone(): number {
    let count = 0;
    for (const person of this.attributes.values()) {
      if (!Object.hasOwn(person, "timezone") || person["timezone"] === null || person["timezone"] === undefined)
        count += 1;
    }
    return count;
  }
}
