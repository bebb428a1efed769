/** Sources: how raw records become events. */
import { printExpr } from "../../bundle/print.js";
import type { Bundle, Source } from "../../bundle/types.js";
import { namesOf, type Comparison } from "./comparison.js";

export function compareSources(comparison: Comparison): void {
  for (const { name, old, next } of namesOf(comparison.old.sources, comparison.next.sources)) {
    const subject = comparison.subject("source", name, `/sources/${name}`);
    if (old === undefined) comparison.add("source-added", subject, "source");
    else if (next === undefined) comparison.add("source-removed", subject, "source");
    else if (!comparison.same(old, next)) {
      const before = lines(old, comparison.old);
      const after = lines(next, comparison.next);
      comparison.add("source-changed", subject, "source", {
        before: before.filter((line) => !after.includes(line)),
        after: after.filter((line) => !before.includes(line)),
        notes:
          before.toSorted().join("\n") === after.toSorted().join("\n")
            ? ["the first map that holds takes a record"]
            : [],
      });
    }
  }
}

function lines({ id, time, person, each, maps }: Source, bundle: Bundle): string[] {
  return [
    `id ${printExpr(id, bundle)}`,
    `time ${printExpr(time, bundle)}`,
    ...(person === undefined ? [] : [`person ${printExpr(person, bundle)}`]),
    ...(each === undefined ? [] : [`each record.${each.join(".")}`]),
    ...maps.map(({ when, to, fields }) => {
      const members = Object.entries(fields).map(([field, value]) => `${field}: ${printExpr(value, bundle)}`);
      const record = members.length === 0 ? "" : ` { ${members.join(", ")} }`;
      return `map${when === undefined ? "" : ` when ${printExpr(when, bundle)}`} to ${to}${record}`;
    }),
  ];
}
