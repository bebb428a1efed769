/** The simulator's rim: files, standard input, and decisions written to disk. Needs Node.js. */
export { STANDARD_INPUT, openInput } from "./open.js";
export type { Opened } from "./open.js";
export { nodeTools } from "./tools.js";
export { createDecisionFile } from "./decisions.js";
export type { DecisionFile } from "./decisions.js";
