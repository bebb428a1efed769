/**
 * What stands beside limits without being written: the most prompts that they allow one person, as `check --bounds` prints
 * them, and, where a replay's report is at hand, the share of the moments that each limit silenced.
 */
import { promptBounds, type PromptBound } from "../../semantics/windows/bounds.js";
import { printLimit } from "../../syntax/index.js";
import type { Declaration, Limit, PolicyDeclaration } from "../../syntax/tree.js";
import type { Analysis } from "../analysis.js";
import { fatigueOf } from "../fatigue.js";
import type { Workspace } from "../workspace.js";

export interface InlayHint {
  /** Where it stands. */
  readonly offset: number;
  readonly label: string;
  /** A sentence that explains it. */
  readonly tooltip: string;
}

/** The part of a replay's report that is about limits: `.volume.byPolicy` of `simulate --json`. */
export interface ReplayedLimits {
  readonly byPolicy: Readonly<
    Record<string, { readonly occurrences: number; readonly suppressed: Readonly<Record<string, number>> }>
  >;
}

export function inlayHints(workspace: Workspace, path: string, replayed?: ReplayedLimits): InlayHint[] {
  const declarations = workspace.file(path)?.parsed.tree.declarations ?? [];
  const { analysis } = workspace;
  const bounds = promptBounds(analysis.model);
  const hints: InlayHint[] = [];
  for (const declaration of declarations) {
    if (declaration.kind === "limits")
      hints.push(boundHint(declaration.span.start + "limits".length, bounds.all, "all policies together"));
    if (declaration.kind === "policy") {
      const bound = bounds.policies.get(declaration.name.text);
      const at = endOfFirstFatigue(declaration);
      if (bound !== undefined && at !== undefined) hints.push(boundHint(at, bound, "this policy"));
    }
    if (replayed !== undefined) hints.push(...silenced(analysis, declaration, replayed));
  }
  return hints.toSorted((left, right) => left.offset - right.offset);
}

// ── the most that limits allow ──────────────────────────────────────────────────────────────────────────────────────

/** Behind the word, or behind the name of the shared limits. */
function endOfFirstFatigue({ clauses }: PolicyDeclaration): number | undefined {
  const first = clauses.find((clause) => clause.kind === "fatigue");
  if (first === undefined) return undefined;
  return "limits" in first.use ? first.span.start + "fatigue".length : first.use.span.end;
}

function boundHint(offset: number, bound: PromptBound, what: string): InlayHint {
  const parts = (["day", "week", "month"] as const).flatMap((period) =>
    Number.isFinite(bound[period]) ? [`${bound[period]} a ${period}`] : [],
  );
  if (parts.length === 0) {
    return {
      offset,
      label: "no limit that always holds",
      tooltip: `No limit without a \`when\` says how often one person can be prompted by ${what}.`,
    };
  }
  const tooltip = `The most prompts that one person can get from ${what}, by the limits without a \`when\`: whatever happens, it is never more.`;
  return { offset, label: `at most ${parts.join(", ")}`, tooltip };
}

// ── what a replay silenced ──────────────────────────────────────────────────────────────────────────────────────────

function silenced(analysis: Analysis, declaration: Declaration, { byPolicy }: ReplayedLimits): InlayHint[] {
  const policies = Object.entries(byPolicy);
  const hint = (limit: Limit, place: "policy" | "limits", names: ReadonlySet<string>): InlayHint[] => {
    const key = `${place}: ${printLimit(limit)}`;
    let count = 0;
    let of = 0;
    for (const [name, { occurrences, suppressed }] of policies) {
      if (!names.has(name)) continue;
      count += suppressed[key] ?? 0;
      of += occurrences;
    }
    if (of === 0) return [];
    return [
      {
        offset: limit.span.end,
        label: `silenced ${share(count, of)}`,
        tooltip: `In the replay this limit was the first to refuse ${count} of ${of} occurrences.`,
      },
    ];
  };
  switch (declaration.kind) {
    case "limits": {
      const all = new Set(policies.map(([name]) => name));
      return declaration.limits.flatMap((limit) => hint(limit, "limits", all));
    }
    case "fatigue": {
      const users = usersOf(analysis, declaration.name.text);
      return declaration.limits.flatMap((limit) => hint(limit, "policy", users));
    }
    case "policy": {
      const own = new Set([declaration.name.text]);
      return limitsOf(declaration).flatMap((limit) => hint(limit, "policy", own));
    }
    default:
      return [];
  }
}

function limitsOf(policy: PolicyDeclaration): Limit[] {
  return fatigueOf(policy).flatMap((use) => ("limits" in use ? use.limits : []));
}

function usersOf({ names }: Analysis, shared: string): Set<string> {
  const users = [...names.ofKind("policy").values()].filter(({ declaration }) =>
    fatigueOf(declaration).some((use) => "text" in use && use.text === shared),
  );
  return new Set(users.map(({ name }) => name));
}

function share(count: number, of: number): string {
  const percent = (count / of) * 100;
  if (count === 0) return "nothing";
  return percent < 1 ? "under 1%" : `${Math.round(percent)}%`;
}
