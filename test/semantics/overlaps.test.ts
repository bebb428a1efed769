/** Policies that meet on one moment: which compete, which always stand behind others, and with which example. */
import { describe, expect, it } from "vitest";
import { checkFiles } from "./check-text.js";

const VOCABULARY = `enum Level ordered { open, inner, secret }
person { role: string }
event file.shared { moment after level: Level size: bytes risk { high when event.level is secret } }
message note feedback { body "Take a second look." }
fatigue gentle { wait 4h }
`;

/** Codes and messages of warnings about the policies, without those of other rules. */
function said(text: string): string[] {
  const { diagnostics } = checkFiles({ "p.kairos": VOCABULARY + text });
  return diagnostics
    .filter(({ code }) => ["competing-policies", "outranked-policy"].includes(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

function policy(name: string, trigger: string, more = ""): string {
  return `policy ${name} { ${more} trigger on file.shared ${trigger} message note fatigue gentle }\n`;
}

const LARGE = policy("large", "when event.size > 10MB");
const SECRET = policy("secret_one", "when risk >= high");

describe("two policies on one moment", () => {
  it("are told with an example that both take", () => {
    expect(said(LARGE + SECRET)).toEqual([
      "competing-policies: `large` and `secret_one` both prompt on one moment, such as `file.shared { level: secret, size: 11MB }`",
    ]);
  });

  it.each([
    ["no moment of both", LARGE + policy("small", "when event.size <= 10MB")],
    ["a shared limit", `${LARGE}${SECRET}limits { at most 1 per event }`],
    ["a shared wait", `${LARGE}${SECRET}limits { wait 1m }`],
    ["a priority", LARGE + policy("secret_one", "when risk >= high", "priority 1")],
    [
      "a limit across both in the second",
      `${LARGE}${policy("secret_one", "when risk >= high", "fatigue { wait 1m across all }")}`,
    ],
    [
      "an exemption from one of them wherever both fire",
      `${LARGE}${SECRET}exemption e { policies large when event.level is secret until 2099-01-01 because "x" }`,
    ],
  ])("are not, with %s", (_, text) => {
    expect(said(text)).toEqual([]);
  });

  it("are told where the limit that chooses does not hold", () => {
    expect(said(`${LARGE}${SECRET}limits { at most 1 per event when event.size < 1GB }`)[0]).toContain(
      "`file.shared { level: secret, size: 1GB }`",
    );
  });
});

describe("a policy that another one outranks", () => {
  const NARROW = policy("narrow", "when event.size > 1GB");
  const wide = (more: string): string => policy("wide", "when event.size > 10MB", more);

  it("is told where all its moments are the other's too", () => {
    expect(said(`${NARROW}${wide("priority 1")}limits { at most 1 per event }`)).toEqual([
      "outranked-policy: `narrow` is always outranked by `wide`: each of its moments is theirs too, and the limits allow one prompt",
    ]);
  });

  it("is told where several others share its moments among them", () => {
    const halves =
      policy("low_half", "when event.level < secret", "priority 1") +
      policy("top_half", "when event.level is secret", "priority 2");
    expect(said(`${NARROW}${halves}limits { at most 1 per event }`)[0]).toContain(
      "outranked by `low_half` and `top_half`",
    );
  });

  it.each([
    [
      "some moments of its own",
      `${NARROW}${policy("wide", "when event.size > 2GB", "priority 1")}limits { at most 1 per event }`,
    ],
    ["no limit that chooses", NARROW + wide("priority 1")],
    [
      "people who are held out from the other",
      `${NARROW}${wide("priority 1 holdout 5%")}limits { at most 1 per event }`,
    ],
    [
      "an exemption from the other",
      `${NARROW}${wide("priority 1")}limits { at most 1 per event } exemption e { policies wide when person.role is "x" until 2099-01-01 because "x" }`,
    ],
    [
      "a variant of a higher priority",
      `${policy("narrow", "when event.size > 1GB", 'variant v when person.role is "x" { priority 2 }')}${wide("priority 1")}limits { at most 1 per event }`,
    ],
  ])("is not, with %s", (_, text) => {
    expect(said(text)).toEqual([]);
  });
});
