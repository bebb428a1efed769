/** What a file sees: its own names, those of its package, and those of files that it imports itself. */
import { describe, expect, it } from "vitest";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { importTarget, importText } from "../../src/semantics/names/file-paths.js";
import { checkFiles, codes } from "./check-text.js";

const PERSON = "person { department: string }";
const SEGMENT = 'segment finance when person.department is "Finance"';
const USE = "limits { at most 3 per day when finance }";

describe("visibility", () => {
  it("reaches files of the same package", () => {
    const files = { "a.kairos": `package acme\n${USE}`, "b/c.kairos": `package acme\n${PERSON}\n${SEGMENT}` };
    expect(codes(checkFiles(files))).toEqual([]);
  });

  it("reaches files without a package from one another", () => {
    expect(codes(checkFiles({ "a.kairos": USE, "b.kairos": `${PERSON}\n${SEGMENT}` }))).toEqual([]);
  });

  it("reaches an imported file, but not what that one imports", () => {
    const files = {
      "a.kairos": `package a\nimport "./b.kairos"\n${USE}`,
      "b.kairos": `package b\nimport "./c.kairos"\nsegment other when finance`,
      "c.kairos": `package c\n${PERSON}\n${SEGMENT}`,
    };
    expect(codes(checkFiles(files))).toEqual(["not-imported"]);
  });

  it("says how to import what is out of sight, and the edit works", () => {
    const files: Record<string, string> = {
      "policies/mail/a.kairos": `package acme.mail\n\n${USE}\n`,
      "people/b.kairos": `package acme.people\n${PERSON}\n${SEGMENT}\n`,
    };
    const { diagnostics } = checkFiles(files);
    expect(renderDiagnostics(diagnostics, (file) => files[file])).toMatchSnapshot();
    const edit = diagnostics[0]?.fixes[0]?.edits[0];
    if (edit === undefined) throw new Error("no fix");
    const text = files[edit.span.file] ?? "";
    const mended = {
      ...files,
      [edit.span.file]: text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end),
    };
    expect(codes(checkFiles(mended))).toEqual([]);
  });

  it("needs no import for attributes of the person and constants of the organisation", () => {
    const files = {
      "a.kairos": "package a\nlimits { at most 3 per day when person.department is org.board }",
      "b.kairos": `package b\norg { board: "Board" }\n${PERSON}`,
    };
    expect(codes(checkFiles(files))).toEqual([]);
  });
});

describe("imports that go wrong", () => {
  it.each([
    ["a cycle of two", { "a.kairos": `import "./b.kairos"\n${PERSON}`, "b.kairos": 'import "./a.kairos"' }],
    ["a file that imports itself", { "a.kairos": `import "./a.kairos"\n${PERSON}` }],
    [
      "a cycle of three",
      { "a.kairos": 'import "./b.kairos"', "b.kairos": 'import "./c.kairos"', "c.kairos": 'import "./a.kairos"' },
    ],
    ["a misspelt path", { "a.kairos": 'import "./vocabulery.kairos"', "vocabulary.kairos": PERSON }],
    ["a path out of the repository", { "a.kairos": 'import "../../b.kairos"', "b.kairos": PERSON }],
    ["an unknown package", { "a.kairos": 'import "std/okat"', "kairos:std/okta.kairos": PERSON }],
    ["the same file twice", { "a.kairos": `import "./b.kairos"\nimport "./b.kairos"`, "b.kairos": PERSON }],
    [
      "one missing import gives one error",
      { "a.kairos": `import "./gone.kairos"\nlimits { at most 3 per day when finance and person.team is "x" }` },
    ],
  ] as const)("%s", (_title, files: Readonly<Record<string, string>>) => {
    const { diagnostics } = checkFiles(files);
    expect(renderDiagnostics(diagnostics, (file) => files[file])).toMatchSnapshot();
  });
});

describe("paths of imports", () => {
  it.each([
    ["a.kairos", "./b.kairos", "b.kairos"],
    ["x/a.kairos", "../b.kairos", "b.kairos"],
    ["x/a.kairos", "b.kairos", "x/b.kairos"],
    ["x/a.kairos", "./y/../b.kairos", "x/b.kairos"],
    ["a.kairos", "../b.kairos", undefined],
    ["a.kairos", "/etc/b.kairos", undefined],
    ["x/a.kairos", "std/okta", "kairos:std/okta.kairos"],
  ])("in %s, %s is %s", (file, text, target) => {
    expect(importTarget(file, text)).toBe(target);
  });

  it.each([
    ["a.kairos", "b.kairos", "./b.kairos"],
    ["x/a.kairos", "b.kairos", "../b.kairos"],
    ["x/y/a.kairos", "x/z/b.kairos", "../z/b.kairos"],
    ["x/a.kairos", "kairos:std/okta.kairos", "std/okta"],
  ])("from %s to %s it is written %s", (file, target, text) => {
    expect(importText(file, target)).toBe(text);
    expect(importTarget(file, text)).toBe(target);
  });
});
