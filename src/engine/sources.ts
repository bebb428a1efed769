/** The sources that events have named, numbered; only so many of them, so that no log can fill memory with sources. */

/** The number of a source beyond those: it must be kept as text. */
export const IN_RECORD = -1;

const MOST_SOURCES = 1000;

export class Sources {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private last = "";
  private lastNumber = IN_RECORD;

  numberOf(source: string): number {
    if (source === this.last && this.lastNumber >= 0) return this.lastNumber;
    let number = this.numbers.get(source);
    if (number === undefined) {
      if (this.texts.length === MOST_SOURCES) return IN_RECORD;
      number = this.texts.length;
      this.texts.push(source);
      this.numbers.set(source, number);
    }
    this.last = source;
    this.lastNumber = number;
    return number;
  }

  at(number: number): string {
    return this.texts[number]!;
  }
}
