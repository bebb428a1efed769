/** Reads the command line, runs one command, and turns what happens into an exit status. */
import yargs, { type CommandModule } from "yargs";
import { version } from "./version.js";
import { checkCommand } from "./commands/check.js";
import { compileCommand } from "./commands/compile.js";
import { explainCommand } from "./commands/explain.js";
import { initCommand } from "./commands/init.js";
import { simulateCommand } from "./commands/simulate.js";
import { testCommand } from "./commands/test.js";
import { exitStatus, Problem, type ExitStatus } from "./exit.js";
import { escapeDash } from "./standard-streams.js";

/** Sets the exit status that a command ends with; 0 where it sets none. */
export type Finish = (status: ExitStatus) => void;

const commands = [initCommand, checkCommand, testCommand, compileCommand, simulateCommand, explainCommand];

export async function run(argv: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.fine;
  const finish: Finish = (ended) => {
    status = ended;
  };
  const parser = yargs()
    .scriptName("kairos")
    .usage("$0 <command>\n\nJust-in-time coaching: check policies, compile them, and replay a log through them.")
    .command(commands.map((command) => command(finish)) as unknown as CommandModule[])
    .demandCommand(1, "name a command")
    .strict()
    .recommendCommands()
    .version(version)
    .help()
    .alias("help", "h")
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .epilogue("Exit status: 0 fine, 1 errors or findings, 2 wrong use, 3 a fault of Kairos.")
    .locale("en")
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
