/** `kairos completion`: the script that makes a shell complete commands and options. */
import type { CommandModule } from "yargs";
import { completionScript, type Shell, shells } from "../completion.js";
import { exitStatus } from "../exit.js";
import type { Finish } from "../run.js";

interface Arguments {
  shell: Shell;
}

export function completionCommand(finish: Finish): CommandModule<object, Arguments> {
  return {
    command: "completion [shell]",
    describe: "print the script that makes a shell complete commands, options and codes",
    builder: (yargs) =>
      yargs
        .positional("shell", {
          choices: shells,
          default: shellInUse(),
          defaultDescription: "the login shell",
          describe: "which shell",
        })
        .example("$0 completion bash >> ~/.bashrc", "for bash")
        .example("$0 completion zsh >> ~/.zshrc", "for zsh"),
    handler: ({ shell }) => {
      process.stdout.write(completionScript(shell));
      finish(exitStatus.fine);
    },
  };
}

function shellInUse(): Shell {
  return shells.find((shell) => process.env["SHELL"]?.endsWith(shell) === true) ?? "bash";
}
