/** Mutes: which answers make one, when it begins, and when it ends. */
import type { AnswerKind } from "../../../src/bundle/types.js";
import {
  after,
  answer,
  day,
  fatigue,
  hand,
  hour,
  line,
  minute,
  mute,
  policy,
  prompt,
  refused,
  variant,
  flag,
  type HandCase,
  type Line,
} from "./words.js";

const id = (n: number): string => `e${String(n).padStart(2, "0")}`;

/** Prompts a minute apart, each answered half a minute later. */
const answered = (...answers: readonly string[]): Line[] =>
  answers.flatMap((given, i) => [
    line(after(i * minute), prompt, { id: id(i) }),
    answer(after(i * minute + 30_000), "p", id(i), given, []),
  ]);

const counts: readonly (readonly [kind: AnswerKind, answer: string, counts: boolean])[] = [
  ["dismissed", "dismissed", true],
  ["dismissed", "overridden", false],
  ["dismissed", "not_useful", false],
  ["dismissed", "accepted", false],
  ["overridden", "overridden", true],
  ["overridden", "dismissed", false],
  ["overridden", "not_useful", false],
  ["overridden", "accepted", false],
  ["not_useful", "not_useful", true],
  ["not_useful", "overridden", false],
  ["not_useful", "dismissed", false],
  ["not_useful", "accepted", false],
  ["ignored", "dismissed", true],
  ["ignored", "overridden", true],
  ["ignored", "not_useful", true],
  ["ignored", "accepted", false],
];

const kinds = counts.map(([kind, given, isCounted]) =>
  hand(
    `mute after 1 ${kind}: ${given} ${isCounted ? "counts" : "does not count"}`,
    fatigue(mute(hour, 1, kind, day)),
    ...answered(given),
    line(after(minute), isCounted ? refused(`mute 1h after 1 ${kind} within 1d`, after(hour + 30_000)) : prompt),
  ),
);

const numbers = [1, 2, 3, 5].map((n) =>
  hand(
    `mute after ${n} dismissed: the ${n}th begins it, and it ends to the millisecond`,
    fatigue(mute(hour, n, "dismissed", day)),
    ...answered(...Array.from({ length: n }, () => "dismissed")),
    line(after(n * minute), refused(`mute 1h after ${n} dismissed within 1d`, after((n - 1) * minute + 30_000 + hour))),
    line(
      after((n - 1) * minute + 30_000 + hour - 1),
      refused(`mute 1h after ${n} dismissed within 1d`, after((n - 1) * minute + 30_000 + hour)),
    ),
    line(after((n - 1) * minute + 30_000 + hour), prompt),
  ),
);

/** Two answers this far apart, with a window of an hour. */
const apart = (
  [
    [0, true],
    [1, true],
    [hour - 1, true],
    [hour, false],
    [hour + 1, false],
  ] as const
).map(([gap, isWithin]) =>
  hand(
    `mute after 2 dismissed within 1h: answers ${gap} ms apart are ${isWithin ? "" : "not "}within`,
    { policies: { p: policy({ answerWithinMs: 7 * day, fatigue: [mute(2 * hour, 2, "dismissed", hour)] }) } },
    line(after(0), prompt, { id: "e0" }),
    answer(after(1000), "p", "e0", "dismissed", []),
    line(after(1000), prompt, { id: "e9" }),
    answer(after(1000 + gap), "p", "e9", "dismissed", [], { id: "f" }),
    line(
      after(1001 + gap),
      isWithin ? refused("mute 2h after 2 dismissed within 1h", after(1000 + gap + 2 * hour)) : prompt,
      { id: "g" },
    ),
  ),
);

const others: readonly HandCase[] = [
  hand(
    "the answer `none` at a deadline mutes from the deadline on, whenever it is noticed",
    { policies: { p: policy({ answerWithinMs: hour, fatigue: [mute(2 * hour, 1, "ignored", day)] }) } },
    line("09:00", prompt),
    line("11:59:59.999", refused("mute 2h after 1 ignored within 1d", "12:00")),
    line("12:00", prompt),
    // The deadline of the prompt of 12:00 was 13:00; its mute is over by 15:00.
    line("15:00", prompt),
  ),
  hand(
    "a prompt that a later one replaces mutes from that one on, not from its own deadline",
    { policies: { p: policy({ answerWithinMs: day, fatigue: [mute(2 * hour, 1, "ignored", day)] }) } },
    line("09:00", prompt),
    line("10:00", prompt),
    line("11:59:59.999", refused("mute 2h after 1 ignored within 1d", "12:00")),
    line("12:00", prompt),
  ),
  hand(
    "after a mute the count begins anew",
    fatigue(mute(hour, 2, "dismissed", day)),
    ...answered("dismissed", "dismissed"),
    line(after(hour + 90_000), prompt, { id: "e90" }),
    answer(after(hour + 91_000), "p", "e90", "dismissed", []),
    line(after(hour + 92_000), prompt, { id: "e91" }),
    answer(after(hour + 93_000), "p", "e91", "dismissed", []),
    line(after(hour + 94_000), refused("mute 1h after 2 dismissed within 1d", after(2 * hour + 93_000))),
  ),
  hand(
    "other answers between do not end the count",
    fatigue(mute(hour, 2, "dismissed", day)),
    ...answered("dismissed", "accepted", "overridden", "not_useful", "dismissed"),
    line(after(5 * minute), refused("mute 1h after 2 dismissed within 1d", after(4 * minute + 30_000 + hour))),
  ),
  hand(
    "two mutes of one policy count apart",
    fatigue(mute(hour, 1, "overridden", day), mute(2 * hour, 2, "ignored", day)),
    ...answered("dismissed", "overridden"),
    line(after(2 * minute), refused("mute 1h after 1 overridden within 1d", after(minute + 30_000 + hour))),
    line(
      after(minute + 30_000 + hour),
      refused("mute 2h after 2 ignored within 1d", after(minute + 30_000 + 2 * hour)),
    ),
    line(after(minute + 30_000 + 2 * hour), prompt),
  ),
  hand(
    "one text in the base and in a variant is one mute",
    {
      policies: {
        p: policy({
          fatigue: [mute(hour, 2, "dismissed", day)],
          variants: [variant(flag, { fatigue: [mute(hour, 2, "dismissed", day)] })],
        }),
      },
    },
    line("09:00", prompt, { id: "e1" }),
    answer("09:01", "p", "e1", "dismissed", []),
    line("09:02", "prompt p as other", { id: "e2", data: { flag: true } }),
    answer("09:03", "p", "e2", "dismissed", []),
    line("09:04", refused("mute 1h after 2 dismissed within 1d", "10:03")),
    line("09:05", "suppressed p as other by mute 1h after 2 dismissed within 1d until 2026-03-02T10:03:00.000Z", {
      data: { flag: true },
    }),
  ),
  hand(
    "a mute of a variant takes answers down under the base, and refuses under the variant alone",
    { policies: { p: policy({ variants: [variant(flag, { fatigue: [mute(hour, 1, "dismissed", day)] })] }) } },
    line("09:00", prompt, { id: "e1" }),
    answer("09:01", "p", "e1", "dismissed", []),
    line("09:02", prompt),
    line("09:03", "suppressed p as other by mute 1h after 1 dismissed within 1d until 2026-03-02T10:01:00.000Z", {
      data: { flag: true },
    }),
  ),
  hand(
    "saved and loaded in the middle of a count and of a mute",
    fatigue(mute(hour, 2, "dismissed", day)),
    line("09:00", prompt, { id: "e1" }),
    answer("09:01", "p", "e1", "dismissed", [], { reload: true }),
    line("09:02", prompt, { id: "e2", reload: true }),
    answer("09:03", "p", "e2", "dismissed", [], { reload: true }),
    line("09:04", refused("mute 1h after 2 dismissed within 1d", "10:03"), { reload: true }),
    line("10:03", prompt, { reload: true }),
  ),
];

export const muting: readonly HandCase[] = [...kinds, ...numbers, ...apart, ...others];
