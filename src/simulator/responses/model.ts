/**
 * A model of how people respond to prompts. Nothing is drawn by chance: every draw is a hash of the person and of how many
 * draws they had, so the same log gives the same answers however it is split by person.
 */
import { murmur3 } from "../../base/murmur3.js";
import type { ResponseParameters } from "./parameters.js";

const DAY_MS = 86_400_000;

interface Responder {
  readonly fails: number;
  draws: number;
  exposure: number;
  exposedAt: number;
  day: number;
  onDay: number;
  prompts: number;
  readonly byPolicy: Map<string, number>;
}

export class ResponseModel {
  private readonly people = new Map<string, Responder>();

  constructor(
    readonly parameters: ResponseParameters,
    private readonly seed = 0,
  ) {}

  /** A person's chance to fail at one exposure. */
  failsWith(person: string): number {
    return this.responder(person).fails;
  }

  /** What habituation leaves of the effect of a prompt at this time, 1 for the first. */
  fresh(person: string, time: number): number {
    const { habituationPrompts } = this.parameters;
    return Math.exp(-this.exposureAt(this.responder(person), time) / habituationPrompts);
  }

  /** A prompt: whether it is accepted. It wears off a little of what comes after it. */
  prompt(person: string, policy: string, time: number): boolean {
    const { overload, familiarity } = this.parameters;
    const responder = this.responder(person);
    const day = Math.floor(time / DAY_MS);
    if (day !== responder.day) {
      responder.day = day;
      responder.onDay = 0;
    }
    const same = responder.byPolicy.get(policy) ?? 0;
    const known = responder.prompts === 0 ? 0 : same / responder.prompts;
    const chance =
      (1 - responder.fails) * this.fresh(person, time) * overload ** responder.onDay * (1 - (1 - familiarity) * known);
    responder.exposure = this.exposureAt(responder, time) + 1;
    responder.exposedAt = time;
    responder.onDay += 1;
    responder.prompts += 1;
    responder.byPolicy.set(policy, same + 1);
    return this.draw(person) < chance;
  }

  /** A number from 0 to below 1, the next of this person. */
  draw(person: string): number {
    const responder = this.responder(person);
    responder.draws += 1;
    return this.uniform(person, responder.draws);
  }

  private exposureAt({ exposure, exposedAt }: Responder, time: number): number {
    if (exposure === 0) return 0;
    return exposure * 2 ** (-(time - exposedAt) / (this.parameters.recoveryDays * DAY_MS));
  }

  private responder(person: string): Responder {
    let responder = this.people.get(person);
    if (responder === undefined) {
      const { failAlpha, failBeta } = this.parameters;
      let draws = 0;
      const next = (): number => this.uniform(person, (draws += 1));
      const a = gamma(failAlpha, next);
      const b = gamma(failBeta, next);
      responder = {
        fails: a / (a + b),
        draws,
        exposure: 0,
        exposedAt: 0,
        day: NaN,
        onDay: 0,
        prompts: 0,
        byPolicy: new Map(),
      };
      this.people.set(person, responder);
    }
    return responder;
  }

  private uniform(person: string, draw: number): number {
    return (murmur3(`${draw}:${person}`, this.seed) + 0.5) / 2 ** 32;
  }
}

/** Marsaglia and Tsang 2000, for shapes from 1 on. */
function gamma(shape: number, uniform: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(uniform()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v;
  }
}
