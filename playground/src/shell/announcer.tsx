/** Says what changed beside the editor to who does not see it: problems, and what a replay came to. */
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import { counted } from "../format.js";
import { useSettled } from "../use-settled.js";
import type { ReplayAnswer } from "../views/replay.js";

/** Who types is not interrupted. */
const PAUSE_MS = 1500;

export function Announcer({
  diagnostics,
  replayed,
}: {
  readonly diagnostics: readonly Diagnostic[];
  readonly replayed: ReplayAnswer;
}): preact.JSX.Element {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const problems =
    diagnostics.length === 0
      ? "No problems."
      : `${counted(errors, "error")}, ${counted(diagnostics.length - errors, "warning")}.`;
  const report = replayed.kind === "value" && "report" in replayed.value ? replayed.value.report : undefined;
  const replay =
    report === undefined || errors > 0 ? "" : ` ${counted(report.volume.prompts, "prompt")} in the replay.`;
  return (
    <p class="hidden" role="status" aria-label="What changed">
      {useSettled(`${problems}${replay}`, PAUSE_MS)}
    </p>
  );
}
