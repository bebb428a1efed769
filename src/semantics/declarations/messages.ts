/** A `message` block: how it comes, what it says, where it leads. */
import type { MessageBlock, MessageClause } from "../../syntax/tree.js";
import type { Checker } from "../checker.js";
import { inPlace, type Scope } from "../expressions/scope.js";
import type { MessageModel } from "../model.js";
import { beginning, once, requireClause } from "./clauses.js";
import { checkText } from "./text.js";

const MESSAGE_ROOTS = ["event", "person", "org", "risk", "text", "signals"] as const;

/** `scope` is that of the moment: what the trigger and the variant have made sure of. */
export function checkMessage(checker: Checker, block: MessageBlock, scope: Scope): MessageModel | undefined {
  const shown = inPlace(scope, "a message", { roots: MESSAGE_ROOTS });
  const title = once(checker, block.clauses, "title", "title");
  const body = once(checker, block.clauses, "body", "body");
  const action = once(checker, block.clauses, "action", "action");
  requireClause(
    checker,
    body,
    beginning(block.span, block.mode),
    "a message",
    "body",
    'body "{signals.missed} {signals.check}"',
  );
  const texts = {
    ...(title === undefined ? {} : { title: checkText(checker, title.text, shown) }),
    ...(body === undefined ? {} : { body: checkText(checker, body.text, shown) }),
    ...(action === undefined ? {} : { action: checkAction(checker, action, shown) }),
  };
  if (texts.body === undefined) return undefined;
  return { span: block.span, mode: block.mode, ...texts, body: texts.body };
}

/** A link leads to one place for all signals, so it names none. */
function checkAction(
  checker: Checker,
  action: Extract<MessageClause, { kind: "action" }>,
  shown: Scope,
): NonNullable<MessageModel["action"]> {
  const link = inPlace(shown, "a link", { roots: MESSAGE_ROOTS.filter((root) => root !== "signals") });
  return { label: checkText(checker, action.label, shown), opens: checkText(checker, action.opens, link) };
}
