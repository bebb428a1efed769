/** A policy repository as pages for people who do not write policies: what is watched, what is said, how often at most. */
import type { Bundle } from "../../bundle/types.js";
import type { Page } from "./document.js";
import { htmlPage } from "./html.js";
import { markdownPage } from "./markdown.js";
import { controlsPage } from "./pages/controls.js";
import { overviewPage } from "./pages/overview.js";
import { policyPage } from "./pages/policy.js";
import { programmePage } from "./pages/programme.js";
import { vocabularyPage } from "./pages/vocabulary.js";
import { Site } from "./site.js";

export type DocsFormat = "html" | "markdown";

export interface DocsFile {
  /** With `/` between its parts; within the folder that the pages are for. */
  readonly path: string;
  readonly text: string;
}

/** Equal bundles give equal files. */
export function docsOf(bundle: Bundle, format: DocsFormat): readonly DocsFile[] {
  const site = new Site(bundle);
  const main = [overviewPage(site), controlsPage(site), programmePage(site), vocabularyPage(site)];
  const pages: Page[] = [...main, ...Object.keys(bundle.policies).map((name) => policyPage(site, name))];
  return pages.map((page) =>
    format === "html"
      ? { path: `${page.path}.html`, text: htmlPage(page, main) }
      : { path: `${page.path}.md`, text: markdownPage(page) },
  );
}
