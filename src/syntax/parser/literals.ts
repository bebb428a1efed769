/** Names, literals, lists of names, and texts: the leaves of the tree. */
import type { IToken } from "chevrotain";
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type {
  DurationLiteral,
  IntLiteral,
  Name,
  PathName,
  StringLiteral,
  Text,
  TextVariant,
  TimeLiteral,
} from "../tree.js";
import { RecoveringParser } from "./recovery.js";
import { extraWord, hyphenatedName, missingComma, trailingComma } from "./slips/lists.js";
import { missingTranslation, unopenedText } from "./slips/texts.js";
import { textParts } from "./textParts.js";

export abstract class LiteralParser extends RecoveringParser {
  nameOf(token: Lexeme): Name {
    return { text: token.image, span: this.spanOf(token) };
  }

  /** A name; hyphens in it are an error of their own. */
  aName(index: number, expected?: string): Name {
    const token = this.need(index, t.Name, expected);
    const name = this.nameOf(token);
    if (this.is(t.Minus) && token.image !== "") return hyphenatedName(this, name);
    return name;
  }

  stringOf(token: Lexeme): StringLiteral {
    return { value: String(token.value ?? ""), raw: token.image, span: this.spanOf(token) };
  }

  aString(index: number, expected?: string): StringLiteral {
    return this.stringOf(this.need(index, t.Text, expected));
  }

  /** A whole number. How small it may be is for the semantics to say. */
  anInt(index: number, expected?: string): IntLiteral {
    return this.#counted(this.need(index, t.Int, expected));
  }

  aFactor(index: number): IntLiteral {
    return this.#counted(this.need(index, t.Factor));
  }

  #counted(token: Lexeme): IntLiteral {
    const value = typeof token.value === "number" ? token.value : Number.NaN;
    return { value, text: token.image, span: this.spanOf(token) };
  }

  aDuration(index: number, expected?: string): DurationLiteral {
    const token = this.need(index, t.Duration, expected);
    const ms = typeof token.value === "number" ? token.value : Number.NaN;
    return { ms, text: token.image, span: this.spanOf(token) };
  }

  aTime(index: number): TimeLiteral {
    const token = this.need(index, t.Time);
    return { minutes: typeof token.value === "number" ? token.value : Number.NaN, span: this.spanOf(token) };
  }

  // ── lists and paths ───────────────────────────────────────────────────────────────────────────────────────────────

  readonly names = this.RULE("names", (): Name[] => {
    const names = [this.aName(0)];
    const more = (): void =>
      this.MANY(() => {
        const comma = this.CONSUME(t.Comma);
        if (trailingComma(this, comma)) return;
        names.push(this.aName(1));
      });
    more();
    while (missingComma(this, this.is(t.Identifier))) {
      names.push(this.aName(1));
      more();
    }
    return names;
  });

  readonly type = this.RULE("type", (): PathName => {
    const first = this.peek();
    const parts = [this.aName(0, "an event type such as `file.shared`")];
    this.need(0, t.Dot, "`.` and the rest of the event type, such as `file.shared`");
    parts.push(this.nameOf(this.need(0, t.Word)));
    this.MANY(() => {
      this.CONSUME1(t.Dot);
      parts.push(this.nameOf(this.need(1, t.Word)));
    });
    return this.#pathName(parts, first);
  });

  readonly types = this.RULE("types", (): PathName[] => {
    const types = [this.SUBRULE(this.type)];
    const more = (): void =>
      this.MANY(() => {
        const comma = this.CONSUME(t.Comma);
        if (trailingComma(this, comma)) return;
        types.push(this.SUBRULE1(this.type));
      });
    more();
    while (missingComma(this, this.is(t.Name) && this.is(t.Dot, 2))) {
      types.push(this.SUBRULE1(this.type));
      more();
    }
    return types;
  });

  readonly packageName = this.RULE("packageName", (): PathName => {
    const first = this.peek();
    const parts = [this.aName(0, "the name of the package")];
    this.MANY(() => {
      this.CONSUME(t.Dot);
      parts.push(this.nameOf(this.need(0, t.Word)));
    });
    return this.#pathName(parts, first);
  });

  #pathName(parts: readonly Name[], first: IToken): PathName {
    const written = parts.filter((part) => part.text !== "");
    return { text: written.map((part) => part.text).join("."), parts: written, span: this.spanFrom(first) };
  }

  // ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  readonly locale = this.RULE("locale", (): Name => {
    const first = this.peek();
    this.need(0, t.Word, "a language such as `en`");
    this.MANY(() => {
      this.CONSUME(t.Minus);
      this.pick(
        0,
        "a language such as `pt-BR`",
        [{ ALT: () => this.CONSUME1(t.Word) }, { ALT: () => this.CONSUME(t.Int) }],
        () => this.missing(t.Word),
      );
    });
    const span = this.spanFrom(first);
    return { text: this.sourceText.slice(span.start, span.end).replaceAll(/\s+/g, ""), span };
  });

  readonly textOf = this.RULE("text", (): Text => {
    const first = this.peek();
    const variants: TextVariant[] = [];
    const translation = (variant: () => TextVariant): void => {
      variants.push(variant());
    };
    // `missed en "…"`: the brace is missing.
    const unopened = !this.RECORDING_PHASE && unopenedText(this);
    const braces = (): void => {
      if (!this.open("translation")) return;
      translation(() => this.SUBRULE(this.translation));
      this.MANY(() => translation(() => this.SUBRULE1(this.translation)));
      this.closeRest("a language such as `de`, or `}`");
    };
    const expected = "a text in quotes, or one for each language in braces";
    if (!this.RECORDING_PHASE && this.is(t.Word) && this.is(t.LeftBrace, 2)) extraWord(this, expected);
    if (unopened) braces();
    else if (!this.RECORDING_PHASE && this.is(t.Word) && !this.panic) {
      // Words without quotes, most likely.
      translation(() => this.variantOf(this.need(1, t.Text, expected)));
    } else {
      this.pick(
        0,
        expected,
        [{ ALT: () => translation(() => this.variantOf(this.CONSUME(t.Text) as Lexeme)) }, { ALT: braces }],
        () => undefined,
      );
    }
    return { kind: "text", variants, span: this.spanFrom(first) };
  });

  readonly translation = this.RULE("translation", (): TextVariant => {
    const first = this.peek();
    const locale = this.SUBRULE(this.locale);
    const missing = missingTranslation(this);
    const variant = this.variantOf(missing ? this.missing(t.Text) : this.need(0, t.Text));
    return { ...variant, locale, span: this.spanFrom(first) };
  });

  variantOf(token: Lexeme): TextVariant {
    const literal = this.stringOf(token);
    const parts = this.RECORDING_PHASE ? [] : textParts(token, this.reporter);
    return { literal, parts, span: literal.span };
  }
}
