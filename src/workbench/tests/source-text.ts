/** What an author wrote, for reports: where it stands, and its words on one line. */
import { LineIndex } from "../../base/lines.js";
import type { Span } from "../../base/span.js";
import type { SourceText } from "../../compiler/index.js";
import type { TestLineModel } from "../../semantics/model.js";
import type { Place } from "./report.js";

export class Sources {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly indexes = new Map<string, LineIndex>();

  constructor(files: readonly SourceText[]) {
    this.texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  place({ file, start }: Span): Place {
    let index = this.indexes.get(file);
    if (index === undefined) {
      index = new LineIndex(this.texts.get(file) ?? "");
      this.indexes.set(file, index);
    }
    return { file, ...index.position(start) };
  }

  /** With single spaces; a comment at the end of a line is no part of it. */
  words({ file, start, end }: Span): string {
    return (this.texts.get(file) ?? "")
      .slice(start, end)
      .replace(/^\s*\/\/.*$/gm, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  /** `mail.sent { external: true, size: 2MB }`, `answers p with dismissed`. */
  deed({ does }: TestLineModel): string {
    if (does.kind === "answers") return `answers ${does.policy} with ${does.answer}`;
    const fields = [...does.fields].map(([name, { span }]) => `${name}: ${this.words(span)}`);
    return fields.length === 0 ? does.type : `${does.type} { ${fields.join(", ")} }`;
  }
}
