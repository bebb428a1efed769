/** All that are asked, the floor apart. */
import { cedar } from "./cedar.js";
import { cel } from "./cel.js";
import { duckdb } from "./duckdb.js";
import { handWritten } from "./hand-written.js";
import { jsonRulesEngine } from "./json-rules-engine.js";
import { kairos } from "./kairos.js";
import type { Peer } from "./peer.js";

/** @param policies - the text of `bench/office.kairos`. The first is ours, to which the answers of the others are held. */
export function peersFor(policies: string): readonly Peer[] {
  return [kairos(policies), handWritten, duckdb, cel, cedar, jsonRulesEngine];
}
