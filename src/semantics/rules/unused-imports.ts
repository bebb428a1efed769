/**
 * An import whose names nobody uses is a leftover. A file of imports alone is an entrance, and fine; so is the import of a
 * package for its `source`, which is at work without being named.
 */
import { unusedImport } from "../../diagnostics/catalogue/repository/unused-import.js";
import { isStandard } from "../names/file-paths.js";
import type { Rule } from "./rule.js";

export const unusedImports: Rule = ({ checker }) => {
  const withSource = new Set(
    checker.names.files
      .filter(({ path, declarations }) => isStandard(path) && declarations.some(({ kind }) => kind === "source"))
      .map(({ path }) => path),
  );
  for (const file of checker.names.files) {
    if (file.declarations.length === 0 || isStandard(file.path)) continue;
    for (const { syntax, target } of checker.names.imports.byFile.get(file.path) ?? []) {
      if (withSource.has(target) || checker.names.isFileUsed(file.path, target)) continue;
      checker.reporter.report(
        unusedImport,
        syntax.path.span,
        { path: syntax.path.value },
        { fixes: [{ title: "delete the import", edits: [{ span: syntax.span, text: "" }] }] },
      );
    }
  }
};
