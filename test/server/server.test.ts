/** The built server, driven over standard input and output by a real client of the protocol. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { EXAMPLE_VOCABULARY } from "../../src/diagnostics/catalogue/example-vocabulary.js";
import { type Client, start } from "./client.js";

let client: Client;

/** A policy with characters that take two UTF-16 units, so that columns in code points or bytes would be off. */
const POLICY = `/// 😀 Ünder way.
policy under_way {
  owner "o@acme.example"
  trigger on file.shared when event.sensitivity is public and event.link exists
  message feedback { body "😀😀 {event.size}" }
  fatigue gentle
}
`;

async function open(
  files: Readonly<Record<string, string>> = {
    "policies/vocabulary.kairos": EXAMPLE_VOCABULARY,
    "policies/a.kairos": POLICY,
  },
): Promise<void> {
  client = await start(files);
}

afterEach(async () => {
  expect(client.log).toEqual([]);
  expect(await client.stop()).toBe(0);
});

/** Asks about a place in a file: a text that stands there, and how far into it. */
function at(path: string, text: string, into = 0, file = readFileSync(join(client.folder, path), "utf8")): object {
  const before = file.slice(0, file.indexOf(text) + into).split("\n");
  expect(file).toContain(text);
  return {
    textDocument: { uri: client.uri(path) },
    position: { line: before.length - 1, character: before.at(-1)!.length },
  };
}

const A = "policies/a.kairos";
const ask = <Result>(method: string, params: object): Promise<Result> => client.connection.sendRequest(method, params);

it("says what it can", async () => {
  await open();
  expect(client.initialized.serverInfo).toMatchObject({ name: "kairos" });
  expect(client.initialized.capabilities).toMatchObject({
    textDocumentSync: { change: 2 },
    renameProvider: { prepareProvider: true },
  });
});

describe("files", () => {
  it("tells what is wrong as somebody types, in UTF-16 columns, and takes it back", async () => {
    await open();
    await client.open(A, POLICY);
    await client.change(A, [3, 30], [3, 35], "vent");
    await client.diagnosed(A, (codes) => codes.includes("unknown-root"));
    await client.change(A, [3, 30], [3, 30], "e");
    expect(await client.diagnosed(A, (codes) => codes.length === 0)).toEqual([]);
    // Behind two characters of two units each.
    await client.change(A, [4, 39], [4, 43], "seize");
    await client.diagnosed(A, (codes) => codes.includes("unknown-field"));
  });

  it("knows files that are not open, follows what happens to them on disk, and keeps repositories apart", async () => {
    await open({
      "one/a.kairos": "segment s when person.team exists",
      "two/a.kairos": "segment s when person.id exists",
      "three/x.kairos": "segment t when person.id exists",
    });
    await client.diagnosed("one/a.kairos", (codes) => codes.includes("unknown-field"));
    const path = join(client.folder, "one/b.kairos");
    writeFileSync(path, "person { team: string? }");
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: client.uri("one/b.kairos"), type: 1 }],
    });
    await client.diagnosed("one/a.kairos", (codes) => !codes.includes("unknown-field"));
    rmSync(path);
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: client.uri("one/b.kairos"), type: 3 }],
    });
    await client.diagnosed("one/a.kairos", (codes) => codes.includes("unknown-field"));
    expect(await client.diagnosed("two/a.kairos", () => true)).not.toContain("duplicate-name");
  });

  it("goes back to what is on disk when a file is closed", async () => {
    await open();
    await client.open(A, "policy");
    await client.diagnosed(A, (codes) => codes.length > 0);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: client.uri(A) } });
    await client.diagnosed(A, (codes) => codes.length === 0);
  });

  it("serves a text that was never saved", async () => {
    await open({});
    const uri = "untitled:Untitled-1";
    await client.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "kairos", version: 1, text: "pol" },
    });
    const items = await ask<{ label: string }[]>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 0, character: 3 },
    });
    expect(items.map(({ label }) => label)).toContain("policy …");
  });
});

describe("features", () => {
  it("completion, with snippets, documentation and imports", async () => {
    await open({ "policies/vocabulary.kairos": `package v\n${EXAMPLE_VOCABULARY}`, [A]: POLICY });
    await client.open(A, POLICY);
    const items = await ask<{ label: string; textEdit: object; additionalTextEdits?: object[]; kind: number }[]>(
      "textDocument/completion",
      at(A, "gentle", 3),
    );
    expect(items.find(({ label }) => label === "gentle")).toMatchObject({
      textEdit: { range: { start: { line: 5, character: 10 }, end: { line: 5, character: 16 } }, newText: "gentle" },
      additionalTextEdits: [{ range: { start: { line: 0, character: 0 } }, newText: 'import "./vocabulary.kairos"\n' }],
    });
  });

  it("hover, definition, references, highlights", async () => {
    await open();
    expect(await ask("textDocument/hover", at(A, "sensitivity", 2))).toMatchObject({
      contents: { kind: "markdown", value: expect.stringContaining("file.shared.sensitivity: Sensitivity") },
    });
    expect(await ask("textDocument/definition", at(A, "event.size", 7))).toMatchObject([
      { uri: client.uri("policies/vocabulary.kairos"), range: { start: { line: 40, character: 2 } } },
    ]);
    const found = await ask<object[]>("textDocument/references", {
      ...at(A, "gentle", 2),
      context: { includeDeclaration: false },
    });
    expect(found).toHaveLength(3);
    expect(await ask("textDocument/documentHighlight", at(A, "under_way", 2))).toMatchObject([{ kind: 3 }]);
    expect(await ask("textDocument/hover", at(A, "policy", 1))).toMatchObject({
      contents: { value: expect.stringContaining("policy NAME { … }") },
    });
    expect(await ask("textDocument/hover", at(A, "{", 0))).toBeNull();
  });

  it("shows where a package that ships with Kairos declares something", async () => {
    const text = 'import "std/okta"\npolicy p { trigger on okta.';
    await open({ [A]: text });
    const textDocument = { uri: client.uri(A) };
    const items = await ask<{ label: string }[]>("textDocument/completion", {
      textDocument,
      position: { line: 1, character: 27 },
    });
    const type = items.map(({ label }) => label).find((label) => label.startsWith("okta."));
    await client.open(A, `import "std/okta"\npolicy p { trigger on ${type} }`);
    const [found] = await ask<{ uri: string; range: { start: { line: number } } }[]>("textDocument/definition", {
      textDocument,
      position: { line: 1, character: 27 },
    });
    expect(found!.uri).toBe("kairos:/std/okta.kairos");
    const shipped = await ask<string>("kairos/standardText", { uri: found!.uri });
    expect(shipped.split("\n")[found!.range.start.line]).toContain(type);
    await expect(
      ask("textDocument/rename", { textDocument, position: { line: 1, character: 27 }, newName: "a.b" }),
    ).rejects.toThrow("which ships with Kairos");
  });

  it("rename, or the reason why not", async () => {
    await open();
    const edit = await ask<{ changes: Record<string, object[]> }>("textDocument/rename", {
      ...at(A, "gentle", 2),
      newName: "soft",
    });
    expect(
      Object.entries(edit.changes)
        .map(([uri, edits]) => [uri.split("/").at(-1), edits.length])
        .toSorted(),
    ).toEqual([
      ["a.kairos", 1],
      ["vocabulary.kairos", 3],
    ]);
    await expect(ask("textDocument/rename", { ...at(A, "gentle", 2), newName: "when" })).rejects.toThrow(
      "`when` is a word of the language",
    );
    await expect(ask("textDocument/prepareRename", at(A, "policy", 1))).rejects.toThrow("there is no name here");
    expect(await ask("textDocument/prepareRename", at(A, "gentle", 2))).toMatchObject({ placeholder: "gentle" });
  });

  it("symbols, folding, selection, semantic tokens, links, signature", async () => {
    await open({
      "policies/vocabulary.kairos": EXAMPLE_VOCABULARY,
      [A]: `import "./vocabulary.kairos"\n${POLICY}`,
    });
    const textDocument = { uri: client.uri(A) };
    expect(await ask("textDocument/documentSymbol", { textDocument })).toMatchObject([{ name: "under_way", kind: 5 }]);
    expect(await ask("workspace/symbol", { query: "under" })).toMatchObject([{ name: "under_way" }]);
    expect(await ask("textDocument/foldingRange", { textDocument })).toMatchObject([{ startLine: 2, endLine: 6 }]);
    const { position } = at(A, "event.link", 7) as { position: object };
    expect(await ask("textDocument/selectionRange", { textDocument, positions: [position] })).toMatchObject([
      { range: {}, parent: { parent: {} } },
    ]);
    expect((await ask<{ data: number[] }>("textDocument/semanticTokens/full", { textDocument })).data.length % 5).toBe(
      0,
    );
    expect(await ask("textDocument/documentLink", { textDocument })).toMatchObject([
      { target: client.uri("policies/vocabulary.kairos") },
    ]);
    await client.open(A, "segment s when edit_distance(");
    expect(
      await ask("textDocument/signatureHelp", { textDocument, position: { line: 0, character: 29 } }),
    ).toMatchObject({
      activeParameter: 0,
      signatures: [{ label: "edit_distance(first: string, second: string): int" }],
    });
  });

  it("formatting and fixes", async () => {
    const text = "limits {\n  at most  3 per day when risk == low\n}\n";
    await open({ [A]: text });
    await client.open(A, text);
    const textDocument = { uri: client.uri(A) };
    const [fix] = await ask<{ title: string; edit: { changes: Record<string, { newText: string }[]> } }[]>(
      "textDocument/codeAction",
      {
        textDocument,
        range: { start: { line: 1, character: 31 }, end: { line: 1, character: 31 } },
        context: { diagnostics: [], only: ["quickfix"] },
      },
    );
    expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: "foreign-operator" }] });
    await client.change(A, [1, 31], [1, 33], "is");
    expect(
      await ask("textDocument/formatting", { textDocument, options: { tabSize: 2, insertSpaces: true } }),
    ).toMatchObject([{ range: { start: { line: 1 } }, newText: "" }]);
  });
});

describe("inlay hints", () => {
  const hints = async (): Promise<string[]> => {
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const found = await ask<{ label: string }[]>("textDocument/inlayHint", {
      textDocument: { uri: client.uri(A) },
      range: whole,
    });
    return found.map(({ label }) => label);
  };

  it("the most prompts that limits allow, and what a replay's report says", async () => {
    const files = {
      "policies/vocabulary.kairos": EXAMPLE_VOCABULARY,
      [A]: POLICY.replace("fatigue gentle", "fatigue { at most 2 per day }"),
      "report.json": JSON.stringify({
        volume: { byPolicy: { under_way: { occurrences: 8, suppressed: { "policy: at most 2 per day": 2 } } } },
      }),
    };
    client = await start(files, { report: "report.json" });
    await expect.poll(hints, { timeout: 10_000 }).toEqual(["at most 2 a day, 14 a week, 62 a month", "silenced 25%"]);
    writeFileSync(join(client.folder, "report.json"), "no report");
    await expect.poll(hints, { timeout: 10_000 }).toEqual(["at most 2 a day, 14 a week, 62 a month"]);
  });
});

describe("an editor in a hurry", () => {
  it("answers a cancelled request so, and goes on", async () => {
    await open();
    await client.open(A, POLICY);
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest("textDocument/completion", at(A, "gentle", 2), source.token);
    source.cancel();
    await asked.then(
      () => undefined,
      (error: { code: number }) => expect(error.code).toBe(-32800),
    );
    expect(await ask("textDocument/hover", at(A, "gentle", 2))).not.toBeNull();
  });

  it("stays true to the text over many edits and questions in between", async () => {
    await open();
    await client.open(A, "");
    let text = "";
    const whole = POLICY.replaceAll("\n", "\r\n");
    for (const [index, character] of [...whole].entries()) {
      const lines = text.split(/\r\n|\n|\r/);
      const end: [number, number] = [lines.length - 1, lines.at(-1)!.length];
      await client.change(A, end, end, character);
      text += character;
      if (index % 40 === 0)
        void ask("textDocument/completion", {
          textDocument: { uri: client.uri(A) },
          position: { line: end[0], character: end[1] },
        });
    }
    const symbols = await ask<{ range: object }[]>("textDocument/documentSymbol", {
      textDocument: { uri: client.uri(A) },
    });
    expect(symbols).toMatchObject([{ range: { start: { line: 1, character: 0 }, end: { line: 6, character: 1 } } }]);
  });

  it("takes positions that are nowhere", async () => {
    await open();
    const nowhere = { textDocument: { uri: client.uri(A) }, position: { line: 999, character: 999 } };
    expect(await ask("textDocument/hover", nowhere)).toBeNull();
    expect(
      await ask("textDocument/hover", { ...nowhere, textDocument: { uri: client.uri("none.kairos") } }),
    ).toBeNull();
    expect(await ask("textDocument/completion", nowhere)).toBeInstanceOf(Array);
  });
});
