/**
 * The files that the server knows: those on disk below the editor's folders, and over them what is open in the editor. Each
 * repository among them is a workspace of the language service.
 */
import { posix, sep } from "node:path";
import { Workspace, type Change } from "../language/index.js";
import { isPolicyFile, policyFilesBelow, readText } from "./disk.js";
import { isStandard } from "../semantics/names/file-paths.js";
import { diskPath, fileUri, standardPath, standardUri } from "./places.js";
import { importsOf, rootsOf } from "./repositories.js";

/** Ends the root of a text that is on no disk. */
const ALONE = "#";

/** A file in its repository. */
export interface Located {
  readonly workspace: Workspace;
  readonly root: string;
  /** Relative to the root, as the language service names it. */
  readonly path: string;
}

export class Store {
  /** By key: an absolute path with `/`, or the address of what is on no disk. */
  readonly #texts = new Map<string, string>();
  readonly #open = new Set<string>();
  /** As the editor writes the address of a file. */
  readonly #uris = new Map<string, string>();
  readonly #folders = new Set<string>();
  readonly #workspaces = new Map<string, Workspace>();
  #roots: Map<string, string> | undefined;

  // ── folders and files ─────────────────────────────────────────────────────────────────────────────────────────────

  async addFolder(uri: string): Promise<void> {
    const folder = diskPath(uri);
    if (folder === undefined) return;
    this.#folders.add(withSlashes(folder));
    const paths = await policyFilesBelow(folder);
    await Promise.all(paths.map((path) => this.#readFromDisk(path)));
  }

  removeFolder(uri: string): void {
    const folder = withSlashes(diskPath(uri) ?? "");
    this.#folders.delete(folder);
    for (const key of this.#texts.keys()) if (isBelow(key, folder) && !this.#open.has(key)) this.#forget(key);
  }

  /** A file outside of all folders brings those beside it. */
  async open(uri: string, text: string): Promise<void> {
    // What ships with Kairos is known already.
    if (standardPath(uri) !== undefined) return;
    const key = keyOf(uri);
    this.#uris.set(key, uri);
    this.#open.add(key);
    this.#put(key, text);
    const path = diskPath(uri);
    if (path === undefined || [...this.#folders].some((folder) => isBelow(key, folder))) return;
    await this.addFolder(fileUri(posix.dirname(withSlashes(path))));
  }

  /** `changes` are worked out for the text as it is at each of them. */
  change(uri: string, changes: (text: string) => readonly Change[] | string): void {
    const key = keyOf(uri);
    const text = this.#texts.get(key) ?? "";
    const made = changes(text);
    if (typeof made === "string") this.#put(key, made);
    else
      this.#put(
        key,
        made.reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text),
      );
  }

  async close(uri: string): Promise<void> {
    const key = keyOf(uri);
    this.#open.delete(key);
    await this.#readFromDisk(diskPath(uri) ?? "", key);
  }

  /** Something happened to a file on disk; what is open in the editor counts more. */
  async changedOnDisk(uri: string): Promise<void> {
    const path = diskPath(uri);
    if (path !== undefined && isPolicyFile(path) && !this.#open.has(keyOf(uri))) await this.#readFromDisk(path);
  }

  async #readFromDisk(path: string, key = withSlashes(path)): Promise<void> {
    const text = path === "" ? undefined : await readText(path);
    if (this.#open.has(key)) return;
    if (text === undefined) this.#forget(key);
    else this.#put(key, text);
  }

  #put(key: string, text: string): void {
    const before = this.#texts.get(key);
    this.#texts.set(key, text);
    const isSame = before !== undefined && importsOf(key, before).join("\n") === importsOf(key, text).join("\n");
    if (!isSame) {
      this.#roots = undefined;
      return;
    }
    const root = this.#roots?.get(key);
    if (root !== undefined) this.#workspaces.get(root)?.set(relativePath(root, key), text);
  }

  #forget(key: string): void {
    if (this.#texts.delete(key)) this.#roots = undefined;
  }

  // ── repositories ──────────────────────────────────────────────────────────────────────────────────────────────────

  locate(uri: string): Located | undefined {
    const key = keyOf(uri);
    const root = this.#rooted().get(key);
    const workspace = root === undefined ? undefined : this.#workspaces.get(root);
    if (root === undefined || workspace === undefined) return undefined;
    return { workspace, root, path: relativePath(root, key) };
  }

  /** All repositories, each with the addresses of its files. */
  all(): { readonly workspace: Workspace; readonly root: string }[] {
    this.#rooted();
    return [...this.#workspaces].map(([root, workspace]) => ({ workspace, root }));
  }

  /** The address of a file of a repository, as the editor writes it. */
  uriOf(root: string, path: string): string {
    if (isStandard(path)) return standardUri(path);
    const key = root.endsWith(ALONE) ? path : `${root}/${path}`;
    return this.#uris.get(key) ?? (root.endsWith(ALONE) ? key : fileUri(key));
  }

  /** Sorts the files into repositories anew where that may have changed; workspaces that stay keep what they know. */
  #rooted(): Map<string, string> {
    if (this.#roots !== undefined) return this.#roots;
    this.#roots = new Map();
    const onDisk = new Map([...this.#texts].filter(([key]) => key.startsWith("/") || /^[A-Za-z]:\//.test(key)));
    for (const [key, root] of rootsOf(onDisk)) this.#roots.set(key, root);
    // What was never saved stands alone.
    for (const key of this.#texts.keys()) if (!this.#roots.has(key)) this.#roots.set(key, key + ALONE);
    const wanted = new Map<string, Map<string, string>>();
    for (const [key, root] of this.#roots) {
      const files = wanted.get(root) ?? new Map<string, string>();
      wanted.set(root, files.set(relativePath(root, key), this.#texts.get(key) ?? ""));
    }
    for (const root of this.#workspaces.keys()) if (!wanted.has(root)) this.#workspaces.delete(root);
    for (const [root, files] of wanted) {
      const workspace =
        this.#workspaces.get(root) ?? new Workspace({ today: () => new Date().toISOString().slice(0, 10) });
      this.#workspaces.set(root, workspace);
      for (const path of workspace.paths) if (!files.has(path)) workspace.remove(path);
      for (const [path, text] of files) workspace.set(path, text);
    }
    return this.#roots;
  }
}

function withSlashes(path: string): string {
  return path.split(sep).join("/");
}

function keyOf(uri: string): string {
  const path = diskPath(uri);
  return path === undefined ? uri : withSlashes(path);
}

function isBelow(key: string, folder: string): boolean {
  return folder !== "" && key.startsWith(`${folder}/`);
}

function relativePath(root: string, key: string): string {
  return key.startsWith(`${root}/`) ? key.slice(root.length + 1) : key;
}
