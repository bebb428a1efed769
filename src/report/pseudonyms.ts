/** Keyed hashes in place of the ids of people: the same for the same key, and nothing that anybody without it can undo. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Hexadecimal digits that are kept: 96 bits, so that two people do not meet. */
const DIGITS = 24;

export class Pseudonyms {
  private readonly known = new Map<string, string>();

  /** @param isPerson - whether a text is somebody's id, for ids that stand in other texts */
  constructor(
    private readonly key: Uint8Array,
    private readonly isPerson: (id: string) => boolean,
  ) {}

  /** `p-` and the first 96 bits of the HMAC-SHA-256 of the id in UTF-8. */
  of(id: string): string {
    let name = this.known.get(id);
    if (name === undefined) {
      name = `p-${bytesToHex(hmac(sha256, this.key, utf8ToBytes(id))).slice(0, DIGITS)}`;
      this.known.set(id, name);
    }
    return name;
  }

  /** Ids of people in a text that somebody wrote, where they stand as words of their own. */
  inText(text: string, person?: string): string {
    const isId = (word: string): boolean => word === person || this.isPerson(word);
    return text.replace(WORD, (word) => {
      if (isId(word)) return this.of(word);
      const bare = word.replace(/[.:!?]+$/, "");
      return isId(bare) ? this.of(bare) + word.slice(bare.length) : word;
    });
  }

  /** What a sample says of a record: ids are replaced, and what else the record holds is left out. */
  inDetail(detail: string): string {
    return detail.replace(/(\bperson )?"(?:[^"\\]|\\.)*"?/g, (quoted, person: string | undefined) => {
      const text = quoted.slice(person?.length ?? 0);
      const id = unquoted(text);
      if (person !== undefined && id !== undefined) return `${person}${JSON.stringify(this.of(id))}`;
      return id !== undefined && this.isPerson(id) ? JSON.stringify(this.of(id)) : '"…"';
    });
  }
}

/** What lies between spaces and the marks that are no part of an address. */
const WORD = /[^\s"'`,;()<>[\]{}|]+/g;

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}
