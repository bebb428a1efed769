/** What holds for every package of `std/`: it stands in its own layout, and a repository that imports it gets no warning of it. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, standardImports, standardText } from "../../src/compiler/index.js";
import { format } from "../../src/syntax/index.js";

const vocabulary = `org { locales en timezone "Europe/Berlin" }\nperson { }\n`;
const importing = (path: string, rest = ""): string => `import "${path}"\n${vocabulary}${rest}`;

describe.each(standardImports)("%s", (path) => {
  const text = standardText(`kairos:${path}.kairos`)!;

  test("is formatted", () => {
    expect(format({ path, text }).text).toBe(text);
  });

  test("can be imported without a word from the compiler", () => {
    const { bundle, diagnostics } = compile([{ path: "a.kairos", text: importing(path) }]);
    const others = diagnostics.filter(({ code }) => !(path === "std/phishing" && code === "unused-import"));
    expect(others).toEqual([]);
    expect(Object.keys(bundle!.sources)).toHaveLength(path === "std/phishing" ? 0 : 1);
  });

  test("says what it is for", () => {
    expect(readFileSync("std/README.md", "utf8")).toContain(`\`${path}\``);
  });
});

test("all packages together make one bundle", () => {
  const text = standardImports.map((path) => `import "${path}"\n`).join("") + vocabulary;
  const { bundle } = compile([{ path: "a.kairos", text }]);
  expect(Object.keys(bundle!.sources)).toHaveLength(standardImports.length - 1);
});

test("names of a package that another package imports need an import of their own", () => {
  const policy = `policy p {
    title "Clicked" owner "a@acme.example"
    trigger on phishing_simulation.clicked when risk >= medium
    message feedback { body "Look again." }
    fatigue { wait 1h }
  }`;
  const { diagnostics } = compile([{ path: "a.kairos", text: importing("std/gophish", policy) }]);
  const missing = diagnostics.find(({ severity }) => severity === "error")!;
  expect(missing.code).toBe("not-imported");
  expect(JSON.stringify(missing.fixes)).toContain("std/phishing");
});

test("a package that is not there is an error at the import, with what may have been meant", () => {
  const { diagnostics } = compile([{ path: "a.kairos", text: importing("std/oktta") }]);
  expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([["missing-import", 'did you mean "std/okta"?']]);
});

test("a file of one's own that is called like a package is another file", () => {
  const files = [
    {
      path: "a.kairos",
      text: `import "std/okta"\nimport "./std/okta.kairos"\n${vocabulary}segment s when colours(1)\n`,
    },
    { path: "std/okta.kairos", text: "enum Colour { red }\n" },
  ];
  const { diagnostics } = compile(files);
  expect(diagnostics.map(({ code }) => code)).not.toContain("missing-import");
});
