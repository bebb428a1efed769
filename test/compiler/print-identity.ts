/** Run by itself under other settings of the machine: prints the identity of the example's bundle. */
import { identity } from "../../src/bundle/index.js";
import { compile } from "../../src/compiler/index.js";
import { example } from "./example.js";

const { bundle, diagnostics } = compile(example, { today: "2026-11-23" });
process.stdout.write(bundle ? identity(bundle) : JSON.stringify(diagnostics));
