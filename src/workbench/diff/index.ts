/** What changed in meaning between two policy sets. */
export type { Change, DiffJson, Example, Subject } from "./change.js";
export { diff, type Diff } from "./diff.js";
export { diffJson, type Compared } from "./json.js";
export { KINDS, wordsOfKinds, type Kind } from "./kinds.js";
export { diffMarkdown } from "./markdown.js";
export { diffText } from "./text.js";
