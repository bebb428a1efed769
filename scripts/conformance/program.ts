/**
 * A program that speaks the line protocol, as a runtime. One that dies, hangs or babbles is said to, and started anew for
 * the next bundle.
 */
import { spawn, type ChildProcess } from "node:child_process";
import type { Json } from "../../src/base/json.js";
import { Broken, type Request, type Runtime } from "../../test/conformance/format.js";
import { linesOf } from "./lines.js";

/** How much of a line or of standard error is shown. */
const SHOWN = 400;
/** A program that breaks more often than this is not started again. */
const MOST_STARTS = 10;

export class Program implements Runtime {
  private process: Process | undefined;
  private starts = 0;
  /** Why there is no process. */
  private broken = "";

  constructor(
    private readonly command: string,
    private readonly args: readonly string[],
    private readonly timeoutMs: number,
  ) {}

  async ask(request: Request): Promise<Json> {
    if (this.process === undefined) {
      const mayStart = request.do === "load" && this.starts < MOST_STARTS;
      if (!mayStart) throw new Broken(this.broken);
      this.starts += 1;
      this.process = new Process(this.command, this.args);
    }
    try {
      return await this.process.ask(JSON.stringify(request), this.timeoutMs);
    } catch (problem) {
      if (problem instanceof Broken) {
        this.broken = problem.message;
        this.process = undefined;
      }
      throw problem;
    }
  }

  async close(): Promise<void> {
    await this.process?.close();
  }
}

class Process {
  private readonly child: ChildProcess;
  private readonly lines: AsyncGenerator<string>;
  private readonly ended: Promise<string>;
  private errors = "";

  constructor(command: string, args: readonly string[]) {
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

  async ask(line: string, timeoutMs: number): Promise<Json> {
    this.child.stdin!.write(`${line}\n`);
    const answer = await this.nextLine(timeoutMs);
    try {
      return JSON.parse(answer) as Json;
    } catch {
      throw this.fail(`the program wrote a line that is no JSON: ${answer.slice(0, SHOWN)}`);
    }
  }

  /** Standard input is closed, and the program given a moment to end by itself. */
  async close(): Promise<void> {
    this.child.stdin!.end();
    const timer = setTimeout(() => this.child.kill("SIGKILL"), 2000);
    await this.ended;
    clearTimeout(timer);
  }

  private async nextLine(timeoutMs: number): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), timeoutMs);
    });
    const next = await Promise.race([this.lines.next(), late]);
    clearTimeout(timer);
    if (next === "late") throw this.fail(`no answer within ${timeoutMs / 1000} s`);
    if (next.done === true) throw this.fail(await this.ended);
    return next.value;
  }

  private fail(why: string): Broken {
    this.child.kill("SIGKILL");
    const said = this.errors.trim().slice(-SHOWN);
    return new Broken(said === "" ? why : `${why}; on standard error: ${said}`);
  }
}
