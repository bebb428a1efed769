/** A timeline as a test of the language, to be pasted beside the policy. */
import { formatInstant, formatTimeOfDay, DAY_MS } from "../../base/instant.js";
import { Zone } from "../../base/zone.js";
import type { Bundle, Action } from "../../bundle/types.js";
import { format, quote } from "../../syntax/index.js";
import { deedText, personText, type JsonObject } from "../moments/moment.js";
import { decisionWords } from "../tests/words.js";
import type { Act, Stage } from "./stage.js";
import type { Target } from "./target.js";

export interface TestTextOptions {
  readonly bundle: Bundle;
  readonly target: Target;
  readonly person: JsonObject;
  /** What the address of a `notify` is for this person. */
  readonly addressOf: (action: Action) => string | undefined;
}

export function testText({ acts }: Stage, options: TestTextOptions): string {
  const { bundle, target, person } = options;
  const timezone = person["timezone"];
  const zone = Zone.named(typeof timezone === "string" ? timezone : bundle.org.timezone) ?? Zone.named("UTC")!;
  const firstDay = zone.dayAt(acts[0]!.time);
  let day = firstDay;
  const lines = acts.map((act) => {
    const today = zone.dayAt(act.time);
    const head = today === day ? "" : `day ${today - firstDay + 1} `;
    day = today;
    return `  ${head}${formatTimeOfDay(zone.minuteAt(act.time))} ana ${actText(act, options)}`;
  });
  const who = personText(person, bundle, () => true);
  const where = target.variant === undefined ? "" : `, variant ${target.variant}`;
  const text = [
    `test ${quote(`${target.policy}${where}: ${said(target)}`)} {`,
    `  from ${formatInstant(firstDay * DAY_MS).slice(0, 10)}`,
    `  person ana ${who === "" ? "{ }" : who}`,
    ...lines,
    "}",
    "",
  ].join("\n");
  return format({ path: "reach.kairos", text }).text;
}

/** A title would have to escape quotes: a question is left out, an address stands in others. */
function said({ step: { text, action } }: Target): string {
  const quoted = /\s*"((?:[^"\\]|\\.)*)"/g;
  return text.replace(quoted, action.kind === "review" ? "" : " '$1'").trim();
}

function actText({ does, decisions }: Act, { bundle, target, addressOf }: TestTextOptions): string {
  const deed =
    "answer" in does
      ? `answers ${target.policy} with ${does.answer}`
      : deedText({ type: does.type, data: does.data }, bundle, () => true);
  const words = decisions.map((decision) => decisionWords(decision, ({ action }) => addressOf(action)));
  return words.length === 0 ? deed : `${deed}\n    -> ${words.join("\n       and ")}`;
}
