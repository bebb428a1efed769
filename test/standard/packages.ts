/** A package of `std/` at work: each of its event types gets a policy whose message shows all fields of the event. */
import { standardText, compile } from "../../src/compiler/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { bytesInMemory, replay, type LogFormat, type Tally } from "../../src/simulator/index.js";

/** What a record became: the event type, who, and the fields that were there. */
export interface Seen {
  readonly type: string;
  readonly person: string;
  readonly time: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly risk: string;
}

const vocabulary = `
org { locales en timezone "Europe/Berlin" }
person { }
`;

/** Only compiled: the texts of policies are made from the event types that this finds. */
function policiesFor(name: string): string {
  const imports = [...new Set(importsOf(name))].map((path) => `import "${path}"\n`).join("");
  const { model } = compile([{ path: "a.kairos", text: imports + vocabulary }]);
  const policies = [...model.events.values()]
    .filter(({ name: type }) => type !== "kairos.response")
    .map((event, position) => {
      const shown = [...event.fields.values()]
        .filter((field) => !["id", "time"].includes(field.name))
        .map((field) => `${field.name}=«{event.${field.name}}»`);
      return `policy p${position} {
      trigger on ${event.name}
      message feedback { title "${event.name}" body "${shown.join(" ")} risk={risk}" }
      fatigue { at most 1 per event }
    }`;
    });
  return imports + vocabulary + policies.join("\n");
}

function importsOf(name: string): string[] {
  const text = standardText(`kairos:std/${name}.kairos`) ?? "";
  return [`std/${name}`, ...[...text.matchAll(/^import "(std\/[^"]+)"/gmu)].map(([, path]) => path!)];
}

export async function through(
  name: string,
  records: readonly unknown[] | string,
  format: LogFormat = "ndjson",
  source?: string,
): Promise<{ readonly seen: readonly Seen[]; readonly tally: Tally }> {
  const { bundle, diagnostics } = compile([{ path: "a.kairos", text: policiesFor(name) }]);
  if (bundle === undefined) throw new Error(errorsOf(diagnostics));
  const text = typeof records === "string" ? records : records.map((record) => JSON.stringify(record)).join("\n");
  const lines: string[] = [];
  const { tally, problems } = await replay({
    bundle,
    logs: [
      {
        source: bytesInMemory("log", new TextEncoder().encode(text)),
        format,
        ...(source === undefined ? {} : { mapping: source }),
      },
    ],
    decisions: { write: (line) => lines.push(line), flush: async () => {} },
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { seen: lines.map(seenIn), tally };
}

const errorsOf = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.flatMap(({ severity, message }) => (severity === "error" ? [message] : [])).join("\n");

function seenIn(line: string): Seen {
  const { message, person, time, risk } = JSON.parse(line) as {
    message: { title: string; body: string };
    person: string;
    time: number;
    risk: string;
  };
  const fields = [...message.body.matchAll(/(\w+)=«([^»]*)»/gu)].filter(([, , value]) => value !== "");
  return {
    type: message.title,
    person,
    time: new Date(time).toISOString(),
    fields: Object.fromEntries(fields.map(([, field, value]) => [field!, value!])),
    risk,
  };
}
