/** The typed model to a bundle. It is complete and without errors; the order of files and declarations leaves no trace. */
import { compareCodePoints } from "../../base/codepoints.js";
import { invariant } from "../../base/invariant.js";
import type { Span } from "../../base/span.js";
import { partitionOf } from "../../bundle/partition.js";
import type { Bundle, SourcePosition } from "../../bundle/types.js";
import { FORMAT_VERSION } from "../../bundle/version.js";
import type { LimitModel, Model } from "../../semantics/model.js";
import { stateBoundOf } from "../state-bound.js";
import { suffixRules } from "../suffix-rules.js";
import { lowerGoals, lowerLayer, lowerSource } from "./declarations.js";
import { lowerExemptions } from "./exemptions.js";
import { lowerLimits } from "./limits.js";
import { Lowering, sortedNames, sortedRecord } from "./lowering.js";
import { lowerPolicy, lowerSignal } from "./policies.js";
import { lowerText } from "./texts.js";
import { declared, lowerEnum, lowerEvent, lowerField, lowerSegmentDeclaration } from "./vocabulary.js";

export interface LowerOptions {
  /** Where a span begins, in lines and columns; without it the bundle has no source map. */
  readonly position?: (span: Span) => SourcePosition;
}

export function lower(model: Model, options: LowerOptions = {}): Bundle {
  const { bundle, tooDeep } = lowerBounded(model, options);
  invariant(!tooDeep, "no expression nests deeper than a bundle can hold");
  return bundle;
}

interface Lowered {
  readonly bundle: Bundle;
  /** Where things were declared, by JSON pointer into the bundle. */
  readonly places: ReadonlyMap<string, Span>;
  readonly tooDeep: Span | undefined;
}

/** The same for a model that may ask for more than a bundle holds: then `tooDeep` says where, and the bundle is void. */
export function lowerBounded(model: Model, options: LowerOptions): Lowered {
  const lowering = new Lowering(model);
  // Signals and policies come first, in this order: it numbers the history.
  const signals = sortedRecord(model.signals, (signal) => lowerSignal(signal, lowering));
  const policies = sortedRecord(model.policies, (policy) => lowerPolicy(policy, lowering));
  const limits = lowerLimits(inBundleOrder(model), undefined, lowering, "limits");
  const goals = model.goals.toSorted((first, second) => bySpan(first.span, second.span));
  const described = {
    kairos: FORMAT_VERSION,
    org: { locales: model.org.locales, timezone: model.org.timezone },
    enums: sortedRecord(declared(model.enums), (each) => lowerEnum(each, lowering)),
    person: sortedRecord(declared(model.person), (field, name) => lowerField(field, lowering, "person", name)),
    events: sortedRecord(declared(model.events), (event) => lowerEvent(event, lowering)),
    segments: sortedRecord(model.segments, (segment) => lowerSegmentDeclaration(segment, lowering)),
    texts: sortedRecord(model.texts, (text, name) => {
      lowering.place(text.span, "texts", name);
      return lowerText(text.text, lowering);
    }),
    signals,
    policies,
    limits,
    followUps: sortedRecord(model.followUps, (layer) => lowerLayer(layer, lowering)),
    baselines: sortedRecord(model.baselines, (layer) => lowerLayer(layer, lowering)),
    exemptions: lowerExemptions(lowering),
    budgets: lowerGoals(goals, lowering),
    sources: sortedRecord(model.sources, (source) => lowerSource(source, lowering)),
    history: lowering.history.entries,
    partition: partitionOf({ policies, limits }),
  } satisfies Partial<Bundle>;
  const bundle: Bundle = {
    ...described,
    functions: sortedNames(lowering.functions),
    ...(lowering.functions.has("domain") ? { suffixRules: suffixRules() } : {}),
    stateBound: stateBoundOf(described),
    ...(options.position ? { sourceMap: sourceMap(lowering.places, options.position) } : {}),
  };
  return { bundle, places: lowering.places, tooDeep: lowering.tooDeep };
}

/** Shared limits by (package, file path, position). */
function inBundleOrder(model: Model): LimitModel[] {
  const packages = new Map(model.files.map((file) => [file.path, file.package?.text ?? ""]));
  return model.limits.toSorted((first, second) => {
    const byPackage = compareCodePoints(packages.get(first.span.file) ?? "", packages.get(second.span.file) ?? "");
    return byPackage || bySpan(first.span, second.span);
  });
}

function bySpan(first: Span, second: Span): number {
  return compareCodePoints(first.file, second.file) || first.start - second.start;
}

function sourceMap(
  places: ReadonlyMap<string, Span>,
  position: (span: Span) => SourcePosition,
): Readonly<Record<string, SourcePosition>> {
  return sortedRecord(places, (span) => position(span));
}
