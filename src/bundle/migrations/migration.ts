/** One step from a version of the format to the next: it moves, renames and writes out, and never judges. */

export interface Migration {
  readonly from: string;
  readonly to: string;
  /**
   * Takes any JSON object and leaves what has not the form that it expects as it is, for the schema to refuse. The document
   * that was handed in stays as it was.
   */
  readonly migrate: (document: JsonObject) => JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same members, one of them another way; the object itself where the member is not there. */
export function withMember(object: JsonObject, name: string, change: (member: unknown) => unknown): JsonObject {
  return Object.hasOwn(object, name) ? { ...object, [name]: change(object[name]) } : object;
}

/** The same keys, each value that is an object another way. */
export function mapObjects(map: unknown, change: (value: JsonObject) => JsonObject): unknown {
  if (!isJsonObject(map)) return map;
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name, isJsonObject(value) ? change(value) : value]),
  );
}
