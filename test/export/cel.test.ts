/** Conditions as CEL: how they read, what is left out and why, and that implementations nobody here wrote agree. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { celEnv, parse, plan } from "@bufbuild/cel";
import { expect, test } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import { compile } from "../../src/compiler/index.js";
import { celDocument } from "../../src/export/cel/index.js";
import { compareGenerated } from "./cel-agreement.js";

const vocabulary = `
org { locales en timezone "Europe/Berlin" }
enum Channel { email, chat = "instant messages" }
enum Size ordered { small, large, huge }
person { department: string? grade: int? hired: timestamp }
event mail.sent {
  moment before
  heading: string?
  sender: untrusted string
  channel: Channel
  size: Size
  least: Size?
  amount: number
  weight: int?
  loop: bool
  files: list of string
}
`;

function saidOf(condition: string): string {
  const policy = `policy p {
  owner "o@example.com"
  trigger on mail.sent when ${condition}
  message inline { body "b" action "a" opens "https://x.example/" }
  fatigue { wait 1d }
}`;
  const { bundle, diagnostics } = compile([{ path: "a.kairos", text: vocabulary + policy }], { today: "2026-01-01" });
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics));
  const entry = celDocument(bundle).predicates["/policies/p/triggers/0/when"]!;
  return "cel" in entry ? entry.cel : entry.cannot.map(({ reason }) => `(${reason})`).join(" ");
}

const conditions = [
  "event.amount > 3 and event.channel is chat",
  "event.size >= large and not (event.size is huge)",
  "event.least exists and event.size > event.least",
  "risk >= high or event.loop",
  'event.heading exists and event.heading starts with "Re:"',
  "event.weight otherwise 0 > 5",
  'person.department exists and not (person.department is "finance")',
  'event.sender like "*@evil.example"',
  'event.sender like "a*b*c"',
  'event.sender matches "[a-c]+"',
  'event.files contains any of ["a.exe", "b.exe"]',
  'event.files contains "a\\u{202e}\\""',
  "length(event.files) > 2",
  "event.time - person.hired < 30d",
  "(event.amount + 1) * 2 / event.amount < 0 - 3",
  'lower(event.sender) is "a" and edit_distance(event.sender, "b") < 2',
  "count(mail.sent within 7d) >= 3",
  "local_time(event.time) < 18:00",
  'event.sender matches "\\\\p{L}+"',
];

test("how conditions read, and what is not said", () => {
  expect(conditions.map((condition) => `${condition}\n  ${saidOf(condition)}`).join("\n\n")).toMatchInlineSnapshot(`
    "event.amount > 3 and event.channel is chat
      event.amount > 3.0 && event.channel == "instant messages"

    event.size >= large and not (event.size is huge)
      event.size in ["large", "huge"] && !(event.size == "huge")

    event.least exists and event.size > event.least
      has(event.least) && {"small": 0.0, "large": 1.0, "huge": 2.0}[event.size] > {"small": 0.0, "large": 1.0, "huge": 2.0}[event.least]

    risk >= high or event.loop
      risk in ["high", "critical"] || event["loop"]

    event.heading exists and event.heading starts with "Re:"
      has(event.heading) && event.heading.startsWith("Re:")

    event.weight otherwise 0 > 5
      (has(event.weight) ? event.weight : 0.0) > 5.0

    person.department exists and not (person.department is "finance")
      has(person.department) && !(person.department == "finance")

    event.sender like "*@evil.example"
      event.sender.endsWith("@evil.example")

    event.sender like "a*b*c"
      event.sender.matches("^a[\\\\s\\\\S]*b[\\\\s\\\\S]*c$")

    event.sender matches "[a-c]+"
      event.sender.matches("^(?:[\\\\x{61}-\\\\x{63}]+)$")

    event.files contains any of ["a.exe", "b.exe"]
      ["a.exe", "b.exe"].exists(part, part in event.files)

    event.files contains "a\\u{202e}\\""
      "a\\u202e\\"" in event.files

    length(event.files) > 2
      double(size(event.files)) > 2.0

    event.time - person.hired < 30d
      event.time - person.hired < 2592000000.0

    (event.amount + 1) * 2 / event.amount < 0 - 3
      (event.amount + 1.0) * 2.0 / event.amount < 0.0 - 3.0

    lower(event.sender) is "a" and edit_distance(event.sender, "b") < 2
      (\`lower\` is no function of plain CEL) (\`edit_distance\` is no function of CEL)

    count(mail.sent within 7d) >= 3
      (it counts events of the past)

    local_time(event.time) < 18:00
      (\`local_time\` needs an instant as a timestamp, and here instants are numbers)

    event.sender matches "\\\\p{L}+"
      (the categories of Unicode in the pattern differ from host to host)"
  `);
});

test("the document of the example repository: every condition parses as CEL or says why there is none", () => {
  const folder = join(import.meta.dirname, "../../policies");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".kairos"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  const document = celDocument(compile(files, { today: "2026-11-01" }).bundle as Bundle);
  const entries = Object.values(document.predicates);
  for (const entry of entries) {
    if ("cel" in entry) plan(celEnv(), parse(entry.cel));
    else for (const { pointer, reason } of entry.cannot) expect(`${pointer} ${reason}`).toMatch(/^\/\w.* \S/);
  }
  expect(entries.filter((entry) => "cel" in entry).length).toBeGreaterThan(entries.length / 2);
  expect(document.variables.event["phishing_simulation.clicked"]).toMatchObject({
    id: { type: "string" },
    time: { type: "double", is: "milliseconds since the epoch" },
    sender_domain: { type: "string" },
  });
});

test("generated events × predicates: no difference", { timeout: 120_000 }, () => {
  const tally = compareGenerated(20_261_125, 150, 6);
  expect(tally.compared).toBeGreaterThan(2000);
  expect(tally.held).toBeGreaterThan(tally.compared / 10);
  expect(tally.said).toBeGreaterThan(tally.unsaid);
});
