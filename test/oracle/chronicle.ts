/** Everything that ever came about, in order. Nothing is ever taken away: what an answer needs is looked up anew. */
import type { RiskLevel, Step } from "../../src/bundle/types.js";
import type { Values } from "./values.js";

/** An event and its person as they were read, with the risk of the moment: what expressions look at. */
export interface Moment {
  readonly type: string;
  readonly id: string;
  readonly source: string;
  readonly time: number;
  readonly event: Values;
  readonly person: Person;
  readonly risk: RiskLevel;
}

export interface Person {
  readonly id: string;
  /** `id`, `timezone` and `locale` with their defaults too. */
  readonly attributes: Values;
  readonly timezone: string;
  readonly locale: string;
}

export type Answer = "accepted" | "dismissed" | "overridden" | "not_useful" | "none";

export interface Taken {
  readonly fact: "taken";
  readonly moment: Moment;
}
export interface Prompt {
  readonly fact: "prompt";
  readonly policy: string;
  readonly moment: Moment;
  readonly variant: string | undefined;
  readonly deadline: number;
}
export interface Answered {
  readonly fact: "answered";
  readonly prompt: Prompt;
  readonly answer: Answer;
  readonly time: number;
}
/** A prompt or a suppressed one, as ladders see it. */
export interface Occurred {
  readonly fact: "occurred";
  readonly policy: string;
  readonly person: string;
  readonly time: number;
  readonly prompted: boolean;
}
export interface Fired {
  readonly fact: "fired";
  readonly person: string;
  /** The step's name in the state. */
  readonly step: string;
}
export type Fact = Taken | Prompt | Answered | Occurred | Fired;

export class Chronicle {
  readonly facts: Fact[] = [];

  add(fact: Fact): void {
    this.facts.push(fact);
  }

  takenBy(person: string): Moment[] {
    return this.facts.flatMap((fact) =>
      fact.fact === "taken" && fact.moment.person.id === person ? [fact.moment] : [],
    );
  }

  taken(): Moment[] {
    return this.facts.flatMap((fact) => (fact.fact === "taken" ? [fact.moment] : []));
  }

  prompts(): Prompt[] {
    return this.facts.filter((fact) => fact.fact === "prompt");
  }

  /** Prompts to this person that nothing has answered yet. */
  waiting(person: string): Prompt[] {
    const answered = new Set(this.facts.flatMap((fact) => (fact.fact === "answered" ? [fact.prompt] : [])));
    return this.prompts().filter((prompt) => prompt.moment.person.id === person && !answered.has(prompt));
  }

  /** Answers of this person to this policy, the oldest first. */
  answers(person: string, policy: string): Answered[] {
    return this.facts.filter(
      (fact) => fact.fact === "answered" && fact.prompt.policy === policy && fact.prompt.moment.person.id === person,
    ) as Answered[];
  }

  /** The times that a step of a ladder counts, since it fired last. */
  since(person: string, policy: string, name: string, step: Step): number[] {
    const fired = this.facts.findLastIndex(
      (fact) => fact.fact === "fired" && fact.step === name && fact.person === person,
    );
    return this.facts.slice(fired + 1).flatMap((fact) => {
      if (fact.fact === "occurred" && fact.policy === policy && fact.person === person) {
        return step.what === "occurrences" || (step.what === "prompts" && fact.prompted) ? [fact.time] : [];
      }
      if (
        fact.fact === "answered" &&
        fact.prompt.policy === policy &&
        fact.prompt.moment.person.id === person &&
        isOfKind(fact.answer, step.what)
      ) {
        return [fact.time];
      }
      return [];
    });
  }
}

/** `ignored` is any of dismissed, overridden, not_useful, or none. */
export function isOfKind(answer: Answer, kind: string): boolean {
  return kind === "ignored" ? answer !== "accepted" : answer === kind;
}
