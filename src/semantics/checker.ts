/**
 * What every check of the semantics has at hand: the names, the vocabulary as far as it is understood, and a place to
 * report to. The maps are filled stage by stage, in the order of `index.ts`.
 */
import type { Span } from "../base/span.js";
import { DEFAULT_LOCALE, DEFAULT_TIMEZONE } from "./built-in.js";
import type { Scope } from "./expressions/scope.js";
import type { EnumModel, EventModel, FieldModel, SegmentModel, TypedExpr } from "./model.js";
import type { Names } from "./names/names.js";
import type { Observer } from "./observer.js";
import type { Reporter } from "./reporter.js";

export interface CheckOptions {
  /** `2026-11-30`: what day it is, for exemptions that have ended. Without it none has. */
  readonly today?: string;
  /** The texts had mistakes of syntax: what seems to be unused or left out may only be unreadable. */
  readonly incomplete?: boolean;
  /** Packages that could be imported besides these files, as an import writes them: `std/okta`. */
  readonly packages?: readonly string[];
  readonly observer?: Observer;
  /** False where only what the text means is asked for: names and types, without the rules for good policies. */
  readonly withRules?: boolean;
}

export interface Checker {
  readonly options: CheckOptions;
  readonly reporter: Reporter;
  readonly names: Names;
  readonly enums: Map<string, EnumModel>;
  readonly person: Map<string, FieldModel>;
  readonly events: Map<string, EventModel>;
  readonly segments: Map<string, SegmentModel>;
  /** Segments whose condition is being looked at now, outermost first. */
  readonly openSegments: string[];
  readonly constants: Map<string, { readonly value: TypedExpr; readonly span: Span }>;
  /** Where each `text NAME` is shown: what it may speak about is what all of these places know. */
  readonly textUses: Map<string, Scope[]>;
  /** The organisation's locales as declared; the first is the default. */
  locales: readonly string[];
  timezone: string;
  /** Where the declarations of `org` and `person` stand, as using them makes an import useful. */
  orgFile: string | undefined;
  personFile: string | undefined;
}

export function createChecker(names: Names, reporter: Reporter, options: CheckOptions): Checker {
  return {
    options,
    reporter,
    names,
    enums: new Map(),
    person: new Map(),
    events: new Map(),
    segments: new Map(),
    openSegments: [],
    constants: new Map(),
    textUses: new Map(),
    locales: [DEFAULT_LOCALE],
    timezone: DEFAULT_TIMEZONE,
    orgFile: undefined,
    personFile: undefined,
  };
}
