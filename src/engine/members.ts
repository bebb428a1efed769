/** Reading members of JSON objects that came from elsewhere: only their own, never what every object inherits. */

export type Members = Readonly<Record<string, unknown>>;

export function isObject(json: unknown): json is Members {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The member of this name, or undefined. */
export function own(json: Members, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}

/** A step of a JSON pointer (RFC 6901). */
export function pointerStep(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** A value of JSON in a few words, for a person who looks for what is wrong. */
export function describe(json: unknown): string {
  if (json === undefined || json === null) return "nothing";
  if (Array.isArray(json)) return `a list of ${json.length}`;
  if (typeof json === "object") return "an object";
  const text = JSON.stringify(json);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
