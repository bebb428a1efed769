/** What one can open: the example policies of the repository with their log. */
import type { EditorFile } from "../editor/editor.js";
import type { InputFile, ReplayInput } from "../worker/replaying.js";
import people from "../../../policies/people.csv?url";
import thirtyDays from "../../../policies/logs/thirty-days.ndjson.gz?url";

const texts = import.meta.glob<string>("../../../policies/*.kairos", { query: "?raw", import: "default", eager: true });

export interface GalleryEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly files: readonly EditorFile[];
  readonly open: string;
  /** A log to replay, where the entry has one. */
  log?(): Promise<ReplayInput>;
}

async function fetched(url: string, name: string): Promise<InputFile> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${name} is not there (${response.status})`);
  return { name, blob: await response.blob() };
}

export const gallery: readonly GalleryEntry[] = [
  {
    id: "office",
    title: "An organisation of 355 people",
    about: "Phishing, sharing, payments, secrets and generative AI, with a log of thirty days.",
    files: Object.entries(texts)
      .map(([path, text]) => ({ path: path.slice(path.lastIndexOf("/") + 1), text }))
      .toSorted((first, second) => first.path.localeCompare(second.path)),
    open: "phishing.kairos",
    log: async () => ({
      log: await fetched(thirtyDays, "thirty-days.ndjson.gz"),
      people: await fetched(people, "people.csv"),
    }),
  },
];
