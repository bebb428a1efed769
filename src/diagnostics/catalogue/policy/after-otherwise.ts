/** A risk level behind `otherwise`. */
import { defineDiagnostic } from "../../define.js";

export const afterOtherwise = defineDiagnostic({
  code: "after-otherwise",
  severity: "error",
  message: () => "nothing is asked after `otherwise`",
  remedy: "put it before the `otherwise`, or leave it out",
  why: "The first line that holds gives the risk. `otherwise` always holds, so it is the last line.",
  bad: `event badge.lost {
  moment after
  master_key: bool
  risk { low otherwise high when event.master_key }
}
`,
  good: `event badge.lost {
  moment after
  master_key: bool
  risk { high when event.master_key low otherwise }
}
`,
});
