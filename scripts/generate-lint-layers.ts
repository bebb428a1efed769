/** Writes the layer table into the linter's settings: `tsx scripts/generate-lint-layers.ts [--check]`. */
import { readFileSync } from "node:fs";
import { layers, type Layer } from "../test/architecture/layers.js";
import { writeOrCheck } from "./write-or-check.js";

/** One override per layer that refuses imports of the folders which it must not know. */
export function restrictionsOf(table: readonly Layer[]): object[] {
  return table.map((layer) => {
    const forbidden = table
      .map((other) => other.folder)
      .filter(
        (folder) => folder !== layer.folder && !layer.mayImport.includes(folder) && !isParent(folder, layer, table),
      );
    return {
      files: [`src/${layer.folder}/**`],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              ...(forbidden.length === 0
                ? []
                : [
                    {
                      group: forbidden.flatMap((folder) => [
                        `../${folder}/*`,
                        `../../${folder}/*`,
                        `../../../${folder}/*`,
                      ]),
                      message: `src/${layer.folder} must not know this stage: see test/architecture/layers.ts.`,
                    },
                  ]),
              ...(layer.rim === true ? [] : [{ group: ["node:*"], message: "node:* belongs to the rim." }]),
            ],
          },
        ],
      },
    };
  });
}

/** `src/simulator/files` lies in `src/simulator`: only the table decides whether it may import it. */
function isParent(folder: string, layer: Layer, table: readonly Layer[]): boolean {
  return (
    layer.folder.startsWith(`${folder}/`) &&
    table.some((other) => other.folder === folder && layer.mayImport.includes(folder))
  );
}

if (process.argv[1] === import.meta.filename) {
  const path = ".oxlintrc.json";
  const settings = JSON.parse(readFileSync(path, "utf8")) as { overrides?: { files: string[] }[] };
  const others = (settings.overrides ?? []).filter(
    (override) => !override.files.every((glob) => glob.startsWith("src/")),
  );
  await writeOrCheck(
    path,
    `${JSON.stringify({ ...settings, overrides: [...others, ...restrictionsOf(layers)] }, null, 2)}\n`,
  );
}
