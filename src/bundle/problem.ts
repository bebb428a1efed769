/** What is wrong with a document that should be a bundle. */

export interface BundleProblem {
  /** RFC 6901: where in the document; "" is the whole. */
  readonly pointer: string;
  /** Lower case, no full stop. */
  readonly message: string;
  /** It is well-formed but greater than a bundle may be. */
  readonly tooLarge?: true;
}

/** Takes problems down, the first hundred of them. */
export class Problems {
  readonly list: BundleProblem[] = [];

  add(pointer: string, message: string): void {
    if (this.list.length < 100) this.list.push({ pointer, message });
  }

  /** Whatever is found meanwhile is told at this place. */
  at(pointer: string, look: () => void): void {
    const known = this.list.length;
    look();
    for (let position = known; position < this.list.length; position += 1)
      this.list[position] = { ...this.list[position]!, pointer };
  }

  tooLarge(pointer: string, message: string): void {
    if (this.list.length < 100) this.list.push({ pointer, message, tooLarge: true });
  }
}

/** One member further down. */
export function below(pointer: string, ...members: readonly (string | number)[]): string {
  let longer = pointer;
  for (const member of members) longer += `/${String(member).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return longer;
}
