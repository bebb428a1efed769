/** The page says what the report says, in tables and in drawings, and no text in it becomes anything else. */
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { htmlReport } from "../../../src/report/html/index.js";
import { markdown } from "../../../src/report/index.js";
import type { Report } from "../../../src/report/index.js";
import { separateWords } from "../../../src/report/words.js";
import { bundleOf, report as replayed } from "../../simulator/tools.js";
import { example } from "./example.js";
import { hostile, shapeOf } from "./hostile.js";

let report: Report;
let page: string;
let document: Document;

beforeAll(() => {
  ({ report, page } = example());
  document = documentOf(page);
});

interface Element {
  readonly textContent: string;
  readonly localName: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): readonly Element[];
}
type Document = Element;

function documentOf(text: string): Document {
  return parseHTML(text).document as unknown as Document;
}

const all = (selector: string, within: Element = document): readonly Element[] => [
  ...within.querySelectorAll(selector),
];
const textOf = (element: Element): string => element.textContent.replace(/\s+/g, " ").trim();
const written = (value: number): string => value.toLocaleString("en-US");

/** The rows of a table, without its head. */
function table(caption: string): readonly (readonly string[])[] {
  const found = all("table").find((each) => textOf(each.querySelector("caption")!) === caption);
  if (found === undefined) throw new Error(`no table is called ${caption}`);
  return all("tbody tr", found).map((row) => all("th, td", row).map(textOf));
}

/** What the marks of a chart say of themselves: `Tuesday, 29 Sep 2026, share_outside: 12`. */
function marks(
  id: string,
  width: "wide" | "narrow" = "wide",
): readonly { text: string; value: number; mark: Element }[] {
  return all(`#${id} .${width} svg :has(> title)`).map((mark) => {
    const text = mark.querySelector("title")!.textContent;
    return { text, mark, value: Number(/: ([\d,.]+)/.exec(text)![1]!.replaceAll(",", "")) };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("the figures of the page are those of the report", () => {
  test("at a glance", () => {
    const { volume, coverage } = report;
    const found = all(".headlines > div").map((each) => [
      textOf(each.querySelector("strong")!),
      textOf(each.querySelector("span")!),
    ]);
    const { low, high } = volume.intervals!.prompts;
    expect(found[0]).toEqual([written(volume.prompts), `${written(Math.round(low))} to ${written(Math.round(high))}`]);
    expect(found[1]![0]).toBe(volume.perPersonWeek.mean.toFixed(2));
    expect(found[4]![0]).toBe(`${((100 * coverage.atLeast.promptedInTime) / coverage.atLeast.moments).toFixed(1)}%`);
    expect(found).toHaveLength(8);
  });

  test("what became of moments, each outcome in a colour of its own", () => {
    const { heldOut, exempt } = report.coverage.byRisk.high;
    expect(
      marks("coverage-by-risk")
        .filter(({ text }) => /^high, (held out|exempt):/.test(text))
        .map(({ value }) => value),
    ).toEqual([exempt, heldOut]);
    const colours = all("#coverage-by-risk .legend .swatch").map((swatch) => swatch.getAttribute("class"));
    expect(new Set(colours).size).toBe(colours.length);
  });

  test("what a response model makes of it, apart from what was recorded", () => {
    const { byWeek, effects, parameters } = report.responses!;
    expect(table("Accepted by week since a person's first prompt").map((row) => row.slice(1, 3))).toEqual(
      byWeek.map(({ prompts, accepted }) => [written(prompts), written(accepted)]),
    );
    expect(table("Parameters of the model").map(([name]) => name)).toEqual(parameters.map(({ name }) => name));
    const shown = table("Occurrences that prompts would avert, as a comparison with control groups would show it");
    expect(shown.map(([policy, , , , , told]) => [policy, told])).toEqual(
      effects.map(({ policy, interval: { low, high } }) => [policy, low > 0 || high < 0 ? "yes" : "no"]),
    );
    expect(textOf(all("#responses > p")[0]!)).toMatch(/^Nothing in this section was recorded/);
    const { accepted, prompts } = report.responses!;
    expect(markdown(report)).toContain(`${written(accepted)} of ${written(prompts)} prompts are accepted`);
  });

  test("by policy, and the sum of them", () => {
    const rows = table("Prompts by policy");
    for (const [policy, { occurrences, prompts, exempt, heldOut, escalations }] of Object.entries(
      report.volume.byPolicy,
    )) {
      const row = rows.find(([name]) => name === policy)!;
      expect([row[1], row[2], row[5], row[6], row[7]]).toEqual(
        [occurrences, prompts, exempt, heldOut, escalations].map(written),
      );
    }
    expect(rows.at(-1)!.slice(0, 3)).toEqual([
      "all",
      written(report.volume.occurrences),
      written(report.volume.prompts),
    ]);
  });

  test("every day has a stack of all its prompts, as high as they are many", () => {
    const bars = marks("daily-volume");
    expect(sum(bars.map(({ value }) => value))).toBe(report.volume.prompts);
    const heights = bars.map(({ mark, value }) => Number(mark.getAttribute("height")) / value);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.01);
    const days = new Map<string, number>();
    for (const { mark, value } of bars)
      days.set(mark.getAttribute("x")!, (days.get(mark.getAttribute("x")!) ?? 0) + value);
    expect([...days.values()].toSorted()).toEqual(
      report.volume.byDay
        .map(({ prompts }) => prompts)
        .filter((prompts) => prompts > 0)
        .toSorted(),
    );
  });

  test("every hour of the week has a cell, the darker the more prompts", () => {
    const cells = marks("weekday-hours");
    expect(cells.map(({ value }) => value)).toEqual(report.volume.byWeekdayHour.prompts.flat());
    const shade = (mark: Element): number => Number(/heat-(\d)/.exec(mark.getAttribute("fill")!)?.[1] ?? 0);
    for (const [at, { value, mark }] of cells.entries())
      for (const other of cells.slice(at))
        if (value < other.value) expect(shade(mark)).toBeLessThanOrEqual(shade(other.mark));
    expect(shade(cells.reduce((most, each) => (each.value > most.value ? each : most)).mark)).toBe(5);
  });

  test("person-weeks, moments, suppressed and blind moments", () => {
    const { volume, coverage } = report;
    expect(sum(marks("per-person").map(({ value }) => value))).toBe(volume.perPersonWeek.personWeeks);
    const byRisk = Object.values(coverage.byRisk);
    expect(sum(marks("coverage-by-risk").map(({ value }) => value))).toBe(sum(byRisk.map(({ moments }) => moments)));
    const ledger = table(`Figures of: ${textOf(all("#why-not h3")[0]!)}`);
    expect(sum(ledger.map((row) => Number(row.at(-1)!.replaceAll(",", ""))))).toBe(
      sum(byRisk.map(({ moments }) => moments)),
    );
    expect(table(`Figures of: ${textOf(all("#limits h3")[0]!)}`).map(([limit, policy]) => [limit, policy])).toEqual(
      volume.topLimits.map(({ limit, policy }) => [limit, policy]),
    );
    expect(table(`Figures of: ${textOf(all("#blind-spots h3")[0]!)}`).map((row) => row[3])).toEqual(
      coverage.blindSpots.map(({ unreached }) => written(unreached)),
    );
  });

  test("segments, controls, signals, noise, steps, branches and records", () => {
    const { volume, coverage, noise, input } = report;
    expect(table("Moments of high risk or above by segment").map(([name]) => name)).toEqual(
      coverage.bySegment.map(({ segment }) => segment),
    );
    expect(table("Moments of high risk or above by control").map(([name, , , prompts]) => [name, prompts])).toEqual(
      coverage.byControl.map(({ identifier, prompts }) => [identifier, written(prompts)]),
    );
    expect(table("Moments of high risk or above by signal")).toHaveLength(coverage.bySignal.length);
    expect(table(`Figures of: ${textOf(all("#noise h3")[0]!)}`)).toHaveLength(Object.keys(noise.byPolicy).length + 1);
    expect(table("Steps of escalations").map((row) => row[2])).toEqual(
      Object.values(volume.byPolicy).flatMap(({ steps }) => steps.map(({ fired }) => written(fired))),
    );
    expect(table("Branches that the log never exercised")).toHaveLength(coverage.branches.never.length);
    expect(Object.fromEntries(table("Every record ends in one line"))).toMatchObject({
      read: written(input.read),
      decided: written(input.decided),
      duplicates: written(input.duplicates),
    });
    expect(table("People with most prompts").map(([person]) => person)).toEqual(
      volume.topPeople!.map(({ person }) => person),
    );
  });

  test("budgets, notes, assumptions, stages", () => {
    const text = textOf(all("html")[0]!);
    expect(all(".marked li").map(textOf)).toEqual(
      report.budgets.map(({ kept, text: goal, says }) => `${kept ? "kept" : "broken"} ${goal}: ${says}`),
    );
    for (const { text: note } of report.notes) expect(text).toContain(note.replaceAll("`", ""));
    for (const each of [...report.prediction!.assumptions, report.backtest!.assumption]) expect(text).toContain(each);
    expect(table("Stages of the rollout, a week")).toHaveLength(report.prediction!.ramp.length);
  });

  test("every definition stands once", () => {
    expect(all(".meanings dt").map(textOf).toSorted()).toEqual(
      Object.keys(report.definitions).map(separateWords).toSorted(),
    );
  });

  test("a narrow drawing shows what the wide one shows, and both have a table behind them", () => {
    const figures = all("figure");
    expect(figures.map((figure) => figure.getAttribute("id"))).toEqual([
      "daily-volume",
      "weekday-hours",
      "per-person",
      "segments",
      "coverage-by-risk",
      "why-not",
      "limits",
      "blind-spots",
      "noise",
      "predicted-week",
      "backtest",
    ]);
    for (const figure of figures) {
      const id = figure.getAttribute("id")!;
      expect(marks(id, "narrow").map(({ text }) => text)).toEqual(marks(id).map(({ text }) => text));
      expect(
        all("svg", figure).every((drawing) =>
          drawing.getAttribute("aria-label")!.startsWith(textOf(all("h3", figure)[0]!)),
        ),
      ).toBe(true);
      expect(all("details tbody tr", figure).length).toBeGreaterThan(0);
    }
  });
});

describe("the page", () => {
  test("is the same for the same report, also when it was JSON in between", () => {
    expect(htmlReport(report)).toBe(page);
  });

  test("is small, and has nothing that runs or loads", () => {
    expect(Buffer.byteLength(page)).toBeLessThan(400_000);
    expect(all("script, iframe, object, embed, form, base, img, [style]")).toEqual([]);
    expect(all("[href], [src]").filter((each) => !/^(#|data:,$)/.test(each.getAttribute("href") ?? ""))).toEqual([]);
    const links = all("a").map((each) => each.getAttribute("href")!.slice(1));
    for (const id of links) expect(all(`[id="${id}"]`)).toHaveLength(1);
  });

  test("of a log in which there is nothing still says where it went", async () => {
    const text = htmlReport(await replayed(bundleOf(), ""));
    expect(textOf(documentOf(text).querySelector("h1")!)).toBe("Replay of a log in which nothing was decided");
    expect(all("figure", documentOf(text))).toEqual([]);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("shows hostile names as text", () => {
    const attacked = htmlReport(hostile(report));
    const found = documentOf(attacked);
    expect(shapeOf(all("*", found))).toEqual(shapeOf(all("*", document)));
    expect(textOf(all("html", found)[0]!)).toContain("</style><script>document.title='taken'</script>");
    expect(attacked).not.toMatch(/[\u0000\u200b\u202e\u2066]/);
  });
});
