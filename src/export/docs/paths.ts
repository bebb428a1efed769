/** From one page to another: pages lie in a folder, those of policies one below it. */

export function relativePath(from: string, to: string): string {
  const depth = from.split("/").length - 1;
  return "../".repeat(depth) + to;
}
