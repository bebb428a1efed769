/** Two policy sets over one log: each change against a slow comparison of two replays, and each cause against the one edit that was made. */
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Bundle, Policy } from "../../src/bundle/types.js";
import { draw } from "../../src/report/charts/index.js";
import { comparisonCharts } from "../../src/report/charts/comparison/index.js";
import { htmlComparison } from "../../src/report/html/index.js";
import { buildComparison, comparisonMarkdown, comparisonText } from "../../src/report/index.js";
import type { Comparison } from "../../src/report/index.js";
import { CHANGE_KINDS, Changes, OrderInMemory, replay, replayBoth } from "../../src/simulator/index.js";
import type { Change } from "../../src/simulator/index.js";
import { TABLE, branch, happeningsOf, step } from "../report/branch.js";
import { expectValid } from "../schemas.js";
import { textSource } from "./tools.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const withPolicy = (name: string, parts: Partial<Policy>): Bundle => ({
  ...branch,
  policies: { ...branch.policies, [name]: { ...branch.policies[name]!, ...parts } },
});
const without = (name: string): Bundle => ({
  ...branch,
  policies: Object.fromEntries(Object.entries(branch.policies).filter(([each]) => each !== name)),
  exemptions: branch.exemptions.map((exemption) => ({
    ...exemption,
    policies: exemption.policies.filter((each) => each !== name),
  })),
});

/** One edit each, and the only rule that may be at the root of what it changes. */
const EDITS: readonly (readonly [rule: Change["cause"]["rule"], Bundle])[] = [
  ["limit", { ...branch, limits: [] }],
  ["limit", { ...branch, limits: [{ ...branch.limits[0]!, text: "at most 1 per day", count: 1 } as never] }],
  [
    "limit",
    withPolicy("sharing", {
      fatigue: [
        { kind: "wait", text: "wait 1h", withinMs: HOUR_MS, scope: { prompts: "policy:sharing", for: "person" } },
      ],
    }),
  ],
  ["policy", without("big_files")],
  ["policy", without("urgent_mail")],
  ["trigger", withPolicy("urgent_mail", { triggers: [{ on: ["mail.sent"] }] })],
  ["signals", withPolicy("big_files", { signals: { need: "any", names: ["huge"], showAtMost: 1 } })],
  ["priority", withPolicy("urgent_mail", { priority: 9 })],
  ["priority", withPolicy("big_files", { priority: -3 })],
  ["exemption", { ...branch, exemptions: [] }],
  ["holdout", withPolicy("big_files", { holdoutPerMillion: 900_000 })],
  ["variant", withPolicy("sharing", { variants: [] })],
  ["ladder", withPolicy("sharing", { escalate: [] })],
  ["ladder", withPolicy("urgent_mail", { escalate: [{ ...branch.policies["urgent_mail"]!.escalate[0]!, count: 1 }] })],
];

interface Compared {
  readonly changes: readonly Change[];
  readonly comparison: Comparison;
}

async function compared(
  old: Bundle,
  next: Bundle,
  text: string,
  { pieceBytes = Infinity, sort = false, warmUpMs = 0, replicates = 0 } = {},
): Promise<Compared> {
  const told: Change[] = [];
  const changes = new Changes(old, next, TABLE, (change) => told.push(change));
  const order = (): object => (sort ? { order: new OrderInMemory() } : {});
  const replayed = await replayBoth({
    old: { bundle: old, people: TABLE, ...order() },
    next: { bundle: next, people: TABLE, ...order() },
    logs: [{ source: textSource(text, "events.ndjson", pieceBytes), format: "ndjson" }],
    figures: { warmUpMs, replicates },
    quick: false,
    both: changes.both,
  });
  changes.settle();
  const facts = { files: ["events.ndjson"], tzdata: "2026a" };
  return {
    changes: told,
    comparison: sound(buildComparison(replayed.old.tally, replayed.next.tally, changes, facts)),
  };
}

function sound(comparison: Comparison): Comparison {
  expectValid("comparison", comparison);
  return comparison;
}

interface Recorded {
  readonly event: string;
  readonly time: number;
  readonly person: string;
  readonly policy: string;
  readonly outcome: string;
  readonly action?: unknown;
}

async function decisionsOf(bundle: Bundle, text: string): Promise<Recorded[]> {
  const decisions: Recorded[] = [];
  await replay({
    bundle,
    people: TABLE,
    logs: [{ source: textSource(text), format: "ndjson" }],
    figures: { replicates: 0 },
    quick: false,
    decisions: { write: (line) => void decisions.push(JSON.parse(line) as Recorded), flush: async () => {} },
  });
  return decisions;
}

/** The same by hand: two replays, sets of prompts, and opposite neighbours paired. */
async function slowly(old: Bundle, next: Bundle, text: string): Promise<string[]> {
  const [before, after] = [await decisionsOf(old, text), await decisionsOf(next, text)];
  const prompts = (all: readonly Recorded[]): Map<string, Recorded> =>
    new Map(
      all
        .filter(({ outcome }) => outcome === "prompt")
        .map((decision) => [[decision.event, decision.policy].join(" "), decision]),
    );
  const [was, is] = [prompts(before), prompts(after)];
  const lone = [
    ...[...was].filter(([key]) => !is.has(key)).map(([, decision]) => ({ ...decision, gained: false })),
    ...[...is].filter(([key]) => !was.has(key)).map(([, decision]) => ({ ...decision, gained: true })),
  ].toSorted((a, b) => a.time - b.time || (a.event < b.event ? -1 : 1));
  const lines: string[] = [];
  const done = new Set<object>();
  lone.forEach((change, at) => {
    if (done.has(change)) return;
    const partner = lone
      .slice(at + 1)
      .find((later) => later.person === change.person && later.policy === change.policy);
    if (partner !== undefined && partner.gained !== change.gained && partner.time - change.time <= DAY_MS) {
      done.add(partner);
      const [lost, gained] = change.gained ? [partner, change] : [change, partner];
      lines.push(`moved ${change.policy} ${lost.event} ${gained.event}`);
    } else lines.push(`${change.gained ? "new_prompt" : "lost_prompt"} ${change.policy} ${change.event}`);
  });
  const fired = (all: readonly Recorded[]): string[] =>
    all
      .filter(({ outcome }) => outcome === "escalate")
      .map(({ policy, event, action }) => `${policy} ${event} ${JSON.stringify(action)}`);
  const rest = fired(after);
  for (const line of fired(before)) {
    const at = rest.indexOf(line);
    if (at < 0) lines.push(`no_longer_escalated ${line}`);
    else rest.splice(at, 1);
  }
  return [...lines, ...rest.map((line) => `escalated ${line}`)].toSorted();
}

const lineOf = ({ kind, policy, event, from, action }: Change): string =>
  [
    kind,
    policy,
    ...(from === undefined ? [] : [from.event]),
    event,
    ...(action === undefined ? [] : [JSON.stringify(action)]),
  ].join(" ");

const logs = fc.array(step, { minLength: 80, maxLength: 160 }).map((steps) =>
  happeningsOf(steps)
    .map(({ line }) => `${line}\n`)
    .join(""),
);

describe("a comparison", () => {
  it("finds the changes that two replays by themselves show", async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.constantFrom(...EDITS),
        fc.constantFrom(...EDITS),
        fc.integer({ min: 80, max: 4000 }),
        async (text, [, old], [, next], pieceBytes) => {
          const found = await compared(old, next, text, { pieceBytes });
          expect(found.changes.map(lineOf).toSorted()).toEqual(await slowly(old, next, text));
          const { prompts, changes } = found.comparison;
          expect(prompts.difference).toBe(changes.new_prompt - changes.lost_prompt);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("traces every change to the one edit that was made, also through cascades", async () => {
    let cascades = 0;
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(logs, fc.constantFrom(...EDITS), fc.boolean(), async (text, [rule, edited], turned) => {
        const [old, next] = turned ? [edited, branch] : [branch, edited];
        const { changes, comparison } = await compared(old, next, text);
        for (const { cause, root, time } of changes) {
          expect((root?.cause ?? cause).rule).toBe(rule);
          if (root === undefined) continue;
          cascades += 1;
          expect(root.time).toBeLessThanOrEqual(time);
        }
        if (changes.length > 0) met.add(rule);
        expect(comparison.causes.reduce((sum, { direct, cascaded }) => sum + direct + cascaded, 0)).toBe(
          changes.length,
        );
      }),
      { numRuns: 100, seed: 20 },
    );
    expect(cascades).toBeGreaterThan(10);
    expect([...met].toSorted()).toEqual([...new Set(EDITS.map(([rule]) => rule))].toSorted());
  });

  it("gives charts that draw all that changed, whatever changed", async () => {
    const { document } = parseHTML("<html></html>");
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 120 }),
        fc.constantFrom(...EDITS),
        fc.integer({ min: 320, max: 1400 }),
        async (steps, [, edited], width) => {
          const text = happeningsOf(steps)
            .map(({ line }) => `${line}\n`)
            .join("");
          const { changes, comparison } = await compared(branch, edited, text);
          for (const kind of CHANGE_KINDS) {
            expect(comparison.changes[kind]).toBe(changes.filter((each) => each.kind === kind).length);
            const cascaded = changes.filter((each) => each.kind === kind && each.root !== undefined);
            expect(comparison.cascaded[kind]).toBe(cascaded.length);
            expect(comparison.causes.reduce((sum, cause) => sum + cause.changes[kind], 0)).toBe(
              comparison.changes[kind],
            );
          }
          for (const chart of Object.values(comparisonCharts)) {
            if (!chart.has(comparison)) continue;
            drawn += 1;
            const drawing = String(draw(chart, comparison, { document, width }));
            const { head, rows } = chart.table(comparison);
            expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
            const said = [chart.title(comparison), chart.caption(comparison), drawing, ...rows.flat()].join("\n");
            expect(said).not.toMatch(/NaN|undefined|Infinity|\[object/);
            expect(drawing).not.toMatch(/ (?:width|height)="-|<style| style=/);
          }
          expect(htmlComparison(comparison)).not.toMatch(/NaN|undefined|Infinity|\[object/);
        },
      ),
      { numRuns: 30 },
    );
    expect(drawn).toBeGreaterThan(10);
  });

  it("is the same for a log that is put in order first", async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.constantFrom(...EDITS), fc.nat(), async (text, [, edited], seed) => {
        const lines = text.trimEnd().split("\n");
        const shuffled = lines
          .map((line, at) => [(at * 7919 + seed) % 104_729, line] as const)
          .toSorted(([a], [b]) => a - b);
        const mixed = shuffled.map(([, line]) => `${line}\n`).join("");
        const inOrder = await compared(branch, edited, text);
        const sorted = await compared(branch, edited, mixed, { sort: true });
        expect(sorted.changes).toEqual(inOrder.changes);
        expect(sorted.comparison).toEqual(inOrder.comparison);
      }),
      { numRuns: 20 },
    );
  });

  it("leaves the warm-up out of the figures, and lets it be the cause", async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.constantFrom(...EDITS), async (text, [, edited]) => {
        const begin = Date.parse((JSON.parse(text.split("\n", 1)[0]!) as { time: string }).time);
        const all = await compared(branch, edited, text);
        const { changes } = await compared(branch, edited, text, { warmUpMs: 2 * DAY_MS });
        expect(changes.every(({ time }) => time >= begin + 2 * DAY_MS)).toBe(true);
        const loud = all.changes.filter(({ kind, time }) => kind.includes("escalated") && time >= begin + 2 * DAY_MS);
        expect(changes.filter(({ kind }) => kind.includes("escalated"))).toEqual(loud);
      }),
      { numRuns: 30 },
    );
  });

  it("finds nothing between a policy set and itself, and says so", async () => {
    const text = happeningsOf(fc.sample(step, { numRuns: 200, seed: 7 }))
      .map(({ line }) => `${line}\n`)
      .join("");
    const { changes, comparison } = await compared(branch, branch, text);
    expect(changes).toEqual([]);
    expect(comparison.prompts).toEqual({ old: comparison.prompts.new, new: comparison.prompts.new, difference: 0 });
    expect(comparisonText(comparison, { colour: false })).toContain("±0 prompts");
  });

  it("puts intervals on differences, of the same people on both sides", async () => {
    const text = happeningsOf(fc.sample(step, { numRuns: 400, seed: 11 }))
      .map(({ line }) => `${line}\n`)
      .join("");
    const { comparison } = await compared(branch, { ...branch, limits: [] }, text, { replicates: 200 });
    const { difference, interval } = comparison.prompts;
    expect(difference).toBeGreaterThan(0);
    expect(interval!.low).toBeLessThanOrEqual(difference);
    expect(interval!.high).toBeGreaterThanOrEqual(difference);
    for (const line of comparisonText(comparison, { colour: false }).split("\n"))
      expect(line.length).toBeLessThanOrEqual(100);
    expect(comparisonMarkdown(comparison)).toContain("| prompts |");
  });
});
