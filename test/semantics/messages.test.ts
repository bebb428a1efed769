/** What authors read: each case shows the source and the rendered diagnostics together in the snapshot. */
import { describe, expect, it } from "vitest";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { checkExample } from "./check-text.js";

function reading(text: string): string {
  const { diagnostics, files } = checkExample(text);
  const rendered = renderDiagnostics(diagnostics, (file) => files[file]);
  return `${text.trim()}\n${"─".repeat(80)}\n${rendered === "" ? "no diagnostics\n" : rendered}`;
}

/** A policy on a shared file with this condition. */
const when = (condition: string): string =>
  `policy demo { trigger on file.shared when ${condition} message note fatigue gentle }`;
const person = (condition: string): string => `limits { at most 3 per day when ${condition} }`;
const fatigue = (lines: string): string => `policy demo { trigger on file.shared message note fatigue { ${lines} } }`;
const feedback = (text: string): string =>
  `policy demo { trigger on file.shared message feedback { body "${text}" } fatigue gentle }`;
const test = (lines: string): string => `test "demo" {\n  person ana { role: finance }\n  ${lines}\n}`;

const CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "addresses of a ladder": {
    "attribute without its root": "escalate steps { at 3 prompts within 30d notify manager }",
    "word without quotes": "escalate steps { at 3 prompts within 30d notify boss }",
  },
  "settings of the organisation": {
    "time zone with a colon": 'org { locales en timezone: "Europe/Berlin" }',
  },
  "names in conditions": {
    "misspelt field": when("event.sise > 25MB"),
    "misspelt attribute": person('person.departement is "Finance"'),
    "misspelt constant": when("event.recipient_domain is org.domian"),
    "field without its root": when("size > 25MB"),
    "attribute without its root": person('department is "Finance"'),
    "enum value alone": person("finance"),
    "misspelt enum value": person("person.role is suport"),
    "record text in place of the value's name": person('person.role is "red-team"'),
    "enum value of another enum": when("event.sensitivity is urgency"),
    "misspelt value in a list": person("person.role in [finance, suport]"),
    "misspelt risk level": when("risk >= hihg"),
    "misspelt weekday": when("weekday(event.time) is saterday"),
    "misspelt segment": "segment leads when person.role is support\n" + person("leds and leads"),
    "misspelt function": person('lowercase(person.department) is "finance"'),
    "user in place of person": person('employee.department is "Finance"'),
    "path into a value": person('person.department.name is "Finance"'),
    "root alone": person('person is "ana"'),
    "event in a segment": "segment quick when event.size > 1MB\n" + person("quick"),
    "risk in a risk block": "event a.b { moment after x: int risk { high when risk is low } }",
    "record in a policy": when('record.x is "a"'),
  },
  "names of things": {
    "misspelt event type": "policy demo { trigger on file.share message note fatigue gentle }",
    "a signal where a policy is asked for": 'exemption a { policies lookalike_domain until 2099-01-01 because "…" }',
    "misspelt shared message": "policy demo { trigger on file.shared message notee fatigue gentle }",
    "misspelt shared fatigue": "policy demo { trigger on file.shared message note fatigue gentel }",
    "misspelt follow up":
      "policy demo { trigger on file.shared message note fatigue gentle escalate { at 2 prompts within 7d follow up phising_201 } }",
    "misspelt tag": "limits { at most 1 per day across tag phising }",
    "misspelt field type": "event a.b { moment after x: strng }",
    "type of another language": "event a.b { moment after x: boolean }",
    "misspelt enum as a field's type": "event a.b { moment after x: Sensitivty }",
    "misspelt framework": 'baseline b { for everyone controls nist_csf2 "PR.AT-01" }',
    "control of CSF 1.1 with several successors": 'baseline b { for everyone controls nist_csf_2 "PR.AC-1" }',
    "two policies with one name": "policy clicked { trigger on file.shared message note fatigue gentle }",
    "a segment named like a root": 'segment risk when person.department is "A"\n',
    "misspelt time zone": 'test "z" { person ana { timezone: "Europe/Berln" } }',
    "a city as time zone": 'test "z" { person ana { timezone: "Berlin" } }',
  },
  types: {
    "size against duration": when("event.size > 10m"),
    "size against a plain number": when("event.size > 10"),
    "duration against a plain number": when("event.shown_for > 90"),
    "percentage against a decimal": when("event.confidence > 0.8"),
    "number against a size": when("event.downloads > 3kB"),
    "text against a number": person("person.department is 4"),
    "two enums": when("event.sensitivity is person.role"),
    "order of text": person('person.department > "A"'),
    "order of an enum without one": person("person.role > employee"),
    "a list with is": person('person.skills is "sql"'),
    "a list in in's place": person('"sql" in person.department'),
    "contains of a number": when("event.downloads contains 3"),
    "contains any of a single value": person('person.skills contains any of "sql"'),
    "contains with a list": person('person.skills contains ["sql"]'),
    "starts with on an enum": person('person.role starts with "fin"'),
    "a number as a condition": when("event.downloads"),
    "text and a condition": person("person.department and person.role is finance"),
    "not of text": person("not person.department"),
    "text without quotes": person("person.department is Finance"),
    "text without quotes in a list": person("person.department in [Finance, Sales]"),
    "mixed list": person('person.department in ["A", 4]'),
    "otherwise of another type": person('(person.team otherwise 4) is "x"'),
    "otherwise of what is always there": person('(person.department otherwise "x") is "x"'),
    "adding text": person('person.department + "x" is "y"'),
    "adding a number to an instant": when("event.time + 3 > 2026-01-01T00:00Z"),
    "multiplying sizes": when("event.size * 2 > 1GB"),
    "length of a number": when("length(event.downloads) > 3"),
    "too many arguments": person('lower(person.department, "x") is "y"'),
    "date against an instant": when("event.expires > event.time"),
    "a default of another type": "event a.b { moment after x: int = 3m }",
    "a default that is no value of its enum": "event a.b { moment after s: Sensitivity = privat }",
    "a default that looks something up": "event a.b { moment after s: string = org.domain }",
  },
  "missing values": {
    "without a guard": person('person.team is "payroll"'),
    "guard behind": person('person.team is "payroll" and person.team exists'),
    "guard with or": person('person.team exists or person.team is "payroll"'),
    "in a function": person('lower(person.team) is "payroll"'),
    "in an escalation": fatigue("wait 4h").replace(
      "fatigue",
      "escalate { at 2 prompts within 7d notify person.manager } fatigue",
    ),
    "guard twice": person('person.team exists and person.team exists and person.team is "x"'),
    "in a message": feedback("Shared {event.link}."),
  },
  history: {
    "in a limit": person("first time within 7d"),
    "in a segment": "segment new when first time within 7d\n" + person("new"),
    "in where": when("count(file.shared where first time within 7d within 7d) >= 3"),
    "count against a field": when("count(file.shared within 7d) >= event.downloads"),
    "count alone": when("count(file.shared within 7d)"),
    "count in a calculation": when("count(file.shared within 7d) + 1 >= 3"),
    "count against a fraction": when("count(file.shared within 7d) >= 2.5"),
    "count in a list": when("count(file.shared within 7d) in [3, 4]"),
    "count of answers": when("count(kairos.response within 7d) >= 3"),
    "count of an unknown type": when("count(file.sharing within 7d) >= 3"),
    "another event's field in where": when("count(mail.clicked where event.size > 1MB within 7d) >= 3"),
    "distinct of a person's attribute": when("distinct(person.department within 7d) >= 3"),
    "distinct of a list":
      "policy demo { trigger on mail.clicked when distinct(event.cues within 7d) >= 3 message note fatigue gentle }",
    "a window of no length": when("count(file.shared within 0d) >= 3"),
  },
  patterns: {
    "digits as elsewhere": person('person.id matches "\\\\d+"'),
    "look-around": person('person.id matches "(?=a)b"'),
    "unclosed bracket": person('person.id matches "[a-z"'),
    "on an enum": person('person.role like "fin*"'),
  },
  "several event types": {
    "a field that one lacks":
      "policy demo { trigger on file.shared, mail.clicked when event.size > 1MB message note fatigue gentle }",
    "a field of two types":
      "policy demo { trigger on file.shared, secret.pushed when event.size > 1MB message note fatigue gentle }",
    "a field that all lack":
      "policy demo { trigger on file.shared, mail.clicked when event.colour > 1MB message note fatigue gentle }",
    "a shared message that one can't fill":
      'message sized feedback { body "{event.size}" }\npolicy a { trigger on file.shared message sized fatigue gentle }\npolicy b { trigger on mail.clicked message sized fatigue gentle }',
  },
  limits: {
    "none at all": fatigue("at most 0 per day"),
    "no length": fatigue("wait 0s"),
    "quiet all day": fatigue("quiet 07:00 to 07:00"),
    "no weekday": fatigue("quiet on satruday"),
    "back off without a wait": fatigue("back off 2x up to 7d after dismissed"),
    "back off beside a conditional wait": fatigue("wait 4h when risk is low back off 2x up to 7d after dismissed"),
    "back off beside a wait with a scope": fatigue("wait 4h across all back off 2x up to 7d after dismissed"),
    "back off whose wait a variant replaces":
      "policy demo { trigger on file.shared message note fatigue { wait 4h back off 2x up to 7d after dismissed } variant calm when person.role is support { fatigue { wait 8h when risk is low } } }",
    "back off by one and a half": fatigue("wait 4h back off 1.5x up to 7d after dismissed"),
    "back off by one": fatigue("wait 4h back off 1x up to 7d after dismissed"),
    "mute across policies": "limits { mute 7d after 3 ignored within 30d }",
    "grouped by a list": "limits { at most 3 within 1h for each person.skills }",
    "grouped by an event's field": "limits { at most 3 within 1h for each event.size }",
    "grouped by a bare word": "limits { at most 3 within 1h for each department }",
    "grouped by nothing known": "limits { at most 3 within 1h for each person.departmet }",
    "per event for everyone": "limits { at most 1 per event for everyone }",
  },
  policies: {
    empty: "policy demo { }",
    "two titles": 'policy demo { title "A" title "B" trigger on file.shared message note fatigue gentle }',
    "a holdout of too many decimals":
      "policy demo { holdout 0.00001% trigger on file.shared message note fatigue gentle }",
    "show nothing":
      'policy demo { trigger on mail.clicked signals any of lookalike_domain show at most 0 message feedback { body "{signals.missed}" } fatigue gentle }',
    "a signal of another event":
      'policy demo { trigger on file.shared signals any of lookalike_domain message feedback { body "{signals.missed}" } fatigue gentle }',
    "two variants with one name":
      "policy demo { trigger on file.shared message note fatigue gentle variant a when person.role is finance { priority 1 } variant a when person.role is support { priority 2 } }",
    "no body": 'policy demo { trigger on file.shared message feedback { title "A" } fatigue gentle }',
    "answers as a trigger": "policy demo { trigger on kairos.response message note fatigue gentle }",
    "a review without an owner":
      'policy demo { trigger on file.shared message note fatigue gentle escalate { at 2 dismissed within 7d review process "Why?" } }',
    "a follow up that nothing reaches": 'follow up extra { title "Extra" }',
    "a signal that nobody asks for":
      'signal large on file.shared { when event.size > 1GB missed "Large." check "Look at the size." }',
  },
  texts: {
    "a slot without its root": feedback("{size}"),
    "a misspelt slot": feedback("{event.sise}"),
    "a misspelt signals slot": feedback("{signals.mised}"),
    "signals in a signal":
      'signal large on file.shared { missed "{signals.check}" check "Look." }\npolicy demo { trigger on file.shared signals any of large message feedback { body "{signals.missed}" } fatigue gentle }',
    "a misspelt shared text": 'text place "intranet"\n' + feedback("{text.plac} {text.place}"),
    "a shared text that names signals, in a link":
      'text all "{signals.missed}"\npolicy demo { trigger on file.shared message feedback { body "a" action "b" opens "https://a.example/{text.all}" } fatigue gentle }',
    "a locale twice":
      'policy demo { trigger on file.shared message feedback { body { en "a" en "b" } } fatigue gentle }',
    "the event in the text of a layer": 'baseline b { title "About {event.size}" for everyone }',
    "personal and in two locales":
      'policy demo { trigger on file.shared when person.manager exists message feedback { body { en "{person.manager}" de "{person.manager}" } } fatigue gentle }',
    "untrusted through a shared text":
      'text who "{event.recipient_domain}"\npolicy demo { trigger on file.shared message feedback { body "a" action "b" opens "https://a.example/{text.who}" } fatigue gentle }',
  },
  sources: {
    incomplete: "source s { }",
    "unknown event": "source s { id record.a time record.b person record.c map to secret.push { size: record.d } }",
    "unknown field":
      "source s { id record.a time record.b person record.c map to secret.pushed { size: record.d, sise: record.e } }",
    "missing field": "source s { id record.a time record.b person record.c map to secret.pushed { } }",
    "item without each": "source s { id item.a time record.b person record.c map to secret.pushed { size: item.d } }",
    "an attribute of the person":
      "source s { id record.a time record.b person record.c map when person.role is finance to secret.pushed { size: record.d } }",
    "a literal that does not fit":
      'source s { id record.a time record.b person record.c map to secret.pushed { size: "big" } }',
  },
  tests: {
    "unknown person": test("09:00 bob file.shared { } -> prompt shared"),
    "unknown field": test("09:00 ana file.shared { sise: 3MB } -> prompt shared"),
    "a value of another type": test('09:00 ana file.shared { size: "large" } -> prompt shared'),
    "unknown policy": test("09:00 ana file.shared -> prompt share"),
    "unknown exemption": test("09:00 ana file.shared -> silence because exemption audit"),
    "no answer": test("09:00 ana answers shared with ignored"),
    "back in time": test("day 2 09:00 ana file.shared -> prompt shared\n  day 1 10:00 ana file.shared -> nothing"),
    "signal of another policy": test("09:00 ana file.shared -> prompt shared with lookalike_domain"),
  },
  upkeep: {
    "exemption past its end": 'exemption a { all policies until 2026-11-29 because "…" }',
    "exemption on its last day": 'exemption a { all policies until 2026-11-30 because "…" }',
    "exemption for nothing": 'exemption a { until 2099-01-01 because "…" }',
    "goals of the wrong kind":
      "budget { prompts per person per week p95 at most 80% interruption per day at most 3 coverage of high risk at least 3m dismissed at most 5 }",
    "a misspelt risk level": "budget { coverage of hihg risk at least 80% }",
    camelCase: "event badge.wasLost { moment after atGate: string }",
  },
};

describe.each(Object.entries(CASES))("%s", (_title, cases) => {
  it.each(Object.entries(cases))("%s", (_name, text) => {
    expect(reading(text)).toMatchSnapshot();
  });
});
