/** The scanner of `wasm/`, compiled from AssemblyScript, as a module. `tsx scripts/generate-wasm.ts [--check]`. */
import { writeOrCheck } from "./write-or-check.js";

/** Its own types declare globals that are not those of Node.js. */
const asc = (await import(new URL("../node_modules/assemblyscript/dist/asc.js", import.meta.url).href)) as {
  main(
    command: readonly string[],
    options: { writeFile(name: string, contents: unknown): void },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
};

let binary: Uint8Array | undefined;
const { error, stderr } = await asc.main(
  "wasm/index.ts --outFile scanner.wasm -O3 --noAssert --runtime stub --enable simd --importMemory --memoryBase 64".split(
    " ",
  ),
  {
    writeFile(name, contents) {
      if (name === "scanner.wasm") binary = contents as Uint8Array;
    },
  },
);
if (error !== null || binary === undefined) throw new Error(`wasm/ does not compile: ${stderr.toString()}`);

const lines = Buffer.from(binary)
  .toString("base64")
  .match(/.{1,116}/g)!
  .map((line) => `${line}\n`);

await writeOrCheck(
  "src/simulator/quick/scanner.generated.ts",
  `/** The scanner of \`wasm/\` in base64. Generated; \`npm run generate\` writes it anew. */
export const SCANNER = \`
${lines.join("")}\`;
`,
);
