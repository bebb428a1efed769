/** Back-off: how far a wait grows, what makes it grow, and what ends it. */
import type { AnswerKind } from "../../../src/bundle/types.js";
import {
  after,
  answer,
  backOff,
  day,
  e,
  fatigue,
  flag,
  hand,
  hour,
  limit,
  line,
  minute,
  policy,
  prompt,
  refused,
  variant,
  wait,
  type HandCase,
  type Line,
} from "./words.js";

/** `back off Fx up to M` with `wait 1h`, and how long it is after each answer, from the first on. */
const growing: readonly (readonly [factor: number, upTo: string, upToMs: number, hours: readonly number[]])[] = [
  [2, "2w", 14 * day, [2, 4, 8, 16, 32]],
  [3, "2w", 14 * day, [3, 9, 27, 81]],
  [10, "2w", 14 * day, [10, 100, 336, 336]],
  [2, "5h", 5 * hour, [2, 4, 5, 5]],
  [2, "4h", 4 * hour, [2, 4, 4]],
  [2, "1h", hour, [1, 1]],
  [2, "30m", 30 * minute, [1, 1]],
  [1000, "365d", 365 * day, [1000, 8760, 8760]],
  [7, "1d", day, [7, 24, 24]],
];

const grows = growing.map(([factor, upTo, upToMs, hours]) => {
  const text = `back off ${factor}x up to ${upTo} after dismissed`;
  let at = 0;
  const lines: Line[] = [line(after(0), prompt, e("e00")), answer(after(1), "p", "e00", "dismissed", [])];
  for (const [i, length] of hours.entries()) {
    const end = at + length * hour;
    const id = `e${String(i + 1).padStart(2, "0")}`;
    // Where the back-off is no longer than the wait, the wait is the first to refuse.
    lines.push(line(after(end - 1), refused(length > 1 ? text : "wait 1h", after(end))));
    lines.push(line(after(end), prompt, e(id)), answer(after(end + 1), "p", id, "dismissed", []));
    at = end;
  }
  return hand(
    `${text}: ${hours.join(", ")} hours`,
    fatigue(wait(hour), backOff(hour, factor, upToMs, "dismissed")),
    ...lines,
  );
});

/** Which answers count as which kind. */
const counts: readonly (readonly [after: AnswerKind, answer: string, counts: boolean])[] = [
  ["dismissed", "dismissed", true],
  ["dismissed", "overridden", false],
  ["dismissed", "not_useful", false],
  ["dismissed", "accepted", false],
  ["overridden", "dismissed", false],
  ["overridden", "overridden", true],
  ["overridden", "not_useful", false],
  ["overridden", "accepted", false],
  ["not_useful", "dismissed", false],
  ["not_useful", "overridden", false],
  ["not_useful", "not_useful", true],
  ["not_useful", "accepted", false],
  ["ignored", "dismissed", true],
  ["ignored", "overridden", true],
  ["ignored", "not_useful", true],
  ["ignored", "accepted", false],
];

const kinds = counts.map(([kind, given, isCounted]) =>
  hand(
    `back off after ${kind}: ${given} ${isCounted ? "counts" : "does not count"}`,
    fatigue(wait(hour), backOff(hour, 4, day, kind)),
    line("09:00", prompt, e("e1")),
    answer("09:30", "p", "e1", given, []),
    line("10:00", isCounted ? refused(`back off 4x up to 1d after ${kind}`, "13:00") : prompt),
  ),
);

/** What one answer leaves of a count of two. */
const leaves = (["dismissed", "overridden", "not_useful", "accepted"] as const).map((given) => {
  const hours = { dismissed: 8, overridden: 4, not_useful: 4, accepted: 1 }[given];
  const text = "back off 2x up to 1d after dismissed";
  return hand(
    `after two dismissed, ${given} leaves a wait of ${hours} h`,
    fatigue(wait(hour), backOff(hour, 2, day, "dismissed")),
    line(after(0), prompt, e("e1")),
    answer(after(minute), "p", "e1", "dismissed", []),
    line(after(2 * hour), prompt, e("e2")),
    answer(after(2 * hour + 1), "p", "e2", "dismissed", []),
    line(after(6 * hour), prompt, e("e3")),
    answer(after(6 * hour + 1), "p", "e3", given, []),
    line(after((6 + hours) * hour - 1), refused(hours === 1 ? "wait 1h" : text, after((6 + hours) * hour))),
    line(after((6 + hours) * hour), prompt),
  );
});

const others: readonly HandCase[] = [
  hand(
    "the answer `none` counts as ignored, from its deadline on",
    {
      policies: {
        p: policy({ answerWithinMs: 10 * minute, fatigue: [wait(5 * minute), backOff(5 * minute, 6, day, "ignored")] }),
      },
    },
    line("09:00", prompt),
    // The prompt still waits: no answer, no back-off.
    line("09:09:59.999", prompt),
    // That prompt closed the first one, at 09:09:59.999: k is 1.
    line("09:30", refused("back off 6x up to 1d after ignored", "2026-03-02T12:09:59.999Z")),
  ),
  hand(
    "`none` is not dismissed, overridden or not useful",
    {
      policies: {
        p: policy({
          answerWithinMs: 10 * minute,
          fatigue: [
            wait(5 * minute),
            backOff(5 * minute, 6, day, "dismissed"),
            backOff(5 * minute, 6, day, "overridden"),
            backOff(5 * minute, 6, day, "not_useful"),
          ],
        }),
      },
    },
    line("09:00", prompt),
    line("09:10", prompt),
    line("09:20", prompt),
  ),
  hand(
    "two back-offs of one policy count apart, and the first that refuses is the reason",
    fatigue(wait(hour), backOff(hour, 2, day, "dismissed"), backOff(hour, 3, day, "ignored")),
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "dismissed", []),
    line("10:59:59.999", refused("back off 2x up to 1d after dismissed", "11:00")),
    line("11:00", refused("back off 3x up to 1d after ignored", "12:00")),
    line("12:00", prompt, e("e2")),
    answer("12:01", "p", "e2", "overridden", []),
    // dismissed: 1, ignored: 2.
    line("13:59", refused("back off 2x up to 1d after dismissed", "14:00")),
    line("14:00", refused("back off 3x up to 1d after ignored", "21:00")),
    line("21:00", prompt),
  ),
  hand(
    "a back-off with a condition counts always and refuses only where it holds",
    fatigue(
      wait(hour),
      limit({ kind: "back_off", factor: 2, upToMs: day, waitMs: hour, after: "dismissed", when: flag }),
    ),
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "dismissed", []),
    line("10:30", refused("back off 2x up to 1d after dismissed when event.flag", "11:00"), { data: { flag: true } }),
    line("10:30", prompt),
  ),
  hand(
    "answers of other people and to other policies do not count",
    {
      policies: {
        p: policy({ fatigue: [wait(hour), backOff(hour, 2, day, "dismissed")] }),
        q: policy({ triggers: [{ on: ["chat.sent"] }] }),
      },
    },
    line("09:00", prompt, e("e1")),
    line("09:01", prompt, { id: "e2", who: "ben" }),
    line("09:02", "prompt q", { id: "e3", type: "chat.sent" }),
    answer("09:03", "p", "e2", "dismissed", [], { who: "ben" }),
    answer("09:04", "q", "e3", "dismissed", []),
    line("10:00", prompt),
    line("10:01", refused("back off 2x up to 1d after dismissed", "11:01"), { who: "ben" }),
  ),
  hand(
    "the wait counts from the last prompt, not from the answer",
    fatigue(wait(hour), backOff(hour, 2, day, "dismissed")),
    line("09:00", prompt, e("e1")),
    answer("10:59", "p", "e1", "dismissed", []),
    line("10:59:59.999", refused("back off 2x up to 1d after dismissed", "11:00")),
    line("11:00", prompt),
  ),
  hand(
    "a variant's back-off counts under the base too",
    {
      policies: {
        p: policy({
          fatigue: [wait(hour)],
          variants: [variant(flag, { fatigue: [wait(hour), backOff(hour, 2, day, "dismissed")] })],
        }),
      },
    },
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "dismissed", []),
    line("10:30", "suppressed p as other by back off 2x up to 1d after dismissed until 2026-03-02T11:00:00.000Z", {
      data: { flag: true },
    }),
    line("10:30", prompt),
  ),
  hand(
    "saved and loaded between answer and prompt",
    fatigue(wait(hour), backOff(hour, 2, day, "dismissed")),
    line("09:00", prompt, e("e1")),
    answer("09:01", "p", "e1", "dismissed", [], { reload: true }),
    line("10:59:59.999", refused("back off 2x up to 1d after dismissed", "11:00"), { reload: true }),
    line("11:00", prompt, { reload: true }),
  ),
];

export const backingOff: readonly HandCase[] = [...grows, ...kinds, ...leaves, ...others];
