/** Slips at the level of a file. */
import type { KairosParser } from "../file.js";
import { unmatchedBrace } from "../../../diagnostics/catalogue/syntax/unmatched-brace.js";
import { lateHeader as lateHeaderEntry } from "../../../diagnostics/catalogue/syntax/late-header.js";
import * as t from "../../tokens.js";
import type { Import } from "../../tree.js";

const { word } = t;

/** What stops declarations before the end of the file: a brace too many, or a package or an import that comes late. */
export function lateHeader(parser: KairosParser, imports: Import[], late: boolean): void {
  const token = parser.peek();
  if (parser.is(word.import) || parser.is(word.package)) {
    const what = parser.is(word.import) ? "import" : "package";
    if (late && !parser.panic) parser.reporter.report(lateHeaderEntry, parser.spanOf(token), { what });
    parser.panic = false;
    if (what === "import") imports.push(parser.importAgain());
    else parser.packageAgain();
    return;
  }
  // A brace that lost its partner to a mistake above is part of that mistake.
  if (!parser.panic && !parser.declarationHasErrors()) {
    parser.reporter.report(unmatchedBrace, parser.spanOf(token), undefined, {
      fixes: [parser.reporter.replacement("delete it", token.startOffset, token.startOffset + 1, "")],
    });
  }
  parser.skip();
  parser.panic = true;
  while (!parser.isEnd() && !parser.startsDeclaration() && !parser.is(t.RightBrace)) parser.skipBalanced();
}
