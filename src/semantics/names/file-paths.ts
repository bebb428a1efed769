/** From the text of an import to the path of a file. */

const EXTENSION = ".kairos";
const STANDARD = "std/";
/** No file of a repository has a path that begins like this. */
const STANDARD_ROOT = "kairos:";

/** The path that an import means, relative to the repository's root; nothing where it climbs out of it. */
export function importTarget(importingFile: string, text: string): string | undefined {
  if (text.startsWith(STANDARD)) return STANDARD_ROOT + (text.endsWith(EXTENSION) ? text : text + EXTENSION);
  if (text.startsWith("/")) return undefined;
  const parts = importingFile.split("/").slice(0, -1);
  for (const part of text.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else {
      parts.push(part);
    }
  }
  return parts.join("/");
}

/** What to write between the quotes of an import in `importingFile` to mean `target`. */
export function importText(importingFile: string, target: string): string {
  if (isStandard(target)) return target.slice(STANDARD_ROOT.length, -EXTENSION.length);
  const from = importingFile.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const climb = from.slice(shared).map(() => "..");
  return [...(climb.length === 0 ? ["."] : climb), ...to.slice(shared)].join("/");
}

/** Files of packages that ship with Kairos; what a repository does not use of them is no oversight. */
export function isStandard(file: string): boolean {
  return file.startsWith(STANDARD_ROOT);
}
