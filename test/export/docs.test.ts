/** Pages of a policy repository: all that is asked for is there, every link leads somewhere, and no text becomes markup. */
import * as fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import type { Bundle } from "../../src/bundle/types.js";
import { docsOf, type DocsFormat } from "../../src/export/docs/index.js";
import { limitInWords, stepInWords } from "../../src/export/docs/words.js";
import { atMost, backOff, DAY, HOUR, MINUTE, mute, quiet, quietOn, step, wait } from "../engine/builder.js";
import { sample } from "../bundle/sample.js";
import { examplePolicies } from "./policies.js";

function fileOf(bundle: Bundle, format: DocsFormat, path: string): string {
  return docsOf(bundle, format).find((file) => file.path === path)!.text;
}

test("a page of a policy has what people ask for", () => {
  const text = fileOf(examplePolicies(), "markdown", "policies/phishing_click.md");
  for (const part of [
    "# Clicked a simulated phishing link",
    "awareness\\@acme.example",
    "NIST Cybersecurity Framework 2.0: [PR.AT-01](../controls.md#framework-nist_csf_2)",
    "`risk >= medium and not event.reported`",
    "At least one of these signals must be there.",
    "> **de** · Feedback, after the action",
    "Das war eine Übungsnachricht",
    "| At most 2 prompts of this policy to one person in one calendar day. | `at most 2 per day` |",
    "1. At 3 occurrences within 28 days: assign [Phishing, a second look",
    "### support\\_desk",
    "[Red team](../programme.md#exemption-red_team): `person.role is red_team`",
  ]) {
    expect(text).toContain(part);
  }
});

test("controls are in the order of their numbers, with all that supports them", () => {
  const text = fileOf(examplePolicies(), "markdown", "controls.md");
  expect(text.indexOf("| MEASURE 2.5 |")).toBeLessThan(text.indexOf("| MEASURE 2.10 |"));
  for (const [name, { controls }] of Object.entries(examplePolicies().policies)) {
    for (const identifier of controls.flatMap(({ identifiers }) => identifiers)) {
      expect(text.split("\n").find((line) => line.startsWith(`| ${identifier} |`))).toContain(`policies/${name}.md`);
    }
  }
});

describe.each([
  ["html", /href="([^"]*)"/g, /id="([^"]*)"/g],
  ["markdown", /\]\(([^)]*)\)/g, /<a id="([^"]*)">/g],
] as const)("%s", (format, links, ids) => {
  test("every link leads to a page and a place on it", () => {
    const files = new Map(docsOf(examplePolicies(), format).map(({ path, text }) => [path, text]));
    let followed = 0;
    for (const [path, text] of files) {
      for (const [, address] of text.matchAll(links)) {
        if (address!.startsWith("data:")) continue;
        const url = new URL(address!, `http://site/${path}`);
        const target = files.get(url.pathname.slice(1));
        expect(target, `${path} → ${address}`).toBeDefined();
        const places = [...target!.matchAll(ids)].map(([, id]) => id);
        if (url.hash !== "") expect(places, `${path} → ${address}`).toContain(decodeURIComponent(url.hash.slice(1)));
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(100);
  });

  test("equal bundles give equal files, and no two files are one where case makes no difference", () => {
    const bundle = examplePolicies();
    expect(docsOf(examplePolicies(), format)).toEqual(docsOf(bundle, format));
    const [, policy] = Object.entries(bundle.policies)[0]!;
    const paths = docsOf({ ...bundle, policies: { click: policy, Click: policy, CLICK: policy } }, format).map(
      ({ path }) => path.toLowerCase(),
    );
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("whatever stands in a text, the page has the same elements as with plain words", { timeout: 60_000 }, () => {
    const plain = elements(
      format,
      worded(() => "word"),
    );
    const mark = fc.constantFrom(
      ..."<>&\"'`*_[]()|\\~#+-=.!:@{}$/1x \n\t",
      "<script>alert(1)</script>",
      "</td></tr>",
      "<!--",
      "-->",
      "](javascript:alert(1))",
      "https://evil.example",
      "www.evil.example",
      "a@b.example",
      "```",
      "**",
      "__",
      "~~",
      "&lt;",
      "<b>",
      "1. ",
      "- ",
      "# ",
      "> ",
      "| --- |",
      "\u202e",
      "\u0000",
      "<br>",
      "==",
      "---",
    );
    const hostile = fc.array(mark, { minLength: 1, maxLength: 6 }).map((marks) => `x${marks.join("")}x`);
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), fc.boolean(), (texts, bare) => {
        let next = 0;
        const bundle = worded(() => {
          const text = texts[next++ % texts.length]!;
          // Without the letters around it a mark stands at the start and the end.
          return bare && /[^\sx]/.test(text.slice(1, -1)) ? text.slice(1, -1) : text;
        });
        expect(elements(format, bundle)).toEqual(plain);
      }),
      { numRuns: 150, seed: 20_261_125 },
    );
  });
});

/** The sample with other words wherever an author writes free text. */
function worded(word: () => string): Bundle {
  const free = new Set(["title", "owner", "doc", "because", "record"]);
  const change = (value: unknown, key: string, isText: boolean): unknown => {
    if (typeof value === "string") return free.has(key) || isText ? word() : value;
    if (Array.isArray(value)) return value.map((item) => change(item, "", isText || key === "identifiers"));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const opensText = ["missed", "check", "body", "title", "label", "opens", "content", "question"].includes(name);
        return [name, "op" in value ? member : change(member, name, opensText || (isText && !("value" in value)))];
      }),
    );
  };
  const { enums, ...rest } = change(sample, "", false) as Bundle;
  void enums;
  return { ...rest, enums: sample.enums };
}

/** The elements of every page in their order, less what texts may change: attributes. */
function elements(format: DocsFormat, bundle: Bundle): Record<string, string[]> {
  return Object.fromEntries(
    docsOf(bundle, format).map(({ path, text }) => {
      const html =
        format === "html"
          ? text.replace(/<style>[\s\S]*?<\/style>/, "")
          : marked.parse(text, { async: false, gfm: true });
      return [path, [...html.matchAll(/<!?(\/?[a-z0-9-]+)|<!--/gi)].map(([, name]) => name ?? "comment")];
    }),
  );
}

test("limits and steps in words", () => {
  const everyone = { prompts: "all", for: "everyone" } as const;
  const department = { prompts: "tag:email", for: { attribute: "department" } } as const;
  const limits = [
    wait(4 * HOUR),
    wait(90 * MINUTE, everyone),
    atMost(1, "event", department),
    atMost(2, "day"),
    atMost(3, { withinMs: DAY }),
    atMost(3, { withinMs: 14 * DAY }),
    quiet(19 * 60, 7 * 60),
    quietOn("saturday", "sunday"),
    backOff(2, 14 * DAY, 4 * HOUR),
    backOff(3, DAY, HOUR, "ignored"),
    mute(14 * DAY, 3, "not_useful", 30 * DAY),
    mute(DAY, 1, "ignored", DAY),
  ];
  const steps = [step(3, "occurrences", 30 * DAY), step(1, "prompts", DAY), step(4, "dismissed", 30 * DAY)];
  expect([...limits.map(limitInWords), "", ...steps.map(stepInWords)].join("\n")).toMatchInlineSnapshot(`
    "At least 4 hours between two prompts of this policy to one person.
    At least 90 minutes between two prompts of all policies to everybody together.
    At most 1 prompt of policies tagged email to people with the same department together for one event.
    At most 2 prompts of this policy to one person in one calendar day.
    At most 3 prompts of this policy to one person within any day.
    At most 3 prompts of this policy to one person within any 14 days.
    No prompt from 19:00 to 07:00, by the person's clock.
    No prompt on Saturday and Sunday, by the person's calendar.
    Each time that a prompt is dismissed, the pause of 4 hours grows to 2 times as long, up to 14 days. An accepted prompt sets it back.
    Each time that a prompt is dismissed, overridden, called not useful or left without an answer, the pause of 1 hour grows to 3 times as long, up to 1 day. An accepted prompt sets it back.
    After 3 prompts within 30 days that were called not useful, no prompt for 14 days.
    After 1 prompt within 1 day that is dismissed, overridden, called not useful or left without an answer, no prompt for 1 day.

    3 occurrences within 30 days
    1 prompt within 1 day
    4 prompts that are dismissed within 30 days"
  `);
});
