/**
 * Completion in a shell: what may stand at the cursor, and the scripts that make a shell ask for it.
 *
 * A script asks `kairos --get-yargs-completions WORDS…`, the last word being the one at the cursor; it takes file names
 * where nothing comes back. It says which shell it is for, since the login shell may be another.
 */
import yargs, { type CommandModule } from "yargs";

export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

const ask = "--get-yargs-completions";

/** The words before and at the cursor, where a shell asks what could stand there. */
export function askedToComplete(argv: readonly string[]): readonly string[] | undefined {
  return argv[0] === ask ? argv.slice(1) : undefined;
}

export async function completionsAt(
  words: readonly string[],
  commands: readonly CommandModule[],
): Promise<readonly string[]> {
  const current = words.at(-1) ?? "";
  if (words.at(-2) === "--fail-on") return (await kindsOfChange()).filter((word) => word.startsWith(current));
  const [name, ...rest] = words;
  const command = rest.length === 0 ? undefined : commands.find((one) => nameOf(one) === name);
  const parser = yargs().scriptName("kairos").locale("en").help().exitProcess(false);
  // Half a command line is no mistake.
  parser.fail(() => undefined);
  if (command === undefined) parser.command([...commands]);
  else if (typeof command.builder === "function") await command.builder(parser);
  const known = await parser.getCompletion([...(command === undefined ? words : rest)]);
  // Options are offered to who starts one; an empty word is more often a path.
  const offered = current.startsWith("-") ? known : known.filter((word) => !word.startsWith("-"));
  const first = rest.length === 1 && !current.startsWith("-") ? await firstArguments(name) : [];
  return [...offered, ...first].filter((word) => word.startsWith(current));
}

function nameOf({ command }: CommandModule): string | undefined {
  return String(command).split(" ")[0];
}

async function kindsOfChange(): Promise<readonly string[]> {
  const { wordsOfKinds } = await import("../workbench/diff/kinds.js");
  return [...wordsOfKinds().keys()].toSorted();
}

/** What may stand right after the command, other than a path. */
async function firstArguments(command: string | undefined): Promise<readonly string[]> {
  if (command === "completion") return shells;
  if (command !== "explain") return [];
  // Loaded where it is asked for: a command should start at once.
  return (await import("../diagnostics/catalogue/index.js")).catalogue.map(({ code }) => code);
}

export function completionScript(shell: Shell): string {
  return scripts[shell];
}

// The one for bash also runs in bash 3.2, which macOS has.
const scripts: Readonly<Record<Shell, string>> = {
  bash: `# Completion of kairos for bash: kairos completion bash >> ~/.bashrc
_kairos_completions() {
  local word="\${COMP_WORDS[COMP_CWORD]}" found
  COMPREPLY=()
  while IFS= read -r found; do
    [ -n "$found" ] && COMPREPLY+=("$found")
  done < <(SHELL=bash kairos ${ask} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  return 0
}
complete -o bashdefault -o default -F _kairos_completions kairos
`,
  zsh: `#compdef kairos
# Completion of kairos for zsh: kairos completion zsh >> ~/.zshrc
_kairos_completions() {
  local -a found
  found=("\${(@f)$(SHELL=zsh kairos ${ask} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then
    _describe 'kairos' found
  else
    _files
  fi
}
if [[ "\${zsh_eval_context[-1]}" == loadautofunc ]]; then
  _kairos_completions "$@"
else
  compdef _kairos_completions kairos
fi
`,
  fish: `# Completion of kairos for fish: kairos completion fish > ~/.config/fish/completions/kairos.fish
complete -c kairos -a '(SHELL=fish kairos ${ask} (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
};
