/** The tests in the policies: each with its timeline, and how much of the policies they reach. */
import type { SourceText } from "../../../src/compiler/index.js";
import { coverageLine } from "../../../src/workbench/coverage/text.js";
import type { Coverage, Place, TestReport } from "../../../src/workbench/index.js";
import type { Target } from "../editor/editor.js";
import { counted } from "../format.js";
import type { Session } from "../session.js";
import { Answer, Empty } from "./states.js";
import { useAnswer } from "./use-answer.js";

export function TestsView({ session }: { readonly session: Session }): preact.JSX.Element {
  const { runner, files, errors } = session;
  const answer = useAnswer(
    errors > 0 ? undefined : (options) => runner.ask(options, "tests", files),
    [files, errors],
    400,
  );
  return (
    <Answer session={session} answer={answer} what="Running the tests">
      {(report) => <Tests session={session} report={report} isBusy={answer.isBusy} />}
    </Answer>
  );
}

function Tests({
  session: { files, goTo },
  report: { tests, coverage },
  isBusy,
}: {
  readonly session: Session;
  readonly report: TestReport;
  readonly isBusy: boolean;
}): preact.JSX.Element {
  const failed = tests.filter(({ passed }) => !passed);
  const open = (place: Place): void => goTo(targetOf(place, files));
  if (tests.length === 0)
    return (
      <Empty title="No tests yet">
        A test is a short timeline of events, and what must come of each. Type “test” in the editor.
      </Empty>
    );
  return (
    <div class="stack" aria-busy={isBusy}>
      <p class="verdict" role="status">
        <span class={failed.length > 0 ? "chip chip-bad" : "chip chip-good"}>
          {failed.length > 0 ? "failed" : "passed"}
        </span>{" "}
        {tests.length - failed.length} of {counted(tests.length, "test")} passed
      </p>
      <CoverageOfTests coverage={coverage} open={open} />
      <ul class="tests">
        {[...failed, ...tests.filter(({ passed }) => passed)].map((test) => (
          <Test key={`${test.place.file}:${test.place.line}`} test={test} open={open} />
        ))}
      </ul>
    </div>
  );
}

function Test({
  test,
  open,
}: {
  readonly test: TestReport["tests"][number];
  open(place: Place): void;
}): preact.JSX.Element {
  return (
    <li>
      <details open={!test.passed}>
        <summary>
          <span class={test.passed ? "chip chip-good" : "chip chip-bad"}>{test.passed ? "passed" : "failed"}</span>{" "}
          {test.title}
        </summary>
        <ol class="lines">
          {test.lines.map((line) => (
            <li key={`${line.place.line}:${line.place.column}`}>
              <button type="button" class="link clock" onClick={() => open(line.place)}>
                {line.date} {line.clock}
              </button>{" "}
              <code>
                {line.person} {line.what}
              </code>
              <span class="about">→ {line.got.join(" and ") || "nothing"}</span>
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
  );
}

function CoverageOfTests({
  coverage,
  open,
}: {
  readonly coverage: Coverage;
  open(place: Place): void;
}): preact.JSX.Element {
  const missing = coverage.groups.flatMap(({ name, branches }) =>
    branches.filter(({ times }) => times === 0).map((branch) => ({ name, ...branch })),
  );
  const line = coverageLine(coverage);
  return (
    <section>
      <h2>{line.slice(0, 1).toUpperCase() + line.slice(1)}</h2>
      {missing.length === 0 ? (
        <p class="quiet-text">The tests meet every way that a clause can go.</p>
      ) : (
        <ul class="notes">
          {missing.map(({ name, missing: what, place }) => (
            <li key={`${name} ${what}`}>
              <code>{name}</code>: {what}{" "}
              {place !== undefined && (
                <button type="button" class="link" onClick={() => open(place)}>
                  {place.file}:{place.line}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The line of a place. */
function targetOf({ file, line, column }: Place, files: readonly SourceText[]): Target {
  const lines = (files.find(({ path }) => path === file)?.text ?? "").split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return { path: file, start: before + column - 1, end: before + (lines[line - 1]?.length ?? 0) };
}
