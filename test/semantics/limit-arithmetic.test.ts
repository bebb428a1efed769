/** Limits that make others idle, steps that they put out of reach, and the most prompts that they allow. */
import { describe, expect, it } from "vitest";
import { promptBounds } from "../../src/semantics/windows/bounds.js";
import { checkExample } from "./check-text.js";

function policy(fatigue: string, rest = ""): string {
  return `policy p { trigger on file.shared when risk is low message note fatigue { ${fatigue} } ${rest} }\n`;
}

function said(text: string): string[] {
  return checkExample(text)
    .diagnostics.filter(({ code }) => code === "idle-limit" || code === "unreachable-step")
    .map(({ message }) => message);
}

describe("an idle limit", () => {
  it.each([
    ["wait 12h at most 3 per day"],
    ["at most 3 within 7d at most 5 within 7d"],
    ["at most 3 within 7d at most 3 within 7d"],
    ["at most 2 per week at most 2 per day"],
    ["wait 4h back off 2x up to 4h after dismissed"],
    ["quiet 19:00 to 07:00 quiet 22:00 to 06:00 when risk < high"],
    ["quiet on saturday, sunday quiet on sunday"],
    ["at most 1 per event wait 1h"],
    ["wait 1d mute 7d after 3 dismissed within 1d"],
    ["wait 1h when risk < high at most 2 within 1h when risk < high"],
    ["at most 4 within 1h for everyone at most 4 within 1h"],
  ])("is found in %s", (fatigue) => {
    expect(said(policy(fatigue))).toHaveLength(1);
  });

  it.each([
    // A day with 25 hours has room for a third prompt.
    ["wait 12h at most 2 per day"],
    ["wait 12h when risk < high at most 3 per day"],
    ["wait 12h at most 3 per day across all"],
    ["at most 2 per day at most 2 within 1d"],
    ["at most 3 within 1d at most 3 per day"],
    ["wait 4h back off 2x up to 8h after dismissed"],
    ["quiet 19:00 to 07:00 when risk < high quiet 22:00 to 06:00"],
    ["quiet 19:00 to 07:00 quiet 18:00 to 06:00"],
    ["at most 1 within 1h for each person.team at most 1 within 1h"],
    ["wait 12h mute 7d after 3 dismissed within 1d"],
  ])("is not found in %s", (fatigue) => {
    expect(said(policy(fatigue))).toEqual([]);
  });

  it("says which limits are enough, and the arithmetic", () => {
    expect(said(policy("wait 12h at most 3 per day"))).toEqual([
      "`at most 3 per day` makes no difference: `wait 12h` allows 1 prompt in any 12h, one day may touch 3 of these, which makes 3 prompts at most",
    ]);
  });

  it("may be so because of what holds across policies", () => {
    expect(said(`${policy("at most 3 per week")}limits { at most 2 within 14d }`)).toHaveLength(1);
    expect(said(`${policy("at most 3 per week")}limits { at most 2 per day }`)).toEqual([]);
  });

  it("is left alone where another policy needs it, or where a variant replaces a stricter line", () => {
    const block = "fatigue both { wait 1h at most 9 per day }\n";
    const use = (name: string, more: string): string =>
      `policy ${name} { trigger on file.shared message note fatigue both ${more} }\n`;
    expect(said(block + use("p", "fatigue { wait 8h across all }") + use("q", ""))).toEqual([]);
    expect(said(block + use("p", "fatigue { wait 8h }"))).toHaveLength(2);
    expect(said(policy("wait 10d", "variant v when event.downloads > 3 { fatigue { wait 1h } }"))).toEqual([]);
  });
});

describe("an unreachable step", () => {
  const step = (at: string): string => `escalate { at ${at} follow up phishing_201 }`;

  it.each([
    ["at most 3 within 7d", "5 prompts within 7d"],
    ["wait 12h", "3 prompts within 1d"],
    ["at most 1 per day", "10 prompts within 7d"],
    ["wait 1d", "4 dismissed within 2d"],
    ["at most 2 within 30d across all", "3 ignored within 14d"],
  ])("is found under %s: %s", (fatigue, at) => {
    expect(said(policy(fatigue, step(at)))).toHaveLength(1);
  });

  it.each([
    ["at most 3 within 7d", "5 occurrences within 7d"],
    ["at most 3 within 7d", "4 prompts within 8d"],
    ["at most 1 per day", "2 prompts within 1h"],
    ["at most 3 within 7d when risk < high", "5 prompts within 7d"],
    ["at most 1 within 30d across tag other", "2 prompts within 7d"],
    ["at most 1 within 30d for each person.team", "2 prompts within 7d"],
    // The answer to the first may come a day late.
    ["wait 1d", "3 dismissed within 2d"],
  ])("is not found under %s: %s", (fatigue, at) => {
    const other = "policy other { tags other trigger on secret.pushed message note fatigue gentle }\n";
    expect(said(other + policy(fatigue, step(at)))).toEqual([]);
  });

  it("is so because of limits in all variants, not in some", () => {
    const variant = "variant v when event.downloads > 3 { fatigue { at most 9 within 7d } }";
    expect(said(policy("at most 3 within 7d", `${step("5 prompts within 7d")} ${variant}`))).toEqual([]);
    expect(said(policy("at most 3 within 7d", `${step("12 prompts within 7d")} ${variant}`))).toHaveLength(1);
  });

  it("shows the arithmetic", () => {
    const { diagnostics } = checkExample(policy("wait 12h", step("20 prompts within 7d")));
    const found = diagnostics.find(({ code }) => code === "unreachable-step");
    expect(found?.message).toBe("`p` never gets to 20 `prompts` within 7d: its limits allow 14 prompts");
    expect(found?.help).toMatch(
      "`wait 12h` allows 1 prompt in any 12h, any 7d may touch 14 of these, which makes 14 prompts at most",
    );
  });
});

it("bounds the prompts of one person, where days meet too", () => {
  const { model } = checkExample(`${policy("at most 2 per day at most 5 within 7d")}limits { at most 40 per month }`);
  const { all, policies } = promptBounds(model);
  expect(policies.get("p")).toEqual({ day: 2, week: 10, month: 25, any24h: 5, any7d: 5, any30d: 25 });
  expect(policies.get("clicked")).toEqual({ day: 7, week: 43, month: 40, any24h: 6, any7d: 42, any30d: 120 });
  expect(all).toEqual({ day: 16, week: 80, month: 40, any24h: 17, any7d: 80, any30d: 120 });
});
