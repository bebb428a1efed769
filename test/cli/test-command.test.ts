/** `kairos test`: what it prints in each format, and how it ends. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { office } from "../workbench/office.js";
import { folderWith, kairos } from "./run-cli.js";

const share = `file.shared { kind: internal, outside: true, size: 1MB }`;
const tests = `package office

test "inside the wait it stays silent" {
  person ana { team: "a" }
  09:00 ana ${share} -> prompt sharing
  09:30 ana ${share} -> silence because wait
}

test "<reports> & \\"thanks\\" \\u{1b}[31m" {
  person ana { team: "a" }
  09:00 ana mail.reported -> nothing
}
`;
const policies = (text = tests): string => folderWith({ "office.kairos": office, "tests/all.kairos": text });

describe("for people", () => {
  const ended = kairos(["test", policies()]);

  test("lists every test, shows what failed, and ends with 1", () => {
    expect(ended.status).toBe(1);
    expect(ended.stderr).toBe("");
    expect(`\n${ended.stdout}`).toMatchInlineSnapshot(`
      "
      tests/all.kairos
        ✓ inside the wait it stays silent
        ✗ <reports> & "thanks" �[31m

      ✗ <reports> & "thanks" �[31m
        tests/all.kairos:9

        Monday 5 January 2026, Europe/Berlin
        ✗ 09:00 ana mail.reported
                expected  nothing
                got       prompt thanks
                why       thanks prompted
                          its trigger holds for every such event

      2 tests, 1 passed, 1 failed
      "
    `);
  });

  test("ends with 0 where all pass", () => {
    const fine = kairos(["test", policies(), "--filter", "the WAIT"]);
    expect(fine).toMatchObject({ status: 0, stderr: "" });
    expect(fine.stdout).toMatch(/✓ inside the wait it stays silent\n\n1 test, 1 passed\n$/);
  });

  test("lists what no test reaches", () => {
    const { stdout, status } = kairos(["test", policies(), "--filter", "wait", "--coverage"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/coverage: 21%, \d+ of 19 branches/);
    expect(stdout).toMatch(/variant finance was never in force {2}office\.kairos:\d+/);
  });
});

describe("--threshold", () => {
  test.each([
    ["21", 0],
    ["50", 1],
  ])("%s ends with %i", (threshold, status) => {
    const ended = kairos(["test", policies(), "--filter", "wait", "--threshold", threshold]);
    expect(ended.status).toBe(status);
    expect(ended.stdout).toMatch(/coverage: 21%/);
    expect(/--threshold asks for 50%/.test(ended.stdout)).toBe(status === 1);
  });

  test.each(["-1", "101", "most"])("%s is no percentage", (threshold) => {
    expect(kairos(["test", policies(), `--threshold=${threshold}`])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/is no percentage|takes a number/),
    });
  });
});

describe("JUnit", () => {
  interface Case {
    readonly "@_name": string;
    readonly "@_classname": string;
    readonly "@_file": string;
    readonly "@_line": string;
    readonly "@_time": string;
    readonly failure?: { readonly "@_message": string; readonly "#text": string };
  }
  const read = (xml: string): { tests: string; failures: string; suites: { name: string; cases: Case[] }[] } => {
    expect(XMLValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => /^test(suite|case)$/.test(name) });
    const { testsuites } = parser.parse(xml) as {
      testsuites: { "@_tests": string; "@_failures": string; testsuite: { "@_name": string; testcase: Case[] }[] };
    };
    return {
      tests: testsuites["@_tests"],
      failures: testsuites["@_failures"],
      suites: testsuites.testsuite.map((suite) => ({ name: suite["@_name"], cases: suite.testcase })),
    };
  };

  test("is valid XML with a suite per file, whatever titles and texts hold", () => {
    const ended = kairos(["test", policies(), "--format", "junit"]);
    expect(ended.status).toBe(1);
    const { tests: count, failures, suites } = read(ended.stdout);
    expect({ count, failures }).toEqual({ count: "2", failures: "1" });
    expect(suites.map(({ name }) => name)).toEqual(["tests/all.kairos"]);
    const [passed, failed] = suites[0]!.cases;
    expect(passed).toMatchObject({
      "@_name": "inside the wait it stays silent",
      "@_classname": "tests.all",
      "@_file": "tests/all.kairos",
      "@_line": "3",
      "@_time": expect.stringMatching(/^\d+\.\d{3}$/),
    });
    expect(passed!.failure).toBeUndefined();
    expect(failed!["@_name"]).toBe('<reports> & "thanks" \u{FFFD}[31m');
    expect(failed!.failure!["@_message"]).toBe("line 11, 09:00 ana: thanks prompted");
    expect(failed!.failure!["#text"]).toContain("expected  nothing");
  });

  test("has the threshold as a case of its own", () => {
    const { suites, failures } = read(
      kairos(["test", policies(), "--filter", "wait", "--format", "junit", "--threshold", "90"]).stdout,
    );
    expect(failures).toBe("1");
    expect(suites[1]).toMatchObject({
      name: "coverage",
      cases: [{ failure: { "@_message": expect.stringMatching(/^coverage is 21%, and --threshold asks for 90%$/) } }],
    });
  });
});

test("JSON has every line with what was expected and what came", () => {
  const ended = kairos(["test", policies(), "--format", "json", "--threshold", "10"]);
  expect(ended.status).toBe(1);
  const report = JSON.parse(ended.stdout) as { tests: object[]; coverage: { groups: object[] } };
  expect(report).toMatchObject({
    summary: { tests: 2, passed: 1, failed: 1, thresholdPercent: 10, coveragePercent: expect.any(Number) },
    tests: [
      {
        title: "inside the wait it stays silent",
        passed: true,
        place: { file: "tests/all.kairos", line: 3, column: 6 },
        lines: [
          {
            clock: "09:00",
            person: "ana",
            what: share,
            expected: ["prompt sharing"],
            got: ["prompt sharing with outside"],
          },
          { expected: ["silence because wait"], got: ["silence of sharing because wait"], failures: [] },
        ],
      },
      { passed: false, lines: [{ failures: [{ message: "thanks prompted", because: [expect.any(String)] }] }] },
    ],
    coverage: { total: 19, groups: [{ of: "policy", name: "sharing", branches: expect.any(Array) }, {}, {}, {}] },
  });
});

test("--help has examples", () => {
  const page = kairos(["test", "--help"]);
  expect(page.status).toBe(0);
  expect(page.stdout).toMatch(/Examples:\n\s+kairos test policies/);
});

describe("wrong use and nothing to run", () => {
  test("a filter that fits no test ends with 2", () => {
    const ended = kairos(["test", policies(), "--filter", "nowhere"]);
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toMatch(/none of 2 tests has "nowhere" in its title/);
  });

  test("policies without tests end with 1, not in silence", () => {
    const ended = kairos(["test", folderWith({ "office.kairos": office })]);
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(ended.stderr).toMatch(/these policies have no test/);
  });

  test("policies with errors are not run", () => {
    const ended = kairos(["test", policies(tests.replace("prompt sharing", "prompt shring"))]);
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(ended.stderr).toMatch(/unknown-name.*shring/s);
  });
});
