/** The functions of the language: their arguments and results. */
import { functionNotHere } from "../../diagnostics/catalogue/names/function-not-here.js";
import { unknownFunction } from "../../diagnostics/catalogue/names/unknown-function.js";
import { argumentCount } from "../../diagnostics/catalogue/types/argument-count.js";
import { wrongType } from "../../diagnostics/catalogue/types/wrong-type.js";
import type { Expression } from "../../syntax/tree.js";
import { WEEKDAY } from "../built-in.js";
import type { Checker } from "../checker.js";
import type { FunctionName, TypedExpr } from "../model.js";
import { choices, suggestion } from "../reporter.js";
import { ERROR, INT, STRING, TIME, typeWords } from "../type-rules.js";
import type { Type } from "../types.js";
import { infer, inferAs } from "./infer.js";
import { broken, declaredHere, describe, present, settle } from "./results.js";
import type { Scope } from "./scope.js";

export interface Signature {
  readonly parameters: readonly ("string" | "timestamp" | "string or list")[];
  readonly result: Type;
  /** It asks for the person's time zone. */
  readonly local?: true;
}

export const SIGNATURES: Readonly<Record<FunctionName, Signature>> = {
  lower: { parameters: ["string"], result: STRING },
  length: { parameters: ["string or list"], result: INT },
  domain: { parameters: ["string"], result: STRING },
  edit_distance: { parameters: ["string", "string"], result: INT },
  local_time: { parameters: ["timestamp"], result: TIME, local: true },
  weekday: { parameters: ["timestamp"], result: WEEKDAY, local: true },
};

export function inferCall(
  checker: Checker,
  expression: Extract<Expression, { kind: "call" }>,
  scope: Scope,
): TypedExpr {
  const { span } = expression;
  const name = expression.function;
  if (!isFunction(name.text)) {
    if (name.text !== "") {
      const names = Object.keys(SIGNATURES);
      checker.reporter.report(
        unknownFunction,
        name.span,
        { name: name.text },
        suggestion(name.text, name.span, names, choices(names)),
      );
    }
    for (const argument of expression.arguments) infer(checker, argument, scope);
    return broken(span);
  }
  const signature = SIGNATURES[name.text];
  if (signature.local === true && !scope.roots.has("person") && !scope.roots.has("event")) {
    checker.reporter.report(functionNotHere, name.span, { name: name.text, place: scope.place });
    return { ...broken(span), type: signature.result };
  }
  if (expression.arguments.length !== signature.parameters.length) {
    checker.reporter.report(argumentCount, span, {
      name: name.text,
      wanted: signature.parameters.length,
      found: expression.arguments.length,
    });
    return broken(span);
  }
  const typed = expression.arguments.map((argument, position) =>
    inferArgument(checker, argument, scope, { name: name.text, parameter: signature.parameters[position] ?? "string" }),
  );
  if (typed.some((argument) => argument.type.kind === "error")) return { ...broken(span), type: ERROR };
  return { kind: "call", span, type: signature.result, optional: false, function: name.text, arguments: typed };
}

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(SIGNATURES, name);
}

function inferArgument(
  checker: Checker,
  argument: Expression,
  scope: Scope,
  slot: { readonly name: string; readonly parameter: Signature["parameters"][number] },
): TypedExpr {
  const what = `what \`${slot.name}\` takes`;
  if (slot.parameter !== "string or list") return inferAs(checker, argument, scope, { kind: slot.parameter }, what);
  const typed = settle(present(checker, infer(checker, argument, scope)), STRING);
  if (["string", "list", "empty_list", "error"].includes(typed.type.kind))
    return settle(typed, { kind: "list", of: STRING });
  checker.reporter.report(
    wrongType,
    argument.span,
    { what, wanted: "text or a list", found: describe(argument), type: typeWords(typed.type) },
    { related: declaredHere(checker, typed, scope) },
  );
  return broken(argument.span);
}
