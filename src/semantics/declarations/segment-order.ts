/**
 * The order in which segments are understood: those that one builds on before itself, however long the chain. A bare word
 * that turns out to be an enum value may stand for a segment here; that costs nothing but order.
 */
import type { Expression, SegmentDeclaration } from "../../syntax/tree.js";
import type { DeclaredName } from "../names/names.js";

export function segmentsInOrder(segments: ReadonlyMap<string, DeclaredName<"segment">>): SegmentDeclaration[] {
  const ordered: SegmentDeclaration[] = [];
  const seen = new Set<string>();
  for (const start of segments.values()) {
    const stack: { declaration: SegmentDeclaration; words: string[] }[] = [];
    const open = (declared: DeclaredName<"segment"> | undefined): void => {
      if (declared === undefined || seen.has(declared.name)) return;
      seen.add(declared.name);
      const words: string[] = [];
      collectWords(declared.declaration.when, words);
      stack.push({ declaration: declared.declaration, words });
    };
    open(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const word = top.words.pop();
      if (word !== undefined) open(segments.get(word));
      else {
        ordered.push(top.declaration);
        stack.pop();
      }
    }
  }
  return ordered;
}

function collectWords(expression: Expression, words: string[]): void {
  switch (expression.kind) {
    case "path":
      if (expression.members.length === 0) words.push(expression.root.text);
      return;
    case "and":
    case "or":
      for (const operand of expression.operands) collectWords(operand, words);
      return;
    case "not":
    case "group":
    case "exists":
    case "minus":
      collectWords(expression.operand, words);
      return;
    case "comparison":
      collectWords(expression.left, words);
      collectWords(expression.right, words);
      return;
    default:
      return;
  }
}
