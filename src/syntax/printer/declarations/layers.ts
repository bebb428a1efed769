/** Follow ups, baselines, exemptions, and what holds across policies. */
import type { Doc } from "../layout/document.js";
import type { Pen } from "../layout/pen.js";
import { type Clause, commaList, keyword, plain, textClause, withBlock } from "../layout/shapes.js";
import type {
  BudgetDeclaration,
  ExemptionClause,
  ExemptionDeclaration,
  LayerClause,
  LayerDeclaration,
  LimitsDeclaration,
} from "../../tree.js";
import { expressionPart } from "./expressions.js";
import { goalClause, limitClause } from "./limits.js";
import { controls } from "./policies.js";
import { textPart } from "./texts.js";

export function layerDoc(pen: Pen, layer: LayerDeclaration): Doc {
  const clauses = layer.clauses.map((clause) => layerClause(pen, clause));
  return withBlock(pen, layer, clauses);
}

function layerClause(pen: Pen, clause: LayerClause): Clause {
  switch (clause.kind) {
    case "title":
    case "content":
      return textClause(pen, clause, [textPart(pen, clause.text)]);
    case "for":
      return keyword(pen, clause, expressionPart(pen, clause.who));
    case "covers":
      return keyword(pen, clause, [...commaList(pen, clause.on), ...expressionPart(pen, clause.when, 2)]);
    case "controls":
      return controls(pen, clause);
    case "due":
    case "every":
    case "owner":
      return keyword(pen, clause);
  }
}

export function exemptionDoc(pen: Pen, exemption: ExemptionDeclaration): Doc {
  const clauses = exemption.clauses.map((clause) => exemptionClause(pen, clause));
  return withBlock(pen, exemption, clauses);
}

function exemptionClause(pen: Pen, clause: ExemptionClause): Clause {
  switch (clause.kind) {
    case "all_policies":
      return plain(pen, clause);
    case "policies":
    case "tags":
      return keyword(pen, clause, commaList(pen, clause.names));
    case "when":
      return keyword(pen, clause, expressionPart(pen, clause.when));
    case "until":
    case "because":
    case "owner":
      return keyword(pen, clause);
  }
}

export function limitsDoc(pen: Pen, declaration: LimitsDeclaration): Doc {
  const clauses = declaration.limits.map((limit) => limitClause(pen, limit));
  return withBlock(pen, declaration, clauses);
}

export function budgetDoc(pen: Pen, budget: BudgetDeclaration): Doc {
  const clauses = budget.goals.map((goal) => goalClause(pen, goal));
  return withBlock(pen, budget, clauses);
}
