/** Signals, policies and the blocks that policies share. */
import { concat, type Doc, space } from "../layout/document.js";
import type { Pen } from "../layout/pen.js";
import { block, type Clause, commaList, keyword, plain, sequence, textClause, withBlock } from "../layout/shapes.js";
import type {
  Controls,
  EscalateDeclaration,
  FatigueDeclaration,
  MessageBlock,
  MessageDeclaration,
  PolicyClause,
  PolicyDeclaration,
  SignalDeclaration,
} from "../../tree.js";
import { expressionDoc, expressionPart } from "./expressions.js";
import { limitClause, stepClause } from "./limits.js";
import { textPart } from "./texts.js";

export function signalDoc(pen: Pen, signal: SignalDeclaration): Doc {
  const end = signal.on.at(-1)?.span.end ?? signal.name.span.end;
  const head = sequence(pen, end, commaList(pen, signal.on));
  const clauses = signal.clauses.map((clause) =>
    clause.kind === "when"
      ? keyword(pen, clause, expressionPart(pen, clause.when))
      : textClause(pen, clause, [textPart(pen, clause.text)]),
  );
  return concat(head, space, block(pen, clauses));
}

export function policyDoc(pen: Pen, policy: PolicyDeclaration): Doc {
  const clauses = policy.clauses.map((clause) => policyClause(pen, clause));
  return withBlock(pen, policy, clauses, true);
}

export function messageDoc(pen: Pen, { prompt }: MessageDeclaration): Doc {
  return withBlock(pen, prompt, messageClauses(pen, prompt));
}

export function fatigueDoc(pen: Pen, fatigue: FatigueDeclaration): Doc {
  const clauses = fatigue.limits.map((limit) => limitClause(pen, limit));
  return withBlock(pen, fatigue, clauses);
}

export function escalateDoc(pen: Pen, escalate: EscalateDeclaration): Doc {
  const clauses = escalate.steps.map((step) => stepClause(pen, step));
  return withBlock(pen, escalate, clauses);
}

function policyClause(pen: Pen, clause: PolicyClause): Clause {
  const { span } = clause;
  switch (clause.kind) {
    case "title":
    case "owner":
    case "holdout":
    case "priority":
      return keyword(pen, clause);
    case "tags":
      return keyword(pen, clause, commaList(pen, clause.tags));
    case "controls":
      return controls(pen, clause);
    case "answer_within":
    case "show":
      return plain(pen, clause);
    case "trigger":
      return plain(pen, clause, [...commaList(pen, clause.on), ...expressionPart(pen, clause.when, 2)]);
    case "signals":
      return plain(pen, clause, commaList(pen, clause.names));
    case "message": {
      const { use } = clause;
      if (!("kind" in use)) return plain(pen, clause);
      return { span, rest: () => withBlock(pen, clause, messageClauses(pen, use)) };
    }
    case "fatigue": {
      const { use } = clause;
      if (!("kind" in use)) return plain(pen, clause);
      const limits = use.limits.map((limit) => limitClause(pen, limit));
      return { span, rest: () => withBlock(pen, clause, limits) };
    }
    case "escalate": {
      const { use } = clause;
      if (!("kind" in use)) return plain(pen, clause);
      const steps = use.steps.map((step) => stepClause(pen, step));
      return { span, rest: () => withBlock(pen, clause, steps) };
    }
    case "variant": {
      const { when, parts } = clause;
      const rest = (): Doc => {
        const head = sequence(pen, when.span.start, []);
        const condition = expressionDoc(pen, when, 4);
        const inner = parts.map((part) => policyClause(pen, part));
        return concat(head, space, condition, space, block(pen, inner));
      };
      return { span, rest };
    }
  }
}

function messageClauses(pen: Pen, message: MessageBlock): Clause[] {
  return message.clauses.map((clause) =>
    clause.kind === "action"
      ? textClause(pen, clause, [textPart(pen, clause.label), textPart(pen, clause.opens)])
      : textClause(pen, clause, [textPart(pen, clause.text)]),
  );
}

export function controls(pen: Pen, clause: Controls): Clause {
  return keyword(pen, clause, commaList(pen, clause.identifiers));
}
