/** Lines like those of logs, sound and broken, for one small vocabulary, and what the plain way of reading says of them. */
import fc from "fast-check";
import { planEnums } from "../../src/engine/enums.js";
import { planVocabulary } from "../../src/engine/vocabulary.js";
import type { DecodedEvent } from "../../src/engine/event.js";
import { readCloudEvent } from "../../src/simulator/events/cloud-event.js";
import {
  BY_TYPE_ALONE,
  EVENT,
  NOBODY,
  NO_RECORD,
  NO_TIME,
  OUT_OF_VOCABULARY,
  PLAIN,
  UNREADABLE,
} from "../../src/simulator/events/line-reader.js";
import type { Lines } from "../../src/simulator/events/line-reader.js";
import type { PeopleNumbers } from "../../src/simulator/events/people-numbers.js";
import { bundleOf, eventType, policyOn } from "./tools.js";

export const bundle = bundleOf({
  enums: {
    Colour: {
      ordered: true,
      values: [
        { name: "red", record: "red" },
        { name: "blue", record: "bl\u00fce" },
      ],
    },
  },
  events: {
    "file.shared": eventType({
      external: { type: "bool" },
      size: { type: "bytes", default: 7 },
      ratio: { type: "number", optional: true },
      colour: { type: { enum: "Colour" }, optional: true },
      tags: { type: { list: "string" }, optional: true },
      at: { type: "timestamp", optional: true },
      recipient: { type: "string", optional: true },
    }),
    "door.opened": eventType({ door: { type: "string" } }),
  },
  policies: { sharing: policyOn(["file.shared"]) },
});
export const vocabulary = planVocabulary(bundle, planEnums(bundle));
export const typeOf = (name: string) => vocabulary.events.get(name);
export const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What the plain way says, in a shape that the quick ways' answers can be compared with. */
export function plainly(bytes: Uint8Array): unknown {
  let json: unknown;
  try {
    const text = strictDecoder.decode(bytes);
    if (/^[ \t\r]*$/.test(text)) return "no record";
    json = JSON.parse(text);
  } catch {
    return "unreadable";
  }
  const reading = readCloudEvent(json, vocabulary.events);
  if (reading.kind === "event") return { ...reading.event, type: reading.event.type.name };
  if (reading.kind === "by_type_alone") return { time: reading.time, person: reading.person };
  return reading.kind;
}

/** What a quick way says of a line. */
export function answerOf(lines: Lines & { readonly people: PeopleNumbers }, line: number): unknown {
  const result = lines.read(line);
  switch (result) {
    case EVENT: {
      const { id, source, time, type, values }: DecodedEvent = lines.event;
      return {
        id,
        source,
        time,
        person: lines.people.idOf(lines.personOf(line)),
        type: type.name,
        values: [...values],
      };
    }
    case BY_TYPE_ALONE:
      return {
        time: lines.timeOf(line) === NO_TIME ? undefined : lines.timeOf(line),
        person: lines.personOf(line) === NOBODY ? undefined : lines.people.idOf(lines.personOf(line)),
      };
    case OUT_OF_VOCABULARY:
      return "out_of_vocabulary";
    case UNREADABLE:
      return "unreadable";
    case NO_RECORD:
      return "no record";
    case PLAIN:
      return "plain";
  }
}

const encoder = new TextEncoder();

/** Every field is looked at. */
export function fieldsOf(type: string): ReadonlySet<string> {
  return new Set(Object.keys(bundle.events[type]?.fields ?? {}));
}

const space = fc.constantFrom("", "", "", " ", "\t", "  ", "\r");
const string = fc.oneof(
  fc.constantFrom(
    "",
    "red",
    "blüe",
    "a",
    "acme.example",
    "2026-03-02T09:00:00Z",
    "\u0000",
    '"',
    "\\",
    "\u2028",
    "😀",
    "\ud800",
  ),
  fc.string(),
  fc.string({ unit: "binary" }),
);
/** A string with some of its characters written as escapes. */
const stringText = fc
  .tuple(string, fc.nat(3))
  .map(([text, how]) =>
    how === 0
      ? `"${[...text].map((character) => [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")).join("")}"`
      : JSON.stringify(text),
  );
const numberText = fc.oneof(
  fc.integer().map(String),
  fc.double().map((value) => JSON.stringify(value)),
  fc.constantFrom(
    "-0",
    "0",
    "1e400",
    "1E5",
    "-1.5e-3",
    "3.0",
    "9007199254740993",
    "123456789012345",
    "1234567890123456",
    "0.1",
  ),
  fc.constantFrom("01", "1.", ".5", "+1", "-", "1e", "1e+", "0x1", "NaN", "Infinity", "1_0"),
);
const literalText = fc.constantFrom("true", "false", "null", "True", "tru", "nul", "falsy", "undefined");
export const { value: valueText } = fc.letrec<{ value: string; list: string; record: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, stringText, numberText, literalText, tie("list"), tie("record")),
  list: fc
    .tuple(space, fc.array(fc.tuple(space, tie("value"), space)))
    .map(([blank, parts]) => (parts.length === 0 ? `[${blank}]` : `[${parts.map((part) => part.join("")).join(",")}]`)),
  record: fc
    .array(fc.tuple(space, stringText, space, space, tie("value"), space))
    .map((parts) => `{${parts.map(([a, name, b, c, value, d]) => `${a}${name}${b}:${c}${value}${d}`).join(",")}}`),
}));

const nameText = (...names: string[]) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...names).map((name) => JSON.stringify(name)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...names).map((name) => `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}"`),
    },
    { weight: 1, arbitrary: stringText },
  );
const memberText = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>) =>
  fc.tuple(space, name, space, space, value, space).map(([a, key, b, c, text, d]) => `${a}${key}${b}:${c}${text}${d}`);
const fit = (...texts: string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: valueText });

const dataText = fc
  .array(
    fc.oneof(
      memberText(nameText("external"), fit("true", "false")),
      memberText(nameText("size"), fit("0", "12", "3.0", "-0", "null", "1e3", "-5")),
      memberText(nameText("ratio"), fit("0.25", "-0", "1e-3", "null", "7")),
      memberText(nameText("colour"), fit('"red"', '"blüe"', '"bl\\u00fce"', '"green"', "null")),
      memberText(nameText("tags"), fit("[]", '["a","b"]', '[ "a" , "\\n" ]', '["ä"]', "[1]")),
      memberText(nameText("at"), fit('"2026-03-02T09:00:00Z"', '"2026-03-02T09:00:00"', "null")),
      memberText(nameText("recipient", "unseen", "type", "sizes"), fit('"acme.example"', '"ä"', '"\\ud800"', '"x".x')),
    ),
    { maxLength: 8 },
  )
  .map((members) => `{${members.join(",")}}`);
export const lineText = fc
  .tuple(
    space,
    fc.shuffledSubarray(
      ["id", "type", "time", "subject", "data", "source", "specversion", "other", "id", "type", "data"],
      { minLength: 4 },
    ),
    fc.record({
      id: fit('"e1"', '""', '"é"', "7"),
      type: fit(
        '"file.shared"',
        '"file.shared"',
        '"file.shared"',
        '"door.opened"',
        '"mail.sent"',
        '"file\\u002eshared"',
        '""',
        "null",
      ),
      time: fit(
        '"2026-03-02T09:00:00Z"',
        '"2026-03-02T09:00:00.123Z"',
        '"2026-03-02T09:00:00.1234+01:00"',
        '"2026-03-02t23:59:59z"',
        '"2026-02-30T00:00:00Z"',
        '"1970-01-01T00:30:00+01:00"',
        '"1970-01-01T00:30:00-01:00"',
        '"9999-12-31T23:59:59-01:00"',
        '"2026-03-02T24:00:00Z"',
        '"2026-03-02T09:00:60Z"',
        '"2026-03-02T09:00Z"',
        '"2026-03-02T09:00:00.12Z"',
        '"2026-03-02T09:00:00.Z"',
        '"2026-03-02T09:00:00"',
      ),
      subject: fit('"ana"', '"bo"', '""', '"zoë"'),
      data: fc.oneof({ weight: 15, arbitrary: dataText }, { weight: 1, arbitrary: valueText }),
      source: fit('"/mail"', '""', "null", '"/ä"'),
      specversion: fit('"1.0"', '"1.0"', '"0.3"', "null"),
      other: valueText,
    }),
    space,
    nameText("x"),
  )
  .map(
    ([before, names, values, after]) =>
      `${before}{${names.map((name) => `"${name}":${values[name as keyof typeof values]}`).join(",")}}${after}`,
  );

/** A line with a few bytes changed, taken away or put in. */
export const brokenLine = fc
  .tuple(
    fc.oneof(lineText, valueText),
    fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.oneof(fc.nat(255), fc.constantFrom(0x22, 0x5c, 0x7b, 0x7d, 0x2c))), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, changes]) => {
    const bytes = [...encoder.encode(text)];
    for (const [where, how, byte] of changes) {
      const at = where % (bytes.length + 1);
      if (how === 0) bytes.splice(at, 1);
      else if (how === 1) bytes.splice(at, 0, byte);
      else if (at < bytes.length) bytes[at] = byte;
    }
    return Uint8Array.from(bytes.filter((byte) => byte !== 10));
  });
