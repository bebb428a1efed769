/** Walks over the syntax tree without knowing its kinds of nodes, so that new ones are seen by themselves. */
import type { Name, Node, SourceFile } from "../syntax/tree.js";

/** The nodes right below a node, in the order of their members. */
export function* childrenOf(node: object): Generator<Node> {
  for (const [member, value] of Object.entries(node)) {
    if (member === "span" || typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) for (const item of value) yield* nodeOrBelow(item);
    else yield* nodeOrBelow(value);
  }
}

/** What has no span of its own, as a measure, is passed through. */
function* nodeOrBelow(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if ("span" in value) yield value as Node;
  else yield* childrenOf(value);
}

/** All nodes, each before those below it. */
export function* nodesOf(node: object): Generator<Node> {
  for (const child of childrenOf(node)) {
    yield child;
    yield* nodesOf(child);
  }
}

/** The nodes that hold an offset or end at it, the outermost first. */
export function nodesAt(tree: SourceFile, offset: number): Node[] {
  const found: Node[] = [];
  let next: object | undefined = tree;
  while (next !== undefined) {
    const inside: Node[] = [...childrenOf(next)].filter(({ span }) => span.start <= offset && offset <= span.end);
    // Where two meet at the offset, the one that starts there is meant.
    const child: Node | undefined = inside.at(-1);
    if (child !== undefined) found.push(child);
    next = child;
  }
  return found;
}

/** A name as the tree holds it: a word and its place, and nothing else. */
export function isNameNode(node: Node): node is Name {
  return "text" in node && Object.keys(node).length === 2;
}

export function isInside(offset: number, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return start <= offset && offset <= end;
}
