/** Words of prompts: values in texts, locales, signals. */
import type { Message, Policy, Signal, Type } from "../../../src/bundle/types.js";
import type { Json } from "../../../src/base/json.js";
import { attribute, call, field, hand, int, line, literal, policy, saying, type HandCase } from "./words.js";

type Shown = readonly (readonly [value: Json, text: string])[];

const day = 86_400_000;
const shown: readonly (readonly [type: Type, Shown])[] = [
  [
    "number",
    [
      [0, "0"],
      [-1, "-1"],
      [0.5, "0.5"],
      [0.1, "0.1"],
      [1e-6, "0.000001"],
      [1e-7, "1e-7"],
      [1.5e-10, "1.5e-10"],
      [123456789, "123456789"],
      [1e20, "100000000000000000000"],
      [1e21, "1e+21"],
      [1.5e300, "1.5e+300"],
      [5e-324, "5e-324"],
      [1.7976931348623157e308, "1.7976931348623157e+308"],
      [9007199254740992, "9007199254740992"],
      [0.30000000000000004, "0.30000000000000004"],
      [1 / 3, "0.3333333333333333"],
      [-1e21, "-1e+21"],
      [100, "100"],
    ],
  ],
  [
    "int",
    [
      [0, "0"],
      [7, "7"],
      [-7, "-7"],
      [9007199254740991, "9007199254740991"],
      [-9007199254740991, "-9007199254740991"],
      [1000000, "1000000"],
    ],
  ],
  [
    "percentage",
    [
      [0.8, "0.8"],
      [1, "1"],
      [0, "0"],
      [0.125, "0.125"],
      [1.2, "1.2"],
    ],
  ],
  [
    "bool",
    [
      [true, "true"],
      [false, "false"],
    ],
  ],
  [
    "bytes",
    [
      [0, "0GB"],
      [1, "1B"],
      [999, "999B"],
      [1000, "1kB"],
      [1001, "1001B"],
      [1024, "1024B"],
      [1500, "1500B"],
      [2000, "2kB"],
      [1000000, "1MB"],
      [1500000, "1500kB"],
      [25000000, "25MB"],
      [1000000000, "1GB"],
      [1000000001, "1000000001B"],
      [3000000000, "3GB"],
      [1000000000000, "1000GB"],
      [-2000, "-2kB"],
    ],
  ],
  [
    "duration",
    [
      [0, "0w"],
      [1, "1ms"],
      [999, "999ms"],
      [1000, "1s"],
      [1500, "1500ms"],
      [59000, "59s"],
      [60000, "1m"],
      [90000, "90s"],
      [5400000, "90m"],
      [3600000, "1h"],
      [day, "1d"],
      [36 * 3600000, "36h"],
      [7 * day, "1w"],
      [14 * day, "2w"],
      [10 * day, "10d"],
      [365 * day, "365d"],
      [-3600000, "-1h"],
      [-7 * day, "-1w"],
      [7 * day + 1, "604800001ms"],
    ],
  ],
  [
    "timestamp",
    [
      ["2027-03-31T07:00:00Z", "2027-03-31T07:00:00.000Z"],
      ["2027-03-31T09:00:00+02:00", "2027-03-31T07:00:00.000Z"],
      ["2027-03-31T07:00:00.1Z", "2027-03-31T07:00:00.100Z"],
      ["2027-03-31T07:00:00.123999Z", "2027-03-31T07:00:00.123Z"],
      ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
      ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
    ],
  ],
  [
    "date",
    [
      ["2027-03-31", "2027-03-31"],
      ["0000-01-01", "0000-01-01"],
    ],
  ],
  [
    "time",
    [
      ["18:00", "18:00"],
      ["00:05", "00:05"],
    ],
  ],
  ["timezone", [["Europe/Berlin", "Europe/Berlin"]]],
  ["locale", [["de-AT", "de-AT"]]],
  [
    "string",
    [
      ["", ""],
      ["a.b@c://d", "a.b@c://d"],
      ["{event.id}", "{event.id}"],
      ["\u202eabc\u0000", "\u202eabc\u0000"],
      ["x".repeat(300), "x".repeat(300)],
      ["😀", "😀"],
      ["a\nb", "a\nb"],
    ],
  ],
  [
    { enum: "Level" },
    [
      ["z", "low"],
      ["a", "very high"],
    ],
  ],
  [
    { enum: "Weekday" },
    [
      ["monday", "monday"],
      ["sunday", "sunday"],
    ],
  ],
  [
    { list: "int" },
    [
      [[], ""],
      [[1], "1"],
      [[1, 2, 1], "1, 2, 1"],
    ],
  ],
  [
    { list: "string" },
    [
      [["a", "b"], "a, b"],
      [["", ""], ", "],
      [["a, b", "c"], "a, b, c"],
    ],
  ],
  [{ list: { enum: "Level" } }, [[["a", "z", "a"], "very high, low, very high"]]],
  [{ list: "duration" }, [[[5400000, 0], "90m, 0w"]]],
  [{ list: "bool" }, [[[true, false], "true, false"]]],
  [{ list: "timestamp" }, [[["2027-03-31T07:00:00Z"], "2027-03-31T07:00:00.000Z"]]],
];

const nameOf = (type: Type): string =>
  typeof type === "string" ? type : "list" in type ? `list of ${nameOf(type.list)}` : type.enum;

const values = shown.flatMap(([type, pairs]) =>
  pairs.map(([value, text]) =>
    hand(
      `in a text: the ${nameOf(type)} ${JSON.stringify(value).slice(0, 60)}`,
      {
        fields: { it: { type } },
        policies: { p: policy({ message: saying("<", { value: field("it", type) }, ">") }) },
      },
      line("09:00", `prompt p "<${text}>"`, { data: { it: value } }),
    ),
  ),
);

const missing = shown.map(([type]) =>
  hand(
    `in a text: a ${nameOf(type)} that is missing`,
    {
      fields: { it: { type, optional: true } },
      policies: { p: policy({ message: saying("<", { value: field("it", type) }, ">") }) },
    },
    line("09:00", 'prompt p "<>"'),
    line("09:01", 'prompt p "<>"', { data: { it: null } }),
  ),
);

/** Values that were computed. */
const x = field("size", "int");
const computed: readonly HandCase[] = [
  hand(
    "in a text: what was computed",
    {
      policies: {
        p: policy({
          message: saying(
            { value: call("divide", "number", x, int(4)) },
            " ",
            { value: call("divide", "number", x, int(0)) },
            " ",
            { value: call("minus", "int", x) },
            " ",
            { value: call("multiply", "duration", literal("duration", 1000), x) },
            " ",
            { value: call("divide", "duration", literal("duration", 3), x) },
            " ",
            { value: call("greater", "bool", x, int(1)) },
          ),
        }),
      },
    },
    line("09:00", 'prompt p "0.5 Infinity -2 2s 1.5ms true"', { data: { size: 2 } }),
    line("09:01", 'prompt p "0 NaN 0 0w Infinityms false"', { data: { size: 0 } }),
    line("09:02", 'prompt p "-0.25 -Infinity 1 -1s -3ms false"', { data: { size: -1 } }),
    line("09:03", 'prompt p "     false"'),
  ),
  hand(
    "in a text: id, time, person, risk",
    {
      policies: {
        p: policy({
          message: saying(
            { value: field("id", "string") },
            " ",
            { value: field("time", "timestamp") },
            " ",
            { value: attribute("id", "string") },
            " ",
            { value: attribute("timezone", "timezone") },
            " ",
            { value: attribute("locale", "locale") },
            " ",
            { value: { op: "risk", type: { enum: "Risk" } } },
          ),
        }),
      },
    },
    line("09:00", 'prompt p "e7 2026-03-02T09:00:00.000Z ana UTC en low"', { id: "e7" }),
    line("09:01", 'prompt p "e8 2026-03-02T09:01:00.000Z ben Asia/Tokyo fr low"', {
      id: "e8",
      who: "ben",
      person: { timezone: "Asia/Tokyo", locale: "fr" },
    }),
  ),
];

// ── locales ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A text has these locales; the organisation has en and de. */
const locales: readonly (readonly [has: readonly string[], person: string | null, chosen: string])[] = [
  [["en", "de"], null, "en"],
  [["en", "de"], "de", "de"],
  [["en", "de"], "de-AT", "de"],
  [["en", "de"], "de-AT-1996", "de"],
  [["en", "de", "de-AT"], "de-AT-1996", "de-AT"],
  [["en", "de", "de-AT"], "de-CH", "de"],
  [["en", "de"], "fr", "en"],
  [["en", "de"], "DE", "en"],
  [["en", "de"], "de_AT", "en"],
  [["de", "fr"], null, "de"],
  [["de", "fr"], "fr", "fr"],
  [["de", "fr"], "fr-CA", "fr"],
  [["de", "fr"], "pt", "de"],
  [["fr", "pt"], null, "fr"],
  [["fr", "pt"], "es", "fr"],
  [["pt", "fr"], "es", "fr"],
  [["zh", "zh-Hant", "en"], "zh-Hant-TW", "zh-Hant"],
  [["zh", "en"], "zh-Hant-TW", "zh"],
  [["zh-Hant-TW", "en"], "zh-Hant", "en"],
  [["en-GB", "de"], "en", "de"],
  [["en-GB"], "en", "en-GB"],
  [["en", "de"], "", "en"],
  [["en", "de"], "-", "en"],
  [["en", "de"], "de-", "de"],
];

const chosen = locales.map(([has, person, locale]) =>
  hand(
    `a text in ${has.join(", ")} for somebody with ${person === null ? "no locale" : JSON.stringify(person)}`,
    {
      policies: {
        p: policy({ message: { mode: "inline", body: Object.fromEntries(has.map((name) => [name, [`in ${name}`]])) } }),
      },
    },
    line("09:00", `prompt p "in ${locale}"${locale === "en" ? "" : ` in ${locale}`}`, { person: { locale: person } }),
  ),
);

const whole = (message: Message, parts: Partial<Policy> = {}): { p: Policy } => ({ p: policy({ message, ...parts }) });
const signal = (name: string, parts: Partial<Signal> = {}): Signal => ({
  on: ["mail.sent"],
  missed: { en: [`${name} missed`], de: [`${name} übersehen`] },
  check: { en: [`${name} check`] },
  ...parts,
});

const others: readonly HandCase[] = [
  ...(["inline", "feedback", "thanks"] as const).map((mode) =>
    hand(
      `a message ${mode} with title and action`,
      {
        policies: whole({
          mode,
          title: { en: ["Title"], fr: ["Titre"] },
          body: { en: ["Body"], de: ["Text"] },
          action: { label: { en: ["Do"], de: ["Los"] }, opens: { de: ["https://de.example"] } },
        }),
      },
      line("09:00", 'prompt p "Body"'),
      line("09:01", 'prompt p "Text" in de', { person: { locale: "de" } }),
      line("09:02", 'prompt p "Body"', { person: { locale: "fr" } }),
    ),
  ),
  hand(
    "enum values have the words of the locale in which the text stands",
    {
      enums: {
        Level: {
          ordered: true,
          values: [
            { name: "low", record: "z", words: { de: "niedrig" } },
            { name: "high", record: "a" },
          ],
        },
      },
      fields: { it: { type: { enum: "Level" } } },
      policies: whole({
        mode: "inline",
        body: {
          en: ["it is ", { value: field("it", { enum: "Level" }) }],
          de: ["es ist ", { value: field("it", { enum: "Level" }) }],
          "de-AT": ["des is ", { value: field("it", { enum: "Level" }) }],
        },
      }),
    },
    line("09:00", 'prompt p "it is low"', { data: { it: "z" } }),
    line("09:01", 'prompt p "es ist niedrig" in de', { data: { it: "z" }, person: { locale: "de" } }),
    line("09:02", 'prompt p "es ist high" in de', { data: { it: "a" }, person: { locale: "de" } }),
    // Exactly that locale: no shorter one is looked for.
    line("09:03", 'prompt p "des is low" in de-AT', { data: { it: "z" }, person: { locale: "de-AT" } }),
  ),
  hand(
    "a named text chooses its locale for itself, and its words of enums with it",
    {
      enums: {
        Level: { ordered: true, values: [{ name: "low", record: "z", words: { de: "niedrig", en: "quite low" } }] },
      },
      fields: { it: { type: { enum: "Level" } } },
      texts: { level: { de: ["(", { value: field("it", { enum: "Level" }) }, ")"] } },
      policies: whole({
        mode: "inline",
        body: { en: [{ value: field("it", { enum: "Level" }) }, " ", { text: "level" }] },
      }),
    },
    line("09:00", 'prompt p "quite low (niedrig)"', { data: { it: "z" } }),
  ),
  hand(
    "texts of signals choose their locale for themselves",
    {
      signals: { a: signal("a"), b: signal("b", { missed: { fr: ["b fr"] } }) },
      policies: whole(
        {
          mode: "inline",
          body: { en: [{ signals: "missed" }, "; ", { signals: "check" }], de: [{ signals: "missed" }] },
        },
        { signals: { need: "all", names: ["b", "a"] } },
      ),
    },
    line("09:00", 'prompt p with b, a "b fr a missed; b check a check"'),
    line("09:01", 'prompt p with b, a "b fr a übersehen" in de', { person: { locale: "de" } }),
    line("09:02", 'prompt p with b, a "b fr a missed; b check a check"', { person: { locale: "fr" } }),
  ),
  ...[1, 2, 3, 4].map((most) =>
    hand(
      `show at most ${most} of three signals`,
      {
        signals: { a: signal("a"), b: signal("b"), c: signal("c") },
        policies: whole(saying({ signals: "missed" }), {
          signals: { need: "any", names: ["c", "a", "b"], showAtMost: most },
        }),
      },
      line("09:00", `prompt p with c, a, b "${["c missed", "a missed", "b missed"].slice(0, most).join(" ")}"`),
    ),
  ),
  hand(
    "signals in a message of a policy that asks for none",
    { policies: whole(saying("<", { signals: "missed" }, ">")) },
    line("09:00", 'prompt p "<>"'),
  ),
  hand(
    "values in the texts of a signal",
    {
      fields: { it: { type: "string", untrusted: true } },
      signals: { a: signal("a", { missed: { en: ["from ", { value: field("it", "string"), untrusted: true }] } }) },
      policies: whole(saying({ signals: "missed" }), { signals: { need: "any", names: ["a"] } }),
    },
    line("09:00", 'prompt p with a "from evil[.]example"', { data: { it: "evil.example" } }),
  ),
  hand(
    "a text without parts is empty, and one of several parts is one",
    { policies: { p: policy({ message: saying() }), q: policy({ message: saying("a", "", "b") }) } },
    line("09:00", ['prompt p ""', 'prompt q "ab"']),
  ),
];

export const texts: readonly HandCase[] = [...values, ...missing, ...computed, ...chosen, ...others];
