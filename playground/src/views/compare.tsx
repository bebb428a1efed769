/** Two versions of the policies, side by side: what changed in meaning, and what the log makes of both. */
import type { SourceText } from "../../../src/compiler/index.js";
import type { Change } from "../../../src/workbench/index.js";
import type { Report } from "../../../src/report/index.js";
import { counted, duration, whole } from "../format.js";
import type { Session } from "../session.js";
import { Answer, Refused } from "./states.js";
import { useAnswer } from "./use-answer.js";

/** The version that the present one is compared with. */
export interface Base {
  /** `as opened`, or when it was kept. */
  readonly name: string;
  readonly files: readonly SourceText[];
}

export function CompareView({
  session,
  base,
  onKeep,
}: {
  readonly session: Session;
  readonly base: Base;
  /** Keeps the present version as the one to compare with. */
  onKeep(): void;
}): preact.JSX.Element {
  const { runner, files, errors, input } = session;
  const answer = useAnswer(
    errors > 0 ? undefined : (options) => runner.ask(options, "compare", base.files, files, input),
    [files, errors, input, base],
    600,
  );
  return (
    <div class="stack">
      <p class="row">
        <span>
          The policies now, beside those <strong>{base.name}</strong>.
        </span>
        <button type="button" onClick={onKeep}>
          Compare from here on
        </button>
      </p>
      <Answer session={session} answer={answer} what="Comparing">
        {(compared) =>
          "problem" in compared ? (
            <Refused name={input?.log.name ?? "The log"} problem={compared.problem} />
          ) : (
            <div class="stack" aria-busy={answer.isBusy}>
              <Changes changes={compared.changes} />
              {compared.replays !== undefined && (
                <Replays before={compared.replays.before.report} after={compared.replays.after.report} />
              )}
            </div>
          )
        }
      </Answer>
    </div>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }): preact.JSX.Element {
  if (changes.length === 0)
    return (
      <p class="quiet-text">
        Nothing has changed in meaning. Change a limit or a condition in the editor, and see here what it does.
      </p>
    );
  return (
    <section>
      <h2>{counted(changes.length, "change")} of meaning</h2>
      <ul class="changes">
        {changes.map((change, at) => (
          <li key={`${change.kind} ${change.subject.name ?? ""} ${change.what} ${at}`}>
            <p>
              <strong>
                {change.subject.kind} {change.subject.name !== undefined && <code>{change.subject.name}</code>}
              </strong>
              : {change.what}
            </p>
            <Lines sign="−" tone="removed" name="before" lines={change.before} />
            <Lines sign="+" tone="added" name="now" lines={change.after} />
            {change.notes.map((note) => (
              <p key={note} class="about">
                {note}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({
  sign,
  tone,
  name,
  lines = [],
}: {
  readonly sign: string;
  readonly tone: string;
  readonly name: string;
  readonly lines?: readonly string[] | undefined;
}): preact.JSX.Element {
  return (
    <>
      {lines.map((line) => (
        <pre key={line} class={tone}>
          <span aria-hidden="true">{sign} </span>
          <span class="hidden">{name}: </span>
          {line}
        </pre>
      ))}
    </>
  );
}

interface Figure {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly format: (value: number) => string;
  /** Of the difference, where it is no figure of the same kind: shares differ by percentage points. */
  readonly formatChange?: (value: number) => string;
}

function Replays({ before, after }: { readonly before: Report; readonly after: Report }): preact.JSX.Element {
  // Rounded as they are shown, so that the change is the difference of what stands beside it.
  const share = ({ coverage: { atLeast } }: Report): number =>
    atLeast.moments === 0 ? 0 : Math.round((atLeast.promptedInTime / atLeast.moments) * 1000) / 10;
  const mean = ({ volume }: Report): number => Math.round(volume.perPersonWeek.mean * 100) / 100;
  const decimal = (value: number): string => value.toFixed(2);
  const figures: readonly Figure[] = [
    { name: "Prompts", before: before.volume.prompts, after: after.volume.prompts, format: whole },
    { name: "Silenced by limits", before: before.volume.suppressed, after: after.volume.suppressed, format: whole },
    { name: "Escalations", before: before.volume.escalations, after: after.volume.escalations, format: whole },
    {
      name: "Prompts per person and week",
      before: mean(before),
      after: mean(after),
      format: decimal,
    },
    {
      name: "Interruption in all",
      before: before.volume.interruption.totalMs,
      after: after.volume.interruption.totalMs,
      format: duration,
    },
    {
      name: `Coverage, ${after.coverage.risk} risk or above`,
      before: share(before),
      after: share(after),
      format: (value) => `${value.toFixed(1)}%`,
      formatChange: (value) => `${value.toFixed(1)} pp`,
    },
  ];
  const names = [
    ...new Set([...Object.keys(before.volume.byPolicy), ...Object.keys(after.volume.byPolicy)]),
  ].toSorted();
  const policies = names
    .map((name): Figure => ({
      name,
      before: before.volume.byPolicy[name]?.prompts ?? 0,
      after: after.volume.byPolicy[name]?.prompts ?? 0,
      format: whole,
    }))
    .toSorted((first, second) => Math.abs(second.after - second.before) - Math.abs(first.after - first.before));
  return (
    <>
      <FigureTable caption="What the log makes of both" of="Figure" figures={figures} />
      <FigureTable caption="Prompts by policy" of="Policy" figures={policies} />
    </>
  );
}

function FigureTable({
  caption,
  of,
  figures,
}: {
  readonly caption: string;
  readonly of: string;
  readonly figures: readonly Figure[];
}): preact.JSX.Element {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ name, before, after, format, formatChange = format }) => (
          <tr key={name} class={before === after ? "same" : ""}>
            <th scope="row">{name}</th>
            <td>{format(before)}</td>
            <td>{format(after)}</td>
            <td>
              {format(before) === format(after)
                ? "–"
                : `${after > before ? "+" : "−"}${formatChange(Math.abs(after - before))}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
