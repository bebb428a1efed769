/** Fields that a test leaves out: defaults and plain values stand in, and nothing may depend on a plain value. */
import { expect, test, describe } from "vitest";
import { failureText } from "../../src/workbench/index.js";
import { got, messages, office, run, runOne } from "./office.js";

const ana = `person ana { team: "a" }`;
const dependsOn = (field: string): RegExp => new RegExp(`^\`${field}\` is left out, and a condition depends on it`);

describe("a field that decides must be written", () => {
  test("where the risk depends on it", () => {
    const result = runOne(`${ana} 09:00 ana file.shared { outside: true, size: 1MB }`);
    expect(result.passed).toBe(false);
    expect(`\n${failureText(result)}`).toMatchInlineSnapshot(`
      "
      ✗ one
        tests.kairos:2

        Monday 5 January 2026, Europe/Berlin
        ✗ 09:00 ana file.shared { outside: true, size: 1MB }
                got       nothing
                why       \`kind\` is left out, and a condition depends on it: write it, \`kind: …\`
                          \`event.kind is secret\` (the risk of file.shared, critical)
      "
    `);
  });

  test("where a signal depends on it, once the trigger holds", () => {
    const prompted = runOne(`${ana} 09:00 ana file.shared { kind: internal, outside: true } -> prompt sharing`);
    expect(messages(prompted)).toEqual({ 0: [expect.stringMatching(dependsOn("size"))] });
    expect(messages(runOne(`${ana} 09:00 ana file.shared { kind: public } -> nothing`))).toEqual({});
  });

  test("but not where another part decides already, whichever stands first", () => {
    // `kind is secret and outside`: nothing outside is false whatever the kind is.
    expect(messages(runOne(`${ana} 09:00 ana file.shared -> nothing`))).toEqual({});
  });

  test("nor where only a text shows it", () => {
    const policies = office
      .replace(`"partner.example"\n`, `"partner.example"\n  subject: string\n`)
      .replace("It goes to {event.domain}.", "It goes to {event.domain}: {event.subject}.");
    const clauses = `${ana} 09:00 ana file.shared { kind: secret, outside: true, size: 1B } -> prompt sharing saying "[.]example: subject."`;
    expect(run(`test "x" { ${clauses} }`, { policies }).tests[0]).toMatchObject({ passed: true });
  });

  test("also where the person lacks it", () => {
    const policies = office.replace("role: Role = staff", "role: Role");
    const [result] = run(`test "x" { ${ana} 09:00 ana file.shared { kind: secret, outside: true, size: 1B } }`, {
      policies,
    }).tests;
    expect(messages(result!)).toEqual({
      0: ["`role` of ana is left out, and a condition depends on it: write it, `person ana { role: … }`"],
    });
    expect(result!.lines[0]!.failures[0]!.because).toEqual(["`person.role is red_team` (exemption red_team)"]);
  });

  test.each([
    ["count(file.shared where event.size >= 1GB within 1d) >= 2", "size"],
    ["distinct(event.kind within 1d) >= 2", "kind"],
    ["not event.outside or event.size > 1GB", "size"],
    ['lower(event.domain) is "a" and event.kind is secret', ""],
  ])("where a trigger is %s", (when, field) => {
    const policies = office
      .replace("trigger on file.shared when risk >= high", `trigger on file.shared when ${when}`)
      .replace("signals any of outside, large", "")
      .replace("{signals.missed} {signals.check}", "x")
      .replace("{signals.missed} {signals.check}", "x")
      .replace(/risk \{[^}]*\}/, "");
    const written = field === "size" ? "kind: secret" : "size: 1MB";
    const [result] = run(`test "x" { ${ana} 09:00 ana file.shared { ${written}, outside: true } }`, { policies }).tests;
    expect(messages(result!)).toEqual(field === "" ? {} : { 0: [expect.stringMatching(dependsOn(field))] });
  });
});

describe("what stands in", () => {
  test("a default, which may decide", () => {
    expect(got(runOne(`${ana} 09:00 ana file.shared { kind: secret, size: 1GB }`))).toEqual(["nothing"]);
  });

  test("nothing where the field is optional", () => {
    const result = runOne(`${ana}
      09:00 ana file.shared { kind: secret, outside: true, size: 1B } -> prompt sharing
      09:01 ana answers sharing with dismissed
      11:30 ana file.shared { kind: secret, outside: true, size: 1B } -> prompt sharing
      11:31 ana answers sharing with dismissed -> notify "data@office.example"`);
    expect(messages(result)).toEqual({});
  });
});

test("constants of the organisation and sums are values", () => {
  const result = runOne(`${ana} 09:00 ana file.shared { kind: secret, outside: true, size: 1B, domain: org.domain }
    -> prompt sharing saying "office[.]example"`);
  expect(messages(result)).toEqual({});
});
