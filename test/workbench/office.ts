/** A small policy set with one of everything that a test can expect, and a way to run tests on it. */
import { compile } from "../../src/compiler/index.js";
import { runTests, type TestOptions, type TestReport, type TestResult } from "../../src/workbench/index.js";

export const office = `package office

org {
  locales  en, de
  timezone "Europe/Berlin"
  domain:  "office.example"
}

enum Role { staff, finance, red_team }
enum Kind ordered { public, internal, secret }

person {
  role: Role = staff
  team: string
  manager: personal string?
}

/// A file is about to be shared.
event file.shared {
  moment before
  kind: Kind
  outside: bool = false
  size: bytes
  domain: untrusted string = "partner.example"
  risk {
    critical when event.kind is secret and event.outside
    high     when event.kind is internal and event.outside
    low      otherwise
  }
}

/// Recorded, never coached.
event door.opened { moment after }

/// A mail was reported.
event mail.reported { moment after }

signal large on file.shared {
  when   event.size >= 200MB
  missed { en "It is large." de "Sie ist groß." }
  check  { en "Share a part." de "Teilen Sie einen Teil." }
}

signal outside on file.shared {
  when   event.outside
  missed { en "It goes to {event.domain}." de "Sie geht an {event.domain}." }
  check  { en "Check the address." de "Prüfen Sie die Adresse." }
}

policy sharing {
  title    "Sharing"
  owner    "data@office.example"
  tags     sharing
  trigger on file.shared when risk >= high
  signals any of outside, large
  message inline {
    title  { en "One look" de "Ein Blick" }
    body   { en "{signals.missed} {signals.check}" de "{signals.missed} {signals.check}" }
    action { en "Help" de "Hilfe" } opens "https://office.example/help"
  }
  fatigue {
    wait 1h
    at most 2 per day
    back off 2x up to 4h after dismissed
    mute 7d after 2 not_useful within 7d
  }
  escalate {
    at 3 occurrences within 14d follow up safe_sharing
    at 2 ignored within 14d     notify person.manager otherwise "data@office.example" by weekly digest
    at 2 overridden within 14d  review process "Is there another way?"
  }
  answer within 2h

  variant finance when person.role is finance {
    fatigue { at most 1 per day }
    escalate { at 1 occurrence within 7d review role "Does finance share?" }
  }
}

policy thanks {
  title   "Thanks"
  owner   "data@office.example"
  trigger on mail.reported
  message thanks { body { en "Thank you." de "Danke." } }
  fatigue { wait 1d }
}

follow up safe_sharing { title "Safe sharing" content "https://office.example/sharing" due 7d }

exemption red_team {
  policies sharing
  when     person.role is red_team
  until    2026-12-31
  because  "They test us."
}

limits {
  at most 1 per event
  quiet 20:00 to 07:00
}
`;

/** The tests of a text that stands after a policy set. */
export function run(tests: string, options: TestOptions & { readonly policies?: string } = {}): TestReport {
  const { policies = office, ...rest } = options;
  const files = [
    { path: "office.kairos", text: policies },
    { path: "tests.kairos", text: `package office\n${tests}` },
  ];
  const { bundle, model, diagnostics } = compile(files);
  if (bundle === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return runTests({ files, bundle, model }, rest);
}

/** The one test with these clauses. */
export function runOne(clauses: string): TestResult {
  const { tests } = run(`test "one" {\n${clauses}\n}`);
  return tests[0]!;
}

/** What each failing line says, by its position. */
export function messages({ lines }: TestResult): Record<number, string[]> {
  return Object.fromEntries(
    lines.flatMap(({ failures }, at) => (failures.length === 0 ? [] : [[at, failures.map(({ message }) => message)]])),
  );
}

export function got({ lines }: TestResult): string[] {
  return lines.map((line) => line.got.join(" and "));
}
