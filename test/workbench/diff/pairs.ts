/** Pairs of policy sets as data: what stands in each of them, beside a vocabulary that both share unless they replace it. */
import { compile } from "../../../src/compiler/index.js";
import type { Bundle } from "../../../src/bundle/types.js";

export interface PairOfSets {
  readonly name: string;
  readonly old: string;
  readonly new: string;
  /** In place of the shared one. */
  readonly vocabulary?: { readonly old: string; readonly new: string };
}

export const vocabulary = `org {
  locales  en, de
  timezone "Europe/Berlin"
  domain:   "acme.example"
  partners: ["partner.example", "auditor.example"]
}
enum Role { staff, sales, finance, red_team }
enum Kind ordered { public, internal, secret }
person {
  role: Role = staff
  team: string
  joined: date?
  manager: personal string?
}
event file.shared {
  moment before
  kind: Kind
  outside: bool = false
  size: bytes
  recipient: untrusted string
  note: string?
  risk {
    critical when event.kind is secret and event.outside
    high     when event.kind >= internal and event.outside
    low      otherwise
  }
}
event mail.sent { moment after to: untrusted string parts: list of Kind = [] }
event mail.reported { moment after }
signal outside on file.shared {
  when   event.outside
  missed { en "It goes outside." de "Sie geht hinaus." }
  check  { en "Look at the address." de "Adresse ansehen." }
}
signal large on file.shared {
  when   event.size >= 100MB
  missed { en "It is large." de "Sie ist groß." }
  check  { en "Share a part." de "Einen Teil teilen." }
}
follow up sharing_201 { title "Sharing" content "https://learn.acme.example/201" due 14d }
`;

/** A policy with these clauses, and one of everything that it does not say. */
export function policy(clauses: string, name = "share"): string {
  const standard: [word: string, text: string][] = [
    ["title", `title "Sharing"`],
    ["owner", `owner "data@acme.example"`],
    ["trigger", "trigger on file.shared"],
    [
      "message",
      `message inline { body { en "Stop and look." de "Kurz hinsehen." } action { en "Help" de "Hilfe" } opens "https://acme.example" }`,
    ],
    ["fatigue", "fatigue { wait 1h }"],
  ];
  const missing = standard
    .filter(([word]) => !new RegExp(`^\\s*${word}\\b`, "m").test(clauses))
    .map(([, text]) => text);
  return `policy ${name} {\n${[...missing, clauses].map((line) => `  ${line.trim()}\n`).join("")}}\n`;
}

export function bundleOf(text: string): Bundle {
  const { bundle, diagnostics } = compile([{ path: "policies.kairos", text }]);
  if (bundle !== undefined) return bundle;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  throw new Error(`${errors.map(({ code, message }) => `${code}: ${message}`).join("\n")}\n${text}`);
}

export function bundlesOf(pair: PairOfSets): { readonly old: Bundle; readonly next: Bundle } {
  const { old, new: next } = pair.vocabulary ?? { old: vocabulary, new: vocabulary };
  return { old: bundleOf(`${old}\n${pair.old}`), next: bundleOf(`${next}\n${pair.new}`) };
}

const trigger = (when: string): string => policy(`trigger on file.shared when ${when}`);
const limits = (lines: string): string => policy(`fatigue { ${lines} }`);
const ladder = (lines: string): string => policy(`escalate { ${lines} }`);
const both = (old: string, next: string): { readonly old: string; readonly new: string } => ({ old, new: next });
/** The vocabulary in which one text stands for another. */
const edited = (from: string, to: string): { readonly old: string; readonly new: string } => {
  if (!vocabulary.includes(from)) throw new Error(`the vocabulary has no ${from}`);
  return { old: vocabulary, new: vocabulary.replace(from, to) };
};

/** That mean something else. */
export const changes: readonly PairOfSets[] = [
  { name: "a threshold is lower", ...both(trigger("event.size >= 10MB"), trigger("event.size >= 5MB")) },
  { name: "a threshold is strict now", ...both(trigger("event.size >= 10MB"), trigger("event.size > 10MB")) },
  { name: "a condition more", ...both(trigger("event.outside"), trigger("event.outside and event.kind is secret")) },
  { name: "other moments", ...both(trigger("event.kind is internal"), trigger("event.kind is secret")) },
  { name: "no condition any more", ...both(trigger("event.outside"), policy("trigger on file.shared")) },
  { name: "a list grows", ...both(trigger("person.role in [sales]"), trigger("person.role in [sales, finance]")) },
  {
    name: "a farther likeness",
    ...both(
      trigger("edit_distance(event.recipient, org.domain) <= 2"),
      trigger("edit_distance(event.recipient, org.domain) <= 3"),
    ),
  },
  {
    name: "a wider pattern",
    ...both(trigger(`event.recipient like "*.acme.example"`), trigger(`event.recipient like "*acme.example"`)),
  },
  {
    name: "an expression of a pattern",
    ...both(
      trigger(`event.recipient matches "[a-z]+@acme\\\\.example"`),
      trigger(`event.recipient matches "[a-z0-9]+@acme\\\\.example"`),
    ),
  },
  { name: "text that may be missing", ...both(trigger(`event.note exists`), trigger(`not event.note exists`)) },
  {
    name: "a count is lower",
    ...both(trigger("count(mail.sent within 7d) >= 3"), trigger("count(mail.sent within 7d) >= 2")),
  },
  {
    name: "a longer window",
    ...both(trigger("count(mail.sent within 1d) >= 2"), trigger("count(mail.sent within 7d) >= 2")),
  },
  { name: "first time in a longer while", ...both(trigger("first time within 7d"), trigger("first time within 14d")) },
  {
    name: "more values told apart",
    ...both(trigger("distinct(event.recipient within 1d) >= 2"), trigger("distinct(event.recipient within 1d) >= 3")),
  },
  {
    name: "hours of the day",
    ...both(trigger("local_time(event.time) >= 18:00"), trigger("local_time(event.time) >= 17:00")),
  },
  {
    name: "days of the week",
    ...both(trigger("weekday(event.time) in [saturday]"), trigger("weekday(event.time) in [saturday, sunday]")),
  },
  {
    name: "another event type",
    ...both(policy("trigger on file.shared"), policy("trigger on file.shared, mail.sent")),
  },
  { name: "a risk that is asked for", ...both(trigger("risk is critical"), trigger("risk >= high")) },
  {
    name: "signals that are asked for",
    ...both(policy("signals any of outside, large"), policy("signals all of outside, large")),
  },
  {
    name: "signals in another order",
    ...both(policy("signals any of outside, large"), policy("signals any of large, outside")),
  },
  {
    name: "beyond what is tried",
    ...both(
      trigger("event.recipient ends with event.id and length(event.recipient) > 6000"),
      trigger("event.recipient ends with event.id and length(event.recipient) > 5000"),
    ),
  },
  {
    name: "beyond what can be told",
    ...both(
      trigger("edit_distance(event.recipient, person.team) > 5000"),
      trigger("edit_distance(person.team, event.recipient) > 4000"),
    ),
  },
  { name: "a limit is shorter", ...both(limits("wait 4h"), limits("wait 2h")) },
  { name: "a limit allows less", ...both(limits("at most 5 within 7d"), limits("at most 3 within 7d")) },
  { name: "a limit by the week", ...both(limits("at most 2 per day"), limits("at most 2 per week")) },
  { name: "a limit that cannot be compared", ...both(limits("at most 2 within 1d"), limits("at most 5 within 7d")) },
  {
    name: "a limit more, a limit less",
    ...both(limits("wait 1h at most 2 per day"), limits("wait 1h quiet 22:00 to 06:00")),
  },
  {
    name: "limits in another order",
    ...both(limits("wait 1h at most 2 per day"), limits("at most 2 per day wait 1h")),
  },
  { name: "quiet for longer", ...both(limits("quiet 22:00 to 06:00"), limits("quiet 20:00 to 07:00")) },
  { name: "quiet at other hours", ...both(limits("quiet 22:00 to 06:00"), limits("quiet 20:00 to 05:00")) },
  { name: "a limit with a condition", ...both(limits("wait 1h"), limits("wait 1h when risk < critical")) },
  {
    name: "a limit counts more",
    ...both(
      `${limits("at most 2 per day")}${policy("", "other")}`,
      `${limits("at most 2 per day across all")}${policy("", "other")}`,
    ),
  },
  {
    name: "a limit for a group",
    ...both(limits("at most 9 per day"), limits("at most 9 per day for each person.team")),
  },
  {
    name: "backing off faster",
    ...both(
      limits("wait 1h back off 2x up to 7d after dismissed"),
      limits("wait 1h back off 3x up to 7d after ignored"),
    ),
  },
  {
    name: "a mute that comes later",
    ...both(limits("mute 7d after 2 not_useful within 7d"), limits("mute 7d after 3 not_useful within 7d")),
  },
  {
    name: "shared limits",
    ...both(`${policy("")}limits { at most 3 per day }`, `${policy("")}limits { at most 2 per day }`),
  },
  {
    name: "words",
    ...both(
      policy(""),
      policy(
        `message inline { body { en "Wait and look." de "Kurz hinsehen." } action { en "Help" de "Hilfe" } opens "https://acme.example" }`,
      ),
    ),
  },
  {
    name: "a language more",
    ...both(
      policy(`message feedback { body { en "Look." } }`),
      policy(`message feedback { body { en "Look." de "Hinsehen." } }`),
    ),
  },
  {
    name: "feedback instead of a hint",
    ...both(
      policy(""),
      policy(
        `message feedback { body { en "Stop and look." de "Kurz hinsehen." } action { en "Help" de "Hilfe" } opens "https://acme.example" }`,
      ),
    ),
  },
  {
    name: "a step sooner",
    ...both(
      ladder("at 5 occurrences within 30d follow up sharing_201"),
      ladder("at 3 occurrences within 30d follow up sharing_201"),
    ),
  },
  {
    name: "a step that does something else",
    ...both(
      ladder("at 5 occurrences within 30d follow up sharing_201"),
      ladder(`at 5 occurrences within 30d notify "data@acme.example"`),
    ),
  },
  {
    name: "a step that counts prompts",
    ...both(
      ladder("at 5 occurrences within 30d follow up sharing_201"),
      ladder("at 5 prompts within 30d follow up sharing_201"),
    ),
  },
  {
    name: "steps",
    ...both(
      ladder('at 2 ignored within 7d review process "Is it seen?"'),
      ladder('at 2 ignored within 7d review process "Is it read?" at 3 dismissed within 7d follow up sharing_201'),
    ),
  },
  {
    name: "a variant for more people",
    ...both(
      policy("variant night when person.role is sales { priority 5 }"),
      policy("variant night when person.role in [sales, finance] { priority 5 }"),
    ),
  },
  {
    name: "a variant with other limits",
    ...both(
      policy("variant night when person.role is sales { fatigue { at most 2 per day } }"),
      policy("variant night when person.role is sales { fatigue { at most 1 per day } }"),
    ),
  },
  {
    name: "variants in another order",
    ...both(
      policy("variant one when person.role is sales { priority 5 }\nvariant two when event.outside { priority 6 }"),
      policy("variant two when event.outside { priority 6 }\nvariant one when person.role is sales { priority 5 }"),
    ),
  },
  {
    name: "numbers and names",
    ...both(
      policy("tags sharing\npriority 1\nholdout 5%\nanswer within 2h"),
      policy(
        'tags sharing, data\npriority 2\nholdout 10%\nanswer within 1h\nowner "security@acme.example"\ntitle "Sharing files"\ncontrols nist_csf_2 "PR.AT-01"',
      ),
    ),
  },
  { name: "a policy has another name", ...both(policy("", "share"), policy("", "sharing")) },
  {
    name: "a policy more, a policy less",
    ...both(policy("trigger on mail.sent", "mail"), policy("trigger on file.shared when event.outside", "files")),
  },
  {
    name: "an exemption",
    ...both(
      `${policy("")}exemption testers { all policies when person.role is red_team until 2027-03-31 because "They test." }`,
      `${policy("")}exemption testers { all policies when person.role in [red_team, finance] until 2027-06-30 because "They test." }`,
    ),
  },
  {
    name: "an exemption is gone",
    ...both(
      `${policy("")}exemption testers { all policies when person.role is red_team because "They test." }`,
      policy(""),
    ),
  },
  {
    name: "a baseline",
    ...both(
      `baseline basics { title "Basics" content "https://acme.example/b" for everyone every 365d covers mail.sent }`,
      `baseline basics { title "Basics" content "https://acme.example/b" for person.role is sales every 180d covers mail.sent, mail.reported }`,
    ),
  },
  {
    name: "a budget",
    ...both(
      `${policy("")}budget { prompts per person per week p95 at most 3 }`,
      `${policy("")}budget { prompts per person per week p95 at most 4 coverage of high risk at least 80% }`,
    ),
  },
  {
    name: "the risk of an event type",
    ...both(trigger("risk >= high"), trigger("risk >= high")),
    vocabulary: edited(
      "high     when event.kind >= internal and event.outside",
      "high     when event.kind >= internal",
    ),
  },
  {
    name: "a signal",
    ...both(policy("signals any of outside, large"), policy("signals any of outside, large")),
    vocabulary: edited("event.size >= 100MB", "event.size >= 50MB"),
  },
  {
    name: "an event type with risk",
    ...both(policy(""), policy("")),
    vocabulary: edited(
      "event mail.reported { moment after }",
      "event mail.reported { moment after risk { low otherwise } }",
    ),
  },
  {
    name: "the words of a signal",
    ...both(
      policy('signals any of outside\nmessage feedback { body { en "{signals.missed}" de "{signals.missed}" } }'),
      policy('signals any of outside\nmessage feedback { body { en "{signals.missed}" de "{signals.missed}" } }'),
    ),
    vocabulary: edited("Look at the address.", "Read the address."),
  },
  {
    name: "a field that must be there",
    ...both(policy(""), policy("")),
    vocabulary: edited("note: string?", "note: string\n  channel: string"),
  },
  {
    name: "a field with another standard value",
    ...both(trigger("event.outside"), trigger("event.outside")),
    vocabulary: edited("outside: bool = false", "outside: bool = true"),
  },
  {
    name: "an enum",
    ...both(trigger("person.role in [sales]"), trigger("person.role in [sales, legal]")),
    vocabulary: edited("red_team }", "red_team, legal }"),
  },
  {
    name: "the organisation",
    ...both(policy(""), policy("")),
    vocabulary: edited(`timezone "Europe/Berlin"`, `timezone "Europe/London"`),
  },
  {
    name: "a constant of the organisation",
    ...both(trigger("event.recipient in org.partners"), trigger("event.recipient in org.partners")),
    vocabulary: edited(`"auditor.example"]`, `"auditor.example", "bank.example"]`),
  },
];

/** That mean the same. */
export const refactorings: readonly PairOfSets[] = [
  { name: "nothing", ...both(policy(""), policy("")) },
  {
    name: "layout and comments",
    ...both(
      policy("// why\ntrigger on file.shared when event.outside"),
      policy("trigger   on file.shared\n    when   event.outside"),
    ),
  },
  { name: "docs", ...both(policy(""), `/// What it is for.\n${policy("")}`) },
  {
    name: "a shared block of limits",
    ...both(
      limits("wait 1h at most 2 per day"),
      `fatigue gentle { wait 1h at most 2 per day }\n${policy("fatigue gentle")}`,
    ),
  },
  {
    name: "a shared ladder",
    ...both(
      ladder("at 2 occurrences within 7d follow up sharing_201"),
      `escalate slow { at 2 occurrences within 7d follow up sharing_201 }\n${policy("escalate slow")}`,
    ),
  },
  {
    name: "a shared message",
    ...both(
      policy(
        `message inline { body { en "Look." de "Hinsehen." } action { en "Help" de "Hilfe" } opens "https://acme.example" }`,
      ),
      `message look inline { body { en "Look." de "Hinsehen." } action { en "Help" de "Hilfe" } opens "https://acme.example" }\n${policy("message look")}`,
    ),
  },
  {
    name: "a shared text",
    ...both(
      policy(`message feedback { body { en "Look. Ask us." de "Hinsehen. Fragen Sie uns." } }`),
      `text ask { en "Ask us." de "Fragen Sie uns." }\n${policy(`message feedback { body { en "Look. {text.ask}" de "Hinsehen. {text.ask}" } }`)}`,
    ),
  },
  {
    name: "a segment inlined",
    ...both(
      `segment sellers when person.role is sales\n${trigger("sellers and event.outside")}`,
      trigger("person.role is sales and event.outside"),
    ),
  },
  {
    name: "a constant inlined",
    ...both(trigger("event.recipient is org.domain"), trigger(`event.recipient is "acme.example"`)),
  },
  {
    name: "conditions in another order",
    ...both(trigger("event.outside and event.kind is secret"), trigger("event.kind is secret and event.outside")),
  },
  {
    name: "de Morgan",
    ...both(
      trigger("not (event.outside or event.kind is secret)"),
      trigger("not event.outside and event.kind is not secret"),
    ),
  },
  {
    name: "a range as a list",
    ...both(trigger("event.kind >= internal"), trigger("event.kind in [secret, internal]")),
  },
  {
    name: "a condition that is implied",
    ...both(trigger("event.size > 5MB"), trigger("event.size > 5MB and event.size > 2MB")),
  },
  {
    name: "two triggers for one",
    ...both(
      trigger("event.outside or event.kind is secret"),
      policy("trigger on file.shared when event.outside\ntrigger on file.shared when event.kind is secret"),
    ),
  },
  {
    name: "a count the other way",
    ...both(trigger("count(mail.sent within 7d) > 2"), trigger("count(mail.sent within 7d) >= 3")),
  },
  { name: "the same length in another unit", ...both(limits("wait 24h"), limits("wait 1d")) },
  { name: "a limit twice", ...both(limits("wait 1h"), limits("wait 1h wait 1h")) },
  { name: "tags in another order", ...both(policy("tags a, b"), policy("tags b, a")) },
  {
    name: "a variant that says what it had",
    ...both(
      policy("variant night when person.role is sales { priority 5 }"),
      policy("variant night when person.role is sales { priority 5 fatigue { wait 1h } }"),
    ),
  },
  {
    name: "quiet days in another order",
    ...both(limits("quiet on saturday, sunday"), limits("quiet on sunday, saturday")),
  },
  {
    name: "declarations in another order",
    ...both(`${policy("", "one")}${policy("", "two")}`, `${policy("", "two")}${policy("", "one")}`),
  },
  {
    name: "an enum in another order",
    ...both(policy(""), policy("")),
    vocabulary: edited("{ staff, sales, finance, red_team }", "{ red_team, staff, finance, sales }"),
  },
  {
    name: "risk written otherwise",
    ...both(trigger("risk >= high"), trigger("risk >= high")),
    vocabulary: edited("event.kind >= internal and event.outside", "event.outside and event.kind is not public"),
  },
  { name: "the same risk asked for otherwise", ...both(trigger("risk >= high"), trigger("risk is not low")) },
];
