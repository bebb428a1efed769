/** The kinds of bodies in braces. A kind has the name of the grammar rule for its clauses. */

export type BodyKind = keyof typeof bodyTitles;

/** A body with clauses, as it was read. Offsets are of UTF-16 units. */
export interface Body {
  readonly kind: BodyKind;
  /** Behind the opening brace. */
  readonly start: number;
  /** Before the closing brace. */
  readonly end: number;
  /** Where its clauses start. */
  readonly clauses: readonly number[];
}

/** How a message calls the place. */
export const bodyTitles = {
  declaration: "a policy file",
  orgClause: "`org`",
  enumValue: "an enum",
  personClause: "`person`",
  eventClause: "an event",
  riskLine: "`risk`",
  sourceClause: "a source",
  signalClause: "a signal",
  messageClause: "a message",
  limit: "a list of limits",
  step: "a ladder",
  policyClause: "a policy",
  policyPart: "a variant",
  layerClause: "a follow up or baseline",
  exemptionClause: "an exemption",
  goal: "a budget",
  testClause: "a test",
  pair: "a record",
  translation: "a text",
} as const;
