/** Everything that the compiler has to say, in the order of files and places; each leads to its place. */
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { Session } from "../session.js";
import { Prose } from "./prose.js";
import { Empty } from "./states.js";

export function ProblemsView({
  session: { files, goTo },
  diagnostics,
}: {
  readonly session: Session;
  readonly diagnostics: readonly Diagnostic[];
}): preact.JSX.Element {
  if (diagnostics.length === 0)
    return <Empty title="No problems">The compiler has nothing to say against these policies.</Empty>;
  return (
    <ul class="problems">
      {diagnostics.map(({ span, severity, message, help, code }) => {
        const text = files.find(({ path }) => path === span.file)?.text ?? "";
        const line = text.slice(0, span.start).split("\n").length;
        return (
          <li key={`${span.file}:${span.start}:${code}`}>
            <button
              type="button"
              class="problem"
              onClick={() => goTo({ path: span.file, start: span.start, end: span.end })}
            >
              <span class={severity === "error" ? "chip chip-bad" : "chip chip-warning"}>{severity}</span>
              <span class="problem-text">
                <Prose text={message} />
                {help !== undefined && (
                  <span class="about">
                    <Prose text={help} />
                  </span>
                )}
              </span>
              <span class="about">
                {span.file}:{line} <code>{code}</code>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
