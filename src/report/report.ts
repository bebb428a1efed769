/**
 * The report of a replay: one model, of which the terminal summary, JSON and every other view are made. Generated from
 * grammar/report.schema.json; `npm run generate` writes it anew.
 */

/**
 * Plain JSON. Counts are integers, shares and means are ratios of them, lengths of time are milliseconds. Members stand
 * in a fixed order.
 */
export interface Report {
  /** The version of this format. */
  readonly report: string;
  readonly bundle: {
    /** The identity of the bundle: SHA-256 of its canonical form, in hexadecimal. */
    readonly sha256: string;
    /** The version of the bundle's format. */
    readonly format: string;
  };
  /** The version of the time zone data that local times rest on. */
  readonly tzdata: string;
  readonly settings: Settings;
  /** What a reader must know before the figures, the gravest first. */
  readonly notes: readonly Note[];
  readonly log: LogReport;
  readonly input: InputReport;
  readonly people: PeopleReport;
  readonly volume: VolumeReport;
  readonly coverage: CoverageReport;
  readonly noise: NoiseReport;
  readonly prediction?: PredictionReport;
  readonly backtest?: BacktestReport;
  readonly responses?: ResponsesReport;
  /** The goals of the bundle's budgets, in their order. */
  readonly budgets: readonly BudgetReport[];
  /** What the figures mean, by figure. */
  readonly definitions: Readonly<Record<string, string>>;
}

/** What people would answer under a response model. Nothing of it was recorded. */
export interface ResponsesReport {
  /** Its name, or the file of its parameters. */
  readonly model: string;
  /** What it assumes, and where that comes from. */
  readonly parameters: readonly {
    /** Of the parameter. */
    readonly name: string;
    /** In the unit that its name says, else a share. */
    readonly value: number;
    /** The finding, or that it is assumed. */
    readonly source: string;
  }[];
  /** Prompts that were given. */
  readonly prompts: number;
  /** Of these, accepted. */
  readonly accepted: number;
  /** By week since the first prompt of a person. */
  readonly byWeek: readonly {
    /** Given in it. */
    readonly prompts: number;
    /** Of these, accepted. */
    readonly accepted: number;
  }[];
  /** By policy with a control group: what the comparison of the two arms would show. */
  readonly effects: readonly {
    /** Its name. */
    readonly policy: string;
    /** People outside the control group. */
    readonly treated: number;
    /** People in it. */
    readonly control: number;
    /** Share of occurrences that the prompts averted, as estimated. */
    readonly averted: number;
    readonly interval: Interval;
  }[];
  /** Why no effect is claimed, where none is. */
  readonly declined?: string;
}

/** 95 of 100 replicates of the bootstrap over people lie from `low` to `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export type Level = "low" | "medium" | "high" | "critical";

/** What the replay was asked for. */
export interface Settings {
  /** Moments of this risk or above are meant where a figure names none. */
  readonly risk: Level;
  /** What a prompt costs beside the reading, in milliseconds. */
  readonly overheadMs: number;
  /** `TYPE.FIELD`: fields that say whether a moment was truly risky. */
  readonly labels: readonly string[];
  /** Whether figures about fewer than five people are shown. */
  readonly smallGroups: boolean;
  /** Whether ids of people are replaced by keyed hashes. */
  readonly pseudonymized: boolean;
  /** Of the bootstrap; 0 where no intervals were asked for. */
  readonly replicates: number;
}

/** What kept a log from being read to its end. */
export interface Problem {
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly byte?: number;
  readonly message: string;
  readonly remedy: string;
}

export interface LogReport {
  /** Names of the files, in the order in which they were read. */
  readonly files: readonly string[];
  /** RFC 3339; times of the first and the last decided record, left out where there was none. */
  readonly from?: string;
  readonly to?: string;
  /** The organisation's zone, in which days and weeks are counted. */
  readonly timezone: string;
  /** Days that hold a decided record after the warm-up. */
  readonly days: number;
  /** ISO weeks that hold one. */
  readonly weeks: number;
  /** Left out where none was asked for. */
  readonly warmUp?: {
    readonly lengthMs: number;
    /** RFC 3339; records from here on are in the figures. */
    readonly until: string;
    /** Decided, and left out of the figures. */
    readonly records: number;
  };
  /** Left out where nothing looks back. */
  readonly longestWindow?: {
    readonly lengthMs: number;
    /** The limit, step or expression that looks back so far. */
    readonly text: string;
    /** Left out for what holds across policies. */
    readonly policy?: string;
  };
  /** What kept a log from being read to its end; the figures rest on what was read before. */
  readonly problems: readonly Problem[];
}

export interface Sample {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly detail: string;
}

/** read = decided + outOfVocabulary + setAside + duplicates. */
export interface InputReport {
  readonly read: number;
  readonly decided: number;
  /** Of the decided: those of types that no policy asks for. */
  readonly decidedByTypeAlone: number;
  /** Of the decided: those that only filled the state. */
  readonly decidedInWarmUp: number;
  readonly outOfVocabulary: number;
  readonly setAside: number;
  readonly duplicates: number;
  readonly setAsideBy: {
    readonly unreadable: number;
    readonly invalid_event: number;
    readonly invalid_person: number;
    readonly unknown_person: number;
    readonly out_of_order: number;
    readonly no_such_prompt: number;
  };
  /** The first few of each reason, and of what is not in the vocabulary. */
  readonly samples: {
    readonly unreadable?: readonly Sample[];
    readonly invalid_event?: readonly Sample[];
    readonly invalid_person?: readonly Sample[];
    readonly unknown_person?: readonly Sample[];
    readonly out_of_order?: readonly Sample[];
    readonly no_such_prompt?: readonly Sample[];
    readonly out_of_vocabulary?: readonly Sample[];
  };
}

export interface PeopleReport {
  /** In the table; left out where there is none. */
  readonly table?: number;
  /** Of whom a record was decided. */
  readonly seen: number;
  /** Seen, but not in the table: they have an id and the defaults alone. Left out where there is no table. */
  readonly notInTable?: number;
  /**
   * Without a time zone of their own: the organisation's stands in. Of the table, or of those seen where there is none.
   */
  readonly withoutTimezone: number;
}

export interface StepReport {
  /** Left out for the base. */
  readonly variant?: string;
  /** In the ladder, from 0. */
  readonly position: number;
  readonly text: string;
  readonly action: "follow_up" | "notify" | "review";
  readonly fired: number;
}

/** occurrences = prompts + suppressed + exempt + heldOut. */
export interface PolicyVolumeReport {
  readonly occurrences: number;
  readonly prompts: number;
  readonly exempt: number;
  readonly heldOut: number;
  readonly escalations: number;
  /** By the limit that refused: `policy: wait 4h`, `limits: at most 3 per day`. */
  readonly suppressed: Readonly<Record<string, number>>;
  readonly title?: string;
  readonly owner?: string;
  /** People who got at least one prompt of this policy; withheld where they are few. */
  readonly peoplePrompted?: number;
  readonly interruptionMs: number;
  /** Every step of its ladders. */
  readonly steps: readonly StepReport[];
  readonly intervals?: { readonly prompts: Interval };
}

export interface DayVolume {
  readonly date: string;
  readonly prompts: number;
  readonly suppressed: number;
  readonly exempt: number;
  readonly heldOut: number;
  readonly escalations: number;
  readonly interruptionMs: number;
  /** Those above 0. */
  readonly promptsByPolicy: Readonly<Record<string, number>>;
}

/** By the wall clock of the person. */
export interface WeekdayHours {
  /** Seven rows, monday first, of 24 hours. */
  readonly prompts: readonly (readonly number[])[];
  readonly occurrences: readonly (readonly number[])[];
}

export interface SegmentVolume {
  readonly segment: string;
  /** Left out where they would tell of fewer than five people. */
  readonly figures?: {
    readonly people: number;
    readonly occurrences: number;
    readonly prompts: number;
    readonly exempt: number;
    readonly heldOut: number;
    readonly escalations: number;
    readonly suppressed: number;
    readonly interruptionMs: number;
    readonly promptsPerPersonWeek: number;
    readonly interruptionMsPerPersonWeek: number;
    /** Days with a prompt. */
    readonly byDay: readonly { readonly date: string; readonly prompts: number; readonly interruptionMs: number }[];
    readonly intervals?: {
      readonly prompts: Interval;
      readonly promptsPerPersonWeek: Interval;
      readonly interruptionMsPerPersonWeek: Interval;
    };
  };
}

export interface PerPersonWeek {
  readonly people: number;
  readonly weeks: number;
  /** people × weeks. */
  readonly personWeeks: number;
  readonly withoutPrompt: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** People without a prompt in any week. */
  readonly peopleWithoutPrompt: number;
  /** From 0 prompts on; counts with no person-week are left out. */
  readonly distribution: readonly { readonly prompts: number; readonly personWeeks: number }[];
  readonly intervals?: {
    readonly mean: Interval;
    readonly p50: Interval;
    readonly p90: Interval;
    readonly p95: Interval;
    readonly p99: Interval;
    readonly shareWithoutPrompt: Interval;
  };
}

/**
 * Reading time of the texts that were shown, as written, each value that they name read as one word, and the overhead.
 */
export interface InterruptionReport {
  readonly totalMs: number;
  readonly overheadMs: number;
  readonly meanPerPromptMs: number;
  readonly meanPerPersonWeekMs: number;
  /** The reading speeds that the times rest on. */
  readonly speeds: readonly {
    readonly locales: string;
    readonly per: "word" | "character";
    readonly perMinute: number;
    readonly source: string;
  }[];
  readonly intervals?: { readonly totalMs: Interval; readonly meanPerPersonWeekMs: Interval };
}

export interface LayerVolume {
  readonly name: string;
  /** Follow-ups that steps of a ladder called for. */
  readonly byLadder?: number;
  /** People whom it is for; withheld where they are few, left out where nobody is named. */
  readonly audience?: number;
  readonly everyMs?: number;
  /** Of a baseline, in the span of the log: audience × span / every, or audience where it comes once. */
  readonly assignments?: number;
}

export interface TopPerson {
  readonly person: string;
  readonly prompts: number;
  /** Of the report's risk or above. */
  readonly moments: number;
}

export interface TopMoment {
  readonly type: string;
  readonly risk: Level;
  readonly moments: number;
  readonly prompted: number;
  readonly unreached: number;
}

export interface VolumeReport {
  readonly occurrences: number;
  readonly prompts: number;
  readonly exempt: number;
  readonly heldOut: number;
  readonly escalations: number;
  readonly suppressed: number;
  readonly intervals?: { readonly prompts: Interval; readonly suppressed: Interval; readonly escalations: Interval };
  /** By id; every policy of the bundle. */
  readonly byPolicy: Readonly<Record<string, PolicyVolumeReport>>;
  /** Every day from the first to the last one in the figures, by the organisation's zone. */
  readonly byDay: readonly DayVolume[];
  readonly byWeekdayHour: WeekdayHours;
  readonly bySegment: readonly SegmentVolume[];
  readonly perPersonWeek: PerPersonWeek;
  readonly interruption: InterruptionReport;
  readonly followUps: readonly LayerVolume[];
  readonly baselines: readonly LayerVolume[];
  /** The people with most prompts; only where small groups are shown. */
  readonly topPeople?: readonly TopPerson[];
  /** Kinds of moments, the most frequent first. */
  readonly topMoments: readonly TopMoment[];
  /** The limits that refused most, with the policies that they silenced, the greatest count first. */
  readonly topLimits: readonly { readonly policy: string; readonly limit: string; readonly suppressed: number }[];
}

/** moments = reached + unreached; reached = prompted + silenced + heldOut + exempt. */
export interface RiskCoverage {
  readonly moments: number;
  readonly reached: number;
  readonly prompted: number;
  readonly silenced: number;
  readonly heldOut: number;
  readonly exempt: number;
  readonly unreached: number;
  /** Of the prompted: those where the person could still change course, or practised. */
  readonly promptedInTime: number;
  /** Of the unreached: those that a baseline or follow up covers on purpose. */
  readonly leftToBaseline: number;
  /** Of the shares of moments. */
  readonly intervals?: {
    readonly reached: Interval;
    readonly promptedInTime: Interval;
    readonly silenced: Interval;
    readonly unreached: Interval;
  };
}

/** A row of the ledger of moments: each moment stands in exactly one. */
export interface WhyNot {
  readonly why:
    | "prompted"
    | "silenced"
    | "quiet_hours"
    | "outranked"
    | "exempt"
    | "held_out"
    | "too_late"
    | "left_to_baseline"
    | "no_policy";
  /** The policy that was silenced, held out, or, for `outranked`, the one that had the prompt. */
  readonly policy?: string;
  /** The limit (`policy: wait 4h`), the exemption, the baseline, or the policy that was outranked. */
  readonly by?: string;
  /** Of all risks together. */
  readonly moments: number;
  readonly byRisk: { readonly low: number; readonly medium: number; readonly high: number; readonly critical: number };
}

export interface BlindSpot {
  readonly type: string;
  readonly risk: Level;
  readonly moments: number;
  /** By no policy, and not left to a baseline. */
  readonly unreached: number;
  readonly leftToBaseline: number;
}

export interface BlindValue {
  readonly type: string;
  readonly field: string;
  /** As records write it; left out where it was missing. */
  readonly value?: string;
  readonly moments: number;
  readonly unreached: number;
}

export interface BlindGroup {
  readonly attribute: string;
  /** As records write it; left out where it was missing. */
  readonly value?: string;
  readonly people: number;
  readonly moments: number;
  readonly unreached: number;
}

export interface SignalCoverage {
  readonly signal: string;
  readonly policies: readonly string[];
  readonly moments: number;
  readonly prompted: number;
  readonly silenced: number;
  readonly heldOut: number;
  readonly exempt: number;
}

export interface ControlCoverage {
  readonly framework: string;
  readonly identifier: string;
  readonly policies: readonly string[];
  /** Baselines and follow ups that name it. */
  readonly layers: readonly string[];
  /** Of its policies, at moments or not. */
  readonly prompts: number;
  readonly moments: number;
  readonly prompted: number;
  readonly silenced: number;
  readonly heldOut: number;
  readonly exempt: number;
}

export interface SegmentCoverage {
  readonly segment: string;
  /** Left out where they would tell of fewer than five people. */
  readonly figures?: {
    readonly people: number;
    readonly moments: number;
    readonly reached: number;
    readonly prompted: number;
    readonly silenced: number;
    readonly heldOut: number;
    readonly exempt: number;
    readonly unreached: number;
    readonly promptedInTime: number;
    readonly leftToBaseline: number;
    readonly withMoment: number;
    readonly withMomentPrompted: number;
    readonly intervals?: { readonly promptedInTime: Interval; readonly reached: Interval };
  };
}

/** How much of the policies the log exercised. */
export interface BranchReport {
  readonly total: number;
  readonly exercised: number;
  /** In the order of the policies. */
  readonly never: readonly {
    /** Left out for what holds across policies. */
    readonly policy?: string;
    readonly kind: "trigger" | "signal" | "variant" | "limit" | "step" | "exemption";
    /** What the log never did: `` `wait 4h` never refused ``. */
    readonly text: string;
  }[];
}

export interface CoverageReport {
  /** The least risk of `atLeast`, of the blind spots by value, and of coverage by signal, control and segment. */
  readonly risk: Level;
  /** Each level for itself. */
  readonly byRisk: {
    readonly low: RiskCoverage;
    readonly medium: RiskCoverage;
    readonly high: RiskCoverage;
    readonly critical: RiskCoverage;
  };
  readonly atLeast: RiskCoverage;
  readonly people: {
    /** People with at least one moment. */
    readonly withMoment: number;
    /** Of these, those who got at least one prompt. */
    readonly prompted: number;
    /** Of the share. */
    readonly intervals?: { readonly prompted: Interval };
  };
  /** Where every moment ended, by reason in a fixed order and then by count; the sum is that of all moments. */
  readonly whyNot: readonly WhyNot[];
  /** Event types and levels of which moments went unreached, by level and then by count, the greatest first. */
  readonly blindSpots: readonly BlindSpot[];
  /** Values of event fields at which most moments went unreached, the greatest count first. */
  readonly blindValues: readonly BlindValue[];
  /** Attributes of people likewise; groups of fewer than five are left out, and who could be told by subtraction. */
  readonly blindGroups: readonly BlindGroup[];
  readonly bySignal: readonly SignalCoverage[];
  readonly byControl: readonly ControlCoverage[];
  readonly bySegment: readonly SegmentCoverage[];
  readonly branches: BranchReport;
}

export interface NoiseFigures {
  readonly prompts: number;
  /** Recorded answers that fitted a prompt. */
  readonly answers: number;
  readonly accepted: number;
  readonly dismissed: number;
  readonly overridden: number;
  readonly notUseful: number;
  /** Of the answers; left out where there are none. */
  readonly dismissedShare?: number;
  readonly overriddenShare?: number;
  readonly notUsefulShare?: number;
  /** Prompts at events that carry a label. */
  readonly labelledPrompts: number;
  readonly trulyRisky: number;
  /** trulyRisky / labelledPrompts; left out where there are none. */
  readonly precision?: number;
  readonly intervals?: NoiseIntervals;
}

export interface NoiseIntervals {
  readonly dismissedShare?: Interval;
  readonly overriddenShare?: Interval;
  readonly precision?: Interval;
}

export interface RetireFirst {
  readonly policy: string;
  readonly basis: "labels" | "answers";
  readonly prompts: number;
  /** Share of labelled prompts that were not risky, or of answers that dismissed, overrode or found no use. */
  readonly noiseShare: number;
  /** The lower end of its 95% interval (Wilson), so that few answers do not decide. */
  readonly noiseShareAtLeast: number;
  /** prompts × noiseShareAtLeast, rounded down. */
  readonly promptsSpared: number;
}

/** Rests on recorded answers and labels. */
export interface NoiseReport {
  /** Answers in the log after the warm-up that could be read. */
  readonly answersRecorded: number;
  readonly answersThatFitted: number;
  /** Set aside as `no_such_prompt`: these policies gave no prompt that waits for them. */
  readonly answersThatDidNot: number;
  readonly all: NoiseFigures;
  /** Policies with an answer or a labelled prompt. */
  readonly byPolicy: Readonly<Record<string, NoiseFigures>>;
  /** The policy whose end would spare most prompts for nothing, first. */
  readonly retireFirst: readonly RetireFirst[];
}

export interface Predicted {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Projected from the log to the population of a rollout: a model, not a replay. */
export interface PredictionReport {
  /** What the figures rest on beside the replay. */
  readonly assumptions: readonly string[];
  /** How many people are meant. */
  readonly population: number;
  readonly promptsPerWeek: Predicted;
  readonly interruptionMsPerWeek: Predicted;
  readonly escalationsPerWeek: Predicted;
  /** Of one such day to come. */
  readonly byWeekday: readonly {
    readonly weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
    readonly prompts: Predicted;
  }[];
  /** Stages of the rollout, as asked for. */
  readonly ramp: readonly {
    /** 0.1 is 10%. */
    readonly share: number;
    readonly people: number;
    readonly promptsPerWeek: Predicted;
    readonly promptsOnBusiestWeekday: Predicted;
    readonly interruptionMsPerWeek: Predicted;
    readonly escalationsPerWeek: Predicted;
  }[];
}

export interface DayForecast {
  readonly date: string;
  readonly predicted: Predicted;
  readonly prompts: number;
  readonly held: boolean;
}

export interface WeekForecast {
  /** Its Monday. */
  readonly from: string;
  readonly predicted: Predicted;
  readonly prompts: number;
  readonly held: boolean;
}

/** How often the interval of a prediction held: the last weeks predicted from the first. */
export interface BacktestReport {
  /** The last weeks, which were predicted. */
  readonly weeks: number;
  /** The weeks before, from which. */
  readonly fromWeeks: number;
  readonly assumption: string;
  readonly daysHeld: number;
  readonly days: number;
  readonly weeksHeld: number;
  readonly byDay: readonly DayForecast[];
  readonly byWeek: readonly WeekForecast[];
}

export interface BudgetReport {
  /** The goal as the formatter prints it. */
  readonly text: string;
  readonly kept: boolean;
  /** Prompts, a share, or milliseconds. */
  readonly value: number;
  /** In the same unit; left out where the log cannot say, and where it is withheld. */
  readonly observed?: number;
  readonly unit: "prompts" | "share" | "ms";
  readonly statistic?: "mean" | "p50" | "p90" | "p95" | "p99" | "max";
  /** One line: what was found beside the goal. */
  readonly says: string;
  readonly file?: string;
  readonly line?: number;
}

export interface Note {
  readonly code: string;
  readonly text: string;
}
