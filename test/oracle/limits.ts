/** Whether a limit refuses a prompt, and until when: asked of the whole record each time. */
import type { Bundle, Limit, Scope } from "../../src/bundle/types.js";
import { canonical } from "./canonical.js";
import { isOfKind, type Chronicle, type Moment, type Prompt } from "./chronicle.js";
import { toJson } from "./values.js";
import { boundaries, wall } from "./zones.js";

/** A prompt that might be given: to whom, for what, by which policy. */
export interface Candidate {
  readonly policy: string;
  readonly moment: Moment;
}

export const attributeType = (bundle: Bundle, name: string) =>
  name === "timezone" || name === "locale" ? name : name === "id" ? "string" : bundle.person[name]!.type;

/** The group that a person is in, named as in the state. */
export function groupOf(bundle: Bundle, attribute: string, moment: Moment): string {
  const value = moment.person.attributes.get(attribute);
  return `${attribute}:${canonical(toJson(attributeType(bundle, attribute), value))}`;
}

export class Limits {
  constructor(
    private readonly bundle: Bundle,
    private readonly chronicle: Chronicle,
  ) {}

  /** Whether the limit refuses the prompt at this instant; its `when` is not asked. */
  refuses(limit: Limit, candidate: Candidate, at: number): boolean {
    switch (limit.kind) {
      case "wait":
        return this.nthLatestLiesIn(1, limit.scope, candidate, (time) => time > at - limit.withinMs);
      case "at_most": {
        const window = limit.window;
        if (window === "event") {
          const given = this.inScope(limit.scope, candidate).filter((prompt) => prompt.moment === candidate.moment);
          return given.length >= limit.count;
        }
        if (typeof window === "object") {
          return this.nthLatestLiesIn(limit.count, limit.scope, candidate, (time) => time > at - window.withinMs);
        }
        const zone = limit.scope.for === "person" ? candidate.moment.person.timezone : this.bundle.org.timezone;
        return this.nthLatestLiesIn(
          limit.count,
          limit.scope,
          candidate,
          (time) => wall(zone, time)[window] === wall(zone, at)[window],
        );
      }
      case "quiet": {
        const local = wall(candidate.moment.person.timezone, at);
        if ("days" in limit) return limit.days.some((day) => day === local.weekday);
        const minute = Number(local.time.slice(0, 2)) * 60 + Number(local.time.slice(3));
        return limit.from < limit.to
          ? minute >= limit.from && minute < limit.to
          : minute >= limit.from || minute < limit.to;
      }
      case "back_off": {
        const k = this.answersSinceAccepted(candidate.moment.person.id, candidate.policy, limit.after);
        const own: Scope = { prompts: `policy:${candidate.policy}`, for: "person" };
        return k >= 1 && this.nthLatestLiesIn(1, own, candidate, (time) => time > at - pauseAfter(limit, k));
      }
      case "mute":
        return at < (this.muteEnd(candidate.moment.person.id, candidate.policy, limit).until ?? -Infinity);
    }
  }

  /** The first instant after the moment at which this limit alone would allow. */
  until(limit: Limit, candidate: Candidate): number | undefined {
    const now = candidate.moment.time;
    return this.turningPoints(limit, candidate)
      .filter((instant) => instant > now)
      .toSorted((a, b) => a - b)
      .find((instant) => !this.refuses(limit, candidate, instant));
  }

  /** All instants at which the limit can change its mind while nothing happens. */
  private turningPoints(limit: Limit, candidate: Candidate): number[] {
    const now = candidate.moment.time;
    const person = candidate.moment.person;
    const horizon = now + 45 * 86_400_000;
    switch (limit.kind) {
      case "wait":
        return this.inScope(limit.scope, candidate).map((prompt) => prompt.moment.time + limit.withinMs);
      case "at_most": {
        const window = limit.window;
        if (window === "event") return [];
        if (typeof window === "object") {
          return this.inScope(limit.scope, candidate).map((prompt) => prompt.moment.time + window.withinMs);
        }
        const zone = limit.scope.for === "person" ? person.timezone : this.bundle.org.timezone;
        return boundaries(zone, now, horizon, [0]);
      }
      case "quiet":
        return boundaries(person.timezone, now, horizon, "days" in limit ? [0] : [limit.from, limit.to]);
      case "back_off": {
        const pause = pauseAfter(limit, this.answersSinceAccepted(person.id, candidate.policy, limit.after));
        return this.inScope({ prompts: `policy:${candidate.policy}`, for: "person" }, candidate).map(
          (prompt) => prompt.moment.time + pause,
        );
      }
      case "mute":
        return [this.muteEnd(person.id, candidate.policy, limit).until!];
    }
  }

  private nthLatestLiesIn(n: number, scope: Scope, candidate: Candidate, window: (time: number) => boolean): boolean {
    const nthLatest = this.inScope(scope, candidate).at(-n);
    return nthLatest !== undefined && window(nthLatest.moment.time);
  }

  /** The prompts that count, in the order in which they were given. */
  private inScope(scope: Scope, candidate: Candidate): Prompt[] {
    return this.chronicle.prompts().filter((prompt) => {
      if (!counts(this.bundle, scope.prompts, prompt.policy)) return false;
      if (scope.for === "everyone") return true;
      if (scope.for === "person") return prompt.moment.person.id === candidate.moment.person.id;
      const attribute = scope.for.attribute;
      return groupOf(this.bundle, attribute, prompt.moment) === groupOf(this.bundle, attribute, candidate.moment);
    });
  }

  answersSinceAccepted(person: string, policy: string, kind: string): number {
    const answers = this.chronicle.answers(person, policy).map((answered) => answered.answer);
    return answers.slice(answers.lastIndexOf("accepted") + 1).filter((answer) => isOfKind(answer, kind)).length;
  }

  /** All answers again, from the first: what a mute remembers of them, and when it ends. */
  muteEnd(person: string, policy: string, limit: Limit & { kind: "mute" }): { times: number[]; until?: number } {
    let times: number[] = [];
    let until: number | undefined;
    for (const answered of this.chronicle.answers(person, policy)) {
      if (!isOfKind(answered.answer, limit.answer)) continue;
      times.push(answered.time);
      const near = times.filter((time) => time > answered.time - limit.withinMs && time <= answered.time);
      if (near.length < limit.count) continue;
      until = answered.time + limit.forMs;
      times = [];
    }
    return until === undefined ? { times } : { times, until };
  }
}

/** Whether prompts of the policy count as `policy:P`, `tag:T` or `all`. */
export function counts(bundle: Bundle, key: string, policy: string): boolean {
  if (key === "all") return true;
  if (key.startsWith("tag:")) return bundle.policies[policy]!.tags.includes(key.slice("tag:".length));
  return key === `policy:${policy}`;
}

function pauseAfter(limit: Limit & { kind: "back_off" }, k: number): number {
  let pause = limit.waitMs;
  for (let i = 0; i < k; i++) pause = Math.min(limit.upToMs, pause * limit.factor);
  return Math.min(limit.upToMs, pause);
}
