/** The Visual Studio Code extension: what its manifest names is there, what it brings runs, and it packs. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
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
  it("a server that answers an editor, and needs nothing beside it", async () => {
    const alone = join(mkdtempSync(join(tmpdir(), "kairos-vscode-")), "server.cjs");
    copyFileSync(join(folder, "dist/server.cjs"), alone);
    await answersAnEditor(alone);
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

/** Started as the extension starts it, and asked what an editor asks while somebody writes. */
async function answersAnEditor(server: string): Promise<void> {
  const path = "a.kairos";
  const text = 'import "std/knowbe4"\nsegment  s when person.id exists\npolicy p { trigger on knowbe4.recorded }\n';
  const client = await start({ [path]: text }, {}, [server, "--stdio"]);
  expect(client.initialized.serverInfo).toEqual({ name: "kairos", version: manifest.version });
  await client.open(path, text);
  expect(await client.diagnosed(path, (codes) => codes.includes("never-missing"))).toContain("never-missing");
  const ask = (method: string, more: object): Promise<unknown> =>
    client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: client.uri(path) }, ...more });
  const at = { position: { line: 2, character: 30 } };
  expect(JSON.stringify(await ask("hover", at))).toContain("Declared in std/knowbe4");
  expect(JSON.stringify(await ask("completion", at))).toContain('"label":"knowbe4.recorded"');
  expect(JSON.stringify(await ask("definition", at))).toContain("knowbe4");
  expect(await ask("formatting", { options: { tabSize: 2, insertSpaces: true } })).not.toEqual([]);
  const rename = { position: { line: 1, character: 9 }, newName: "somebody" };
  expect(JSON.stringify(await ask("rename", rename))).toContain('"newText":"somebody"');
  expect(await client.stop()).toBe(0);
}

const vsce = join(folder, "node_modules/@vscode/vsce/vsce");
const isPackerThere = existsSync(vsce);
if (!isPackerThere)
  console.log(
    "skipped: packing the extension; `npm install --prefix editors/vscode --no-package-lock` brings the packer",
  );

it.skipIf(!isPackerThere)(
  "packs, with a server in it that answers and nothing that an editor has no use for",
  async () => {
    const run = (...args: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, ...args], {
        cwd: folder,
        encoding: "utf8",
      });
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
    const packed = join(mkdtempSync(join(tmpdir(), "kairos-unpacked-")), "server.cjs");
    writeFileSync(packed, await entryOf(out, "extension/dist/server.cjs"));
    await answersAnEditor(packed);
  },
  60_000,
);

/** A file of a package, read by the library that the packer brings. */
async function entryOf(archive: string, name: string): Promise<Buffer> {
  const yauzl = createRequire(vsce)("yauzl") as {
    fromBuffer(buffer: Buffer, options: object, done: (error: Error | null, zip: Zip) => void): void;
  };
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(readFileSync(archive), { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      zip.on("end", () => reject(new Error(`${name} is not in the package`)));
      zip.on("entry", (entry: { readonly fileName: string }) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (fault, stream) => (fault === null ? resolve(buffer(stream)) : reject(fault)));
      });
      zip.readEntry();
    });
  });
}

interface Zip {
  on(event: "entry" | "end", listener: (entry: { readonly fileName: string }) => void): void;
  readEntry(): void;
  openReadStream(
    entry: { readonly fileName: string },
    done: (error: Error | null, stream: NodeJS.ReadableStream) => void,
  ): void;
}
