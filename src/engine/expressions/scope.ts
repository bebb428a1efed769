/** What an expression is compiled against: the slots of one event type and of the person, and what is remembered. */
import type { Bundle, Expr } from "../../bundle/types.js";
import type { Evaluate } from "../context.js";
import type { EventTypePlan } from "../event.js";
import type { Vocabulary } from "../vocabulary.js";

export interface Scope {
  readonly vocabulary: Vocabulary;
  /** The type of the present event; without one every field of an event is missing. */
  readonly type: EventTypePlan | undefined;
  readonly history: Bundle["history"];
  /** The number of the list that its first entry has in the state. */
  readonly historyLists: number;
  /** Registrable domains, where the bundle carries suffix rules. */
  readonly domain: (text: string) => string;
  /** Leaves that only some hosts have, such as `record` of a source. */
  readonly leaf?: (expression: Expr) => Evaluate | undefined;
  /** Whether such a leaf is there, of whatever type it is. */
  readonly present?: (expression: Expr) => Evaluate | undefined;
}
