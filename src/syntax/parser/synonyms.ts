/** Words for which Kairos has another one in the same place, by the body that they stand in: read as that one. */
import type { BodyKind } from "./bodies.js";

const synonyms: Partial<Record<BodyKind, Readonly<Record<string, string>>>> = {
  declaration: {
    rule: "policy",
    nudge: "policy",
    exception: "exemption",
    user: "person",
    people: "person",
    employee: "person",
    type: "enum",
    list: "enum",
    enumeration: "enum",
    group: "segment",
    scenario: "test",
  },
  eventClause: { timing: "moment" },
  signalClause: {
    message: "missed",
    text: "missed",
    because: "missed",
    advice: "check",
    next: "check",
    hint: "check",
    tip: "check",
    if: "when",
    where: "when",
  },
  policyClause: {
    name: "title",
    author: "owner",
    contact: "owner",
    labels: "tags",
    limits: "fatigue",
    limit: "fatigue",
    frequency: "fatigue",
    throttle: "fatigue",
    ladder: "escalate",
    escalation: "escalate",
  },
  messageClause: {
    heading: "title",
    headline: "title",
    subject: "title",
    text: "body",
    message: "body",
    content: "body",
    button: "action",
    link: "action",
  },
  limit: { cooldown: "wait", pause: "wait", delay: "wait", every: "wait", snooze: "mute", silence: "mute" },
  layerClause: { link: "content", url: "content", deadline: "due", within: "due", audience: "for", repeat: "every" },
  exemptionClause: { policy: "policies", reason: "because", for: "policies", expires: "until" },
  testClause: { start: "from", on: "from", date: "from" },
  step: { after: "at", on: "at", when: "at", if: "at" },
};

/** The word that begins the clause which was meant. */
export function synonymOf(kind: BodyKind, word: string): string | undefined {
  const known = synonyms[kind];
  return known !== undefined && Object.hasOwn(known, word) ? known[word] : undefined;
}
