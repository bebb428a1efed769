/** Every figure of the report against a slow count of its own, and the same report however a log was split. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport, reportJson } from "../../src/report/index.js";
import type { Report } from "../../src/report/index.js";
import { Tally, replay } from "../../src/simulator/index.js";
import type { TallyOptions } from "../../src/simulator/index.js";
import { expectSound, textSource } from "../simulator/tools.js";
import { PEOPLE, START, TABLE, branch, happeningsOf, step } from "./branch.js";
import { byText, recount } from "./recount.js";
import type { DecisionRecord } from "./recount.js";
import type { Part } from "../../src/simulator/threads/parts.js";
import { partTaking } from "../simulator/part-taking.js";

const LABELS = [{ type: "file.shared", field: "external" }];

async function run(
  text: string,
  hasTable: boolean,
  figures: TallyOptions,
  part?: Part,
): Promise<{ tally: Tally; decisions: DecisionRecord[] }> {
  const decisions: DecisionRecord[] = [];
  const { tally } = await replay({
    bundle: branch,
    logs: [{ source: textSource(text), format: "ndjson" }],
    figures: { labels: LABELS, ...figures },
    decisions: { write: (line) => void decisions.push(JSON.parse(line) as DecisionRecord), flush: async () => {} },
    ...(hasTable ? { people: TABLE } : {}),
    ...(part === undefined ? {} : { part }),
  });
  return { tally, decisions };
}

const reportOf = (tally: Tally): Report =>
  buildReport(tally, {
    files: ["events.ndjson"],
    tzdata: "2026a",
    problems: [],
    smallGroups: true,
    rollout: { population: 900, ramp: [0.1, 1] },
    backtestWeeks: 1,
  });

describe("the report", () => {
  it("agrees in every figure with a slow count over decisions and events", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 150 }),
        fc.boolean(),
        fc.nat(6),
        async (steps, hasTable, warmUpDays) => {
          const happenings = happeningsOf(steps);
          const text = happenings.map(({ line }) => `${line}\n`).join("");
          const warmUpMs = warmUpDays * 86_400_000;
          const { tally, decisions } = await run(text, hasTable, { warmUpMs });
          const report = reportOf(tally);
          expectSound(report);
          const from = warmUpMs === 0 ? -Infinity : happenings[0]!.time + warmUpMs;
          const { whyNot, ...expected } = recount(happenings, decisions, { hasTable, from });
          expect(report).toMatchObject(expected);
          expect(report.coverage.whyNot.toSorted(byText)).toEqual(whyNot);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("is the same to the byte, intervals and predictions too, when the log is split by person and merged in any order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 100 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat(2)),
        async (steps, hasTable, draw) => {
          const text = happeningsOf(steps)
            .map(({ line }) => `${line}\n`)
            .join("");
          const figures = { warmUpMs: 2 * 86_400_000 };
          const whole = await run(text, hasTable, figures);
          const partOf = new Map(["", ...PEOPLE].map((person) => [person, draw.next().value]));
          const parts = await Promise.all(
            [0, 1, 2].map((part) =>
              run(
                text,
                hasTable,
                figures,
                partTaking(part, 3, (person) => partOf.get(person) === part),
              ),
            ),
          );
          for (const order of [
            [0, 1, 2],
            [2, 0, 1],
          ]) {
            const merged = new Tally(branch, hasTable ? TABLE : undefined, { labels: LABELS, ...figures });
            for (const part of order) merged.merge(parts[part]!.tally);
            expect(reportJson(reportOf(merged))).toBe(reportJson(reportOf(whole.tally)));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("keeps what the warm-up filled: a prompt before it silences one after it, and is in no figure itself", async () => {
    const shared = (id: string, hours: number): string =>
      `${JSON.stringify({ specversion: "1.0", id, type: "file.shared", subject: "bo", time: new Date(START + hours * 3_600_000).toISOString(), data: { external: true } })}\n`;
    const { tally } = await run(shared("a", 8) + shared("b", 11), true, { warmUpMs: 2 * 3_600_000 });
    const { volume, input, log } = reportOf(tally);
    expect(volume.byPolicy["sharing"]).toMatchObject({ prompts: 0, suppressed: { "policy: wait 4h": 1 } });
    expect(input).toMatchObject({ decided: 2, decidedInWarmUp: 1 });
    expect(log.warmUp).toMatchObject({ until: "2026-03-02T10:00:00.000Z", records: 1 });
  });
});
