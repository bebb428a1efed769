/** The kinds of names. Names of one kind are unique in a repository, whatever their package. */
import type {
  Declaration,
  EnumDeclaration,
  EscalateDeclaration,
  EventDeclaration,
  ExemptionDeclaration,
  FatigueDeclaration,
  LayerDeclaration,
  MessageDeclaration,
  Name,
  PathName,
  PolicyDeclaration,
  SegmentDeclaration,
  SignalDeclaration,
  SourceDeclaration,
  TextDeclaration,
} from "../../syntax/tree.js";

export type NameKind =
  | "enum"
  | "event"
  | "source"
  | "segment"
  | "text"
  | "signal"
  | "message"
  | "fatigue"
  | "escalate"
  | "policy"
  | "follow_up"
  | "baseline"
  | "exemption";

/** How messages call one of a kind, and several. */
export const KIND_WORDS: Readonly<Record<NameKind, readonly [one: string, several: string]>> = {
  enum: ["enum", "enums"],
  event: ["event type", "event types"],
  source: ["source", "sources"],
  segment: ["segment", "segments"],
  text: ["text", "texts"],
  signal: ["signal", "signals"],
  message: ["shared message", "shared messages"],
  fatigue: ["shared fatigue block", "shared fatigue blocks"],
  escalate: ["shared escalate block", "shared escalate blocks"],
  policy: ["policy", "policies"],
  follow_up: ["follow up", "follow ups"],
  baseline: ["baseline", "baselines"],
  exemption: ["exemption", "exemptions"],
};

export const NAME_KINDS = Object.keys(KIND_WORDS) as NameKind[];

/** The declaration that a name of a kind has. */
export interface DeclarationOf {
  readonly enum: EnumDeclaration;
  readonly event: EventDeclaration;
  readonly source: SourceDeclaration;
  readonly segment: SegmentDeclaration;
  readonly text: TextDeclaration;
  readonly signal: SignalDeclaration;
  readonly message: MessageDeclaration;
  readonly fatigue: FatigueDeclaration;
  readonly escalate: EscalateDeclaration;
  readonly policy: PolicyDeclaration;
  readonly follow_up: LayerDeclaration;
  readonly baseline: LayerDeclaration;
  readonly exemption: ExemptionDeclaration;
}

/** The kind and name that a declaration brings, or nothing for one without a name. */
export function nameOf(declaration: Declaration): { kind: NameKind; name: Name | PathName } | undefined {
  switch (declaration.kind) {
    case "event":
      return { kind: "event", name: declaration.type };
    case "org":
    case "person":
    case "limits":
    case "budget":
    case "test":
      return undefined;
    default:
      return { kind: declaration.kind, name: declaration.name };
  }
}
