/** Nothing leaves the page: it loads its own files, and neither it nor its workers can reach anything else. */
import { expect, test } from "vitest";
import type { Stage } from "./stage.js";

export function network(stage: () => Stage): void {
  test("loads its own files from below any path, and nothing else; page and workers can reach nothing else", async () => {
    const page = await stage().page();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(stage().address);
    await page.waitForSelector(".figures");
    const foreign = asked.filter((url) => !url.startsWith(stage().address) && !/^(data|blob):/.test(url));
    expect(foreign).toEqual([]);

    const attempt = "fetch('http://localhost:9/x', { mode: 'no-cors' }).then(() => 'reached', (error) => error.name)";
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    expect(await page.evaluate(attempt)).toBe("TypeError");
    expect(page.workers().length).toBeGreaterThanOrEqual(2);
    for (const worker of page.workers()) expect(await worker.evaluate(attempt)).toBe("TypeError");
    await page.waitForTimeout(200);
    expect(refused.filter((text) => /Content Security Policy/i.test(text)).length).toBeGreaterThanOrEqual(1);
    await page.close();
  });
}
