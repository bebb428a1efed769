/** What only the whole of a document shows: roots that are not there, names that stand twice, an order. */
import type { RefusedVector } from "../../format.js";
import { call, day, field, flag, hour, int, is, literal, text, mute } from "../words.js";
import { at, nested, pathOf, put, refuse } from "./whole.js";

export const wholesOf: readonly RefusedVector[] = [
  refuse("expressions 101 deep", (document) => put(document, nested(101))),
  refuse("expressions 240 deep", (document) => put(document, nested(120))),
  refuse(
    "`domain` is called, and there are no rules",
    (document) => {
      put(document, is(call("domain", "string", text("x")), text("x")));
      document["functions"] = ["domain"];
    },
    "",
  ),
  refuse(
    "two policies of one name in other letters are two: no fault; but a tag that is empty is",
    (document) => {
      at(document, pathOf("/policies/p/tags"))[0] = "";
    },
    "/policies/p/tags/0",
  ),
  refuse("mutes of one text that differ", (document) => {
    const own = at(document, pathOf("/policies/p/variants/0"));
    own["fatigue"] = [{ ...mute(2 * hour, 2, "overridden", day), text: "mute 1h after 2 overridden within 1d" }];
  }),
  refuse(
    "two variants of one name",
    (document) => {
      const variants = at(document, pathOf("/policies/p/variants")) as unknown as unknown[];
      variants.push(variants[0]);
    },
    "/policies/p/variants/1",
  ),
  refuse("`not_coached` is not the first exemption", (document) => {
    (document["exemptions"] as unknown[]).reverse();
  }),
  refuse(
    "a limit for everyone under a partition by attribute",
    (document) => {
      at(document, pathOf("/policies/p/fatigue/0/scope"))["for"] = "everyone";
    },
    "/partition",
  ),
  refuse(
    "risk in a risk rule",
    (document) => {
      at(document, pathOf("/events/mail.sent"))["risk"] = [
        { level: "high", when: is({ op: "risk", type: { enum: "Risk" } }, literal({ enum: "Risk" }, "low")) },
      ];
    },
    "/events/mail.sent/risk/0/when/args/0",
  ),
  refuse(
    "history in a limit",
    (document) => {
      at(document, pathOf("/policies/p/fatigue/0"))["when"] = call(
        "greater_or_equal",
        "bool",
        { op: "count", type: "int", history: 0 },
        int(2),
      );
    },
    "/policies/p/fatigue/0/when/args/0",
  ),
  refuse(
    "history in a message",
    (document) => {
      at(document, pathOf("/policies/p/message/body/en/3"))["value"] = { op: "count", type: "int", history: 0 };
    },
    "/policies/p/message/body/en/3/value",
  ),
  refuse(
    "the event in a segment",
    (document) => {
      at(document, pathOf("/segments/staff"))["when"] = flag;
    },
    "/segments/staff/when",
  ),
  refuse(
    "history inside history",
    (document) => {
      at(document, pathOf("/history/0"))["when"] = call(
        "greater_or_equal",
        "bool",
        { op: "count", type: "int", history: 0 },
        int(2),
      );
    },
    "/history/0/when/args/0",
  ),
  refuse(
    "signals in the text of a signal",
    (document) => {
      at(document, pathOf("/signals/first/missed"))["en"] = [{ signals: "missed" }];
    },
    "/signals/first/missed/en/0",
  ),
  refuse(
    "a field that only one of a policy's event types has",
    (document) => {
      at(document, pathOf("/policies/q"))["triggers"] = [
        { on: ["mail.sent", "chat.sent"], when: call("exists", "bool", field("at", "timestamp")) },
      ];
    },
    "/policies/q/triggers/0/when/args/0",
  ),
];
