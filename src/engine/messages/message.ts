/** What a prompt says, in the person's words. */
import type { Bundle, Message } from "../../bundle/types.js";
import type { Context } from "../context.js";
import type { RenderedMessage } from "../decision.js";
import type { Scope } from "../expressions/scope.js";
import { localeChain, planText } from "./text.js";
import type { Shown } from "./text.js";

export type RenderMessage = (context: Context, signals: Shown) => RenderedMessage;

export function planMessage(message: Message, bundle: Bundle, scope: Scope): RenderMessage {
  const { mode } = message;
  const title = message.title && planText(message.title, bundle, scope);
  const body = planText(message.body, bundle, scope);
  const label = message.action && planText(message.action.label, bundle, scope);
  const opens = message.action && planText(message.action.opens, bundle, scope);
  const localeSlot = scope.vocabulary.person.slots.get("locale")!;
  return (context, signals) => {
    const chain = localeChain(context.attributes[localeSlot] as string | undefined, bundle.org.locales);
    return {
      mode,
      locale: body.locale(chain),
      ...(title === undefined ? {} : { title: title.render(context, chain, signals) }),
      body: body.render(context, chain, signals),
      ...(label === undefined || opens === undefined
        ? {}
        : { action: { label: label.render(context, chain, signals), opens: opens.render(context, chain, signals) } }),
    };
  };
}
