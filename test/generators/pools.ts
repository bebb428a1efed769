/** Small pools of values, so that conditions hold often enough and edges come up by themselves. */
import type { ScalarType, Type } from "../../src/bundle/types.js";
import type { Json } from "../../src/base/json.js";
import type { Draw } from "./draw.js";
import { instantText } from "../oracle/instants.js";

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Composed and decomposed letters, code points beyond 16 bits, control and bidirectional characters, hosts and addresses. */
export const strings = [
  "",
  "a",
  "ab",
  "abc",
  "Ab*",
  "\u00e9",
  "e\u0301",
  "𝒳",
  "a𝒳b",
  "\ufffd",
  "\u202eevil\u202c.example",
  "line\nbreak\ttab",
  "\u{e0041}tag",
  "evil.example",
  "EVIL.Example.",
  "https://Login.evil.co.uk:443/x?y#z",
  "ana@mail.a.ck",
  "10.0.0.1:80",
  "[::1]:8080",
  "www.ck",
  "co.uk",
  "müller.de",
  "x".repeat(99),
  "𝒳".repeat(100),
  "y.".repeat(51),
  "{event.id}",
];

export const suffixRules = ["!www.ck", "*.ck", "ck", "co.uk", "com", "de", "example", "uk"];

export const patterns = {
  like: ["*", "a*", "*b", "*.example", "a*b*", "", "ab", "**", "*𝒳*", "a.c"],
  matches: [
    "a|ab",
    "[a-c]+",
    ".",
    ".{2}",
    "[^a]*",
    "\\p{L}+",
    "(a|b)?c?",
    "\\.",
    "[\\-x]+",
    ".*\\.example",
    "a{1,2}.*",
  ],
};

/**
 * Zones and instants where the clock is set: to and fro, by half an hour, at midnight or one past, over a whole day. Zones
 * alone that every tzdata since 2023 describes alike, as the conformance suite is made from them.
 */
export const anchors: readonly { readonly zone: string; readonly instant: string }[] = [
  { zone: "Europe/Berlin", instant: "2026-03-29T01:00:00Z" },
  { zone: "Europe/Berlin", instant: "2026-10-25T01:00:00Z" },
  { zone: "America/New_York", instant: "2026-03-08T07:00:00Z" },
  { zone: "America/New_York", instant: "2026-11-01T06:00:00Z" },
  { zone: "Australia/Lord_Howe", instant: "2026-04-04T15:00:00Z" },
  { zone: "America/St_Johns", instant: "2006-10-29T02:31:00Z" },
  { zone: "America/Havana", instant: "2026-03-08T05:00:00Z" },
  { zone: "Pacific/Apia", instant: "2011-12-30T10:00:00Z" },
  { zone: "Asia/Kathmandu", instant: "2026-12-31T18:15:00Z" },
  { zone: "UTC", instant: "2028-02-29T00:00:00Z" },
  { zone: "UTC", instant: "2026-01-05T00:00:00Z" },
  { zone: "Africa/Casablanca", instant: "2026-02-15T02:00:00Z" },
  { zone: "Africa/Monrovia", instant: "1972-01-07T00:44:30Z" },
  { zone: "Africa/Cairo", instant: "2026-04-23T22:00:00Z" },
  { zone: "America/Santiago", instant: "2026-09-06T04:00:00Z" },
  { zone: "America/Caracas", instant: "2016-05-01T07:00:00Z" },
  { zone: "Pacific/Chatham", instant: "2026-04-04T14:00:00Z" },
  { zone: "Antarctica/Troll", instant: "2026-10-25T01:00:00Z" },
  { zone: "Asia/Beirut", instant: "2026-03-28T22:00:00Z" },
  { zone: "Asia/Pyongyang", instant: "2018-05-04T15:00:00Z" },
  { zone: "Pacific/Kwajalein", instant: "1993-08-20T12:00:00Z" },
];
export const zones = [...new Set(anchors.map(({ zone }) => zone))];

export const locales = ["en", "de", "de-AT", "pt-BR", "fr", "zh-Hant-TW"];

/** The windows of a case; few, so that they meet. */
export const windows = [1000, 60_000, 90_001, hourMs, 4 * hourMs, dayMs, 2 * dayMs, 7 * dayMs, 30 * dayMs];

/** A value of the type as an event's JSON holds it; near the instant where it is a matter of time. */
export function valueOf(
  draw: Draw,
  type: Type,
  near: number,
  enums: Readonly<Record<string, readonly string[]>>,
): Json {
  if (typeof type === "object" && "list" in type) return draw.many(0, 3, () => scalarOf(draw, type.list, near, enums));
  return scalarOf(draw, type, near, enums);
}

function scalarOf(
  draw: Draw,
  type: ScalarType,
  near: number,
  enums: Readonly<Record<string, readonly string[]>>,
): Json {
  if (typeof type === "object") return draw.pick(enums[type.enum]!);
  const instant = near + draw.pick([-1, 0, 0, 1]) + draw.pick([-dayMs, 0, 0, hourMs, 60_000, 7 * dayMs]);
  switch (type) {
    case "bool":
      return draw.chance(0.6);
    case "int":
      return draw.weighted<Json>([
        [8, draw.int(-1, 4)],
        [1, draw.pick([-(2 ** 53 - 1), 2 ** 53 - 1, 1e15])],
      ]);
    case "number":
      return draw.pick([0, 1, 1.5, -0.1, 0.1, 0.3, 3, 1e300, 5e-324, 2 ** 53]);
    case "string":
      return draw.pick(strings);
    case "bytes":
      return draw.pick([0, 1, 999, 1000, 1024, 25_000_000, 1_500_000, 3_000_000_000]);
    case "duration":
      return draw.pick([0, 1, 1500, 60_000, hourMs, dayMs, 14 * dayMs, -hourMs]);
    case "timestamp":
      return instantText(Math.max(0, instant));
    case "date":
      return instantText(Math.max(0, instant)).slice(0, 10);
    case "time":
      return draw.pick(["00:00", "07:00", "12:30", "18:00", "23:59", instantText(instant).slice(11, 16)]);
    case "timezone":
      return draw.pick(zones);
    case "locale":
      return draw.pick(locales);
    case "percentage":
      return draw.pick([0, 0.05, 0.5, 0.8, 1, 1.2]);
  }
}
