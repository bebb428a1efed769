/** What changed in meaning between two policy sets. */
export type { Change, Diff, Example, Subject } from "./change.js";
export { diff } from "./diff.js";
export { diffJson, type Compared, type DiffJson } from "./json.js";
export { KINDS, wordsOfKinds, type Kind } from "./kinds.js";
export { diffMarkdown } from "./markdown.js";
export { diffText } from "./text.js";
