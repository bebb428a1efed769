/** What was written last, kept in the browser, so that a page that is closed by mistake loses nothing. */
import { projectFrom, type Project } from "./project.js";

const KEY = "kairos-draft";

/** Kept nowhere where the browser keeps nothing. */
export function keepDraft(project: Project): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(project));
  } catch {
    // Full, or forbidden: the page works without.
  }
}

export function keptDraft(): Project | undefined {
  try {
    return projectFrom(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return undefined;
  }
}
