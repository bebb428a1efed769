/** The frameworks that `controls` may name, and the identifiers that each has. */
import { NIST_AI_RMF_1 } from "./nist-ai-rmf-1.js";
import { FROM_NIST_CSF_1_1 } from "./nist-csf-1-1.js";
import { NIST_CSF_2, NIST_CSF_2_TITLES } from "./nist-csf-2.js";

export interface Framework {
  /** How people call it. */
  readonly title: string;
  readonly identifiers: ReadonlySet<string>;
  /** Of identifiers that others begin with, as far as they have a title. */
  readonly titles: ReadonlyMap<string, string>;
  /** Identifiers of an earlier version, with what took their place. */
  readonly earlier: ReadonlyMap<string, readonly string[]>;
}

export const FRAMEWORKS: ReadonlyMap<string, Framework> = new Map([
  [
    "nist_csf_2",
    { title: "NIST CSF 2.0", identifiers: NIST_CSF_2, titles: NIST_CSF_2_TITLES, earlier: FROM_NIST_CSF_1_1 },
  ],
  ["nist_ai_rmf_1", { title: "NIST AI RMF 1.0", identifiers: NIST_AI_RMF_1, titles: new Map(), earlier: new Map() }],
]);
