/** Shows how a step of an escalation ladder comes about, as a test to paste, or why it never does. */
import { suggestName } from "../../base/suggest.js";
import { formatDuration } from "../../base/units.js";
import type { Bundle } from "../../bundle/index.js";
import { reach, stepsOf, type Target } from "../../workbench/index.js";
import { exitStatus, wrongUse, type ExitStatus } from "../exit.js";
import { compiledOf } from "./policies.js";

export async function explainReach(options: {
  readonly policies: string;
  readonly policy: string;
  readonly step: string;
  readonly json: boolean;
}): Promise<ExitStatus> {
  if (options.policies.endsWith(".json")) {
    throw wrongUse(
      "--reach reads policies, not a bundle",
      "name a folder, or one *.kairos file: what is shown is a test of these policies",
    );
  }
  const compiled = await compiledOf(options.policies);
  if (compiled === undefined) return exitStatus.findings;
  const target = targetOf(options.policy, options.step, compiled.bundle);
  const found = reach(compiled, target);
  const { text } = target.step;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ policy: target.policy, variant: target.variant, step: text, ...found }, null, 2)}\n`
      : found.kind === "reached"
        ? `// \`${text}\` of ${whose(target)} comes about with ${counted(found.events)}${found.spanMs === 0 ? "" : ` over ${formatDuration(found.spanMs)}`}\n${found.test}`
        : found.kind === "unreachable"
          ? `\`${text}\` of ${whose(target)} never comes about: ${found.because}\n`
          : `no timeline was found on which \`${text}\` of ${whose(target)} comes about; that is no proof that there is none\n`,
  );
  return found.kind === "reached" ? exitStatus.fine : exitStatus.findings;
}

function whose({ policy, variant }: Target): string {
  return variant === undefined ? policy : `${policy}, variant ${variant}`;
}

function counted(events: number): string {
  return events === 1 ? "1 event" : `${events} events`;
}

function targetOf(policy: string, step: string, bundle: Bundle): Target {
  if (!Object.hasOwn(bundle.policies, policy)) {
    const near = suggestName(policy, Object.keys(bundle.policies));
    throw wrongUse(
      `there is no policy ${policy}`,
      near === undefined ? `the policies are ${Object.keys(bundle.policies).join(", ")}` : `did you mean \`${near}\`?`,
    );
  }
  const steps = stepsOf(policy, bundle);
  const target = steps.get(step);
  if (target !== undefined) return target;
  const listed = [...steps].map(([name, { step: each }]) => `${name} (\`${each.text}\`)`).join(", ");
  throw wrongUse(
    `${policy} has no step ${step}`,
    listed === "" ? "this policy has no ladder: its `escalate` is where steps stand" : `its steps are ${listed}`,
  );
}
