/**
 * Whole declarations and blocks to start from. Each stands where the grammar lets its first word stand, in the rule that
 * it is for; texts come in the organisation's locales.
 */
import { textOfWord } from "../../syntax/tokens.js";
import { type CompletionItem, item } from "./item.js";
import type { Place } from "./place.js";

export interface Snippet {
  /** The rule of the grammar that it is for. */
  readonly rule: string;
  /** Its first word. */
  readonly word: string;
  readonly label: string;
  readonly detail: string;
  /** `text("1:words")` stands for a text in every locale. */
  readonly body: (text: (stop: string) => string) => string;
}

export const SNIPPETS: readonly Snippet[] = [
  {
    rule: "policy",
    word: "policy",
    label: "policy …",
    detail: "a whole policy",
    body: (text) => `policy \${1:name} {
  title   "\${2:What it is about}"
  owner   "\${3:awareness@acme.example}"
  tags    \${4:tag}
  trigger on \${5:mail.sent} when \${6:risk >= medium}
  message feedback {
    body   ${text("7:What was missed, and what to do next time.")}
    action ${text("8:Learn more")} opens "\${9:https://intranet.acme.example}"
  }
  fatigue {
    wait \${10:4h}
    at most \${11:2} per day
  }
}$0`,
  },
  {
    rule: "signal",
    word: "signal",
    label: "signal …",
    detail: "what there was to notice",
    body: (text) => `signal \${1:name} on \${2:mail.sent} {
  when   \${3:risk >= medium}
  missed ${text("4:What there was to see.")}
  check  ${text("5:What to look at next time.")}
}$0`,
  },
  {
    rule: "event",
    word: "event",
    label: "event …",
    detail: "a moment that a system reports",
    body: () => `/// \${1:What happened.}
event \${2:mail}.\${3:sent} {
  moment \${4|before,simulated,after|}
  \${5:external}: \${6:bool}
  risk {
    high when \${7:event.external}
    low  otherwise
  }
}$0`,
  },
  {
    rule: "enum",
    word: "enum",
    label: "enum …",
    detail: "a list of values",
    body: () => "enum ${1:Name} { ${2:one}, ${3:two} }$0",
  },
  {
    rule: "segment",
    word: "segment",
    label: "segment …",
    detail: "a named group of people",
    body: () => "segment ${1:name} when person.${2:role} is ${3:value}$0",
  },
  {
    rule: "source",
    word: "source",
    label: "source …",
    detail: "raw records to events",
    body: () => `source \${1:name} {
  id     record.\${2:id}
  time   record.\${3:time}
  person record.\${4:actor}
  map when record.\${5:action} is "\${6:sent}"
      to \${7:mail.sent} { \${8:field}: record.\${9:field} }
}$0`,
  },
  {
    rule: "layer",
    word: "follow",
    label: "follow up …",
    detail: "targeted content after repeated moments",
    body: (text) => `follow up \${1:name} {
  title   ${text("2:What it is about")}
  content "\${3:https://learn.acme.example}"
  due     \${4:14d}
}$0`,
  },
  {
    rule: "layer",
    word: "baseline",
    label: "baseline …",
    detail: "periodic content for everyone",
    body: (text) => `baseline \${1:name} {
  title   ${text("2:What it is about")}
  content "\${3:https://learn.acme.example}"
  for     everyone
  every   \${4:365d}
}$0`,
  },
  {
    rule: "exemption",
    word: "exemption",
    label: "exemption …",
    detail: "who is let off, until when and why",
    body: () => `exemption \${1:name} {
  policies \${2:policy}
  when     \${3:person.role is red_team}
  until    \${4:2027-12-31}
  because  "\${5:Why, in a sentence.}"
}$0`,
  },
  {
    rule: "limits",
    word: "limits",
    label: "limits …",
    detail: "limits across all policies",
    body: () => `limits {
  at most \${1:1} per event
  at most \${2:3} per day
  quiet \${3:19:00} to \${4:07:00} when risk < critical
}$0`,
  },
  {
    rule: "budget",
    word: "budget",
    label: "budget …",
    detail: "what a replay must keep",
    body: () => `budget {
  prompts per person per week p95 at most \${1:3}
  coverage of high risk at least \${2:80%}
}$0`,
  },
  {
    rule: "test",
    word: "test",
    label: "test …",
    detail: "a timeline and what must come of it",
    body: () => `test "\${1:what must happen}" {
  person \${2:ana} { \${3:role: finance} }
  09:00 \${2:ana} \${4:mail.sent} { \${5:external: true} } -> prompt \${6:policy}
  09:05 \${2:ana} \${4:mail.sent} { \${5:external: true} } -> silence because wait
}$0`,
  },
  {
    rule: "policyPart",
    word: "message",
    label: "message …",
    detail: "what the prompt says",
    body: (text) => `message \${1|feedback,inline,thanks|} {
  body   ${text("2:What was missed, and what to do next time.")}
  action ${text("3:Learn more")} opens "\${4:https://intranet.acme.example}"
}$0`,
  },
  {
    rule: "policyPart",
    word: "fatigue",
    label: "fatigue …",
    detail: "how often a person may be interrupted",
    body: () => `fatigue {
  wait \${1:4h}
  at most \${2:2} per day
}$0`,
  },
  {
    rule: "policyPart",
    word: "escalate",
    label: "escalate …",
    detail: "what follows when coaching is not enough",
    body: () => `escalate {
  at \${1:3} occurrences within \${2:30d} notify \${3:"awareness@acme.example"} by weekly digest
}$0`,
  },
  {
    rule: "variant",
    word: "variant",
    label: "variant …",
    detail: "other limits or words for some",
    body: () => `variant \${1:name} when \${2:person.role is support} {
  fatigue { at most \${3:1} per day }
}$0`,
  },
];

export function snippetItems(place: Place): CompletionItem[] {
  const { locales } = place.analysis.model.org;
  return SNIPPETS.filter(({ rule, word }) =>
    place.possible.some(({ type, rules }) => textOfWord(type) === word && rules.at(-1) === rule),
  ).map(({ label, detail, body }) =>
    item({ label, kind: "snippet", detail, insert: body(textIn(locales)), isSnippet: true, rank: 5 }),
  );
}

/** A text in each locale; the words of every one are a stop of their own. */
export function textIn(locales: readonly string[]): (stop: string) => string {
  return (stop) => {
    if (locales.length <= 1) return `"\${${stop}}"`;
    const [number = "1", words = ""] = stop.split(/:(.*)/s);
    const rest = locales.slice(1).map((locale, index) => `${locale} "\${${Number(number) * 10 + index + 1}:${words}}"`);
    return `{ ${locales[0]} "\${${stop}}" ${rest.join(" ")} }`;
  };
}
