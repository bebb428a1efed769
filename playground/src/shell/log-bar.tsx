/** Which log is replayed and who its people are, and how to open others: they are read in the browser, and go nowhere. */
import { useId } from "preact/hooks";
import { size } from "../format.js";
import type { InputFile, ReplayInput } from "../worker/replaying.js";

export function LogBar({
  input,
  isComing,
  isOwn,
  mappings,
  onLog,
  onPeople,
  onMapping,
  onExample,
}: {
  readonly input: ReplayInput | undefined;
  /** While the gallery's is being fetched. */
  readonly isComing: boolean;
  /** False while it is the gallery's. */
  readonly isOwn: boolean;
  /** Names of the `source`s of the policies. */
  readonly mappings: readonly string[];
  onLog(file: InputFile): void;
  onPeople(file: InputFile | undefined): void;
  onMapping(mapping: string | undefined): void;
  onExample(): void;
}): preact.JSX.Element {
  return (
    <div class="log-bar">
      <p class="log-name">
        {input === undefined ? (
          isComing ? (
            "Opening…"
          ) : (
            "No log"
          )
        ) : (
          <>
            <strong>{input.log.name}</strong> <span class="about">{size(input.log.blob.size)}</span>
            {input.people !== undefined && (
              <>
                {" "}
                with <strong>{input.people.name}</strong>
              </>
            )}
          </>
        )}
      </p>
      {mappings.length > 1 && (
        <label>
          read as{" "}
          <select
            value={input?.mapping ?? ""}
            onChange={({ currentTarget }) => onMapping(currentTarget.value || undefined)}
          >
            <option value="">CloudEvents</option>
            {mappings.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <FileButton label="Open a log" accept=".ndjson,.jsonl,.json,.csv,.tsv,.gz,.zst" onFile={onLog} />
      <FileButton label="Open people" accept=".csv,.tsv,.json,.ndjson,.gz,.zst" onFile={onPeople} />
      {isOwn && (
        <button type="button" class="plain" onClick={onExample}>
          Back to the example
        </button>
      )}
    </div>
  );
}

function FileButton({
  label,
  accept,
  onFile,
}: {
  readonly label: string;
  readonly accept: string;
  onFile(file: InputFile): void;
}): preact.JSX.Element {
  const id = useId();
  return (
    <span class="file-button">
      <input
        id={id}
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) onFile({ name: file.name, blob: file });
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      <label for={id}>{label}</label>
    </span>
  );
}
