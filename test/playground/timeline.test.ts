/** A timeline shows what a replay decides of that person, with the same messages, whoever asks and however often. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/engine/index.js";
import { bytesInMemory, peopleFormatOf, portableTools, readPeople, replay } from "../../src/simulator/index.js";
import { compilation } from "../../playground/src/worker/compiled.js";
import { replayLog, type ReplayInput } from "../../playground/src/worker/replaying.js";
import { timelineOf, type Timeline } from "../../playground/src/worker/timeline.js";

const policies = join(import.meta.dirname, "../../policies");
const files = readdirSync(policies)
  .filter((name) => name.endsWith(".kairos"))
  .map((path) => ({ path, text: readFileSync(join(policies, path), "utf8") }));
const log = gunzipSync(readFileSync(join(policies, "logs/thirty-days.ndjson.gz")));
const people = readFileSync(join(policies, "people.csv"));
const input: ReplayInput = {
  log: { name: "log.ndjson", blob: new Blob([log]) },
  people: { name: "people.csv", blob: new Blob([people]) },
};

/** What a replay that nobody watches decides, by person. */
async function decided(): Promise<ReadonlyMap<string, readonly Decision[]>> {
  const bundle = compilation(files).bundle!;
  const read = await readPeople(
    bytesInMemory("people.csv", people),
    peopleFormatOf("people.csv"),
    bundle,
    portableTools,
  );
  const byPerson = new Map<string, Decision[]>();
  await replay({
    bundle,
    logs: [{ source: bytesInMemory("log.ndjson", log), format: "ndjson" }],
    ...("table" in read ? { people: read.table } : {}),
    decisions: {
      write(line) {
        const decision = JSON.parse(line) as Decision;
        byPerson.set(decision.person, [...(byPerson.get(decision.person) ?? []), decision]);
      },
      flush: async () => undefined,
    },
  });
  return byPerson;
}

const decisionsOf = ({ moments }: Timeline): readonly unknown[] =>
  moments.flatMap(({ why: { outcome } }) => ("decisions" in outcome ? outcome.decisions : []));

describe("a timeline", () => {
  test("has the decisions of the replay, to the message, for those with most prompts", async () => {
    const expected = await decided();
    const replayed = await replayLog(files, input, () => undefined);
    if ("problem" in replayed) throw new Error(replayed.problem.message);
    for (const { person, prompts } of replayed.people.slice(0, 2)) {
      const timeline = await timelineOf(files, input, person, () => undefined);
      if ("problem" in timeline) throw new Error(timeline.problem.message);
      expect(timeline.left).toBe(0);
      expect(timeline.moments.filter(({ outcome }) => outcome === "prompt").length).toBe(prompts);
      const own = decisionsOf(timeline);
      expect(own.length).toBeGreaterThan(5);
      expect(JSON.parse(JSON.stringify(own))).toEqual(expected.get(person));
    }
  });
});
