/** Policy texts to a bundle: the same bytes whatever the order of files, the line endings and the machine. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleText, identity, loadBundle } from "../../src/bundle/index.js";
import { compile, type SourceText } from "../../src/compiler/index.js";
import { example, policies, vocabulary } from "./example.js";

const options = { today: "2026-11-23" };

function bundleOf(files: readonly SourceText[]) {
  const { bundle, diagnostics } = compile(files, options);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return bundle!;
}

const bundle = bundleOf(example);

test("the example compiles to this bundle", async () => {
  await expect(`${JSON.stringify(bundle, undefined, 2)}\n`).toMatchFileSnapshot("__snapshots__/example.bundle.snap");
});

test("what the compiler writes is what a reader takes", () => {
  expect(loadBundle(bundle).problems).toBeUndefined();
  expect(loadBundle(bundleText(bundle))).toEqual({ bundle });
});

describe("the same bytes", () => {
  const expected = bundleText(bundle);

  test("when compiled twice", () => expect(bundleText(bundleOf(example))).toBe(expected));

  test("in whatever order the files come", () => {
    const parts = [
      ...example,
      { path: "z.kairos", text: sharedLimits("z") },
      { path: "b/a.kairos", text: sharedLimits("b") },
    ];
    const whole = bundleText(bundleOf(parts));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(parts, { minLength: parts.length }),
        (files) => bundleText(bundleOf(files)) === whole,
      ),
      { numRuns: 20 },
    );
  });

  test("in whatever order the declarations stand, but for places and shared limits", () => {
    const declarations = policies.split(/\n\n(?=signal|fatigue|\/\/\/|follow up|exemption)/);
    const [head, ...rest] = declarations as [string, ...string[]];
    expect(rest.length).toBeGreaterThan(4);
    const turned = [head, ...rest.toReversed()].join("\n\n");
    expect(
      identity(
        bundleOf([
          { path: "vocabulary.kairos", text: vocabulary },
          { path: "phishing/click.kairos", text: turned },
        ]),
      ),
    ).toBe(identity(bundle));
  });

  test("with the line endings of Windows", () => {
    const windows = example.map(({ path, text }) => ({ path, text: text.replaceAll("\n", "\r\n") }));
    expect(bundleText(bundleOf(windows))).toBe(expected);
  });

  test("on a machine with another time zone and locale", { timeout: 120_000 }, () => {
    const script = fileURLToPath(new URL("print-identity.ts", import.meta.url));
    const machines = [
      ["Pacific/Apia", "tr_TR.UTF-8"],
      ["America/St_Johns", "ja_JP.UTF-8"],
    ] as const;
    for (const [zone, locale] of machines) {
      const env = { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale };
      const printed = execFileSync(process.execPath, ["--import", "tsx", script], {
        env,
        encoding: "utf8",
        stdio: "pipe",
      });
      expect(printed.trim()).toBe(identity(bundle));
    }
  });
});

function compileText(text: string) {
  return compile([{ path: "a.kairos", text }], options);
}

function sharedLimits(name: string): string {
  return `package p.${name}\nlimits { at most 7 within 1h }\n`;
}

describe("what does not compile", () => {
  test("gives no bundle, but a model and diagnostics in order", () => {
    const {
      bundle: none,
      diagnostics,
      model,
    } = compile(
      [
        { path: "b.kairos", text: "segment x when person.nobody is 1\nsegment y when person.nothing is 1" },
        { path: "a.kairos", text: "segment z when" },
      ],
      options,
    );
    expect(none).toBeUndefined();
    expect(model).toBeDefined();
    const places = diagnostics.map(({ span }) => `${span.file}:${String(span.start).padStart(4, "0")}`);
    expect(places.length).toBeGreaterThan(2);
    expect(places).toEqual(places.toSorted());
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(policies.length), fc.nat(40), (garbage, start, length) => {
        const broken = policies.slice(0, start) + garbage + policies.slice(start + length);
        compile(
          [
            { path: "vocabulary.kairos", text: vocabulary },
            { path: "phishing/click.kairos", text: broken },
          ],
          options,
        );
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    [
      "a number beyond all bounds",
      "limits { at most 2_000_000 per day for everyone }",
      /`\/limits\/0\/count` must be at most 1000000/,
    ],
    [
      "segments that double",
      Array.from({ length: 40 }, (_, n) => `segment s${n + 1} when s${n} and s${n}`).join("\n") +
        '\nsegment s0 when person.id is "x"\nevent a.b { moment after }\nsignal s on a.b { when count(a.b where s40 within 1d) >= 2 missed "m" check "c" }',
      /more than 4000000 values/,
    ],
    [
      "a chain of segments",
      Array.from({ length: 120 }, (_, n) => `segment s${n + 1} when s${n} and person.id is "x"`).join("\n") +
        '\nsegment s0 when person.id is "x"',
      /nests deeper than 100/,
    ],
  ])("%s", (_, text, message) => {
    const { bundle: none, diagnostics } = compileText(text);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code)).toContain("bundle-limit");
    expect(errors.find(({ code }) => code === "bundle-limit")!.message).toMatch(message);
    expect(none).toBeUndefined();
  });

  test.each([
    "enum NAME { one, other }",
    "enum Kind { NAME, other }",
    "person { NAME: string }",
    "event a.NAME { moment after }",
    "event a.b { moment after NAME: int }",
    'segment NAME when person.id is "x"',
    'event a.b { moment after x: int }\nsignal NAME on a.b { when event.x > 1 missed "m" check "c" }',
  ])("a name without end: %s", (text) => {
    const { bundle: none, diagnostics } = compileText(text.replace("NAME", "n".repeat(1000)));
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code)).toEqual(["bundle-limit"]);
    expect(errors[0]!.message).toMatch(/^.{0,200} must be at most \d+ characters$/);
    expect(none).toBeUndefined();
  });
});
