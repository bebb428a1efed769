/** Between the protocol's addresses and positions and the language service's paths and offsets. */
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Position, Range } from "vscode-languageserver/node";
import type { LineIndex } from "../base/lines.js";

/** The path of a file on disk; undefined for what is on none, as a text that was never saved. */
export function diskPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function fileUri(path: string): string {
  return pathToFileURL(path).href;
}

export function offsetAt(lines: LineIndex, { line, character }: Position): number {
  return lines.offset({ line: line + 1, column: character + 1 });
}

export function positionAt(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.position(offset);
  return { line: line - 1, character: column - 1 };
}

export function rangeOf(lines: LineIndex, { start, end }: { readonly start: number; readonly end: number }): Range {
  return { start: positionAt(lines, start), end: positionAt(lines, end) };
}

/** A file of a package that ships with Kairos, which lies on no disk: `kairos:/std/okta.kairos`. */
const STANDARD = "kairos:";

export function standardUri(path: string): string {
  return path.replace(STANDARD, `${STANDARD}/`);
}

/** The path that an address of such a file stands for; undefined for any other address. */
export function standardPath(uri: string): string | undefined {
  return uri.startsWith(STANDARD) ? uri.replace(/^kairos:\/*/, STANDARD) : undefined;
}
