/**
 * The answers to the prompts of an earlier policy set, which was in force while this was recorded. It prompted for much the
 * same, by a plain rule: not twice within half an hour. The more prompts somebody has had, the less they answer, and
 * the less they accept. Under another policy set many of these answers belong to prompts that it would not give.
 */
import type { Person } from "./people.js";
import type { Random, Weighted } from "./random.js";
import type { Answer, Happening } from "./record.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const WAIT = 30 * MINUTE;

/** Shown after the fact, answered when there is time; all others are shown in the moment. */
const AFTERWARDS = new Set(["phishing_click", "phishing_submit", "risky_link", "bulk_download"]);

/** The earlier set had no policies for these. */
const NOT_YET = new Set(["unreviewed_output", "approval_wrung_out", "report_thanks"]);

const ANSWERED = { first: 0.82, each: 0.93 };
/** How people get past a prompt that they do not take up. Most have a way that they prefer. */
const WAYS_OUT: Weighted<string> = [
  ["overridden", 42],
  ["dismissed", 38],
  ["not_useful", 20],
];
const FAITHFULNESS = 0.75;

const ACCEPTED = { first: 0.66, each: 0.84 };

export function answer(random: Random, people: readonly Person[], happenings: readonly Happening[]): Answer[] {
  const humans = new Map(people.filter(({ row }) => row.identity === "human").map((person) => [person.row.id, person]));
  const byPerson = new Map<string, Happening[]>();
  for (const happening of happenings) {
    if (happening.pilot === undefined || NOT_YET.has(happening.pilot) || !humans.has(happening.person)) continue;
    const own = byPerson.get(happening.person) ?? [];
    byPerson.set(happening.person, own);
    own.push(happening);
  }
  const answers: Answer[] = [];
  for (const id of humans.keys()) answers.push(...habits(random.fork(), byPerson.get(id) ?? []));
  return answers;
}

function* habits(random: Random, happenings: readonly Happening[]): Generator<Answer> {
  const last = new Map<string, number>();
  const favourite = random.weighted(WAYS_OUT);
  let exposures = 0;
  for (const happening of happenings.toSorted((a, b) => a.time - b.time || (a.type < b.type ? -1 : 1))) {
    const policy = happening.pilot!;
    if (happening.time - (last.get(policy) ?? -Infinity) < WAIT) continue;
    last.set(policy, happening.time);
    const worn = exposures++;
    if (!random.chance(ANSWERED.first * ANSWERED.each ** worn)) continue;
    yield {
      time: happening.time + delay(random, policy),
      person: happening.person,
      type: "kairos.response",
      data: { policy, answer: reaction(random, policy, worn, favourite) },
      answers: happening,
    };
  }
}

function reaction(random: Random, policy: string, worn: number, favourite: string): string {
  if (random.chance(ACCEPTED.first * ACCEPTED.each ** worn)) return "accepted";
  const way = random.chance(FAITHFULNESS) ? favourite : random.weighted(WAYS_OUT);
  // What has happened already cannot be gone on with.
  return way === "overridden" && AFTERWARDS.has(policy) ? "dismissed" : way;
}

function delay(random: Random, policy: string): number {
  const seconds = AFTERWARDS.has(policy) ? random.logNormal(240, 1.2) : random.logNormal(14, 0.6);
  return Math.max(2, Math.round(seconds)) * SECOND;
}
