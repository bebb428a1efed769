/** Files that are dropped on the page: policies, also in an archive, a table of people (`people.csv`), or a log. */
import { useEffect, useState } from "preact/hooks";
import type { SourceText } from "../../../src/compiler/index.js";
import { policiesIn } from "../project/archive.js";
import type { InputFile } from "../worker/replaying.js";

export interface Dropped {
  readonly policies: readonly SourceText[];
  readonly people?: InputFile;
  readonly log?: InputFile;
  /** Names of files that found no place: one log is replayed at a time, with one table of people. */
  readonly left: readonly string[];
}

/** True while something is held over the page. */
export function useDrop(onDrop: (dropped: Dropped) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      void sorted([...(event.dataTransfer?.files ?? [])]).then(onDrop);
    };
    // Before the editor takes the file for a text to put in.
    addEventListener("dragover", over, true);
    addEventListener("dragleave", leave, true);
    addEventListener("drop", drop, true);
    return () => {
      removeEventListener("dragover", over, true);
      removeEventListener("dragleave", leave, true);
      removeEventListener("drop", drop, true);
    };
  }, [onDrop]);
  return isOver;
}

async function sorted(files: readonly File[]): Promise<Dropped> {
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
