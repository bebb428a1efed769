/** Which branches a policy set has, and that each counts as met when it is met, and not before. */
import { describe, expect, test } from "vitest";
import { coverageText, percentOf, type Coverage } from "../../src/workbench/index.js";
import { office, run } from "./office.js";

const ana = `person ana { team: "a" }`;
const share = `file.shared { kind: internal, outside: true, size: 1MB }`;

function coverageOf(clauses: string, policies = office): Coverage {
  return run(`test "one" {\n${clauses}\n}`, { policies }).coverage;
}

/** What is missing, by group. */
function missing(coverage: Coverage): Record<string, string[]> {
  return Object.fromEntries(
    coverage.groups.map(({ name, branches }) => [
      name,
      branches.filter(({ times }) => times === 0).map((branch) => branch.missing),
    ]),
  );
}

test("every branch of the policy set, with where it stands", () => {
  const coverage = coverageOf(`${ana} 09:00 ana door.opened`);
  expect(`\n${coverageText(coverage)}`).toMatchInlineSnapshot(`
    "
    coverage: 0%, 0 of 19 branches
      · sharing     0 of 15
          no file.shared was an occurrence  office.kairos:54
          every file.shared was an occurrence  office.kairos:54
          signal outside was never there  office.kairos:44
          signal large was never there  office.kairos:38
          signal large was always there  office.kairos:38
          variant finance was never in force  office.kairos:74
          \`wait 1h\` never refused  office.kairos:62
          \`at most 2 per day\` never refused  office.kairos:63
          \`back off 2x up to 4h after dismissed\` never refused  office.kairos:64
          \`mute 7d after 2 not_useful within 7d\` never refused  office.kairos:65
          \`at most 1 per day\` never refused  office.kairos:75
          \`at 3 occurrences within 14d follow up safe_sharing\` never fired  office.kairos:68
          \`at 2 ignored within 14d notify person.manager otherwise "data@office.example" by weekly digest\` never fired  office.kairos:69
          \`at 2 overridden within 14d review process "Is there another way?"\` never fired  office.kairos:70
          \`at 1 occurrence within 7d review role "Does finance share?"\` never fired (variant finance)  office.kairos:76
      · thanks       0 of 2
          no mail.reported was an occurrence  office.kairos:83
          \`wait 1d\` never refused  office.kairos:85
      · limits       0 of 1
          \`quiet 20:00 to 07:00\` never refused  office.kairos:99
      · exemptions   0 of 1
          red_team never applied  office.kairos:90
    "
  `);
});

describe("a branch counts when it is met", () => {
  const all = missing(coverageOf(`${ana} 09:00 ana door.opened`))["sharing"]!;
  const met = (clauses: string): string[] => {
    const still = missing(coverageOf(clauses))["sharing"]!;
    return all.filter((what) => !still.includes(what));
  };

  test.each([
    ["no occurrence", `09:00 ana file.shared { kind: public, size: 1MB }`, ["every file.shared was an occurrence"]],
    [
      "an occurrence, with one signal there and one not",
      `09:00 ana ${share}`,
      ["no file.shared was an occurrence", "signal outside was never there", "signal large was always there"],
    ],
    [
      "a limit that refuses",
      `09:00 ana ${share} 09:01 ana ${share}`,
      [
        "no file.shared was an occurrence",
        "signal outside was never there",
        "signal large was always there",
        "`wait 1h` never refused",
      ],
    ],
  ])("%s", (_what, lines, expected) => {
    expect(met(`${ana} ${lines}`).toSorted()).toEqual(expected.toSorted());
  });

  test("only the limit that is the reason counts, not what would have refused as well", () => {
    const lines = `09:00 ana ${share} 10:00 ana ${share} 10:01 ana ${share}`;
    expect(met(`${ana} ${lines}`)).not.toContain("`at most 2 per day` never refused");
    expect(met(`${ana} ${lines.replace("10:01", "11:00")}`)).toContain("`at most 2 per day` never refused");
  });

  test("a variant, its limits and its ladder", () => {
    const fin = met(`person fin { role: finance, team: "a" } 09:00 fin ${share} 12:00 fin ${share}`);
    expect(fin).toEqual(
      expect.arrayContaining([
        "variant finance was never in force",
        "`at most 1 per day` never refused",
        '`at 1 occurrence within 7d review role "Does finance share?"` never fired (variant finance)',
      ]),
    );
  });

  test("steps of answers, also of those that never come", () => {
    expect(met(`${ana} 09:00 ana ${share} 10:30 ana ${share} day 2 09:00 ana mail.reported`)).toContain(
      '`at 2 ignored within 14d notify person.manager otherwise "data@office.example" by weekly digest` never fired',
    );
  });

  test("signals are looked at only once a trigger holds", () => {
    expect(met(`${ana} 09:00 ana file.shared { kind: public, size: 1GB }`)).toEqual([
      "every file.shared was an occurrence",
    ]);
  });

  test("shared limits and exemptions, apart from policies", () => {
    const coverage = coverageOf(
      `${ana} person eve { role: red_team, team: "a" } 20:00 ana ${share} 20:00 eve ${share}`,
    );
    expect(missing(coverageOf(`${ana} 09:00 ana ${share}`))).toMatchObject({
      limits: ["`quiet 20:00 to 07:00` never refused"],
      exemptions: ["red_team never applied"],
    });
    expect(missing(coverage)).toMatchObject({ limits: [], exemptions: [] });
  });
});

describe("what can go one way only has one branch", () => {
  const groupOf = (policy: string): readonly string[] => {
    const policies = office.replace(/policy thanks \{[^]*?\n\}/, policy);
    const group = coverageOf(`${ana} 09:00 ana door.opened`, policies).groups.find(({ name }) => name === "thanks");
    return group!.branches.map((branch) => branch.missing);
  };
  const body = `title "t" owner "o@office.example" message feedback { body "{signals.missed}" } fatigue { wait 1d }`;

  test("a trigger without a condition, where no signal can be missing", () => {
    expect(groupOf(`policy thanks { ${body.replace("{signals.missed}", "x")} trigger on mail.reported }`)).toEqual([
      "no mail.reported was an occurrence",
      "`wait 1d` never refused",
    ]);
  });

  test("a signal without a condition is there on its types and absent on others", () => {
    const signal = `signal always on mail.reported { missed "a" check "b" }`;
    expect(groupOf(`${signal} policy thanks { ${body} trigger on mail.reported signals any of always }`)).toEqual([
      "no mail.reported was an occurrence",
      "signal always was never there",
      "`wait 1d` never refused",
    ]);
    expect(
      groupOf(`${signal} policy thanks { ${body} trigger on mail.reported, door.opened signals any of always }`),
    ).toEqual([
      "no door.opened, mail.reported was an occurrence",
      "every door.opened, mail.reported was an occurrence",
      "signal always was never there",
      "signal always was always there",
      "`wait 1d` never refused",
    ]);
  });
});

describe("what the policies themselves rule out is no branch", () => {
  const branchesOf = (policies: string): Record<string, string[]> =>
    missing(coverageOf(`${ana} 09:00 ana door.opened`, policies));

  test("a signal that the trigger implies is never absent, by way of the risk too", () => {
    const implied = "signal outside was always there";
    expect(branchesOf(office)["sharing"]).not.toContain(implied);
    expect(branchesOf(office.replace("when risk >= high", "when risk >= low"))["sharing"]).toContain(implied);
  });

  test("a trigger of which each event is an occurrence lets none pass", () => {
    const passes = "every file.shared was an occurrence";
    const always = office.replace("when risk >= high", "when event.outside");
    expect(branchesOf(always)["sharing"]).toContain(passes);
    expect(branchesOf(office.replace("when risk >= high", "when risk >= low"))["sharing"]).toContain(passes);
    const whole = office.replace("when risk >= high", "").replace("  signals any of outside, large\n", "");
    expect(branchesOf(whole.replaceAll("{signals.missed} {signals.check}", "x"))["sharing"]).not.toContain(passes);
  });

  test("a limit per event refuses only where so many other policies come up on the event", () => {
    const perEvent = "`at most 1 per event` never refused";
    const second = `policy second {
      title "Second" owner "o@office.example" tags sharing trigger on file.shared
      message inline { body "x" } fatigue { wait 1d at most 1 per event }
    }`;
    expect(branchesOf(office)["limits"]).not.toContain(perEvent);
    const both = branchesOf(office + second);
    expect(both["limits"]).toContain(perEvent);
    expect(both["second"]).not.toContain(perEvent);
    const across = second.replace("1 per event", "1 per event across tag sharing");
    expect(branchesOf(office + across)["second"]).toContain("`at most 1 per event across tag sharing` never refused");
    expect(branchesOf(office.replace("tags     sharing", "") + across)["second"]).not.toContain(
      "`at most 1 per event across tag sharing` never refused",
    );
    expect(
      branchesOf((office + second).replace("  at most 1 per event\n", "  at most 2 per event\n"))["limits"],
    ).toEqual(["`quiet 20:00 to 07:00` never refused"]);
  });
});

describe("percent", () => {
  test("is rounded down, so that 100 means all", () => {
    expect(percentOf({ covered: 1999, total: 2000 })).toBe(99.9);
    expect(percentOf({ covered: 2000, total: 2000 })).toBe(100);
    expect(percentOf({ covered: 0, total: 0 })).toBe(100);
  });
});

test("coverage is of all tests that ran, whether they passed or not, and of those alone", () => {
  const tests = `
    test "occurs" { ${ana} 09:00 ana ${share} -> nothing }
    test "passes" { ${ana} 09:00 ana file.shared { kind: public, size: 1MB } -> nothing }
  `;
  const triggers = (coverage: Coverage): number[] =>
    coverage.groups[0]!.branches.filter(({ kind }) => kind === "trigger").map(({ times }) => times);
  expect(triggers(run(tests).coverage)).toEqual([1, 1]);
  expect(triggers(run(tests, { filter: "OCC" }).coverage)).toEqual([1, 0]);
});
