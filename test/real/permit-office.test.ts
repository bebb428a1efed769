/**
 * 8,577 steps of 48 people in a permit office, through policies written for it: each limit and each ladder must let through
 * exactly what was counted apart from Kairos.
 *
 * Data: J.C.A.M. Buijs, "Receipt phase of an environmental permit application process ('WABO'), CoSeLoG project",
 * doi 10.4121/uuid:a07386a5-7be3-4367-9535-70bc9e77dbe6.
 */
import { beforeAll, expect, test } from "vitest";
import { openInput } from "../../src/simulator/files/index.js";
import type { Decision } from "../../src/engine/index.js";
import type { SourceText } from "../../src/compiler/index.js";
import { buildReport } from "../../src/report/index.js";
import type { Report } from "../../src/report/index.js";
import type { ByteSource, Tally } from "../../src/simulator/index.js";
import { kairos } from "../cli/run-cli.js";
import { bundleOf, policyFiles, replayLog, tallyLog, type ReplayedLog } from "./replay.js";
import { describeWith, readJson } from "./shared-data.js";

type Counts = Readonly<Record<string, number>>;

const stopAdvice = "activity=T06 Determine necessity of stop advice";

/** The groups of the reference, and how the policies of each are called. */
const groups = {
  all: "all_subjects",
  human: "human_subjects_only(excluding admin1,admin2,admin3)",
  stop_advice: `trigger: ${stopAdvice}`,
  receipt: "trigger: activity=Confirmation of receipt",
} as const;
const groupNames = Object.keys(groups) as readonly (keyof typeof groups)[];

const byPolicy = (tally: Tally): Report["volume"]["byPolicy"] =>
  buildReport(tally, { files: [], tzdata: "", problems: [] }).volume.byPolicy;

/** What the policies of one group came to, under the reference's names. */
function countsOf(group: string, decisions: ByPolicy): Record<string, number> {
  const prompts = (rule: string): number => decisions.prompts(`${group}_${rule}`).length;
  const occurrences = decisions.occurrences(`${group}_r0`);
  return {
    R0_events: occurrences.length,
    R0_subjects: people(occurrences),
    R0_subject_days_local: prompts("r1"),
    R0_subject_isoweeks_local: prompts("weeks"),
    R1_cap_1_per_local_day: prompts("r1"),
    R2_cap_3_per_local_day: prompts("r2"),
    R3_cap_5_per_local_isoweek: prompts("r3"),
    R4_cooldown_1h: prompts("r4"),
    R5_cooldown_4h: prompts("r5"),
    R6_cooldown_24h: prompts("r6"),
    R7_working_hours_only_MonFri_0800_1800_local: prompts("r7"),
    R8_outside_quiet_2200_0700_local: prompts("r8"),
    "R9_working_hours+cooldown_4h+cap_3_per_local_day": prompts("r9"),
    R9_subjects_reached: people(decisions.prompts(`${group}_r9`)),
    R10_rolling_cap_2_per_trailing_7x24h: prompts("r10"),
    same_instant_same_subject_groups:
      occurrences.length - new Set(occurrences.map(({ time, person }) => `${time} ${person}`)).size,
    ...(decisions.has(`${group}_anybody`)
      ? { matching_events_incl_no_subject: decisions.occurrences(`${group}_anybody`).length }
      : {}),
  };
}

/** What a wrong reading of the rules gives; the zone is asked for below, the boundary is never met in this log. */
const wrongZone = /_wrongly_taken_as_UTC$/;
const wrongBoundary = /_if_boundary_is_suppressed$/;

class ByPolicy {
  private readonly byPolicy = new Map<string, Decision[]>();
  constructor(all: readonly Decision[]) {
    for (const decision of all) {
      const group = this.byPolicy.get(decision.policy);
      if (group === undefined) this.byPolicy.set(decision.policy, [decision]);
      else group.push(decision);
    }
  }
  has = (policy: string): boolean => this.byPolicy.has(policy);
  occurrences = (policy: string): readonly Decision[] =>
    this.of(policy).filter(({ outcome }) => outcome !== "escalate");
  prompts = (policy: string): readonly Decision[] => this.of(policy).filter(({ outcome }) => outcome === "prompt");
  escalations = (policy: string): readonly Decision[] =>
    this.of(policy).filter(({ outcome }) => outcome === "escalate");
  private of(policy: string): readonly Decision[] {
    const found = this.byPolicy.get(policy);
    if (found === undefined) throw new Error(`no policy ${policy} decided anything`);
    return found;
  }
}

const people = (decisions: readonly Decision[]): number => new Set(decisions.map(({ person }) => person)).size;

const inZone = (files: readonly SourceText[], zone: string): SourceText[] =>
  files.map(({ path, text }) => ({ path, text: text.replace('timezone "Europe/Amsterdam"', `timezone "${zone}"`) }));

describeWith("permit-receipt-coselog", "the permit office's log", (path) => {
  const forPeople = policyFiles("permit-office", "vocabulary.kairos", "people");
  const forCases = policyFiles("permit-office", "vocabulary.kairos", "cases");
  let reference: Readonly<Record<string, Counts | number>>;
  let local: ReplayedLog;
  let decisions: ByPolicy;

  const log = async (): Promise<ByteSource> => {
    const opened = await openInput(path("events.csv.gz"));
    if ("problem" in opened) throw new Error(opened.problem.message);
    return opened.source;
  };

  beforeAll(async () => {
    reference = readJson(path("reference.json"));
    local = await replayLog(bundleOf(forPeople), await log());
    decisions = new ByPolicy(local.decisions);
  });

  test("every row becomes a step that is decided", () => {
    expect(local.tally.ledger).toMatchObject({
      read: 8577,
      decided: 8577,
      outOfVocabulary: 0,
      setAside: 0,
      duplicates: 0,
    });
  });

  test.each(groupNames)("%s: every rule lets through what was counted", (group) => {
    const expected = reference[groups[group]] as Counts;
    const without = (pattern: RegExp, counts: Counts): Counts =>
      Object.fromEntries(Object.entries(counts).filter(([name]) => !pattern.test(name)));
    expect(countsOf(group, decisions)).toEqual(without(wrongBoundary, without(wrongZone, expected)));
  });

  test.each(groupNames)(
    "%s: no prompt comes exactly a wait after another, so this log cannot tell the two boundaries apart",
    (group) => {
      const expected = reference[groups[group]] as Counts;
      const canaries = Object.keys(expected).filter((name) => wrongBoundary.test(name));
      expect(canaries).toHaveLength(3);
      for (const name of canaries) expect(expected[name]).toBe(expected[name.replace(wrongBoundary, "")]);
    },
  );

  test("the tally counts as the decisions do", () => {
    for (const group of groupNames) {
      const volume = byPolicy(local.tally)[`${group}_r2`];
      expect(volume).toMatchObject({
        occurrences: decisions.occurrences(`${group}_r0`).length,
        prompts: decisions.prompts(`${group}_r2`).length,
      });
    }
  });

  test("`kairos simulate` reports the same", () => {
    const ended = kairos([
      "simulate",
      "test/real/permit-office/people",
      "--events",
      path("events.csv.gz"),
      "--json",
      "-",
    ]);
    expect(ended).toMatchObject({ status: 0, stderr: expect.not.stringContaining("error") });
    const report = JSON.parse(ended.stdout) as {
      input: Counts;
      volume: {
        byPolicy: Record<string, { occurrences: number; prompts: number; escalations: number; suppressed: Counts }>;
      };
    };
    expect(report.input).toMatchObject({ read: 8577, decided: 8577, outOfVocabulary: 0, setAside: 0, duplicates: 0 });
    for (const [policy, volume] of Object.entries(report.volume.byPolicy)) {
      expect(volume, policy).toMatchObject({
        occurrences: decisions.occurrences(policy).length,
        prompts: decisions.prompts(policy).length,
        escalations: decisions.escalations(policy).length,
      });
      const suppressed = Object.values(volume.suppressed).reduce((sum, count) => sum + count, 0);
      expect(volume.prompts + suppressed, policy).toBe(volume.occurrences);
    }
  });

  test("in a wrong time zone the counts are the wrong ones that were foreseen", async () => {
    const volume = byPolicy(await tallyLog(bundleOf(inZone(forPeople, "UTC")), await log()));
    for (const group of groupNames) {
      const expected = reference[groups[group]] as Counts;
      expect(volume[`${group}_r7`]!.prompts).toBe(expected["R7_if_local_time_wrongly_taken_as_UTC"]);
      expect(volume[`${group}_r8`]!.prompts).toBe(expected["R8_if_local_time_wrongly_taken_as_UTC"]);
    }
  });

  test("three steps of a person within seven days escalate, and the count starts afresh", () => {
    expect(decisions.escalations("stop_advice_r0")).toHaveLength(
      reference[
        `escalation: per subject, 3 "${stopAdvice}" events in a trailing 7x24h window, window cleared after each firing`
      ] as number,
    );
  });

  test("with the case as the person, a case escalates at its third step", async () => {
    const byCase = new ByPolicy((await replayLog(bundleOf(forCases), await log())).decisions);
    expect(people(byCase.occurrences("case_stop_advice"))).toBe(
      reference[`escalation: cases with >=1 "${stopAdvice}"`],
    );
    // Six steps escalate a case twice; each case is counted once.
    expect(people(byCase.escalations("case_stop_advice"))).toBe(
      reference[`escalation: cases whose 3rd "${stopAdvice}" event occurs (one escalation per case)`],
    );
  });

  test("nothing in the reference is left unasked", () => {
    const asked = new Set<string>([...Object.values(groups), "_notes"]);
    const left = Object.keys(reference).filter((name) => !asked.has(name));
    expect(left).toHaveLength(3);
    for (const name of left) expect(name).toMatch(/^escalation: /);
  });

  test("each person did as many steps as the publisher says", () => {
    const published = readJson<Record<string, { value: string; per_key?: Record<string, string> }>>(
      path("published-totals.json"),
    );
    const steps: Record<string, string> = {};
    for (const { person } of decisions.occurrences("all_r0")) steps[person] = String(Number(steps[person] ?? 0) + 1);
    expect(steps).toEqual(published["meta_org:resource_events_total"]?.per_key);
    expect(new Date(local.tally.firstTime)).toEqual(new Date(published["meta_time:log_start_time"]!.value));
    expect(new Date(local.tally.lastTime)).toEqual(new Date(published["meta_time:log_end_time"]!.value));
  });
});
