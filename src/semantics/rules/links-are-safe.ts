/** What a prompt opens is a page or an application that can be found, and runs no code. */
import { linkWithoutScheme } from "../../diagnostics/catalogue/text/link-without-scheme.js";
import { unsafeLink } from "../../diagnostics/catalogue/text/unsafe-link.js";
import type { TextPartModel } from "../model.js";
import type { Rule } from "./rule.js";
import { allTexts } from "./texts-of-model.js";

const UNSAFE: ReadonlySet<string> = new Set(["javascript", "vbscript", "data", "blob", "file"]);

/** The name of a host at the very beginning, as nobody would write a path. */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)/i;

export const linksAreSafe: Rule = ({ model, checker }) => {
  for (const { text, role } of allTexts(model)) {
    if (role !== "opens" && role !== "layer") continue;
    for (const [first] of text.variants.values()) {
      const beginning = first === undefined ? "" : beginningOf(first);
      const scheme = schemeOf(beginning);
      if (scheme === undefined && HOST.test(beginning))
        checker.reporter.report(linkWithoutScheme, text.span, { link: beginning });
      if (scheme !== undefined && UNSAFE.has(scheme)) checker.reporter.report(unsafeLink, text.span, { scheme });
    }
  }
};

/** The text of the first part, as far as it is known before a prompt is shown. */
function beginningOf(part: TextPartModel): string {
  if (part.kind === "literal") return part.value;
  if (part.kind !== "value" || part.value.kind !== "org") return "";
  const constant = part.value.value;
  return constant.kind === "literal" && typeof constant.value === "string" ? constant.value : "";
}

/** In lower case. Browsers pass over white space and control characters before they read it. */
function schemeOf(link: string): string | undefined {
  const read = [...link].filter((character) => character > " ").join("");
  return /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]?.toLowerCase();
}
