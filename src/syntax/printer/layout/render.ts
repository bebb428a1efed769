/** Lays a document out: decides group by group what stands on one line. */
import { codePointLength } from "../../../base/codepoints.js";
import { unreachable } from "../../../base/invariant.js";
import type { Doc, OwnLineComment, TokenDoc } from "./document.js";

export const lineWidth = 120;
/** A line that a comment ended where no line ends otherwise goes on this much further in. */
const afterComment = 4;

interface Command {
  readonly doc: Doc;
  readonly indent: number;
  readonly flat: boolean;
}

export function render(doc: Doc): string {
  return new Page().print(doc);
}

class Page {
  #text = "";
  #column = 0;
  #spaces = 0;
  #isLineEmpty = true;
  /** The line must end before anything else is written; what follows starts in this column. */
  #ended: number | undefined;
  readonly #flatGroups = new Map<Doc, boolean>();

  print(whole: Doc): string {
    const commands: Command[] = [{ doc: whole, indent: 0, flat: false }];
    for (let command = commands.pop(); command !== undefined; command = commands.pop()) {
      const { doc, indent, flat } = command;
      switch (doc.kind) {
        case "token":
          this.#token(doc, indent);
          break;
        case "comments":
          this.#comments(doc.before, indent);
          break;
        case "space":
          if (!this.#isLineEmpty && this.#ended === undefined) this.#spaces += flat ? 1 : doc.broken;
          break;
        case "comma":
          if (!flat) this.#write(",");
          break;
        case "line":
          if (!flat) this.#end(indent, doc.blank);
          else if (this.#ended === undefined) this.#spaces += doc.flat;
          break;
        case "concat":
          push(commands, doc.parts, indent, flat);
          break;
        case "indent":
          push(commands, doc.parts, indent + doc.by, flat);
          break;
        case "align":
          push(commands, doc.parts, this.#ended ?? this.#column + this.#spaces, flat);
          break;
        case "group": {
          const onOneLine = flat || (!doc.broken && this.#fits(doc, indent, commands));
          this.#flatGroups.set(doc, onOneLine);
          push(commands, doc.parts, indent, onOneLine);
          break;
        }
        case "if":
          commands.push({ doc: this.#isFlat(doc.group) ? doc.flat : doc.broken, indent, flat });
          break;
        default:
          unreachable(doc);
      }
    }
    return this.#text;
  }

  #isFlat(doc: Doc): boolean {
    return this.#flatGroups.get(doc) ?? true;
  }

  #end(column: number, blank: boolean): void {
    this.#text += blank ? "\n\n" : "\n";
    this.#column = column;
    this.#spaces = 0;
    this.#isLineEmpty = true;
    this.#ended = undefined;
  }

  #write(text: string): void {
    this.#text += " ".repeat(this.#isLineEmpty ? this.#column : this.#spaces) + text;
    this.#column += (this.#isLineEmpty ? 0 : this.#spaces) + codePointLength(text);
    this.#spaces = 0;
    this.#isLineEmpty = false;
  }

  #comments(comments: readonly OwnLineComment[], indent: number): void {
    comments.forEach(({ text, blank }, index) => {
      if (!this.#isLineEmpty) this.#end(this.#ended ?? indent + afterComment, index > 0 && blank);
      const column = this.#column;
      this.#write(text);
      this.#ended = column;
    });
  }

  #token({ text, before, blank, after }: TokenDoc, indent: number): void {
    this.#comments(before, indent);
    if (this.#ended !== undefined) this.#end(this.#ended, before.length > 0 && blank);
    this.#write(text);
    if (after === undefined) return;
    this.#spaces = 1;
    this.#write(after);
    this.#ended = indent + afterComment;
  }

  /** Whether the group and what follows it up to the next possible end of a line stay within the width. */
  #fits(doc: Doc, indent: number, rest: readonly Command[]): boolean {
    let left = lineWidth - (this.#ended ?? this.#column + this.#spaces);
    const commands: Command[] = [{ doc, indent, flat: true }];
    let next = rest.length;
    while (left >= 0) {
      const command = commands.pop() ?? rest[--next];
      if (command === undefined) return true;
      const { doc: current, flat } = command;
      switch (current.kind) {
        case "token":
          left -= codePointLength(current.text);
          if (current.after !== undefined) return left >= 0;
          break;
        case "comments":
          if (current.before.length > 0) return true;
          break;
        case "space":
          left -= flat ? 1 : current.broken;
          break;
        case "comma":
          if (!flat) left -= 1;
          break;
        case "line":
          if (!flat) return true;
          left -= current.flat;
          break;
        case "if":
          commands.push({ doc: this.#isFlat(current.group) ? current.flat : current.broken, indent, flat });
          break;
        default:
          push(commands, current.parts, indent, flat);
      }
    }
    return false;
  }
}

function push(commands: Command[], parts: readonly Doc[], indent: number, flat: boolean): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    const doc = parts[index];
    if (doc !== undefined) commands.push({ doc, indent, flat });
  }
}
