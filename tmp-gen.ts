import { build } from "/work/wt-conf/test/conformance/build.js";
import { sources } from "/work/wt-conf/test/conformance/sources.js";
// Every mistake, not the first alone.
for (const s of sources)
  for (const c of s.cases) {
    try {
      build({ ...s, cases: [c] });
    } catch (e) {
      console.log(s.path, "::", (e as Error).message);
    }
  }
