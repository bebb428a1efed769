/** What every check works with: the bundle, the problems found, and a bound on the work. */
import { MOST_PATTERN_SIZE, MOST_VALUES } from "../bounds.js";
import { below, Problems } from "../problem.js";
import type { Bundle, EnumType, Field, Type } from "../types.js";

/** The types of language values that every bundle has without declaring them. */
const builtInEnums: Readonly<Record<string, EnumType>> = {
  Risk: { ordered: true, values: ["low", "medium", "high", "critical"].map((name) => ({ name, record: name })) },
  Weekday: {
    ordered: false,
    values: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((name) => ({
      name,
      record: name,
    })),
  },
};
const builtInAttributes: Readonly<Record<string, Type>> = { id: "string", timezone: "timezone", locale: "locale" };
const builtInFields: Readonly<Record<string, Type>> = { id: "string", time: "timestamp" };

export class Check {
  readonly problems = new Problems();
  readonly functionsUsed = new Set<string>();
  private work = 0;
  private patterns = 0;

  constructor(readonly bundle: Bundle) {}

  /** False once the document asks for more work than its size allows. */
  step(): boolean {
    this.work += 1;
    if (this.work === 10 * MOST_VALUES) this.problems.tooLarge("", "checking this bundle takes too much work");
    return this.work < 10 * MOST_VALUES;
  }

  hasRoomForPatterns(): boolean {
    return this.patterns <= MOST_PATTERN_SIZE;
  }

  takePattern(size: number, pointer: string): void {
    this.patterns += size;
    if (!this.hasRoomForPatterns())
      this.problems.tooLarge(pointer, "the patterns of this bundle are too large together");
  }

  enumType(name: string): EnumType | undefined {
    return own(this.bundle.enums, name) ?? own(builtInEnums, name);
  }

  attribute(name: string): Type | undefined {
    return own(builtInAttributes, name) ?? own(this.bundle.person, name)?.type;
  }

  field(eventType: string, name: string): Type | undefined {
    return own(builtInFields, name) ?? this.declaredField(eventType, name)?.type;
  }

  declaredField(eventType: string, name: string): Field | undefined {
    const event = own(this.bundle.events, eventType);
    return event && own(event.fields, name);
  }

  /** That a name is one of the bundle's. */
  refer(map: Readonly<Record<string, unknown>>, name: string, what: string, pointer: string): void {
    if (!Object.hasOwn(map, name)) this.problems.add(pointer, `there is no ${what} \`${name}\``);
  }

  referAll(map: Readonly<Record<string, unknown>>, names: readonly string[], what: string, pointer: string): void {
    names.forEach((name, position) => this.refer(map, name, what, below(pointer, position)));
    this.noneTwice(names, pointer);
  }

  noneTwice(names: readonly string[], pointer: string): void {
    const seen = new Set<string>();
    names.forEach((name, position) => {
      if (seen.has(name)) this.problems.add(below(pointer, position), `\`${name}\` stands twice`);
      seen.add(name);
    });
  }
}

export function own<Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
