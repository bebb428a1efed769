/** Decisions whose people are named by pseudonyms, wherever their ids stand: as the person, in ids, in messages. */
import { canonicalJson } from "../base/canonical.js";
import type { Decision } from "../engine/index.js";
import type { DecisionSink } from "./replay-options.js";

export interface PersonNames {
  /** What stands for an id. */
  of(id: string): string;
  /** A text with ids replaced, that of `person` among them. */
  inText(text: string, person?: string): string;
}

export function pseudonymousSink(sink: DecisionSink, names: PersonNames): DecisionSink {
  return {
    write: (line) => sink.write(canonicalJson(renamed(JSON.parse(line) as Decision, names))),
    flush: () => sink.flush(),
  };
}

function renamed(decision: Decision, names: PersonNames): Decision {
  const { person } = decision;
  const inText = (text: string): string => names.inText(text, person);
  const { event, source } = decision;
  const renamedIds = { ...decision, event: inText(event), source: inText(source), person: names.of(person) };
  if (decision.outcome === "escalate" || decision.message === undefined) return renamedIds;
  const { title, body, action } = decision.message;
  return {
    ...renamedIds,
    message: {
      ...decision.message,
      ...(title === undefined ? {} : { title: inText(title) }),
      body: inText(body),
      ...(action === undefined ? {} : { action: { label: inText(action.label), opens: inText(action.opens) } }),
    },
  } as Decision;
}
