/** All migrations, each to be followed by the next, until the version that this reader is written for (no version is migrated from twice). */
import { from09 } from "./from-0.9.js";
import type { JsonObject, Migration } from "./migration.js";

const migrations: readonly Migration[] = [from09];

/** Versions that a document may have to be migrated from. */
export const migratedVersions: readonly string[] = migrations.map(({ from }) => from);

/** A document of an older version as one of the present; of any other version it comes back as it is. */
export function migrate(document: JsonObject): JsonObject {
  let current = document;
  for (let step = next(current); step !== undefined; step = next(current)) {
    current = { ...step.migrate(current), kairos: step.to };
  }
  return current;
}

function next({ kairos }: JsonObject): Migration | undefined {
  return migrations.find(({ from }) => from === kairos);
}
