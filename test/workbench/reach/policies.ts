/** Policy sets whose steps are asked for: one policy on one event type, with these limits and this ladder. */
import { compile } from "../../../src/compiler/index.js";
import { createEngine } from "../../../src/engine/index.js";
import { reach, stepsOf, type Reach } from "../../../src/workbench/index.js";

export interface Small {
  readonly name: string;
  readonly when?: string;
  readonly limits: string;
  readonly step: string;
  /** More of the policy: variants, the time to answer. */
  readonly more?: string;
  readonly shared?: string;
}

export function textOf({ when, limits, step, more = "", shared = "" }: Small): string {
  return `org { locales en timezone "Europe/Berlin" }
enum Role { staff, sales }
person { role: Role = staff }
event file.shared {
  moment after
  size: int
  outside: bool = false
  risk { high when event.outside low otherwise }
}
event mail.sent { moment after to: string }
policy share {
  title "Sharing"
  owner "data@acme.example"
  trigger on file.shared${when === undefined ? "" : ` when ${when}`}
  message feedback { body "Look." }
  fatigue { ${limits} }
  escalate { ${step} review process "Is there another way?" }
  ${more}
}
${shared}
`;
}

export function subjectOf(small: Small) {
  const files = [{ path: "policies.kairos", text: textOf(small) }];
  const { bundle, model, diagnostics } = compile(files);
  if (bundle === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return { files, bundle, model };
}

export function reached(small: Small, step = "1"): Reach {
  const subject = subjectOf(small);
  return reach(subject, stepsOf("share", subject.bundle).get(step)!);
}

export function engineOf(small: Small) {
  return createEngine(subjectOf(small).bundle, { holdouts: false, messages: false });
}
