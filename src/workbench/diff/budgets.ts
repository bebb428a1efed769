/** Goals of budgets: new, gone, easier or harder to reach. */
import type { Bundle, Goal } from "../../bundle/types.js";
import type { Comparison } from "./comparison.js";
import { keyOf } from "./same.js";

export function compareBudgets(comparison: Comparison): void {
  const subject = comparison.subject("budget");
  const before = byMeasure(comparison.old);
  const after = byMeasure(comparison.next);
  for (const [key, goal] of after) {
    const old = before.get(key)?.shift();
    if (old === undefined) comparison.add("budget-added", subject, "goal", { after: [goal[0]!.text] });
    else {
      const [next] = goal;
      if (next!.value === old.value) continue;
      const tighter = next!.bound === "at_most" ? next!.value < old.value : next!.value > old.value;
      comparison.add(tighter ? "budget-tightened" : "budget-loosened", subject, "goal", {
        before: [old.text],
        after: [next!.text],
      });
    }
  }
  for (const goals of before.values()) {
    for (const { text } of goals) comparison.add("budget-removed", subject, "goal", { before: [text] });
  }
}

/** By all but the value; of goals that measure the same, the strictest alone decides. */
function byMeasure(bundle: Bundle): Map<string, Goal[]> {
  const goals = new Map<string, Goal[]>();
  for (const goal of bundle.budgets) {
    const { text: _, value: __, for: segment, ...rest } = goal;
    // A segment is what it says, whatever its name.
    const people = segment === undefined ? null : (bundle.segments[segment]?.when ?? segment);
    const key = keyOf({ ...rest, people }, bundle);
    const [known] = goals.get(key) ?? [];
    const stricter =
      known === undefined || (goal.bound === "at_most" ? goal.value < known.value : goal.value > known.value);
    if (stricter) goals.set(key, [goal]);
  }
  return goals;
}
