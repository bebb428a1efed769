/** The types of the language. */

export type ScalarKind =
  | "bool"
  | "int"
  | "number"
  | "string"
  | "bytes"
  | "duration"
  | "timestamp"
  | "date"
  | "time"
  | "timezone"
  | "locale"
  | "percentage";

export type ScalarType =
  | { readonly kind: ScalarKind }
  | { readonly kind: "enum"; readonly name: string; readonly ordered: boolean };

export type Type =
  | ScalarType
  | { readonly kind: "list"; readonly of: ScalarType }
  /** A list literal without elements. */
  | { readonly kind: "empty_list" }
  /** A raw value of a record: it takes the type of what it meets. */
  | { readonly kind: "raw" }
  /** Of something already reported; it agrees with everything, so that one mistake gives one error. */
  | { readonly kind: "error" };
