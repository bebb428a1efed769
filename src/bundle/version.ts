/** The version of the bundle format. A reader knows every minor version of the majors listed here. */

/** What this compiler writes. */
export const FORMAT_VERSION = "1.0";

const KNOWN_MAJORS: readonly string[] = ["1"];

/** What is wrong with the version of a document, or nothing where a reader knows it. */
export function versionProblem(version: unknown): string | undefined {
  if (version === undefined) return "this is no bundle: it names no format version";
  const major = typeof version === "string" ? /^([0-9]{1,4})\.[0-9]{1,4}$/.exec(version)?.[1] : undefined;
  if (major === undefined) return `a format version is text like "${FORMAT_VERSION}"`;
  if (KNOWN_MAJORS.includes(major)) return undefined;
  return `format version ${version as string} is unknown; this reader knows ${KNOWN_MAJORS.map((known) => `${known}.x`).join(", ")}`;
}
