/** Vocabularies: an organisation, enums, attributes of people, event types with fields of every type. */
import type { EnumType, EventType, Field, Organisation, ScalarType, Type } from "../../src/bundle/types.js";
import type { Draw } from "./draw.js";
import { anchors, hourMs, locales, valueOf, windows, zones } from "./pools.js";

export interface Vocabulary {
  /** The instant that the case is about. */
  readonly anchor: number;
  /** The windows that its limits, steps and history expressions use. */
  readonly windows: readonly number[];
  readonly org: Organisation;
  readonly enums: Readonly<Record<string, EnumType>>;
  readonly person: Readonly<Record<string, Field>>;
  readonly events: Record<string, EventType>;
}

const scalars: readonly ScalarType[] = [
  "bool",
  "int",
  "number",
  "string",
  "string",
  "bytes",
  "duration",
  "timestamp",
  "date",
  "time",
  "timezone",
  "locale",
  "percentage",
  { enum: "Level" },
  { enum: "Kind" },
];

const enums: Readonly<Record<string, EnumType>> = {
  Kind: {
    ordered: false,
    values: [
      { name: "human", record: "human" },
      { name: "agent", record: "ai-agent", words: { de: "Agent", en: "an agent" } },
      { name: "other", record: "" },
    ],
  },
  Level: {
    ordered: true,
    // The record texts are in another order than the values.
    values: [
      { name: "lowest", record: "z" },
      { name: "middle", record: "middle", words: { en: "in the middle" } },
      { name: "highest", record: "a" },
    ],
  },
};

/** Record texts by enum, those that are always there included. */
export const enumTexts: Readonly<Record<string, readonly string[]>> = {
  Kind: enums["Kind"]!.values.map(({ record }) => record),
  Level: enums["Level"]!.values.map(({ record }) => record),
  Risk: ["low", "medium", "high", "critical"],
  Weekday: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
};

export function drawVocabulary(draw: Draw): Vocabulary {
  const { zone, instant } = draw.pick(anchors);
  const anchor = Date.parse(instant);
  const field = (type: Type): Field => {
    const value = (): Field["default"] => valueOf(draw, type, anchor, enumTexts);
    return {
      type,
      ...draw.weighted<Partial<Field>>([
        [3, {}],
        [3, { optional: true }],
        [1, { default: value()! }],
      ]),
      ...(type === "string" && draw.chance(0.4) && { untrusted: true as const }),
    };
  };
  const type = (): Type => {
    const scalar = draw.pick(scalars);
    return draw.chance(0.2) ? { list: scalar } : scalar;
  };
  // A name that every object of JavaScript has must be nothing special.
  const names = draw.shuffled(["amount", "label", "constructor", "flag", "seen_at", "cues", "to_string", "toString"]);
  const common = names.slice(0, draw.int(1, 3)).map((name) => [name, field(type())] as const);
  const eventType = (): EventType => ({
    ...draw.weighted<Partial<EventType>>([
      [1, {}],
      [1, { moment: "before" }],
      [1, { moment: "simulated" }],
      [1, { moment: "after", reversibleForMs: hourMs }],
    ]),
    fields: Object.fromEntries([
      ...common,
      ...names.slice(4, 4 + draw.int(0, 3)).map((name) => [name, field(type())] as const),
    ]),
  });
  const person: Record<string, Field> = {};
  for (const [name, attribute] of Object.entries({
    department: { type: "string", optional: true } as Field,
    role: draw.pick<Field>([{ type: { enum: "Kind" } }, { type: { enum: "Kind" }, default: "human" }]),
    grade: draw.pick<Field>([
      { type: "int", optional: true },
      { type: "int", default: 2 },
    ]),
    on_call: { type: "bool", optional: true } as Field,
    hired: field("timestamp"),
    skills: { type: { list: "string" }, optional: true } as Field,
  })) {
    if (draw.chance(0.6)) person[name] = attribute;
  }
  return {
    anchor,
    windows: draw.shuffled(windows).slice(0, draw.int(2, 4)),
    org: {
      locales: draw.shuffled(locales).slice(0, draw.int(1, 2)),
      timezone: draw.chance(0.7) ? zone : draw.pick(zones),
    },
    enums,
    person,
    events: Object.fromEntries(
      ["chat.posted", "file.shared", "mail.sent", "mail.sent.late"]
        .slice(0, draw.int(2, 4))
        .map((name) => [name, eventType()]),
    ),
  };
}
