/** The Python engine's own tests, where there is a Python. That it decides alike is the conformance suite's matter. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const folder = new URL("../../runtimes/python", import.meta.url).pathname;
const program = "import sys, zoneinfo; sys.exit(sys.version_info < (3, 9))";
const isThere = spawnSync("python3", ["-c", program]).status === 0;
if (!isThere) process.stderr.write("skipped: the tests of the Python engine (there is no python3 of 3.9 or later)\n");

test.runIf(isThere)("the Python engine passes its own tests", () => {
  const { status, stderr } = spawnSync(
    "python3",
    ["-W", "error", "-m", "unittest", "discover", "-t", ".", "-s", "tests"],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    },
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/^Ran \d+ tests/m);
});
