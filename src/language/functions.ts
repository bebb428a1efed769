/** What functions and questions about the past take and give, in words. */
import { SIGNATURES } from "../semantics/expressions/functions.js";
import type { FunctionName } from "../semantics/model.js";
import { typeName } from "../semantics/type-rules.js";

export interface Described {
  readonly name: string;
  /** As it is written in a condition, with what it takes in its brackets. */
  readonly label: string;
  /** The parts of `label` that stand for what it takes. */
  readonly parameters: readonly string[];
  readonly gives: string;
  readonly documentation: string;
}

const ARGUMENTS: Readonly<Record<FunctionName, readonly string[]>> = {
  lower: ["text"],
  length: ["value"],
  domain: ["address"],
  edit_distance: ["first", "second"],
  local_time: ["instant"],
  weekday: ["instant"],
};

const DOCUMENTATION: Readonly<Record<FunctionName, string>> = {
  lower: "The text in lower case, so that `Example.COM` and `example.com` are one.",
  length: "How many characters a text has, or how many values a list.",
  domain:
    "The registrable domain of an address or a host name: `mail.acme.example` and `ana@acme.example` give `acme.example`.",
  edit_distance:
    "How many single letters must be added, left out or changed to get from one text to the other. Small numbers tell a look-alike: `acrne.example` is 2 from `acme.example`.",
  local_time: "The time of day in the person's time zone.",
  weekday: "The day of the week in the person's time zone: `monday` to `sunday`.",
};

function described(name: FunctionName): Described {
  const { parameters, result } = SIGNATURES[name];
  const shown = parameters.map((type, position) => `${ARGUMENTS[name][position] ?? "value"}: ${type}`);
  return {
    name,
    label: `${name}(${shown.join(", ")})`,
    parameters: shown,
    gives: typeName(result),
    documentation: DOCUMENTATION[name],
  };
}

/** Questions about what this person did before. */
const HISTORY: readonly Described[] = [
  {
    name: "count",
    label: "count(TYPE where CONDITION within DURATION)",
    parameters: ["TYPE", "where CONDITION", "within DURATION"],
    gives: "int",
    documentation:
      "How many such events this person had in the last stretch of that length, the present one among them. `event` in the condition is the event that is counted.",
  },
  {
    name: "distinct",
    label: "distinct(event.FIELD within DURATION)",
    parameters: ["event.FIELD", "within DURATION"],
    gives: "int",
    documentation:
      "How many different values of this field the person had in the last stretch of that length, in events of the present type.",
  },
];

export const FUNCTIONS: ReadonlyMap<string, Described> = new Map(
  [...(Object.keys(SIGNATURES) as FunctionName[]).map(described), ...HISTORY].map((one) => [one.name, one]),
);
