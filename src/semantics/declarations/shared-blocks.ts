/** Shared `message`, `fatigue` and `escalate` blocks: each is checked once, with what all policies that use it know. */
import type { PolicyClause, PolicyPart } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { createScope, mergeScopes, type Scope } from "../expressions/scope.js";
import type { LimitModel, MessageModel, StepModel } from "../model.js";
import { checkLimits } from "./limits.js";
import { checkMessage } from "./messages.js";
import type { PolicyDraft } from "./policies.js";
import { checkSteps } from "./steps.js";

export interface SharedBlocks {
  readonly messages: ReadonlyMap<string, MessageModel>;
  readonly fatigue: ReadonlyMap<string, readonly LimitModel[]>;
  readonly escalate: ReadonlyMap<string, readonly StepModel[]>;
}

type BlockKind = "message" | "fatigue" | "escalate";

export function checkSharedBlocks(checker: Checker, drafts: readonly PolicyDraft[]): SharedBlocks {
  const uses = usesOf(checker, drafts);
  const scopeFor = (kind: BlockKind, name: string, file: string): Scope =>
    mergeScopes(file, `a shared ${kind} block`, uses.get(`${kind} ${name}`) ?? []) ??
    createScope(file, `a shared ${kind} block`, ["event", "person", "org", "risk", "segment"]);
  const messages = new Map<string, MessageModel>();
  for (const { declaration, file, name } of checker.names.ofKind("message").values()) {
    const message = checkMessage(checker, declaration.prompt, scopeFor("message", name, file));
    if (message !== undefined) messages.set(name, message);
  }
  const fatigue = new Map<string, readonly LimitModel[]>();
  for (const { declaration, file, name } of checker.names.ofKind("fatigue").values()) {
    fatigue.set(name, checkLimits(checker, declaration.limits, scopeFor("fatigue", name, file), "policy"));
  }
  const escalate = new Map<string, readonly StepModel[]>();
  for (const { declaration, name } of checker.names.ofKind("escalate").values()) {
    escalate.set(name, checkSteps(checker, declaration.steps));
  }
  return { messages, fatigue, escalate };
}

/** Resolves every use of a shared block, and keeps what is known where it is used. */
function usesOf(checker: Checker, drafts: readonly PolicyDraft[]): Map<string, Scope[]> {
  const uses = new Map<string, Scope[]>();
  const take = (parts: readonly (PolicyClause | PolicyPart)[], scope: Scope): void => {
    for (const part of parts) {
      if (part.kind !== "message" && part.kind !== "fatigue" && part.kind !== "escalate") continue;
      if (!("text" in part.use)) continue;
      const declared = checker.names.resolve(part.kind, part.use);
      if (declared === undefined) continue;
      const key = `${part.kind} ${declared.name}`;
      uses.set(key, [...(uses.get(key) ?? []), scope]);
    }
  };
  for (const draft of drafts) {
    take(draft.declaration.clauses, draft.scope);
    for (const variant of draft.variants) take(variant.syntax.parts, variant.scope);
  }
  return uses;
}
