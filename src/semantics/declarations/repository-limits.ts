/** `limits`: fatigue limits that hold across policies, in the order of package, file and position. */
import { compareCodePoints } from "../../base/codepoints.js";
import type { Checker } from "../checker.js";
import { createScope } from "../expressions/scope.js";
import type { LimitModel } from "../model.js";
import { checkLimits } from "./limits.js";
import type { PolicyDraft } from "./policies.js";

export function checkRepositoryLimits(checker: Checker, drafts: readonly PolicyDraft[]): LimitModel[] {
  const events = new Map(drafts.flatMap((draft) => draft.events).map((event) => [event.name, event]));
  const files = checker.names.files.toSorted(
    (left, right) =>
      compareCodePoints(left.package?.text ?? "", right.package?.text ?? "") ||
      compareCodePoints(left.path, right.path),
  );
  return files.flatMap((file) =>
    file.declarations.flatMap((declaration) => {
      if (declaration.kind !== "limits") return [];
      const roots = ["event", "person", "org", "risk", "segment"] as const;
      const scope = createScope(file.path, "a limit", roots, [...events.values()]);
      return checkLimits(checker, declaration.limits, scope, "repository");
    }),
  );
}
