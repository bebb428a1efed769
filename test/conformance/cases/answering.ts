/** Responses in time and too late, to the right prompt and to others. */
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
  step,
  variant,
  wait,
  refused,
  type HandCase,
} from "./words.js";

const kinds = ["accepted", "dismissed", "overridden", "not_useful"] as const;
const none = "set aside: no_such_prompt";

const deadlines: readonly (readonly [string, number])[] = [
  ["1ms", 1],
  ["1s", 1000],
  ["1m", minute],
  ["1h", hour],
  ["1d", day],
  ["7d", 7 * day],
];

/** A step of each kind says which answer was taken, and when. */
const steps = [step(1, "dismissed", day), step(1, "overridden", day), step(1, "not_useful", day)];
const fires: Readonly<Record<string, readonly string[]>> = {
  accepted: [],
  dismissed: ["escalate p/0"],
  overridden: ["escalate p/1"],
  not_useful: ["escalate p/2"],
};

const inTime = deadlines.flatMap(([name, ms]) =>
  kinds.map((given) =>
    hand(
      `answer within ${name}: ${given} one millisecond before the deadline, and at the deadline`,
      { policies: { p: policy({ answerWithinMs: ms, escalate: steps }) } },
      line(after(0), prompt, { id: "a1" }),
      answer(after(ms - 1), "p", "a1", given, fires[given]!, { id: "a2" }),
      line(after(ms), prompt, { id: "a3" }),
      answer(after(2 * ms), "p", "a3", given, none, { id: "a4" }),
    ),
  ),
);

const others: readonly HandCase[] = [
  ...kinds.map((given) =>
    hand(
      `${given}: a second answer to the same prompt is none`,
      { policies: { p: policy({ escalate: steps }) } },
      line("09:00", prompt, { id: "e1" }),
      answer("09:01", "p", "e1", given, fires[given]!),
      answer("09:02", "p", "e1", "dismissed", none),
    ),
  ),
  hand(
    "an answer at the instant of its prompt is in time",
    { policies: { p: policy({ escalate: steps }) } },
    line("09:00", prompt, { id: "e1" }),
    answer("09:00", "p", "e1", "dismissed", "escalate p/0", { id: "e2" }),
  ),
  hand(
    "an answer names the event's id alone; its source is no matter",
    { policies: { p: policy({ escalate: steps }) } },
    line("09:00", prompt, { id: "e1", source: "mail" }),
    answer("09:01", "p", "e1", "dismissed", "escalate p/0", { source: "chat" }),
  ),
  hand(
    "two events of one id: the later prompt waits",
    { policies: { p: policy({ escalate: steps }) } },
    line("09:00", prompt, { id: "e1", source: "a" }),
    line("09:00", prompt, { id: "e1", source: "b" }),
    answer("09:01", "p", "e1", "dismissed", "escalate p/0"),
    answer("09:02", "p", "e1", "overridden", none),
  ),
  hand(
    "a suppressed occurrence leaves the prompt before it waiting",
    { policies: { p: policy({ fatigue: [wait(hour)], escalate: steps }) } },
    line("09:00", prompt, { id: "e1" }),
    line("09:01", refused("wait 1h", "10:00"), { id: "e2" }),
    answer("09:02", "p", "e2", "dismissed", none),
    answer("09:03", "p", "e1", "dismissed", "escalate p/0"),
  ),
  hand(
    "held out and exempt occurrences are no prompts to answer",
    {
      policies: { p: policy({ holdoutPerMillion: 1_000_000 }), q: policy() },
      exemptions: [{ name: "audit", policies: ["q"] }],
    },
    line("09:00", ["held_out p", "exempt q by audit"], { id: "e1" }),
    answer("09:01", "p", "e1", "dismissed", none),
    answer("09:02", "q", "e1", "dismissed", none),
  ),
  hand(
    "prompts of two policies on one event wait each for itself",
    { policies: { p: policy({ escalate: steps }), q: policy({ answerWithinMs: minute }) } },
    line("09:00", ["prompt p", "prompt q"], { id: "e1" }),
    answer("09:00:59.999", "q", "e1", "accepted", []),
    answer("09:30", "p", "e1", "overridden", "escalate p/1"),
  ),
  hand(
    "the answer of one person leaves the other's prompt waiting",
    { policies: { p: policy({ escalate: steps }) } },
    line("09:00", prompt, { id: "e1" }),
    line("09:00", prompt, { id: "e1", who: "ben" }),
    answer("09:01", "p", "e1", "dismissed", "escalate p/0", { who: "ben" }),
    answer("09:02", "p", "e1", "overridden", "escalate p/1"),
    answer("09:03", "p", "e1", "overridden", none, { who: "ben" }),
  ),
  hand(
    "a response times out what is due before it is looked at",
    {
      policies: {
        p: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }),
        q: policy({ answerWithinMs: day, escalate: [step(1, "dismissed", day)] }),
      },
    },
    line("09:00", ["prompt p", "prompt q"], { id: "e1" }),
    answer("10:00", "q", "e1", "dismissed", ["escalate p/0", "escalate q/0"]),
    answer("10:01", "p", "e1", "dismissed", none),
  ),
  hand(
    "an answer to a prompt under a variant has that variant",
    {
      policies: {
        p: policy({
          escalate: [step(1, "dismissed", day)],
          variants: [
            variant(flag, { name: "own", escalate: [step(1, "dismissed", day), step(1, "ignored", day)] }),
            variant(
              { op: "exists", type: "bool", args: [{ op: "event", type: "string", name: "note" }] },
              { name: "plain" },
            ),
          ],
        }),
      },
    },
    line("09:00", "prompt p as own", { id: "e1", data: { flag: true } }),
    answer("09:01", "p", "e1", "dismissed", ["escalate p/0 as own", "escalate p/1 as own"]),
    line("09:02", "prompt p as plain", { id: "e2", data: { note: "x" } }),
    answer("09:03", "p", "e2", "dismissed", "escalate p/0 as plain"),
    line("09:04", "prompt p", { id: "e3" }),
    answer("09:05", "p", "e3", "dismissed", "escalate p/0"),
  ),
  hand(
    "the deadline is that of the policy, whatever variant is in force",
    { policies: { p: policy({ answerWithinMs: hour, variants: [variant(flag)] }) } },
    line("09:00", "prompt p as other", { id: "e1", data: { flag: true } }),
    answer("10:00", "p", "e1", "accepted", none),
  ),
  hand(
    "a response whose type of person is unknown is answered like any other",
    { person: { department: { type: "string", default: "-" } }, policies: { p: policy({ escalate: steps }) } },
    line("09:00", prompt, { id: "e1", person: undefined as never }),
    answer("09:01", "p", "e1", "dismissed", "escalate p/0", { person: undefined as never }),
  ),
  hand(
    "an event of a type that nobody asks for notices no deadline",
    { policies: { p: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }) } },
    line("09:00", prompt, { id: "e1" }),
    line("10:00", "by type alone", { type: "chat.sent" }),
    line("10:01", ["escalate p/0", prompt]),
  ),
  hand(
    "an event of somebody else notices no deadline",
    { policies: { p: policy({ answerWithinMs: hour, escalate: [step(1, "ignored", day)] }) } },
    line("09:00", prompt, { id: "e1" }),
    line("10:30", prompt, { who: "ben" }),
    line("10:31", ["escalate p/0", prompt]),
  ),
];

export const answering: readonly HandCase[] = [...inTime, ...others];
