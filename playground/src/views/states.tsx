/** What stands in a view that has nothing to show yet, or cannot show it. */
import type { ComponentChildren } from "preact";
import { whole } from "../format.js";
import type { Progress, Refusal } from "../worker/replaying.js";

export function NeedsGoodPolicies({ errors }: { readonly errors: number }): preact.JSX.Element {
  return (
    <Empty title={errors === 1 ? "The policies have an error" : `The policies have ${errors} errors`}>
      They are listed under Problems. What stood here comes back when {errors === 1 ? "it is" : "they are"} mended.
    </Empty>
  );
}

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

/** A log that cannot be replayed, with what to do. */
export function Refused({ name, problem }: Refusal & { readonly name: string }): preact.JSX.Element {
  return (
    <div class="empty" role="alert">
      <h2>{name} cannot be replayed</h2>
      <p>{sentence(problem.message)}</p>
      <p>{sentence(problem.remedy)}</p>
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

function sentence(text: string): string {
  const start = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
