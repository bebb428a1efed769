/** The syntax stage: text to tree, and parts of the tree back to text. */
export type { Comment } from "./lexer/scan.js";
export { quote } from "./lexer/strings.js";
export { type Parsed, parse, type PolicyFile } from "./parser/parse.js";
export {
  printAction,
  printExpression,
  printGoal,
  printLimit,
  printMeasure,
  printPath,
  printRecord,
  printScope,
  printStep,
  printString,
  printText,
} from "./printer/index.js";
export { format, type Formatted } from "./printer/format.js";
export { isName, isReserved } from "./words.js";
