/** What every person has may be written down as what it is, and makes no difference to the bundle. */
import { expect, it } from "vitest";
import { canonicalBytes } from "../../src/bundle/index.js";
import { compile } from "../../src/compiler/index.js";

const rest = `event mail.opened { moment after reversible for 5m }
policy opened {
  trigger on mail.opened
  message feedback { body "{person.id}, look at the sender first." }
  fatigue { wait 1h }
}
`;

function compiled(attributes: string): { bytes: string | undefined; codes: string[] } {
  const { bundle, diagnostics } = compile([
    { path: "a.kairos", text: `person { department: string ${attributes} }\n${rest}` },
  ]);
  const { sourceMap: _, ...hashed } = bundle ?? {};
  const bytes = bundle === undefined ? undefined : new TextDecoder().decode(canonicalBytes(hashed as typeof bundle));
  return { bytes, codes: diagnostics.map(({ code }) => code) };
}

it.each(["id: string", "timezone: timezone", "locale: locale", "id: string timezone: timezone"])("%s", (attributes) => {
  const { bytes, codes } = compiled(attributes);
  expect(codes).toEqual([]);
  expect(bytes).toBe(compiled("").bytes);
});

it.each(["id: int", "id: string?", "timezone: string", 'locale: locale = "en"'])("%s is refused", (attributes) => {
  expect(compiled(attributes).codes).toEqual(["built-in-field"]);
});
