/** The operators: what they take, and the type that comes out. */
import { describe, expect, it } from "vitest";
import { typeName } from "../../src/semantics/type-rules.js";
import { checkFiles, codes } from "./check-text.js";

const VOCABULARY = `org { domain: "acme.example" partners: ["a.example"] limit: 25MB odd: [1, 2.5] }
enum Level ordered { small, medium, large }
enum Kind { mail, chat, call }
person { kind: Kind  kinds: list of Kind  name: string  nick: string? }
event a.b {
  moment after
  flag: bool  whole: int  number: number  text: string  other: string  size: bytes  wait: duration  at: timestamp
  day: date  clock: time  zone: timezone  tongue: locale  share: percentage  level: Level  kind: Kind
  words: list of string  kinds: list of Kind  counts: list of int  maybe: int?
  risk { critical when event.flag and event.whole > 9 high when event.flag }
}
message note feedback { body "x" }
segment mailers when person.kind is mail
limits { at most 9 per day when mailers }
`;

function codesOf(condition: string): string[] {
  const text = `policy p { trigger on a.b when ${condition} message note fatigue { wait 4h } }`;
  return codes(checkFiles({ "vocabulary.kairos": VOCABULARY, "p.kairos": text }));
}

it("nothing is in an empty list", () => {
  expect(codesOf("event.text in []")).toEqual(["never-holds"]);
});

describe("conditions that are fine", () => {
  it.each([
    "event.flag",
    "not event.flag",
    "mailers and event.flag",
    "event.flag is true",
    "event.whole is 3",
    "event.whole > 2.5",
    "event.number >= 3",
    "event.whole < event.number",
    "3 <= event.whole",
    "-3 < event.whole",
    "event.size > 25MB",
    "event.size <= org.limit",
    "event.wait >= 15m",
    "event.at > 2026-01-01T00:00Z",
    "event.time - event.at > 3d",
    "event.at + 3d > event.time",
    "event.at - 1h < event.time",
    "event.wait + 15m < 1h",
    "event.wait * 2 < 1h",
    "2 * event.wait < 1h",
    "event.wait / 2.5 < 1h",
    "event.whole * 2 + 1 is 7",
    "event.whole / 2 > 1.5",
    "event.day < 2027-03-31",
    "event.clock >= 18:00",
    "event.share >= 80%",
    'event.zone is "Europe/Berlin"',
    'event.tongue is "pt-BR"',
    "event.level > small",
    "small < event.level",
    "event.kind is mail",
    "mail is event.kind",
    "event.kind is person.kind",
    "event.kind in [mail, chat]",
    "event.kind not in person.kinds",
    "mail in event.kinds",
    "event.kind in event.kinds",
    "risk >= high",
    "high <= risk",
    "risk in [high, critical]",
    'event.text in ["a", "b"]',
    "event.text in org.partners",
    "event.number in [1, 2.5]",
    "event.whole in org.odd",
    "event.counts contains 3",
    "event.counts contains any of [1, 2]",
    "event.kinds contains mail",
    "event.kinds contains any of [mail, chat]",
    "event.kinds contains all of person.kinds",
    "event.words contains event.text",
    'event.text contains "x"',
    "event.text contains event.other",
    'event.text starts with "x"',
    "event.text ends with org.domain",
    'event.text like "*.acme.example"',
    'event.text matches "[a-z]+"',
    "event.maybe exists and event.maybe > 3",
    "(event.maybe otherwise 0) > 3",
    "event.maybe otherwise 0 > 3",
    "length(event.text) > 3",
    "length(event.words) > 3",
    'lower(event.text) is "x"',
    "domain(event.text) is org.domain",
    "edit_distance(event.text, org.domain) <= 2",
    "local_time(event.time) >= 18:00",
    "weekday(event.at) in [saturday, sunday]",
    "monday is weekday(event.at)",
    "count(a.b within 7d) >= 3",
    "3 <= count(a.b within 7d)",
    "count(a.b where event.whole > 3 and risk is high within 7d) is 2",
    "distinct(event.text within 7d) > 3",
    "distinct(event.maybe within 7d) > 3",
    "first time within 30d",
    "not first time within 30d",
    "(event.flag or event.whole is 3) and event.number > 2",
    "event.flag is mailers",
  ])("%s", (condition) => {
    expect(codesOf(condition)).toEqual([]);
  });
});

describe("conditions that are not", () => {
  it.each([
    ["event.whole", "not-a-condition"],
    ["not event.text", "not-a-condition"],
    ["event.flag and event.whole", "not-a-condition"],
    ["event.flag > true", "not-ordered"],
    ['event.text < "b"', "not-ordered"],
    ["event.kind < mail", "not-ordered"],
    ["event.kind is small", "unknown-enum-value"],
    ["event.kind is event.level", "type-mismatch"],
    ["event.size > event.wait", "unit-mismatch"],
    ["event.share > event.number", "unit-mismatch"],
    ["event.share > 0.5", "number-without-unit"],
    ["event.size is 7", "number-without-unit"],
    ["7 < event.wait", "number-without-unit"],
    ["event.day > event.at", "type-mismatch"],
    ["event.zone is event.text", "type-mismatch"],
    ['event.zone is "Europe/Berln"', "unknown-timezone"],
    ['event.tongue is "english language"', "bad-locale"],
    ['event.kind is "mail"', "quoted-value"],
    ['"mail" is event.kind', "quoted-value"],
    ["event.text is mail", "unquoted-text"],
    ["event.words is event.words", "list-compared"],
    ["event.kinds > event.kinds", "list-compared"],
    ["event.kind in mail", "operand-type"],
    ["event.words in event.words", "operand-type"],
    ["event.kinds contains [mail]", "operand-type"],
    ["event.kinds contains small", "unknown-enum-value"],
    ["event.whole contains 3", "operand-type"],
    ["event.words contains any of event.text", "operand-type"],
    ["event.words contains any of event.kinds", "type-mismatch"],
    ['event.kind starts with "m"', "operand-type"],
    ['event.whole like "3*"', "operand-type"],
    ['event.text matches "a{2,1}"', "bad-pattern"],
    ["event.flag exists", "never-missing"],
    ["event.maybe > 3", "may-be-missing"],
    ["event.maybe + 1 > 3", "may-be-missing"],
    ["event.maybe in [3]", "may-be-missing"],
    ['(event.maybe otherwise "x") is 3', "wrong-type"],
    ["event.size + event.size > 1GB", "arithmetic-types"],
    ["event.at + event.at > event.time", "arithmetic-types"],
    ["1d + event.at > event.time", "arithmetic-types"],
    ["2 / event.wait > 3", "arithmetic-types"],
    ["event.wait * event.wait > 1h", "arithmetic-types"],
    ["event.text + event.text is event.text", "arithmetic-types"],
    ["length(event.whole) > 3", "wrong-type"],
    ["lower(event.words) is event.text", "wrong-type"],
    ["weekday(event.day) is monday", "wrong-type"],
    ["edit_distance(event.text) > 3", "argument-count"],
    ["upper(event.text) is event.text", "unknown-function"],
    ["count(a.b within 7d)", "count-not-compared"],
    ["count(a.b within 7d) > event.whole", "count-not-compared"],
    ["count(a.b within 7d) + 1 > 3", "count-not-compared"],
    ["count(a.b within 7d) > 2.5", "count-not-compared"],
    ["count(a.b where count(a.b within 1d) > 1 within 7d) > 3", "history-not-here"],
    ["distinct(person.name within 7d) > 3", "distinct-of-event"],
    ["distinct(event.words within 7d) > 3", "operand-type"],
    ["event", "bare-root"],
    ["event.text.x is event.text", "no-members"],
    ["risk.level is high", "no-members"],
    ["record.x is event.text", "root-not-here"],
    ["event.nothing is mail", "unknown-field"],
    ["event.nothing in [mail, chat]", "unknown-field"],
    ["nobody", "unknown-name"],
    ['event.words contains any of [["a"]]', "list-in-list"],
    ['event.number in [1, "a"]', "mixed-list"],
  ])("%s: %s, alone", (condition, code) => {
    expect(codesOf(condition)).toEqual([code]);
  });
});

describe("the typed model", () => {
  const conditionOf = (condition: string) => {
    const text = `policy p { trigger on a.b when ${condition} message note fatigue { wait 4h } }`;
    const { model } = checkFiles({ "vocabulary.kairos": VOCABULARY, "p.kairos": text });
    const when = model.policies.get("p")?.triggers[0]?.when;
    if (when?.kind !== "comparison") throw new Error("no comparison");
    return when;
  };

  it.each([
    ["event.whole * 2 is 4", "int"],
    ["event.whole / 2 is 4", "number"],
    ["event.whole + 1.5 is 4", "number"],
    ["event.time - event.at > 1d", "duration"],
    ["event.at + 1d > event.time", "timestamp"],
    ["event.wait / 2 > 1d", "duration"],
    ["weekday(event.at) is monday", "Weekday"],
    ["local_time(event.at) > 18:00", "time"],
    ["length(event.text) > 1", "int"],
    ["(event.maybe otherwise 2.5) > 1", "number"],
  ])("%s: the left side is %s", (condition, type) => {
    expect(typeName(conditionOf(condition).left.type)).toBe(type);
  });

  it("has counts on the left", () => {
    const { left, operator, right } = conditionOf("3 < count(a.b within 7d)");
    expect([left.kind, operator, right.kind === "literal" && right.value]).toEqual(["count", ">", 3]);
  });

  it("has times as strings, instants and lengths in milliseconds", () => {
    const value = (condition: string): unknown => {
      const { right } = conditionOf(condition);
      return right.kind === "literal" ? right.value : undefined;
    };
    expect(value("event.clock > 18:05")).toBe("18:05");
    expect(value("event.day > 2027-03-31")).toBe("2027-03-31");
    expect(value("event.at > 1970-01-01T00:00:01Z")).toBe(1000);
    expect(value("event.wait > 2m")).toBe(120_000);
    expect(value("event.share > 80%")).toBe(0.8);
    expect(value("event.kind is chat")).toBe("chat");
    expect(value("event.kind in [mail, chat]")).toEqual(["mail", "chat"]);
    expect(value("event.whole > -3")).toBe(-3);
  });
});
