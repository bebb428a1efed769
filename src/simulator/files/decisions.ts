/** Writes decisions to a file, one a line, as fast as the disk takes them and no faster. */
import { open } from "node:fs/promises";
import { InputError } from "../problem.js";
import type { InputProblem } from "../problem.js";
import type { DecisionSink } from "../replay-options.js";

export interface DecisionFile extends DecisionSink {
  close(): Promise<void>;
}

const WRITE_AT = 256 * 1024;

/** Creates the file, or empties it; `-` is standard output. */
export async function createDecisionFile(
  path: string,
): Promise<{ readonly sink: DecisionFile } | { readonly problem: InputProblem }> {
  let pending: string[] = [];
  let length = 0;
  const take = (): string => {
    const text = `${pending.join("\n")}\n`;
    pending = [];
    length = 0;
    return text;
  };
  const sink = (put: (text: string) => Promise<void>, close: () => Promise<void>): DecisionFile => ({
    write(line) {
      pending.push(line);
      length += line.length + 1;
    },
    async flush() {
      if (length >= WRITE_AT) await put(take());
    },
    async close() {
      if (length > 0) await put(take());
      await close();
    },
  });
  if (path === "-") {
    const put = (text: string): Promise<void> =>
      new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
    return { sink: sink(put, async () => {}) };
  }
  try {
    const handle = await open(path, "w");
    const put = async (text: string): Promise<void> => {
      try {
        await handle.writeFile(text);
      } catch (error) {
        throw new InputError(unwritable(path, error));
      }
    };
    return { sink: sink(put, () => handle.close()) };
  } catch (error) {
    return { problem: unwritable(path, error) };
  }
}

function unwritable(file: string, error: unknown): InputProblem {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === "EISDIR")
    return {
      code: "is_directory",
      file,
      message: "this is a directory, and a file is to be written",
      remedy: "name a file",
    };
  if (code === "ENOENT") {
    return {
      code: "not_writable",
      file,
      message: "its directory does not exist",
      remedy: "create the directory first",
    };
  }
  if (code === "ENOSPC")
    return { code: "not_writable", file, message: "the disk is full", remedy: "make room, or write elsewhere" };
  return {
    code: "not_writable",
    file,
    message: `it cannot be written (${error instanceof Error ? error.message : String(error)})`,
    remedy: "check the path and its permissions",
  };
}
