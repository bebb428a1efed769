/** Formats policy files in their places, or says which are not formatted. Declarations with mistakes stay as they are. */
import { writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { format } from "../../syntax/index.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { readRepository, type PolicyFile } from "../repository.js";

export async function fmt(options: {
  readonly policies: readonly string[];
  readonly check: boolean;
}): Promise<ExitStatus> {
  if (options.policies.includes("-")) return formatStandardInput(options);
  const files = await filesOf(options.policies);
  let changed = 0;
  for (const [absolute, { path, text }] of files) {
    const formatted = format({ path, text });
    const shown = shownPath(absolute);
    if (formatted.diagnostics.some(({ severity }) => severity === "error")) {
      process.stderr.write(`${shown}: what has mistakes in it is left as it stands; \`kairos check\` names them\n`);
    }
    if (formatted.text === text) continue;
    changed++;
    if (!options.check) await write(absolute, formatted.text);
    process.stdout.write(`${shown}\n`);
  }
  const counted = `${changed} of ${files.size} ${files.size === 1 ? "file" : "files"}`;
  if (!options.check) {
    process.stderr.write(
      changed === 0 ? `nothing to do in ${counted.replace("0 of ", "")}\n` : `formatted ${counted}\n`,
    );
    return exitStatus.fine;
  }
  if (changed === 0) return exitStatus.fine;
  process.stderr.write(`${counted} not formatted: \`kairos fmt ${options.policies.join(" ")}\` formats them\n`);
  return exitStatus.findings;
}

async function formatStandardInput(options: {
  readonly policies: readonly string[];
  readonly check: boolean;
}): Promise<ExitStatus> {
  if (options.policies.length > 1) throw wrongUse("- stands beside other files", "format standard input by itself");
  const text = await standardInput();
  const formatted = format({ path: "standard input", text });
  if (!options.check) {
    process.stdout.write(formatted.text);
    return exitStatus.fine;
  }
  if (formatted.text === text) return exitStatus.fine;
  process.stdout.write("standard input\n");
  return exitStatus.findings;
}

async function standardInput(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new Problem("standard input is not UTF-8 text", exitStatus.findings, "hand it in with the encoding UTF-8");
  }
}

/** By absolute path. What a file imports is not meant unless it is named too. */
async function filesOf(paths: readonly string[]): Promise<ReadonlyMap<string, PolicyFile>> {
  const files = new Map<string, PolicyFile>();
  for (const path of paths) {
    const named = resolve(path);
    const repository = await readRepository(path);
    for (const file of repository.files) {
      const absolute = join(repository.root, file.path);
      if (absolute === named || absolute.startsWith(named + sep)) files.set(absolute, file);
    }
  }
  return files;
}

/** As seen from the working directory. */
function shownPath(absolute: string): string {
  const seen = relative(process.cwd(), absolute);
  return seen.startsWith("..") ? absolute : seen;
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`${path} cannot be written (${error.code})`, exitStatus.findings, "check its permissions");
  });
}
