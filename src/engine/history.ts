/** Step 4: every history expression takes the event down, evaluated once, with event, person and risk as they are now. */
import type { Bundle } from "../bundle/types.js";
import type { Context, Predicate } from "./context.js";
import { ValueTimes } from "./engine-state.js";
import type { EventTypePlan, Value } from "./event.js";
import { compile, compilePredicate } from "./expressions/compile.js";
import type { Scope } from "./expressions/scope.js";
import { distinctType } from "./vocabulary.js";

/** What one type of event leaves behind. */
export type Remember = (context: Context) => void;

/** For events of the scope's type; undefined where no history expression looks at them. */
export function planRemembering(bundle: Bundle, type: EventTypePlan, scope: Scope): Remember | undefined {
  const parts: Remember[] = [];
  bundle.history.forEach((history, position) => {
    if (history.on === type.name) parts.push(takeDown(bundle, position, scope));
  });
  if (parts.length === 0) return undefined;
  if (parts.length === 1) return parts[0];
  return (context) => {
    for (let at = 0; at < parts.length; at += 1) parts[at]!(context);
  };
}

function takeDown(bundle: Bundle, position: number, scope: Scope): Remember {
  const history = bundle.history[position]!;
  const { keep } = history;
  if (history.kind === "distinct") {
    const read = compile({ op: "event", type: distinctType(bundle, history), name: history.field }, scope);
    return (context) => {
      const value = read(context);
      if (value === undefined) return;
      const { values } = context.state.outside(context.place);
      let kept = values.get(position);
      if (kept === undefined) {
        kept = new ValueTimes();
        values.set(position, kept);
      }
      pushValue(kept, value, context.time, keep);
    };
  }
  const list = scope.historyLists + position;
  const when: Predicate | undefined =
    history.kind === "count" && history.when !== undefined ? compilePredicate(history.when, scope) : undefined;
  return (context) => {
    if (when === undefined || when(context)) context.state.lists.push(context.place, list, context.time, keep);
  };
}

/** A value seen again moves to the end; the list is cut at the front. */
function pushValue(kept: ValueTimes, value: Value, time: number, bound: number): void {
  const { values, times } = kept;
  let at = values.length - 1;
  while (at >= 0 && !sameValue(values[at], value)) at -= 1;
  if (at >= 0) {
    values.splice(at, 1);
    times.splice(at, 1);
  }
  values.push(value);
  times.push(time);
  if (values.length > bound) {
    values.splice(0, values.length - bound);
    times.splice(0, times.length - bound);
  }
}

function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((element, at) => element === b[at]);
}
