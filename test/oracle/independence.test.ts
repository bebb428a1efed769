/** The oracle shares types with the product and nothing that runs; only what compares the two knows both. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const here = new URL("./", import.meta.url);
const comparing = new Set(["agreement.ts"]);

test("nothing that the oracle is made of imports code of the product", () => {
  const parts = readdirSync(here).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !comparing.has(name),
  );
  expect(parts).toContain("oracle.ts");
  for (const name of parts) {
    const imports = readFileSync(new URL(name, here), "utf8").match(/^(?:import|export) [^;]*from "[^"]*";/gm) ?? [];
    const running = imports.filter((each) => each.includes("/src/") && !/^(?:import|export) type /.test(each));
    expect(running, name).toEqual([]);
  }
});
