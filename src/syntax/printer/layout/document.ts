/**
 * What a layout is made of: tokens with their comments, and places where a line may end. A group stands on one line
 * where it fits; otherwise all of its own lines end. After Wadler, "A prettier printer".
 */

/** A token as written, with the comments that stand right before it on lines of their own, and the one behind it. */
export interface TokenDoc {
  readonly kind: "token";
  readonly text: string;
  readonly before: readonly OwnLineComment[];
  /** A blank line stands between the last comment before it and the token. */
  readonly blank: boolean;
  readonly after: string | undefined;
}
export interface OwnLineComment {
  readonly text: string;
  /** A blank line stands before it. */
  readonly blank: boolean;
}

export interface GroupDoc {
  readonly kind: "group";
  readonly parts: readonly Doc[];
  /** Never on one line, however short. */
  readonly broken: boolean;
}

export type Doc =
  | TokenDoc
  | GroupDoc
  /** Comments without a token of theirs, before a closing bracket or at the end of a file. */
  | { readonly kind: "comments"; readonly before: readonly OwnLineComment[] }
  /** Spaces, so many where the group around is broken. */
  | { readonly kind: "space"; readonly broken: number }
  /** A comma where the group around is broken. */
  | { readonly kind: "comma" }
  /** The end of a line where the group around is broken, so many spaces where it is not. */
  | { readonly kind: "line"; readonly flat: number; readonly blank: boolean }
  | { readonly kind: "concat"; readonly parts: readonly Doc[] }
  /** Lines within are indented by so many more columns. */
  | { readonly kind: "indent"; readonly by: number; readonly parts: readonly Doc[] }
  /** Lines within start where this starts. */
  | { readonly kind: "align"; readonly parts: readonly Doc[] }
  /** One of two layouts of the same tokens, by what became of an earlier group. */
  | { readonly kind: "if"; readonly group: Doc; readonly broken: Doc; readonly flat: Doc };

export const space: Doc = { kind: "space", broken: 1 };
export const line: Doc = { kind: "line", flat: 1, blank: false };
export const softLine: Doc = { kind: "line", flat: 0, blank: false };
/** Between clauses: on one line they are told apart by two spaces. */
export const clauseLine: Doc = { kind: "line", flat: 2, blank: false };
export const blankLine: Doc = { kind: "line", flat: 2, blank: true };
export const comma: Doc = { kind: "comma" };

export function pad(width: number): Doc {
  return { kind: "space", broken: width };
}

export function concat(...parts: readonly Doc[]): Doc {
  return { kind: "concat", parts };
}

/** However many there are: as arguments they would not fit on the stack. */
export function concatAll(parts: readonly Doc[]): Doc {
  return { kind: "concat", parts };
}

export function indent(by: number, ...parts: readonly Doc[]): Doc {
  return { kind: "indent", by, parts };
}

export function align(...parts: readonly Doc[]): Doc {
  return { kind: "align", parts };
}

/** On one line where it fits and nothing in it must end a line. */
export function group(...parts: readonly Doc[]): Doc {
  return { kind: "group", parts, broken: mustBreak(parts) };
}

/** On several lines always. */
export function broken(...parts: readonly Doc[]): Doc {
  return { kind: "group", parts, broken: true };
}

/** A comment ends a line within, or a group within is on several lines always. */
function mustBreak(parts: readonly Doc[]): boolean {
  let seen = false;
  let ended = false;
  const walk = (doc: Doc): boolean => {
    switch (doc.kind) {
      case "token":
        // What stands before the first token or behind the last is outside.
        if (ended || (seen && doc.before.length > 0)) return true;
        seen = true;
        ended = doc.after !== undefined;
        return false;
      case "comments":
        return doc.before.length > 0;
      case "group":
        return doc.broken || doc.parts.some(walk);
      case "concat":
      case "indent":
      case "align":
        return doc.parts.some(walk);
      case "if":
        return walk(doc.broken);
      default:
        return false;
    }
  };
  return parts.some(walk);
}
