/** Ladders. */
import {
  answer,
  chat,
  day,
  e,
  flag,
  hand,
  hour,
  line,
  policy,
  prompt,
  refused,
  step,
  variant,
  wait,
  type HandCase,
} from "./words.js";

export const escalation: readonly HandCase[] = [
  hand(
    "occurrences are prompts and suppressed ones; a step that fires forgets its times",
    { policies: { p: policy({ fatigue: [wait(day)], escalate: [step(2, "occurrences", day)] }) } },
    line("09:00", prompt),
    line("09:01", [refused("wait 1d", "2026-03-03T09:00:00Z"), "escalate p/0"]),
    line("09:02", refused("wait 1d", "2026-03-03T09:00:00Z")),
    line("09:03", [refused("wait 1d", "2026-03-03T09:00:00Z"), "escalate p/0"]),
  ),
  hand(
    "the window of a step is half open",
    { policies: { p: policy({ escalate: [step(2, "occurrences", hour)] }) } },
    line("09:00", prompt),
    line("10:00", prompt),
    line("10:59:59.999", [prompt, "escalate p/0"]),
  ),
  hand(
    "`prompts` does not count suppressed ones",
    { policies: { p: policy({ fatigue: [wait(hour)], escalate: [step(2, "prompts", day)] }) } },
    line("09:00", prompt),
    line("09:30", refused("wait 1h", "10:00")),
    line("10:00", [prompt, "escalate p/0"]),
  ),
  hand(
    "several steps fire on one event, as written",
    {
      policies: {
        p: policy({ escalate: [step(1, "prompts", day), step(2, "occurrences", day), step(1, "occurrences", day)] }),
      },
    },
    line("09:00", [prompt, "escalate p/0", "escalate p/2"]),
    line("09:01", [prompt, "escalate p/0", "escalate p/1", "escalate p/2"]),
  ),
  hand(
    "steps of a ladder that is not in force take down, and fire when it is again",
    {
      policies: {
        p: policy({
          escalate: [step(2, "occurrences", day)],
          variants: [variant(flag, { escalate: [step(3, "occurrences", day)] })],
        }),
      },
    },
    line("09:00", "prompt p as other", { data: { flag: true } }),
    line("09:01", "prompt p as other", { data: { flag: true } }),
    // The base has three by now, but fires only as something is taken down with it in force.
    line("09:02", [prompt, "escalate p/0"]),
    line("09:03", ["prompt p as other", "escalate p/0 as other"], { data: { flag: true } }),
  ),
  hand(
    "a variant without a ladder has the base's, with its counts",
    { policies: { p: policy({ escalate: [step(2, "occurrences", day)], variants: [variant(flag)] }) } },
    line("09:00", prompt),
    line("09:01", ["prompt p as other", "escalate p/0 as other"], { data: { flag: true } }),
  ),
  hand(
    "an answer is put to the ladder that was in force for its prompt",
    {
      policies: {
        p: policy({
          escalate: [step(1, "dismissed", day)],
          variants: [variant(flag, { escalate: [step(1, "overridden", day)] })],
        }),
      },
    },
    line("09:00", "prompt p as other", { id: "e1", data: { flag: true } }),
    answer("09:01", "p", "e1", "dismissed", []),
    line("09:02", "prompt p as other", { id: "e2", data: { flag: true } }),
    answer("09:03", "p", "e2", "overridden", "escalate p/0 as other"),
    line("09:04", prompt, e("e3")),
    answer("09:05", "p", "e3", "dismissed", "escalate p/0"),
  ),
  hand(
    "order within an event: time outs, occurrences, replaced prompts, ladders",
    {
      policies: {
        a: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day), step(1, "prompts", day)] }),
        b: policy({ answerWithinMs: day, escalate: [step(1, "ignored", day), step(1, "prompts", day)] }),
      },
    },
    line("09:00", ["prompt a", "prompt b", "escalate a/1", "escalate b/1"]),
    line("10:30", ["escalate a/0", "prompt a", "prompt b", "escalate b/0", "escalate a/1", "escalate b/1"]),
  ),
  hand(
    "prompts time out by deadline, then by policy id",
    {
      policies: {
        a: policy({ answerWithinMs: 2 * hour, escalate: [step(1, "ignored", day)] }),
        b: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }),
        c: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }),
        d: policy(chat),
      },
    },
    line("09:00", ["prompt a", "prompt b", "prompt c"]),
    line("12:00", ["escalate b/0", "escalate c/0", "escalate a/0", "prompt d"], { type: "chat.sent" }),
  ),
];
