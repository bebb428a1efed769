/** A test as events in order: each line's instant on the clock of its person, and the event that it stands for. */
import { DAY_MS, formatInstant, formatTimeOfDay, LAST_INSTANT, parseInstant } from "../../base/instant.js";
import type { Json } from "../../base/json.js";
import { instantsAt } from "../../base/wall-clock.js";
import type { Field } from "../../bundle/types.js";
import type { Engine } from "../../engine/index.js";
import type { TestLineModel, TestModel } from "../../semantics/model.js";
import type { Constants } from "../constants.js";
import { filledIn, type TestPerson } from "./people.js";

/** A Monday. */
const FIRST_DAY = "2026-01-05";

export interface Step {
  readonly line: TestLineModel;
  readonly person: TestPerson;
  /** `2026-03-02`, on the person's wall clock. */
  readonly date: string;
  /** Why the line cannot take place at its time. */
  readonly problem?: string;
  /** Milliseconds since the epoch; left out where the line cannot take place. */
  readonly time?: number;
}

/** One line after the other; the instants of lines do not go back. */
export function stepsOf(test: TestModel, people: ReadonlyMap<string, TestPerson>): Step[] {
  const firstDay = Math.floor((parseInstant(`${test.from ?? FIRST_DAY}T00:00:00Z`) ?? 0) / DAY_MS);
  let latest = -Infinity;
  return test.lines.map((line) => {
    const person = people.get(line.person)!;
    const day = firstDay + line.day - 1;
    if (day * DAY_MS > LAST_INSTANT) return { line, person, date: "", problem: "this day lies beyond the year 9999" };
    const date = formatInstant(day * DAY_MS).slice(0, 10);
    const instants = instantsAt(person.zone, day, line.minutes);
    // Where a clock shows the time twice, the first that does not go back is meant.
    const time = instants.find((instant) => instant >= latest) ?? instants[0];
    if (time === undefined) return { line, person, date, problem: skipped(line, person, date) };
    if (time < latest) return { line, person, date, problem: goesBack(line, person, time, latest) };
    if (time < 0 || time > LAST_INSTANT) {
      return { line, person, date, problem: "this time lies outside the years 1970 to 9999" };
    }
    latest = time;
    return { line, person, date, time };
  });
}

function skipped({ minutes }: TestLineModel, { zone }: TestPerson, date: string): string {
  return `there is no ${formatTimeOfDay(minutes)} on ${date} in ${zone.name}: the clocks skip it`;
}

function goesBack({ minutes }: TestLineModel, { name, zone }: TestPerson, time: number, latest: number): string {
  const shown = (instant: number): string => `${formatInstant(instant).slice(0, 16).replace("T", " ")} UTC`;
  return (
    `lines stand in order of time: ${formatTimeOfDay(minutes)} of ${name} is ${shown(time)} (${zone.name}), ` +
    `but the line before is at ${shown(latest)}`
  );
}

/** A CloudEvent, and what was left out of it. */
export interface TestEvent {
  readonly json: Readonly<Record<string, Json>>;
  /** `event.size`, with the person's. */
  readonly leftOut: ReadonlySet<string>;
}

export function eventOf(
  { person, time }: Step & { readonly time: number },
  does: Extract<TestLineModel["does"], { kind: "event" }>,
  position: number,
  engine: Engine,
  constants: Constants,
): TestEvent {
  const builtIn: Readonly<Record<string, Field>> = { id: { type: "string", optional: true } };
  const fields = { ...builtIn, ...engine.bundle.events[does.type]?.fields };
  const { values, leftOut } = filledIn(fields, does.fields, "event", engine, constants);
  const { id, ...data } = values;
  return {
    json: { ...head(person, time, position), ...(id === undefined ? {} : { id }), type: does.type, data },
    leftOut: new Set([...leftOut, ...person.leftOut]),
  };
}

/** The answer of a person to a prompt that was given for an event. */
export function answerOf(
  { person, time }: Step & { readonly time: number },
  does: Extract<TestLineModel["does"], { kind: "answers" }>,
  position: number,
  event: string,
): TestEvent {
  const { policy, answer } = does;
  return {
    json: { ...head(person, time, position), type: "kairos.response", data: { policy, event, answer } },
    leftOut: person.leftOut,
  };
}

/** Ids in the order of the lines, so that lines of one instant are taken as they stand. */
function head(person: TestPerson, time: number, position: number): Readonly<Record<string, Json>> {
  return {
    specversion: "1.0",
    id: `line-${String(position + 1).padStart(6, "0")}`,
    source: "test",
    time: formatInstant(time),
    subject: person.id,
  };
}
