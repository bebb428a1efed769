/** The runner and programs that are broken: each is named for what it did, and costs no more than it must. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** The runner over one small file of vectors. */
function run(...args: readonly string[]): { status: number | null; output: string; lastLine: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/conformance.ts", ...args],
    { encoding: "utf8" },
  );
  return { status, output: stdout + stderr, lastLine: stdout.trimEnd().split("\n").at(-1)! };
}
const part = ["--only", "limits/scopes"];
const node = (code: string): string[] => [process.execPath, "-e", code];

test("without a command our own engine is asked, through the same protocol", () => {
  const { status, lastLine } = run(...part);
  expect(lastLine).toMatch(/^[1-9][0-9]* passed, 0 failed$/);
  expect(status).toBe(0);
});

test("a program that gives another answer: expected above actual", () => {
  const { status, output, lastLine } = run(
    ...part,
    ...node(`process.stdin.on("data", () => console.log('{"loaded":"0"}'))`),
  );
  expect(output).toMatch(/^FAILED {2}limits\/scopes/m);
  expect(output).toMatch(/^ {4}expected {2}loaded as [0-9a-f]{64}\n {4}actual {4}\{"loaded":"0"\}$/m);
  expect(lastLine).toMatch(/^0 passed, [1-9][0-9]* failed$/);
  expect(status).toBe(1);
});

test.each([
  [
    "dies",
    node(`console.error("out of luck"); process.exit(3)`),
    "the program ended (exit status 3); on standard error: out of luck",
  ],
  ["hangs", node("setInterval(() => {}, 1000)"), "no answer within 0.3 s"],
  [
    "babbles",
    node(`process.stdin.on("data", () => console.log("hello"))`),
    "the program wrote a line that is no JSON: hello",
  ],
  ["is not there", ["./no-such-program"], "the program cannot be run: spawn ./no-such-program ENOENT"],
])("a program that %s", (_, command, said) => {
  const { status, output, lastLine } = run("--timeout", said.includes("0.3") ? "0.3" : "30", ...part, ...command);
  expect(output).toContain(said);
  expect(lastLine).toMatch(/^0 passed, [1-9][0-9]* failed$/);
  expect(status).toBe(1);
});

test("a program that dies once loses one vector", () => {
  // The first process dies at its second bundle; those after it are our engine.
  const marker = `/tmp/kairos-conformance-${process.pid}`;
  const script = `if [ -e ${marker} ]; then exec ${process.execPath} --import tsx scripts/conformance/engine.ts; fi; touch ${marker}; exit 1`;
  const { output, lastLine } = run(...part, "bash", "-c", script);
  spawnSync("rm", [marker]);
  expect(lastLine, output).toMatch(/^[1-9][0-9]* passed, 1 failed$/);
});

test.each([
  [["--only", "no/such/part"], "no file of vectors lies at or below no/such/part"],
  [["--timeout", "soon"], "--timeout takes a number of seconds, not soon"],
  [["--chunks", "0-1"], "--chunks goes with --generated"],
  [["--generated", "--chunks", "5-100000"], "there are chunks 0-"],
  [["--unknown"], "--unknown"],
])("wrong use: %s", (args, said) => {
  const { status, output } = run(...args);
  expect(output).toContain(said);
  expect(status).toBe(2);
});
