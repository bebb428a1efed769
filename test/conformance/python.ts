/** The Python engine of `runtimes/python`, where there is a Python to run it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Program } from "../../scripts/conformance/program.js";

const folder = join(import.meta.dirname, "../../runtimes/python");

/** Why it cannot be run here; undefined where it can. */
export function noPython(): string | undefined {
  const { error, status, stderr } = spawnSync(
    "python3",
    ["-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin')"],
    {
      encoding: "utf8",
    },
  );
  if (error !== undefined) return "there is no python3";
  return status === 0 ? undefined : `python3 cannot be used: ${stderr.trim().split("\n").at(-1)}`;
}

export function pythonEngine(timeoutMs = 60_000): Program {
  const script = `import sys; sys.path.insert(0, ${JSON.stringify(folder)}); from kairos_engine.__main__ import main; main()`;
  return new Program("python3", ["-c", script], timeoutMs);
}
