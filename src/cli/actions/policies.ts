/** From what a user named to a bundle: a policy repository that is compiled, or a bundle that is loaded. */
import { readFile } from "node:fs/promises";
import { isDate } from "../../base/instant.js";
import { loadBundle, type Bundle } from "../../bundle/index.js";
import { compile, type Compilation } from "../../compiler/index.js";
import { exitStatus, Problem, wrongUse } from "../exit.js";
import { readRepository, type Repository } from "../repository.js";
import { hasColor } from "../terminal.js";
import { renderHuman } from "../diagnostics.js";

/** `today` is the machine's date in UTC unless it is handed in (YYYY-MM-DD). */
export async function compileRepository(
  path: string,
  today: string | undefined,
): Promise<{ readonly repository: Repository; readonly compilation: Compilation }> {
  if (today !== undefined && !isDate(today)) {
    throw wrongUse(`--today ${today} is no date`, "write a day that there is, as in 2027-03-31");
  }
  const repository = await readRepository(path);
  const date = today ?? new Date().toISOString().slice(0, 10);
  return { repository, compilation: compile(repository.files, { today: date }) };
}

/** Where policies have errors, they are printed on standard error, and there is no bundle. */
export async function bundleOf(path: string): Promise<Bundle | undefined> {
  return path.endsWith(".json") ? readBundle(path) : (await compiledOf(path))?.bundle;
}

/** A repository without errors; where there are some, they are printed on standard error. */
export async function compiledOf(
  path: string,
): Promise<
  { readonly files: Repository["files"]; readonly bundle: Bundle; readonly model: Compilation["model"] } | undefined
> {
  const { repository, compilation } = await compileRepository(path, undefined);
  const { bundle, model } = compilation;
  if (bundle !== undefined) return { files: repository.files, bundle, model };
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  process.stderr.write(`${renderHuman(errors, repository.files, hasColor(process.stderr))}\n`);
  return undefined;
}

async function readBundle(path: string): Promise<Bundle> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT")
      throw wrongUse(`there is no file ${path}`, "`kairos compile POLICIES -o FILE` writes a bundle");
    throw new Problem(
      `${path} cannot be read (${error.code})`,
      exitStatus.findings,
      "name a bundle, or a folder with policies",
    );
  });
  const { bundle, problems } = loadBundle(text);
  if (bundle !== undefined) return bundle;
  const [first, ...others] = problems;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  throw new Problem(
    `${path} is no bundle that can be relied on: at ${first?.pointer || "/"}: ${first?.message}${more}`,
    exitStatus.findings,
    "compile it again from its policies",
  );
}
