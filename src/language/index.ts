/**
 * The language service: what an editor shows about policies, as plain data with offsets. It knows no editor and no file
 * system, and runs in a web worker as well as in a server.
 *
 * Open files in a `Workspace`, change them as somebody types, and ask the features: each is a function of the workspace,
 * a path and mostly an offset. Paths are relative to the root of the policy repository, with `/`; offsets count UTF-16
 * units from 0 and lie between characters; spans are half open. No feature throws, whatever the text.
 *
 * @example
 * ```ts
 * const workspace = new Workspace({ today: () => "2026-11-30" });
 * workspace.set("phishing.kairos", text);
 * workspace.change("phishing.kairos", [{ start: 10, end: 10, text: "event." }]);
 * const problems = diagnosticsOf(workspace, "phishing.kairos");
 * const { items } = complete(workspace, "phishing.kairos", 16);
 * ```
 */
export { type Change, Workspace, type WorkspaceOptions } from "./workspace.js";
export { type Completion, type CompletionItem, type CompletionKind, complete } from "./completion/index.js";
export { type CodeAction, codeActions, diagnosticsOf, organizeImports } from "./features/diagnostics.js";
export { formatting } from "./features/formatting.js";
export { type InlayHint, inlayHints, type ReplayedLimits } from "./features/hints.js";
export { type Hover, hover } from "./features/hover.js";
export { definitions, links, type Reference, references } from "./features/navigation.js";
export { type FoldingRange, foldingRanges, selectionRanges } from "./features/ranges.js";
export { prepareRename, type Refusal, rename, type Renaming, withEdits } from "./features/rename.js";
export { type Signature, signature } from "./features/signature.js";
export {
  documentSymbols,
  type FoundSymbol,
  type OutlineKind,
  type OutlineSymbol,
  workspaceSymbols,
} from "./features/symbols.js";
export { type SemanticToken, type SemanticTokenType, semanticTokens, TOKEN_TYPES } from "./features/tokens.js";
