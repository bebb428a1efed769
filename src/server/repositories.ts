/**
 * Which files belong together. An editor opens folders, and a folder may hold several policy repositories, whose names must
 * not meet: a repository is a folder with policy files and all below it; where an import leads out of it, the two are one.
 */

/** For each file the root of its repository. Paths are absolute, with `/`. */
export function rootsOf(files: ReadonlyMap<string, string>): Map<string, string> {
  const folders = new Set([...files.keys()].map(folderOf));
  const roots = new Map<string, string>([...folders].map((folder) => [folder, outermost(folder, folders)]));
  const joined = new Map<string, string>();
  const rootOf = (path: string): string => {
    let root = roots.get(folderOf(path)) ?? folderOf(path);
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
    return root;
  };
  for (const [path, text] of files) {
    for (const target of importsOf(path, text)) {
      if (!files.has(target)) continue;
      const [from, to] = [rootOf(path), rootOf(target)];
      if (from === to) continue;
      const both = commonFolder(from, to);
      if (from !== both) joined.set(from, both);
      if (to !== both) joined.set(to, both);
    }
  }
  return new Map([...files.keys()].map((path) => [path, rootOf(path)]));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** The folder furthest up that has policy files itself. */
function outermost(folder: string, folders: ReadonlySet<string>): string {
  let found = folder;
  for (let above = folder; above !== ""; above = folderOf(above)) if (folders.has(above)) found = above;
  return found;
}

function commonFolder(left: string, right: string): string {
  const [one, other] = [left.split("/"), right.split("/")];
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  return one.slice(0, shared).join("/");
}

/** What the lines at the head of a file import, as absolute paths. */
export function importsOf(path: string, text: string): string[] {
  const targets = [...text.matchAll(/^[ \t]*import[ \t]+"(\.{1,2}\/[^"\r\n]*)"/gm)].map((match) => match[1] ?? "");
  return targets.map((target) => {
    const parts = folderOf(path).split("/");
    for (const part of target.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    return parts.join("/");
  });
}
