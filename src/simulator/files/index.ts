/** The simulator's rim: files, standard input, and decisions written to disk. Needs Node.js. */
export { STANDARD_INPUT, openInput, systemProblem } from "./open.js";
export type { Opened } from "./open.js";
export { expandPaths } from "./globs.js";
export { isParquet, openParquetLog, openParquetTable } from "./parquet.js";
export { orderOnDisk } from "./order-on-disk.js";
export type { OrderOnDisk } from "./order-on-disk.js";
export { nodeThreads } from "./threads.js";
export { replayNoted } from "./replay-noted.js";
export { nodeTools } from "./tools.js";
export { createDecisionFile } from "./decisions.js";
export type { DecisionFile } from "./decisions.js";
export { prepareV8 } from "./v8.js";
