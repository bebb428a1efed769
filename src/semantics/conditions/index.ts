/**
 * Conditions decided: which moments they hold at, whether there are any, and an example of one.
 *
 *     const moments = new Conditions(model, "mail.sent");
 *     findExample([moments.of(first), moments.of(second, false)], moments);   // the first holds, the second does not
 */
export { allOf, anyOf, Conditions, type Formula, TRUE } from "./conditions.js";
export { type Example, findExample } from "./example.js";
export { exampleWords } from "./example-words.js";
export { canHold } from "./solve.js";
