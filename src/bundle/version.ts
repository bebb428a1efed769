/** The version of the bundle format: what this reader knows, and what it says of others. */

/** What this compiler writes. */
export const FORMAT_VERSION = "1.0";

/** Every minor version of these is read, by the rules that this reader knows. */
const KNOWN_MAJORS: readonly string[] = ["1"];

/**
 * What is wrong with the version of a document, or nothing where a reader knows it.
 *
 * @param migrated - older versions that there is a migration from
 */
export function versionProblem(version: unknown, migrated: readonly string[]): string | undefined {
  if (version === undefined) return "this is no bundle: it names no format version";
  const major = typeof version === "string" ? /^([0-9]{1,4})\.[0-9]{1,4}$/.exec(version)?.[1] : undefined;
  if (major === undefined) return `a format version is text like "${FORMAT_VERSION}"`;
  if (KNOWN_MAJORS.includes(major) || migrated.includes(version as string)) return undefined;
  return `format version ${version as string} is unknown; this reader knows ${knownVersions(migrated)}`;
}

function knownVersions(migrated: readonly string[]): string {
  const read = KNOWN_MAJORS.map((major) => `${major}.x`).join(", ");
  return migrated.length === 0 ? read : `${read}, and migrates ${migrated.join(", ")}`;
}
