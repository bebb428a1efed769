/** The one layout of policy files, as the least edit that leads to it. */
import type { TextEdit } from "../../diagnostics/diagnostic.js";
import { format } from "../../syntax/index.js";
import type { Workspace } from "../workspace.js";

/** No edit where the file is laid out already. */
export function formatting(workspace: Workspace, path: string): TextEdit[] {
  const file = workspace.file(path);
  if (file === undefined) return [];
  const { text } = format(file);
  if (text === file.text) return [];
  let start = 0;
  while (start < text.length && text[start] === file.text[start]) start++;
  let end = file.text.length;
  let newEnd = text.length;
  while (end > start && newEnd > start && text[newEnd - 1] === file.text[end - 1]) {
    end--;
    newEnd--;
  }
  return [{ span: { file: path, start, end }, text: text.slice(start, newEnd) }];
}
