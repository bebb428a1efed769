/** What each policy says: its message per locale, with the signals that one chooses, and the time that it takes to read. */
import { useEffect, useState } from "preact/hooks";
import { duration } from "../format.js";
import type { Session } from "../session.js";
import type { MessageChoice, MessageList } from "../worker/messages.js";
import { MessageCard } from "./message-card.js";
import { Answer, Empty, Failed } from "./states.js";
import { useAnswer } from "./use-answer.js";

const nameOf = ({ policy, variant }: MessageChoice): string =>
  variant === undefined ? policy : `${policy}, ${variant}`;

const languages = new Intl.DisplayNames("en", { type: "language" });

/** `German (de)`; the tag alone where the browser knows no name. */
function languageOf(locale: string): string {
  const name = languages.of(locale) ?? locale;
  return name === locale ? locale : `${name} (${locale})`;
}

export function MessagesView({ session }: { readonly session: Session }): preact.JSX.Element {
  const { runner, files, errors } = session;
  const answer = useAnswer(errors > 0 ? undefined : (options) => runner.ask(options, "messages", files), [
    files,
    errors,
  ]);
  return (
    <Answer session={session} answer={answer} what="Reading the messages">
      {(all) => <Messages session={session} {...all} />}
    </Answer>
  );
}

function Messages({ session, locales, messages }: { readonly session: Session } & MessageList): preact.JSX.Element {
  const [chosen, setChosen] = useState<string>();
  const choice = messages.find((each) => nameOf(each) === chosen) ?? messages[0];
  if (choice === undefined) return <Empty title="No messages">No policy is declared yet.</Empty>;
  return (
    <div class="stack">
      <label class="row">
        Policy{" "}
        <select value={nameOf(choice)} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          {messages.map((each) => (
            <option key={nameOf(each)} value={nameOf(each)}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      </label>
      {choice.title !== undefined && <h2>{choice.title}</h2>}
      <Previews key={nameOf(choice)} session={session} choice={choice} locales={locales} />
    </div>
  );
}

function Previews({
  session: { runner, files, errors },
  choice,
  locales,
}: {
  readonly session: Session;
  readonly choice: MessageChoice;
  readonly locales: readonly string[];
}): preact.JSX.Element {
  const { signals, showAtMost, mode } = choice;
  const [there, setThere] = useState<ReadonlySet<string>>(
    new Set(signals.slice(0, Math.min(showAtMost, signals.length))),
  );
  useEffect(
    () => setThere((before) => new Set([...before].filter((name) => signals.includes(name)))),
    [signals.join(" ")],
  );
  const inOrder = signals.filter((name) => there.has(name));
  const answer = useAnswer(
    errors > 0
      ? undefined
      : (options) =>
          Promise.all(locales.map((locale) => runner.ask(options, "preview", files, choice, inOrder, locale))),
    [files, errors, inOrder.join(" "), locales.join(" ")],
    0,
  );
  return (
    <>
      {signals.length > 0 && (
        <fieldset class="choices">
          <legend>
            Signals that were there{showAtMost < signals.length && ` (the first ${showAtMost} are shown)`}
          </legend>
          {signals.map((name) => (
            <label key={name} class="check">
              <input
                type="checkbox"
                checked={there.has(name)}
                onChange={({ currentTarget }) => {
                  const next = new Set(there);
                  if (currentTarget.checked) next.add(name);
                  else next.delete(name);
                  setThere(next);
                }}
              />{" "}
              <code>{name}</code>
            </label>
          ))}
        </fieldset>
      )}
      {answer.kind === "fault" && <Failed message={answer.message} />}
      {answer.kind === "value" && (
        <div class="previews">
          {answer.value.map(
            (preview) =>
              preview !== undefined && (
                <figure key={preview.locale}>
                  <figcaption>
                    {languageOf(preview.locale)} <span class="about">{duration(preview.readingMs)} to read</span>
                  </figcaption>
                  <MessageCard mode={mode} {...preview} />
                </figure>
              ),
          )}
        </div>
      )}
      <p class="quiet-text">
        Marked names are put in as the moment has them; the time to read counts each as one word. What a person really
        saw stands in the timeline, under People.
      </p>
    </>
  );
}
