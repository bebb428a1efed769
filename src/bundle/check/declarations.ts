/** Layers, exemptions, budgets and sources. */
import { compareCodePoints } from "../../base/codepoints.js";
import { Zone } from "../../base/zone.js";
import { below } from "../problem.js";
import type { Layer, Source, Type } from "../types.js";
import type { Check } from "./check.js";
import { checkCondition, checkExpr } from "./expressions.js";
import { triggeredBy } from "./policies.js";
import { checkText } from "./texts.js";

export function checkDeclarations(check: Check): void {
  const { bundle } = check;
  for (const kind of ["followUps", "baselines"] as const) {
    for (const [name, layer] of Object.entries(bundle[kind])) checkLayer(check, layer, below("", kind, name));
  }
  check.noneTwice(
    bundle.exemptions.map((exemption) => exemption.name),
    "/exemptions",
  );
  // `not_coached` comes before every name.
  inOrder(
    check,
    bundle.exemptions.map(({ name }) => (name === "not_coached" ? "" : name)),
    "/exemptions",
  );
  bundle.exemptions.forEach((exemption, position) => {
    const pointer = below("", "exemptions", position);
    check.referAll(bundle.policies, exemption.policies, "policy", below(pointer, "policies"));
    inOrder(check, exemption.policies, below(pointer, "policies"));
    checkCondition(
      check,
      exemption.when,
      { events: triggeredBy(check, exemption.policies), person: true, risk: true },
      below(pointer, "when"),
    );
  });
  bundle.budgets.forEach((goal, position) => {
    const pointer = below("", "budgets", position);
    if (goal.of !== undefined) check.refer(bundle.policies, goal.of, "policy", below(pointer, "of"));
    if (goal.for !== undefined) check.refer(bundle.segments, goal.for, "segment", below(pointer, "for"));
  });
  for (const [name, source] of Object.entries(bundle.sources)) checkSource(check, source, below("", "sources", name));
}

function checkLayer(check: Check, layer: Layer, pointer: string): void {
  checkText(check, layer.title, { person: true }, below(pointer, "title"));
  checkText(check, layer.content, { person: true }, below(pointer, "content"));
  if (layer.for !== "everyone") checkCondition(check, layer.for, { person: true }, below(pointer, "for"));
  layer.covers.forEach((cover, position) => {
    const at = below(pointer, "covers", position);
    check.referAll(check.bundle.events, cover.on, "event type", below(at, "on"));
    checkCondition(check, cover.when, { events: cover.on, person: true, risk: true }, below(at, "when"));
  });
}

function checkSource(check: Check, source: Source, pointer: string): void {
  const scope = { record: true } as const;
  checkExpr(check, source.id, scope, below(pointer, "id"), isList(source.id.type) ? { list: "string" } : "string");
  if (source.timezone !== undefined && !Zone.named(source.timezone))
    check.problems.add(below(pointer, "timezone"), `there is no time zone \`${source.timezone}\``);
  checkExpr(check, source.time, scope, below(pointer, "time"), "timestamp");
  if (source.person) checkExpr(check, source.person, scope, below(pointer, "person"), "string");
  source.maps.forEach((map, position) => {
    const at = below(pointer, "maps", position);
    checkCondition(check, map.when, scope, below(at, "when"));
    if (!Object.hasOwn(check.bundle.events, map.to)) {
      // Answers may come from a source too; their members are text.
      if (map.to !== "kairos.response")
        return check.problems.add(below(at, "to"), `there is no event type \`${map.to}\``);
    }
    for (const [name, value] of Object.entries(map.fields)) {
      const type = check.declaredField(map.to, name)?.type ?? (map.to === "kairos.response" ? value.type : undefined);
      if (type === undefined)
        check.problems.add(below(at, "fields", name), `there is no field \`${name}\` of \`${map.to}\``);
      else checkExpr(check, value, scope, below(at, "fields", name), type);
    }
  });
}

function isList(type: Type): boolean {
  return typeof type === "object" && "list" in type;
}

function inOrder(check: Check, names: readonly string[], pointer: string): void {
  names.forEach((name, position) => {
    const before = names[position - 1];
    if (before !== undefined && compareCodePoints(before, name) > 0)
      check.problems.add(below(pointer, position), "stands out of order");
  });
}
