/**
 * Advice for each kind of moment, and the evidence that it rests on. Generated from grammar/advice.schema.json; `npm
 * run generate` writes it anew.
 */
import type { Level } from "../report.js";

/**
 * What fits each kind of moment: `kairos advise --json`. Plain JSON. Counts are integers, shares and means are ratios
 * of them, lengths of time are milliseconds. Members stand in a fixed order.
 */
export interface AdviceReport {
  /** The version of this format. */
  readonly advice: "1.0";
  readonly bundle: {
    /** The identity of the bundle: SHA-256 of its canonical form, in hexadecimal. */
    readonly sha256: string;
    /** The version of the bundle's format. */
    readonly format: string;
  };
  /** ISO weeks that the log touches after the warm-up. */
  readonly weeks: number;
  /** The gravest first; a segment is listed where its advice differs from that for everybody. */
  readonly kinds: readonly KindAdvice[];
  /** By name, in the order in which they are asked; the first that holds decides. */
  readonly rules: Readonly<Record<string, Rule>>;
  /** What the figures are compared with, by name. */
  readonly thresholds: Readonly<Record<string, number>>;
}

export type Advice = "prompt" | "periodic_content" | "follow_up" | "process_review" | "none";

export interface Rule {
  readonly advice: Advice;
  /** When it holds, in words. */
  readonly says: string;
}

/** Advice for the moments of one event type at one risk, in one segment or of everybody. */
export interface KindAdvice {
  /** Of the event. */
  readonly type: string;
  readonly risk: Level;
  /** Left out for everybody. */
  readonly segment?: string;
  readonly advice: Advice;
  /** The one that decided, by its name in `rules`. */
  readonly rule: string;
  /** The rule in words. */
  readonly says: string;
  readonly figures: Figures;
  /** What was compared on the way to the advice, in order; without what is withheld. */
  readonly asked: readonly Asked[];
  /** What would turn the advice, the nearest first. */
  readonly turns: readonly Turn[];
  /** Who answers for the policies on such moments: asked where a process is to be reviewed. */
  readonly owners: readonly string[];
}

/**
 * Figures of one kind of moment in one segment. Shares lie between 0 and 1; those of nothing are left out. What rests
 * on fewer than five people (those with such a moment, those prompted, those who answered) is withheld unless it was
 * asked for.
 */
export interface Figures {
  readonly risk: Level;
  /** When the person is told: before it happens, in practice, or after. */
  readonly moment?: "before" | "simulated" | "after";
  /** For how long it can be undone then. */
  readonly reversibleForMs?: number;
  readonly moments: number;
  /** Of the segment. */
  readonly people: number;
  /** Those of them with such a moment. */
  readonly peopleWithMoment?: number;
  /** Share of the people with such a moment. */
  readonly spread?: number;
  /** Moments per week of a person who has any. */
  readonly perPersonWeek?: number;
  /** Share of the moments that the tenth of those people with the most had, one person at least. */
  readonly topShare?: number;
  readonly prompts: number;
  readonly peoplePrompted?: number;
  /** Share of the prompts after which the same person had such a moment within 14 days. */
  readonly repeatShare?: number;
  readonly answers: number;
  /** Share of the answers that were not `accepted`. */
  readonly ignoredShare?: number;
  readonly peopleAnswering?: number;
  /** People who ignored a prompt at least once. */
  readonly peopleIgnoring?: number;
  readonly labelledPrompts: number;
  /** Share of the labelled prompts that were truly risky. */
  readonly precision?: number;
}

/** A figure that was compared with a threshold on the way to the advice. */
export interface Asked {
  readonly figure: string;
  readonly value: number;
  readonly threshold: number;
  /** The figure is at least the threshold. */
  readonly reached: boolean;
}

export interface Turn {
  readonly figure: string;
  readonly value: number;
  readonly threshold: number;
  /** How far the figure is from the threshold, as a share of it. */
  readonly distance: number;
  /** What it would be on the other side. */
  readonly advice: Advice;
}
