/** A message as a person would see it: before the act with a next step, after it, or as thanks. */
import type { Piece } from "../worker/messages.js";

const MODES = {
  inline: "in the moment",
  feedback: "afterwards",
  thanks: "thanks",
} as const;

export function MessageCard({
  mode,
  locale,
  title,
  body,
  action,
}: {
  readonly mode: keyof typeof MODES;
  readonly locale: string;
  readonly title?: readonly Piece[] | undefined;
  readonly body: readonly Piece[];
  readonly action?: { readonly label: readonly Piece[]; readonly opens: readonly Piece[] } | undefined;
}): preact.JSX.Element {
  return (
    <article class={`message message-${mode}`} lang={locale} aria-label="Message">
      <p class="message-mode" lang="en">
        {MODES[mode]}
      </p>
      {title !== undefined && (
        <p class="message-title">
          <Pieces of={title} />
        </p>
      )}
      <p class="message-body">
        <Pieces of={body} />
      </p>
      {action !== undefined && (
        <p class="message-action">
          <span class="message-button">
            <Pieces of={action.label} />
          </span>
          <span class="about" lang="en">
            opens <Pieces of={action.opens} />
          </span>
        </p>
      )}
    </article>
  );
}

function Pieces({ of }: { readonly of: readonly Piece[] }): preact.JSX.Element {
  return (
    <>
      {of.map((piece) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <span
            key={piece.value}
            class="slot"
            title={
              piece.isUntrusted ? "a value of the event, made harmless before it is shown" : "a value of the event"
            }
          >
            {piece.value}
          </span>
        ),
      )}
    </>
  );
}
