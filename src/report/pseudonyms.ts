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

  /** Ids of people in a text, where they stand as words or parts of words with marks between; that of `person` in any case. */
  inText(text: string, person?: string): string {
    const ownReplaced = person === undefined ? text : withoutId(text, person, this.of(person));
    const replaced = (word: string): string => (this.isPerson(word) ? this.of(word) : word);
    return ownReplaced
      .replace(WORD, (word) => {
        const bare = word.replace(/[.:!?]+$/, "");
        return replaced(bare) + word.slice(bare.length);
      })
      .replace(PART, replaced);
  }

  /** What a sample says of a record: ids are replaced, and what else the record holds is left out. */
  inDetail(detail: string): string {
    let before = "";
    return detail
      .split(QUOTED)
      .map((part) => {
        const isNamed = before.endsWith("person ");
        before = part;
        if (!part.startsWith('"')) return this.inText(part);
        const id = unquoted(part);
        return id !== undefined && (isNamed || this.isPerson(id)) ? JSON.stringify(this.of(id)) : '"…"';
      })
      .join("");
  }
}

/** A JSON string, or the beginning of one that was cut. */
const QUOTED = /("(?:[^"\\]|\\.)*"?)/;
/** What lies between spaces and the marks that are no part of an address, and between those that paths have too. */
const WORD = /[^\s"'`,;()<>[\]{}|]+/g;
const PART = /[^\s"'`,;()<>[\]{}|/:=#?&]+/g;
const ALPHANUMERIC = /[\p{L}\p{N}]/u;

/** A text with a name in place of an id, wherever no letter or digit goes on before or after it. */
function withoutId(text: string, id: string, name: string): string {
  let result = "";
  let from = 0;
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + id.length)) {
    const before = text.at(at - 1);
    const goesOn = (at > 0 && ALPHANUMERIC.test(before!)) || ALPHANUMERIC.test(text.charAt(at + id.length));
    if (goesOn) continue;
    result += text.slice(from, at) + name;
    from = at + id.length;
  }
  return result + text.slice(from);
}

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}
