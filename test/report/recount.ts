/**
 * Every figure of a report a second time, slowly and from other things: the decision records, and the events as plain
 * values. It knows the office of branch.ts by heart and nothing of tallies.
 */
import type { Report } from "../../src/report/index.js";
import { ATTRIBUTES, branch } from "./branch.js";
import type { Happening } from "./branch.js";

export interface DecisionRecord {
  readonly event: string;
  readonly person: string;
  readonly policy: string;
  readonly time: number;
  readonly outcome: "prompt" | "suppressed" | "exempt" | "held_out" | "escalate";
  readonly variant?: string;
  readonly signals?: readonly string[];
  readonly exemption?: string;
  readonly reason?: { readonly in: string; readonly limit: string; readonly kind: string };
  readonly step?: number;
}

const LEVELS = ["low", "medium", "high", "critical"] as const;
const POLICIES = ["big_files", "sharing", "urgent_mail"];
const DAY_MS = 86_400_000;

/** Words of the texts, at 238 a minute, and 5 seconds. */
function interruptionOf({ policy, signals = [] }: DecisionRecord): number {
  const words = policy === "sharing" ? 7 : policy === "urgent_mail" ? 1 : 2 + (signals.includes("huge") ? 3 : 2);
  return (
    Math.round(
      policy === "big_files"
        ? wordsMs(2) + wordsMs(words - 2)
        : policy === "sharing"
          ? wordsMs(3) + wordsMs(4)
          : wordsMs(1),
    ) + 5000
  );
}
const wordsMs = (words: number): number => (words * 60_000) / 238;

function local(time: number, timeZone: string): { date: string; weekday: number; hour: number } {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const date = `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
  return { date, weekday: (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7, hour: Number(parts["hour"]) };
}
const dateOf = (time: number): string => local(time, "Europe/Berlin").date;
function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}
const levelOfPerson = (person: string, hasTable: boolean): number =>
  ((hasTable ? ATTRIBUTES[person] : undefined)?.["level"] as number | undefined) ?? 1;
const isSenior = (person: string, hasTable: boolean): boolean => levelOfPerson(person, hasTable) >= 3;

function riskOf({ type, data }: Happening): (typeof LEVELS)[number] | undefined {
  if (type === "file.shared") return data["external"] === true ? "high" : "low";
  return type === "mail.sent" ? "medium" : undefined;
}

export function recount(
  all: readonly Happening[],
  made: readonly DecisionRecord[],
  { hasTable, from }: { readonly hasTable: boolean; readonly from: number },
): Record<string, unknown> {
  // The answers that fit: of each policy and person the last prompt waits, for a day, for one answer.
  const answers: { policy: string; answer: string; time: number; person: string }[] = [];
  let answersThatDidNot = 0;
  const unfit = new Set<string>();
  const waiting = new Map<string, { event: string; until: number }>();
  for (const happening of all) {
    const { id, type, data, time, person } = happening;
    if (type === "kairos.response") {
      const key = `${String(data["policy"])} ${person}`;
      const prompt = waiting.get(key);
      if (prompt !== undefined && prompt.event === data["event"] && time < prompt.until) {
        waiting.delete(key);
        if (time >= from)
          answers.push({ policy: String(data["policy"]), answer: String(data["answer"]), time, person });
      } else {
        unfit.add(id);
        if (time >= from) answersThatDidNot += 1;
      }
    }
    for (const one of made)
      if (one.event === id && one.outcome === "prompt")
        waiting.set(`${one.policy} ${person}`, { event: id, until: time + DAY_MS });
  }

  const isTaken = ({ id }: Happening): boolean => !unfit.has(id);

  const log = all.filter(({ time }) => time >= from);
  const decisions = made.filter(({ time }) => time >= from);
  const occurrences = decisions.filter(({ outcome }) => outcome !== "escalate");
  const prompts = decisions.filter(({ outcome }) => outcome === "prompt");
  const counted = hasTable ? Object.keys(ATTRIBUTES) : [...new Set(all.filter(isTaken).map(({ person }) => person))];
  const isCounted = (person: string): boolean => counted.includes(person);
  const touched = [...new Set(log.filter(isTaken).map(({ time }) => dateOf(time)))].toSorted();
  const weeks = [...new Set(touched.map(mondayOf))];
  const number = (of: readonly DecisionRecord[], outcome: string): number =>
    of.filter((one) => one.outcome === outcome).length;
  const totals = (of: readonly DecisionRecord[]): Record<string, number> => ({
    occurrences: of.length - number(of, "escalate"),
    prompts: number(of, "prompt"),
    suppressed: number(of, "suppressed"),
    exempt: number(of, "exempt"),
    heldOut: number(of, "held_out"),
    escalations: number(of, "escalate"),
  });
  const costs = (of: readonly DecisionRecord[]): number => of.reduce((sum, one) => sum + interruptionOf(one), 0);

  // Why each moment ended as it did.
  const moments = log.flatMap((happening) => {
    const risk = riskOf(happening);
    if (risk === undefined) return [];
    const own = occurrences.filter(({ event }) => event === happening.id);
    const of = (outcome: string): DecisionRecord[] => own.filter((one) => one.outcome === outcome);
    const priority = ({ policy, variant }: DecisionRecord): number =>
      policy === "big_files" ? 1 : policy === "sharing" && variant === "seniors" ? 2 : 0;
    const moment = (
      why: string,
      policy?: string,
      by?: string,
    ): {
      happening: Happening;
      risk: typeof risk;
      own: DecisionRecord[];
      why: string;
      policy: string | undefined;
      by: string | undefined;
    } => ({ happening, risk, own, why, policy, by });
    if (of("prompt").length > 0) return [moment(happening.type === "mail.sent" ? "too_late" : "prompted")];
    const [refused] = of("suppressed").toSorted((a, b) => priority(b) - priority(a) || (a.policy < b.policy ? -1 : 1));
    if (refused !== undefined) {
      const { in: place, limit, kind } = refused.reason!;
      const before = made.findLast(
        (one) => one.outcome === "prompt" && one.person === refused.person && one.event < refused.event,
      );
      if (place === "limits" && before!.policy !== refused.policy) return [moment("outranked", before!.policy)];
      return [moment(kind === "quiet" ? "quiet_hours" : "silenced", refused.policy, `${place}: ${limit}`)];
    }
    const [held] = of("held_out");
    if (held !== undefined) return [moment("held_out", held.policy)];
    const [exempt] = of("exempt");
    if (exempt !== undefined) return [moment("exempt", undefined, exempt.exemption)];
    if (happening.type === "mail.sent" && isSenior(happening.person, hasTable))
      return [moment("left_to_baseline", undefined, "mail_basics")];
    return [moment("no_policy")];
  });
  type Moment = (typeof moments)[number];
  const fates = (of: readonly Moment[]): Record<string, number> => {
    const many = (...whys: string[]): number => of.filter(({ why }) => whys.includes(why)).length;
    const unreached = many("no_policy", "left_to_baseline");
    return {
      moments: of.length,
      reached: of.length - unreached,
      prompted: many("prompted", "too_late"),
      silenced: many("silenced", "quiet_hours", "outranked"),
      heldOut: many("held_out"),
      exempt: many("exempt"),
      unreached,
      promptedInTime: many("prompted"),
      leftToBaseline: many("left_to_baseline"),
    };
  };
  const rows = new Map<string, Moment[]>();
  for (const one of moments) {
    const key = JSON.stringify([one.why, one.policy ?? null, one.by ?? null]);
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  const grave = moments.filter(({ risk }) => risk === "high" || risk === "critical");
  const best = (own: readonly DecisionRecord[]): string =>
    ["prompt", "suppressed", "held_out", "exempt"].find((outcome) => own.some((one) => one.outcome === outcome))!;
  const parts = (belongs: (one: DecisionRecord) => boolean): Record<string, number> => {
    const outcomes = grave
      .map(({ own }) => own.filter(belongs))
      .filter((own) => own.length > 0)
      .map(best);
    const many = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
    return {
      moments: outcomes.length,
      prompted: many("prompt"),
      silenced: many("suppressed"),
      heldOut: many("held_out"),
      exempt: many("exempt"),
    };
  };
  const segment = (name: string): { people: string[]; has: (person: string) => boolean } => {
    const has = (person: string): boolean => isCounted(person) && isSenior(person, hasTable) === (name === "seniors");
    return { people: counted.filter(has), has };
  };

  // Per person and period.
  const perPeriod = (
    period: (date: string) => string,
    value: (one: DecisionRecord) => number,
    who: readonly string[],
    of: readonly DecisionRecord[],
  ): number[] => {
    const periods = [...new Set(touched.map(period))];
    return who
      .flatMap((person) =>
        periods.map((each) =>
          of
            .filter((one) => one.person === person && period(dateOf(one.time)) === each)
            .reduce((sum, one) => sum + value(one), 0),
        ),
      )
      .toSorted((a, b) => a - b);
  };
  const rank = (values: readonly number[], percent: number): number =>
    values[Math.ceil((percent * values.length) / 100) - 1] ?? 0;
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  const one = (): number => 1;
  const perWeek = perPeriod(mondayOf, one, counted, prompts);
  const month = (date: string): string => date.slice(0, 7);
  const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
  const answered = (answer: string, policy?: string): number =>
    answers.filter((each) => each.answer === answer && (policy ?? each.policy) === each.policy).length;
  const allAnswered = (policy?: string): number =>
    answers.filter((each) => (policy ?? each.policy) === each.policy).length;
  const labelled = prompts.filter(({ event }) => log.some(({ id, type }) => id === event && type === "file.shared"));
  const trulyRisky = labelled.filter(({ event }) =>
    log.some(({ id, data }) => id === event && data["external"] === true),
  );
  const medium = moments.filter(({ risk }) => risk !== "low");
  const sharingMoments = moments.filter(({ own }) => own.some(({ policy }) => policy === "sharing"));
  const seniors = segment("seniors").people;
  const juniors = segment("juniors").people;
  const nonempty = <V>(values: readonly V[], of: () => number | undefined): number | undefined =>
    values.length === 0 ? undefined : of();
  const observed = [
    nonempty(perWeek, () => rank(perWeek, 95)),
    nonempty(
      perPeriod((date) => date, one, seniors, []),
      () =>
        Math.max(
          ...perPeriod(
            (date) => date,
            one,
            seniors,
            prompts.filter(({ policy }) => policy === "sharing"),
          ),
        ),
    ),
    share(prompts.length, touched.length),
    nonempty(perPeriod(month, one, juniors, []), () => mean(perPeriod(month, interruptionOf, juniors, prompts))),
    share(fates(medium)["prompted"]!, medium.length),
    share(prompts.filter(({ policy }) => policy === "sharing").length, sharingMoments.length),
    share(answered("dismissed"), allAnswered()),
    share(answered("overridden", "sharing"), allAnswered("sharing")),
    share(trulyRisky.length, labelled.length),
  ];

  const days: string[] = [];
  if (touched.length > 0)
    for (let day = Date.parse(touched[0]!); day <= Date.parse(touched.at(-1)!); day += DAY_MS)
      days.push(new Date(day).toISOString().slice(0, 10));
  const hours = (of: readonly DecisionRecord[]): number[][] => {
    const table = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
    for (const { time, person } of of) {
      const zone = (hasTable ? ATTRIBUTES[person] : undefined)?.["timezone"] as string | undefined;
      const { weekday, hour } = local(time, zone ?? "Europe/Berlin");
      table[weekday]![hour]! += 1;
    }
    return table;
  };
  const promptsOf = (person: string): number => prompts.filter((each) => each.person === person).length;
  const spans = segment;

  return {
    volume: {
      ...totals(decisions),
      byDay: days.map((date) => {
        const own = decisions.filter(({ time }) => dateOf(time) === date);
        const { occurrences: _, ...rest } = totals(own);
        const ownPrompts = own.filter(({ outcome }) => outcome === "prompt");
        return {
          date,
          ...rest,
          interruptionMs: costs(ownPrompts),
          promptsByPolicy: Object.fromEntries(
            POLICIES.flatMap((policy) => {
              const many = ownPrompts.filter((each) => each.policy === policy).length;
              return many === 0 ? [] : [[policy, many]];
            }),
          ),
        };
      }),
      byWeekdayHour: { prompts: hours(prompts), occurrences: hours(occurrences) },
      bySegment: ["juniors", "seniors"].map((name) => {
        const { people, has } = spans(name);
        const own = decisions.filter(({ person }) => has(person));
        const ownPrompts = own.filter(({ outcome }) => outcome === "prompt");
        return {
          segment: name,
          figures: {
            people: people.length,
            ...totals(own),
            interruptionMs: costs(ownPrompts),
            promptsPerPersonWeek: share(ownPrompts.length, people.length * weeks.length) ?? 0,
            byDay: [...new Set(ownPrompts.map(({ time }) => dateOf(time)))].toSorted().map((date) => {
              const onDay = ownPrompts.filter(({ time }) => dateOf(time) === date);
              return { date, prompts: onDay.length, interruptionMs: costs(onDay) };
            }),
          },
        };
      }),
      perPersonWeek: {
        people: counted.length,
        weeks: weeks.length,
        personWeeks: perWeek.length,
        mean: mean(perWeek),
        p50: rank(perWeek, 50),
        p99: rank(perWeek, 99),
        max: perWeek.at(-1) ?? 0,
        peopleWithoutPrompt: counted.filter((person) => promptsOf(person) === 0).length,
        distribution: [...new Set(perWeek)].map((value) => ({
          prompts: value,
          personWeeks: perWeek.filter((each) => each === value).length,
        })),
      },
      interruption: { totalMs: costs(prompts), meanPerPromptMs: share(costs(prompts), prompts.length) ?? 0 },
      followUps: [
        {
          name: "slow_down",
          byLadder: decisions.filter(({ policy, outcome }) => policy === "urgent_mail" && outcome === "escalate")
            .length,
        },
      ],
      baselines: [{ name: "mail_basics", audience: seniors.length, assignments: (seniors.length * days.length) / 365 }],
      topPeople: [...new Set(prompts.map(({ person }) => person))]
        .map((person) => ({
          person,
          prompts: promptsOf(person),
          moments: grave.filter(({ happening }) => happening.person === person).length,
        }))
        .toSorted((a, b) => b.prompts - a.prompts || (a.person < b.person ? -1 : 1)),
    },
    coverage: {
      byRisk: Object.fromEntries(LEVELS.map((level) => [level, fates(moments.filter(({ risk }) => risk === level))])),
      atLeast: fates(grave),
      people: {
        withMoment: new Set(moments.map(({ happening }) => happening.person)).size,
        prompted: new Set(moments.map(({ happening }) => happening.person).filter((person) => promptsOf(person) > 0))
          .size,
      },
      blindSpots: (["file.shared", "mail.sent"] as const)
        .flatMap((type) =>
          LEVELS.map((risk) => {
            const own = moments.filter((each) => each.happening.type === type && each.risk === risk);
            const many = (why: string): number => own.filter((each) => each.why === why).length;
            return {
              type,
              risk,
              moments: own.length,
              unreached: many("no_policy"),
              leftToBaseline: many("left_to_baseline"),
            };
          }),
        )
        .filter(({ unreached }) => unreached > 0)
        .toSorted(
          (a, b) =>
            LEVELS.indexOf(b.risk) - LEVELS.indexOf(a.risk) || b.unreached - a.unreached || (a.type < b.type ? -1 : 1),
        ),
      // Of high risk, only shared files that went outside; nothing leaves them unreached but a signal or a trigger.
      blindValues: nonEmptyValues(grave),
      bySignal: ["any_file", "huge"].map((signal) => ({
        signal,
        policies: ["big_files"],
        ...parts(({ signals }) => signals?.includes(signal) ?? false),
      })),
      byControl: [
        {
          identifier: "PR.AT-01",
          policies: ["big_files", "sharing"],
          layers: [],
          ...parts(({ policy }) => policy !== "urgent_mail"),
        },
        {
          identifier: "PR.AT-02",
          policies: ["sharing"],
          layers: ["mail_basics"],
          ...parts(({ policy }) => policy === "sharing"),
        },
      ],
      bySegment: ["juniors", "seniors"].map((name) => {
        const { has, people } = spans(name);
        const withMoment = new Set(
          moments.filter(({ happening }) => has(happening.person)).map(({ happening }) => happening.person),
        );
        return {
          segment: name,
          figures: {
            people: people.length,
            ...fates(grave.filter(({ happening }) => has(happening.person))),
            withMoment: withMoment.size,
            withMomentPrompted: [...withMoment].filter((person) => promptsOf(person) > 0).length,
          },
        };
      }),
      branches: branchesOf(decisions),
    },
    noise: {
      answersRecorded: answers.length + answersThatDidNot,
      answersThatFitted: answers.length,
      answersThatDidNot,
      all: {
        accepted: answered("accepted"),
        dismissed: answered("dismissed"),
        overridden: answered("overridden"),
        notUseful: answered("not_useful"),
        labelledPrompts: labelled.length,
        trulyRisky: trulyRisky.length,
      },
    },
    budgets: branch.budgets.map(({ text, value }, at) => ({
      text,
      kept: observed[at] === undefined || observed[at] <= value,
      ...(observed[at] === undefined ? {} : { observed: observed[at] }),
    })),
    whyNot: [...rows]
      .map(([key, own]) => {
        const [why, policy, by] = JSON.parse(key) as [string, string | null, string | null];
        return {
          why,
          ...(policy === null ? {} : { policy }),
          ...(by === null ? {} : { by }),
          moments: own.length,
          byRisk: Object.fromEntries(LEVELS.map((level) => [level, own.filter(({ risk }) => risk === level).length])),
        };
      })
      .toSorted(byText),
  };
}

export function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function nonEmptyValues(grave: readonly { readonly why: string; readonly happening: Happening }[]): object[] {
  const unreached = grave.filter(({ why }) => why === "no_policy").length;
  return unreached === 0
    ? []
    : [{ type: "file.shared", field: "external", value: "true", moments: grave.length, unreached }];
}

function branchesOf(decisions: readonly DecisionRecord[]): Partial<Report["coverage"]["branches"]> {
  const some = (holds: (one: DecisionRecord) => boolean): boolean => decisions.some(holds);
  const occurred = (policy: string): boolean => some((one) => one.policy === policy && one.outcome !== "escalate");
  const refused = (place: string, limit: string): boolean =>
    some(({ reason }) => reason?.in === place && reason.limit === limit);
  const all = [
    occurred("big_files"),
    some(({ signals }) => signals?.includes("huge") ?? false),
    some(({ signals }) => signals?.includes("any_file") ?? false),
    occurred("sharing"),
    some(({ variant }) => variant === "seniors"),
    refused("policy", "wait 4h"),
    refused("policy", "quiet on saturday, sunday"),
    some(({ policy, outcome }) => policy === "sharing" && outcome === "escalate"),
    occurred("urgent_mail"),
    some(({ policy, outcome }) => policy === "urgent_mail" && outcome === "escalate"),
    refused("limits", "at most 2 per day"),
    some(({ outcome }) => outcome === "exempt"),
  ];
  return { total: all.length, exercised: all.filter(Boolean).length };
}
