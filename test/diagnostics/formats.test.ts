/** SARIF, GitHub annotations and JUnit say what the diagnostics say, in places that an independent reader finds again. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { junitXml } from "../../src/cli/junit.js";
import { compile } from "../../src/compiler/index.js";
import { EXAMPLE_TODAY, exampleFiles } from "../../src/diagnostics/catalogue/example.js";
import { catalogue } from "../../src/diagnostics/catalogue/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { githubAnnotations } from "../../src/diagnostics/formats/github.js";
import { junitSuites } from "../../src/diagnostics/formats/junit.js";
import { sarifLog } from "../../src/diagnostics/formats/sarif.js";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Physical {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string; readonly index: number };
  readonly region: Region;
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: Physical }[];
  readonly relatedLocations?: readonly { readonly physicalLocation: Physical; readonly message: { text: string } }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: Physical["artifactLocation"];
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { id: string; help: { markdown: string } }[] } };
  readonly columnKind: string;
  readonly originalUriBaseIds: object;
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly Result[];
}

interface Checked {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lines that end in each of the three ways, and a character that is two UTF-16 units wide. */
const mixed = 'limits {\r\n  at most 3 per day when "🎣🎣" == "x"\r  wait 4 h\n  at most 5 per 7d\r\n}\r\n';

const version = "1.2.3";

/** .NET asks for tables of locales otherwise, which a small machine lacks. */
const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };

function checked(files: Readonly<Record<string, string>>): Checked {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  return { files: list, diagnostics: compile(list, { today: EXAMPLE_TODAY }).diagnostics };
}

function runOf({ diagnostics, files }: Checked, folder?: string): Run {
  const text = sarifLog(diagnostics, files, { version, ...(folder === undefined ? {} : { folder }) });
  const [run] = (JSON.parse(text) as { runs: Run[] }).runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

/** Every entry's bad example, with the files beside it. */
const examples: readonly Checked[] = catalogue.map((entry) => {
  const files = exampleFiles(entry, entry.bad);
  return { files, diagnostics: compile(files, { today: EXAMPLE_TODAY }).diagnostics };
});

/** The offset of a place, found by other code than the one that counted it. */
function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.slice(0, line - 1).join("").length + column - 1;
}

function spanOf(text: string, region: Region): { start: number; end: number } {
  return {
    start: offsetOf(text, region.startLine, region.startColumn),
    end: offsetOf(text, region.endLine, region.endColumn),
  };
}

describe("SARIF", () => {
  it("places every result, related place and fix where the diagnostic has them", () => {
    for (const example of [...examples, checked({ "mixed.kairos": mixed })]) {
      const texts = new Map(example.files.map(({ path, text }) => [path, text]));
      const run = runOf(example);
      expect(run.results).toHaveLength(example.diagnostics.length);
      example.diagnostics.forEach(({ span, related, fixes, code, severity }, index) => {
        const result = run.results[index] as Result;
        expect(result).toMatchObject({ ruleId: code, level: severity });
        expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(code);
        const places = [...result.locations, ...(result.relatedLocations ?? [])].map(({ physicalLocation }) => {
          const { uri, index: artifact } = physicalLocation.artifactLocation;
          expect(run.artifacts[artifact]?.location.uri).toBe(uri);
          return { file: uri, ...spanOf(texts.get(uri) ?? "", physicalLocation.region) };
        });
        expect(places).toEqual([span, ...related.map((place) => place.span)]);
        const edits = (result.fixes ?? []).map(({ artifactChanges }) =>
          artifactChanges.flatMap(({ artifactLocation: { uri }, replacements }) =>
            replacements.map(({ deletedRegion, insertedContent }) => ({
              span: { file: uri, ...spanOf(texts.get(uri) ?? "", deletedRegion) },
              text: insertedContent?.text ?? "",
            })),
          ),
        );
        expect(edits).toEqual(fixes.map((fix) => fix.edits));
      });
    }
  });

  it("counts columns in UTF-16 units, through every kind of line end", () => {
    const run = runOf(checked({ "mixed.kairos": mixed }));
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation.region])).toEqual([
      ["foreign-operator", { startLine: 2, startColumn: 33, endLine: 2, endColumn: 35 }],
      ["spaced-unit", { startLine: 3, startColumn: 8, endLine: 3, endColumn: 11 }],
      ["per-duration", { startLine: 4, startColumn: 13, endLine: 4, endColumn: 19 }],
    ]);
  });

  it("names files relative to the root of the checkout, as URIs", () => {
    const run = runOf(checked({ "a b/größe#1.kairos": "limits { wait 4 h }\n" }), "policies/");
    expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({
      uri: "policies/a%20b/gr%C3%B6%C3%9Fe%231.kairos",
      uriBaseId: "%SRCROOT%",
      index: 0,
    });
    expect(Object.keys(run.originalUriBaseIds)).toEqual(["%SRCROOT%"]);
  });

  it("brings the page of each rule, and each rule once", () => {
    const run = runOf(checked({ "a.kairos": "limits { wait 4 h\n wait 5 h wait 3 }\n" }));
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(["missing-unit", "spaced-unit"]);
    expect(run.tool.driver.rules[1]?.help.markdown).toContain("```kairos\nlimits { at most 5 within 7d }\n```");
  });

  it("is the same for a repository without a mistake, and has no result", () => {
    expect(runOf(checked({ "a.kairos": "enum Colour { red }\n" })).results).toEqual([]);
  });

  const multitool = multitoolPath();
  if (multitool === undefined) {
    process.stderr.write("SARIF is not validated: the multitool of @microsoft/sarif-multitool does not run here\n");
  }
  it.skipIf(multitool === undefined)("is what Microsoft's multitool takes for valid, also for code scanning", () => {
    const folder = mkdtempSync(join(tmpdir(), "kairos-sarif-"));
    // All examples side by side: each in a folder of its own, so that every rule, related place and fix is looked at.
    const all = { files: [] as { path: string; text: string }[], diagnostics: [] as Diagnostic[] };
    examples.forEach(({ files, diagnostics }, index) => {
      const inFolder = <T extends { file: string }>(span: T): T => ({ ...span, file: `${index}/${span.file}` });
      all.files.push(...files.map(({ path, text }) => ({ path: `${index}/${path}`, text })));
      all.diagnostics.push(
        ...diagnostics.map((one) => ({
          ...one,
          span: inFolder(one.span),
          related: one.related.map((place) => ({ ...place, span: inFolder(place.span) })),
          fixes: one.fixes.map((fix) => ({
            ...fix,
            edits: fix.edits.map((edit) => ({ ...edit, span: inFolder(edit.span) })),
          })),
        })),
      );
    });
    const log = sarifLog(all.diagnostics, all.files, { version });
    // No address tells of Kairos: that it has no `informationUri` (SARIF2005) is all that may be said.
    expect(validated(folder, log)).toEqual(["SARIF2005"]);
    // It does look: a place before the first line, and a rule that is not there.
    expect(validated(folder, log.replace(/"startLine": \d+/, '"startLine": 0'))).not.toEqual(["SARIF2005"]);
    expect(validated(folder, log.replace(/"ruleIndex": \d+/, '"ruleIndex": 9999'))).not.toEqual(["SARIF2005"]);
  });

  /** The rules of the multitool that the log breaks. */
  function validated(folder: string, log: string): string[] {
    const path = join(folder, "kairos.sarif");
    writeFileSync(path, log);
    const { stdout, stderr } = spawnSync(
      multitool ?? "",
      ["validate", path, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"],
      { encoding: "utf8", env },
    );
    expect(stdout + stderr).toMatch(/1 files? scanned/);
    return [
      ...new Set([...`${stdout}${stderr}`.matchAll(/: (?:warning|error) ([A-Z]+\d+)/g)].map(([, rule]) => rule!)),
    ];
  }
});

/** Where it can be run: it is there for x64 machines with Linux, macOS or Windows. */
function multitoolPath(): string | undefined {
  try {
    const require = createRequire(import.meta.url);
    const path = require("@microsoft/sarif-multitool") as string;
    return spawnSync(path, ["--version"], { env }).error === undefined ? path : undefined;
  } catch {
    return undefined;
  }
}

describe("GitHub annotations", () => {
  it("are one command a line, escaped as GitHub asks", () => {
    const found = checked({ "a,b:50%.kairos": "limits { at most 100 per 7d }\nenum A { x }\nenum A { y }\n" });
    const lines = githubAnnotations(found.diagnostics, found.files, "policies/").trimEnd().split("\n");
    expect(lines[0]).toMatch(
      /^::error file=policies\/a%2Cb%3A50%25\.kairos,line=1,col=22,endLine=1,endColumn=28,title=per-duration::after `per`[^\n]*%0Afix: /,
    );
    expect(lines[1]).toMatch(/^::error .*title=duplicate-name::.*%0A.*: policies\/a,b:50%25\.kairos:2:6/);
    expect(lines).toHaveLength(2);
  });

  it("hold every diagnostic, whatever the author wrote", () => {
    for (const { diagnostics, files } of examples) {
      const text = githubAnnotations(diagnostics, files);
      const lines = text.split("\n").slice(0, -1);
      expect(lines).toHaveLength(diagnostics.length);
      for (const [index, line] of lines.entries()) {
        const match = /^::(error|warning) ([^\r\n]*?)::(.+)$/.exec(line);
        expect(match?.[1]).toBe(diagnostics[index]?.severity);
        const properties = Object.fromEntries((match?.[2] ?? "").split(",").map((part) => part.split("=")));
        expect(properties).toMatchObject({ file: diagnostics[index]?.span.file, title: diagnostics[index]?.code });
        const message = (match?.[3] ?? "").replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
        expect(message).toContain(diagnostics[index]?.message.slice(0, 20).trim());
      }
    }
  });
});

describe("JUnit", () => {
  const found = checked({ "bad.kairos": "limits { wait 4 h }\n", "good.kairos": "enum Colour { red }\n" });
  const warning: Diagnostic = { ...(found.diagnostics[0] as Diagnostic), severity: "warning", code: "unused" };

  function suites(failing: readonly ("error" | "warning")[]): {
    "@_name": string;
    "@_tests": string;
    "@_failures": string;
    testcase: Record<string, unknown>[];
  }[] {
    const xml = junitXml("kairos check", junitSuites([...found.diagnostics, warning], found.files, new Set(failing)));
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => /^test(suite|case)$/.test(name) });
    return (parser.parse(xml) as { testsuites: { testsuite: ReturnType<typeof suites> } }).testsuites.testsuite;
  }

  it("has a suite per file; one without a mistake passes", () => {
    expect(suites(["error"]).map((suite) => [suite["@_name"], suite["@_tests"], suite["@_failures"]])).toEqual([
      ["bad.kairos", "2", "1"],
      ["good.kairos", "1", "0"],
    ]);
  });

  it("shows the excerpt of what fails, and lets warnings pass unless they fail the check", () => {
    const [first, second] = suites(["error"])[0]?.testcase ?? [];
    expect(first).toMatchObject({
      "@_file": "bad.kairos",
      "@_line": "1",
      "@_name": expect.stringContaining("spaced-unit"),
    });
    expect(first).toMatchObject({ failure: { "#text": expect.stringContaining("limits { wait 4 h }") } });
    expect(second).not.toHaveProperty("failure");
    expect(suites(["error", "warning"])[0]?.["@_failures"]).toBe("2");
  });
});
