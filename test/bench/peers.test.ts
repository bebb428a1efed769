/** The peers of the bench answer as we do, event by event: what is timed beside us does the same work. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DEFAULTS, logLines, peopleLines } from "../../bench/log.js";
import { countsOf, firstDifference } from "../../bench/peers/compare.js";
import { peersFor } from "../../bench/peers/index.js";
import { TASKS } from "../../bench/peers/peer.js";
import type { Answers, Peer, Task } from "../../bench/peers/peer.js";

/** Few people and much that is risky, so that every policy prompts and every limit is met. */
const settings = { ...DEFAULTS, events: 6000, people: 40, mix: 0.9, risky: 0.6, order: "shuffled" as const };
const folder = mkdtempSync(join(tmpdir(), "kairos-peers-"));
const files = { log: join(folder, "log.ndjson"), people: join(folder, "people.csv") };
writeFileSync(files.log, [...logLines(settings), ""].join("\n"));
writeFileSync(files.people, [...peopleLines(settings), ""].join("\n"));
afterAll(() => rmSync(folder, { recursive: true }));

const [ours, ...others] = peersFor(readFileSync(join(import.meta.dirname, "../../bench/office.kairos"), "utf8"));

async function answersOf(peer: Peer, task: Task): Promise<Answers> {
  const answers = new Uint16Array(settings.events);
  await (
    await peer.prepare(task, files)
  )(answers);
  return answers;
}

describe.each(TASKS)("%s", (task) => {
  const expected = answersOf(ours!, task);

  test("every policy is an answer somewhere", async () => {
    expect(Object.values(countsOf(await expected)).filter((count) => count === 0)).toEqual([]);
  });

  test.each(others.filter(({ tasks }) => tasks.includes(task)))("$name", async (peer) => {
    expect(firstDifference(await expected, await answersOf(peer, task), files.log)).toBeUndefined();
  });
});

test("limits and history leave out some of the answers", async () => {
  const [conditions, history, prompts] = (await Promise.all(TASKS.map((task) => answersOf(ours!, task)))).map(countsOf);
  expect(history!.tired_approval).toBeLessThan(conditions!.tired_approval!);
  for (const [policy, count] of Object.entries(prompts!)) expect(count, policy).toBeLessThan(history![policy]!);
});

test("the first event that is answered otherwise is shown", async () => {
  const answers = await answersOf(ours!, "conditions");
  const wrong = answers.slice();
  const at = answers.findIndex((answer, line) => line > 100 && answer === 1);
  wrong[at] = 2;
  expect(firstDifference(answers, wrong, files.log)).toMatch(
    new RegExp(
      `^line ${at + 1}: ours changed_account, theirs external_share\\n\\{.*payment\\.approval_requested.*\\}$`,
    ),
  );
});
