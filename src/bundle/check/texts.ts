/** Texts for people: what their braces reach exists where the text is shown. */
import { below } from "../problem.js";
import type { Message, Text } from "../types.js";
import { own, type Check } from "./check.js";
import { checkExpr, type Scope } from "./expressions.js";

/** Where a text stands decides what it may show: signals only in a policy, another text only outside of one. */
export interface TextScope extends Scope {
  readonly signals?: true;
}

export function checkText(check: Check, text: Text | undefined, scope: TextScope, pointer: string): void {
  if (text) visit(check, text, scope, pointer, undefined);
}

export function checkMessage(check: Check, message: Message, scope: TextScope, pointer: string): void {
  checkText(check, message.title, scope, below(pointer, "title"));
  checkText(check, message.body, scope, below(pointer, "body"));
  checkText(check, message.action?.label, scope, below(pointer, "action", "label"));
  checkText(check, message.action?.opens, scope, below(pointer, "action", "opens"));
}

/** `shownAt` is the part that shows this text, where the text is a named one: problems are told there. */
function visit(check: Check, text: Text, scope: TextScope, pointer: string, shownAt: string | undefined): void {
  for (const [locale, parts] of Object.entries(text)) {
    parts.forEach((part, position) => {
      if (!check.step() || typeof part === "string") return;
      const at = shownAt ?? below(pointer, locale, position);
      if ("value" in part) {
        if (shownAt === undefined) checkExpr(check, part.value, scope, below(at, "value"));
        else check.problems.at(shownAt, () => checkExpr(check, part.value, scope, ""));
      } else if ("signals" in part) {
        if (!scope.signals) check.problems.add(at, "signals can be shown in the message of a policy only");
      } else if (shownAt !== undefined) {
        check.problems.add(below(pointer, locale, position), "a named text can not show another");
      } else {
        const named = own(check.bundle.texts, part.text);
        if (!named) check.problems.add(at, `there is no text \`${part.text}\``);
        else visit(check, named, scope, below("", "texts", part.text), at);
      }
    });
  }
}

/** Named texts by themselves: their braces are checked where they are shown. */
export function checkNamedTexts(check: Check): void {
  for (const [name, text] of Object.entries(check.bundle.texts)) {
    for (const [locale, parts] of Object.entries(text)) {
      parts.forEach((part, position) => {
        if (typeof part === "object" && "text" in part) {
          check.problems.add(below("", "texts", name, locale, position), "a named text can not show another");
        }
      });
    }
  }
}
