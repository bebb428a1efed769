/**
 * `policy`. Two passes: the first types the conditions and learns what each block may rely on, so that a block shared by
 * several policies is checked once, with what all of them know; the second puts the policies together.
 */
import { DAY_MS } from "../../base/instant.js";
import { holdoutOutOfRange } from "../../diagnostics/catalogue/policy/holdout-out-of-range.js";
import { showWithoutSignals } from "../../diagnostics/catalogue/policy/show-without-signals.js";
import { signalOnOtherEvent } from "../../diagnostics/catalogue/policy/signal-on-other-event.js";
import type { MessageBlock, Name, PolicyClause, PolicyDeclaration, PolicyPart } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { inferCondition } from "../expressions/infer.js";
import { presentWhen } from "../expressions/presence.js";
import { createScope, inAll, inPlace, NOTHING_PRESENT, type Scope, withPresent } from "../expressions/scope.js";
import type {
  EventModel,
  LimitModel,
  MessageModel,
  PolicyModel,
  SignalModel,
  StepModel,
  TriggerModel,
  TypedExpr,
  VariantModel,
} from "../model.js";
import { all, distinctNames, once, requireClause, uniqueMembers, withDoc } from "./clauses.js";
import { checkControls } from "./controls.js";
import { resolveEvents } from "./events.js";
import { checkLimits } from "./limits.js";
import { checkMessage } from "./messages.js";
import { checkCount, checkWindow } from "./quantities.js";
import type { SharedBlocks } from "./shared-blocks.js";
import { checkSteps } from "./steps.js";

export interface PolicyDraft {
  readonly declaration: PolicyDeclaration;
  readonly triggers: readonly TriggerModel[];
  readonly events: readonly EventModel[];
  /** What the triggers have made sure of. */
  readonly scope: Scope;
  readonly variants: readonly VariantDraft[];
}
interface VariantDraft {
  readonly syntax: VariantSyntax;
  readonly when: TypedExpr;
  readonly scope: Scope;
}
type VariantSyntax = Extract<PolicyClause, { kind: "variant" }>;

const MOMENT_ROOTS = ["event", "person", "org", "risk", "segment"] as const;

// ── first pass ──────────────────────────────────────────────────────────────────────────────────────────────────────

export function draftPolicies(checker: Checker): PolicyDraft[] {
  return [...checker.names.ofKind("policy").values()].map(({ declaration }) => draftPolicy(checker, declaration));
}

function draftPolicy(checker: Checker, declaration: PolicyDeclaration): PolicyDraft {
  const file = declaration.span.file;
  const clauses = all(declaration.clauses, "trigger");
  requireClause(
    checker,
    clauses[0],
    declaration.name.span,
    `policy \`${declaration.name.text}\``,
    "trigger",
    "trigger on mail.sent",
  );
  const proven: ReadonlySet<string>[] = [];
  const events = new Map<string, EventModel>();
  const triggers = clauses.map((clause) => {
    const on = resolveEvents(checker, clause.on, "triggers no policy");
    for (const event of on) events.set(event.name, event);
    const scope = createScope(file, "a trigger", MOMENT_ROOTS, on);
    const when = clause.when === undefined ? undefined : inferCondition(checker, clause.when, scope);
    proven.push(when === undefined ? NOTHING_PRESENT : presentWhen(when, true, checker));
    const model = { on: on.map((event) => event.name), span: clause.span };
    return when === undefined ? model : { ...model, when };
  });
  const moment = createScope(file, "a policy", MOMENT_ROOTS, [...events.values()]);
  const scope = withPresent(moment, inAll(proven));
  const variants = uniqueMembers(checker, all(declaration.clauses, "variant"), (variant) => variant.name, "variant");
  return {
    declaration,
    triggers,
    events: [...events.values()],
    scope,
    variants: variants.map((syntax) => draftVariant(checker, syntax, scope)),
  };
}

function draftVariant(checker: Checker, syntax: VariantSyntax, scope: Scope): VariantDraft {
  const when = inferCondition(checker, syntax.when, inPlace(scope, "a variant"));
  return { syntax, when, scope: withPresent(scope, presentWhen(when, true, checker)) };
}

// ── second pass ─────────────────────────────────────────────────────────────────────────────────────────────────────

export function assemblePolicies(
  checker: Checker,
  drafts: readonly PolicyDraft[],
  shared: SharedBlocks,
  signals: ReadonlyMap<string, SignalModel>,
): Map<string, PolicyModel> {
  const policies = new Map<string, PolicyModel>();
  for (const draft of drafts) {
    const policy = assemble(checker, draft, shared, signals);
    if (policy !== undefined) policies.set(policy.name, policy);
  }
  return policies;
}

function assemble(
  checker: Checker,
  draft: PolicyDraft,
  shared: SharedBlocks,
  signals: ReadonlyMap<string, SignalModel>,
): PolicyModel | undefined {
  const { declaration } = draft;
  const { name, clauses } = declaration;
  const title = once(checker, clauses, "title", "title")?.value.value;
  const owner = once(checker, clauses, "owner", "owner")?.value.value;
  const tags = distinctNames(checker, once(checker, clauses, "tags", "tags")?.tags ?? []).map((tag) => tag.text);
  const controls = checkControls(checker, all(clauses, "controls"));
  const asked = checkSignalDemand(checker, draft, signals);
  const holdoutPercent = checkHoldout(checker, clauses);
  const answer = once(checker, clauses, "answer_within", "answer within");
  const parts = checkParts(checker, clauses.filter(isPart), draft.scope, shared);
  const variants = draft.variants.map((variant) => assembleVariant(checker, variant, shared));
  const messageClause = clauses.find((clause) => clause.kind === "message");
  requireClause(
    checker,
    messageClause,
    name.span,
    `policy \`${name.text}\``,
    "message",
    'message feedback { body "…" }',
  );
  if (parts.message === undefined || draft.triggers.length === 0) return undefined;
  const model: PolicyModel = {
    name: name.text,
    span: name.span,
    tags,
    controls,
    triggers: draft.triggers,
    priority: parts.priority ?? 0,
    holdoutPercent,
    answerWithinMs: (answer === undefined ? undefined : checkWindow(checker, answer.within)) ?? DAY_MS,
    message: parts.message,
    fatigue: parts.fatigue ?? [],
    escalate: parts.escalate ?? [],
    variants,
    ...(title === undefined ? {} : { title }),
    ...(owner === undefined ? {} : { owner }),
    ...(asked === undefined ? {} : { signals: asked }),
  };
  return withDoc(model, declaration.doc);
}

function isPart(clause: PolicyClause): clause is PolicyPart {
  return (
    clause.kind === "message" || clause.kind === "priority" || clause.kind === "fatigue" || clause.kind === "escalate"
  );
}

interface Parts {
  readonly message?: MessageModel;
  readonly priority?: number;
  readonly fatigue?: readonly LimitModel[];
  readonly escalate?: readonly StepModel[];
}

/** What policies and variants both have. Several `fatigue` or `escalate` clauses add up in the order written. */
function checkParts(checker: Checker, parts: readonly PolicyPart[], scope: Scope, shared: SharedBlocks): Parts {
  const message = once(checker, parts, "message", "message");
  const priority = once(checker, parts, "priority", "priority")?.value.value;
  const fatigue = all(parts, "fatigue");
  const escalate = all(parts, "escalate");
  const prompt = message === undefined ? undefined : messageOf(checker, message.use, scope, shared);
  return {
    ...(prompt === undefined ? {} : { message: prompt }),
    ...(priority === undefined || Number.isNaN(priority) ? {} : { priority }),
    ...(fatigue.length === 0
      ? {}
      : {
          fatigue: fatigue.flatMap(({ use }) =>
            "limits" in use ? checkLimits(checker, use.limits, scope, "policy") : (shared.fatigue.get(use.text) ?? []),
          ),
        }),
    ...(escalate.length === 0
      ? {}
      : {
          escalate: escalate.flatMap(({ use }) =>
            "steps" in use ? checkSteps(checker, use.steps) : (shared.escalate.get(use.text) ?? []),
          ),
        }),
  };
}

function messageOf(
  checker: Checker,
  use: Name | MessageBlock,
  scope: Scope,
  shared: SharedBlocks,
): MessageModel | undefined {
  return "mode" in use ? checkMessage(checker, use, scope) : shared.messages.get(use.text);
}

function assembleVariant(checker: Checker, draft: VariantDraft, shared: SharedBlocks): VariantModel {
  const { syntax, when, scope } = draft;
  const parts = checkParts(checker, syntax.parts, scope, shared);
  return withDoc({ name: syntax.name.text, span: syntax.name.span, when, ...parts }, syntax.doc);
}

/** At most four decimals, so that the share is a whole number of parts in a million. */
function checkHoldout(checker: Checker, clauses: readonly PolicyClause[]): number {
  const clause = once(checker, clauses, "holdout", "holdout");
  if (clause === undefined || Number.isNaN(clause.percent)) return 0;
  // The tree holds the share, 0.05 for `5%`, with the noise of a division.
  const percent = Number((clause.percent * 100).toPrecision(15));
  const perMillion = percent * 10_000;
  if (percent >= 0 && percent <= 100 && Math.abs(perMillion - Math.round(perMillion)) < 1e-6) return percent;
  checker.reporter.report(holdoutOutOfRange, clause.value.span, undefined);
  return 0;
}

/** Each signal must be able to be there: on at least one of the event types that trigger. */
function checkSignalDemand(
  checker: Checker,
  draft: PolicyDraft,
  signals: ReadonlyMap<string, SignalModel>,
): PolicyModel["signals"] {
  const { clauses } = draft.declaration;
  const clause = once(checker, clauses, "signals", "signals");
  const show = once(checker, clauses, "show", "show");
  if (clause === undefined) {
    if (show !== undefined) checker.reporter.report(showWithoutSignals, show.span, undefined);
    return undefined;
  }
  const triggering = draft.events.map((event) => event.name);
  const names = distinctNames(checker, clause.names).flatMap((use) => {
    const declared = checker.names.resolve("signal", use);
    const signal = declared === undefined ? undefined : signals.get(declared.name);
    if (
      signal !== undefined &&
      signal.on.length > 0 &&
      triggering.length > 0 &&
      !signal.on.some((type) => triggering.includes(type))
    ) {
      checker.reporter.report(
        signalOnOtherEvent,
        use.span,
        { signal: signal.name, on: signal.on, triggers: triggering },
        { related: [{ span: signal.span, message: "declared here" }] },
      );
    }
    return declared === undefined ? [] : [declared.name];
  });
  const atMost = show === undefined ? undefined : checkCount(checker, show.atMost, 1, "`show at most`");
  return { need: clause.need, names, ...(atMost === undefined ? {} : { showAtMost: atMost }) };
}
