/** Pages as GitHub-flavoured Markdown. Nothing in a text becomes markup: what could is escaped. */
import { visible, type Block, type Inline, type Inlines, type Page } from "./document.js";
import { relativePath } from "./paths.js";

export function markdownPage(page: Page): string {
  const render = new Renderer(page.path);
  return `${[`# ${render.text(page.title)}`, ...page.blocks.map((block) => render.block(block))].join("\n\n")}\n`;
}

class Renderer {
  constructor(private readonly path: string) {}

  block(block: Block): string {
    switch (block.kind) {
      case "heading":
        return `<a id="${anchor(block.id)}"></a>\n\n${"#".repeat(block.level)} ${this.text(block.text)}`;
      case "paragraph":
        return this.inlines(block.text);
      case "list":
        return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : "-"} ${this.inlines(item)}`).join("\n");
      case "facts":
        return this.table(
          ["", ""],
          block.facts.map(([term, value]) => [[{ strong: term }], value]),
        );
      case "table":
        return this.table(block.head, block.rows);
      case "prompt": {
        const head = `${strong(this.text(block.locale))} · ${this.text(block.mode)}`;
        const parts = [head, ...(block.title ? [strong(this.inlines(block.title))] : []), this.inlines(block.body)];
        if (block.action) parts.push(`${this.inlines(block.action.label)} → ${this.inlines(block.action.opens)}`);
        return parts.map((part) => `> ${part}`).join("\n>\n");
      }
    }
  }

  private table(head: readonly string[], rows: readonly (readonly Inlines[])[]): string {
    const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
    return [
      row(head.map((cell) => this.text(cell))),
      row(head.map(() => "---")),
      ...rows.map((cells) => row(cells.map((cell) => this.inlines(cell, true)))),
    ].join("\n");
  }

  private inlines(inlines: Inlines, inTable = false): string {
    return inlines.map((inline) => this.inline(inline, inTable)).join("");
  }

  private inline(inline: Inline, inTable: boolean): string {
    if (typeof inline === "string") return this.text(inline);
    if ("code" in inline)
      return inTable && inline.code.includes("|") ? this.codeWithBars(inline.code) : codeSpan(inline.code);
    if ("strong" in inline) return strong(this.text(inline.strong));
    if ("break" in inline) return "<br>";
    const target = inline.page === this.path ? "" : relativePath(this.path, `${inline.page}.md`);
    return `[${this.text(inline.link)}](${target}${inline.id === undefined ? "" : `#${anchor(inline.id)}`})`;
  }

  /** In a table a bar ends even code, and readers differ on how it is escaped there. */
  private codeWithBars(code: string): string {
    return `<code>${code
      .split("|")
      .map((part) => this.text(part))
      .join("&#124;")}</code>`;
  }

  /** Also what means something at the start of a line, since a text may stand there; addresses become no links. */
  text(text: string): string {
    return visible(text)
      .replace(/[\\`*_[\]<>|~&#$@]/g, "\\$&")
      .replace(/\]\(/g, "]\\(")
      .replace(/:(?=\/\/)/g, "\\:")
      .replace(/www\./gi, (start) => `${start.slice(0, 3)}\\.`)
      .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
        /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
      );
  }
}

/** Stars next to a space are stars. */
function strong(markdown: string): string {
  const text = markdown.trim();
  return text === "" ? "" : `**${text}**`;
}

function codeSpan(code: string): string {
  const text = visible(code);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = text.startsWith("`") || text.endsWith("`") || /^ .* $/.test(text) || text === "" ? " " : "";
  return `${fence}${space}${text}${space}${fence}`;
}

/** Names of a bundle are safe as they are; anything else is not from one. */
function anchor(id: string): string {
  return id.replace(/[^A-Za-z0-9_.-]/g, "-");
}
