/** The values of a bundle's types as JSON Schema. What a schema has no way to say is said in a `$comment`. */
import type { Bundle, ScalarType, Type } from "../../bundle/types.js";

export type JsonSchema = { readonly [keyword: string]: unknown };

/** @param missing - whether `null`, which is the same as no member at all, may stand there */
export function valueSchema(type: Type, bundle: Pick<Bundle, "enums">, missing: boolean): JsonSchema {
  if (typeof type === "object" && "list" in type) {
    return { type: orNull("array", missing), items: scalarSchema(type.list, bundle, false) };
  }
  return scalarSchema(type as ScalarType, bundle, missing);
}

/** Text as an event may have it: `u` regular expressions see only halves of characters here. */
export const WELL_FORMED = "^[^\\ud800-\\udfff]*$";

function scalarSchema(type: ScalarType, bundle: Pick<Bundle, "enums">, missing: boolean): JsonSchema {
  if (typeof type === "object") {
    const records = recordsOf(type.enum, bundle);
    return { enum: missing ? [...records, null] : records };
  }
  switch (type) {
    case "bool":
      return { type: orNull("boolean", missing) };
    case "int":
      return wholeNumber(missing);
    case "bytes":
      return { ...wholeNumber(missing), $comment: "bytes" };
    case "duration":
      return { ...wholeNumber(missing), $comment: "milliseconds" };
    case "number":
      return { type: orNull("number", missing) };
    case "percentage":
      return { type: orNull("number", missing), $comment: "a share: 0.8 is 80%" };
    case "string":
    case "locale":
      return { type: orNull("string", missing), pattern: WELL_FORMED };
    case "timezone":
      return {
        type: orNull("string", missing),
        minLength: 1,
        $comment: "the name of an IANA time zone, which a schema cannot list",
      };
    case "timestamp":
      return {
        type: orNull("string", missing),
        pattern: INSTANT,
        $comment: "as an instant within the years 1970 to 9999, too",
      };
    case "date":
      return {
        type: orNull("string", missing),
        pattern: `^${dates("[0-9]{4}", "[0-9]{2}", "[02468][048]|[13579][26]")}$`,
      };
    case "time":
      return { type: orNull("string", missing), pattern: `^${HOUR}:[0-5][0-9]$` };
  }
}

function wholeNumber(missing: boolean): JsonSchema {
  return { type: orNull("integer", missing), minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
}

function orNull(type: string, missing: boolean): string | readonly string[] {
  return missing ? [type, "null"] : type;
}

function recordsOf(name: string, { enums }: Pick<Bundle, "enums">): readonly string[] {
  if (Object.hasOwn(enums, name)) return enums[name]!.values.map(({ record }) => record);
  if (name === "Risk") return ["low", "medium", "high", "critical"];
  if (name === ANSWER) return ["accepted", "dismissed", "overridden", "not_useful"];
  return ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
}

/** The enum of answers, which no author can name. */
export const ANSWER = "kairos.answer";

const HOUR = "(?:[01][0-9]|2[0-3])";

/** Days that the calendar has. */
function dates(year: string, century: string, leapCenturies: string): string {
  const leapYear = `(?:${century}(?:0[48]|[2468][048]|[13579][26])|(?:${leapCenturies})00)`;
  return (
    `(?:${year}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|` +
    `02-(?:0[1-9]|1[0-9]|2[0-8]))|${leapYear}-02-29)`
  );
}

const SINCE_1970 = `(?:${dates("(?:19[7-9][0-9]|[2-9][0-9]{3})", "[2-9][0-9]", "[2468][048]|[3579][26]")}|19(?:7[26]|8[048]|9[26])-02-29)`;

/** RFC 3339 with an offset, years 1970 to 9999 as written, no second 60. */
export const INSTANT = `^${SINCE_1970}[Tt]${HOUR}:[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:[Zz]|[+-]${HOUR}:[0-5][0-9])$`;
