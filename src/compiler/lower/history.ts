/**
 * What expressions remember, numbered. Equal entries are one. The numbers go by the order in which expressions are
 * lowered: signals by name, then policies by name (triggers as written, then variants as written), each expression from
 * left to right. So they do not depend on the order of files or of declarations.
 */
import { canonicalJson } from "../../base/canonical.js";
import { MOST_VALUES } from "../../bundle/bounds.js";
import type { History } from "../../bundle/types.js";
import { countValues } from "../count-values.js";

export class HistoryList {
  readonly entries: History[] = [];
  private readonly positions = new Map<string, number>();

  /** The position of an entry that is equal to this one, which is added when there is none. */
  position(entry: History): number {
    // What is too great to be written down is refused later, and compared with nothing.
    const key = countValues(entry) > MOST_VALUES ? `beyond ${this.entries.length}` : canonicalJson(entry);
    const known = this.positions.get(key);
    if (known !== undefined) return known;
    this.entries.push(entry);
    this.positions.set(key, this.entries.length - 1);
    return this.entries.length - 1;
  }
}
