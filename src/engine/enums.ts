/** Enum types as the engine works with them: a value is its position. Two of them every bundle has. */
import type { Bundle, EnumType } from "../bundle/types.js";

export interface EnumPlan {
  readonly name: string;
  /** By position: how records write the values. */
  readonly records: readonly string[];
  readonly values: EnumType["values"];
  readonly positions: ReadonlyMap<string, number>;
}

export const RISK_LEVELS = ["low", "medium", "high", "critical"] as const;
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const RESPONSES = ["accepted", "dismissed", "overridden", "not_useful"] as const;

export type Enums = ReadonlyMap<string, EnumPlan>;

export function planEnums(bundle: Bundle): Enums {
  const enums = new Map<string, EnumPlan>();
  const add = (name: string, values: EnumType["values"]): void => {
    const records = values.map((value) => value.record);
    enums.set(name, { name, values, records, positions: new Map(records.map((record, at) => [record, at])) });
  };
  add("Risk", plainValues(RISK_LEVELS));
  add("Weekday", plainValues(WEEKDAYS));
  for (const [name, type] of Object.entries(bundle.enums)) add(name, type.values);
  return enums;
}

/** The answers that `kairos.response` may give; no author can name this enum. */
export const ANSWERS: EnumPlan = {
  name: "kairos.answer",
  records: RESPONSES,
  values: plainValues(RESPONSES),
  positions: new Map(RESPONSES.map((name, at) => [name, at])),
};

function plainValues(names: readonly string[]): EnumType["values"] {
  return names.map((name) => ({ name, record: name }));
}
