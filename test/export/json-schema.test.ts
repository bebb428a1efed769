/** JSON Schema of the vocabulary: an event fits it exactly when the engine takes it as valid, as ajv sees it. */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../src/base/json.js";
import type { Bundle, Field, Type } from "../../src/bundle/types.js";
import { createEngine } from "../../src/engine/index.js";
import { isDate, parseInstant } from "../../src/base/instant.js";
import { valueSchema } from "../../src/export/json-schema/values.js";
import { jsonSchema } from "../../src/export/json-schema/index.js";
import { drawBundle } from "../generators/bundle.js";
import type { Draw } from "../generators/draw.js";
import { drawn } from "../generators/drawn.js";
import { valueOf } from "../generators/pools.js";
import { enumTexts } from "../generators/vocabulary.js";
import { examplePolicies } from "./policies.js";

function validatorOf(bundle: Bundle): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, ownProperties: true });
  ajv.addSchema(jsonSchema(bundle));
  return ajv;
}

/** What does not fit some type, next to what does. */
const junk: readonly Json[] = [
  null,
  true,
  0,
  1.5,
  -1,
  3.0,
  2 ** 53,
  1e300,
  "",
  "x",
  "low",
  [],
  [1],
  ["a", null],
  {},
  "\ud800",
  "2027-02-29",
  "2028-02-29",
  "1900-02-29",
  "2000-02-29",
  "0000-02-29",
  "1969-12-31T23:59:59Z",
  "2027-03-31t07:00:00.123456789+23:59",
  "2027-03-31T07:00:60Z",
  "2027-03-31T07:00:00",
  "2027-04-31T07:00:00Z",
  "1972-02-29T00:00:00Z",
  "1970-02-29T00:00:00Z",
  "2100-02-29T00:00:00Z",
  "2400-02-29T00:00:00Z",
  "24:00",
  "23:59",
  "7:00",
  "18:00:00",
];

function spoil(value: unknown, draw: Draw): unknown {
  return draw.chance(0.8) ? value : draw.chance(0.2) ? undefined : draw.pick(junk);
}

/** No schema can list the zones, so text that is none is left out there. */
function junkFor(type: Type, draw: Draw): Json {
  return draw.pick(type === "timezone" ? junk.filter((value) => typeof value !== "string") : junk);
}

function members(fields: Readonly<Record<string, Field>>, draw: Draw, near: number): Record<string, unknown> {
  const out: Record<string, unknown> = draw.chance(0.3) ? { unseen: draw.pick(junk) } : {};
  for (const [name, { type }] of Object.entries(fields)) {
    if (draw.chance(0.1)) continue;
    if (draw.chance(0.1)) out[name] = null;
    else out[name] = draw.chance(0.85) ? valueOf(draw, type, near, enumTexts) : junkFor(type, draw);
  }
  return out;
}

test(
  "generated events and people: valid for the schema exactly when the engine takes them",
  { timeout: 120_000 },
  () => {
    const met = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(
        drawn((draw) => ({ draw, ...drawBundle(draw) })),
        ({ draw, bundle, vocabulary: { anchor } }) => {
          const engine = createEngine(bundle);
          const ajv = validatorOf(bundle);
          const types = [...Object.keys(bundle.events), "kairos.response"].filter(
            (name) => engine.eventType(name)!.askedFor,
          );
          for (let round = 0; round < 20; round += 1) {
            const type = draw.pick(types);
            const answer = { policy: "p", event: "e", answer: draw.pick(["accepted", "dismissed", "none", null]) };
            const data = type === "kairos.response" ? answer : members(bundle.events[type]!.fields, draw, anchor);
            const event = {
              specversion: spoil("1.0", draw),
              id: spoil("e", draw),
              source: spoil("s", draw),
              type,
              time: spoil("2026-03-02T09:00:00Z", draw),
              subject: spoil("ana", draw),
              data: spoil(data, draw),
            };
            for (const [name, value] of Object.entries(event)) if (value === undefined) delete event[name as "id"];
            const outcome = engine.decide(engine.newState(), event, undefined);
            const ours = !(outcome.kind === "set_aside" && outcome.reason === "invalid_event");
            const single = ajv.validate(`urn:kairos:event:${type}`, event);
            expect({ event, valid: single, errors: single ? null : ajv.errors }).toMatchObject({ event, valid: ours });
            expect(ajv.validate(jsonSchema(bundle)["$id"] as string, event)).toBe(ours);
            met[ours ? "valid" : "invalid"] += 1;
            const person = members(
              { timezone: { type: "timezone" }, locale: { type: "locale" }, ...bundle.person },
              draw,
              anchor,
            );
            expect(ajv.validate("urn:kairos:person", person)).toBe(engine.person("ana", person).problem === undefined);
          }
        },
      ),
      { seed: 20_261_125, numRuns: 50 },
    );
    expect(met.valid).toBeGreaterThan(200);
    expect(met.invalid).toBeGreaterThan(200);
  },
);

test("an event of a type that is not in the vocabulary does not fit", () => {
  const ajv = validatorOf(examplePolicies());
  const id = jsonSchema(examplePolicies())["$id"] as string;
  expect(ajv.validate(id, { id: "1", type: "no.such", time: "2026-03-02T09:00:00Z", subject: "ana" })).toBe(false);
  expect(ajv.validate(id, { type: "constructor" })).toBe(false);
});

test("of every year the days that the calendar has", () => {
  const patternOf = (type: "date" | "timestamp"): RegExp =>
    new RegExp(valueSchema(type, { enums: {} }, false)["pattern"] as string, "u");
  const [date, timestamp] = [patternOf("date"), patternOf("timestamp")];
  const wrong: string[] = [];
  for (let year = 0; year <= 9999; year += 1) {
    for (const day of ["02-28", "02-29", "02-30", "04-31", "12-31", "13-01", "00-10", "11-00"]) {
      const text = `${String(year).padStart(4, "0")}-${day}`;
      const noon = `${text}T12:00:00Z`;
      if (date.test(text) !== isDate(text)) wrong.push(text);
      if (timestamp.test(noon) !== (parseInstant(noon) !== undefined)) wrong.push(noon);
    }
  }
  expect(wrong).toEqual([]);
});
