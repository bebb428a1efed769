/** How diagnostics look in a terminal. */
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { displayWidth, printable } from "../../src/diagnostics/display-width.js";
import { renderDiagnostic, renderDiagnostics } from "../../src/diagnostics/render.js";

function at(text: string, word: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(word);
  return {
    code: "unknown-name",
    severity: "error",
    message: `there is no segment \`${word}\``,
    span: { file: "a.kairos", start, end: start + word.length },
    related: [],
    fixes: [],
    ...more,
  };
}

function shown(text: string, word: string, more: Partial<Diagnostic> = {}): string {
  return renderDiagnostic(at(text, word, more), () => text);
}

describe("the place", () => {
  it("is underlined", () => {
    expect(shown("limits {\n  wait 4h when finanze\n}\n", "finanze")).toMatchInlineSnapshot(`
      "error[unknown-name]: there is no segment \`finanze\`
        --> a.kairos:2:16
         |
       2 |   wait 4h when finanze
         |                ^^^^^^^
      "
    `);
  });

  it("is right behind tabs and wide characters", () => {
    expect(shown('\ttext x "日本語" e\u0301 👍 finanze', "finanze")).toMatchInlineSnapshot(`
      "error[unknown-name]: there is no segment \`finanze\`
        --> a.kairos:1:21
         |
       1 |     text x "日本語" é 👍 finanze
         |                          ^^^^^^^
      "
    `);
  });

  it("is as wide as wide characters are", () => {
    const lines = shown('x "日本" y', '"日本"').split("\n");
    expect(lines[4]?.trimEnd().endsWith("^^^^^^")).toBe(true);
    expect(lines[4]?.trimEnd().endsWith("^^^^^^^")).toBe(false);
  });

  it("is one caret at the end of the text", () => {
    const text = "limits {";
    const diagnostic = at(text, "{", { span: { file: "a.kairos", start: 8, end: 8 } });
    expect(renderDiagnostic(diagnostic, () => text)).toMatchInlineSnapshot(`
      "error[unknown-name]: there is no segment \`{\`
        --> a.kairos:1:9
         |
       1 | limits {
         |         ^
      "
    `);
  });

  it("is underlined on its first line where it has several", () => {
    expect(shown("limits {\n  wait 4h\n}", "limits {\n  wait 4h\n}", { message: "odd" })).toMatchInlineSnapshot(`
      "error[unknown-name]: odd
        --> a.kairos:1:1
         |
       1 | limits {
         | ^^^^^^^^
      "
    `);
  });

  it("is cut out of a long line", () => {
    const text = `${"x ".repeat(5000)}finanze${" y".repeat(5000)}`;
    for (const line of shown(text, "finanze").split("\n")) expect(line.length).toBeLessThan(200);
    expect(shown(text, "finanze")).toContain("finanze");
  });

  it("is named without an excerpt where the source is not at hand", () => {
    expect(renderDiagnostic(at("finanze", "finanze"), () => undefined)).toBe(
      "error[unknown-name]: there is no segment `finanze`\n  --> a.kairos\n",
    );
  });
});

describe("related places, help and fixes", () => {
  const text = "segment leads when true\n\n\nlimits { wait 4h when leds }\n";
  const span = { file: "a.kairos", start: 8, end: 13 };

  it("stand below, the other file apart", () => {
    const other = "fatigue gentle { wait 4h }";
    const diagnostic = at(text, "leds", {
      severity: "warning",
      related: [
        { span, message: "like this" },
        { span: { file: "b.kairos", start: 8, end: 14 }, message: "and here" },
      ],
      help: "did you mean `leads`?",
      fixes: [
        { title: "write `leads`", edits: [] },
        { title: "declare it", edits: [] },
      ],
    });
    expect(renderDiagnostic(diagnostic, (file) => (file === "b.kairos" ? other : text))).toMatchInlineSnapshot(`
      "warning[unknown-name]: there is no segment \`leds\`
        --> a.kairos:4:23
         |
       1 | segment leads when true
         |         ----- like this
         …
       4 | limits { wait 4h when leds }
         |                       ^^^^
        ::: b.kairos:1:9
         |
       1 | fatigue gentle { wait 4h }
         |         ------ and here
         = help: did you mean \`leads\`?
         = fix: declare it
      "
    `);
  });

  it("come in colour on request, and only then", () => {
    const plain = renderDiagnostics([at(text, "leds")], () => text);
    const colored = renderDiagnostics([at(text, "leds")], () => text, { color: true });
    expect(plain).not.toContain("\u001b");
    // oxlint-disable-next-line no-control-regex
    expect(colored.replace(/\u001b\[[0-9;]*m/g, "")).toBe(plain);
    expect(colored).toContain("\u001b[1;31merror");
  });
});

describe("what would drive a terminal", () => {
  it("is shown as a replacement character", () => {
    const text = "limits { \u001b[31m\u202e finanze }";
    expect(shown(text, "finanze", { message: "a\u001b[0m\nb" })).not.toMatch(/[\u001b\u202e]/);
    expect(printable("a\u0000b\ud800c")).toBe("a\ufffdb\ufffdc");
  });

  it("has its width", () => {
    expect(displayWidth("aé日👍e\u0301")).toBe(1 + 1 + 2 + 2 + 1);
  });
});
