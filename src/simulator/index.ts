/** The simulator: recorded events through a policy set, and what came of them, counted. */
export { replay } from "./replay.js";
export type { DecisionSink, Progress, ReplayOptions, Replayed } from "./replay.js";
export { CLOUD_EVENTS, logFormatOf } from "./log.js";
export type { Log, LogFormat } from "./log.js";
export { bytesInMemory, portableTools } from "./bytes/source.js";
export type { ByteSource, ByteTools } from "./bytes/source.js";
export { OrderInMemory, compareEvents } from "./order.js";
export type { EventOrder, QueuedEvent } from "./order.js";
export { PeopleTable } from "./people/table.js";
export { peopleFormatOf, readPeople } from "./people/read.js";
export type { PeopleFormat, PeopleRead } from "./people/read.js";
export type { InputProblem, InputProblemCode } from "./problem.js";
export { SET_ASIDE_REASONS } from "./tally/ledger.js";
export type { ReasonSetAside, Sample } from "./tally/ledger.js";
export { MomentCounts } from "./tally/coverage.js";
export { Tally } from "./tally/tally.js";
export type { PolicyVolume } from "./tally/volume.js";
