/**
 * Breaks one rule of an engine at a time, in a copy, and asks which vector notices. Exit status 1 where none does.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import yargs from "yargs";
import type { VectorFile } from "../test/conformance/format.js";
import type { Mutation } from "../test/conformance/mutations/mutation.js";
import { python } from "../test/conformance/mutations/python.js";
import { typescript } from "../test/conformance/mutations/typescript.js";
import { readVectors } from "../test/conformance/read.js";
import { runVector } from "../test/conformance/run.js";
import { Program } from "./conformance/program.js";

interface Subject {
  readonly name: string;
  /** Of the engine's sources. */
  readonly folder: string;
  readonly mutations: readonly Mutation[];
  /** A program made from the sources, with this text in place of that file. */
  prepare(scratch: string, file: string, text: string): Promise<Program>;
}

/** An answer that takes longer is a program that hangs. */
const TIMEOUT_MS = 20_000;

const subjects: readonly Subject[] = [
  {
    name: "typescript",
    folder: "src",
    mutations: typescript,
    async prepare(scratch, file, text) {
      const outfile = join(scratch, "engine.mjs");
      const broken = resolve("src", file);
      await build({
        entryPoints: ["scripts/conformance/engine.ts"],
        outfile,
        bundle: true,
        platform: "node",
        format: "esm",
        target: "node20",
        logLevel: "error",
        plugins: [
          {
            name: "mutation",
            setup({ onLoad }) {
              onLoad({ filter: /\.ts$/ }, ({ path }) =>
                path === broken ? { contents: text, loader: "ts" } : undefined,
              );
            },
          },
        ],
      });
      return new Program(process.execPath, [outfile], TIMEOUT_MS);
    },
  },
  {
    name: "python",
    folder: "runtimes/python/kairos_engine",
    mutations: python,
    async prepare(scratch, file, text) {
      cpSync("runtimes/python/kairos_engine", join(scratch, "kairos_engine"), {
        recursive: true,
        filter: (path) => !path.includes("__pycache__"),
      });
      writeFileSync(join(scratch, "kairos_engine", file), text);
      const script = `import sys; sys.path.insert(0, ${JSON.stringify(scratch)}); sys.dont_write_bytecode = True; from kairos_engine.__main__ import main; main()`;
      return new Program("python3", ["-c", script], TIMEOUT_MS);
    },
  },
];

/** Where the first vector fails: its file, and its name. */
async function caughtBy(program: Program, files: readonly [string, VectorFile][]): Promise<string | undefined> {
  for (const [path, file] of files) {
    for (const vector of file.cases) {
      const [difference] = await runVector(file, vector, program);
      if (difference !== undefined) return `${path}: ${difference.name}`;
    }
  }
  return undefined;
}

async function tryMutation(subject: Subject, mutation: Mutation): Promise<string | undefined> {
  const { file, text, instead, part } = mutation;
  const sources = readFileSync(join(subject.folder, file), "utf8");
  const places = sources.split(text).length - 1;
  if (places !== 1) throw new Error(`${subject.folder}/${file} has this ${places} times, not once: ${text}`);
  const scratch = mkdtempSync(join(tmpdir(), "kairos-mutation-"));
  try {
    const program = await subject.prepare(scratch, file, sources.split(text).join(instead));
    const files = vectors.toSorted(([a], [b]) => Number(b === part) - Number(a === part));
    const found = await caughtBy(program, files);
    await program.close();
    return found;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const args = await yargs(process.argv.slice(2))
  .command("$0 [engine]", "break one rule after the other", (command) =>
    command.positional("engine", { choices: subjects.map(({ name }) => name), describe: "one alone" }),
  )
  .option("rule", { type: "string", default: "", describe: "those rules alone that have this word" })
  .strict()
  .parseAsync();
const chosen = subjects.filter(({ name }) => (args["engine"] ?? name) === name);
const vectors = readVectors();
let caught = 0;
let missed = 0;
for (const subject of chosen) {
  process.stdout.write(`\n${subject.name}, ${subject.mutations.length} mutations\n`);
  for (const mutation of subject.mutations.filter(({ rule }) => rule.includes(args.rule))) {
    try {
      const found = await tryMutation(subject, mutation);
      if (found === undefined) missed += 1;
      else caught += 1;
      process.stdout.write(
        `${found === undefined ? "MISSED" : "caught"}  ${mutation.rule}\n        ${found ?? "by no vector"}\n`,
      );
    } catch (problem) {
      missed += 1;
      process.stdout.write(`FAILED  ${mutation.rule}\n        ${(problem as Error).message.split("\n")[0]}\n`);
    }
  }
}
process.stdout.write(`\n${caught} caught, ${missed} missed\n`);
process.exitCode = missed === 0 ? 0 : 1;
