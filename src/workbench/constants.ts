/** Values of expressions that look at no event: what a test writes out, and addresses that a ladder notifies. */
import { LAST_INSTANT } from "../base/instant.js";
import type { Json } from "../base/json.js";
import { Zone } from "../base/zone.js";
import type { Bundle, Expr, Type } from "../bundle/types.js";
import { lowerExpr } from "../compiler/lower/expressions.js";
import { Lowering } from "../compiler/lower/lowering.js";
import { suffixRules } from "../compiler/suffix-rules.js";
import { Context } from "../engine/context.js";
import { encodeValue } from "../engine/encode.js";
import { planEnums } from "../engine/enums.js";
import type { DecodedPerson } from "../engine/event.js";
import { compile } from "../engine/expressions/compile.js";
import { domainBy } from "../engine/expressions/domain.js";
import type { Scope } from "../engine/expressions/scope.js";
import { planVocabulary } from "../engine/vocabulary.js";
import type { Model, TypedExpr } from "../semantics/model.js";

export class Constants {
  private readonly lowering: Lowering;
  private readonly context = new Context();
  private readonly enums: ReturnType<typeof planEnums>;
  private readonly scope: Scope;
  private domainOf: ((text: string) => string) | undefined;

  constructor(bundle: Bundle, model: Model) {
    this.lowering = new Lowering(model);
    this.enums = planEnums(bundle);
    this.context.zone = Zone.named(bundle.org.timezone) ?? Zone.named("UTC")!;
    this.scope = {
      vocabulary: planVocabulary(bundle, this.enums),
      type: undefined,
      history: [],
      historyLists: 0,
      domain: (text) => this.domain(text),
    };
  }

  /** What a test writes for a field of this type, as an event's JSON would hold it. */
  written(expression: TypedExpr, type: Type): Json {
    return this.valueOf(lowerExpr(expression, this.lowering), type, []);
  }

  /** What an expression over a person gives for this one; undefined where it is missing. */
  address(expression: Expr, person: DecodedPerson): string | undefined {
    const value = this.valueOf(expression, "string", person.values);
    return typeof value === "string" ? value : undefined;
  }

  private valueOf(expression: Expr, type: Type, attributes: DecodedPerson["values"]): Json {
    this.context.attributes = attributes;
    const value = compile(expression, this.scope)(this.context);
    // A sum may lie beyond what can be written; no event holds it then.
    if (type === "timestamp" && !(Number(value) >= 0 && Number(value) <= LAST_INSTANT)) return null;
    return encodeValue(type, value, this.enums);
  }

  /** A test may call it where no policy does, so that the bundle has no rules. */
  private domain(text: string): string {
    this.domainOf ??= domainBy(suffixRules());
    return this.domainOf(text);
  }
}
