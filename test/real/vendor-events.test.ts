/**
 * Labelled audit events of Okta, GitHub and Slack: a policy for each rule, with a condition of its own, must have an
 * occurrence exactly where the rule's author expects an alert.
 *
 * Data: the tests of the rules in panther-labs/panther-analysis, Apache-2.0.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { basename } from "node:path";
import { bytesInMemory } from "../../src/simulator/index.js";
import { bundleOf, policyFiles, replayLog, type ReplayedLog } from "./replay.js";
import { describeWith, readLines } from "./shared-data.js";

interface Labelled {
  readonly rule_id: string;
  readonly path: string;
  readonly test: string;
  readonly expected: boolean;
  readonly mocked: boolean;
  readonly log: Readonly<Record<string, unknown>>;
}

/** Where each vendor's records have their id and their time. */
const vendors = {
  okta: { folder: "rules/okta_rules/", id: "uuid", time: "published" },
  github: { folder: "rules/github_rules/", id: "_document_id", time: "@timestamp" },
  slack: { folder: "rules/slack_rules/", id: "id", time: "date_create" },
} as const;

/** Rules that one event cannot decide, or whose author says nothing of when they stay silent. */
const leftOut: Readonly<Record<string, string>> = {
  okta_admin_role_assigned: "no event is labelled as harmless",
  okta_api_key_created: "no event is labelled as harmless",
  okta_api_key_revoked: "no event is labelled as harmless",
  okta_potentially_stolen_session: "needs the person's earlier sessions",
  github_action_failed: "needs a list of workflows from outside the event",
  github_repo_initial_access: "needs to know who used the repository before",
  github_team_modified: "no event is labelled as harmless",
};

/** A policy is called like the file of its rule. */
const policyOf = ({ path }: Labelled): string => basename(path, ".yml");

describeWith("panther-audit-events", "labelled vendor events", (path) => {
  const all = readLines(path("events.jsonl")).map((line) => JSON.parse(line) as Labelled);

  describe.each(Object.entries(vendors))("%s", (vendor, { folder, id, time }) => {
    const bundle = bundleOf(policyFiles(vendor));
    const ours = all.filter((labelled) => labelled.path.startsWith(folder));
    const usable = ours.filter((labelled) => Object.hasOwn(bundle.policies, policyOf(labelled)) && !labelled.mocked);
    const occurrences = new Set<string>();
    let replayed: ReplayedLog;

    beforeAll(async () => {
      // Some records have no id and no time, several share one: each gets its own, in the order of the file.
      const records = usable.map(({ log }, position) => ({
        ...log,
        [id]: `event ${position}`,
        [time]: new Date(Date.UTC(2026, 0, 5, 9, 0, position)).toISOString(),
      }));
      const bytes = new TextEncoder().encode(records.map((record) => JSON.stringify(record)).join("\n"));
      replayed = await replayLog(bundle, bytesInMemory(`${vendor}.ndjson`, bytes));
      for (const { policy, event } of replayed.decisions) occurrences.add(`${policy} ${event}`);
    });

    test("every rule has a policy, or a reason why it has none", () => {
      const rules = [...new Set(ours.map(policyOf))];
      expect(rules.filter((rule) => !Object.hasOwn(bundle.policies, rule)).toSorted()).toEqual(
        Object.keys(leftOut)
          .filter((rule) => rule.startsWith(`${vendor}_`))
          .toSorted(),
      );
      expect(Object.keys(bundle.policies).filter((policy) => !rules.includes(policy))).toEqual([]);
    });

    test("every policy has a condition of its own, and events of both kinds", () => {
      const conditions = new Set<string>();
      for (const [name, policy] of Object.entries(bundle.policies)) {
        for (const { when } of policy.triggers) expect(when, name).toBeDefined();
        conditions.add(JSON.stringify(policy.triggers));
        const labels = new Set(
          usable.filter((labelled) => policyOf(labelled) === name).map(({ expected }) => expected),
        );
        expect([...labels].toSorted(), name).toEqual([false, true]);
      }
      expect(conditions.size).toBe(Object.keys(bundle.policies).length);
      expect(conditions.size).toBeGreaterThanOrEqual(12);
    });

    test("every record is decided, but those that name nobody", () => {
      const nameless = usable.filter(({ log }) => vendor !== "okta" && !log["actor"]);
      const { ledger } = replayed.tally;
      expect(ledger).toMatchObject({
        read: usable.length,
        decided: usable.length - nameless.length,
        outOfVocabulary: 0,
        duplicates: 0,
      });
      expect(ledger.setAsideBy("invalid_event")).toBe(nameless.length);
      expect(nameless.filter(({ expected }) => expected)).toEqual([]);
    });

    test.each(usable.map((labelled, position) => ({ ...labelled, position })))("$rule_id: $test", (labelled) => {
      expect(occurrences.has(`${policyOf(labelled)} event ${labelled.position}`)).toBe(labelled.expected);
    });
  });
});
