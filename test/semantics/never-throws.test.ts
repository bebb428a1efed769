/** Whatever the text, the semantics answer with diagnostics. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { EXAMPLE_VOCABULARY } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import { catalogue } from "../../src/diagnostics/catalogue/index.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { TODAY, checkExample, checkFiles } from "./check-text.js";

const TEXTS = [EXAMPLE_VOCABULARY, ...catalogue.flatMap((entry) => [entry.bad, entry.good])];
const PIECES = TEXTS.flatMap((text) => text.match(/[A-Za-z_.0-9]+|"[^"]*"|[^\s\w]/g) ?? []);

/** Some words of a text left out, doubled, swapped or replaced by words of other texts. */
const mutated = fc
  .record({
    text: fc.constantFrom(...TEXTS),
    changes: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        kind: fc.constantFrom("drop", "double", "replace", "insert"),
        piece: fc.constantFrom(...PIECES),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ text, changes }) => {
    const words = text.split(/(\s+|[{}(),:])/);
    for (const { at, kind, piece } of changes) {
      const index = Math.min(words.length - 1, Math.floor(at * words.length));
      if (kind === "drop") words.splice(index, 1);
      else if (kind === "double") words.splice(index, 0, words[index] ?? "");
      else if (kind === "replace") words[index] = piece;
      else words.splice(index, 0, ` ${piece} `);
    }
    return words.join("");
  });

describe("check", () => {
  it("never throws, stays in the files and can be rendered", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { diagnostics, files } = checkExample(text);
        for (const { span, related, fixes } of diagnostics) {
          for (const place of [
            span,
            ...related.map((one) => one.span),
            ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.span)),
          ]) {
            const source = files[place.file];
            expect(source).toBeDefined();
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
            expect(place.end).toBeLessThanOrEqual((source ?? "").length);
          }
        }
        renderDiagnostics(diagnostics, (file) => files[file]);
      }),
      { numRuns: 400 },
    );
  });

  it("lets nothing through that can't be compiled", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const files = [
          { path: "vocabulary.kairos", text: EXAMPLE_VOCABULARY },
          { path: "example.kairos", text },
        ];
        expect(() => compile(files, { today: TODAY })).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it("follows a chain of 6,000 segments, written in either order", () => {
    const last = 6000;
    const links = Array.from({ length: last }, (_, index) => `segment s${index} when s${index + 1}`);
    const chain = [...links, `segment s${last} when person.team exists`];
    const use = 'limits { at most 3 per day when s0 and person.team is "a" }';
    expect(checkExample([...chain, use].join("\n")).diagnostics).toEqual([]);
    expect(checkExample([use, ...chain.toReversed()].join("\n")).diagnostics).toEqual([]);
  });

  it("asks lists in lists once for each", () => {
    const text = `limits { at most 3 per day when person.id in ${"[".repeat(20)}"a"${"]".repeat(20)} }`;
    expect(checkExample(text).diagnostics.map(({ code }) => code)).toEqual(["list-in-list"]);
  });

  it("gives the same diagnostics whatever the order of the files", () => {
    const files = {
      "a.kairos": 'import "./b.kairos"\nlimits { at most 3 per day when x }',
      "b.kairos": EXAMPLE_VOCABULARY,
    };
    const turned = Object.fromEntries(Object.entries(files).toReversed());
    expect(checkFiles(turned).diagnostics).toEqual(checkFiles(files).diagnostics);
  });
});
