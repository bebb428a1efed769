/** Reads the command line, runs one command, and turns what happens into an exit status. */
import yargs, { type CommandModule } from "yargs";
import { version } from "./version.js";
import { adviseCommand } from "./commands/advise.js";
import { checkCommand } from "./commands/check.js";
import { askedToComplete, completionsAt } from "./completion.js";
import { compileCommand } from "./commands/compile.js";
import { completionCommand } from "./commands/completion.js";
import { diffCommand } from "./commands/diff.js";
import { docsCommand } from "./commands/docs.js";
import { explainCommand } from "./commands/explain.js";
import { exportCommand } from "./commands/export.js";
import { fmtCommand } from "./commands/fmt.js";
import { initCommand } from "./commands/init.js";
import { lspCommand } from "./commands/lsp.js";
import { mergeCommand } from "./commands/merge.js";
import { simulateCommand } from "./commands/simulate.js";
import { testCommand } from "./commands/test.js";
import { tuneCommand } from "./commands/tune.js";
import { workerCommand } from "./commands/worker.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "./exit.js";
import { escapeDash } from "./standard-streams.js";

/** Sets the exit status that a command ends with; 0 where it sets none. */
export type Finish = (status: ExitStatus) => void;

const commands = [
  initCommand,
  checkCommand,
  fmtCommand,
  testCommand,
  compileCommand,
  simulateCommand,
  adviseCommand,
  tuneCommand,
  diffCommand,
  explainCommand,
  exportCommand,
  workerCommand,
  mergeCommand,
  lspCommand,
  docsCommand,
  completionCommand,
];

/** What yargs says, in words that need no knowledge of how a command line is taken apart. */
const words = {
  "Not enough non-option arguments: got %s, need at least %s": {
    one: "something is missing after the command, such as the folder with the policies (%s of %s there)",
    other: "something is missing after the command, such as the folder with the policies (%s of %s there)",
  },
  "Missing required argument: %s": { one: "--%s is missing", other: "these are missing: %s" },
  "Unknown argument: %s": { one: "there is no command or option %s", other: "there are no commands or options %s" },
  "Not enough arguments following: %s": "--%s stands without a value",
  "Implications failed:": "these options go together:",
} as unknown as Record<string, string>;

/** What yargs knows of the options of a command. */
interface YargsOptions {
  readonly array: readonly string[];
  readonly boolean: readonly string[];
  readonly alias: Readonly<Record<string, readonly string[]>>;
}

/** An option with one value that was given two: yargs makes a list of them, which no command looks for. */
function isTwice(name: string, argv: readonly string[], { array, boolean, alias }: YargsOptions): boolean {
  if (array.includes(name) || boolean.includes(name)) return false;
  const written = new Set([name, ...(alias[name] ?? [])].map((each) => (each.length === 1 ? `-${each}` : `--${each}`)));
  return argv.filter((word) => written.has(word.replace(/=.*$/s, ""))).length > 1;
}

export async function run(argv: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.fine;
  const finish: Finish = (ended) => {
    status = ended;
  };
  const modules = commands.map((command) => command(finish)) as unknown as CommandModule[];
  const parser = yargs()
    .scriptName("kairos")
    .usage("$0 <command>\n\nJust-in-time coaching: check policies, compile them, and replay a log through them.")
    .command(modules)
    .demandCommand(1, "name a command")
    .strict()
    .recommendCommands()
    .version(version)
    .help()
    .alias("help", "h")
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .epilogue("Exit status: 0 fine, 1 errors or findings, 2 wrong use, 3 a fault of Kairos.")
    .locale("en")
    .updateStrings(words)
    .check((args, options) => {
      const twice = Object.keys(args).find((name) => isTwice(name, argv, options as unknown as YargsOptions));
      if (twice !== undefined) throw wrongUse(`--${twice} stands twice`, "give it once, with one value");
      const unread = Object.entries(args).find(([, value]) => typeof value === "number" && Number.isNaN(value));
      if (unread !== undefined) throw wrongUse(`--${unread[0]} takes a number`, `write it as --${unread[0]} 10`);
      return true;
    }, true)
    .exitProcess(false)
    .fail((message, error) => {
      // What yargs itself throws is about the words of the command.
      if (error !== undefined && error !== null && error.name !== "YError") throw error;
      throw new Problem(
        message ?? error?.message,
        exitStatus.wrongUse,
        "`kairos --help` lists the commands, `kairos COMMAND --help` their options",
      );
    });
  try {
    const toComplete = askedToComplete(argv);
    if (toComplete !== undefined) {
      const found = await completionsAt(toComplete, modules);
      process.stdout.write(found.map((word) => `${word}\n`).join(""));
      return exitStatus.fine;
    }
    await parser.parseAsync(escapeDash(argv));
    return status;
  } catch (error) {
    if (error instanceof Problem) {
      process.stderr.write(`kairos: ${error.message}\n${error.remedy === undefined ? "" : `  → ${error.remedy}\n`}`);
      return error.status;
    }
    process.stderr.write(
      `kairos: a fault of Kairos, not of yours: ${error instanceof Error ? error.message : String(error)}\n` +
        "  → please report it with the command and, if you can, the input; KAIROS_DEBUG=1 shows where it happened\n",
    );
    if (process.env["KAIROS_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return exitStatus.fault;
  }
}
