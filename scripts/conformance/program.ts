/** A program that speaks the line protocol, as a runtime. A program that dies, hangs or babbles is said to. */
import { spawn, type ChildProcess } from "node:child_process";
import type { Json } from "../../src/base/json.js";
import { Broken, type Request, type Runtime } from "../../test/conformance/format.js";
import { linesOf } from "./lines.js";

/** How much of a line or of standard error is shown. */
const SHOWN = 400;

export class Program implements Runtime {
  private readonly child: ChildProcess;
  private readonly lines: AsyncGenerator<string>;
  private readonly ended: Promise<string>;
  private errors = "";
  /** Why no further answer can be had. */
  private broken: string | undefined;

  constructor(
    command: string,
    args: readonly string[],
    private readonly timeoutMs: number,
  ) {
    this.child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    this.lines = linesOf(this.child.stdout!);
    this.child.stderr!.on("data", (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-4 * SHOWN);
    });
    // A program that is gone is told by its end; a write to it must not end us.
    this.child.stdin!.on("error", () => {});
    this.ended = new Promise((resolve) => {
      this.child.on("error", (problem) => resolve(`the program cannot be run: ${problem.message}`));
      this.child.on("close", (code, signal) => resolve(`the program ended (${signal ?? `exit status ${code}`})`));
    });
  }

  get isBroken(): boolean {
    return this.broken !== undefined;
  }

  async ask(request: Request): Promise<Json> {
    if (this.broken !== undefined) throw new Broken(this.broken);
    this.child.stdin!.write(`${JSON.stringify(request)}\n`);
    const line = await this.nextLine();
    try {
      return JSON.parse(line) as Json;
    } catch {
      throw this.fail(`the program wrote a line that is no JSON: ${line.slice(0, SHOWN)}`);
    }
  }

  /** Standard input is closed, and the program given a moment to end by itself. */
  async close(): Promise<void> {
    this.child.stdin!.end();
    const timer = setTimeout(() => this.child.kill("SIGKILL"), 2000);
    await this.ended;
    clearTimeout(timer);
  }

  private async nextLine(): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), this.timeoutMs);
    });
    const next = await Promise.race([this.lines.next(), late]);
    clearTimeout(timer);
    if (next === "late") {
      this.child.kill("SIGKILL");
      throw this.fail(`no answer within ${this.timeoutMs / 1000} s`);
    }
    if (next.done === true) throw this.fail(await this.ended);
    return next.value;
  }

  private fail(why: string): Broken {
    const said = this.errors.trim().slice(-SHOWN);
    this.broken = said === "" ? why : `${why}; on standard error: ${said}`;
    return new Broken(this.broken);
  }
}
