/** What a prompt says. */
import { describe, expect, test } from "vitest";
import type { Expr, Field, Text, TextPart, Type } from "../../src/bundle/types.js";
import { defang } from "../../src/engine/messages/untrusted.js";
import { localeChain } from "../../src/engine/messages/text.js";
import { MONDAY, Run, bundle, ev, per, policy } from "./builder.js";
import type { Parts } from "./builder.js";

const enums = {
  Level: {
    ordered: true,
    values: [
      { name: "low", record: "L" },
      { name: "high", record: "H", words: { en: "very high", de: "sehr hoch" } },
    ],
  },
};

/** The body for a text of one part, as ana reads it. */
function shown(part: TextPart, parts: Parts = {}, data: object = {}, person: object = {}): string {
  const run = new Run(
    bundle({ enums, ...parts, policies: { p: policy({ message: { mode: "inline", body: { en: [part] } } }) } }),
  );
  run.people = { ana: person };
  return bodyOf(run, { ...data });
}

function bodyOf(run: Run, data: Record<string, unknown> = {}): string {
  const [decision] = run.act(MONDAY, data);
  if (decision?.outcome !== "prompt") throw new Error("no prompt");
  return decision.message!.body;
}

describe("values", () => {
  test.each<[Type, unknown, string]>([
    ["string", "plain {text}", "plain {text}"],
    ["int", -0, "0"],
    ["int", 1e15, "1000000000000000"],
    ["number", 1e21, "1e+21"],
    ["number", 0.1, "0.1"],
    ["number", 1e-7, "1e-7"],
    ["percentage", 0.8, "0.8"],
    ["bool", true, "true"],
    ["bool", false, "false"],
    [{ enum: "Level" }, "H", "very high"],
    [{ enum: "Level" }, "L", "low"],
    ["timestamp", "2027-03-31T09:00:00.1234+02:00", "2027-03-31T07:00:00.123Z"],
    ["date", "2027-03-31", "2027-03-31"],
    ["time", "07:05", "07:05"],
    ["duration", 0, "0w"],
    ["duration", 604_800_000, "1w"],
    ["duration", 8 * 86_400_000, "8d"],
    ["duration", 90 * 60_000, "90m"],
    ["duration", 1001, "1001ms"],
    ["duration", -3_600_000, "-1h"],
    ["bytes", 2_000_000_000, "2GB"],
    ["bytes", 1024, "1024B"],
    ["bytes", 25_000_000, "25MB"],
    ["bytes", 1000, "1kB"],
    [{ list: "int" }, [1, 2], "1, 2"],
    [{ list: "string" }, [], ""],
    [{ list: { enum: "Level" } }, ["L", "H"], "low, very high"],
    [{ list: "duration" }, [1000, 60_000], "1s, 1m"],
  ])("%j %j is %j", (type, value, text) => {
    expect(shown({ value: ev("x", type) }, { fields: { x: { type } } }, { x: value })).toBe(text);
  });

  test("missing is the empty string, a default is shown", () => {
    const optional: Field = { type: "int", optional: true };
    expect(shown({ value: ev("x") }, { fields: { x: optional } })).toBe("");
    expect(shown({ value: ev("x") }, { fields: { x: { type: "int", default: 7 } } })).toBe("7");
    expect(shown({ value: per("id") })).toBe("ana");
  });

  test("the risk, by its name", () => {
    const risk: Expr = { op: "risk", type: { enum: "Risk" } };
    expect(shown({ value: risk })).toBe("low");
  });
});

describe("untrusted text", () => {
  test.each([
    ["https://evil.example/a@b", "https[://]evil[.]example/a[@]b"],
    ["a。b．c｡d.e", "a[.]b[.]c[.]d[.]e"],
    ["tab\there\nand\rthere", "tab here and there"],
    [
      "a\u0000b\u001fc\u007fd\u009fe\u061cf\u200bg\u200fh\u2028i\u202ej\u2060k\u2069l\ufeffm\u{e0000}n\u{e007f}o",
      "abcdefghijklmno",
    ],
    ["\u200a\u2010\u202f\u205f\u206a", "\u200a\u2010\u202f\u205f\u206a"],
    ["😀".repeat(100), "😀".repeat(100)],
    ["😀".repeat(101), `${"😀".repeat(99)}…`],
    ["\u200b".repeat(50) + "a".repeat(100), "a".repeat(100)],
    [".".repeat(101), `${"[.]".repeat(99)}…`],
    ["e\u0301", "e\u0301"],
    ["", ""],
  ])("%j", (text, expected) => expect(defang(text)).toBe(expected));

  test("the mark decides, on the whole of a list", () => {
    const fields = { x: { type: { list: "string" } as const } };
    const value = ev("x", { list: "string" });
    expect(shown({ value, untrusted: true }, { fields }, { x: ["a.b", "c@d"] })).toBe("a[.]b, c[@]d");
    expect(shown({ value }, { fields }, { x: ["a.b", "c@d"] })).toBe("a.b, c@d");
  });
});

describe("locales", () => {
  test("the person's, that without its last part and so on, the organisation's", () => {
    expect(localeChain("zh-Hant-TW", ["en", "de"])).toEqual(["zh-Hant-TW", "zh-Hant", "zh", "en", "de"]);
    expect(localeChain(undefined, ["en"])).toEqual(["en"]);
    expect(localeChain("", ["en"])).toEqual(["en"]);
  });

  const text = (...locales: string[]): Text => Object.fromEntries(locales.map((locale) => [locale, [`${locale}!`]]));
  const run = (body: Text, locale: string | undefined, title?: Text): ReturnType<Run["act"]> => {
    const b = bundle({
      org: { locales: ["en", "de"], timezone: "UTC" },
      policies: { p: policy({ message: { mode: "inline", body, ...(title ? { title } : {}) } }) },
    });
    const made = new Run(b);
    made.people = { ana: locale === undefined ? {} : { locale } };
    return made.act(MONDAY);
  };

  test.each([
    [["en", "de", "pt", "pt-BR"], "pt-BR", "pt-BR"],
    [["en", "de", "pt"], "pt-BR", "pt"],
    [["en", "de"], "pt-BR", "en"],
    [["de", "fr"], "pt-BR", "de"],
    [["de", "fr"], undefined, "de"],
    [["fr", "it"], "pt", "fr"],
  ])("%j for %s is %s", (locales, locale, expected) => {
    expect(run(text(...locales), locale)).toMatchObject([{ message: { locale: expected, body: `${expected}!` } }]);
  });

  test("each text chooses apart; the message's locale is that of the body", () => {
    expect(run(text("en"), "de", text("en", "de"))).toMatchObject([
      { message: { locale: "en", body: "en!", title: "de!" } },
    ]);
  });

  test("words of enums are those of the locale that was chosen", () => {
    const level = ev("x", { enum: "Level" });
    const body: Text = {
      en: ["is ", { value: level }],
      de: ["ist ", { value: level }],
      fr: ["est ", { value: level }],
    };
    const b = bundle({
      enums,
      fields: { x: { type: { enum: "Level" } } },
      policies: { p: policy({ message: { mode: "inline", body } }) },
    });
    const say = (locale: string): string => {
      const made = new Run(b);
      made.people = { ana: { locale } };
      return bodyOf(made, { x: "H" });
    };
    expect([say("en"), say("de-AT"), say("fr")]).toEqual(["is very high", "ist sehr hoch", "est high"]);
  });
});

describe("parts", () => {
  const signals = Object.fromEntries(
    ["one", "two", "three"].map((name) => [
      name,
      { on: ["act"], missed: { en: [`missed ${name}.`] }, check: { en: [`check ${name}.`], de: [`prüfe ${name}.`] } },
    ]),
  );
  const body: Text = { en: [{ signals: "missed" }, " | ", { signals: "check" }] };

  test("signals in the policy's order, the first n, joined by a space, each in its own locale", () => {
    const made = (showAtMost?: number): Run => {
      const run = new Run(
        bundle({
          signals,
          policies: {
            p: policy({
              message: { mode: "feedback", body },
              signals: {
                need: "any",
                names: ["two", "one", "three"],
                ...(showAtMost === undefined ? {} : { showAtMost }),
              },
            }),
          },
        }),
      );
      run.people = { ana: { locale: "de" } };
      return run;
    };
    expect(bodyOf(made())).toBe("missed two. missed one. missed three. | prüfe two. prüfe one. prüfe three.");
    expect(bodyOf(made(1))).toBe("missed two. | prüfe two.");
    expect(made(1).act(MONDAY)).toMatchObject([{ signals: ["two", "one", "three"] }]);
  });

  test("texts choose their own locale; a ring of them ends", () => {
    const texts = { report: { en: ["the button"], de: ["den Knopf"] }, ring: { en: ["(", { text: "ring" }, ")"] } };
    expect(shown({ text: "report" }, { texts }, {}, { locale: "de" })).toBe("den Knopf");
    expect(shown({ text: "ring" }, { texts })).toBe("()");
    expect(shown({ text: "constructor" }, { texts })).toBe("");
  });

  test("title and action, with what they show", () => {
    const message = {
      mode: "inline" as const,
      title: { en: ["Hello ", { value: per("id") }] },
      body: { en: ["b"] },
      action: { label: { en: ["l"], de: ["L"] }, opens: { en: ["https://x.example/", { value: per("id") }] } },
    };
    const run = new Run(bundle({ policies: { p: policy({ message }) } }));
    run.people = { ana: { locale: "de" } };
    expect(run.act(MONDAY)).toMatchObject([
      {
        message: {
          mode: "inline",
          locale: "en",
          title: "Hello ana",
          body: "b",
          action: { label: "L", opens: "https://x.example/ana" },
        },
      },
    ]);
  });

  test("left out where nobody reads them", () => {
    const run = new Run(bundle(), { messages: false });
    expect(run.act(MONDAY)[0]).not.toHaveProperty("message");
  });
});
