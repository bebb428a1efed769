/**
 * A page in a Chromium to which no debugger is attached, as a visitor's has none: with one, V8 looks up the place in the
 * source of every error that a module makes, which costs a start of this page a fifth of its time. The browser is told what
 * to do over a pipe, and the page says what it measured in its title.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

interface Reply {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

export class BareBrowser {
  private next = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();

  private constructor(
    private readonly input: Writable,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(chromium: string): Promise<BareBrowser> {
    const profile = mkdtempSync(join(tmpdir(), "kairos-chromium-"));
    const child = spawn(
      chromium,
      ["--headless=new", "--no-sandbox", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${profile}`],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
    const gone = new Promise((resolve) => child.once("exit", resolve));
    const browser = new BareBrowser(input, async () => {
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });
    let text = "";
    output.setEncoding("utf8").on("data", (piece: string) => {
      const messages = (text + piece).split("\0");
      text = messages.pop()!;
      for (const message of messages) browser.take(JSON.parse(message) as Reply);
    });
    return browser;
  }

  /** Opens an address in a browser that was never there; `script` runs before all others, and ends by setting the title. */
  async measure(address: string, { script, slowdown }: { script: string; slowdown: number }): Promise<unknown> {
    const { browserContextId } = await this.send("Target.createBrowserContext");
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const onPage = (method: string, params: object = {}): Promise<unknown> =>
      this.send(method, params, sessionId as string);
    await onPage("Page.enable");
    await onPage("Page.addScriptToEvaluateOnNewDocument", { source: script });
    await onPage("Emulation.setDeviceMetricsOverride", {
      width: 1366,
      height: 900,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await onPage("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await onPage("Page.navigate", { url: address });
    const deadline = Date.now() + 60_000;
    for (;;) {
      const { targetInfo } = await this.send("Target.getTargetInfo", { targetId });
      const { title } = targetInfo as { title: string };
      if (title.startsWith("{")) {
        await this.send("Target.disposeBrowserContext", { browserContextId });
        return JSON.parse(title);
      }
      if (Date.now() > deadline) throw new Error(`${address} never said what it measured; its title is ${title}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async close(): Promise<void> {
    await this.send("Browser.close");
    await this.end();
  }

  private async send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = (this.next += 1);
    const reply = await new Promise<Reply>((resolve) => {
      this.waiting.set(id, resolve);
      this.input.write(
        `${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`,
      );
    });
    if (reply.error !== undefined) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result ?? {};
  }

  private take(reply: Reply): void {
    if (reply.id === undefined) return;
    this.waiting.get(reply.id)?.(reply);
    this.waiting.delete(reply.id);
  }
}
