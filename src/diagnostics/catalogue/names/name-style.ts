/** A name that is not written in the style of its kind. */
import { defineDiagnostic } from "../../define.js";

export const nameStyle = defineDiagnostic<{ name: string; wanted: string; isEnum: boolean }>({
  code: "name-style",
  severity: "warning",
  message: ({ name, wanted, isEnum }) =>
    `${isEnum ? "enums are written `LikeThis`" : "names are written `like_this`"}: \`${wanted}\` rather than \`${name}\``,
  why: "Enums are written `LikeThis` and everything else `like_this`. One style lets readers tell a type from a value at a glance, and nobody has to remember how a name was written.",
  bad: `enum device_kind { laptop, phone }
`,
  good: `enum DeviceKind { laptop, phone }
`,
});
