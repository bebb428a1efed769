/** `follow up` and `baseline`: the two layers beside just-in-time prompts. */
import type { LayerClause, LayerDeclaration } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { inferCondition } from "../expressions/infer.js";
import { createScope } from "../expressions/scope.js";
import type { LayerModel, TriggerModel } from "../model.js";
import { all, once, withDoc } from "./clauses.js";
import { checkControls } from "./controls.js";
import { resolveEvents } from "./events.js";
import { checkWindow } from "./quantities.js";
import { checkText } from "./text.js";

export function checkLayers(checker: Checker, kind: "follow_up" | "baseline"): Map<string, LayerModel> {
  const layers = new Map<string, LayerModel>();
  for (const { declaration } of checker.names.ofKind(kind).values()) {
    layers.set(declaration.name.text, checkLayer(checker, declaration));
  }
  return layers;
}

function checkLayer(checker: Checker, declaration: LayerDeclaration): LayerModel {
  const { clauses, name, kind } = declaration;
  const file = declaration.span.file;
  const shown = createScope(file, "the text of a layer", ["person", "org", "text"]);
  const title = once(checker, clauses, "title", "title");
  const content = once(checker, clauses, "content", "content");
  const due = once(checker, clauses, "due", "due");
  const every = once(checker, clauses, "every", "every");
  const owner = once(checker, clauses, "owner", "owner")?.value.value;
  const audience = audienceOf(checker, declaration);
  const dueMs = due === undefined ? undefined : checkWindow(checker, due.duration);
  const everyMs = every === undefined ? undefined : checkWindow(checker, every.duration);
  const model: LayerModel = {
    name: name.text,
    span: name.span,
    kind,
    covers: all(clauses, "covers").map((clause) => coverOf(checker, clause)),
    controls: checkControls(checker, all(clauses, "controls")),
    ...(title === undefined ? {} : { title: checkText(checker, title.text, shown) }),
    ...(content === undefined ? {} : { content: checkText(checker, content.text, shown) }),
    ...(dueMs === undefined ? {} : { dueMs }),
    ...(everyMs === undefined ? {} : { everyMs }),
    ...(audience === undefined ? {} : { for: audience }),
    ...(owner === undefined ? {} : { owner }),
  };
  return withDoc(model, declaration.doc);
}

function audienceOf(checker: Checker, declaration: LayerDeclaration): LayerModel["for"] {
  const clause = once(checker, declaration.clauses, "for", "for");
  if (clause === undefined) return undefined;
  if (clause.who === undefined) return "everyone";
  const because = "an audience is asked about the person alone";
  const scope = createScope(declaration.span.file, "`for`", ["person", "org", "segment"], [], because);
  return inferCondition(checker, clause.who, scope);
}

function coverOf(checker: Checker, clause: Extract<LayerClause, { kind: "covers" }>): TriggerModel {
  const events = resolveEvents(checker, clause.on, "is covered by no layer");
  const because = "what is left to other content is decided by the moment alone";
  const scope = createScope(clause.span.file, "`covers`", ["event", "org", "risk"], events, because);
  const model = { on: events.map((event) => event.name), span: clause.span };
  return clause.when === undefined ? model : { ...model, when: inferCondition(checker, clause.when, scope) };
}
