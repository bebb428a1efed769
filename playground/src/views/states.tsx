/** What stands in a view that has nothing to show yet, or cannot show it. */
import type { ComponentChildren } from "preact";
import { whole } from "../format.js";
import type { Session } from "../session.js";
import { useSettled } from "../use-settled.js";
import type { Progress, Refusal } from "../worker/replaying.js";
import { Prose, sentence } from "./prose.js";
import type { Answered } from "./use-answer.js";

/**
 * What the worker answered about the policies, or what stands in its place. While the policies have errors the last answer
 * stays, marked as old: somebody who types is in the middle of an error most of the time.
 */
export function Answer<Value>({
  session,
  answer,
  what,
  children,
}: {
  readonly session: Session;
  readonly answer: Answered<Value | undefined>;
  /** What is being done until there is an answer: `Replaying thirty-days.ndjson.gz`. */
  readonly what: string;
  readonly children: (value: Value) => ComponentChildren;
}): preact.JSX.Element {
  if (answer.kind === "value" && answer.value !== undefined) {
    return (
      <>
        <Outdated session={session} />
        {children(answer.value)}
      </>
    );
  }
  if (session.errors > 0) {
    return (
      <Empty title={errorsOf(session)}>
        What stands here comes when {session.errors === 1 ? "it is" : "they are"} mended.{" "}
        <ShowProblems session={session} />
      </Empty>
    );
  }
  if (answer.kind === "fault") return <Failed message={answer.message} />;
  return <Working what={what} progress={answer.progress} />;
}

/** Long enough for who types on to mend it. */
const SETTLING_MS = 600;

function Outdated({ session }: { readonly session: Session }): preact.JSX.Element | null {
  const settled = useSettled(session.errors > 0, SETTLING_MS);
  if (session.errors === 0 || !settled) return null;
  return (
    <p class="caution outdated" role="status">
      {errorsOf(session)}: this is how it stood before. <ShowProblems session={session} />
    </p>
  );
}

function ShowProblems({ session }: { readonly session: Session }): preact.JSX.Element {
  return (
    <button type="button" class="link" onClick={session.showProblems}>
      Show {session.errors === 1 ? "it" : "them"}
    </button>
  );
}

const errorsOf = ({ errors }: Session): string =>
  errors === 1 ? "The policies have an error" : `The policies have ${whole(errors)} errors`;

export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}

export function NoLog({ session }: { readonly session: Session }): preact.JSX.Element {
  if (session.isLogComing) return <Working what="Opening the log of the example" />;
  return <Empty title="No log is open">Choose a log above, or drop one on the page.</Empty>;
}

/** A log that cannot be replayed, with what to do. */
export function Refused({ name, problem }: Refusal & { readonly name: string }): preact.JSX.Element {
  return (
    <div class="empty" role="alert">
      <h2>{name} cannot be replayed</h2>
      <p>
        <Prose text={sentence(problem.message)} />
      </p>
      <p>
        <Prose text={sentence(problem.remedy)} />
      </p>
    </div>
  );
}

export function Failed({ message }: { readonly message: string }): preact.JSX.Element {
  return (
    <div class="empty" role="alert">
      <h2>Something went wrong</h2>
      <p>{sentence(message)}</p>
      <p>Your text is as you left it. Change it, or open another log, and it is tried again.</p>
    </div>
  );
}

/** @param what - `Replaying thirty-days.ndjson.gz` */
export function Working({
  what,
  progress,
}: {
  readonly what: string;
  readonly progress?: Progress | undefined;
}): preact.JSX.Element {
  return (
    <div class="empty">
      <p role="status">{what}…</p>
      {progress !== undefined && (
        <p>
          {progress.share !== undefined && <progress value={progress.share} max={1} aria-label={what} />}{" "}
          <span class="figure">{whole(progress.records)} records</span>
        </p>
      )}
    </div>
  );
}
