/**
 * Semantics: resolves every name, types every expression, and says what is wrong with what the author wrote.
 *
 * One pass over each part, in an order in which everything is known when it is asked for: enums before fields, fields
 * before conditions, conditions before the texts that they guard, policies before what names them. Nothing is thrown for
 * an author's mistake: the model stands in any case, but where there are errors it must not be compiled.
 */
import { compareCodePoints } from "../base/codepoints.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../syntax/tree.js";
import { type Checker, type CheckOptions, createChecker } from "./checker.js";
import { Moments } from "./conditions/moments.js";
import { checkBudgets } from "./declarations/budgets.js";
import { checkEnums, checkEnumWords } from "./declarations/enums.js";
import { checkEvents, checkRisks } from "./declarations/events.js";
import { checkExemptions } from "./declarations/exemptions.js";
import { checkLayers } from "./declarations/layers.js";
import { checkOrganisation } from "./declarations/organisation.js";
import { checkCoach, checkPerson } from "./declarations/person.js";
import { assemblePolicies, draftPolicies } from "./declarations/policies.js";
import { checkRepositoryLimits } from "./declarations/repository-limits.js";
import { checkSegments } from "./declarations/segments.js";
import { checkSharedBlocks } from "./declarations/shared-blocks.js";
import { checkSignals } from "./declarations/signals.js";
import { checkSources } from "./declarations/sources.js";
import { checkTests } from "./declarations/tests.js";
import { checkSharedTexts } from "./declarations/text.js";
import type { Model } from "./model.js";
import { isStandard } from "./names/file-paths.js";
import { resolveImports } from "./names/imports.js";
import { Names } from "./names/names.js";
import { Reporter } from "./reporter.js";
import { rules, upkeepRules } from "./rules/index.js";

export type { CheckOptions } from "./checker.js";
export type { Model } from "./model.js";

export function check(
  trees: readonly SourceFile[],
  options: CheckOptions = {},
): { model: Model; diagnostics: Diagnostic[]; names: Names } {
  // Packages come first: where a repository declares a name again, the repository is told.
  const files = trees.toSorted(
    (left, right) =>
      Number(isStandard(right.path)) - Number(isStandard(left.path)) || compareCodePoints(left.path, right.path),
  );
  const reporter = new Reporter();
  const imports = resolveImports(files, reporter, options.packages ?? []);
  const checker = createChecker(new Names(files, imports, reporter, options.observer), reporter, options);
  const model = buildModel(checker);
  const names = checker.names;
  if (options.withRules === false) return { model, diagnostics: reporter.diagnostics, names };
  const input = { model, checker, moments: new Moments(model) };
  for (const rule of rules) rule(input);
  // What is not used may only be misspelt where it would be: upkeep waits until everything is understood.
  const understood = options.incomplete !== true && reporter.diagnostics.every(({ severity }) => severity !== "error");
  if (understood) for (const rule of upkeepRules) rule(input);
  return { model, diagnostics: reporter.diagnostics, names };
}

function buildModel(checker: Checker): Model {
  // Vocabulary
  checkEnums(checker);
  checkOrganisation(checker);
  checkEnumWords(checker);
  const person = checkPerson(checker);
  checkEvents(checker);
  checkSegments(checker);
  const coachWhen = person === undefined ? undefined : checkCoach(checker, person);
  checkRisks(checker);
  const sources = checkSources(checker);
  // Policies and what they are made of
  const signals = checkSignals(checker);
  const drafts = draftPolicies(checker);
  const shared = checkSharedBlocks(checker, drafts);
  const policies = assemblePolicies(checker, drafts, shared, signals);
  const limits = checkRepositoryLimits(checker, drafts);
  // What names policies
  const followUps = checkLayers(checker, "follow_up");
  const baselines = checkLayers(checker, "baseline");
  const exemptions = checkExemptions(checker, drafts);
  const goals = checkBudgets(checker);
  const tests = checkTests(checker);
  // Last, when every place that shows a shared text is known
  const texts = checkSharedTexts(checker);
  return {
    files: checker.names.files,
    org: { locales: checker.locales, timezone: checker.timezone, constants: checker.constants },
    enums: checker.enums,
    person: checker.person,
    events: checker.events,
    segments: checker.segments,
    texts,
    signals,
    policies,
    limits,
    followUps,
    baselines,
    exemptions,
    goals,
    sources,
    tests,
    ...(coachWhen === undefined ? {} : { coachWhen }),
  };
}
