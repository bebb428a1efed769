/** The words of prompts. */
import type { Type } from "../../../src/bundle/types.js";
import type { Json } from "../../../src/base/json.js";
import { day, field, flag, hand, hour, line, minute, policy, saying, second, type HandCase } from "./words.js";

const shows = (rule: string, type: Type, ...pairs: (readonly [Json, string])[]): HandCase =>
  hand(
    rule,
    {
      fields: { it: { type, optional: true } },
      policies: { p: policy({ message: saying("<", { value: field("it", type) }, ">") }) },
    },
    ...pairs.map(([it, said], i) => line(`09:${String(i).padStart(2, "0")}`, `prompt p "<${said}>"`, { data: { it } })),
  );
const dangerous = (it: string, said: string): readonly [Json, string] => [it, said];
const defanged = (rule: string, ...pairs: (readonly [Json, string])[]): HandCase =>
  hand(
    rule,
    {
      fields: { it: { type: "string", untrusted: true } },
      policies: { p: policy({ message: saying("<", { value: field("it", "string"), untrusted: true }, ">") }) },
    },
    ...pairs.map(([it, said], i) => line(`09:${String(i).padStart(2, "0")}`, `prompt p "<${said}>"`, { data: { it } })),
  );

const inLocales = { en: ["English"], de: ["Deutsch"], "de-AT": ["Österreichisch"], fr: ["Français"] };
export const messages: readonly HandCase[] = [
  shows(
    "numbers as in RFC 8785",
    "number",
    [1, "1"],
    [1.5, "1.5"],
    [-0, "0"],
    [1e21, "1e+21"],
    [0.1, "0.1"],
    [null, ""],
  ),
  shows(
    "durations in the largest unit that divides them",
    "duration",
    [14 * day, "2w"],
    [day, "1d"],
    [90 * minute, "90m"],
    [1500, "1500ms"],
    [-hour, "-1h"],
    [3 * second, "3s"],
  ),
  shows(
    "bytes in the largest unit that divides them",
    "bytes",
    [25_000_000, "25MB"],
    [1024, "1024B"],
    [3e9, "3GB"],
    [1500, "1500B"],
    [2000, "2kB"],
  ),
  shows("timestamps in UTC with milliseconds", "timestamp", ["2027-03-31T09:00:00+02:00", "2027-03-31T07:00:00.000Z"]),
  shows("enum values by their words, else by name", { enum: "Level" }, ["z", "low"], ["a", "very high"]),
  shows("items of lists each by their own rule", { list: { enum: "Level" } }, [["a", "z"], "very high, low"], [[], ""]),
  shows("booleans by name", "bool", [true, "true"], [false, "false"]),
  shows("dates and times as they are written", "date", ["2027-03-31", "2027-03-31"]),
  defanged(
    "untrusted text is defanged",
    dangerous("https://evil.example/x", "https[://]evil[.]example/x"),
    dangerous("a@b。c．d｡e", "a[@]b[.]c[.]d[.]e"),
    dangerous("a\tb\r\nc", "a b  c"),
    dangerous("a\u202eb\u200bc\u0000d\u2066e\ufefff\u{e0041}g\u061ch\u0085i", "abcdefghi"),
    dangerous("{event.id}", "{event[.]id}"),
  ),
  defanged(
    "untrusted text is cut by code points, before it grows",
    dangerous("𝒳".repeat(100), "𝒳".repeat(100)),
    dangerous("𝒳".repeat(101), `${"𝒳".repeat(99)}…`),
    dangerous(".".repeat(101), `${"[.]".repeat(99)}…`),
    dangerous("\u200b".repeat(50) + "x".repeat(100), "x".repeat(100)),
  ),
  hand(
    "the locale: the person's, that without its last part, the organisation's in their order",
    { policies: { p: policy({ message: { mode: "inline", body: inLocales } }) } },
    line("09:00", 'prompt p "English"'),
    line("09:01", 'prompt p "Deutsch" in de', { person: { locale: "de" } }),
    line("09:02", 'prompt p "Österreichisch" in de-AT', { person: { locale: "de-AT-1996" } }),
    line("09:03", 'prompt p "Deutsch" in de', { person: { locale: "de-CH-1996" } }),
    line("09:04", 'prompt p "English"', { person: { locale: "pt-BR" } }),
    line("09:05", 'prompt p "English"', { person: { locale: "DE" } }),
  ),
  hand(
    "the locale is chosen for each text apart",
    {
      texts: { who: { de: ["wir"], fr: ["nous"] } },
      signals: { s: { on: ["mail.sent"], missed: { en: ["M"] }, check: { fr: ["C fr"], de: ["C de"] } } },
      policies: {
        p: policy({
          signals: { need: "any", names: ["s"] },
          message: {
            mode: "inline",
            body: { en: ["en "], fr: ["fr ", { text: "who" }, " ", { signals: "missed" }, " ", { signals: "check" }] },
          },
        }),
      },
    },
    line("09:00", 'prompt p with s "fr nous M C fr" in fr', { person: { locale: "fr" } }),
  ),
  hand(
    "texts of signals: the first n of `show at most n`, in the policy's order, joined by a space",
    {
      signals: {
        x: { on: ["mail.sent"], missed: { en: ["X"] }, check: { en: ["x"] }, when: flag },
        y: { on: ["mail.sent"], missed: { en: ["Y"] }, check: { en: ["y"] } },
        z: { on: ["mail.sent"], missed: { en: ["Z"] }, check: { en: ["z"] } },
      },
      policies: {
        p: policy({
          signals: { need: "any", names: ["z", "x", "y"], showAtMost: 2 },
          message: saying({ signals: "missed" }, "/", { signals: "check" }),
        }),
      },
    },
    line("09:00", 'prompt p with z, y "Z Y/z y"'),
    line("09:01", 'prompt p with z, x, y "Z X/z x"', { data: { flag: true } }),
  ),
];
