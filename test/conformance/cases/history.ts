/** What expressions remember of the past. */
import type { Expr } from "../../../src/bundle/types.js";
import { call, day, e, flag, hand, hour, int, line, prompt, remembering, type HandCase } from "./words.js";

const counted: Expr = { op: "count", type: "int", history: 0 };
const distinct: Expr = { op: "distinct", type: "int", history: { "mail.sent": 0 } };
export const history: readonly HandCase[] = [
  hand(
    "a count has the present event among them; its window is half open",
    remembering(
      [{ kind: "count", on: "mail.sent", withinMs: hour, keep: 2 }],
      call("greater_or_equal", "bool", counted, int(2)),
    ),
    line("09:00", []),
    line("10:00", []),
    line("10:59:59.999", prompt),
    line("10:59:59.999", prompt),
  ),
  hand(
    "what is counted is decided when it is taken",
    remembering(
      [{ kind: "count", on: "mail.sent", when: flag, withinMs: day, keep: 2 }],
      call("is", "bool", counted, int(1)),
    ),
    line("09:00", []),
    line("09:01", prompt, { data: { flag: true } }),
    line("09:02", prompt),
    line("09:03", [], { data: { flag: true } }),
  ),
  hand(
    "events of others and of other types are not counted; duplicates neither",
    remembering([{ kind: "count", on: "mail.sent", withinMs: day, keep: 2 }], call("greater", "bool", counted, int(1))),
    line("09:00", [], { id: "e1" }),
    line("09:00", "duplicate", { id: "e1" }),
    line("09:01", [], { who: "ben" }),
    line("09:02", "by type alone", { type: "chat.sent" }),
    line("09:03", prompt),
  ),
  hand(
    "`distinct` counts values; a missing one is none, one seen again is fresh",
    remembering(
      [{ kind: "distinct", on: "mail.sent", field: "note", withinMs: hour, keep: 2 }],
      call("greater_or_equal", "bool", distinct, int(2)),
    ),
    line("09:00", [], { data: { note: "a" } }),
    line("09:10", [], { data: {} }),
    line("09:20", prompt, { data: { note: "b" } }),
    line("10:10", [], { data: { note: "b" } }),
    line("10:15", prompt, { data: { note: "c" } }),
    line("11:10", prompt, { data: { note: "a" } }),
    line("11:20", []),
  ),
  hand(
    "`distinct` counts ids and times, too",
    remembering(
      [{ kind: "distinct", on: "mail.sent", field: "id", withinMs: hour, keep: 2 }],
      call("greater_or_equal", "bool", distinct, int(2)),
    ),
    line("09:00", [], e("e1")),
    line("09:01", [], e("e1")),
    line("09:02", prompt, e("e2")),
    line("10:01:59.999", prompt, e("e1")),
    line("11:01:59.999", [], e("e1")),
  ),
  hand(
    "`first time` means that no other event of the type lies in the window",
    remembering([{ kind: "first_time", on: "mail.sent", withinMs: hour, keep: 2 }], {
      op: "first_time",
      type: "bool",
      history: { "mail.sent": 0 },
    }),
    line("09:00", prompt),
    line("09:30", []),
    line("10:30", prompt),
    line("10:30", []),
  ),
];
