/** Everything that the compiler has to say, in the order of files and places; each leads to its place. */
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { EditorFile, Target } from "../editor/editor.js";

export function ProblemsView({
  diagnostics,
  files,
  goTo,
}: {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly EditorFile[];
  goTo(target: Target): void;
}): preact.JSX.Element {
  if (diagnostics.length === 0) return <p class="empty">No errors and no warnings.</p>;
  return (
    <ul class="problems">
      {diagnostics.map((diagnostic) => {
        const { span, severity, message, help, code } = diagnostic;
        const text = files.find(({ path }) => path === span.file)?.text ?? "";
        const line = text.slice(0, span.start).split("\n").length;
        return (
          <li key={`${span.file}:${span.start}:${code}`}>
            <button
              type="button"
              class="problem"
              onClick={() => goTo({ path: span.file, start: span.start, end: span.end })}
            >
              <span class={`severity severity-${severity}`}>{severity}</span>
              <span class="problem-text">
                {message}
                {help !== undefined && <span class="help">{help}</span>}
              </span>
              <span class="place">
                {span.file}:{line} <code>{code}</code>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
