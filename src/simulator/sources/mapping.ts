/** A `source` of the bundle at work: a raw record in, events of the vocabulary out, or why there is none. */
import { canonicalJson } from "../../base/canonical.js";
import { Zone } from "../../base/zone.js";
import type { Bundle, Expr, Source } from "../../bundle/types.js";
import { Context } from "../../engine/context.js";
import type { Evaluate, Predicate } from "../../engine/context.js";
import { planEnums } from "../../engine/enums.js";
import { Misfit } from "../../engine/event.js";
import type { EventTypePlan, FieldPlan, Value } from "../../engine/event.js";
import { compile, compilePredicate } from "../../engine/expressions/compile.js";
import { domainBy } from "../../engine/expressions/domain.js";
import type { Scope } from "../../engine/expressions/scope.js";
import { describe, pointerStep } from "../../engine/members.js";
import { planVocabulary } from "../../engine/vocabulary.js";
import type { Reading } from "../events/reading.js";
import { rawDecoder, valueAt } from "./raw.js";

export class SourceMapper {
  /** What the leaves of the expressions look at while one record is mapped. */
  private record: unknown;
  private item: unknown;

  private readonly context = new Context();
  private readonly zone: Zone | undefined;
  private readonly scope: Scope;
  private readonly id: Placement;
  private readonly time: Placement;
  private readonly person: Placement | undefined;
  private readonly maps: readonly CompiledMap[];
  private readonly appendPosition: boolean;

  constructor(
    private readonly name: string,
    private readonly source: Source,
    bundle: Bundle,
    types: (name: string) => EventTypePlan | undefined,
  ) {
    const enums = planEnums(bundle);
    this.zone = source.timezone === undefined ? undefined : Zone.named(source.timezone);
    this.context.zone = Zone.named(bundle.org.timezone) ?? Zone.named("UTC")!;
    this.scope = {
      vocabulary: planVocabulary(bundle, enums),
      type: undefined,
      history: [],
      historyLists: 0,
      domain: domainBy(bundle.suffixRules ?? []),
      leaf: (expression) => this.leaf(expression),
      present: (expression) => this.present(expression),
    };
    this.id = this.place(source.id);
    this.time = this.place(source.time);
    this.person = source.person === undefined ? undefined : this.place(source.person);
    this.appendPosition = source.each !== undefined && !looksAtItem(source.id);
    this.maps = source.maps.map((map) => {
      const type = types(map.to);
      return {
        when: map.when === undefined ? undefined : compilePredicate(map.when, this.scope),
        type,
        to: map.to,
        fields: (type?.fields ?? []).map((field) => ({
          field,
          placement: Object.hasOwn(map.fields, field.name) ? this.place(map.fields[field.name]!) : undefined,
        })),
      };
    });
  }

  /** One reading per record: with `each` one per element, and one where there is none. */
  read(record: unknown): readonly Reading[] {
    this.record = record;
    this.item = undefined;
    if (this.source.each === undefined) return [this.readOne(undefined)];
    const items = valueAt(record, this.source.each);
    if (!Array.isArray(items) || items.length === 0)
      return [{ kind: "out_of_vocabulary", detail: `no element at ${pointer(this.source.each)}` }];
    return items.map((item, position) => {
      this.item = item;
      return this.readOne(position);
    });
  }

  private readOne(position: number | undefined): Reading {
    const { context } = this;
    const map = this.maps.find(({ when }) => when === undefined || when(context));
    if (map === undefined) return { kind: "out_of_vocabulary", detail: "no `map` takes it" };
    const { type } = map;
    if (type === undefined) return { kind: "out_of_vocabulary", detail: map.to };
    const time = this.time.value(context);
    const person = this.person?.value(context);
    if (!type.askedFor) {
      return {
        kind: "by_type_alone",
        type: map.to,
        time: typeof time === "number" ? time : undefined,
        person: typeof person === "string" && person !== "" ? person : undefined,
      };
    }
    const id = idOf(this.id.value(context));
    if (id === undefined) return this.invalid("id", this.id, "a string that is not empty");
    if (typeof time !== "number") return this.invalid("time", this.time, "a time");
    if (typeof person !== "string" || person === "") return this.invalid("person", this.person, "the id of a person");
    const values: Value[] = [];
    for (const { field, placement } of map.fields) {
      const placed = placement?.value(context);
      if (placed instanceof Misfit) return this.invalid(field.name, placement, placed.expected);
      const value = placed === undefined ? field.decode(undefined) : placed;
      if (value instanceof Misfit) return this.invalid(field.name, placement, value.expected);
      values.push(value);
    }
    return {
      kind: "event",
      event: {
        type,
        id: this.appendPosition && position !== undefined ? `${id}#${position}` : id,
        source: this.name,
        time,
        person,
        values,
      },
    };
  }

  /** An expression that gives a value to a member: where it is a plain path, what does not fit is told from what is missing. */
  private place(expression: Expr): Placement {
    if (expression.op === "record" || expression.op === "item") {
      const { op, path } = expression;
      const decode = rawDecoder(expression.type, this.scope.vocabulary.enums, this.zone);
      const raw = (): unknown => valueAt(op === "record" ? this.record : this.item, path);
      return { value: () => decode(raw()), raw, where: pointer(path) };
    }
    return { value: compile(expression, this.scope), raw: undefined, where: undefined };
  }

  private leaf(expression: Expr): Evaluate | undefined {
    if (expression.op !== "record" && expression.op !== "item") return undefined;
    const { value } = this.place(expression);
    return (context) => {
      const found = value(context);
      return found instanceof Misfit ? undefined : found;
    };
  }

  private present(expression: Expr): Evaluate | undefined {
    if (expression.op !== "record" && expression.op !== "item") return undefined;
    const { op, path } = expression;
    return () => {
      const raw = valueAt(op === "record" ? this.record : this.item, path);
      return raw !== undefined && raw !== null;
    };
  }

  private invalid(member: string, placement: Placement | undefined, expected: string): Reading {
    const where = placement?.where === undefined ? member : `${member} from ${placement.where}`;
    const found = placement?.raw === undefined ? "" : `, found ${describe(placement.raw())}`;
    return { kind: "set_aside", reason: "invalid_event", detail: `${where}: expected ${expected}${found}` };
  }
}

interface Placement {
  readonly value: (context: Context) => Value | Misfit;
  readonly raw: (() => unknown) | undefined;
  /** A JSON pointer into the record. */
  readonly where: string | undefined;
}

interface CompiledMap {
  readonly when: Predicate | undefined;
  readonly type: EventTypePlan | undefined;
  readonly to: string;
  readonly fields: readonly { readonly field: FieldPlan; readonly placement: Placement | undefined }[];
}

/** Text, or the RFC 8785 form of several texts that stand for the id together; undefined where one is missing. */
function idOf(value: Value | Misfit): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (!Array.isArray(value) || value.some((part) => part === undefined)) return undefined;
  return canonicalJson(value);
}

function pointer(path: readonly (string | number)[]): string {
  return path.map((step) => pointerStep(String(step))).join("") || "/";
}

function looksAtItem(expression: Expr): boolean {
  if (expression.op === "item") return true;
  return "args" in expression && expression.args.some(looksAtItem);
}
