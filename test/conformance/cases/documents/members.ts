/** Members that are missing, and members that are not known. */
import type { RefusedVector } from "../../format.js";
import { at, pathOf, refuse } from "./whole.js";

/** A member that is missing: the object that lacks it. */
const lacking = (
  [
    [
      "",
      "kairos org enums person events segments texts signals policies limits followUps baselines exemptions budgets sources history functions partition stateBound",
    ],
    ["/org", "locales timezone"],
    ["/enums/Level", "ordered values"],
    ["/enums/Level/values/0", "name record"],
    ["/person/department", "type"],
    ["/events/mail.sent", "fields"],
    ["/events/mail.sent/fields/note", "type"],
    ["/segments/staff", "when"],
    ["/signals/first", "on missed check"],
    [
      "/policies/p",
      "tags controls triggers priority holdoutPerMillion answerWithinMs message fatigue escalate variants",
    ],
    ["/policies/p/controls/0", "framework identifiers"],
    ["/policies/p/triggers/0", "on"],
    ["/policies/p/signals", "need names"],
    ["/policies/p/message", "mode body"],
    ["/policies/p/message/action", "label opens"],
    ["/policies/p/fatigue/0", "kind text withinMs scope"],
    ["/policies/p/fatigue/0/scope", "prompts for"],
    ["/policies/p/fatigue/1", "text count window scope"],
    ["/policies/p/fatigue/5", "text factor upToMs waitMs after"],
    ["/policies/p/fatigue/6", "text forMs count answer withinMs"],
    ["/policies/p/escalate/0", "text count what withinMs action"],
    ["/policies/p/escalate/0/action", "kind name"],
    ["/policies/p/escalate/1/action", "to"],
    ["/policies/p/escalate/2/action", "subject question"],
    ["/policies/p/variants/0", "name when"],
    ["/baselines/basics", "covers controls"],
    ["/exemptions/1", "name policies"],
    ["/budgets/0", "text measure bound value"],
    ["/sources/raw", "id time maps"],
    ["/sources/raw/maps/0", "to fields"],
    ["/history/0", "kind on withinMs keep"],
    ["/history/1", "field"],
    ["/stateBound", "person group"],
    ["/policies/p/triggers/0/when", "op type args"],
    ["/policies/p/triggers/0/when/args/0", "type name"],
    ["/policies/p/variants/0/when/args/0", "history"],
    ["/policies/p/variants/0/when/args/1", "value"],
  ] as const
).flatMap(([pointer, members]) =>
  members.split(" ").map((name) =>
    refuse(
      `${pointer === "" ? "the document" : pointer} lacks ${name}`,
      (document) => {
        delete at(document, pathOf(pointer))[name];
      },
      pointer === "" && name === "kairos" ? "/kairos" : pointer,
    ),
  ),
);

/** A member that is not known: that member. */
const unknown = [
  "",
  "/org",
  "/enums/Level",
  "/enums/Level/values/0",
  "/person/department",
  "/events/mail.sent",
  "/events/mail.sent/fields/note",
  "/segments/staff",
  "/signals/first",
  "/policies/p",
  "/policies/p/controls/0",
  "/policies/p/triggers/0",
  "/policies/p/triggers/0/when",
  "/policies/p/triggers/0/when/args/0",
  "/policies/p/signals",
  "/policies/p/message",
  "/policies/p/message/action",
  "/policies/p/fatigue/0",
  "/policies/p/fatigue/0/scope",
  "/policies/p/fatigue/5",
  "/policies/p/fatigue/6",
  "/policies/p/escalate/0",
  "/policies/p/escalate/1/action",
  "/policies/p/variants/0",
  "/baselines/basics",
  "/exemptions/1",
  "/budgets/0",
  "/history/0",
  "/history/1",
  "/stateBound",
].map((pointer) =>
  refuse(
    `${pointer === "" ? "the document" : pointer} has a member that is not known`,
    (document) => {
      at(document, pathOf(pointer))["more"] = 1;
    },
    `${pointer}/more`,
  ),
);

export const membersOf: readonly RefusedVector[] = [...lacking, ...unknown];
