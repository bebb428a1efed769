/** What parse, check, format and render promise of any text; what breaks it, in words. */
import { compile } from "../../src/compiler/index.js";
import { EXAMPLE_VOCABULARY, EXAMPLE_VOCABULARY_PATH } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { format, parse } from "../../src/syntax/index.js";

const PATH = "p.kairos";

/** Nothing where all promises are kept. */
export function brokenPromise(text: string): string | undefined {
  const files = [
    { path: EXAMPLE_VOCABULARY_PATH, text: EXAMPLE_VOCABULARY },
    { path: PATH, text },
  ];
  const texts = new Map(files.map((file) => [file.path, file.text]));
  try {
    const { diagnostics } = compile(files, { today: "2026-11-30" });
    for (const { code, span, related, fixes } of diagnostics) {
      const spans = [
        span,
        ...related.map((one) => one.span),
        ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
      ];
      for (const { file, start, end } of spans) {
        const length = texts.get(file)?.length ?? -1;
        if (!(start >= 0 && start <= end && end <= length)) {
          return `${code} points to ${file} ${start}–${end} of ${length}`;
        }
      }
    }
    renderDiagnostics(diagnostics, (file) => texts.get(file));
    return badFormat(text);
  } catch (fault) {
    return fault instanceof Error ? (fault.stack ?? String(fault)) : String(fault);
  }
}

function badFormat(text: string): string | undefined {
  const once = format({ path: PATH, text }).text;
  if (format({ path: PATH, text: once }).text !== once) return "formatting twice gives something else";
  const before = parse({ path: PATH, text }).diagnostics.length;
  const after = parse({ path: PATH, text: once }).diagnostics.length;
  return before === 0 && after > 0 ? "formatting breaks a text that was fine" : undefined;
}
