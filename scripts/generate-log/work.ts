/**
 * The working days: every person does what the table says, as much as they do of anything, with the care they take. Most
 * carelessness comes from few people, and comes in runs.
 */
import type { Activity } from "./activities/activity.js";
import { ACTIVITIES } from "./activities/index.js";
import { busyness, DAYS, moment } from "./calendar.js";
import { MEAN_SUSCEPTIBILITY, type Person } from "./people.js";
import type { Random } from "./random.js";
import type { Happening } from "./record.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export function work(random: Random, people: readonly Person[]): Happening[] {
  const happenings: Happening[] = [];
  for (const person of people) {
    const own = random.fork();
    for (const activity of ACTIVITIES) happenings.push(...perform(own.fork(), person, activity));
    if (person.row.identity === "human") {
      happenings.push(...approvals(own.fork(), person));
      happenings.push(...downloadsInBulk(own.fork(), person));
    }
  }
  return happenings;
}

function* perform(random: Random, person: Person, activity: Activity): Generator<Happening> {
  if (person.row.identity !== "human" && activity.machines === undefined) return;
  const perDay = (activity.perDay[person.row.role] ?? activity.perDay["others"] ?? 0) * person.activity;
  const careless = Math.min(0.85, activity.careless * carelessness(person));
  for (let day = 0; day < DAYS; day++) {
    const count = random.poisson(perDay * busyness(person, day));
    for (let i = 0; i < count; i++) {
      const time = moment(random, person, day);
      if (random.chance(careless)) yield* slip(random, person, activity, time);
      else yield happening(activity, person, time, activity.make(random, false, person));
    }
  }
}

/** Relative to the average; the same in all they do, softened by the square root. */
const carelessness = (person: Person): number => 0.25 + 0.6 * Math.sqrt(person.susceptibility / MEAN_SUSCEPTIBILITY);

/** One careless thing, and often the same again soon after. */
function* slip(random: Random, person: Person, activity: Activity, time: number): Generator<Happening> {
  const data = activity.make(random, true, person);
  const pilot = activity.pilot === undefined ? {} : { pilot: activity.pilot };
  yield { ...happening(activity, person, time, data), ...pilot };
  while (random.chance(activity.runs)) {
    time += whole(random.logNormal(7, 0.9) * MINUTE);
    const again = random.chance(0.6) ? data : activity.make(random, true, person);
    yield { ...happening(activity, person, time, again), ...pilot };
  }
}

const happening = ({ type }: Activity, person: Person, time: number, data: Happening["data"]): Happening => ({
  time,
  person: person.row.id,
  type,
  data,
});

/** Sign-ins that ask the phone. Now and then somebody else asks, until it is approved. */
function* approvals(random: Random, person: Person): Generator<Happening> {
  const abroad = random.chance(0.04);
  for (let day = 0; day < DAYS; day++) {
    const count = random.poisson(0.25 * person.activity * busyness(person, day));
    for (let i = 0; i < count; i++) {
      const strange = random.chance(0.012 * carelessness(person));
      yield* approval(
        random,
        person,
        moment(random, person, day),
        strange ? random.whole(3, 7) : 1,
        !strange && !(abroad && random.chance(0.3)),
      );
    }
  }
}

function* approval(
  random: Random,
  person: Person,
  time: number,
  requests: number,
  sameCountry: boolean,
): Generator<Happening> {
  const base = { person: person.row.id };
  for (let i = 0; i < requests; i++) {
    yield { ...base, time, type: "mfa.push_requested", data: {} };
    time += whole(random.logNormal(0.6, 0.4) * MINUTE);
  }
  if (requests === 1 ? random.chance(0.97) : random.chance(0.6))
    yield {
      ...base,
      time,
      type: "mfa.push_approved",
      data: { same_country: sameCountry },
      ...(requests > 1 || !sameCountry ? { pilot: "approval_wrung_out" } : {}),
    };
}

/** A move to another project, or to another employer: many files within the hour. */
function* downloadsInBulk(random: Random, person: Person): Generator<Happening> {
  if (!random.chance(0.06 * carelessness(person))) return;
  const day = random.whole(0, DAYS - 1);
  if (busyness(person, day) < 0.1) return;
  let time = moment(random, person, day);
  for (let i = random.whole(12, 22); i > 0; i--) {
    const data = { sensitivity: "confidential", size: random.whole(1, 40) * 1_000_000, managed_device: true };
    yield { time, person: person.row.id, type: "file.downloaded", data };
    time += whole(random.logNormal(1.6, 0.7) * MINUTE);
  }
}

/** To whole seconds, one at least. */
const whole = (ms: number): number => Math.max(1, Math.round(ms / SECOND)) * SECOND;
