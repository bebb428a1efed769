/** The tests in the policies: each with its timeline, and how much of the policies they reach. */
import type { SourceText } from "../../../src/compiler/index.js";
import { coverageLine } from "../../../src/workbench/coverage/text.js";
import type { Coverage, Place, TestReport } from "../../../src/workbench/index.js";
import type { Target } from "../editor/editor.js";
import { counted } from "../format.js";
import type { Session } from "../session.js";
import { Prose } from "./prose.js";
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
  const passed = tests.filter((test) => test.passed).length;
  const isAll = passed === tests.length;
  const open = (place: Place): void => goTo(targetOf(place, files));
  if (tests.length === 0)
    return (
      <Empty title="No tests yet">
        A test is a short timeline of events, and what must come of each. Type “test” in the editor.
      </Empty>
    );
  return (
    <div class="stack" aria-busy={isBusy}>
      <p class={isAll ? "verdict good" : "verdict bad"} role="status">
        {passed} of {counted(tests.length, "test")} passed
      </p>
      <CoverageOfTests coverage={coverage} open={open} />
      {byFile(tests).map(([file, own]) => (
        <section key={file}>
          <h2>{file}</h2>
          <ul class="tests">
            {own.map((test) => (
              <Test key={test.place.line} test={test} open={open} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type OneTest = TestReport["tests"][number];

/** Files with something that failed come first, and in each what failed. */
function byFile(tests: readonly OneTest[]): readonly (readonly [string, readonly OneTest[]])[] {
  const files = new Map<string, OneTest[]>();
  for (const test of tests.toSorted((first, second) => Number(first.passed) - Number(second.passed)))
    files.set(test.place.file, [...(files.get(test.place.file) ?? []), test]);
  return [...files];
}

function Test({ test, open }: { readonly test: OneTest; open(place: Place): void }): preact.JSX.Element {
  return (
    <li>
      <details open={!test.passed}>
        <summary>
          <span class={test.passed ? "good" : "bad"}>
            <span aria-hidden="true">{test.passed ? "✓" : "✗"}</span>
            <span class="hidden">{test.passed ? "passed:" : "failed:"}</span>
          </span>{" "}
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
                  <Prose text={failure.message} />
                  {failure.because.map((because) => (
                    <span key={because}>
                      <Prose text={because} />
                    </span>
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
