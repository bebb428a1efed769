/** The command line of the conformance runner. */
import { parseArgs } from "node:util";

const usage = `npm run conformance -- [OPTION]... [COMMAND [ARGUMENT...]]

Puts the conformance suite to a program that speaks the line protocol (docs/conformance.md), and without a command to the
engine of this repository.

  --only PART         files whose path is or lies below PART alone (limits, expressions/time); may stand several times
  --generated         the generated suite in place of the vectors
  --chunks FROM-TO    of the generated suite these chunks alone, from 0, both included
  --timeout SECONDS   how long one answer may take (default 30)
  --shown N           differences shown for each file (default 5)
`;

export interface Options {
  readonly only: readonly string[];
  readonly generated: boolean;
  /** Both included. */
  readonly chunks?: readonly [number, number];
  readonly timeoutMs: number;
  readonly shown: number;
  /** Empty for our own engine. */
  readonly command: readonly string[];
}

export function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

export function readOptions(given: readonly string[]): Options {
  const [ours, command] = split(given);
  let values;
  try {
    ({ values } = parseArgs({
      args: ours,
      options: {
        only: { type: "string", multiple: true, default: [] },
        generated: { type: "boolean", default: false },
        chunks: { type: "string" },
        timeout: { type: "string", default: "30" },
        shown: { type: "string", default: "5" },
        help: { type: "boolean", default: false },
      },
    }));
  } catch (problem) {
    return fail(`${(problem as Error).message}\n\n${usage}`);
  }
  if (values.help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const timeoutMs = Number(values.timeout) * 1000;
  const shown = Number(values.shown);
  if (!(timeoutMs > 0)) fail(`--timeout takes a number of seconds, not ${values.timeout}`);
  if (!(Number.isInteger(shown) && shown >= 0)) fail(`--shown takes a whole number, not ${values.shown}`);
  const chunks = /^([0-9]+)(?:-([0-9]+))?$/.exec(values.chunks ?? "0");
  if (chunks === null) fail(`--chunks takes two numbers with - between, not ${values.chunks}`);
  if (values.chunks !== undefined && !values.generated) fail("--chunks goes with --generated");
  if (values.only.length > 0 && values.generated) fail("--only and --generated exclude each other");
  return {
    only: values.only,
    generated: values.generated,
    ...(values.chunks !== undefined && { chunks: [Number(chunks[1]), Number(chunks[2] ?? chunks[1])] as const }),
    timeoutMs,
    shown,
    command,
  };
}

/** Ours, and from the first word that is no option on, the program's. */
function split(given: readonly string[]): [string[], string[]] {
  const takesValue = new Set(["--only", "--chunks", "--timeout", "--shown"]);
  let end = 0;
  while (end < given.length && given[end]!.startsWith("-") && given[end] !== "--") {
    end += takesValue.has(given[end]!) ? 2 : 1;
  }
  return [given.slice(0, end), given.slice(given[end] === "--" ? end + 1 : end)];
}
