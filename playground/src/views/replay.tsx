/** The replay of a log: how many prompts, what they cover, and what stays silent. */
import { useState } from "preact/hooks";
import type { EditorFile } from "../editor/editor.js";
import type { WorkerClient } from "../worker/client.js";
import type { Progress, ReplayInput } from "../worker/replaying.js";
import { NeedsGoodPolicies } from "./needs-good-policies.js";
import { useAnswer } from "./use-answer.js";

const whole = new Intl.NumberFormat("en");

export function ReplayView({
  worker,
  files,
  errors,
  input,
}: {
  readonly worker: WorkerClient;
  readonly files: readonly EditorFile[];
  readonly errors: number;
  readonly input: ReplayInput | undefined;
}): preact.JSX.Element {
  const [progress, setProgress] = useState<Progress>();
  const answer = useAnswer(
    errors > 0 || input === undefined ? undefined : () => worker.callWithProgress(setProgress, "replay", input),
    [files, errors, input],
    500,
  );
  if (errors > 0) return <NeedsGoodPolicies errors={errors} />;
  if (input === undefined) return <p class="empty">No log is open.</p>;
  if (answer.kind === "fault") return <p class="empty">The log could not be replayed: {answer.message}</p>;
  if (answer.kind === "waiting") {
    return (
      <p class="empty" role="status">
        Replaying {input.log.name}… {progress !== undefined && `${whole.format(progress.records)} records`}
      </p>
    );
  }
  if ("problem" in answer.value) {
    const { message, remedy } = answer.value.problem;
    return (
      <p class="empty" role="alert">
        {input.log.name}: {message}. {remedy}.
      </p>
    );
  }
  const { report, durationMs } = answer.value;
  const { volume, coverage } = report;
  const policies = Object.entries(volume.byPolicy).toSorted(([, first], [, second]) => second.prompts - first.prompts);
  return (
    <div class="stack">
      <dl class="figures">
        <div>
          <dt>Prompts</dt>
          <dd>{whole.format(volume.prompts)}</dd>
        </div>
        <div>
          <dt>Per person and week</dt>
          <dd>{volume.perPersonWeek.mean.toFixed(2)}</dd>
        </div>
        <div>
          <dt>People with a risky moment who got one</dt>
          <dd>
            {coverage.people.withMoment === 0
              ? "–"
              : `${((coverage.people.prompted / coverage.people.withMoment) * 100).toFixed(1)} %`}
          </dd>
        </div>
      </dl>
      <table>
        <caption>Prompts by policy</caption>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Occurrences</th>
            <th scope="col">Prompts</th>
            <th scope="col">Silenced</th>
            <th scope="col">Exempt</th>
            <th scope="col">Held out</th>
            <th scope="col">Escalations</th>
          </tr>
        </thead>
        <tbody>
          {policies.map(([name, one]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{whole.format(one.occurrences)}</td>
              <td>{whole.format(one.prompts)}</td>
              <td>{whole.format(one.occurrences - one.prompts - one.exempt - one.heldOut)}</td>
              <td>{whole.format(one.exempt)}</td>
              <td>{whole.format(one.heldOut)}</td>
              <td>{whole.format(one.escalations)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">
        {whole.format(report.input.read)} records of {input.log.name} in {Math.round(durationMs)} ms.
      </p>
    </div>
  );
}
