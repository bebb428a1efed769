/** Who is told what the checker finds out, place by place: the language service. The checker works the same without. */
import type { Expression, Text } from "../syntax/tree.js";
import type { Scope } from "./expressions/scope.js";
import type { TypedExpr } from "./model.js";
import type { DeclaredName, NameUse } from "./names/names.js";
import type { Type } from "./types.js";

export interface Observer {
  /** A name is used here, and means this. */
  readonly name: (use: NameUse, declared: DeclaredName) => void;
  /** An expression stands here. `expected` is the type that its place asks for; nothing where any will do. */
  readonly expression: (expression: Expression, scope: Scope, expected: Type | undefined, typed: TypedExpr) => void;
  /** A text for people stands here, and may speak about what `scope` knows. */
  readonly text: (text: Text, scope: Scope) => void;
}
