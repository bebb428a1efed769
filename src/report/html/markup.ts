/** Templates of HTML in which every text is escaped, unless it is markup already. */
import { escaped } from "../../base/markup.js";

export class Markup {
  constructor(readonly text: string) {}
}

export type Content = string | number | Markup | undefined | readonly Content[];

/** Texts and numbers are escaped, lists are joined, `undefined` is nothing. Attributes have to stand in quotes. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.map((part, at) => part + written(contents[at])).join(""));
}

function written(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  return content.map(written).join("");
}
