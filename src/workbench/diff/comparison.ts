/** Two bundles side by side, and what they are asked again and again while they are compared. */
import { compareCodePoints } from "../../base/codepoints.js";
import { formatInstant } from "../../base/instant.js";
import { Zone } from "../../base/zone.js";
import { printExpr } from "../../bundle/print.js";
import type { Bundle, Expr, SourcePosition } from "../../bundle/types.js";
import { createEngine, type Engine } from "../../engine/index.js";
import { conditionOf, type Condition } from "../moments/condition.js";
import { deedText, personText, type JsonObject, type Moment } from "../moments/moment.js";
import { Side } from "../moments/side.js";
import { shortened } from "../../report/table.js";
import { sayInstant } from "../tests/local-clock.js";
import type { Change, Example, Subject } from "./change.js";
import type { Kind } from "./kinds.js";
import { sameIn } from "./same.js";
import { notesOf, readAlike, together, verdictOf, wayOf, type Pair, type Verdict } from "./verdict.js";

export type Which = "old" | "next";

/** More event types are not gone through for one condition. */
const MOST_TYPES = 8;

export class Comparison {
  readonly changes: Change[] = [];
  private readonly sides = new Map<string, Side>();
  private readonly engines = new Map<Which, Engine>();

  constructor(
    readonly old: Bundle,
    readonly next: Bundle,
  ) {}

  add(kind: Kind, subject: Subject, what: string, rest: Partial<Omit<Change, "kind" | "subject" | "what">> = {}): void {
    this.changes.push({ kind, subject, what, notes: [], ...rest });
  }

  subject(kind: Subject["kind"], name?: string, pointer?: string): Subject {
    const place = pointer === undefined ? undefined : this.place(pointer);
    return { kind, ...(name === undefined ? {} : { name }), ...(place === undefined ? {} : { place }) };
  }

  same(first: unknown, second: unknown): boolean {
    return sameIn(first, this.old, second, this.next);
  }

  side(which: Which, type: string): Side {
    const key = `${which} ${type}`;
    const side = this.sides.get(key) ?? new Side(this[which], type);
    this.sides.set(key, side);
    return side;
  }

  /** Holdouts are off, so that nobody is left out of an example by chance. */
  engine(which: Which): Engine {
    const engine = this.engines.get(which) ?? createEngine(this[which], { holdouts: false });
    this.engines.set(which, engine);
    return engine;
  }

  print(which: Which, expr: Expr): string {
    return printExpr(expr, this[which]);
  }

  /**
   * The same words are not looked into: where they mean something else, the risk or the vocabulary changed, and that is
   * said where it changed.
   *
   * @param types - those on which the condition may be asked; none: it is about people alone
   */
  conditions(old: Expr | undefined, next: Expr | undefined, types: readonly string[]): Verdict {
    if (this.same(old, next)) return { gained: "never", lost: "never" };
    const asked = types.length === 0 ? [this.anyType()] : types.slice(0, MOST_TYPES);
    const verdicts = asked.map((type): Verdict => {
      const first = this.side("old", type);
      const second = this.side("next", type);
      const pair = {
        old: { side: first, condition: conditionOf(old, first) },
        next: { side: second, condition: conditionOf(next, second) },
      };
      return verdictOf(pair, () => true);
    });
    const verdict = together(verdicts);
    if (types.length <= MOST_TYPES) return verdict;
    const known = (answer: Verdict["gained"]): Verdict["gained"] => (answer === "never" ? "unknown" : answer);
    return { gained: known(verdict.gained), lost: known(verdict.lost) };
  }

  /** Says what became of a condition; nothing where it means the same. */
  addCondition(
    name: "variant" | "signal" | "exemption",
    subject: Subject,
    what: string,
    conditions: { readonly old: Expr | undefined; readonly next: Expr | undefined; readonly types: readonly string[] },
  ): void {
    const { old, next, types } = conditions;
    const verdict = this.conditions(old, next, types);
    const way = wayOf(verdict);
    if (way === undefined) return;
    this.add(`${name}-${way}`, subject, what, {
      ...this.whenLines(old, next),
      notes: notesOf(verdict),
      examples: this.examples(verdict, (only) => `it holds under the ${only} policies alone`),
    });
  }

  whenLines(old: Expr | undefined, next: Expr | undefined): Pick<Change, "before" | "after"> {
    return {
      before: [old === undefined ? "always" : `when ${this.print("old", old)}`],
      after: [next === undefined ? "always" : `when ${this.print("next", next)}`],
    };
  }

  examples(verdict: Verdict, does: (only: Example["only"], moment: Moment) => string): Example[] {
    const one = (only: Example["only"], answer: Verdict["gained"]): Example[] =>
      typeof answer === "object" ? [this.example(only, answer.moment, does(only, answer.moment))] : [];
    return [...one("new", verdict.gained), ...one("old", verdict.lost)];
  }

  private example(only: Example["only"], moment: Moment, does: string): Example {
    const bundle = only === "new" ? this.next : this.old;
    const { event, person, earlier, matters } = moment;
    const names = new Set(matters);
    const shown =
      (root: string) =>
      (name: string): boolean =>
        names.has(`${root}.${name}`);
    const zone = Zone.named(String(person["timezone"] ?? bundle.org.timezone));
    const time = Date.parse(String(event["time"]));
    const clock = names.has("event.time")
      ? { clock: zone === undefined ? formatInstant(time) : `${sayInstant(time, 0, zone)} (${zone.name})` }
      : {};
    const text = {
      deed: deedText({ ...event, data: cut(event["data"] as JsonObject) }, bundle, shown("event")),
      person: personText(cut(person), bundle, shown("person")),
    };
    return { only, does, event, person, earlier, text: { ...text, ...clock } };
  }

  /** Written the same, of values that are read the same. */
  meansTheSame({ old, next }: Pair): boolean {
    return this.writtenAlike(old.condition, next.condition) && readAlike(old, next) && readAlike(next, old);
  }

  /** The conditions are the same, part by part. */
  private writtenAlike(first: Condition, second: Condition): boolean {
    if (first.kind !== second.kind) return false;
    if (first.kind === "test" && second.kind === "test") return this.same(first.expr, second.expr);
    if (first.kind === "not" && second.kind === "not") return this.writtenAlike(first.part, second.part);
    if (!("parts" in first) || !("parts" in second)) return false;
    return (
      first.parts.length === second.parts.length &&
      first.parts.every((part, at) => this.writtenAlike(part, second.parts[at]!))
    );
  }

  /** Conditions about people need some moment; which one makes no difference. */
  private anyType(): string {
    const names = Object.keys(this.next.events).toSorted(compareCodePoints);
    return names.find((name) => Object.hasOwn(this.old.events, name)) ?? names[0] ?? "";
  }

  private place(pointer: string): SourcePosition | undefined {
    return this.next.sourceMap?.[pointer] ?? this.old.sourceMap?.[pointer];
  }
}

/** Long strings end in `…`: the example has them in full. */
function cut(members: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, typeof value === "string" ? shortened(value, 60) : value]),
  );
}

/** Nothing where all stayed as it was. */
export function changedLines(before: readonly string[], after: readonly string[]): Pick<Change, "before" | "after"> {
  return before.join("\n") === after.join("\n") ? {} : { before, after };
}

/** The names of both, sorted by code point, each with what it stands for in the old and in the new one. */
export function namesOf<Value>(
  old: Readonly<Record<string, Value>>,
  next: Readonly<Record<string, Value>>,
): { readonly name: string; readonly old: Value | undefined; readonly next: Value | undefined }[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])].toSorted(compareCodePoints);
  const own = (map: Readonly<Record<string, Value>>, name: string): Value | undefined =>
    Object.hasOwn(map, name) ? map[name] : undefined;
  return names.map((name) => ({ name, old: own(old, name), next: own(next, name) }));
}
