/**
 * What is declared and named nowhere does nothing: signals, texts, shared blocks, follow ups. A segment does something by
 * being there: reports tell of each.
 */
import { unusedDeclaration } from "../../diagnostics/catalogue/names/unused-declaration.js";
import { isStandard } from "../names/file-paths.js";
import { KIND_WORDS, type NameKind } from "../names/kinds.js";
import type { Rule } from "./rule.js";

const KINDS: readonly NameKind[] = ["text", "signal", "message", "fatigue", "escalate"];

export const unusedDeclarations: Rule = ({ model, checker }) => {
  const { names, reporter } = checker;
  for (const kind of KINDS) {
    for (const declared of names.ofKind(kind).values()) {
      if (names.isUsed(declared) || isStandard(declared.file)) continue;
      reporter.report(unusedDeclaration, declared.span, { what: KIND_WORDS[kind][0], name: declared.name });
    }
  }
  // A follow up for an audience needs no ladder.
  for (const declared of names.ofKind("follow_up").values()) {
    if (model.followUps.get(declared.name)?.for !== undefined || isStandard(declared.file) || names.isUsed(declared))
      continue;
    reporter.report(
      unusedDeclaration,
      declared.span,
      { what: "follow up", name: declared.name },
      { help: "name it in an `escalate` ladder, or say whom it is `for`" },
    );
  }
};
