/** `exists` makes a value present to the right of `and`, in what the condition guards, and under `not … or …`. */
import { describe, expect, it } from "vitest";
import { checkExample, codes } from "./check-text.js";

const limit = (condition: string): string => `limits { at most 3 per day when ${condition} }`;

describe("conditions in which the value is there", () => {
  it.each([
    'person.team exists and person.team is "a"',
    'person.team exists and person.role is finance and person.team is "a"',
    'person.role is finance and (person.team exists and person.team is "a")',
    'not person.team exists or person.team is "a"',
    'not (person.team exists and person.manager exists) or person.team is "a"',
    'not (not person.team exists) and person.team is "a"',
    'not (not person.team exists or person.role is finance) and person.team is "a"',
    '(person.team exists or person.team exists) and person.team is "a"',
    '(person.team otherwise "b") is "a"',
    'person.team exists and not person.team is "a"',
    'person.team exists and lower(person.team) in ["a", "b"]',
    'person.team exists and (person.role is finance or person.team is "a")',
    "person.team exists and person.manager exists and person.team is person.manager",
    'length(person.team otherwise "") > 3',
  ])("%s", (condition) => {
    expect(codes(checkExample(limit(condition)))).toEqual([]);
  });
});

describe("conditions in which it may be missing", () => {
  it.each([
    'person.team is "a"',
    'person.team exists or person.team is "a"',
    'not person.team exists and person.team is "a"',
    'person.team is "a" and person.team exists',
    '(person.team exists or person.role is finance) and person.team is "a"',
    'not (person.team exists or person.manager exists) or person.team is "a"',
    'person.manager exists and person.team is "a"',
    '(person.role is finance and person.team exists) or person.team is "a"',
    "length(person.team) > 3",
    'person.team in ["a"]',
    'person.team like "a*"',
  ])("%s", (condition) => {
    expect(codes(checkExample(limit(condition)))).toContain("may-be-missing");
  });

  it("is said once, and what follows is taken to be there", () => {
    expect(codes(checkExample(limit('lower(person.team) is "a"')))).toEqual(["may-be-missing"]);
  });
});

describe("what a condition guards", () => {
  const policy = (trigger: string, message = "{event.link}"): string =>
    `policy demo { ${trigger} message feedback { body "${message}" } fatigue gentle }`;

  it.each([
    ["the trigger guards the message", policy("trigger on file.shared when event.link exists"), []],
    ["no trigger, no guard", policy("trigger on file.shared"), ["slot-may-be-missing"]],
    [
      "each of several triggers must guard it",
      policy("trigger on file.shared when event.link exists trigger on file.shared when event.size > 1MB"),
      ["slot-may-be-missing"],
    ],
    [
      "all of several triggers guard it",
      policy(
        "trigger on file.shared when event.link exists trigger on file.shared when event.link exists and event.size > 1MB",
      ),
      [],
    ],
    [
      "a signal's condition guards its texts",
      'signal s on file.shared { when event.link exists missed "{event.link}" check "Look." } policy demo { trigger on file.shared signals any of s message feedback { body "{signals.missed}" } fatigue gentle }',
      [],
    ],
    [
      "a trigger does not guard a signal",
      'signal s on file.shared { missed "{event.link}" check "Look." } policy demo { trigger on file.shared when event.link exists signals any of s message feedback { body "{signals.missed}" } fatigue gentle }',
      ["slot-may-be-missing"],
    ],
    [
      "a variant's condition guards its message",
      'policy demo { trigger on file.shared message note fatigue gentle variant linked when event.link exists { message feedback { body "{event.link}" } } }',
      [],
    ],
    [
      "a trigger guards the conditions of limits and variants",
      'policy demo { trigger on file.shared when event.link exists message note fatigue { wait 4h when event.link is "a" } variant a when event.link is "b" { priority 1 } }',
      [],
    ],
    [
      "a shared message is guarded where all of its policies guard it",
      'message linked feedback { body "{event.link}" } policy a { trigger on file.shared when event.link exists message linked fatigue gentle } policy b { trigger on file.shared when event.link exists message linked fatigue gentle }',
      [],
    ],
    [
      "a shared message is not guarded where one does not",
      'message linked feedback { body "{event.link}" } policy a { trigger on file.shared when event.link exists message linked fatigue gentle } policy b { trigger on file.shared message linked fatigue gentle }',
      ["slot-may-be-missing"],
    ],
    [
      "a shared text is guarded where it is shown",
      'text link "{event.link}" policy a { trigger on file.shared when event.link exists message feedback { body "{text.link}" } fatigue gentle }',
      [],
    ],
    [
      "a segment guards what it proves",
      'segment teamed when person.team exists limits { at most 3 per day when teamed and person.team is "a" }',
      [],
    ],
    [
      "nothing guards an escalation, which may come later",
      "policy demo { trigger on file.shared when person.manager exists message note fatigue gentle escalate { at 2 prompts within 7d notify person.manager } }",
      ["may-be-missing"],
    ],
    [
      "where of a count knows nothing of the present event",
      'policy demo { trigger on file.shared when event.link exists and count(file.shared where event.link is "a" within 7d) >= 2 message note fatigue gentle }',
      ["may-be-missing"],
    ],
  ])("%s", (_title, text, expected) => {
    expect(codes(checkExample(text))).toEqual(expected);
  });

  it("takes a field with a default to be there", () => {
    const text =
      'event a.b { moment after x: string? = "none" } policy demo { trigger on a.b when event.x is "a" message note fatigue gentle }';
    expect(codes(checkExample(text))).toEqual([]);
  });
});

describe("behind a guard with a mistake in it, nothing is held to be missing", () => {
  const policy = (trigger: string, message = "Look."): string =>
    `policy demo { ${trigger} message feedback { body "${message}" } fatigue gentle }`;

  it.each([
    ["in the rest of the condition", policy('trigger on file.shared when event.lnk exists and event.link is "x"')],
    ["in the message", policy("trigger on file.shared when event.lnk exists", "{event.link}")],
    ["after `or`", policy('trigger on file.shared when not event.lnk exists or event.link is "x"')],
    ["behind a segment that is not there", policy("trigger on file.shared when has_lnk", "{event.link}")],
  ])("%s", (_, text) => {
    const said = codes(checkExample(text));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^unknown-/);
  });

  it("but is where one of two triggers says nothing of it", () => {
    const text = policy("trigger on file.shared when event.lnk exists trigger on file.shared", "{event.link}");
    expect(codes(checkExample(text))).toContain("slot-may-be-missing");
  });
});
