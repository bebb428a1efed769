/** `+ - * /` and the sign, on IEEE 754 doubles whatever the unit: nothing overflows or fails. Missing gives missing. */
import type { Context, Evaluate } from "../context.js";

export type Arithmetic = "minus" | "add" | "subtract" | "multiply" | "divide";

type Numeric = (context: Context) => number | undefined;

export function arithmetic(operator: Arithmetic, operands: readonly Evaluate[]): Evaluate {
  const a = operands[0] as Numeric;
  if (operator === "minus") {
    return (context) => {
      const x = a(context);
      return x === undefined ? undefined : -x;
    };
  }
  const b = operands[1] as Numeric;
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
