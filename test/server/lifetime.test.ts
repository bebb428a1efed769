/** The server lives as long as its editor: it ends when nobody is there any more, and stays on nonsense. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { start } from "./client.js";

const command = join(import.meta.dirname, "../../dist/cli/kairos.js");

it.each([
  ["says nothing", ""],
  ["says what is no message", "no message at all\r\n\r\n"],
  ["stops in the middle of a message", 'Content-Length: 99\r\n\r\n{"jsonrpc"'],
])("ends with an editor that %s and goes", async (_name, said) => {
  const child = spawn(process.execPath, [command, "lsp"], { stdio: ["pipe", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.stdin.end(said);
  expect(await ended).not.toBeNull();
});

it("answers after a request that it does not know, and one without what it needs", async () => {
  const client = await start({ "a.kairos": "" });
  await expect(client.connection.sendRequest("kairos/nothing", {})).rejects.toThrow("kairos/nothing");
  expect(await client.connection.sendRequest("textDocument/hover", {})).toBeNull();
  expect(client.log).toEqual([expect.stringContaining("a fault of Kairos in hover")]);
  expect(await client.connection.sendRequest("workspace/symbol", { query: "x" })).toEqual([]);
  expect(await client.stop()).toBe(0);
});
