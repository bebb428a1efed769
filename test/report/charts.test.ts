/** Charts of any report draw what can be drawn, at any width, in colours that people can tell apart. */
import { plot } from "@observablehq/plot";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { charts, draw, themeProperties, THEMES } from "../../src/report/charts/index.js";
import { bars } from "../../src/report/charts/bars.js";
import { SERIES } from "../../src/report/charts/palette.js";
import { buildReport } from "../../src/report/index.js";
import { replay } from "../../src/simulator/index.js";
import { textSource } from "../simulator/tools.js";
import { TABLE, branch, happeningsOf, step } from "./branch.js";

describe("charts of random logs", () => {
  test("have titles, tables as wide as their heads, and drawings within bounds", async () => {
    const { document } = parseHTML("<html></html>");
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 320, max: 1400 }),
        fc.boolean(),
        async (steps, width, hasRollout) => {
          const text = happeningsOf(steps)
            .map(({ line }) => `${line}\n`)
            .join("");
          const { tally } = await replay({
            bundle: branch,
            logs: [{ source: textSource(text), format: "ndjson" }],
            people: TABLE,
          });
          const facts = { files: ["events.ndjson"], tzdata: "2026a", problems: [], smallGroups: true };
          const report = buildReport(
            tally,
            hasRollout ? { ...facts, rollout: { population: 900, ramp: [1] }, backtestWeeks: 1 } : facts,
          );
          for (const chart of Object.values(charts)) {
            if (!chart.has(report)) continue;
            const drawing = String(draw(chart, report, { document, width }));
            const { head, rows } = chart.table(report);
            expect(rows.length).toBeGreaterThan(0);
            expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
            const said = [chart.title(report), chart.caption(report), drawing, ...rows.flat()].join("\n");
            expect(said).not.toMatch(/NaN|undefined|Infinity|\[object/);
            for (const [axis] of drawing.matchAll(/<g[^>]* font-variant="tabular-nums".*?<\/g>/gs)) {
              const labels = [...axis.matchAll(/>([^<>\s]+)<\/text>/g)].map(([, label]) => label!);
              expect(labels, `${chart.id}: ${axis}`).toEqual([...new Set(labels)]);
            }
            expect(drawing).not.toMatch(/ (?:width|height)="-|<style| style=/);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

test("where nobody is prompted no segment gets most, and labels have the room that they need", async () => {
  const { tally } = await replay({
    bundle: branch,
    logs: [{ source: textSource(""), format: "ndjson" }],
    people: TABLE,
  });
  const report = buildReport(tally, { files: [], tzdata: "2026a", problems: [], smallGroups: true });
  expect(report.volume.bySegment.length).toBeGreaterThan(0);
  expect(charts.segments.has(report)).toBe(false);
  const of = (label: string): number => bars([{ label, value: 1, figure: "1" }], 700).marginLeft!;
  expect(of("short")).toBeLessThan(60);
  expect(of("share_outside · wait 15m when risk < critical")).toBeGreaterThan(290);
  expect(of("x".repeat(500))).toBe(350);
  const { document } = parseHTML("<html></html>");
  const shows = (label: string): boolean =>
    String(plot({ ...bars([{ label, value: 1, figure: "1" }], 700), document })).includes(label);
  for (let length = 1; length <= 52; length += 1) expect([length, shows("x".repeat(length))]).toEqual([length, true]);
  expect(shows("x".repeat(60))).toBe(false);
});

test("a log of many days is drawn by week, and loses no prompt", async () => {
  const { tally } = await replay({ bundle: branch, logs: [{ source: textSource(""), format: "ndjson" }] });
  const empty = buildReport(tally, { files: [], tzdata: "2026a", problems: [] });
  const byDay = Array.from({ length: 200 }, (_, day) => ({
    date: new Date(Date.UTC(2025, 11, 1 + day)).toISOString().slice(0, 10),
    prompts: day,
    suppressed: 0,
    exempt: 0,
    heldOut: 0,
    escalations: 0,
    interruptionMs: 0,
    promptsByPolicy: { sharing: day },
  }));
  const prompts = (200 * 199) / 2;
  const sharing = { ...empty.volume.byPolicy["sharing"]!, prompts };
  const report = { ...empty, volume: { ...empty.volume, prompts, byDay, byPolicy: { sharing } } };
  const { rows } = charts.dailyVolume.table(report);
  expect(rows.map(([from]) => from).slice(0, 2)).toEqual(["2025-12-01", "2025-12-08"]);
  expect(rows).toHaveLength(29);
  expect(rows.reduce((sum, [, all]) => sum + Number(all!.replaceAll(",", "")), 0)).toBe(prompts);
});

type Rgb = readonly [number, number, number];

/** Linear light from 0 to 1. */
function linear(hex: string): Rgb {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
}

const times = (rows: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  rows.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Rgb;

/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [a, b] = [one, other]
    .map((hex) => times([[0.2126, 0.7152, 0.0722]], linear(hex))[0])
    .toSorted((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1. */
const VISION: Readonly<Record<string, readonly Rgb[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Ottosson 2020. */
function oklab(light: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  ).map((value) => Math.cbrt(Math.max(0, value))) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

describe.each(["light", "dark"] as const)("colours, %s", (theme) => {
  const { sheet, colours } = THEMES[theme];

  test.each(Object.keys(VISION))("can be told apart with %s", (vision) => {
    const seen = SERIES.map((name) => oklab(times(VISION[vision]!, linear(colours[name]))));
    for (const [at, one] of seen.entries())
      for (const other of seen.slice(at + 1))
        expect(Math.hypot(...one.map((value, part) => value - other[part]!))).toBeGreaterThan(0.1);
  });

  test("stand out from the sheet, and a heat map grows away from it", () => {
    for (const name of SERIES) expect(contrast(colours[name], sheet)).toBeGreaterThanOrEqual(3);
    const heat = Object.entries(colours)
      .filter(([name]) => name.startsWith("heat"))
      .map(([, colour]) => contrast(colour, sheet));
    expect(heat).toEqual(heat.toSorted((a, b) => a - b));
    expect(themeProperties(theme)).toContain(`--series-1: ${colours["series-1"]};`);
  });
});
