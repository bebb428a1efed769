/** What every page needs to know of the bundle: how things are called, where they are shown, and how texts read. */
import { printExpr } from "../../bundle/print.js";
import type { Bundle, Control, Expr, Limit, Text, TextPart } from "../../bundle/types.js";
import { frameworkNamed } from "../frameworks.js";
import { code, lines, type Block, type Inline, type Inlines } from "./document.js";
import { limitInWords } from "./words.js";

export class Site {
  private readonly paths: ReadonlyMap<string, string>;

  constructor(readonly bundle: Bundle) {
    this.paths = pathsOf(Object.keys(bundle.policies));
  }

  pathOf(policy: string): string {
    return this.paths.get(policy)!;
  }

  /** By its title. */
  policy(name: string): Inline {
    return { link: this.titleOfPolicy(name), page: this.pathOf(name) };
  }

  titleOfPolicy(name: string): string {
    return orElse(this.bundle.policies[name]?.title, name);
  }

  eventType(name: string): Inline {
    return { link: name, page: "vocabulary", id: `event-${name}` };
  }

  followUp(name: string): Inline {
    return {
      link: this.titleOf(this.bundle.followUps[name]?.title, name),
      page: "programme",
      id: `follow-up-${name}`,
    };
  }

  /** As an author would write it. */
  condition(expr: Expr): Inline {
    return code(printExpr(expr, this.bundle));
  }

  /** A value that is text is itself, another one is a condition. */
  value(expr: Expr): Inline {
    return expr.op === "literal" && typeof expr.value === "string" ? expr.value : this.condition(expr);
  }

  /** In the first locale of the organisation that it has. */
  text(text: Text): Inlines {
    const locale = this.localesOf(text)[0]!;
    return text[locale]!.map((part) => this.part(part));
  }

  titleOf(text: Text | undefined, name: string): string {
    const parts = text === undefined ? [] : this.text(text);
    return orElse(
      parts.map((part) => (typeof part === "string" ? part : "code" in part ? part.code : "")).join(""),
      name,
    );
  }

  textIn(text: Text, locale: string): Inlines {
    const found = Object.hasOwn(text, locale) ? locale : this.localesOf(text)[0]!;
    return text[found]!.map((part) => this.part(part));
  }

  /** In all locales, one below the other; each is named where there are several. */
  allLocales(text: Text): Inlines {
    const locales = this.localesOf(text);
    if (locales.length === 1) return this.text(text);
    return lines(locales.map((locale) => [{ strong: locale }, " ", ...this.textIn(text, locale)]));
  }

  /** Those of the organisation first, in its order. */
  localesOf(text: Text): readonly string[] {
    const own = this.bundle.org.locales.filter((locale) => Object.hasOwn(text, locale));
    return [...own, ...Object.keys(text).filter((locale) => !own.includes(locale))];
  }

  private part(part: TextPart): Inline {
    if (typeof part === "string") return part;
    if ("signals" in part) return code(`{signals.${part.signals}}`);
    if ("text" in part) return code(`{${part.text}}`);
    if (part.value.op === "literal" && typeof part.value.value === "string") return part.value.value;
    return code(`{${printExpr(part.value, this.bundle)}}`);
  }

  controls(controls: readonly Control[]): Inlines {
    return lines(
      controls.map(({ framework, identifiers }) => [
        `${frameworkNamed(framework).title}: `,
        { link: identifiers.join(", "), page: "controls", id: `framework-${framework}` },
      ]),
    );
  }

  limits(limits: readonly Limit[], caption: string): Block {
    return {
      kind: "table",
      caption,
      head: ["In words", "As written"],
      rows: limits.map((limit) => [
        limit.when ? [limitInWords(limit), " Only when ", this.condition(limit.when), "."] : [limitInWords(limit)],
        [code(limit.text)],
      ]),
    };
  }
}

/** A title may be there and say nothing. */
function orElse(title: string | undefined, name: string): string {
  return title === undefined || title.trim() === "" ? name : title;
}

/** Names that differ in case alone are one file on some machines. */
function pathsOf(policies: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Map<string, number>();
  return new Map(
    policies.map((name) => {
      const count = (taken.get(name.toLowerCase()) ?? 0) + 1;
      taken.set(name.toLowerCase(), count);
      return [name, `policies/${name}${count === 1 ? "" : `-${count}`}`];
    }),
  );
}
