/** Limits over rolling windows. */
import {
  atMost,
  fatigue,
  flag,
  hand,
  hour,
  is,
  line,
  literal,
  own,
  policy,
  prompt,
  refused,
  second,
  wait,
  type HandCase,
} from "../words.js";

export const rolling: readonly HandCase[] = [
  hand(
    "`wait W` is half open: a prompt just W ago no longer counts",
    fatigue(wait(4 * hour)),
    line("09:00", prompt),
    line("12:59:59.999", refused("wait 4h", "13:00")),
    line("13:00", prompt),
  ),
  hand(
    "`at most n within W` looks at the n-th latest prompt",
    fatigue(atMost(2, { withinMs: hour })),
    line("09:00", prompt),
    line("09:30", prompt),
    line("09:59:59.999", refused("at most 2 within 1h", "10:00")),
    line("10:00", prompt),
    line("10:00", refused("at most 2 within 1h", "10:30")),
  ),
  hand(
    "a suppressed prompt uses up nothing",
    fatigue(wait(hour)),
    line("09:00", prompt),
    line("09:30", refused("wait 1h", "10:00")),
    line("10:00", prompt),
  ),
  hand(
    "an event of the same time comes after the one with the lesser id",
    fatigue(wait(second)),
    line("09:00", prompt),
    line("09:00", refused("wait 1s", "09:00:01")),
  ),
  hand(
    "the first limit that refuses is the reason",
    fatigue(atMost(1, { withinMs: hour }), wait(4 * hour)),
    line("09:00", prompt),
    line("09:30", refused("at most 1 within 1h", "10:00")),
    line("10:00", refused("wait 4h", "13:00")),
  ),
  hand(
    "prompts count whether or not the limit's own `when` held; where it does not hold, the limit does not refuse",
    { policies: { p: policy({ fatigue: [wait(hour, own, is(flag, literal("bool", true)))] }) } },
    line("09:00", prompt),
    line("09:10", prompt),
    line("09:20", "suppressed p by wait 1h when event.flag is true until 2026-03-02T10:10:00.000Z", {
      data: { flag: true },
    }),
  ),
];
