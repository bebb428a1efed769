/** Parts of the tree back to text. */
export { printExpression, printPath, printRecord, printString } from "./expressions.js";
export { printGoal, printMeasure } from "./goals.js";
export { printAction, printStep } from "./ladders.js";
export { printLimit, printScope } from "./limits.js";
export { printText } from "./texts.js";
