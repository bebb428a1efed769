/** The people with the most prompts are those that sorting everybody gives, whatever their order and however many. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { TopPeople } from "../../src/simulator/tally/top-people.js";

test("are those that sorting everybody gives", () => {
  const prompts = fc.array(fc.oneof(fc.nat(3), fc.nat(40)), { maxLength: 700 });
  fc.assert(
    fc.property(prompts, fc.nat(3), (counts, step) => {
      const people = counts.map((count, at) => ({
        person: `p${(at * (2 * step + 1)) % 701}`,
        prompts: count,
        moments: at,
      }));
      const top = new TopPeople();
      for (const person of people) top.add(person);
      const all = people
        .filter((person) => person.prompts > 0)
        .toSorted((a, b) => b.prompts - a.prompts || (a.person < b.person ? -1 : 1));
      expect(top.list()).toEqual(all.slice(0, 20));
    }),
  );
});
