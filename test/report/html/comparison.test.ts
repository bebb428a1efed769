/** The page of a comparison says what the comparison says, in tables and in drawings, and no text in it becomes anything else. */
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { htmlComparison } from "../../../src/report/html/index.js";
import type { Comparison } from "../../../src/report/index.js";
import { CHANGE_KINDS } from "../../../src/simulator/index.js";
import { comparedExample } from "./example.js";
import { hostile, shapeOf } from "./hostile.js";

interface Element {
  readonly textContent: string;
  readonly localName: string;
  readonly attributes: readonly { readonly name: string }[];
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): readonly Element[];
}

let comparison: Comparison;
let page: string;
let document: Element;

beforeAll(() => {
  ({ comparison, page } = comparedExample());
  document = documentOf(page);
});

const documentOf = (text: string): Element => parseHTML(text).document as unknown as Element;
const all = (selector: string, within: Element = document): readonly Element[] => [
  ...within.querySelectorAll(selector),
];
const textOf = (element: Element): string => element.textContent.replace(/\s+/g, " ").trim();
const written = (value: number): string => Math.round(value).toLocaleString("en-US");
const difference = (value: number): string =>
  `${Math.round(value) === 0 ? "±" : value < 0 ? "−" : "+"}${written(Math.abs(value))}`;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The rows of the table behind a figure. */
function behind(id: string): readonly (readonly string[])[] {
  return all(`#${id} details tbody tr`).map((row) => all("th, td", row).map(textOf));
}

/** What the marks of a chart say of themselves. */
function marks(
  id: string,
  width: "wide" | "narrow" = "wide",
): readonly { text: string; value: number; mark: Element }[] {
  return all(`#${id} .${width} svg :has(> title)`).map((mark) => {
    const text = mark.querySelector("title")!.textContent;
    return { text, mark, value: Number(/: [+−±]?([\d,.]+)[^:]*$/.exec(text)![1]!.replaceAll(",", "")) };
  });
}

describe("the figures of the page are those of the comparison", () => {
  test("at a glance", () => {
    const found = all(".headlines > div").map((each) => [
      textOf(each.querySelector("strong")!),
      textOf(each.querySelector("dt")!),
      textOf(each.querySelector("span")!),
    ]);
    const { prompts } = comparison;
    expect(found).toHaveLength(8);
    expect(found[0]).toEqual([
      difference(prompts.difference),
      `prompts: ${written(prompts.old)} become ${written(prompts.new)}`,
      `${difference(prompts.interval!.low)} … ${difference(prompts.interval!.high)}`,
    ]);
    expect(found[4]![0]).toBe(`+${(100 * comparison.coverage.promptedInTime.difference).toFixed(1)} points`);
    expect(all(".marked li").map((each) => textOf(each.querySelector("strong")!))).toEqual(
      comparison.budgets.map(({ kept }) => (kept ? "kept" : "broken")),
    );
  });

  test("every change stands in a bar of its kind, and in a bar of its cause", () => {
    const changes = sum(CHANGE_KINDS.map((kind) => comparison.changes[kind]));
    const cascaded = sum(CHANGE_KINDS.map((kind) => comparison.cascaded[kind]));
    expect(changes).toBeGreaterThan(50);
    expect(cascaded).toBeGreaterThan(3);
    expect(sum(marks("changes").map(({ value }) => value))).toBe(changes);
    expect(
      sum(
        marks("changes")
          .filter(({ text }) => text.includes("cascaded"))
          .map(({ value }) => value),
      ),
    ).toBe(cascaded);
    expect(sum(marks("causes").map(({ value }) => value))).toBe(changes);
    const widths = marks("causes").map(({ mark, value }) => (Number(mark.getAttribute("width")) + 0.5) / value);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.01);
    expect(behind("causes")).toEqual(
      comparison.causes.map(({ says, changes: byKind, direct, cascaded: own }) => [
        says,
        ...CHANGE_KINDS.map((kind) => written(byKind[kind])),
        written(direct),
        written(own),
      ]),
    );
  });

  test("a policy has two dots, as far apart as its prompts", () => {
    const found = new Map(marks("prompts-by-policy").map(({ text, value, mark }) => [text, { value, mark }]));
    expect(found.size).toBe(2 * comparison.policies.length);
    const scale: number[] = [];
    for (const { policy, old, new: next } of comparison.policies) {
      const [before, after] = ["old", "new"].map((side) =>
        found.get(`${policy}, ${side} policies: ${written(side === "old" ? old : next)}`)!,
      );
      expect([before!.value, after!.value]).toEqual([old, next]);
      const across = Number(after!.mark.getAttribute("cx")) - Number(before!.mark.getAttribute("cx"));
      if (old !== next) scale.push(across / (next - old));
      else expect(across).toBe(0);
    }
    expect(Math.max(...scale) - Math.min(...scale)).toBeLessThan(0.01);
  });

  test("segments beside all people, with their intervals", () => {
    const rows = behind("segment-prompts");
    expect(rows.map(([name]) => name)).toEqual(["all people", ...comparison.segments.map(({ segment }) => segment)]);
    for (const segment of comparison.segments) {
      if (!("prompts" in segment) || segment.prompts === undefined) throw new Error("all segments are shown here");
      const { prompts, people } = segment;
      expect(rows.find(([name]) => name === segment.segment)).toEqual([
        segment.segment,
        written(people),
        written(prompts.old),
        written(prompts.new),
        difference(prompts.difference),
        `${difference(prompts.interval!.low)} … ${difference(prompts.interval!.high)}`,
      ]);
    }
    expect(behind("segment-coverage")).toHaveLength(rows.length);
  });

  test("people by what changes for them", () => {
    const { byDifference, prompted, most } = comparison.people;
    expect(sum(byDifference.map(({ people }) => people))).toBe(prompted);
    expect(sum(marks("people").map(({ value }) => value))).toBe(prompted);
    expect(all('[aria-label="People whose prompts change most"] tbody tr')).toHaveLength(most!.length);
  });

  test("a narrow drawing shows what the wide one shows", () => {
    const ids = all("figure").map((figure) => figure.getAttribute("id")!);
    expect(ids).toEqual(["changes", "causes", "prompts-by-policy", "segment-prompts", "segment-coverage", "people"]);
    for (const id of ids)
      expect(marks(id, "narrow").map(({ text }) => text)).toEqual(marks(id).map(({ text }) => text));
  });
});

describe("the page", () => {
  test("is the same for the same comparison, and has nothing that runs or loads", () => {
    expect(htmlComparison(comparison)).toBe(page);
    expect(all("script, iframe, object, embed, form, base, img, [style]")).toEqual([]);
    expect(all("[href], [src]").filter((each) => !/^(#|data:,$)/.test(each.getAttribute("href") ?? ""))).toEqual([]);
  });

  test("names the days of the log by the organisation's clock", () => {
    expect(textOf(all("h1")[0]!)).toBe("What the new policies change, 28 Sep 2026 to 27 Oct 2026");
  });

  test("of two that do the same says so, and draws no changes", () => {
    const none = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as unknown as Comparison["changes"];
    const text = htmlComparison({
      ...comparison,
      changes: none,
      cascaded: none,
      causes: [],
      segments: [],
      policies: [],
    });
    const found = documentOf(text);
    expect(textOf(found.querySelector("#what-changes")!)).toContain("No event is decided otherwise");
    expect(all("figure", found).map((each) => each.getAttribute("id"))).toEqual(["people"]);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("shows hostile names as text", () => {
    const attacked = htmlComparison(hostile(comparison));
    const found = documentOf(attacked);
    expect(shapeOf(all("*", found))).toEqual(shapeOf(all("*", document)));
    expect(textOf(all("html", found)[0]!)).toContain("</style><script>document.title='taken'</script>");
    expect(attacked).not.toMatch(/[\u0000\u200b\u202e\u2066]/);
  });
});
