/** The borders of rolling windows, to the millisecond, for windows of many lengths and for many counts. */
import {
  after,
  atMost,
  day,
  fatigue,
  hand,
  hour,
  line,
  minute,
  policy,
  prompt,
  refused,
  second,
  wait,
  type HandCase,
  type Scope,
} from "../words.js";

const all: Scope = { prompts: "all", for: "person" };

const windows: readonly (readonly [name: string, ms: number])[] = [
  ["1ms", 1],
  ["2ms", 2],
  ["1s", second],
  ["1500ms", 1500],
  ["1m", minute],
  ["90m", 90 * minute],
  ["1h", hour],
  ["1d", day],
  ["2d", 2 * day],
  ["1w", 7 * day],
  ["30d", 30 * day],
  ["365d", 365 * day],
];

const waits = windows.map(([name, ms]) =>
  hand(
    `wait ${name}: refuses from the prompt to the last millisecond of the window`,
    fatigue(wait(ms)),
    line(after(0), prompt),
    line(after(0), refused(`wait ${name}`, after(ms))),
    line(after(ms - 1), refused(`wait ${name}`, after(ms))),
    line(after(ms), prompt),
    line(after(2 * ms - 1), refused(`wait ${name}`, after(2 * ms))),
    line(after(2 * ms), prompt),
  ),
);

/** Prompts one millisecond apart; the first of them opens the window again. */
const counts = windows
  .filter(([, ms]) => ms > 10)
  .flatMap(([name, ms]) =>
    [1, 2, 3, 5].map((n) =>
      hand(
        `at most ${n} within ${name}: opens when the ${n}th latest prompt leaves the window`,
        fatigue(atMost(n, { withinMs: ms })),
        ...Array.from({ length: n }, (_, i) => line(after(i), prompt)),
        line(after(n), refused(`at most ${n} within ${name}`, after(ms))),
        line(after(ms - 1), refused(`at most ${n} within ${name}`, after(ms))),
        line(after(ms), prompt),
        line(after(ms), refused(`at most ${n} within ${name}`, after(n === 1 ? 2 * ms : ms + 1))),
      ),
    ),
  );

const shared = windows
  .filter(([, ms]) => ms > 10)
  .map(([name, ms]) =>
    hand(
      `at most 2 within ${name} in \`limits\`: prompts of all policies`,
      {
        policies: { p: policy(), q: policy({ triggers: [{ on: ["chat.sent"] }] }) },
        limits: [atMost(2, { withinMs: ms }, all)],
      },
      line(after(0), prompt),
      line(after(5), "prompt q", { type: "chat.sent" }),
      line(after(6), `${refused(`at most 2 within ${name} across all`, after(ms))} in limits`),
      line(after(ms), prompt),
      line(after(ms + 4), `suppressed q by at most 2 within ${name} across all until ${after(ms + 5)} in limits`, {
        type: "chat.sent",
      }),
      line(after(ms + 5), "prompt q", { type: "chat.sent" }),
    ),
  );

export const borders: readonly HandCase[] = [...waits, ...counts, ...shared];
