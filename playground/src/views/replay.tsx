/** The replay of a log: how many prompts, what they cover, and what stays silent. */
import type { Report } from "../../../src/report/index.js";
import { ChartFigure } from "../charts/chart-figure.js";
import { useCharts, type Charts } from "../charts/use-charts.js";
import { counted, duration, percent, whole } from "../format.js";
import type { Session } from "../session.js";
import type { Refusal, Replayed } from "../worker/replaying.js";
import { Prose, sentence } from "./prose.js";
import { Answer, NoLog, Refused } from "./states.js";
import type { Answered } from "./use-answer.js";

/** Shared by the views that rest on a replay of the log. */
export type ReplayAnswer = Answered<Replayed | Refusal>;

export function ReplayView({
  session,
  replayed: answer,
}: {
  readonly session: Session;
  readonly replayed: ReplayAnswer;
}): preact.JSX.Element {
  const { input } = session;
  if (input === undefined) return <NoLog session={session} />;
  return (
    <Answer session={session} answer={answer} what={`Replaying ${input.log.name}`}>
      {(replayed) =>
        "problem" in replayed ? (
          <Refused name={input.log.name} problem={replayed.problem} />
        ) : (
          <div class="stack" aria-busy={answer.isBusy}>
            <NothingDecided report={replayed.report} />
            <Figures report={replayed.report} />
            <Drawn names={["dailyVolume"]} report={replayed.report} />
            <Policies report={replayed.report} />
            <Budgets report={replayed.report} />
            <Drawn names={BEHIND_POLICIES} report={replayed.report} />
            <Input report={replayed.report} durationMs={replayed.durationMs} />
          </div>
        )
      }
    </Answer>
  );
}

/** A log and policies that have nothing to do with each other: or all that follows would be zeros without a reason. */
function NothingDecided({ report: { input } }: { readonly report: Report }): preact.JSX.Element | null {
  if (input.decided > 0 || input.read === 0) return null;
  return (
    <p class="caution" role="status">
      {input.outOfVocabulary > 0
        ? "No record of this log is of an event that these policies declare: declare what it has, or open another log."
        : "No record of this log could be decided: what was wrong with each stands below, under What was read."}
    </p>
  );
}

type ChartName = keyof Charts["charts"];

/** In the order in which a reader asks. */
const BEHIND_POLICIES: readonly ChartName[] = [
  "coverageByRisk",
  "whyNot",
  "limits",
  "blindSpots",
  "weekdayHours",
  "perPerson",
  "noise",
  "segments",
];

function Drawn({
  names,
  report,
}: {
  readonly names: readonly ChartName[];
  readonly report: Report;
}): preact.JSX.Element | null {
  const charts = useCharts();
  if (charts === undefined) return null;
  return (
    <>
      {names.map((name) => (
        <ChartFigure key={name} chart={charts.charts[name]} report={report} draw={charts.draw} />
      ))}
    </>
  );
}

function Figures({ report: { volume, coverage, budgets } }: { readonly report: Report }): preact.JSX.Element {
  const { people, atLeast } = coverage;
  const broken = budgets.filter(({ kept }) => !kept).length;
  return (
    <dl class="figures">
      <div>
        <dt>Prompts</dt>
        <dd>{whole(volume.prompts)}</dd>
        <dd class="about">{whole(volume.suppressed)} more silenced</dd>
      </div>
      <div>
        <dt>Per person-week</dt>
        <dd>{volume.perPersonWeek.mean.toFixed(2)}</dd>
        <dd class="about">95th percentile {whole(volume.perPersonWeek.p95)}</dd>
      </div>
      <div>
        <dt>Coverage</dt>
        <dd>{percent(atLeast.promptedInTime, atLeast.moments)}</dd>
        <dd class="about">
          of {counted(atLeast.moments, "moment")} of {coverage.risk} risk
          {coverage.risk === "critical" ? "" : " or above"}
        </dd>
      </div>
      <div>
        <dt>People reached</dt>
        <dd>{percent(people.prompted, people.withMoment)}</dd>
        <dd class="about">of {whole(people.withMoment)} at risk</dd>
      </div>
      {budgets.length > 0 && (
        <div>
          <dt>Budget</dt>
          <dd class={broken > 0 ? "bad" : "good"}>{broken > 0 ? "broken" : "kept"}</dd>
          <dd class="about">
            {budgets.length - broken} of {counted(budgets.length, "goal")}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Policies({ report: { volume } }: { readonly report: Report }): preact.JSX.Element {
  const policies = Object.entries(volume.byPolicy).toSorted(([, first], [, second]) => second.prompts - first.prompts);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="By policy">
      <table>
        <caption>By policy</caption>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Prompts</th>
            <th scope="col">Silenced</th>
            <th scope="col">Exempt</th>
            <th scope="col">Held out</th>
            <th scope="col">Escalations</th>
            <th scope="col">Interruption</th>
          </tr>
        </thead>
        <tbody>
          {policies.map(([name, one]) => (
            <tr key={name}>
              <th scope="row">{breakable(name)}</th>
              <td>{whole(one.prompts)}</td>
              <td>{whole(one.occurrences - one.prompts - one.exempt - one.heldOut)}</td>
              <td>{whole(one.exempt)}</td>
              <td>{whole(one.heldOut)}</td>
              <td>{whole(one.escalations)}</td>
              <td>{duration(one.interruptionMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where there is little room a name goes on in the next line, behind one of its underscores. */
function breakable(name: string): preact.ComponentChildren {
  return name.split(/(?<=_)/).map((part, index) => (index === 0 ? part : [<wbr key={index} />, part]));
}

function Budgets({ report: { budgets } }: { readonly report: Report }): preact.JSX.Element | null {
  if (budgets.length === 0) return null;
  return (
    <section>
      <h2>Budget</h2>
      <ul class="goals">
        {budgets.map(({ text, kept, says }) => (
          <li key={text}>
            <span class={kept ? "chip chip-good" : "chip chip-bad"}>{kept ? "kept" : "broken"}</span>
            <code>{text}</code>
            <span class="about">{says}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Input({
  report: { input, log, notes },
  durationMs,
}: {
  readonly report: Report;
  readonly durationMs: number;
}): preact.JSX.Element {
  const samples = Object.entries(input.samples).flatMap(([reason, of]) => of.map((sample) => ({ reason, ...sample })));
  return (
    <section>
      <h2>What was read</h2>
      <p>
        {counted(input.read, "record")} of {log.files.join(", ")}, in {Math.round(durationMs)} ms:{" "}
        {whole(input.decided)} decided, {whole(input.setAside)} set aside, {whole(input.outOfVocabulary)} that the
        vocabulary lacks, {counted(input.duplicates, "duplicate")}.
      </p>
      {log.problems.map(({ message, remedy }) => (
        <p key={message} class="bad">
          <Prose text={sentence(`${message}: ${remedy}`)} />
        </p>
      ))}
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map(({ code, text }) => (
            <li key={code}>
              <Prose text={sentence(text)} />
            </li>
          ))}
        </ul>
      )}
      {samples.length > 0 && (
        <details>
          <summary>Records that were set aside, the first few of each reason</summary>
          <ul class="notes">
            {samples.map(({ reason, file, line, detail }) => (
              <li key={`${reason} ${file} ${line}`}>
                <code>
                  {file}:{line}
                </code>{" "}
                {reason.replaceAll("_", " ")}: <Prose text={detail} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
