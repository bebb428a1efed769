/** A bundle in the forms that others want: CEL, JSON Schema, OSCAL, and pages for people. */
export { celDocument, type CelDocument, type CelMember } from "./cel/index.js";
export type { CelPredicate, Unsaid } from "./cel/translate.js";
export { jsonSchema } from "./json-schema/index.js";
export type { JsonSchema } from "./json-schema/values.js";
export { oscalMappingCollection, type OscalOptions } from "./oscal/index.js";
export { docsOf, type DocsFile, type DocsFormat } from "./docs/index.js";
