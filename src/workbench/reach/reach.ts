/** Whether a step of a ladder can come about: a shortest timeline that makes it, or the arithmetic that rules it out. */
import { compile, type SourceText } from "../../compiler/index.js";
import { createEngine } from "../../engine/index.js";
import { whyUnreachable } from "../../semantics/rules/steps-are-reachable.js";
import type { Model } from "../../semantics/model.js";
import type { Bundle } from "../../bundle/types.js";
import { Constants } from "../constants.js";
import { runTests } from "../tests/run.js";
import { neverOccurs } from "./deeds.js";
import { shortestWitness } from "./search.js";
import type { Target } from "./target.js";
import { testText } from "./test-text.js";

export type Reach =
  | {
      readonly kind: "reached";
      readonly events: number;
      readonly spanMs: number;
      /** A `test` block that passes beside the policy. */
      readonly test: string;
    }
  | { readonly kind: "unreachable"; readonly because: string }
  /** None was found as far as the search goes. */
  | { readonly kind: "unknown" };

export interface Subject {
  readonly files: readonly SourceText[];
  readonly bundle: Bundle;
  readonly model: Model;
}

export function reach(subject: Subject, target: Target): Reach {
  const { bundle, model } = subject;
  const because = whyUnreachable(target, model);
  if (because !== undefined) return { kind: "unreachable", because };
  if (neverOccurs(bundle, target)) {
    return {
      kind: "unreachable",
      because: "no moment is an occurrence under this ladder, as its conditions exclude each other",
    };
  }
  const engine = createEngine(bundle, { holdouts: false });
  const witness = shortestWitness(engine, target);
  if (witness === undefined) return { kind: "unknown" };
  const { person, stage } = witness;
  const constants = new Constants(bundle, model);
  const decoded = engine.person("ana", person);
  const test = testText(stage, {
    bundle,
    target,
    person,
    addressOf: (action) => (action.kind === "notify" ? constants.address(action.to, decoded) : undefined),
  });
  if (!passes(test, subject, target)) return { kind: "unknown" };
  return { kind: "reached", events: stage.acts.length, spanMs: stage.spanMs, test };
}

/** What is shown was run as it stands. */
function passes(test: string, { files, model }: Subject, { policy }: Target): boolean {
  const file = model.policies.get(policy)?.span.file;
  const extended = files.map((each) => (each.path === file ? { ...each, text: `${each.text}\n${test}` } : each));
  const compiled = compile(extended);
  if (compiled.bundle === undefined) return false;
  const title = /"(.*)"/.exec(test)![1]!;
  const report = runTests({ files: extended, bundle: compiled.bundle, model: compiled.model }, { filter: title });
  return report.tests.length > 0 && report.tests.every((each) => each.passed);
}
