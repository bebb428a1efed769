/** One person's timeline: each moment with its outcome, and why on choosing one. */
import { useEffect, useState } from "preact/hooks";
import { clock, counted, whole } from "../format.js";
import type { Session } from "../session.js";
import type { Replayed, ReplayInput } from "../worker/replaying.js";
import type { Moment, MomentOutcome, Timeline } from "../worker/timeline.js";
import type { ReplayAnswer } from "./replay.js";
import { Answer, Empty, Failed, NoLog, Refused, Working } from "./states.js";
import { useAnswer } from "./use-answer.js";
import { Why } from "./why.js";

/** In the order in which they are counted. */
const OUTCOMES: Readonly<Record<MomentOutcome, string>> = {
  prompt: "prompted",
  suppressed: "silenced",
  exempt: "exempt",
  held_out: "held out",
  answer: "answered",
  none: "no policy matched",
  set_aside: "set aside",
};

export function PeopleView({
  session,
  replayed,
}: {
  readonly session: Session;
  readonly replayed: ReplayAnswer;
}): preact.JSX.Element {
  const { input } = session;
  const [person, setPerson] = useState<string>();
  useEffect(() => setPerson(undefined), [input]);
  if (input === undefined) return <NoLog session={session} />;
  return (
    <Answer session={session} answer={replayed} what={`Replaying ${input.log.name}`}>
      {(value) =>
        "problem" in value ? (
          <Refused name={input.log.name} problem={value.problem} />
        ) : (
          <People session={session} input={input} top={value.people} person={person} onPerson={setPerson} />
        )
      }
    </Answer>
  );
}

function People({
  session,
  input,
  top,
  person,
  onPerson,
}: {
  readonly session: Session;
  readonly input: ReplayInput;
  /** Those with most prompts. */
  readonly top: Replayed["people"];
  readonly person: string | undefined;
  onPerson(person: string): void;
}): preact.JSX.Element {
  const [typed, setTyped] = useState("");
  const shown = person ?? top[0]?.person;
  return (
    <div class="stack">
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== "") onPerson(typed.trim());
        }}
      >
        <label class="row">
          Person
          <input
            type="text"
            value={typed}
            placeholder={shown ?? "id"}
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <button type="submit">Show</button>
      </form>
      {top.length > 0 && (
        <ul class="chips" aria-label="People with most prompts">
          {top.slice(0, 10).map(({ person: id, prompts }) => (
            <li key={id}>
              <button type="button" class="pick" aria-pressed={id === shown} onClick={() => onPerson(id)}>
                {id} <span class="about">{counted(prompts, "prompt")}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown === undefined ? (
        <p class="quiet-text">Nobody was prompted. Write the id of somebody to see what became of their moments.</p>
      ) : (
        <PersonTimeline key={shown} person={shown} session={session} input={input} />
      )}
    </div>
  );
}

function PersonTimeline({
  person,
  session,
  input,
}: {
  readonly person: string;
  readonly session: Session;
  readonly input: ReplayInput;
}): preact.JSX.Element {
  const { runner, files, errors } = session;
  const answer = useAnswer(
    errors > 0 ? undefined : (options) => runner.ask(options, "timeline", files, input, person),
    [files, errors, input, person],
    0,
  );
  // Over it, the replay says already that the policies have errors.
  if (answer.kind === "fault") return <Failed message={answer.message} />;
  if (answer.kind === "waiting") return <Working what={`Following ${person}`} progress={answer.progress} />;
  if ("problem" in answer.value) return <Refused name={input.log.name} problem={answer.value.problem} />;
  return <Moments person={person} timeline={answer.value} />;
}

function Moments({
  person,
  timeline: { moments, left, timezone },
}: {
  readonly person: string;
  readonly timeline: Timeline;
}): preact.JSX.Element {
  const [isAll, setAll] = useState(false);
  const counts = Object.entries(OUTCOMES).flatMap(([outcome, name]) => {
    const count = moments.filter((moment) => moment.outcome === outcome).length;
    return count === 0
      ? []
      : [outcome === "none" ? `${whole(count)} that no policy matched` : `${whole(count)} ${name}`];
  });
  const shown = isAll ? moments : moments.filter(({ outcome, escalations }) => outcome !== "none" || escalations > 0);
  if (moments.length === 0)
    return <Empty title={`Nothing of ${person}`}>The log has no event of this person that a policy asks for.</Empty>;
  return (
    <section>
      <h2>{person}</h2>
      <p class="quiet-text">
        {counts.join(", ")}. Times by the clock of {timezone}.{" "}
        {left > 0 && `The first ${whole(moments.length)} are shown, ${whole(left)} follow.`}
      </p>
      <label class="check">
        <input type="checkbox" checked={isAll} onChange={({ currentTarget }) => setAll(currentTarget.checked)} /> Also
        moments that no policy matched
      </label>
      <ol class="timeline">
        {shown.map((moment) => (
          <TimelineMoment key={`${moment.event} ${moment.time}`} moment={moment} timezone={timezone} />
        ))}
      </ol>
      {shown.length === 0 && <p class="quiet-text">No policy matched any of them.</p>}
    </section>
  );
}

function TimelineMoment({
  moment,
  timezone,
}: {
  readonly moment: Moment;
  readonly timezone: string;
}): preact.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { outcome, type, time, risk, policies, escalations, answer } = moment;
  return (
    <li class={`moment moment-${outcome}`}>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span class="clock">{clock(time, timezone)}</span>
          <span class={`chip chip-${outcome}`}>{OUTCOMES[outcome]}</span>
          {answer === undefined ? <code>{type}</code> : <code>{answer}</code>}
          {risk !== undefined && <span class="about">{risk} risk</span>}
          {policies.length > 0 && <span class="about">{policies.join(", ")}</span>}
          {escalations > 0 && <span class="chip chip-escalate">{counted(escalations, "escalation")}</span>}
        </summary>
        {isOpen && <Why explanation={moment.why} timezone={timezone} />}
      </details>
    </li>
  );
}
