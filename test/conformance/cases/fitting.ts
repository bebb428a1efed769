/** Which JSON fits which type, in an event's data and in a person's attributes; which events are taken at all. */
import type { ScalarType, Type } from "../../../src/bundle/types.js";
import type { Json } from "../../../src/base/json.js";
import { hand, line, prompt, type HandCase, type Line } from "./words.js";

const invalid = "set aside: invalid_event";

/** JSON texts that fit a type, and texts that do not. */
const texts: readonly (readonly [type: Type, fit: readonly string[], misfit: readonly string[]])[] = [
  ["bool", ["true", "false"], ['"true"', "0", "1", '""', "[]", "{}"]],
  [
    "int",
    [
      "0",
      "-0",
      "-0.0",
      "3",
      "3.0",
      "-7",
      "1e2",
      "100e-2",
      "9007199254740991",
      "-9007199254740991",
      "9007199254740991.0",
    ],
    [
      "3.5",
      "9007199254740992",
      "-9007199254740992",
      "9007199254740993",
      "1e16",
      "1e308",
      "1e400",
      "-1e400",
      "1e-1",
      '"3"',
      "true",
      "[3]",
      "{}",
    ],
  ],
  [
    "number",
    ["0", "-0", "0.5", "-1.5e-10", "1e308", "9007199254740993", "1e-400", "123456789012345678901234567890", "5e-324"],
    ["1e400", "-1e400", "1e309", '"0.5"', '"NaN"', '"Infinity"', "true", "[]", "{}"],
  ],
  ["percentage", ["0", "0.8", "1", "1.2", "-0.1", "80"], ['"80%"', "1e400", "true"]],
  ["bytes", ["0", "25000000", "9007199254740991", "1.0", "-1"], ["0.5", "9007199254740992", '"25MB"', "1e400"]],
  ["duration", ["0", "90000", "-1", "1e3"], ["0.5", '"90s"', "9007199254740992"]],
  [
    "string",
    ['""', '"a"', '"\\u0000"', '"\\ud83d\\ude00"', '"😀"', '"e\\u0301"', '"\\ufffe"', '"\\u2028"'],
    ["3", "true", "[]", "{}", '"\\ud800"', '"\\udc00"', '"a\\ud83d"', '"\\ude00\\ud83d"', '"\\ud83d\\ud83d\\ude00"'],
  ],
  ["locale", ['"en"', '"de-AT"', '""', '"x y"'], ["3", '"\\ud800"']],
  [
    "timezone",
    [
      '"UTC"',
      '"Europe/Berlin"',
      '"Asia/Kolkata"',
      '"America/Argentina/Buenos_Aires"',
      '"America/Port-au-Prince"',
      '"Africa/Porto-Novo"',
    ],
    ['"europe/berlin"', '"EUROPE/BERLIN"', '"Nowhere/Land"', '""', '"+01:00"', '" UTC"', '"Europe/"', '"utc"', "3"],
  ],
  [
    "timestamp",
    [
      '"2026-03-02T09:00:00Z"',
      '"2026-03-02t09:00:00z"',
      '"2026-03-02T09:00:00.1Z"',
      '"2026-03-02T09:00:00.123456789012Z"',
      '"2026-03-02T09:00:00+00:00"',
      '"2026-03-02T09:00:00-00:00"',
      '"2026-03-02T09:00:00+23:59"',
      '"1970-01-01T00:00:00Z"',
      '"1970-01-01T00:00:00-23:59"',
      '"9999-12-31T23:59:59.999Z"',
      '"2028-02-29T23:59:59Z"',
      '"2000-02-29T00:00:00Z"',
    ],
    [
      '"2026-03-02"',
      '"2026-03-02T09:00Z"',
      '"2026-03-02T09:00:00"',
      '"2026-03-02T09:00:00.5"',
      '"2026-03-02 09:00:00Z"',
      '"2026-03-02T09:00:00.Z"',
      '"2026-03-02T09:00:00,5Z"',
      '"2026-03-02T24:00:00Z"',
      '"2026-03-02T23:60:00Z"',
      '"2026-03-02T23:59:60Z"',
      '"2026-03-02T09:00:00+24:00"',
      '"2026-03-02T09:00:00+01:60"',
      '"2026-03-02T09:00:00+0100"',
      '"2026-03-02T09:00:00+01"',
      '"2026-02-29T09:00:00Z"',
      '"2100-02-29T09:00:00Z"',
      '"2026-04-31T09:00:00Z"',
      '"2026-00-10T09:00:00Z"',
      '"2026-13-10T09:00:00Z"',
      '"2026-03-00T09:00:00Z"',
      '"2026-03-32T09:00:00Z"',
      '"1969-12-31T23:59:59.999Z"',
      '"1969-12-31T23:30:00-01:00"',
      '"1970-01-01T00:30:00+01:00"',
      '"9999-12-31T23:30:00-01:00"',
      '"10000-01-01T00:00:00Z"',
      '"+2026-03-02T09:00:00Z"',
      '"26-03-02T09:00:00Z"',
      '"2026-3-2T09:00:00Z"',
      '" 2026-03-02T09:00:00Z"',
      '"2026-03-02T09:00:00Z "',
      '"2026-03-02T09:00:00Z\\n"',
      '"２０２６-03-02T09:00:00Z"',
      '"2026-W10-1T09:00:00Z"',
      '"20260302T090000Z"',
      "1772442000000",
      '""',
    ],
  ],
  [
    "date",
    ['"2026-03-02"', '"2028-02-29"', '"2000-02-29"', '"0000-01-01"', '"9999-12-31"'],
    [
      '"2026-02-29"',
      '"1900-02-29"',
      '"2026-04-31"',
      '"2026-00-01"',
      '"2026-13-01"',
      '"2026-01-00"',
      '"2026-01-32"',
      '"2026-1-1"',
      '"20260302"',
      '"2026-03-02T00:00:00Z"',
      '"2026-03-02 "',
      '"2026/03/02"',
      '"２０２６-03-02"',
      "20260302",
      '""',
    ],
  ],
  [
    "time",
    ['"00:00"', '"23:59"', '"18:00"', '"09:05"'],
    ['"24:00"', '"23:60"', '"9:05"', '"09:5"', '"09:05:00"', '"0905"', '" 9:05"', '"-1:00"', '"９:00"', "18", '""'],
  ],
  [{ enum: "Level" }, ['"z"', '"a"'], ['"low"', '"high"', '"Z"', '""', "0", "true", '["z"]']],
  [{ enum: "Weekday" }, ['"monday"', '"sunday"'], ['"Monday"', '"mon"', "1"]],
  [{ enum: "Risk" }, ['"low"', '"critical"'], ['"none"', '"High"', "3"]],
  [
    { list: "int" },
    ["[]", "[1]", "[1,1,2]", "[3.0]", "[-0]"],
    ["1", "[null]", "[1.5]", '["1"]', "[[1]]", "[1,9007199254740992]", "{}", '"[]"', "[1,null]"],
  ],
  [{ list: "string" }, ['[""]', '["a","a"]'], ["[1]", '"a"', '["\\ud800"]', '["a",null]', '{"0":"a"}']],
  [{ list: { enum: "Level" } }, ['["z","a","z"]', "[]"], ['["low"]', '"z"']],
  [{ list: "timestamp" }, ['["2026-03-02T09:00:00Z"]'], ['["2026-03-02"]']],
];

const nameOf = (type: Type): string =>
  typeof type === "string" ? type : "list" in type ? `list of ${nameOf(type.list as ScalarType)}` : type.enum;

const second = (n: number): string =>
  `09:${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`;

/** The event has the text as its field `it`. */
function holding(text: string, n: number, gives: string): Line {
  const made = line(second(n), gives, { id: `e${String(n).padStart(2, "0")}`, data: { it: 0 } });
  const eventText = JSON.stringify(made.event).replace('"it":0', `"it":${text}`);
  return { ...made, event: JSON.parse(eventText) as Json, text: eventText };
}

const inData = texts.flatMap(([type, fit, misfit]) => [
  ...fit.map((text, n) =>
    hand(`${nameOf(type)}: ${text} fits`, { fields: { it: { type } } }, holding(text, n, prompt)),
  ),
  ...misfit.map((text, n) =>
    hand(`${nameOf(type)}: ${text} does not fit`, { fields: { it: { type } } }, holding(text, n, invalid)),
  ),
]);

/** A value that does not fit is replaced neither by a default nor by nothing. */
const notReplaced = texts.map(([type, fit, misfit]) =>
  hand(
    `${nameOf(type)}: an optional field and a default do not make ${misfit[0]} fit`,
    { fields: { it: { type, optional: true } } },
    holding("null", 0, prompt),
    holding(misfit[0]!, 1, invalid),
    holding(fit[0]!, 2, prompt),
  ),
);

/** Plain JSON alone, as the protocol hands people in. */
const plain = (text: string): boolean =>
  text.includes('"') ? !text.includes("\\ud") : !/\.0|-0|[0-9][eE]|9007199254740993/.test(text);
const inPerson = texts.map(([type, fit, misfit]) =>
  hand(
    `${nameOf(type)}: attributes of people fit likewise`,
    { person: { it: { type } } },
    ...fit
      .filter(plain)
      .map((text, n) => line(second(n), prompt, { who: `f${n}`, person: { it: JSON.parse(text) as Json } })),
    ...misfit
      .filter(plain)
      .map((text, n) =>
        line(second(n), "set aside: invalid_person", { who: `m${n}`, person: { it: JSON.parse(text) as Json } }),
      ),
  ),
);

const whole = { type: "mail.sent", id: "e1", time: "2026-03-02T09:00:00Z", subject: "ana" };
const raw = (text: string, gives: string): Line => ({
  event: JSON.parse(text) as Json,
  person: {},
  text,
  gives: [gives],
});
const event = (members: string): string => `{"type":"mail.sent","subject":"ana"${members === "" ? "" : `,${members}`}}`;
const at = '"time":"2026-03-02T09:00:00Z"';

/** Whole events, as text. */
const events: readonly (readonly [rule: string, text: string, gives: string])[] = [
  ["an event may have members that CloudEvents does not", event(`"id":"e1",${at},"dataschema":7,"other":{}`), prompt],
  ["no object: a list", "[]", invalid],
  ["no object: a string", '"mail.sent"', invalid],
  ["no object: a number", "3", invalid],
  ["no object: null", "null", invalid],
  ["no type", `{"id":"e1","subject":"ana",${at}}`, invalid],
  ["a type that is null", `{"type":null,"id":"e1","subject":"ana",${at}}`, invalid],
  ["a type that is no string", `{"type":["mail.sent"],"id":"e1","subject":"ana",${at}}`, invalid],
  ["a type that is empty", `{"type":"","id":"e1","subject":"ana",${at}}`, invalid],
  ["a type that the vocabulary lacks", '{"type":"mail.read"}', "out of vocabulary"],
  ["a type in other letters", `{"type":"Mail.sent","id":"e1","subject":"ana",${at}}`, "out of vocabulary"],
  ["a type that JavaScript's objects have", '{"type":"constructor"}', "out of vocabulary"],
  ["the type __proto__", '{"type":"__proto__"}', "out of vocabulary"],
  ["a type that nobody asks for, broken", '{"type":"chat.sent","id":7,"data":"x"}', "by type alone"],
  ["no id", event(at), invalid],
  ["an id that is null", event(`"id":null,${at}`), invalid],
  ["an id that is empty", event(`"id":"",${at}`), invalid],
  ["an id that is a number", event(`"id":7,${at}`), invalid],
  ["an id that holds half of a character", event(`"id":"a\\ud800",${at}`), invalid],
  ["an id of one NUL", event(`"id":"\\u0000",${at}`), prompt],
  ["an id that is __proto__", event(`"id":"__proto__",${at}`), prompt],
  ["no time", event('"id":"e1"'), invalid],
  ["a time that is a number", event('"id":"e1","time":1772442000000'), invalid],
  ["a time that is null", event('"id":"e1","time":null'), invalid],
  ["no subject", `{"type":"mail.sent","id":"e1",${at}}`, invalid],
  ["a subject that is empty", `{"type":"mail.sent","id":"e1","subject":"",${at}}`, invalid],
  ["a subject that is a list", `{"type":"mail.sent","id":"e1","subject":["ana"],${at}}`, invalid],
  ["a subject that holds half of a character", `{"type":"mail.sent","id":"e1","subject":"\\udc00",${at}}`, invalid],
  ["a source that is a number", event(`"id":"e1",${at},"source":7`), invalid],
  ["a source that is null is missing", event(`"id":"e1",${at},"source":null`), prompt],
  ["a source that holds half of a character", event(`"id":"e1",${at},"source":"\\ud800"`), invalid],
  ["specversion 1.0", event(`"id":"e1",${at},"specversion":"1.0"`), prompt],
  ["specversion 0.3", event(`"id":"e1",${at},"specversion":"0.3"`), invalid],
  ["specversion that is a number", event(`"id":"e1",${at},"specversion":1.0`), invalid],
  ["specversion null is missing", event(`"id":"e1",${at},"specversion":null`), prompt],
  ["data that is a list", event(`"id":"e1",${at},"data":[]`), invalid],
  ["data that is a string", event(`"id":"e1",${at},"data":"{}"`), invalid],
  ["data that is false", event(`"id":"e1",${at},"data":false`), invalid],
  ["data that is null is empty", event(`"id":"e1",${at},"data":null`), prompt],
  [
    "a member of data that the vocabulary lacks is not looked at",
    event(`"id":"e1",${at},"data":{"what":"\\ud800","n":1e400}`),
    prompt,
  ],
  ["a key that stands twice: the last counts", event(`"id":"","id":"e1",${at}`), prompt],
  ["a key that stands twice: also where the last does not fit", event(`"id":"e1","id":"",${at}`), invalid],
  ["a key of data that stands twice", event(`"id":"e1",${at},"data":{"flag":7,"flag":true}`), prompt],
  ["a key of data that stands twice, broken", event(`"id":"e1",${at},"data":{"flag":true,"flag":7}`), invalid],
  ["data that stands twice is not merged", event(`"id":"e1",${at},"data":{"flag":7},"data":{}`), prompt],
  ["a key written with escapes is the same key", event(`"id":"e1",${at},"data":{"fl\\u0061g":7}`), invalid],
  ["__proto__ in data is a member like any other", event(`"id":"e1",${at},"data":{"__proto__":{"flag":7}}`), prompt],
  [
    "__proto__ in an event is a member like any other",
    `{"__proto__":{"id":"e1"},"type":"mail.sent","subject":"ana",${at}}`,
    invalid,
  ],
];
const wholeEvents = events.map(([rule, text, gives]) => hand(rule, {}, raw(text, gives)));

/** An answer must be one of the four; its policy need not be one of the bundle's. */
const answers = (
  [
    ['{"policy":"p","event":"e0","answer":"accepted"}', "set aside: no_such_prompt"],
    ['{"policy":"p","event":"e0","answer":"none"}', invalid],
    ['{"policy":"p","event":"e0","answer":"ignored"}', invalid],
    ['{"policy":"p","event":"e0","answer":"Accepted"}', invalid],
    ['{"policy":"p","event":"e0"}', invalid],
    ['{"policy":"p","answer":"dismissed"}', invalid],
    ['{"event":"e0","answer":"dismissed"}', invalid],
    ['{"policy":null,"event":"e0","answer":"dismissed"}', invalid],
    ['{"policy":7,"event":"e0","answer":"dismissed"}', invalid],
    ['{"policy":"p","event":"\\ud800","answer":"dismissed"}', invalid],
    ['{"policy":"no_such","event":"e0","answer":"dismissed"}', "set aside: no_such_prompt"],
    ['{"policy":"","event":"","answer":"overridden"}', "set aside: no_such_prompt"],
    ['{"policy":"p","event":"e0","answer":"not_useful","more":1}', "set aside: no_such_prompt"],
    ["null", invalid],
  ] as const
).map(([data, gives]) =>
  hand(
    `a response with the data ${data}`,
    {},
    raw(JSON.stringify({ ...whole, type: "kairos.response" }).replace(/\}$/, `,"data":${data}}`), gives),
  ),
);

const orders: readonly HandCase[] = [
  hand(
    "keys: time first, then id, then source, each by code point",
    {},
    line("09:00", prompt, { id: "b", source: "b" }),
    line("09:00", "set aside: out_of_order", { id: "b", source: "a" }),
    line("09:00", "set aside: out_of_order", { id: "a", source: "z" }),
    line("09:00", "duplicate", { id: "b", source: "b" }),
    line("09:00", prompt, { id: "b", source: "ba" }),
    line("09:00", prompt, { id: "ba" }),
    line("09:00", "set aside: out_of_order", { id: "b", source: "z" }),
    line("09:00:00.001", prompt, { id: "a" }),
    line("09:00:00.001", prompt, { id: "\uffff" }),
    line("09:00:00.001", prompt, { id: "\u{10000}" }),
    line("09:00:00.001", "set aside: out_of_order", { id: "\uffff" }),
    line("09:00:00.001", prompt, { id: "\u{10000}", source: "\u0000" }),
  ),
  hand(
    "no source and an empty one are the same",
    {},
    line("09:00", prompt, { id: "b" }),
    line("09:00", "duplicate", { id: "b", source: "" }),
  ),
  hand(
    "one instant, written otherwise, is one key",
    {},
    line("2026-03-02T09:00:00Z", prompt, { id: "b" }),
    line("2026-03-02T10:00:00.0009+01:00", "duplicate", { id: "b" }),
    line("2026-03-02T08:59:59.9999Z", "set aside: out_of_order", { id: "b" }),
  ),
  hand(
    "a response is in the same order as all events",
    {},
    line("09:00", prompt, { id: "b" }),
    line("08:59", "set aside: out_of_order", {
      type: "kairos.response",
      data: { policy: "p", event: "b", answer: "dismissed" },
    }),
    line("09:01", [], { id: "c", type: "kairos.response", data: { policy: "p", event: "b", answer: "dismissed" } }),
    line("09:01", "duplicate", { id: "c" }),
    line("09:00:30", "set aside: out_of_order"),
  ),
  hand(
    "what was set aside is no key",
    { fields: { must: { type: "int" } } },
    line("09:00", prompt, { id: "b", data: { must: 1 } }),
    line("09:05", "set aside: invalid_event", { id: "c", data: {} }),
    line("09:04", prompt, { id: "c", data: { must: 1 } }),
    line("09:04", "set aside: out_of_order", { id: "b", data: { must: 1 } }),
    line("09:03", "set aside: out_of_order", { id: "d", data: { must: 1 } }),
    line("09:04:30", prompt, { id: "e", data: { must: 1 } }),
  ),
  hand(
    "a set-aside response that was no prompt's is a key all the same",
    {},
    line("09:00", prompt),
    line("09:10", "set aside: no_such_prompt", {
      type: "kairos.response",
      data: { policy: "p", event: "x", answer: "dismissed" },
    }),
    line("09:05", "set aside: out_of_order"),
    line("09:10:00.001", prompt),
  ),
  hand(
    "ids that are the same in other letters, or other code points, are others",
    {},
    line("09:00", prompt, { id: "A" }),
    line("09:00", prompt, { id: "a" }),
    line("09:00", prompt, { id: "e\u0301" }),
    line("09:00", prompt, { id: "\u00e9" }),
    line("09:00", "duplicate", { id: "\u00e9" }),
  ),
];

export const fitting: readonly HandCase[] = [
  ...inData,
  ...notReplaced,
  ...inPerson,
  ...wholeEvents,
  ...answers,
  ...orders,
];
