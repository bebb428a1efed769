/** `+ - * /` and the sign, on IEEE 754 doubles whatever the unit: nothing overflows or fails. Missing gives missing. */
import type { Expr } from "../../bundle/types.js";
import type { Evaluate } from "../context.js";
import { compile } from "./compile.js";
import type { Scope } from "./scope.js";

type Arithmetic = "minus" | "add" | "subtract" | "multiply" | "divide";

export function arithmetic(operator: Arithmetic, operands: readonly Expr[], scope: Scope): Evaluate {
  const a = compile(operands[0]!, scope) as (context: unknown) => number | undefined;
  if (operator === "minus") {
    return (context) => {
      const x = a(context);
      return x === undefined ? undefined : -x;
    };
  }
  const b = compile(operands[1]!, scope) as (context: unknown) => number | undefined;
  switch (operator) {
    case "add":
      return (context) => {
        const x = a(context);
        const y = b(context);
        return x === undefined || y === undefined ? undefined : x + y;
      };
    case "subtract":
      return (context) => {
        const x = a(context);
        const y = b(context);
        return x === undefined || y === undefined ? undefined : x - y;
      };
    case "multiply":
      return (context) => {
        const x = a(context);
        const y = b(context);
        return x === undefined || y === undefined ? undefined : x * y;
      };
    case "divide":
      return (context) => {
        const x = a(context);
        const y = b(context);
        return x === undefined || y === undefined ? undefined : x / y;
      };
  }
}
