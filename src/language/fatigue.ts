/** What stands behind each `fatigue` of a policy, in its variants too: a block of limits, or the name of a shared one. */
import type { LimitBlock, Name, PolicyDeclaration } from "../syntax/tree.js";

export function fatigueOf({ clauses }: PolicyDeclaration): (Name | LimitBlock)[] {
  return clauses.flatMap((clause) => {
    if (clause.kind === "fatigue") return [clause.use];
    if (clause.kind !== "variant") return [];
    return clause.parts.flatMap((part) => (part.kind === "fatigue" ? [part.use] : []));
  });
}
