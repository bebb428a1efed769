/** Reads a policy repository from disk: a folder with all its policy files, or one file with what it imports. */
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parse } from "../syntax/index.js";
import { exitStatus, Problem, wrongUse } from "./exit.js";

export interface PolicyFile {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Repository {
  /** Absolute; paths are relative to it. */
  readonly root: string;
  /** By path. */
  readonly files: readonly PolicyFile[];
}

const extension = ".kairos";

/** Ends with a `Problem` where the path is not there, holds no policy, or a file is not UTF-8 text. */
export async function readRepository(path: string): Promise<Repository> {
  const absolute = resolve(path);
  const entry = await stat(absolute).catch(() => undefined);
  if (entry === undefined) {
    throw wrongUse(`there is no file or folder ${path}`, "name a folder with policy files, or one *.kairos file");
  }
  const start = entry.isDirectory() ? await policyFilesBelow(absolute) : [absolute];
  if (start.length === 0) {
    throw wrongUse(
      path === "." ? "no *.kairos file lies in this folder" : `no *.kairos file lies in ${path}`,
      "name the folder that holds the policies; `kairos init` writes a first one",
    );
  }
  if (!entry.isDirectory() && !absolute.endsWith(extension)) {
    throw wrongUse(`${path} is no policy file`, "policy files end in .kairos");
  }
  const texts = new Map<string, string>();
  const listed = new Set(start);
  const pending = [...start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (texts.has(next)) continue;
    const text = await readPolicyText(next, listed.has(next));
    if (text === undefined) continue;
    texts.set(next, text);
    pending.push(...importsOf(next, text, (target) => texts.has(target) || listed.has(target)));
  }
  const root = folderOfAll(entry.isDirectory() ? absolute : dirname(absolute), [...texts.keys()]);
  const files = [...texts].map(([file, text]) => ({ path: relative(root, file).split(sep).join("/"), text }));
  return { root, files: files.toSorted((first, second) => (first.path < second.path ? -1 : 1)) };
}

/** What policies are read from, a bundle or the files of a repository, as paths from the current directory. */
export async function filesRead(policies: string): Promise<readonly string[]> {
  if (policies.endsWith(".json")) return [policies];
  const { root, files } = await readRepository(policies);
  return files.map(({ path }) => relative("", join(root, path)));
}

/** The folder itself, or the nearest above it from which all files are reached, where an import leads out of it. */
function folderOfAll(folder: string, files: readonly string[]): string {
  const isBelow = (file: string): boolean => !relative(folder, file).startsWith("..");
  return files.every(isBelow) || dirname(folder) === folder ? folder : folderOfAll(dirname(folder), files);
}

async function policyFilesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await policyFilesBelow(path)));
    else if (entry.name.endsWith(extension)) found.push(path);
  }
  return found;
}

/** Undefined where an import names what is not there: the checker says so at the import. */
async function readPolicyText(path: string, isListed: boolean): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!isListed && (code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR")) return undefined;
    throw new Problem(
      `${path} cannot be read (${code ?? "unknown reason"})`,
      exitStatus.findings,
      code === "ENOENT" ? "it is a link to a file that is not there: mend or remove it" : "check its permissions",
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    throw new Problem(
      `${path} is not UTF-8 text${utf16 ? ": it is UTF-16" : ""}`,
      exitStatus.findings,
      "save the file with the encoding UTF-8",
    );
  }
}

/** Absolute. A text is parsed for them only where the word is not followed by what is known already. */
function importsOf(path: string, text: string, isKnown: (target: string) => boolean): string[] {
  const absolute = (target: string): string => join(dirname(path), ...target.split("/"));
  const imports = text.matchAll(/\bimport\b(?:\s*"(?<target>[^"\\\n]*)")?/g);
  if ([...imports].every(({ groups }) => isKnown(absolute(groups?.["target"] ?? "")))) return [];
  return parse({ path, text })
    .tree.imports.map((declared) => declared.path.value)
    .filter((target) => (target.startsWith("./") || target.startsWith("../")) && target.endsWith(extension))
    .map(absolute);
}
