/**
 * Timelines that go where it matters: the oracle runs along, so that events come just when a limit opens, a window
 * ends or a prompt runs out, and answers meet prompts that wait.
 */
import type { Json } from "../../src/base/json.js";
import type { Bundle, Field } from "../../src/bundle/types.js";
import { Oracle } from "../oracle/oracle.js";
import { instantOf, instantText } from "../oracle/instants.js";
import { boundaries } from "../oracle/zones.js";
import type { Draw } from "./draw.js";
import { dayMs, locales, valueOf, zones } from "./pools.js";
import { enumTexts, type Vocabulary } from "./vocabulary.js";

/** What the engine is handed: an event, and the person's row where the table has one. */
export interface Step {
  readonly event: Json;
  readonly person?: Json;
}

const people = ["ana", "ben", "__proto__", "𝒳"];

export function drawTimeline(draw: Draw, bundle: Bundle, vocabulary: Vocabulary, length: number): Step[] {
  const oracle = new Oracle(bundle);
  const table = new Map(
    draw
      .shuffled(people)
      .slice(0, draw.int(1, 3))
      .map((id) => [id, drawPerson(draw, bundle, vocabulary)]),
  );
  const ids = [...table.keys()];
  const steps: Step[] = [];
  /** Instants at which something may change. */
  let targets: number[] = [];
  const prompts: { policy: string; event: string; person: string; deadline: number }[] = [];
  let now = vocabulary.anchor - draw.pick([0, 60_000, 12 * 3_600_000, dayMs, 7 * dayMs]);

  for (let i = 0; i < length; i++) {
    const time = draw.chance(0.03)
      ? now - draw.pick([1, 1000, dayMs])
      : nextTime(draw, bundle, vocabulary, now, targets);
    const person = draw.weighted([
      [50, draw.pick(ids)],
      [1, "nobody"],
    ]);
    if (table.has(person) && draw.chance(0.08))
      table.set(person, changed(draw, bundle, vocabulary, table.get(person)!));
    const known = table.get(person);
    const row = draw.chance(0.01) ? drawMisfit(draw) : known && draw.chance(0.05) ? { ...known, id: person } : known;
    const given = prompts.filter((prompt) => prompt.person === person);
    const waiting = given.filter(
      (prompt, position) =>
        prompt.deadline > now && given.findLastIndex(({ policy }) => policy === prompt.policy) === position,
    );
    const answers = draw.chance(0.85) ? waiting : given;
    const inTime = Math.max(now, Math.min(time, (answers.at(-1)?.deadline ?? time) - draw.pick([1, 1, 0, -1])));
    const event = draw.weighted<() => Json>([
      [12, () => drawEvent(draw, vocabulary, i, time, person)],
      [answers.length > 0 ? 8 : 0, () => drawAnswer(draw, answers, i, inTime, person)],
      [0.2, () => drawAnswer(draw, [{ policy: "b", event: "e1" }], i, time, person)],
      [0.6, () => drawBroken(draw, drawEvent(draw, vocabulary, i, time, person) as Record<string, Json>)],
    ])();
    const again = steps.length > 0 && draw.chance(0.025);
    const step = again ? draw.pick(steps.slice(-3)) : row === undefined ? { event } : { event, person: row };
    steps.push(step);

    const outcome = oracle.take(step.event, step.person);
    if (outcome.kind !== "taken" && outcome.kind !== "set_aside") continue;
    if (outcome.kind === "taken" || outcome.reason === "no_such_prompt") {
      now = Math.max(now, instantOf((step.event as { readonly time: string }).time)!);
    }
    for (const decision of outcome.decisions) {
      if (decision.outcome === "escalate") continue;
      if (decision.reason?.until !== undefined) targets.push(decision.reason.until);
      if (decision.outcome !== "prompt") continue;
      const deadline = decision.time + bundle.policies[decision.policy]!.answerWithinMs;
      prompts.push({ policy: decision.policy, event: decision.event, person: decision.person, deadline });
      targets.push(deadline);
    }
    targets = [...new Set(targets)].filter((target) => target > now).slice(-12);
  }
  return steps;
}

function nextTime(draw: Draw, bundle: Bundle, vocabulary: Vocabulary, now: number, targets: readonly number[]): number {
  const near = draw.pick([-1, 0, 0, 1]);
  const zone = draw.chance(0.5) ? bundle.org.timezone : draw.pick(zones);
  const chosen = draw.weighted<() => number>([
    [2, () => now],
    [3, () => now + draw.pick([1, 500, 60_000, 300_000])],
    [targets.length > 0 ? 5 : 0, () => draw.pick(targets) + near],
    [targets.length > 0 ? 3 : 0, () => Math.min(...targets) + near],
    [4, () => now + draw.pick(vocabulary.windows) + near],
    [2, () => draw.pick(boundaries(zone, now, now + 2 * dayMs, [0, 7 * 60, 19 * 60])) + near],
    [1, () => vocabulary.anchor + near],
    [0.3, () => now + draw.pick([7, 31, 90]) * dayMs + near],
  ])();
  return Math.max(now, chosen);
}

function drawId(draw: Draw, position: number): string {
  return draw.chance(0.85)
    ? `e${String(position).padStart(3, "0")}`
    : draw.pick(["\ufffd", "𝒳", "é", "e", "z\u0000", "e999", "__proto__"]);
}

/** RFC 3339 has many ways to write an instant. */
function drawTimeText(draw: Draw, time: number): string {
  const text = instantText(time);
  return draw.weighted<() => string>([
    [8, () => text],
    [1, () => text.toLowerCase()],
    [1, () => text.replace("Z", "999999Z")],
    [1, () => text.replace(/0+Z$/, "Z").replace(".Z", "Z")],
    [
      1,
      () => {
        const minutes = draw.pick([-570, -1, 0, 60, 345, 14 * 60]);
        const shifted = instantText(time + minutes * 60_000).slice(0, -1);
        const size = Math.abs(minutes);
        const two = (n: number): string => String(n).padStart(2, "0");
        return `${shifted}${minutes < 0 || (size === 0 && draw.chance(0.5)) ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
      },
    ],
  ])();
}

function drawEnvelope(draw: Draw, type: string, position: number, time: number, person: string): Record<string, Json> {
  return {
    ...(draw.chance(0.1) && { specversion: draw.pick(["1.0", "1.0", null]) }),
    type,
    id: drawId(draw, position),
    ...(draw.chance(0.1) && { source: draw.pick(["", "s", "𝒳", "\ufffd", null]) }),
    time: drawTimeText(draw, time),
    subject: person,
  };
}

function drawEvent(draw: Draw, vocabulary: Vocabulary, position: number, time: number, person: string): Json {
  const type = draw.weighted([
    [60, draw.pick(Object.keys(vocabulary.events))],
    [1, "toString"],
    [1, "mail.unknown"],
  ]);
  const fields = Object.hasOwn(vocabulary.events, type) ? vocabulary.events[type]!.fields : {};
  const data = drawMembers(draw, fields, time);
  return {
    ...drawEnvelope(draw, type, position, time, person),
    ...(Object.keys(data).length > 0 || draw.chance(0.5) ? { data } : draw.chance(0.5) ? { data: null } : {}),
  };
}

function drawMembers(draw: Draw, fields: Readonly<Record<string, Field>>, near: number): Record<string, Json> {
  const members: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    const mayMiss = field.optional === true || field.default !== undefined;
    if (!mayMiss || draw.chance(0.6)) {
      const value = valueOf(draw, field.type, near, enumTexts);
      members[name] = field.type === "timestamp" ? drawTimeText(draw, Date.parse(value as string)) : value;
    } else if (draw.chance(0.3)) members[name] = null;
  }
  if (draw.chance(0.05)) members["unseen"] = "\ud800";
  return members;
}

function drawAnswer(
  draw: Draw,
  prompts: readonly { policy: string; event: string }[],
  position: number,
  time: number,
  person: string,
): Json {
  const prompt = draw.chance(0.7) ? prompts.at(-1)! : draw.pick(prompts);
  return {
    ...drawEnvelope(draw, "kairos.response", position, time, person),
    data: {
      policy: draw.chance(0.95) ? prompt.policy : draw.pick(["b", "no_policy", "toString"]),
      event: draw.chance(0.95) ? prompt.event : "another",
      answer: draw.weighted([
        [1, "accepted"],
        [3, "dismissed"],
        [2, "overridden"],
        [2, "not_useful"],
      ]),
    },
  };
}

function drawBroken(draw: Draw, event: Record<string, Json>): Json {
  const without = (name: string): Json => Object.fromEntries(Object.entries(event).filter(([each]) => each !== name));
  const data = event["data"];
  const [field] = data !== null && typeof data === "object" ? Object.keys(data) : [];
  return draw.weighted<() => Json>([
    [1, () => draw.pick<Json>([null, 1, "event", []])],
    [2, () => without(draw.pick(["id", "time", "subject", "type", "data"]))],
    [1, () => ({ ...event, id: draw.pick<Json>(["", 7, "\udc00", null]) })],
    [1, () => ({ ...event, type: draw.pick<Json>(["", 7, null]) })],
    [1, () => ({ ...event, subject: draw.pick<Json>(["", 7, "\ud800x"]) })],
    [1, () => ({ ...event, source: draw.pick<Json>([7, "\ud800", {}]) })],
    [1, () => ({ ...event, specversion: draw.pick<Json>(["0.3", 1, ""]) })],
    [1, () => ({ ...event, data: draw.pick<Json>([[], "data", 1, true]) })],
    [
      3,
      () => ({
        ...event,
        time: draw.pick<Json>([
          "2026-02-30T00:00:00Z",
          "2026-02-03T24:00:00Z",
          "2026-02-03T10:00:60Z",
          "2026-02-03T10:00:00",
          "2026-02-03 10:00:00Z",
          "2026-02-03T10:00:00.Z",
          "2026-02-03T10:00Z",
          "1969-12-31T23:59:59Z",
          "1970-01-01T00:30:00+01:00",
          "9999-12-31T23:30:00-01:00",
          "2026-02-03T10:00:00+24:00",
          "2026-02-03T10:00:00+0100",
          "2026-02-29T10:00:00Z",
          "12026-02-03T10:00:00Z",
          1_770_000_000_000,
        ]),
      }),
    ],
    [
      field === undefined ? 0 : 5,
      () => ({
        ...event,
        data: {
          ...(data as Record<string, Json>),
          [field!]: draw.pick<Json>(["\udfff", {}, [[]], 1.5, 2 ** 53, "nonsense", null, [null]]),
        },
      }),
    ],
  ])();
}

// ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function drawPerson(draw: Draw, bundle: Bundle, vocabulary: Vocabulary): Record<string, Json> {
  return {
    ...drawMembers(draw, bundle.person, vocabulary.anchor),
    ...(draw.chance(0.5) && { timezone: draw.pick(zones) }),
    ...(draw.chance(0.5) && { locale: draw.pick([...locales, "de-CH-1996", "xx"]) }),
  };
}

/** Somebody moves, is promoted, changes their mind; what the log may be split by stays. */
function changed(
  draw: Draw,
  bundle: Bundle,
  vocabulary: Vocabulary,
  person: Record<string, Json>,
): Record<string, Json> {
  const next = drawPerson(draw, bundle, vocabulary);
  const partition = bundle.partition;
  if (partition === null || partition === "person") return next;
  const { [partition.attribute]: _, ...rest } = next;
  return Object.hasOwn(person, partition.attribute)
    ? { ...rest, [partition.attribute]: person[partition.attribute]! }
    : rest;
}

function drawMisfit(draw: Draw): Json {
  return draw.pick<Json>([
    { timezone: 7 },
    { timezone: "Nowhere/Land" },
    { timezone: "europe/berlin" },
    { id: "somebody else" },
    { locale: "\ud800" },
    { locale: 1 },
    [],
    "ana",
  ]);
}
