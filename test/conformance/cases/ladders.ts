/** Ladders: what each kind of step counts, its borders, and what it forgets. */
import type { Step } from "../../../src/bundle/types.js";
import {
  after,
  answer,
  day,
  flag,
  hand,
  hour,
  line,
  minute,
  policy,
  prompt,
  refused,
  step,
  variant,
  wait,
  type HandCase,
} from "./words.js";

/** What comes about, by kind of step: a prompt, one that is suppressed, and the answers. */
const counts: Readonly<Record<Step["what"], readonly string[]>> = {
  occurrences: ["prompt", "suppressed"],
  prompts: ["prompt"],
  dismissed: ["dismissed"],
  overridden: ["overridden"],
  not_useful: ["not_useful"],
  ignored: ["dismissed", "overridden", "not_useful", "none"],
};
const whats = Object.keys(counts) as Step["what"][];

const kinds = whats.flatMap((what): HandCase[] => {
  const fires = (of: string): string[] => (counts[what].includes(of) ? ["escalate p/0"] : []);
  const ladder = { fatigue: [wait(hour)], escalate: [step(1, what, day)] };
  return [
    hand(
      `at 1 ${what}: a prompt, and one that is suppressed`,
      { policies: { p: policy(ladder) } },
      line("09:00", [prompt, ...fires("prompt")]),
      line("09:30", [refused("wait 1h", "10:00"), ...fires("suppressed")]),
    ),
    ...["dismissed", "overridden", "not_useful", "accepted"].map((given) =>
      hand(
        `at 1 ${what}: the answer ${given}`,
        { policies: { p: policy(ladder) } },
        line("09:00", [prompt, ...fires("prompt")], { id: "e1" }),
        answer("09:01", "p", "e1", given, fires(given)),
      ),
    ),
    hand(
      `at 1 ${what}: no answer by the deadline, noticed by the next event`,
      {
        policies: {
          p: policy({ ...ladder, answerWithinMs: 2 * hour }),
          q: policy({ triggers: [{ on: ["chat.sent"] }] }),
        },
      },
      line("09:00", [prompt, ...fires("prompt")]),
      line("10:59:59.999", "prompt q", { type: "chat.sent" }),
      line("11:00", [...fires("none"), "prompt q"], { type: "chat.sent" }),
    ),
    hand(
      `at 1 ${what}: no answer by the time of the next prompt`,
      { policies: { p: policy(ladder) } },
      line("09:00", [prompt, ...fires("prompt")]),
      line("10:00", [prompt, ...fires("none"), ...fires("prompt")]),
    ),
  ];
});

const windows: readonly (readonly [string, number])[] = [
  ["10ms", 10],
  ["1h", hour],
  ["1d", day],
  ["30d", 30 * day],
];

/** n occurrences, of which the first lies W − 1, or W, before the last. */
const borders = windows.flatMap(([name, ms]) =>
  [2, 3, 5].flatMap((n) =>
    [ms - 1, ms].map((apart) =>
      hand(
        `at ${n} occurrences within ${name}: the first ${apart} ms before the last`,
        { policies: { p: policy({ escalate: [step(n, "occurrences", ms)] }) } },
        ...Array.from({ length: n - 1 }, (_, i) => line(after(i), prompt)),
        line(after(apart), apart < ms ? [prompt, "escalate p/0"] : prompt, { id: "z1" }),
        // After it fired it counts from nothing; where it did not, the first has left and the next one is the nth.
        line(after(apart), apart < ms ? prompt : [prompt, "escalate p/0"], { id: "z2" }),
      ),
    ),
  ),
);

const others: readonly HandCase[] = [
  hand(
    "a step that fired counts from nothing",
    { policies: { p: policy({ escalate: [step(3, "prompts", day)] }) } },
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => line(after(n * minute), n % 3 === 0 ? [prompt, "escalate p/0"] : prompt)),
  ),
  hand(
    "steps of one ladder count each for itself",
    {
      policies: {
        p: policy({ escalate: [step(2, "prompts", day), step(3, "prompts", day), step(5, "occurrences", day)] }),
      },
    },
    line(after(1), prompt),
    line(after(2), [prompt, "escalate p/0"]),
    line(after(3), [prompt, "escalate p/1"]),
    line(after(4), [prompt, "escalate p/0"]),
    line(after(5), [prompt, "escalate p/2"]),
    line(after(6), [prompt, "escalate p/0", "escalate p/1"]),
  ),
  hand(
    "two steps that are alike both fire",
    { policies: { p: policy({ escalate: [step(2, "prompts", day), step(2, "prompts", day)] }) } },
    line(after(1), prompt),
    line(after(2), [prompt, "escalate p/0", "escalate p/1"]),
  ),
  hand(
    "ladders are of one person and one policy",
    {
      policies: {
        p: policy({ escalate: [step(2, "prompts", day)] }),
        q: policy({ escalate: [step(2, "prompts", day)] }),
      },
    },
    line(after(1), ["prompt p", "prompt q"]),
    line(after(2), ["prompt p", "prompt q"], { who: "ben" }),
    line(after(3), ["prompt p", "prompt q", "escalate p/0", "escalate q/0"]),
    line(after(4), ["prompt p", "prompt q", "escalate p/0", "escalate q/0"], { who: "ben" }),
  ),
  hand(
    "exempt and held out occurrences are not counted",
    {
      policies: {
        p: policy({ holdoutPerMillion: 1_000_000, escalate: [step(1, "occurrences", day)] }),
        q: policy({ escalate: [step(1, "occurrences", day)] }),
      },
      exemptions: [{ name: "audit", policies: ["q"] }],
    },
    line("09:00", ["held_out p", "exempt q by audit"]),
  ),
  hand(
    "escalations of step 2 are in order of deadline, then of policy",
    {
      policies: {
        b: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }),
        a: policy({ answerWithinMs: 2 * hour, escalate: [step(1, "ignored", day)] }),
        c: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }),
        z: policy({ triggers: [{ on: ["chat.sent"] }] }),
      },
    },
    line("09:00", ["prompt a", "prompt b", "prompt c"]),
    line("12:00", ["escalate b/0", "escalate c/0", "escalate a/0", "prompt z"], { type: "chat.sent" }),
  ),
  hand(
    "within one event: step 2, step 3; occurrences, step 10, step 11",
    {
      policies: {
        a: policy({ answerWithinMs: 10 * minute, escalate: [step(1, "ignored", day)] }),
        b: policy({ escalate: [step(1, "ignored", day), step(2, "prompts", day)] }),
        c: policy({ answerWithinMs: hour, escalate: [step(1, "dismissed", day)], triggers: [{ on: ["chat.sent"] }] }),
      },
    },
    line("09:00", ["prompt a", "prompt b"]),
    line("09:30", ["escalate a/0", "prompt a", "prompt b", "escalate b/0", "escalate b/1"]),
    line("09:31", "prompt c", { id: "e9", type: "chat.sent" }),
    answer("09:41", "c", "e9", "dismissed", ["escalate a/0", "escalate c/0"]),
  ),
  hand(
    "a deadline that is noticed late counts at its time, not at that of the event",
    {
      policies: {
        p: policy({ answerWithinMs: hour, escalate: [step(2, "ignored", 3 * hour)] }),
        q: policy({ triggers: [{ on: ["chat.sent"] }] }),
      },
    },
    line("09:00", prompt),
    line("10:00", prompt),
    // None at 10:00 and at 11:00, noticed a day later.
    line("2026-03-03T10:00:00Z", ["escalate p/0", "prompt q"], { type: "chat.sent" }),
  ),
  hand(
    "what happened under the base counts for a variant's own ladder, and the other way round",
    {
      policies: {
        p: policy({
          escalate: [step(3, "prompts", day)],
          variants: [variant(flag, { escalate: [step(2, "prompts", day), step(4, "occurrences", day)] })],
        }),
      },
    },
    line(after(1), prompt),
    line(after(2), ["prompt p as other", "escalate p/0 as other"], { data: { flag: true } }),
    line(after(3), [prompt, "escalate p/0"]),
    line(after(4), ["prompt p as other", "escalate p/0 as other", "escalate p/1 as other"], { data: { flag: true } }),
  ),
  hand(
    "saved and loaded before every event",
    { policies: { p: policy({ answerWithinMs: hour, escalate: [step(2, "ignored", day), step(3, "prompts", day)] }) } },
    line("09:00", prompt, { id: "e1", reload: true }),
    answer("09:01", "p", "e1", "dismissed", [], { reload: true }),
    line("09:02", prompt, { reload: true }),
    line("10:02", ["escalate p/0", prompt, "escalate p/1"], { reload: true }),
  ),
];

export const ladders: readonly HandCase[] = [...kinds, ...borders, ...others];
