/** What is said of policies as wholes, and what is not: limits, ladders, signals, and what nothing names. */
import { describe, expect, it } from "vitest";
import { checkFiles } from "./check-text.js";

const VOCABULARY = `person { role: string manager: personal string? }
enum Level ordered { open, inner, secret }
event file.shared { moment after level: Level size: bytes domain: string }
event mail.clicked { moment after size: bytes }
message note feedback { body "Take a second look." }
fatigue gentle { wait 4h }
`;

function said(code: string, text: string): string[] {
  const { diagnostics } = checkFiles({ "p.kairos": VOCABULARY + text });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([]);
  return diagnostics.filter((one) => one.code === code).map(({ message }) => message);
}

function policy(more: string, name = "p"): string {
  return `policy ${name} { trigger on file.shared message note ${more} }\n`;
}

describe("double-at-midnight", () => {
  it.each([
    ["at most 2 per day", 1],
    ["at most 1 per day", 0],
    ["at most 2 per week", 1],
    ["at most 2 per month", 1],
    ["at most 1 per event", 0],
    ["at most 2 within 24h", 0],
    ["at most 2 per day wait 1m", 0],
    ["at most 2 per day at most 3 within 7d", 0],
    ["at most 2 per day quiet 22:00 to 06:00", 0],
    ["at most 2 per day quiet 06:00 to 22:00", 1],
    ["at most 2 per day quiet on saturday, sunday", 1],
    ["at most 3 per week at most 1 per day", 0],
    ["at most 3 per week at most 2 per day", 1],
    ["at most 2 per day at most 3 per week", 1],
    ["at most 2 per day at most 1 per event", 1],
  ])("%s", (limits, count) => {
    expect(said("double-at-midnight", policy(`fatigue { ${limits} }`))).toHaveLength(count);
  });

  it("says how many come through around which border", () => {
    expect(said("double-at-midnight", policy("fatigue { at most 3 per month }"))).toEqual([
      "`at most 3 per month` lets 6 prompts through within minutes, around the end of a month",
    ]);
  });

  it.each([
    ["the limits of all policies space prompts", `${policy("fatigue { at most 2 per day }")}limits { wait 1h }`, 0],
    ["one of two policies under the limit waits", shared("fatigue { wait 1h }", "priority 1"), 0],
    ["none of two policies under the limit waits", shared("priority 2", "priority 1"), 1],
    ["a variant takes the wait away", variant("at most 2 per day wait 4h", "wait 1h"), 0],
    ["a variant alone has such a limit", variant("wait 4h", "at most 5 per day"), 0],
  ])("where %s", (_, text, count) => {
    expect(said("double-at-midnight", text)).toHaveLength(count);
  });

  function shared(first: string, second: string): string {
    return `fatigue daily { at most 2 per day }\n${policy(`fatigue daily ${first}`)}${policy(`fatigue daily ${second}`, "q")}`;
  }

  function variant(base: string, own: string): string {
    return policy(`fatigue { ${base} } variant v when person.role is "x" { fatigue { ${own} } }`);
  }
});

describe("escalation-without-owner", () => {
  const ladder = (action: string): string => `escalate { at 3 occurrences within 30d ${action} }`;
  const notify = ladder('notify person.manager otherwise "awareness@acme.example"');
  const review = ladder('review process "Is it clear?"');

  it.each([
    ["a ladder that writes to somebody", `fatigue gentle ${notify}`, 1],
    ["the same with an owner", `owner "awareness@acme.example" fatigue gentle ${notify}`, 0],
    ["no ladder", "fatigue gentle", 0],
    ["a ladder in a variant alone", `fatigue gentle variant v when person.role is "x" { ${notify} }`, 1],
    ["a ladder that asks for a review, which has a warning of its own", `fatigue gentle ${review}`, 0],
  ])("%s", (_, more, count) => {
    expect(said("escalation-without-owner", policy(more))).toHaveLength(count);
  });

  it("is said once of a policy with several ladders, and of each policy under a shared one", () => {
    const both = `escalate both { at 3 occurrences within 30d notify "a@acme.example" at 5 occurrences within 30d notify "b@acme.example" }\n`;
    const text = both + policy("fatigue gentle escalate both") + policy("fatigue gentle escalate both", "q");
    expect(said("escalation-without-owner", text)).toEqual([
      "`p` escalates, but has no `owner`",
      "`q` escalates, but has no `owner`",
    ]);
  });
});

describe("signal-never-there", () => {
  const signal = (name: string, when: string, on = "file.shared"): string =>
    `signal ${name} on ${on} { when ${when} missed "${name} was there." check "Look." }\n`;
  const asking = (trigger: string, signals: string, on = "file.shared"): string =>
    `policy p { trigger on ${on} when ${trigger} signals ${signals} message feedback { body "{signals.missed}" } fatigue gentle }\n`;

  it.each([
    ["event.size > 10MB", "event.size <= 10MB", 1],
    ["event.size >= 10MB", "event.size <= 10MB", 0],
    ["event.level >= inner", "event.level is open", 1],
    ["event.level >= inner", "event.level is inner", 0],
    ["event.level in [open, secret]", "event.level is inner", 1],
    ['event.domain ends with ".example"', 'event.domain is "acme.test"', 1],
    ['event.domain ends with ".example"', 'event.domain is "acme.example"', 0],
    ['person.role is "a"', 'person.role is "b"', 1],
  ])("with the trigger %s, the signal %s", (trigger, when, count) => {
    expect(said("signal-never-there", signal("one", when) + asking(trigger, "any of one"))).toHaveLength(count);
  });

  it("is asked of every trigger: one that takes the signal is enough", () => {
    const text = `${signal("one", "event.size <= 10MB")}policy p {
  trigger on file.shared when event.size > 10MB
  trigger on file.shared when event.level is secret
  signals any of one message feedback { body "{signals.missed}" } fatigue gentle
}`;
    expect(said("signal-never-there", text)).toEqual([]);
  });

  it("is not said where it can be there on one of several event types", () => {
    const text = `${signal("one", "event.size <= 10MB", "file.shared, mail.clicked")}policy p {
  trigger on file.shared when event.size > 10MB
  trigger on mail.clicked
  signals any of one message feedback { body "{signals.missed}" } fatigue gentle
}`;
    expect(said("signal-never-there", text)).toEqual([]);
  });

  it("is asked of every event type", () => {
    const text =
      signal("one", "event.size <= 10MB", "file.shared, mail.clicked") +
      asking("event.size > 10MB", "any of one", "file.shared, mail.clicked");
    expect(said("signal-never-there", text)).toHaveLength(1);
  });

  it.each([
    ["all of", "event.size < 5MB", 1],
    ["any of", "event.size < 5MB", 0],
    ["all of", "event.size < 20MB", 0],
  ])("with `%s` signals that may exclude each other, %s", (need, when, count) => {
    const text =
      signal("small", when) +
      signal("large", "event.size > 10MB") +
      asking("event.level is open", `${need} small, large`);
    expect(said("signal-never-there", text)).toHaveLength(count);
  });

  it("says of signals that exclude each other that the policy never prompts", () => {
    const text =
      signal("small", "event.size < 5MB") +
      signal("large", "event.size > 10MB") +
      asking("event.level is open", "all of small, large");
    expect(said("signal-never-there", text)).toEqual([
      "the signals of `p` are never there all together when a trigger holds, so it never prompts",
    ]);
  });

  it("is not said of a signal that never holds at all, which has a warning of its own", () => {
    const text = signal("one", "event.size < 5MB and event.size > 10MB") + asking("event.level is open", "any of one");
    expect(said("signal-never-there", text)).toEqual([]);
    expect(said("never-holds", text)).toHaveLength(1);
  });
});

describe("unused-declaration", () => {
  it.each([
    ["text", 'text aside "Look."', 1],
    ["signal", 'signal seen on file.shared { missed "A" check "B" }', 1],
    ["message", 'message other feedback { body "Look." }', 1],
    ["fatigue", "fatigue patient { wait 8h }", 1],
    ["escalate", 'escalate steep { at 3 occurrences within 30d notify "a@acme.example" }', 1],
    ["follow up", 'follow up later { title "Later" content "https://acme.example/x" }', 1],
    ["segment, whose figures a report shows", 'segment finance when person.role is "finance"', 0],
  ])("%s", (_, declaration, count) => {
    expect(said("unused-declaration", `${policy("fatigue gentle")}${declaration}`)).toHaveLength(count);
  });
});
