/** What the tests of the syntax stage share. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fix } from "../../src/diagnostics/diagnostic.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { parse, type Parsed } from "../../src/syntax/index.js";
import type { Declaration, Expression } from "../../src/syntax/tree.js";

export function parsed(text: string): Parsed {
  return parse({ path: "a.kairos", text });
}

/** The codes of all diagnostics, in the order of their places. */
export function codes(text: string): string[] {
  return parsed(text).diagnostics.map((diagnostic) => diagnostic.code);
}

/** All diagnostics as a terminal shows them. */
export function rendered(text: string): string {
  return renderDiagnostics(parsed(text).diagnostics, () => text);
}

export function example(name: string): string {
  return readFileSync(join(import.meta.dirname, "examples", name), "utf8");
}

/** The one declaration of a text that has no mistake. */
export function declaration<Kind extends Declaration["kind"]>(
  kind: Kind,
  text: string,
): Extract<Declaration, { kind: Kind }> {
  const { tree, diagnostics } = parsed(text);
  const [first] = tree.declarations;
  if (diagnostics.length > 0 || first?.kind !== kind) throw new Error(rendered(text) || `no ${kind}: ${first?.kind}`);
  return first as Extract<Declaration, { kind: Kind }>;
}

export function expression(text: string): Expression {
  return declaration("segment", `segment s when ${text}`).when;
}

/** A tree without its places. */
export function withoutSpans(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value) => (key === "span" || key === "operatorSpan" ? undefined : value)),
  );
}

export function applied(text: string, fix: Fix): string {
  return fix.edits
    .toSorted((left, right) => right.span.start - left.span.start)
    .reduce((done, { span, text: by }) => done.slice(0, span.start) + by + done.slice(span.end), text);
}
