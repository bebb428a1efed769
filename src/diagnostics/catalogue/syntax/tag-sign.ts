/** A tag in the manner of social media. */
import { defineDiagnostic } from "../../define.js";

export const tagSign = defineDiagnostic({
  code: "tag-sign",
  severity: "error",
  message: () => "a tag is a name alone, without `#`",
  why: "`tags data, finance` gives a policy its tags, and `across tag data` names one again. A tag is a name such as that of a policy; no sign goes before it.",
  bad: `policy lost_badge {
  owner "it@acme.example"
  tags #access
  trigger on badge.lost
  message feedback { body "Lock the lost badge in the door app." }
  fatigue { wait 4h }
}
event badge.lost { moment after }
`,
  good: `policy lost_badge {
  owner "it@acme.example"
  tags access
  trigger on badge.lost
  message feedback { body "Lock the lost badge in the door app." }
  fatigue { wait 4h }
}
event badge.lost { moment after }
`,
  standalone: true,
});
