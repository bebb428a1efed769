/** Two signals have two texts: who reads one must know which it was. */
import { sameSignalText } from "../../diagnostics/catalogue/text/same-signal-text.js";
import { plainText } from "../messages/shown.js";
import type { SignalModel } from "../model.js";
import type { Rule } from "./rule.js";
import { slotName } from "./texts-of-model.js";

export const signalsSayTheirOwn: Rule = ({ model, checker }) => {
  const said = new Map<string, SignalModel>();
  for (const signal of model.signals.values()) {
    for (const [locale, parts] of signal.missed.variants) {
      const words = (plainText(signal.missed, locale, model) ?? "").trim().toLowerCase();
      const values = parts.map((part) => (part.kind === "value" ? slotName(part.value) : "")).join();
      if (words === "") continue;
      const key = JSON.stringify([locale, words, values]);
      const other = said.get(key);
      if (other === undefined) {
        said.set(key, signal);
        continue;
      }
      checker.reporter.report(
        sameSignalText,
        signal.missed.span,
        { signal: signal.name, other: other.name, locale },
        { related: [{ span: other.missed.span, message: `\`${other.name}\` says it here` }] },
      );
      break;
    }
  }
};
