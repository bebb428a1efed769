/** The people with the most prompts. */
import { compareCodePoints } from "../../base/codepoints.js";

export interface TopPerson {
  readonly person: string;
  readonly prompts: number;
  readonly moments: number;
}

const MOST = 20;

export class TopPeople {
  private candidates: TopPerson[] = [];
  /** With fewer prompts nobody is among them any more. */
  private least = 1;

  add(person: TopPerson): void {
    if (person.prompts < this.least) return;
    this.candidates.push(person);
    if (this.candidates.length < 8 * MOST) return;
    this.candidates = best(this.candidates);
    this.least = this.candidates.at(-1)!.prompts;
  }

  list(): readonly TopPerson[] {
    return best(this.candidates);
  }
}

/** By prompts, and by id where they are equal. */
function best(people: readonly TopPerson[]): TopPerson[] {
  return people.toSorted((a, b) => b.prompts - a.prompts || compareCodePoints(a.person, b.person)).slice(0, MOST);
}
