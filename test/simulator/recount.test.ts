/**
 * The report's figures a second time, slowly: from the decision records and from events whose fate is known because the
 * generator made them so. And the same replay in parts, split by person and merged.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildReport, reportJson } from "../../src/report/index.js";
import type { Report } from "../../src/report/index.js";
import { PeopleTable, Tally, replay } from "../../src/simulator/index.js";
import { office } from "./office.js";
import { ndjson, textSource } from "./tools.js";
import type { Part } from "../../src/simulator/threads/parts.js";
import { partTaking } from "./part-taking.js";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-03-02T00:00:00Z");
const PEOPLE = ["ana", "bo", "cy", "di", "robot", "stranger", "broken"];
const TABLE = PeopleTable.of(
  new Map<string, Record<string, unknown>>([
    ["ana", { timezone: "America/New_York" }],
    ["bo", {}],
    ["cy", { timezone: "Asia/Tokyo" }],
    ["di", {}],
    ["robot", { role: "ai-agent" }],
    ["broken", { level: "high" }],
    ["idle", {}],
  ]),
);

type Fate =
  | "taken"
  | "by_type_alone"
  | "duplicate"
  | "out_of_vocabulary"
  | "unreadable"
  | "invalid_event"
  | "invalid_person";
interface Entry {
  readonly line: string;
  readonly fate: Fate;
  readonly type: string;
  readonly time: number;
  readonly person: string;
  readonly id: string;
  readonly risk?: "low" | "medium" | "high" | "critical";
}

const step = fc.record({
  minutes: fc.nat(600),
  person: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom(
    "file.shared",
    "file.shared",
    "file.shared",
    "mail.sent",
    "door.opened",
    "tea.made",
    "junk",
    "unfit",
  ),
  flag: fc.boolean(),
  size: fc.nat(2000),
  again: fc.nat(5).map((n) => n === 0),
});

function logOf(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Entry[] {
  const entries: Entry[] = [];
  let time = START;
  for (const [number, { minutes, person, what, flag, size, again }] of steps.entries()) {
    time += minutes * 60_000;
    const id = `e${number}`;
    const base = { type: what, time, person, id };
    const event = { specversion: "1.0", id, type: what, time: new Date(time).toISOString(), subject: person };
    const fit = (entry: Pick<Entry, "line" | "risk">): void => {
      const fate = person === "broken" ? "invalid_person" : "taken";
      entries.push({ ...base, ...entry, fate });
      if (again) entries.push({ ...base, ...entry, fate: fate === "taken" ? "duplicate" : fate });
    };
    if (what === "file.shared")
      fit({ line: JSON.stringify({ ...event, data: { external: flag, size } }), risk: flag ? "high" : "low" });
    else if (what === "mail.sent") fit({ line: JSON.stringify({ ...event, data: { urgent: flag } }), risk: "medium" });
    else if (what === "door.opened") entries.push({ ...base, line: JSON.stringify(event), fate: "by_type_alone" });
    else if (what === "tea.made") entries.push({ ...base, line: JSON.stringify(event), fate: "out_of_vocabulary" });
    else if (what === "junk") entries.push({ ...base, line: '{"half":', fate: "unreadable" });
    else
      entries.push({
        ...base,
        line: JSON.stringify({ ...event, type: "file.shared", data: { external: "yes" } }),
        fate: "invalid_event",
      });
  }
  return entries;
}

interface DecisionRecord {
  readonly event: string;
  readonly person: string;
  readonly policy: string;
  readonly time: number;
  readonly outcome: string;
  readonly reason?: { readonly in: string; readonly limit: string };
}

/** Monday of the ISO week in Berlin, as a date. */
function weekOf(time: number): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Europe/Berlin",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(time);
  const day = new Date(`${parts}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

function recount(
  entries: readonly Entry[],
  decisions: readonly DecisionRecord[],
  table: PeopleTable | undefined,
): object {
  const fate = (...fates: Fate[]): number => entries.filter((entry) => fates.includes(entry.fate)).length;
  const decided = entries.filter((entry) => entry.fate === "taken" || entry.fate === "by_type_alone");
  const byPolicy = Object.fromEntries(
    Object.keys(office.policies).map((policy) => {
      const own = decisions.filter((decision) => decision.policy === policy);
      const count = (outcome: string): number => own.filter((decision) => decision.outcome === outcome).length;
      const suppressed: Record<string, number> = {};
      for (const { reason } of own)
        if (reason)
          suppressed[`${reason.in}: ${reason.limit}`] = (suppressed[`${reason.in}: ${reason.limit}`] ?? 0) + 1;
      return [
        policy,
        {
          occurrences: own.length - count("escalate"),
          prompts: count("prompt"),
          exempt: count("exempt"),
          heldOut: count("held_out"),
          escalations: count("escalate"),
          suppressed,
        },
      ];
    }),
  );
  const seen = [...new Set(decided.map((entry) => entry.person))];
  const weeks = [...new Set(decided.map((entry) => weekOf(entry.time)))];
  const counted = table === undefined ? seen : [...table.ids()];
  const prompts = decisions.filter((decision) => decision.outcome === "prompt");
  const perWeek = counted
    .flatMap((person) =>
      weeks.map((week) => prompts.filter((prompt) => prompt.person === person && weekOf(prompt.time) === week).length),
    )
    .toSorted((a, b) => a - b);
  const rank = (share: number): number => perWeek[Math.ceil((share * perWeek.length) / 100) - 1] ?? 0;
  const moments = entries.filter((entry) => entry.fate === "taken");
  const outcomeOf = (entry: Entry): string => {
    const own = new Set(
      decisions
        .filter((decision) => decision.event === entry.id && decision.outcome !== "escalate")
        .map((decision) => decision.outcome),
    );
    return own.has("prompt")
      ? "prompted"
      : own.has("suppressed")
        ? "silenced"
        : own.has("held_out")
          ? "heldOut"
          : own.has("exempt")
            ? "exempt"
            : "unreached";
  };
  const byRisk = Object.fromEntries(
    ["low", "medium", "high", "critical"].map((level) => {
      const own = moments.filter((entry) => entry.risk === level).map(outcomeOf);
      const count = (outcome: string): number => own.filter((one) => one === outcome).length;
      return [
        level,
        {
          moments: own.length,
          reached: own.length - count("unreached"),
          prompted: count("prompted"),
          silenced: count("silenced"),
          heldOut: count("heldOut"),
          exempt: count("exempt"),
          unreached: count("unreached"),
        },
      ];
    }),
  );
  const withMoment = new Set(moments.map((entry) => entry.person));
  return {
    input: {
      read: entries.length,
      decided: decided.length,
      decidedByTypeAlone: fate("by_type_alone"),
      outOfVocabulary: fate("out_of_vocabulary"),
      duplicates: fate("duplicate"),
      setAside: fate("unreadable", "invalid_event", "invalid_person"),
      setAsideBy: {
        unreadable: fate("unreadable"),
        invalid_event: fate("invalid_event"),
        invalid_person: fate("invalid_person"),
        unknown_person: 0,
        out_of_order: 0,
        no_such_prompt: 0,
      },
    },
    volume: {
      prompts: prompts.length,
      byPolicy,
      perPersonWeek: {
        people: counted.length,
        weeks: weeks.length,
        personWeeks: perWeek.length,
        withoutPrompt: perWeek.filter((count) => count === 0).length,
        mean: perWeek.length === 0 ? 0 : perWeek.reduce((sum, count) => sum + count, 0) / perWeek.length,
        p50: rank(50),
        p90: rank(90),
        p95: rank(95),
        p99: rank(99),
        max: perWeek.at(-1) ?? 0,
      },
    },
    coverage: {
      byRisk,
      people: {
        withMoment: withMoment.size,
        prompted: [...withMoment].filter((person) => prompts.some((prompt) => prompt.person === person)).length,
      },
    },
  };
}

async function run(
  text: string,
  people: PeopleTable | undefined,
  part?: Part,
): Promise<{ tally: Tally; decisions: DecisionRecord[] }> {
  const decisions: DecisionRecord[] = [];
  const sink = {
    write: (line: string) => void decisions.push(JSON.parse(line) as DecisionRecord),
    flush: async () => {},
  };
  const { tally } = await replay({
    bundle: office,
    logs: [{ source: textSource(text), format: "ndjson" }],
    decisions: sink,
    ...(people === undefined ? {} : { people }),
    ...(part === undefined ? {} : { part }),
  });
  return { tally, decisions };
}

const reportOf = (tally: Tally): Report =>
  buildReport(tally, { files: ["events.ndjson"], tzdata: "2026a", problems: [] });

describe("the report", () => {
  it("agrees with a slow count over decisions and events", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120 }), fc.boolean(), async (steps, hasTable) => {
        const table = hasTable ? TABLE : undefined;
        const entries = logOf(hasTable ? steps : steps.filter(({ person }) => person !== "broken"));
        const { tally, decisions } = await run(ndjson(...entries.map((entry) => entry.line)), table);
        expect(reportOf(tally)).toMatchObject(recount(entries, decisions, table));
      }),
      { numRuns: 150 },
    );
  });

  it("is the same to the byte when the log is split by person and the parts are merged in any order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 80 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat(2)),
        async (steps, hasTable, draw) => {
          const table = hasTable ? TABLE : undefined;
          const text = ndjson(...logOf(steps).map((entry) => entry.line));
          const whole = await run(text, table);
          const partOf = new Map(["", ...PEOPLE].map((person) => [person, draw.next().value]));
          const parts = await Promise.all(
            [0, 1, 2].map((part) =>
              run(
                text,
                table,
                partTaking(part, 3, (person) => partOf.get(person) === part),
              ),
            ),
          );
          for (const order of [
            [0, 1, 2],
            [2, 0, 1],
            [1, 2, 0],
          ]) {
            const merged = new Tally(office, table);
            for (const part of order) merged.merge(parts[part]!.tally);
            expect(reportJson(reportOf(merged))).toBe(reportJson(reportOf(whole.tally)));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("counts a day of waiting as the limits do", async () => {
    const { decisions } = await run(
      ndjson(
        ...[0, 4, 8, 9].map((hours, at) => ({
          id: `e${at}`,
          type: "file.shared",
          subject: "bo",
          time: new Date(START + 8 * HOUR_MS + hours * HOUR_MS).toISOString(),
          data: { external: true },
        })),
      ),
      undefined,
    );
    expect(decisions.filter(({ outcome }) => outcome !== "escalate").map(({ outcome }) => outcome)).toEqual([
      "prompt",
      "prompt",
      "suppressed",
      "suppressed",
    ]);
  });
});
