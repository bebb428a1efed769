/** What the schema has against a document, in our words. */
import type { ErrorObject } from "ajv";
import { below, type BundleProblem } from "./problem.js";
import { validate } from "./validate.generated.js";

/** Empty where the document fits the schema. */
export function schemaProblems(document: unknown): BundleProblem[] {
  const check = validate as unknown as { (value: unknown): boolean; errors: ErrorObject[] | null };
  if (check(document)) return [];
  return [problemOf(check.errors ?? [])];
}

/**
 * The validator stops at the first place that does not fit. Where several forms are allowed there, it says of each why it
 * is not that: the one that got furthest down is what was meant.
 */
function problemOf(errors: readonly ErrorObject[]): BundleProblem {
  const last = errors.at(-1);
  if (!last) return { pointer: "", message: "does not fit the schema" };
  if (last.keyword === "if") return problemOf(errors.slice(0, -1));
  if (last.keyword === "propertyNames") {
    const name = String((last.params as { propertyName?: unknown }).propertyName);
    const isThere = errors.some(({ keyword }) => keyword === "not");
    const pointer = below(last.instancePath, name);
    const reason = errors.at(-2);
    if (reason?.keyword === "maxLength") return { ...described(reason), pointer };
    return {
      pointer,
      message: isThere
        ? `\`${name}\` is always there and can not be declared`
        : `${JSON.stringify(short(name))} can not be a name here`,
    };
  }
  if (last.keyword === "oneOf" || last.keyword === "anyOf") {
    const deeper = errors.slice(0, -1).filter((error) => error.instancePath.length > last.instancePath.length);
    const deepest = Math.max(0, ...deeper.map((error) => error.instancePath.length));
    const meant = deeper.filter((error) => error.instancePath.length === deepest);
    if (meant.length > 0) return problemOf(meant.slice(-1));
    // Of the right kind but too great, or an object that lacks a member or has one too many.
    const nearest =
      errors.find((error) => error.keyword === "maxItems" || error.keyword === "maxLength") ??
      errors.find((error) => error.keyword === "additionalProperties") ??
      errors.find((error) => error.keyword === "required");
    return nearest
      ? described(nearest)
      : { pointer: last.instancePath, message: "is none of the forms that are allowed here" };
  }
  return described(last);
}

function described(error: ErrorObject): BundleProblem {
  const parameters = error.params as Record<string, unknown>;
  const pointer = error.instancePath;
  switch (error.keyword) {
    case "required":
      return { pointer, message: `the member ${quoted(parameters["missingProperty"])} is missing` };
    case "additionalProperties":
      return {
        pointer: below(pointer, String(parameters["additionalProperty"])),
        message: "this member is not known here",
      };
    case "type":
      return { pointer, message: `must be ${[parameters["type"]].flat().join(" or ")}` };
    case "const":
      return { pointer, message: `must be ${JSON.stringify(parameters["allowedValue"])}` };
    case "enum":
      return {
        pointer,
        message: `must be one of ${(parameters["allowedValues"] as unknown[]).map(quoted).join(", ")}`,
      };
    case "pattern":
      return { pointer, message: `does not fit the pattern ${String(parameters["pattern"])}` };
    case "uniqueItems": {
      const { i, j } = parameters as { i: number; j: number };
      return { pointer: below(pointer, Math.max(i, j)), message: "stands twice" };
    }
    case "discriminator":
      return {
        pointer: below(pointer, String(parameters["tag"])),
        message: `${quoted(parameters["tagValue"])} is not known here`,
      };
    case "minimum":
    case "maximum":
    case "maxLength":
    case "minLength":
    case "maxItems":
    case "minItems":
    case "maxProperties":
    case "minProperties": {
      const most = error.keyword.startsWith("max");
      const member = pointer.endsWith("/args") ? " operand" : " member";
      const one = { h: " character", s: member, m: "" }[error.keyword.at(-1)!] ?? "";
      const limit = Number(parameters["limit"]);
      return {
        pointer,
        message: `must be at ${most ? "most" : "least"} ${limit}${one === "" || limit === 1 ? one : `${one}s`}`,
        ...(most ? { tooLarge: true } : {}),
      };
    }
    default:
      return { pointer, message: "does not fit the schema" };
  }
}

function quoted(value: unknown): string {
  return short(JSON.stringify(value) ?? "nothing");
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
