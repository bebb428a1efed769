/** The syntax stage: text to tree, and parts of the tree back to text. */
export { type Parsed, parse, type PolicyFile } from "./parser/parse.js";
export type { Comment } from "./lexer/scan.js";
export { isName, isReserved } from "./words.js";
export { quote } from "./lexer/strings.js";
export { printExpression, printPath, printRecord } from "./printer/expressions.js";
export { printGoal } from "./printer/goals.js";
export { printLimit, printScope } from "./printer/limits.js";
export { printAction, printStep } from "./printer/steps.js";
export { printText } from "./printer/texts.js";
