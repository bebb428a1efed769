/** JSON pointers (RFC 6901). */

export function below(pointer: string, ...members: readonly (string | number)[]): string {
  return pointer + members.map((member) => `/${String(member).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
