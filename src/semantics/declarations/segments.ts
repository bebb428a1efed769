/** `segment`: a named predicate over people. Checked when first used, as one may build on another. */
import { reservedName } from "../../diagnostics/catalogue/names/reserved-name.js";
import type { SegmentDeclaration } from "../../syntax/tree.js";
import { ROOTS } from "../built-in.js";
import type { Checker } from "../checker.js";
import { inferCondition } from "../expressions/infer.js";
import { presentInSegment } from "../expressions/presence.js";
import { createScope } from "../expressions/scope.js";
import { withDoc } from "./clauses.js";
import { segmentsInOrder } from "./segment-order.js";

const SCOPE_ROOTS = ["person", "org", "segment"] as const;

export function checkSegments(checker: Checker): void {
  for (const declaration of segmentsInOrder(checker.names.ofKind("segment"))) {
    checkSegment(checker, declaration);
    const segment = checker.segments.get(declaration.name.text);
    if (segment === undefined) continue;
    // Asked now, while what it builds on has been asked: nobody has to follow a long chain later.
    presentInSegment(segment.when, true, checker);
    presentInSegment(segment.when, false, checker);
  }
}

export function checkSegment(checker: Checker, declaration: SegmentDeclaration): void {
  const { name } = declaration;
  if (checker.segments.has(name.text) || checker.openSegments.includes(name.text)) return;
  if ((ROOTS as readonly string[]).includes(name.text)) {
    checker.reporter.report(reservedName, name.span, { what: "segment", name: name.text });
  }
  const scope = createScope(
    declaration.span.file,
    "a segment",
    SCOPE_ROOTS,
    [],
    "a segment is asked about the person alone",
  );
  checker.openSegments.push(name.text);
  const when = inferCondition(checker, declaration.when, scope);
  checker.openSegments.pop();
  checker.segments.set(name.text, withDoc({ name: name.text, span: name.span, when }, declaration.doc));
}
