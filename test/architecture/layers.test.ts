/** Imports go down the layer table, in the code and in the linter's settings. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { restrictionsOf } from "../../scripts/generate-lint-layers.js";
import { layers, type Layer } from "./layers.js";

const source = join(import.meta.dirname, "../../src");

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : /\.(ts|js)$/.test(name) ? [path] : [];
  });
}

/** The deepest layer that the path, relative to `src/`, lies in. */
function layerOf(path: string): Layer | undefined {
  return layers
    .filter((layer) => path.startsWith(`${layer.folder}/`))
    .toSorted((first, second) => second.folder.length - first.folder.length)[0];
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;"']*?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g),
  ]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((specifier) => specifier !== "");
}

const files = filesBelow(source).map((path) => relative(source, path).replaceAll("\\", "/"));

describe("layers", () => {
  test("every folder of src/ stands in the table", () => {
    const unknown = files.filter((file) => file.includes("/") && layerOf(file) === undefined);
    expect(unknown).toEqual([]);
  });

  test("the table itself goes down: a layer names only layers above it in the list", () => {
    const seen = new Set<string>();
    for (const layer of layers) {
      for (const name of layer.mayImport) expect(seen, `${layer.folder} names ${name}`).toContain(name);
      seen.add(layer.folder);
    }
  });

  test("no import goes up", () => {
    const wrong: string[] = [];
    for (const file of files) {
      const layer = layerOf(file);
      if (layer === undefined) continue;
      for (const specifier of importsOf(join(source, file))) {
        if (!specifier.startsWith(".") || (layer.rim === true && specifier.endsWith("/package.json"))) continue;
        const target = layerOf(posix.normalize(posix.join(dirname(file), specifier)));
        const allowed =
          target !== undefined && (target.folder === layer.folder || layer.mayImport.includes(target.folder));
        if (!allowed) wrong.push(`${file} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("node:* is imported by the rim only", () => {
    const wrong = files.flatMap((file) =>
      layerOf(file)?.rim === true
        ? []
        : importsOf(join(source, file))
            .filter((specifier) => specifier.startsWith("node:"))
            .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test("there is no clock, randomness or locale of the machine below the rim", () => {
    const forbidden =
      /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\btoLocale\w+\(|\blocaleCompare\(|\bperformance\.now\(|\bprocess\./;
    const wrong = files.filter(
      (file) =>
        layerOf(file)?.rim !== true &&
        file.includes("/") &&
        forbidden.test(readFileSync(join(source, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
    );
    expect(wrong).toEqual([]);
  });

  test("the linter has the same table", () => {
    const settings = JSON.parse(readFileSync(join(source, "../.oxlintrc.json"), "utf8")) as { overrides: unknown[] };
    for (const restriction of restrictionsOf(layers)) expect(settings.overrides).toContainEqual(restriction);
  });
});
