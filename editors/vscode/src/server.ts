/** The language server as it comes with the extension. */
import { serve } from "../../../src/server/index.js";
import manifest from "../package.json" with { type: "json" };

void serve(manifest.version);
