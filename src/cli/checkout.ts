/** Where a policy repository lies in the checkout that it is part of: code scanning and annotations ask for such paths. */
import { realpath, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

/**
 * From the root of the checkout to the folder (absolute): "" or ending in `/`. The root is the workspace of GitHub
 * Actions, else the nearest folder with `.git`, else where the command runs; the folder itself where it lies in none.
 */
export async function folderInCheckout(folder: string): Promise<string> {
  const real = await realpath(folder);
  const workspace = process.env["GITHUB_WORKSPACE"];
  const roots = [workspace === undefined ? undefined : await realOf(workspace), await gitRoot(real), await realOf(".")];
  const root = roots.find((candidate) => candidate !== undefined && isBelow(real, candidate)) ?? real;
  const path = relative(root, real).split(sep).join("/");
  return path === "" ? "" : `${path}/`;
}

async function realOf(path: string): Promise<string | undefined> {
  return realpath(resolve(path)).catch(() => undefined);
}

/** `.git` is a file in a work tree of its own and in a submodule. */
async function gitRoot(folder: string): Promise<string | undefined> {
  const found = await stat(join(folder, ".git")).catch(() => undefined);
  if (found !== undefined) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : gitRoot(parent);
}

function isBelow(folder: string, root: string): boolean {
  const path = relative(root, folder);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && resolve(root, path) === folder);
}
