/** The vocabulary that the examples of the catalogue are checked with, unless they bring their own. */

export const EXAMPLE_VOCABULARY_PATH = "vocabulary.kairos";

export const EXAMPLE_VOCABULARY = `org {
  locales  en, de
  timezone "Europe/Berlin"
  domain:   "acme.example"
  partners: ["partner.example", "auditor.example"]
}

enum Sensitivity ordered { public, internal, confidential, restricted }
enum Role { employee, finance, support, red_team = "red-team" }
enum Cue { urgency, lookalike }

person {
  role: Role
  department: string
  skills: list of string
  team: string?
  manager: personal string?
}

event mail.clicked {
  moment simulated
  sender_domain: untrusted string
  cues: list of Cue
  subject: string?
  reported: bool
}

event file.share_requested {
  moment before
  sensitivity: Sensitivity
  recipient_domain: untrusted string
  size: bytes
}

event file.shared {
  moment after
  reversible for 10m
  sensitivity: Sensitivity
  recipient_domain: untrusted string
  link: string?
  size: bytes
  downloads: int
  shown_for: duration
  confidence: percentage
  expires: date
}

event secret.pushed {
  moment after
  size: int
}

signal lookalike_domain on mail.clicked {
  when   edit_distance(event.sender_domain, org.domain) <= 2
  missed "{event.sender_domain} only looks like {org.domain}."
  check  "Read the domain from right to left."
}

message note feedback { body "Take a second look." }
fatigue gentle { wait 4h }
escalate ladder { at 3 occurrences within 30d follow up phishing_201 }

policy clicked {
  owner    "awareness@acme.example"
  tags     phishing
  trigger  on mail.clicked
  signals  any of lookalike_domain
  message  feedback { body "{signals.missed} Next time: {signals.check}" }
  fatigue  gentle
  escalate ladder
}

policy shared {
  owner   "awareness@acme.example"
  tags    sharing
  trigger on file.shared
  message note
  fatigue gentle
}

limits { at most 1 per event }

follow up phishing_201 { title "Phishing, second look" content "https://learn.acme.example/phishing-201" due 14d }
`;
