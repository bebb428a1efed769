/** The vocabulary of a bundle as JSON Schema 2020-12: an event, every event type by itself, and a person. */
import { identity } from "../../bundle/canonical.js";
import type { Bundle, Field } from "../../bundle/types.js";
import { ANSWER, INSTANT, valueSchema, WELL_FORMED, type JsonSchema } from "./values.js";

/**
 * One document. Its root is an event of any type; `$defs` has a schema by itself for each event type
 * (`urn:kairos:event:TYPE`) and for the attributes of a person (`urn:kairos:person`).
 *
 * An event fits exactly when the engine takes it as valid, but for what no schema can say: that a time zone is there,
 * and that an instant with an offset lies within the years that it is written in. Of a type that no policy asks for the
 * engine looks at nothing, so there the schema asks for more.
 */
export function jsonSchema(bundle: Bundle): JsonSchema {
  const events = Object.entries({
    ...bundle.events,
    "kairos.response": { fields: RESPONSE, doc: "An answer to a prompt." },
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:kairos:bundle:${identity(bundle)}:event`,
    title: "An event that these policies know",
    type: "object",
    required: ["type"],
    properties: { type: { enum: events.map(([name]) => name) } },
    allOf: events.map(([name]) => ({
      if: { required: ["type"], properties: { type: { const: name } } },
      // oxlint-disable-next-line no-thenable -- a keyword of JSON Schema
      then: { $ref: eventId(name) },
    })),
    $defs: {
      ...Object.fromEntries(events.map(([name, type]) => [name, eventSchema(name, type, bundle)])),
      person: personSchema(bundle),
    },
  };
}

function eventId(name: string): string {
  return `urn:kairos:event:${name}`;
}

function eventSchema(
  name: string,
  { fields, doc }: { readonly fields: Readonly<Record<string, Field>>; readonly doc?: string },
  bundle: Bundle,
): JsonSchema {
  const data = membersSchema(fields, bundle);
  const needed = data["required"] !== undefined;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: eventId(name),
    title: name,
    ...(doc === undefined ? {} : { description: doc }),
    type: "object",
    required: ["id", "time", "type", "subject", ...(needed ? ["data"] : [])],
    properties: {
      specversion: { enum: ["1.0", null] },
      id: { type: "string", minLength: 1, pattern: WELL_FORMED },
      source: { type: ["string", "null"], pattern: WELL_FORMED },
      type: { const: name },
      time: { type: "string", pattern: INSTANT },
      subject: { description: "The id of the person who acts.", type: "string", minLength: 1, pattern: WELL_FORMED },
      data: needed ? data : { ...data, type: ["object", "null"] },
    },
  };
}

function personSchema(bundle: Bundle): JsonSchema {
  const always: Readonly<Record<string, Field>> = {
    id: { type: "string", optional: true, doc: "The same as where the attributes are kept under." },
    timezone: { type: "timezone", default: bundle.org.timezone },
    locale: { type: "locale", default: bundle.org.locales[0]! },
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:kairos:person",
    title: "The attributes of a person",
    ...membersSchema({ ...always, ...bundle.person }, bundle),
  };
}

/** Members that the vocabulary lacks are allowed and unseen. */
function membersSchema(fields: Readonly<Record<string, Field>>, bundle: Bundle): JsonSchema {
  const required: string[] = [];
  const properties = Object.entries(fields).map(([name, field]) => {
    const mayLack = field.optional === true || field.default !== undefined;
    if (!mayLack) required.push(name);
    return [
      name,
      {
        ...(field.doc === undefined ? {} : { description: field.doc }),
        ...valueSchema(field.type, bundle, mayLack),
        ...(field.default === undefined ? {} : { default: field.default }),
      },
    ] as const;
  });
  return {
    type: "object",
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(properties),
  };
}

const RESPONSE: Readonly<Record<string, Field>> = {
  policy: { type: "string", doc: "The policy whose prompt is answered." },
  event: { type: "string", doc: "The id of the event that the prompt was for." },
  answer: { type: { enum: ANSWER } },
};
