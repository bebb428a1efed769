/** What files of one's own are: policies, also in an archive, a table of people (`people.csv`), or a log. */
import type { SourceText } from "../../../src/compiler/index.js";
import type { InputFile } from "../worker/replaying.js";
import { policiesIn } from "./archive.js";

export interface Opened {
  readonly policies: readonly SourceText[];
  readonly people?: InputFile;
  readonly log?: InputFile;
  /** Names of files that found no place: one log is replayed at a time, with one table of people. */
  readonly left: readonly string[];
}

export async function sorted(files: readonly File[]): Promise<Opened> {
  const archived = new Map<File, readonly SourceText[]>();
  for (const file of files) {
    const inside = file.name.endsWith(".zip") ? await policiesIn(file) : [];
    if (inside.length > 0) archived.set(file, inside);
  }
  const isPolicy = (file: File): boolean => file.name.endsWith(".kairos") || archived.has(file);
  const isPeople = ({ name }: File): boolean => /people/i.test(name) && !/event|log/i.test(name);
  const policies = await Promise.all(
    files.filter(isPolicy).map(async (file) => archived.get(file) ?? [{ path: file.name, text: await file.text() }]),
  );
  const people = files.find((file) => !isPolicy(file) && isPeople(file));
  const log = files.find((file) => !isPolicy(file) && !isPeople(file));
  const left = files.filter((file) => !isPolicy(file) && file !== people && file !== log).map(({ name }) => name);
  return {
    policies: policies.flat(),
    left,
    ...(people === undefined ? {} : { people: { name: people.name, blob: people } }),
    ...(log === undefined ? {} : { log: { name: log.name, blob: log } }),
  };
}
