/** `simulate --threads`: the same bytes from worker threads, from whatever the log comes; what cannot be split is said. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { folderWith, kairos } from "./run-cli.js";
import type { Ended } from "./run-cli.js";

const policies = (limit: string): string => `
org { locales en }
person { }
event mail.sent { moment before external: bool to: string risk { high when event.external } }
policy sent {
  title "Sends mail out" owner "a@acme.example"
  trigger on mail.sent when event.external
  message inline { body "Is {event.to} right?" action "See how" opens "https://acme.example" }
  fatigue { at most 2 per day ${limit} }
}
`;
const lines = Array.from({ length: 20_000 }, (_, at) =>
  at % 997 === 5
    ? "{ broken"
    : JSON.stringify({
        specversion: "1.0",
        id: `e${at}`,
        type: "mail.sent",
        // Now and then one comes too late.
        time: new Date(Date.UTC(2026, 2, 2) + (at - (at % 313 === 7 ? 90_000 : 0)) * 20_000).toISOString(),
        subject: `person ${(at * 31) % 700}`,
        data: { external: at % 3 !== 0, to: `somebody ${at % 501}` },
      }),
);
const text = (from: number, to: number): string => `${lines.slice(from, to).join("\n")}\n`;
const folder = folderWith({
  "a.kairos": policies(""),
  "everyone.kairos": policies("at most 9 per day for everyone"),
  "1.ndjson": text(0, 9000),
  "2.ndjson.gz": gzipSync(text(9000, 20_000)),
  "cut.ndjson.gz": gzipSync(text(9000, 20_000)).subarray(0, 40_000),
});

interface Bytes extends Ended {
  readonly report: string;
  readonly decisions: string;
}

function simulated(threads: number, ...args: readonly string[]): Bytes {
  const ended = kairos(
    ["simulate", "a.kairos", "--threads", String(threads), "--json", "r.json", "--decisions", "d.ndjson", ...args],
    { cwd: folder, input: text(9000, 20_000) },
  );
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  return { ...ended, report: read("r.json"), decisions: read("d.ndjson") };
}

describe("--threads", () => {
  test.each([
    ["files, plain and packed", 0, ["--events", "1.ndjson", "2.ndjson.gz"]],
    ["standard input", 0, ["--events", "1.ndjson", "-"]],
    ["a warm-up", 0, ["--events", "1.ndjson", "2.ndjson.gz", "--warm-up", "2d"]],
    ["a log that breaks off", 1, ["--events", "1.ndjson", "cut.ndjson.gz"]],
    ["--strict", 1, ["--events", "1.ndjson", "--strict"]],
  ])("gives the same of %s", (_, status, args) => {
    const one = simulated(1, ...args);
    expect(one.status).toBe(status);
    expect(one.decisions.split("\n").length).toBeGreaterThan(1000);
    expect(simulated(2, ...args)).toEqual(one);
    expect(simulated(3, ...args)).toEqual(one);
  });

  test("says in one line where fewer threads must do", () => {
    const replayed = (threads: number, input: string): string => {
      const args = ["simulate", "everyone.kairos", "--threads", String(threads), "--events", input];
      const { status, stderr } = kairos(args, { cwd: folder, input: text(9000, 9100) });
      expect(status).toBe(0);
      return stderr;
    };
    const reason = "a limit of the policies is for everyone, and so has to see all prompts";
    expect(replayed(3, "1.ndjson")).toContain(`kairos: replayed on two threads: ${reason}\n`);
    expect(replayed(2, "-")).toContain(`kairos: replayed on one thread: ${reason}\n`);
    expect(replayed(2, "1.ndjson")).not.toContain("kairos: replayed");
  });

  test.each(["0", "1.5", "65", "-1"])("refuses %s", (threads) => {
    const { status, stderr } = kairos(["simulate", "a.kairos", `--threads=${threads}`, "--events", "1.ndjson"], {
      cwd: folder,
    });
    expect(stderr).toContain(`--threads ${threads} is no number of threads\n  → write a whole number from 1 to 64`);
    expect(status).toBe(2);
  });
});
