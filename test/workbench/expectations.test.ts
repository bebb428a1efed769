/** Each form of an expectation, where it holds and where it does not. */
import { describe, expect, test } from "vitest";
import { failureText } from "../../src/workbench/index.js";
import { got, messages, runOne } from "./office.js";

const ana = `person ana { team: "a" }`;
const share = `file.shared { kind: internal, outside: true, size: 1MB }`;
const quietShare = `file.shared { kind: public, size: 1MB }`;

/** Holds; the second does not. */
const forms: readonly (readonly [form: string, holds: string, fails: string])[] = [
  ["prompt", `${ana} 09:00 ana ${share} -> prompt sharing`, `${ana} 09:00 ana ${quietShare} -> prompt sharing`],
  [
    "prompt, where a limit came between",
    `${ana} 19:59 ana ${share} -> prompt sharing`,
    `${ana} 20:00 ana ${share} -> prompt sharing`,
  ],
  [
    "with",
    `${ana} 09:00 ana file.shared { kind: internal, outside: true, size: 1GB } -> prompt sharing with large, outside`,
    `${ana} 09:00 ana ${share} -> prompt sharing with large`,
  ],
  [
    "with all that are there",
    `${ana} 09:00 ana ${share} -> prompt sharing with outside`,
    `${ana} 09:00 ana file.shared { kind: internal, outside: true, size: 1GB } -> prompt sharing with outside`,
  ],
  [
    "saying",
    `person kim { team: "a", locale: "de-AT" } 09:00 kim ${share} -> prompt sharing saying "geht an partner[.]example"`,
    `${ana} 09:00 ana ${share} -> prompt sharing saying "geht an partner[.]example"`,
  ],
  [
    "saying, in the title or on the button",
    `${ana} 09:00 ana ${share} -> prompt sharing saying "One look"
            10:30 ana ${share} -> prompt sharing saying "Help"`,
    `${ana} 09:00 ana ${share} -> prompt sharing saying "office.example/help"`,
  ],
  ["silence", `${ana} 09:00 ana ${share} 09:10 ana ${share} -> silence`, `${ana} 09:00 ana ${share} -> silence`],
  [
    "silence, where nothing could be silent",
    `${ana} 21:00 ana ${share} -> silence`,
    `${ana} 09:00 ana ${quietShare} -> silence`,
  ],
  [
    "silence of",
    `${ana} 09:00 ana ${share} 09:10 ana ${share} -> silence of sharing`,
    `${ana} 09:00 ana ${share} 09:10 ana mail.reported -> silence of sharing and prompt thanks`,
  ],
  [
    "silence because wait",
    `${ana} 09:00 ana ${share} 09:10 ana ${share} -> silence because wait`,
    `${ana} 09:00 ana ${share} 10:00 ana ${share} -> silence because wait`,
  ],
  [
    "silence because at most",
    `${ana} 09:00 ana ${share} 10:00 ana ${share} 10:59 ana ${share} 11:00 ana ${share} -> silence of sharing because at most`,
    `${ana} 09:00 ana ${share} 09:59 ana ${share} -> silence of sharing because at most`,
  ],
  [
    "silence because quiet",
    `${ana} 20:00 ana ${share} -> silence because quiet`,
    `${ana} 07:00 ana ${share} -> silence because quiet`,
  ],
  [
    "silence because back off",
    `${ana} 09:00 ana ${share} 09:01 ana answers sharing with dismissed 10:59 ana ${share} -> silence because back off`,
    `${ana} 09:00 ana ${share} 09:01 ana answers sharing with dismissed 11:00 ana ${share} -> silence because back off`,
  ],
  [
    "silence because mute",
    `${ana} 09:00 ana ${share} 09:01 ana answers sharing with not_useful
            10:00 ana ${share} 10:01 ana answers sharing with not_useful -> notify "data@office.example"
      day 2 09:00 ana ${share} -> silence because mute and follow up safe_sharing`,
    `${ana} 09:00 ana ${share} 09:01 ana answers sharing with not_useful
            10:00 ana ${share} -> silence because mute`,
  ],
  [
    "silence because of an exemption",
    `person eve { role: red_team, team: "a" } 09:00 eve ${share} -> silence because exemption red_team`,
    `from 2027-01-04 person eve { role: red_team, team: "a" } 09:00 eve ${share} -> silence because exemption red_team`,
  ],
  [
    "an exemption where a limit was expected",
    `person eve { role: red_team, team: "a" } 09:00 eve ${share} -> silence`,
    `person eve { role: red_team, team: "a" } 09:00 eve ${share} -> silence because wait`,
  ],
  [
    "silence because of an exemption that does not apply",
    `person eve { role: red_team, team: "a" } 09:00 eve ${share} -> silence of sharing`,
    `${ana} 09:00 ana ${share} -> silence of sharing because exemption red_team`,
  ],
  [
    "silence because of a limit that the policy lacks",
    `${ana} 09:00 ana mail.reported 09:10 ana mail.reported -> silence of thanks because wait`,
    `${ana} 09:00 ana mail.reported -> silence of thanks because mute`,
  ],
  [
    "nothing",
    `${ana} 09:00 ana ${quietShare} -> nothing 09:01 ana door.opened -> nothing`,
    `${ana} 09:00 ana ${share} -> nothing 09:01 ana ${share} -> nothing`,
  ],
  [
    "follow up",
    `${ana} 09:00 ana ${share} 09:01 ana ${share} 09:02 ana ${share} -> follow up safe_sharing`,
    `${ana} 09:00 ana ${share} 09:01 ana ${share} -> follow up safe_sharing`,
  ],
  [
    "notify, with the address of the person",
    `person ana { team: "a", manager: "boss@office.example" }
      09:00 ana ${share} 09:01 ana answers sharing with dismissed
      11:30 ana ${share} 11:31 ana answers sharing with dismissed -> notify "boss@office.example"`,
    `person ana { team: "a", manager: "boss@office.example" }
      09:00 ana ${share} 09:01 ana answers sharing with dismissed
      11:30 ana ${share} 11:31 ana answers sharing with dismissed -> notify "data@office.example"`,
  ],
  [
    "review",
    `${ana} 09:00 ana ${share} 09:01 ana answers sharing with overridden
            10:30 ana ${share} 10:31 ana answers sharing with overridden -> review process and notify "data@office.example"`,
    `${ana} 09:00 ana ${share} 09:01 ana answers sharing with overridden
            10:30 ana ${share} 10:31 ana answers sharing with overridden -> review role and notify "data@office.example"`,
  ],
  [
    "a prompt that nobody names",
    `${ana} 09:00 ana mail.reported -> prompt thanks`,
    `${ana} 09:00 ana ${share} 09:01 ana mail.reported -> follow up safe_sharing`,
  ],
  [
    "an escalation that nobody names",
    `person fin { role: finance, team: "a" } 09:00 fin ${share} -> prompt sharing and review role`,
    `person fin { role: finance, team: "a" } 09:00 fin ${share} -> prompt sharing`,
  ],
];

describe.each(forms)("%s", (_form, holds, fails) => {
  test("holds", () => {
    const result = runOne(holds);
    expect(messages(result)).toEqual({});
    expect(result.passed).toBe(true);
  });

  test("fails, and says why", () => {
    const result = runOne(fails);
    expect(result.passed).toBe(false);
    expect(`\n${failureText(result)}`).toMatchSnapshot();
  });
});

describe("what is not named", () => {
  test("silences need not be", () => {
    expect(
      runOne(`${ana} 09:00 ana ${share} 09:10 ana ${share} 09:20 ana ${share} -> follow up safe_sharing`),
    ).toMatchObject({
      passed: true,
    });
  });

  test("a line without `->` expects nothing in particular", () => {
    const result = runOne(`${ana} 09:00 ana ${share} 09:10 ana ${share} 09:20 ana ${share}`);
    expect(result.passed).toBe(true);
    expect(got(result)).toEqual([
      "prompt sharing with outside",
      "silence of sharing because wait",
      "silence of sharing because wait and follow up safe_sharing",
    ]);
  });

  test("each expectation claims one decision", () => {
    const once = runOne(`${ana} 09:00 ana ${share} -> prompt sharing and prompt sharing`);
    expect(messages(once)).toEqual({ 0: ["sharing had no occurrence, so it did not prompt"] });
  });
});

describe("answers", () => {
  test("are to the latest prompt of the policy to that person", () => {
    const result = runOne(`person ana { team: "a" } person ben { team: "a" }
      09:00 ana ${share} 09:00 ben ${share}
      10:00 ana ${share} 10:01 ana answers sharing with overridden
      10:02 ben answers sharing with overridden
      11:30 ben ${share} 11:31 ben answers sharing with overridden -> review process and notify "data@office.example"`);
    // Ana's first prompt was closed by the second as unanswered, so the answer is her second that was ignored.
    expect(got(result)[3]).toBe(`notify "data@office.example"`);
    expect(messages(result)).toEqual({});
  });

  test("need a prompt", () => {
    const result = runOne(`${ana} 21:00 ana ${share} 21:01 ana answers sharing with dismissed`);
    expect(messages(result)).toEqual({ 1: ["sharing has not prompted ana yet, so there is nothing to answer"] });
  });

  test("that come too late are a mistake, unless they are what is tested", () => {
    const late = `${ana} 09:00 ana ${share} 11:00 ana answers sharing with dismissed`;
    expect(messages(runOne(late))[1]).toEqual([expect.stringMatching(/^the answer changed nothing/)]);
    expect(messages(runOne(`${late} -> nothing`))).toEqual({});
  });

  test("that never come escalate at the next line of that person", () => {
    const result = runOne(`${ana} person ben { team: "a" }
      09:00 ana ${share}
      10:00 ana ${share}
      12:30 ben mail.reported -> prompt thanks
      12:31 ana mail.reported -> prompt thanks and notify "data@office.example"`);
    expect(messages(result)).toEqual({});
  });
});
