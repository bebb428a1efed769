/** "Did you mean" proposes what is close, and nothing else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggest, suggestName } from "../../src/base/suggest.js";

const NAMES = ["department", "manager", "role", "identity", "phishing_simulation.clicked", "id"];

describe("suggest", () => {
  it.each([
    ["departement", "department"],
    ["deparment", "department"],
    ["depatrment", "department"],
    ["Department", "department"],
    ["mangaer", "manager"],
    ["rol", "role"],
    ["roel", "role"],
    ["phishing-simulation.clicked", "phishing_simulation.clicked"],
    ["phishing_simulation_clicked", "phishing_simulation.clicked"],
    ["phising_simulation.cliked", "phishing_simulation.clicked"],
  ])("finds %s: %s", (word, found) => {
    expect(suggest(word, NAMES)).toBe(found);
  });

  it.each(["salary", "x", "", "ro", "apartment_of"])("has nothing for %j", (word) => {
    expect(suggest(word, NAMES)).toBeUndefined();
  });

  it("never proposes the word itself, and does not depend on the order", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1, maxLength: 6 })), (word, candidates) => {
        const found = suggest(word, candidates);
        expect(found).not.toBe(word);
        expect(suggest(word, candidates.toReversed())).toBe(found);
      }),
    );
  });
});

describe("suggestName", () => {
  it.each([
    ["deparment", "department"],
    ["dep", "department"],
    ["phishing_sim", "phishing_simulation.clicked"],
  ])("finds %s: %s, close or begun", (name, found) => {
    expect(suggestName(name, NAMES)).toBe(found);
  });

  it.each([
    ["de", NAMES],
    ["sender", ["sender_domain", "sender_address"]],
    ["salary", NAMES],
  ])("has nothing for %s", (name, candidates) => {
    expect(suggestName(name, candidates)).toBeUndefined();
  });
});
