/** Whatever the text and the offset: no feature throws, offsets lie in their files, edits apply, renames break nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { Workspace } from "../../src/language/index.js";
import { askCompletion, askFile, askOffset, askRename } from "./every-feature.js";

const folder = join(import.meta.dirname, "../../policies");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".kairos"))
  .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));

function repository(): Workspace {
  const workspace = new Workspace({ today: () => "2026-11-30" });
  for (const { path, text } of files) workspace.set(path, text);
  return workspace;
}

it.each(files)("$path, all over", ({ path, text }) => {
  const workspace = repository();
  askFile(workspace, path);
  for (let offset = 0; offset <= text.length; offset += 19) askOffset(workspace, path, offset);
});

/** A text with one slip: cut off, a piece left out, put in, or written twice. */
function mutated(text: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: text.length });
  const pieces = [
    "{",
    "}",
    "(",
    '"',
    ",",
    ".",
    "event.",
    "person.",
    " is ",
    "when ",
    "within",
    "\n",
    "policy p {",
    "4",
    "/// doc\n",
    "{event.",
    "\u{1F600}",
  ];
  return fc.oneof(
    at.map((end) => text.slice(0, end)),
    fc
      .tuple(at, fc.integer({ min: 1, max: 40 }))
      .map(([start, length]) => text.slice(0, start) + text.slice(start + length)),
    fc.tuple(at, fc.constantFrom(...pieces)).map(([start, piece]) => text.slice(0, start) + piece + text.slice(start)),
    fc
      .tuple(at, fc.integer({ min: 1, max: 80 }))
      .map(([start, length]) => text.slice(0, start + length) + text.slice(start)),
  );
}

const share = fc.integer({ min: 0, max: 1_000_000 }).map((part) => part / 1_000_000);
const runs = { numRuns: Number(process.env["KAIROS_RUNS"] ?? 40) };

it("broken files", () => {
  const slipped = fc
    .constantFrom(...files)
    .chain(({ path, text }) =>
      fc.tuple(fc.constant(path), mutated(text), fc.array(share, { minLength: 3, maxLength: 3 })),
    );
  fc.assert(
    fc.property(slipped, ([path, text, places]) => {
      const workspace = repository();
      workspace.set(path, text);
      askFile(workspace, path);
      for (const place of places) {
        const offset = Math.round(place * text.length);
        for (let near = Math.max(0, offset - 10); near <= Math.min(text.length, offset + 10); near++)
          askOffset(workspace, path, near);
        askCompletion(workspace, path, offset);
      }
    }),
    runs,
  );
});

it("renames of what the example policies declare", () => {
  const workspace = repository();
  const { occurrences } = workspace.analysis;
  const names = files.flatMap(({ path }) => [...occurrences.inFile(path)].map(({ span }) => span));
  let renamed = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom("renamed_thing", "Renamed", "finance", "phishing", "renamed.thing"),
      ({ file, start }, name) => {
        if (askRename(workspace, file, start, name)) renamed++;
      },
    ),
    runs,
  );
  expect(renamed).toBeGreaterThan(5);
});
