/** A whole policy set, as the language's own page shows it, is understood without an error. */
import { expect, it } from "vitest";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { checkFiles } from "./check-text.js";

const VOCABULARY = `org {
  locales  en, de                       // the first is the default
  timezone "Europe/Berlin"
  domain:   "acme.example"
  partners: ["partner.example", "auditor.example"]
}

enum Sensitivity ordered { public, internal, confidential, restricted { en "restricted" de "streng vertraulich" } }
enum Identity { human, service, agent = "ai-agent" }
enum Role { finance, support, red_team }
enum Cue { urgency, authority }

person {                                // whoever acts
  role: Role
  identity: Identity = human
  department: string
  manager: personal string?             // ? = may be missing
  coach when person.identity is human
}

/// Sharing a file with somebody, asked for but not done yet.
event file.share_requested {
  moment before                         // before | simulated | after; with after perhaps: reversible for 10m
  sensitivity: Sensitivity
  recipient_domain: untrusted string
  external: bool
  size: bytes
  risk {
    critical when event.sensitivity is restricted and event.external
    high     when event.sensitivity >= confidential and event.external
    low      otherwise
  }
}

event repository.push_protection_bypassed {
  moment after
  secret: string
  reason: string?
}

source github_audit {
  id     record._document_id
  time   record."@timestamp"
  person record.actor
  map when record.action is "secret_scanning_push_protection.bypass"
      to repository.push_protection_bypassed { secret: record.secret_type otherwise "token", reason: record.reason }
}
`;

const PHISHING = `package std.phishing
import "../vocabulary.kairos"
event phishing_simulation.clicked {
  moment simulated
  sender_domain: untrusted string
  cues: list of Cue
  reported: bool
  risk { medium otherwise }
}
`;

const POLICY = `package acme.phishing
import "std/phishing"
import "../vocabulary.kairos"

/// The sender's domain imitates ours.
signal lookalike_domain on phishing_simulation.clicked {
  when   event.sender_domain is not org.domain and edit_distance(event.sender_domain, org.domain) <= 2
  missed { en "{event.sender_domain} only looks like {org.domain}." de "{event.sender_domain} sieht nur aus wie {org.domain}." }
  check  { en "Read the domain from right to left." de "Lesen Sie die Domain von rechts nach links." }
}

signal urgency on phishing_simulation.clicked {
  when   event.cues contains urgency
  missed { en "It pressed you to act within minutes." de "Es drängte Sie, in Minuten zu handeln." }
  check  { en "Pause, then ask the sender another way." de "Innehalten, dann auf anderem Weg nachfragen." }
}

fatigue gentle {
  wait 4h
  at most 2 per day
  at most 5 within 7d across tag phishing
  back off 2x up to 14d after dismissed
}

/// Someone clicked a simulated phishing link.
policy phishing_click {
  title    "Clicked a simulated phishing link"
  owner    "awareness@acme.example"
  tags     phishing, email
  controls nist_csf_2 "PR.AT-01", "PR.AT-02"
  trigger on phishing_simulation.clicked when risk >= medium and not event.reported
  signals any of lookalike_domain, urgency
  show at most 1
  message feedback {
    body   { en "{signals.missed} Next time: {signals.check}" de "{signals.missed} Beim nächsten Mal: {signals.check}" }
    action { en "Report a message" de "Nachricht melden" } opens "https://intranet.acme.example/report"
  }
  fatigue gentle
  escalate {
    at 3 occurrences within 30d follow up phishing_201
    at 5 occurrences within 90d notify person.manager otherwise "awareness@acme.example" by weekly digest
    at 4 dismissed within 30d   review process "Can the mail banner be read on a phone?"
  }
  variant support_desk when person.role is support { fatigue { at most 1 per day } }
}

follow up phishing_201 { title "Phishing, second look" content "https://learn.acme.example/phishing-201" due 14d }
baseline phishing_basics {
  title   "Phishing basics"
  content "https://learn.acme.example/phishing"
  for     everyone
  every   365d
  covers  phishing_simulation.clicked when risk is low
}

exemption red_team {
  policies phishing_click
  when     person.role is red_team
  until    2027-03-31
  because  "Runs the simulations."
}

limits {
  at most 1 per event
  at most 3 per day
  quiet 19:00 to 07:00 when risk < critical
  at most 40 within 1h for each person.department
}

budget { prompts per person per week p95 at most 3  coverage of high risk at least 80% }

test "a second click inside the wait stays silent" {
  from 2026-03-02
  person ana { role: finance, timezone: "Europe/Berlin" }
  09:00 ana phishing_simulation.clicked { sender_domain: "acrne.example", cues: [urgency], reported: false } -> prompt phishing_click with lookalike_domain, urgency
  09:05 ana answers phishing_click with dismissed
  10:00 ana phishing_simulation.clicked { sender_domain: "acrne.example", cues: [urgency], reported: false } -> silence because wait
}
`;

it("has nothing to say about the sample", () => {
  const { diagnostics, model, files } = checkFiles({
    "vocabulary.kairos": VOCABULARY,
    "kairos:std/phishing.kairos": PHISHING,
    "policies/phishing.kairos": POLICY,
  });
  expect(renderDiagnostics(diagnostics, (file) => files[file])).toBe("");
  const policy = model.policies.get("phishing_click");
  expect(policy?.fatigue.map((limit) => limit.syntax.kind)).toEqual([
    "wait",
    "at_most_per",
    "at_most_within",
    "back_off",
  ]);
  expect(policy?.signals).toEqual({ need: "any", names: ["lookalike_domain", "urgency"], showAtMost: 1 });
  expect(model.exemptions.get("red_team")?.policies).toEqual(["phishing_click"]);
  expect(model.coachWhen?.when.kind).toBe("comparison");
});
