/** Builds the Visual Studio Code extension into `editors/vscode/dist`: its client, its server, and the grammar. */
import { cp, rm } from "node:fs/promises";
import { build, type BuildOptions } from "esbuild";

const FOLDER = "editors/vscode";

/** The editor loads the client by `require`; both run on its own Node. */
const shared: BuildOptions = {
  bundle: true,
  format: "cjs",
  target: "node20",
  platform: "node",
  minify: true,
  logLevel: "warning",
  legalComments: "none",
  outdir: `${FOLDER}/dist`,
  outExtension: { ".js": ".cjs" },
};

export async function buildExtension(): Promise<void> {
  await rm(`${FOLDER}/dist`, { recursive: true, force: true });
  await build({ ...shared, entryPoints: [`${FOLDER}/src/extension.ts`], external: ["vscode"] });
  await build({ ...shared, entryPoints: [`${FOLDER}/src/server.ts`] });
  await cp("grammar/kairos.tmLanguage.json", `${FOLDER}/dist/kairos.tmLanguage.json`);
}

if (process.argv[1] === import.meta.filename) await buildExtension();
