import { expect, it } from "vitest";
import yargs from "yargs";
import { numbersGiven } from "../../scripts/numbers-given.js";

/** What a command line of scripts answers to these options. */
async function answer(...options: string[]): Promise<string> {
  let said = "taken";
  await yargs(options)
    .option("seed", { type: "number" })
    .option("runs", { type: "number", default: 5 })
    .option("json", { type: "boolean", default: false })
    .check(numbersGiven)
    .strict()
    .exitProcess(false)
    .fail((message) => {
      said = message;
    })
    .parseAsync();
  return said;
}

it("takes numbers, and nothing else where a number is asked for", async () => {
  expect(await answer()).toBe("taken");
  expect(await answer("--seed", "7", "--runs", "1e3", "--json")).toBe("taken");
  expect(await answer("--seed", "-1")).toBe("taken");
  expect(await answer("--seed", "x")).toBe("--seed takes a number");
  expect(await answer("--runs", "five")).toBe("--runs takes a number");
});
