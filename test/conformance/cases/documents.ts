/** Documents that must not be loaded, and where they are at fault; and some that must be loaded though they look strange. */
import type { LoadedVector, RefusedVector } from "../format.js";
import { expressionsOf } from "./documents/expressions.js";
import { loadable } from "./documents/loadable.js";
import { membersOf } from "./documents/members.js";
import { textsOf } from "./documents/texts.js";
import { valuesOf } from "./documents/values.js";
import { wholesOf } from "./documents/wholes.js";

export const documents: readonly (RefusedVector | LoadedVector)[] = [
  ...textsOf,
  ...membersOf,
  ...valuesOf,
  ...expressionsOf,
  ...wholesOf,
  ...loadable,
];
