/**
 * The CloudEvents conformance vectors against our check of events: as they stand, and completed with a person and a time.
 *
 * Where Kairos decides otherwise than the vectors say, a table gives the reason; a vector that is neither alike nor listed,
 * or listed without need, fails.
 */
import { expect, test } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { createEngine } from "../../src/engine/index.js";
import { bytesInMemory } from "../../src/simulator/index.js";
import { replayLog } from "./replay.js";
import { describeWith, readJson } from "./shared-data.js";

interface Vectors {
  readonly tests: readonly { readonly id: string; readonly event?: unknown; readonly batch?: readonly unknown[] }[];
}

const noPersonOrTime = "an event needs a person, in `subject`, and a time";
const noPerson = "an event needs a person, in `subject`";
const aBatch = "a line of a log is one event: a batch is an array, and no object";
const unseen = "what neither the envelope nor the vocabulary names is allowed and unseen";

/** Valid there, refused here, as it stands. */
const needsMore: Readonly<Record<string, string>> = {
  validMinimal: noPersonOrTime,
  validMinimalWithNullForOptional: noPersonOrTime,
  validMinimalWithTimeUtc: noPerson,
  validMinimalWithTimeToNanosecondsUtc: noPerson,
  validMinimalWithTimeUsingPositiveOffset: noPerson,
  validMinimalWithTimeUsingNegativeOffset: noPerson,
  validRelativeSource: noPersonOrTime,
  validSimpleTextData: noPersonOrTime,
  validAllExtensionTypes: noPersonOrTime,
  validBatchEmpty: aBatch,
  validBatchMinimal: aBatch,
  validBatchMinimal2: aBatch,
  validBatchMinimalAndAllCore: aBatch,
  validBatchMinimalAndAllExtensionTypes: aBatch,
};

/** Decided otherwise even when it has a person and a time. */
const decidedOtherwise: Readonly<Record<string, string>> = {
  // Valid there, refused here.
  validSimpleTextData: "the fields of an event stand in `data`, which is an object",
  // Invalid there, taken here.
  invalidNoSpecVersion: "logs seldom carry `specversion`; where it stands it must be 1.0",
  invalidNoSource: 'no `source` is ""',
  invalidEmptySource: 'no `source` is ""',
  invalidNonRfc2046DataContentType: unseen,
  invalidEmptyDataContentType: unseen,
  invalidEmptyDataSchema: unseen,
  invalidCapitalizedExtension: unseen,
  invalidPunctuatedExtension: unseen,
  invalidNonIntegerExtensionValue: unseen,
};

const { bundle } = compile(
  [
    {
      path: "conformance.kairos",
      text: `
        event io.cloudevents.test { moment after }
        policy tested {
          trigger on io.cloudevents.test
          message feedback { body "Seen." }
          fatigue { wait 1h }
        }
      `,
    },
  ],
  {},
);

/** Taken by an engine that has seen nothing before; the reader of logs, which has a way of its own, must say the same. */
async function isTaken(event: unknown): Promise<boolean> {
  const engine = createEngine(bundle!);
  const outcome = engine.decide(engine.newState(), event, undefined);
  if (outcome.kind === "taken") expect(outcome.decisions).toMatchObject([{ policy: "tested", outcome: "prompt" }]);
  else
    expect(outcome).toMatchObject({ kind: "set_aside", reason: "invalid_event", detail: expect.stringMatching(/./) });
  const line = new TextEncoder().encode(JSON.stringify(event));
  const { tally, decisions } = await replayLog(bundle!, bytesInMemory("vector.ndjson", line));
  expect(tally.ledger).toMatchObject({ read: 1, decided: outcome.kind === "taken" ? 1 : 0 });
  expect(decisions).toEqual(outcome.kind === "taken" ? outcome.decisions : []);
  return outcome.kind === "taken";
}

/** With a person and a time where it has none. */
function completed(event: unknown): unknown {
  if (typeof event !== "object" || event === null) return event;
  const { subject, time, ...rest } = event as Record<string, unknown>;
  return { ...rest, subject: subject ?? "ana", time: time ?? "2026-01-05T09:00:00Z" };
}

describeWith("cloudevents", "CloudEvents conformance vectors", (path) => {
  const events = [
    ...readJson<Vectors>(path("valid-events.json")).tests.map((vector) => ({ ...vector, valid: true })),
    ...readJson<Vectors>(path("invalid-events.json")).tests.map((vector) => ({ ...vector, valid: false })),
  ];
  const batches = [
    ...readJson<Vectors>(path("valid-batches.json")).tests.map((vector) => ({ ...vector, valid: true })),
    ...readJson<Vectors>(path("invalid-batches.json")).tests.map((vector) => ({ ...vector, valid: false })),
  ];

  test("all vectors are here", () => {
    expect(events.filter(({ valid }) => valid)).toHaveLength(10);
    expect(events.filter(({ valid }) => !valid)).toHaveLength(25);
    expect(batches.filter(({ valid }) => valid)).toHaveLength(5);
    expect(batches.filter(({ valid }) => !valid)).toHaveLength(3);
    const ids = [...events, ...batches].map(({ id }) => id);
    for (const listed of [...Object.keys(needsMore), ...Object.keys(decidedOtherwise)]) expect(ids).toContain(listed);
  });

  test.each(events)("$id as it stands", async ({ id, event, valid }) => {
    expect(await isTaken(event)).toBe(valid && !Object.hasOwn(needsMore, id));
  });

  test.each(events)("$id with a person and a time", async ({ id, event, valid }) => {
    expect(await isTaken(completed(event))).toBe(Object.hasOwn(decidedOtherwise, id) ? !valid : valid);
  });

  test.each(batches)("$id as one line", async ({ id, batch, valid }) => {
    expect(await isTaken(batch)).toBe(valid && !Object.hasOwn(needsMore, id));
  });

  test.each(batches)("$id with an event a line, each with a person and a time", async ({ batch, valid }) => {
    const taken = await Promise.all(batch!.map((event) => isTaken(completed(event))));
    expect(taken.every(Boolean)).toBe(valid);
  });
});
