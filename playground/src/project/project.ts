/** What is open: the files, which of them is shown, and the page of the gallery that they began as. */
import type { SourceText } from "../../../src/compiler/index.js";

export interface Project {
  /** Of the gallery: its log is replayed until another one is opened. */
  readonly entry: string;
  readonly files: readonly SourceText[];
  /** The path of the file that is shown. */
  readonly open: string;
}

export function withText(project: Project, path: string, text: string): Project {
  return { ...project, files: project.files.map((file) => (file.path === path ? { path, text } : file)) };
}

/** The new file is opened. */
export function withFile(project: Project, path: string, text: string): Project {
  const others = project.files.filter((file) => file.path !== path);
  return {
    ...project,
    files: [...others, { path, text }].toSorted((first, second) => first.path.localeCompare(second.path)),
    open: path,
  };
}

export function withoutFile(project: Project, path: string): Project {
  const files = project.files.filter((file) => file.path !== path);
  return { ...project, files, open: project.open === path ? (files[0]?.path ?? "") : project.open };
}

/** Why a file cannot have this path; undefined where it can. */
export function pathProblem(project: Project, path: string): string | undefined {
  if (!/^[\w-]+(\/[\w-]+)*\.kairos$/.test(path)) return "A file is named like phishing.kairos or team/phishing.kairos.";
  if (project.files.some((file) => file.path === path)) return `There is a ${path} already.`;
  return undefined;
}

/** What was kept or shared as JSON, where it is a project; undefined otherwise. */
export function projectFrom(json: unknown): Project | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { entry, files, open } = json as Record<string, unknown>;
  if (typeof entry !== "string" || typeof open !== "string" || !Array.isArray(files) || files.length === 0)
    return undefined;
  const isFile = (file: unknown): file is SourceText =>
    typeof file === "object" &&
    file !== null &&
    "path" in file &&
    "text" in file &&
    typeof file.path === "string" &&
    typeof file.text === "string";
  if (!files.every(isFile)) return undefined;
  const kept = files.map(({ path, text }) => ({ path, text }));
  return { entry, files: kept, open: kept.some(({ path }) => path === open) ? open : kept[0]!.path };
}
