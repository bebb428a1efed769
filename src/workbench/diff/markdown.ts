/** A diff as Markdown, for a comment on a change that is proposed. */
import type { Change } from "./change.js";
import type { Diff } from "./diff.js";
import { bySubject, countText, exampleLines, NO_CHANGE, subjectText, titleText } from "./text.js";

export function diffMarkdown({ changes }: Diff): string {
  if (changes.length === 0) return `**${NO_CHANGE}**\n`;
  const parts = bySubject(changes).map((group) => {
    const { subject } = group[0]!;
    const place = subject.place === undefined ? "" : ` (${inline(`${subject.place.file}:${subject.place.line}`)})`;
    return [`#### ${inline(subjectText(subject))}${place}`, ...group.map(changeText)].join("\n\n");
  });
  return `**${countText(changes)}**\n\n${parts.join("\n\n")}\n`;
}

function changeText(change: Change): string {
  const { before = [], after = [], notes, examples = [] } = change;
  const lines = [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
  return [
    `**${titleText(change)}**`,
    ...(lines.length === 0 ? [] : [fenced("diff", lines)]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escaped(note)}`).join("\n")]),
    ...examples.flatMap((example) => {
      const [does, ...moment] = exampleLines(example);
      return [`${escaped(does!)}:`, fenced("", moment)];
    }),
  ].join("\n\n");
}

/** A fence longer than any run of backticks inside. */
function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${lines.join("\n")}\n${fence}`;
}

function inline(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** What stands in backticks is code, and stays as it is. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\*_<>[\]#|~]/g, "\\$&")))
    .join("");
}
