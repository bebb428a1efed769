/** The tests in the policies: each with its timeline, and how much of the policies they reach. */
import type { EditorFile, Target } from "../editor/editor.js";
import type { WorkerClient } from "../worker/client.js";
import { NeedsGoodPolicies } from "./needs-good-policies.js";
import { useAnswer } from "./use-answer.js";

export function TestsView({
  worker,
  files,
  errors,
}: {
  readonly worker: WorkerClient;
  readonly files: readonly EditorFile[];
  readonly errors: number;
  goTo(target: Target): void;
}): preact.JSX.Element {
  const answer = useAnswer(errors > 0 ? undefined : () => worker.call("tests"), [files, errors], 400);
  if (errors > 0) return <NeedsGoodPolicies errors={errors} />;
  if (answer.kind === "fault") return <p class="empty">The tests could not be run: {answer.message}</p>;
  if (answer.kind === "waiting" || answer.value === undefined) return <p class="empty">Running the tests…</p>;
  const { tests } = answer.value;
  const failed = tests.filter(({ passed }) => !passed);
  return (
    <div class="stack">
      <p class="figure-line">
        <strong>{tests.length - failed.length}</strong> of {tests.length} tests passed
      </p>
      <ul class="tests">
        {tests.map((test) => (
          <li key={`${test.place.file}:${test.place.line}`}>
            <details open={!test.passed}>
              <summary>
                <span class={test.passed ? "severity severity-pass" : "severity severity-error"}>
                  {test.passed ? "passed" : "failed"}
                </span>{" "}
                {test.title}
              </summary>
              <ol class="lines">
                {test.lines.map((line) => (
                  <li key={`${line.place.line}`}>
                    <span class="clock">
                      {line.date} {line.clock}
                    </span>{" "}
                    <span>
                      {line.person} {line.what}
                    </span>
                    <span class="got">{line.got.join(" and ") || "nothing"}</span>
                    {line.failures.map((failure) => (
                      <span key={failure.message} class="failure">
                        {failure.message}
                        {failure.because.map((because) => (
                          <span key={because}>{because}</span>
                        ))}
                      </span>
                    ))}
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
