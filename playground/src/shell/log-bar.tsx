/** Which log is replayed and who its people are, and how to open others: they are read in the browser, and go nowhere. */
import { size } from "../format.js";
import type { InputFile, ReplayInput } from "../worker/replaying.js";
import { FileButton } from "./file-button.js";

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
      <FileButton label="Open a log" accept=".ndjson,.jsonl,.json,.csv,.tsv,.gz,.zst" onFiles={first(onLog)} />
      <FileButton label="Open people" accept=".csv,.tsv,.json,.ndjson,.gz,.zst" onFiles={first(onPeople)} />
      {isOwn && (
        <button type="button" class="plain" onClick={onExample}>
          Back to the example
        </button>
      )}
    </div>
  );
}

function first(open: (file: InputFile) => void): (files: readonly File[]) => void {
  return ([file]) => open({ name: file!.name, blob: file! });
}
