/**
 * What running the tests of a policy repository gives: plain data, for the terminal, for CI and for editors. Generated
 * from grammar/tests.schema.json; `npm run generate` writes it anew.
 */

/** What the tests in policies gave: `kairos test --format json`. Lengths of time are milliseconds. */
export interface TestsJson {
  /** The version of this format. */
  readonly format: "1.0";
  readonly summary: {
    readonly tests: number;
    readonly passed: number;
    readonly failed: number;
    /** Of the branches, rounded down. */
    readonly coveragePercent: number;
    /** Left out where none was asked for. */
    readonly thresholdPercent?: number;
  };
  /** By file, and within it as written. */
  readonly tests: readonly TestResult[];
  /** What the tests that ran met of the policies. */
  readonly coverage: Coverage;
}

export interface TestResult {
  readonly title: string;
  readonly place: Place;
  readonly passed: boolean;
  readonly lines: readonly LineResult[];
  readonly durationMs?: number;
}

export interface LineResult {
  readonly place: Place;
  /** Milliseconds since the epoch; left out where the time does not exist. */
  readonly time?: number;
  /** `09:00`, as written. */
  readonly clock: string;
  /** On the person's wall clock: `2026-03-02`. */
  readonly date: string;
  readonly timezone: string;
  readonly person: string;
  /** What happens, as written but on one line: `mail.sent { external: true }`, `answers p with dismissed`. */
  readonly what: string;
  /** As written, one each; left out where nothing in particular is expected. */
  readonly expected?: readonly string[];
  /** What came of it, in the words of an expectation. */
  readonly got: readonly string[];
  /** None: the line passed. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** `expected prompt p, which did not come`. */
  readonly message: string;
  /** Which clause decided, a line each. */
  readonly because: readonly string[];
}

export interface Place {
  /** Relative to the policy repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** Branches of the policies: every way that a clause can go. */
export interface Coverage {
  readonly covered: number;
  readonly total: number;
  readonly groups: readonly CoverageGroup[];
}

export interface CoverageGroup {
  readonly of: "policy" | "limits" | "exemptions";
  /** That of the policy; `limits` and `exemptions` for what holds across policies. */
  readonly name: string;
  readonly covered: number;
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly kind: "trigger" | "signal" | "variant" | "limit" | "step" | "exemption";
  /** What has not been seen while this is uncovered: `` `wait 4h` never refused ``. */
  readonly missing: string;
  /** Left out where the bundle has no source map. */
  readonly place?: Place;
  /** How often it was met. */
  readonly times: number;
}
