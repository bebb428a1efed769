/** Pages as data, before they are Markdown or HTML: what is shown, without how. All text in them is text, never markup. */

export interface Page {
  /** Without an extension, parts divided by `/`. */
  readonly path: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string; readonly id: string }
  | { readonly kind: "paragraph"; readonly text: Inlines }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Inlines[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [term: string, value: Inlines])[] }
  | {
      readonly kind: "table";
      /** What the table is of, for who cannot see it. */
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Inlines[])[];
    }
  | Prompt;

/** A prompt as a person gets it, in one locale. */
export interface Prompt {
  readonly kind: "prompt";
  readonly locale: string;
  readonly mode: string;
  readonly title?: Inlines;
  readonly body: Inlines;
  readonly action?: { readonly label: Inlines; readonly opens: Inlines };
}

export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  /** `id` is that of a heading on the page. */
  | { readonly link: string; readonly page: string; readonly id?: string }
  /** A new line in a cell. */
  | { readonly break: true };

export type Inlines = readonly Inline[];

export function heading(level: 2 | 3, text: string, id: string): Block {
  return { kind: "heading", level, text, id };
}

export function paragraph(...text: Inlines): Block {
  return { kind: "paragraph", text };
}

export function code(text: string): Inline {
  return { code: text };
}

/** Between each two, a comma. */
export function commas(parts: readonly Inline[]): Inlines {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [", ", part]));
}

/** Between each two, a new line. */
export function lines(parts: readonly Inlines[]): Inlines {
  return parts.flatMap((part, at) => (at === 0 ? part : [{ break: true } as const, ...part]));
}

/** White space is one space, and characters that nobody sees, or that turn text around, stand by their code point. */
export function visible(text: string): string {
  return text.replace(/\s+/g, " ").replace(
    // oxlint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
