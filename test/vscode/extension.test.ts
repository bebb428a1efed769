/** The Visual Studio Code extension: what its manifest names is there, what it brings runs, and it packs. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildExtension } from "../../scripts/build-vscode.js";
import { start } from "../server/client.js";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "editors/vscode");
const json = (path: string): Record<string, never> => JSON.parse(readFileSync(path, "utf8"));
const manifest = json(join(folder, "package.json")) as unknown as {
  readonly name: string;
  readonly version: string;
  readonly main: string;
  readonly engines: { readonly vscode: string };
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly extensions: readonly string[];
      readonly configuration: string;
    }[];
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly commands: readonly { readonly command: string }[];
  };
};

beforeAll(() => buildExtension());

describe("the manifest", () => {
  it("names files that are there", () => {
    const { main, contributes } = manifest;
    const named = [
      main,
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map(({ path }) => path),
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
    ];
    expect(named.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  it("is of the version of the project, and asks for an editor that its client runs in", () => {
    expect(manifest.version).toBe(json(join(root, "package.json"))["version"]);
    expect(readFileSync(join(folder, "CHANGELOG.md"), "utf8")).toContain(`## ${manifest.version}`);
    expect(manifest.engines).toEqual(json(join(root, "node_modules/vscode-languageclient/package.json"))["engines"]);
  });

  it("has the grammar of the project, for the language that it declares", () => {
    const [grammar] = manifest.contributes.grammars;
    expect(json(join(folder, grammar!.path))).toEqual(json(join(root, "grammar/kairos.tmLanguage.json")));
    expect(json(join(folder, grammar!.path))["scopeName"]).toBe(grammar!.scopeName);
    expect(manifest.contributes.languages.map(({ id }) => id)).toEqual([grammar!.language]);
  });

  it("offers the settings and commands that the code reads", () => {
    const code =
      readFileSync(join(folder, "src/extension.ts"), "utf8") + readFileSync(join(root, "src/server/index.ts"), "utf8");
    for (const name of ["server.path", "report"]) {
      expect(manifest.contributes.configuration.properties).toHaveProperty([`kairos.${name}`]);
      expect(code).toMatch(new RegExp(`["'.]${name}\\b`));
    }
    for (const { command } of manifest.contributes.commands) expect(code).toContain(`"${command}"`);
  });

  it("has a configuration of the language whose patterns compile", () => {
    const { indentationRules, onEnterRules, wordPattern, brackets } = json(
      join(folder, "language-configuration.json"),
    ) as unknown as {
      indentationRules: Readonly<Record<string, string>>;
      onEnterRules: readonly { readonly beforeText: string }[];
      wordPattern: string;
      brackets: unknown;
    };
    expect(brackets).toEqual([
      ["{", "}"],
      ["[", "]"],
      ["(", ")"],
    ]);
    expect("wait 4h across".match(new RegExp(wordPattern, "g"))).toEqual(["wait", "4h", "across"]);
    const opens = new RegExp(indentationRules["increaseIndentPattern"]!);
    const closes = new RegExp(indentationRules["decreaseIndentPattern"]!);
    const lines: [string, boolean][] = [
      ["policy p {", true],
      ["  fatigue { // why", true],
      ["  fatigue { wait 4h }", false],
      ['  body "{event.size"', false],
      ['  body { en "a" de "b" }', false],
      ["// {", false],
    ];
    for (const [line, does] of lines) expect(opens.test(line), line).toBe(does);
    expect([closes.test("  }"), closes.test("  wait 4h")]).toEqual([true, false]);
    expect(new RegExp(onEnterRules[0]!.beforeText).test("  /// doc")).toBe(true);
  });
});

describe("what it brings", () => {
  it("a server that answers an editor", async () => {
    const client = await start({ "a.kairos": "segment s when person.id exists" }, {}, [
      join(folder, "dist/server.cjs"),
      "--stdio",
    ]);
    expect(client.initialized.serverInfo).toEqual({ name: "kairos", version: manifest.version });
    expect(await client.diagnosed("a.kairos", (codes) => codes.length > 0)).not.toEqual([]);
    expect(await client.stop()).toBe(0);
  });

  it("a client that an editor can load", () => {
    // Whatever the client asks of the editor while it loads is there; it is started by a real editor alone.
    const script = `
      const Module = require("node:module");
      const editor = new Proxy(class {}, { get: (target, key) => key in target ? target[key] : editor });
      const load = Module._load;
      Module._load = (name, ...rest) => (name === "vscode" ? editor : load(name, ...rest));
      console.log(Object.keys(require(${JSON.stringify(join(folder, manifest.main))})).sort().join());`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("activate,deactivate");
  });

  it("is small", () => {
    const size = ["extension.cjs", "server.cjs"].reduce(
      (sum, file) => sum + statSync(join(folder, "dist", file)).size,
      0,
    );
    expect(size).toBeLessThan(2_500_000);
  });
});

const vsce = join(folder, "node_modules/@vscode/vsce/vsce");
const isPackerThere = existsSync(vsce);
if (!isPackerThere)
  console.log(
    "skipped: packing the extension; `npm install --prefix editors/vscode --no-package-lock` brings the packer",
  );

it.skipIf(!isPackerThere)("packs, with the server in it and nothing that an editor has no use for", () => {
  const run = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, ...args], { cwd: folder, encoding: "utf8" });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  expect(run("ls", "--no-dependencies").trim().split("\n").toSorted()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "dist/extension.cjs",
    "dist/kairos.tmLanguage.json",
    "dist/server.cjs",
    "language-configuration.json",
    "package.json",
  ]);
  const out = join(mkdtempSync(join(tmpdir(), "kairos-vsix-")), "kairos.vsix");
  run("package", "--no-dependencies", "--allow-missing-repository", "-o", out);
  expect(statSync(out).size).toBeGreaterThan(100_000);
});
