/** Pages as HTML: each a file by itself, without scripts and without anything from elsewhere. All text is escaped. */
import { visible, type Block, type Inline, type Inlines, type Page } from "./document.js";
import { relativePath } from "./paths.js";
import { STYLE } from "./style.js";

export interface NavigationEntry {
  readonly title: string;
  readonly path: string;
}

/** @param navigation - the pages that every page leads to */
export function htmlPage(page: Page, navigation: readonly NavigationEntry[]): string {
  const render = new Renderer(page.path);
  const home = navigation[0]!.title;
  const title = page.path === navigation[0]!.path ? page.title : `${page.title} · ${home}`;
  const links = navigation.map(({ title: name, path }) => {
    const current = path === page.path ? ' aria-current="page"' : "";
    return `<li><a href="${escaped(render.address(path))}"${current}>${escaped(name)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<nav aria-label="Pages"><ul>${links.join("")}</ul></nav>
</header>
<main id="content" tabindex="-1">
<h1>${escaped(page.title)}</h1>
${render.blocks(page.blocks)}
</main>
<footer>Written by Kairos from the policies. Nothing on these pages is loaded from elsewhere.</footer>
</body>
</html>
`;
}

class Renderer {
  constructor(private readonly path: string) {}

  address(page: string): string {
    return relativePath(this.path, `${page}.html`);
  }

  blocks(blocks: readonly Block[]): string {
    const parts: string[] = [];
    for (let at = 0; at < blocks.length; at += 1) {
      const first = at;
      while (blocks[at]?.kind === "prompt" && blocks[at + 1]?.kind === "prompt") at += 1;
      const run = blocks.slice(first, at + 1).map((block) => this.block(block));
      parts.push(blocks[at]!.kind === "prompt" ? `<div class="prompts">\n${run.join("\n")}\n</div>` : run.join("\n"));
    }
    return parts.join("\n");
  }

  private block(block: Block): string {
    switch (block.kind) {
      case "heading":
        return `<h${block.level} id="${escaped(block.id)}">${escaped(block.text)}</h${block.level}>`;
      case "paragraph":
        return `<p>${this.inlines(block.text)}</p>`;
      case "list": {
        const tag = block.ordered ? "ol" : "ul";
        return `<${tag}>${block.items.map((item) => `<li>${this.inlines(item)}</li>`).join("")}</${tag}>`;
      }
      case "facts": {
        const facts = block.facts.map(
          ([term, value]) => `<div><dt>${escaped(term)}</dt><dd>${this.inlines(value)}</dd></div>`,
        );
        return `<dl>${facts.join("")}</dl>`;
      }
      case "table": {
        const head = block.head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join("");
        const rows = block.rows.map((cells) => {
          const shown = cells.map((cell, at) =>
            at === 0 ? `<th scope="row">${this.inlines(cell)}</th>` : `<td>${this.inlines(cell)}</td>`,
          );
          return `<tr>${shown.join("")}</tr>`;
        });
        const caption = escaped(block.caption);
        return `<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>`;
      }
      case "prompt": {
        const lang = escaped(block.locale);
        const title = block.title ? `<p class="title" lang="${lang}">${this.inlines(block.title)}</p>` : "";
        const action = block.action
          ? `<p class="action"><span class="button" lang="${lang}">${this.inlines(block.action.label)}</span> <span class="opens">${this.inlines(block.action.opens)}</span></p>`
          : "";
        return `<figure class="prompt"><figcaption><span class="locale">${lang}</span> ${escaped(block.mode)}</figcaption>${title}<p lang="${lang}">${this.inlines(block.body)}</p>${action}</figure>`;
      }
    }
  }

  private inlines(inlines: Inlines): string {
    return inlines.map((inline) => this.inline(inline)).join("");
  }

  private inline(inline: Inline): string {
    if (typeof inline === "string") return escaped(inline);
    if ("code" in inline) return `<code>${escaped(inline.code)}</code>`;
    if ("strong" in inline) return `<strong>${escaped(inline.strong)}</strong>`;
    if ("break" in inline) return "<br>";
    const page = inline.page === this.path ? "" : this.address(inline.page);
    const address = `${page}${inline.id === undefined ? "" : `#${encodeURIComponent(inline.id)}`}`;
    return `<a href="${escaped(address)}">${escaped(inline.link)}</a>`;
  }
}

function escaped(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
