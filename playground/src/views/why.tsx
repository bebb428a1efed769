/** Why an event came to what it came to: the clause, the signal, the limit and how far it was from allowing. */
import type {
  ConditionExplanation,
  Explanation,
  LimitExplanation,
  PolicyExplanation,
} from "../../../src/engine/index.js";
import { clock, counted, duration } from "../format.js";
import { MessageCard } from "./message-card.js";

export function Why({
  explanation: { outcome, policies, risk },
  timezone,
}: {
  readonly explanation: Explanation;
  readonly timezone: string;
}): preact.JSX.Element {
  if (outcome.kind === "set_aside") {
    return (
      <p>
        Set aside as {outcome.reason.replaceAll("_", " ")}: {outcome.detail}.
      </p>
    );
  }
  const looking = policies.filter(({ triggers }) => triggers.length > 0);
  const level = risk?.rules.find(({ when }) => when?.holds ?? true);
  return (
    <div class="why">
      {risk !== undefined && (
        <p>
          Risk <strong>{risk.level}</strong>
          {level?.when === undefined ? "." : ", because:"}
          {level?.when !== undefined && <Condition when={level.when} />}
        </p>
      )}
      {looking.length === 0 && (
        <p>{risk === undefined ? "An answer to an earlier prompt." : "No policy looks at this type of event."}</p>
      )}
      {looking
        .toSorted((first, second) => Number(second.matched) - Number(first.matched))
        .map((policy) => (
          <Policy key={policy.policy} policy={policy} timezone={timezone} />
        ))}
    </div>
  );
}

function Policy({
  policy,
  timezone,
}: {
  readonly policy: PolicyExplanation;
  readonly timezone: string;
}): preact.JSX.Element {
  const occurrence = policy.decisions.find((decision) => decision.outcome !== "escalate");
  const message = occurrence?.message;
  const fired = (policy.ladder ?? []).filter((step) => step.fired);
  const waiting = (policy.ladder ?? []).filter((step) => !step.fired && step.used > 0);
  return (
    <section class={policy.matched ? "policy policy-matched" : "policy"}>
      <h3>
        <code>{policy.policy}</code> <span class="about">{verdictOf(policy, timezone)}</span>
      </h3>
      {policy.triggers.map(({ when }, at) => (
        // Triggers have no name; their order does not change.
        <Condition key={`trigger ${at + 1}`} when={when} />
      ))}
      {policy.signals !== undefined && (
        <ul class="signals">
          {policy.signals.asked
            .filter(({ onType }) => onType)
            .map(({ name, there, when }) => (
              <li key={name}>
                <Mark holds={there} /> signal <code>{name}</code>
                {when !== undefined && <Condition when={when} />}
              </li>
            ))}
        </ul>
      )}
      {policy.exemptions
        ?.filter(({ applies }) => applies)
        .map(({ name, when }) => (
          <div key={name}>
            Exempt by <code>{name}</code>
            {when !== undefined && <Condition when={when} />}
          </div>
        ))}
      {policy.holdout !== undefined && policy.holdout.heldOut && (
        <p>In the control group of {policy.holdout.percent}%.</p>
      )}
      {policy.variants
        ?.filter(({ inForce }) => inForce)
        .map(({ name }) => (
          <p key={name}>
            Variant <code>{name}</code> is in force.
          </p>
        ))}
      <Limits limits={(policy.limits ?? []).filter((limit) => limit.in === "policy")} timezone={timezone} />
      <Limits
        title="Shared by all policies"
        limits={(policy.limits ?? []).filter((limit) => limit.in === "limits")}
        timezone={timezone}
      />
      {fired.map(({ text }) => (
        <p key={text}>
          <span class="chip chip-escalate">fired</span> <code>{text}</code>
        </p>
      ))}
      {waiting.map(({ text, used, of }) => (
        <p key={text} class="about">
          {used} of {of}: <code>{text}</code>
        </p>
      ))}
      {message !== undefined && (
        <MessageCard
          mode={message.mode}
          locale={message.locale}
          title={message.title === undefined ? undefined : [message.title]}
          body={[message.body]}
          action={message.action && { label: [message.action.label], opens: [message.action.opens] }}
        />
      )}
    </section>
  );
}

function Limits({
  title,
  limits,
  timezone,
}: {
  readonly title?: string;
  readonly limits: readonly LimitExplanation[];
  readonly timezone: string;
}): preact.JSX.Element | null {
  if (limits.length === 0) return null;
  return (
    <>
      {title !== undefined && <h4>{title}</h4>}
      <ul class="limits">
        {limits.map((limit) => (
          <li key={limit.limit}>
            <span class={limit.refuses ? "chip chip-bad" : "chip"}>{limit.refuses ? "refuses" : "allows"}</span>
            <span>
              <code>{limit.limit}</code> <span class="about">{standingOf(limit, timezone)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function verdictOf(policy: PolicyExplanation, timezone: string): string {
  const occurrence = policy.decisions.find((decision) => decision.outcome !== "escalate");
  if (occurrence === undefined) return "did not match";
  switch (occurrence.outcome) {
    case "prompt":
      return "prompted";
    case "exempt":
      return "matched, and the person was exempt";
    case "held_out":
      return "matched, and the person was held out";
    case "suppressed": {
      const { reason } = occurrence;
      if (reason === undefined) return "was silenced";
      const until = reason.until === undefined ? "" : `, until ${clock(reason.until, timezone)}`;
      return `silenced by ${reason.in === "limits" ? "the shared limit" : "its limit"} ${reason.limit}${until}`;
    }
  }
}

/** How far it was from allowing, or from refusing. */
function standingOf({ standing, refuses, until }: LimitExplanation, timezone: string): string {
  const { used, of, answers, waitMs, mutedUntil, minute, weekday } = standing;
  const says: string[] = [];
  if (used !== undefined) says.push(of === undefined ? whole(used) : `${used} of ${of} in the window`);
  if (answers !== undefined) says.push(counted(answers, "answer"));
  if (waitMs !== undefined) says.push(`a wait of ${duration(waitMs)}`);
  if (mutedUntil !== undefined) says.push(`muted until ${clock(mutedUntil, timezone)}`);
  if (minute !== undefined) {
    says.push(
      `it was ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")} there`,
    );
  } else if (weekday !== undefined) says.push(`it was ${weekday} there`);
  if (refuses && until !== undefined) says.push(`allows again on ${clock(until, timezone)}`);
  return says.join(" · ");
}

const whole = (count: number): string => counted(count, "prompt");

function Condition({ when }: { readonly when: ConditionExplanation | undefined }): preact.JSX.Element {
  if (when === undefined) return <p class="about">on every such event</p>;
  return (
    <ul class="conditions">
      {when.parts.map(({ text, holds, values }) => (
        <li key={text}>
          <Mark holds={holds} /> <code>{text}</code>{" "}
          <span class="about">
            {Object.entries(values)
              // What the condition is, and whether it holds, stands beside it already.
              .filter(([name, value]) => value === null || typeof value !== "boolean" || !isSaid(text, name))
              .map(([name, value]) => `${name} = ${value === null ? "missing" : JSON.stringify(value)}`)
              .join(", ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

const isSaid = (text: string, name: string): boolean => text === name || text === `not ${name}`;

function Mark({ holds }: { readonly holds: boolean }): preact.JSX.Element {
  return (
    <span class={holds ? "holds" : "fails"}>
      <span aria-hidden="true">{holds ? "✓" : "✗"}</span>
      <span class="hidden">{holds ? "holds:" : "does not hold:"}</span>
    </span>
  );
}
