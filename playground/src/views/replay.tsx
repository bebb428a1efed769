/** The replay of a log: how many prompts, what they cover, and what stays silent. */
import type { Report } from "../../../src/report/index.js";
import { BarTable } from "../charts/bars.js";
import { DayChart } from "../charts/days.js";
import { HeatMap } from "../charts/heat-map.js";
import { ShareTable } from "../charts/shares.js";
import { counted, duration, percent, whole } from "../format.js";
import type { Session } from "../session.js";
import type { Refusal, Replayed } from "../worker/replaying.js";
import { Empty, Failed, NeedsGoodPolicies, Refused, Working } from "./states.js";
import type { Answered } from "./use-answer.js";

/** Shared by the views that rest on a replay of the log. */
export type ReplayAnswer = Answered<Replayed | Refusal>;

export function ReplayView({
  session: { errors, input },
  replayed: answer,
}: {
  readonly session: Session;
  readonly replayed: ReplayAnswer;
}): preact.JSX.Element {
  if (errors > 0) return <NeedsGoodPolicies errors={errors} />;
  if (input === undefined) return <Empty title="No log is open">Choose a log above, or drop one on the page.</Empty>;
  if (answer.kind === "fault") return <Failed message={answer.message} />;
  if (answer.kind === "waiting") return <Working what={`Replaying ${input.log.name}`} progress={answer.progress} />;
  if ("problem" in answer.value) return <Refused name={input.log.name} problem={answer.value.problem} />;
  const { report, durationMs } = answer.value;
  return (
    <div class="stack" aria-busy={answer.isBusy}>
      <Figures report={report} />
      {report.volume.byDay.length > 0 && <DayChart days={report.volume.byDay} />}
      <Policies report={report} />
      <Coverage report={report} />
      <Limits report={report} />
      <HeatMap rows={report.volume.byWeekdayHour.prompts} />
      <Distribution report={report} />
      <Budgets report={report} />
      <Input report={report} durationMs={durationMs} />
    </div>
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
        <dd class="about">{whole(volume.suppressed)} more were silenced</dd>
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
  const most = Math.max(1, ...policies.map(([, { prompts }]) => prompts));
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
              <th scope="row">
                {name}
                <span class="bar-track">
                  <span class="bar-fill" style={{ width: `${(one.prompts / most) * 100}%` }} />
                </span>
              </th>
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

const PARTS = [
  { name: "Prompted", tone: "part-prompt" },
  { name: "Silenced", tone: "part-silenced" },
  { name: "Let off", tone: "part-let-off" },
  { name: "Left to content", tone: "part-baseline" },
  { name: "Blind spot", tone: "part-blind" },
];

function Coverage({ report: { coverage } }: { readonly report: Report }): preact.JSX.Element {
  const { byRisk, blindSpots } = coverage;
  const rows = (["critical", "high", "medium", "low"] as const)
    .map((risk) => ({ risk, of: byRisk[risk] }))
    .filter(({ of }) => of.moments > 0)
    .map(({ risk, of }) => ({
      name: risk,
      values: [of.prompted, of.silenced, of.exempt + of.heldOut, of.leftToBaseline, of.unreached - of.leftToBaseline],
    }));
  // Of low risk there are many, and they would make the others look like nothing.
  const unreached = blindSpots.filter((spot) => spot.unreached > 0);
  const grave = unreached.filter(({ risk }) => risk !== "low");
  const blind = (grave.length > 0 ? grave : unreached)
    .toSorted((first, second) => second.unreached - first.unreached)
    .slice(0, 8);
  return (
    <>
      <ShareTable caption="What became of risky moments" of="Risk" parts={PARTS} rows={rows} />
      {blind.length > 0 && (
        <BarTable
          caption="Blind spots: moments that no policy reaches"
          of="Event"
          figure="Moments"
          bars={blind.map((spot) => ({ name: spot.type, about: `${spot.risk} risk`, value: spot.unreached }))}
        />
      )}
    </>
  );
}

function Limits({ report: { volume } }: { readonly report: Report }): preact.JSX.Element | null {
  if (volume.topLimits.length === 0) return null;
  return (
    <BarTable
      caption="Limits that silenced most"
      of="Limit"
      figure="Occurrences"
      bars={volume.topLimits.slice(0, 10).map(({ policy, limit, suppressed }) => ({
        name: limit.replace(/^(policy|limits): /, ""),
        about: limit.startsWith("limits: ") ? `${policy}, by a shared limit` : policy,
        value: suppressed,
      }))}
    />
  );
}

function Distribution({ report: { volume } }: { readonly report: Report }): preact.JSX.Element {
  const { distribution, personWeeks } = volume.perPersonWeek;
  return (
    <BarTable
      caption="Prompts that one person gets in one week"
      of="Prompts"
      figure="Share of person-weeks"
      bars={distribution.map(({ prompts, personWeeks: of }) => ({
        name: counted(prompts, "prompt"),
        about: counted(of, "person-week"),
        value: of,
      }))}
      format={(value) => percent(value, personWeeks)}
    />
  );
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
          {message}: {remedy}
        </p>
      ))}
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map(({ code, text }) => (
            <li key={code}>{text}</li>
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
                {reason.replaceAll("_", " ")}: {detail}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
