/** Layers, budgets and sources. */
import { invariant } from "../../base/invariant.js";
import type { Goal, Layer, Source } from "../../bundle/types.js";
import type { GoalModel, LayerModel, SourceModel } from "../../semantics/model.js";
import { printGoal } from "../../syntax/index.js";
import type { Goal as GoalSyntax } from "../../syntax/tree.js";
import { lowerExpr } from "./expressions.js";
import { type Lowering, optional, sortedRecord } from "./lowering.js";
import { lowerControls, lowerTriggers } from "./policies.js";
import { lowerOptionalText } from "./texts.js";

export function lowerLayer(layer: LayerModel, lowering: Lowering): Layer {
  const pointer = [layer.kind === "baseline" ? "baselines" : "followUps", layer.name] as const;
  lowering.place(layer.span, ...pointer);
  const audience = layer.for === undefined || layer.for === "everyone" ? layer.for : lowerExpr(layer.for, lowering);
  return {
    ...optional("title", lowerOptionalText(layer.title, lowering)),
    ...optional("content", lowerOptionalText(layer.content, lowering)),
    ...optional("dueMs", layer.dueMs),
    ...optional("everyMs", layer.everyMs),
    ...optional("for", audience),
    covers: lowerTriggers(layer.covers, lowering, ...pointer, "covers"),
    controls: lowerControls(layer.controls),
    ...optional("owner", layer.owner),
    ...optional("doc", layer.doc),
  };
}

export function lowerGoals(goals: readonly GoalModel[], lowering: Lowering): Goal[] {
  const written = new Map<string, GoalSyntax>();
  for (const file of lowering.model.files) {
    for (const declaration of file.declarations) {
      if (declaration.kind !== "budget") continue;
      for (const goal of declaration.goals) written.set(`${goal.span.file}:${goal.span.start}`, goal);
    }
  }
  return goals.map((goal, position) => {
    lowering.place(goal.span, "budgets", position);
    const syntax = written.get(`${goal.span.file}:${goal.span.start}`);
    invariant(syntax, "a goal stands in a budget");
    return {
      text: printGoal(syntax),
      measure: lowerMeasure(goal.measure),
      ...optional("of", goal.of),
      ...optional("for", goal.for),
      ...optional("statistic", goal.statistic),
      bound: goal.bound,
      value: goal.value,
    };
  });
}

function lowerMeasure(measure: GoalModel["measure"]): Goal["measure"] {
  switch (measure.kind) {
    case "coverage":
      return { kind: "coverage", level: measure.level.text as "low" | "medium" | "high" | "critical" };
    case "prompts":
    case "interruption":
      return { kind: measure.kind, perPerson: measure.perPerson, per: measure.per };
    default:
      return { kind: measure.kind };
  }
}

export function lowerSource(source: SourceModel, lowering: Lowering): Source {
  lowering.place(source.span, "sources", source.name);
  return {
    id: lowerExpr(source.id, lowering),
    time: lowerExpr(source.time, lowering),
    ...(source.person ? { person: lowerExpr(source.person, lowering) } : {}),
    ...optional("each", source.each),
    ...optional("timezone", source.timezone),
    maps: source.maps.map((map, position) => {
      lowering.place(map.span, "sources", source.name, "maps", position);
      return {
        ...(map.when ? { when: lowerExpr(map.when, lowering) } : {}),
        to: map.to,
        fields: sortedRecord(map.fields, (value) => lowerExpr(value, lowering)),
      };
    }),
    ...optional("doc", source.doc),
  };
}
