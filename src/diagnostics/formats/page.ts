/** The page of a diagnostic: what Kairos says, why, a text that gets it and one that is right. As Markdown and as text. */
import type { AnyEntry } from "../catalogue/index.js";

export interface Page {
  readonly title: string;
  readonly blocks: readonly Block[];
}

type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "code"; readonly language: "kairos" | "text"; readonly text: string };

/** `said` is what Kairos prints about the bad example, where the caller can compile. */
export function pageOf(entry: AnyEntry, said?: string): Page {
  const { code, severity, why, bad, good, files = {} } = entry;
  const others = Object.entries(files);
  return {
    title: code,
    blocks: [
      paragraph(severity === "error" ? "An error: no bundle is made while it stands." : "A warning."),
      paragraph(why),
      paragraph(severity === "error" ? "This is refused:" : "This is warned about:"),
      policyText(bad),
      ...(said === undefined ? [] : [paragraph("What Kairos says:"), codeBlock("text", said)]),
      paragraph("This is right:"),
      policyText(good),
      ...others.flatMap(([path, text]) => [paragraph(`Beside it lies \`${path}\`:`), policyText(text)]),
    ],
  };
}

/** The first sentence of why, or what it says before its colon. */
export function headlineOf({ why }: AnyEntry): string {
  return /^(?:`[^`]*`|[^`])*?[.:](?=\s|$)/.exec(why)?.[0].replace(/:$/, ".") ?? why;
}

export function markdownOf({ title, blocks }: Page): string {
  const shown = blocks.map((block) =>
    block.kind === "paragraph"
      ? block.text
      : `${fenceFor(block.text)}${block.language}\n${block.text}\n${fenceFor(block.text)}`,
  );
  return `${[`# ${title}`, ...shown].join("\n\n")}\n`;
}

/** For a terminal: code is indented. */
export function textOf({ title, blocks }: Page): string {
  const shown = blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.text.replace(/^(?=.)/gm, "    "),
  );
  return `${[title, ...shown].join("\n\n")}\n`;
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function policyText(text: string): Block {
  return codeBlock("kairos", text);
}

function codeBlock(language: "kairos" | "text", text: string): Block {
  return { kind: "code", language, text: text.replace(/^\n+|\s+$/g, "") };
}

/** Longer than any row of backticks in the text. */
function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(longest + 1);
}
