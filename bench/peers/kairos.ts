/** Kairos itself: the replay of `bench/office.kairos`, as it is or less what the others cannot say. */
import { loadBundle } from "../../src/bundle/index.js";
import type { Bundle, Expr, Policy } from "../../src/bundle/types.js";
import { compile } from "../../src/compiler/index.js";
import { nodeTools, openInput } from "../../src/simulator/files/index.js";
import { readPeople, replay } from "../../src/simulator/index.js";
import type { ByteSource } from "../../src/simulator/index.js";
import { bitOf } from "./peer.js";
import type { Peer, PolicyName, Task } from "./peer.js";

export const kairos = (policies: string): Peer => ({
  name: "kairos",
  tasks: ["conditions", "history", "prompts"],
  leaves: "nothing",
  async prepare(task, files) {
    const bundle = bundleFor(task, policies);
    const people = await readPeople(await opened(files.people), "csv", bundle, nodeTools);
    if ("problem" in people) throw new Error(people.problem.message);
    return async (answers) => {
      const { problems } = await replay({
        bundle,
        logs: [{ source: await opened(files.log), format: "ndjson" }],
        people: people.table,
        tools: nodeTools,
        taken(outcome, _event, _log, line) {
          if (outcome.kind !== "taken") return;
          for (const { outcome: what, policy } of outcome.decisions)
            if (what === "prompt") answers[line - 1]! |= bitOf(policy as PolicyName);
        },
      });
      if (problems.length > 0) throw new Error(problems[0]!.message);
    };
  },
});

async function opened(path: string): Promise<ByteSource> {
  const input = await openInput(path);
  if ("problem" in input) throw new Error(input.problem.message);
  return input.source;
}

function bundleFor(task: Task, text: string): Bundle {
  const { bundle, diagnostics } = compile([{ path: "office.kairos", text }]);
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  if (task === "prompts") return bundle;
  const loaded = loadBundle(JSON.stringify(withoutLimits(bundle, task === "history")));
  if (loaded.bundle === undefined) throw new Error(JSON.stringify(loaded.problems));
  return loaded.bundle;
}

/** Every occurrence prompts. Without history, the parts of a conjunction that count earlier events are left out too. */
function withoutLimits(bundle: Bundle, history: boolean): Bundle {
  const policies = Object.entries(bundle.policies).map(([name, policy]): [string, Policy] => [
    name,
    {
      ...policy,
      triggers: policy.triggers.map(({ on, when }) => ({
        on,
        ...(when === undefined ? {} : { when: history ? when : withoutHistory(when) }),
      })),
      fatigue: [],
      escalate: [],
      variants: [],
      holdoutPerMillion: 0,
    },
  ]);
  return {
    ...bundle,
    ...(history ? {} : { history: [] }),
    limits: [],
    policies: Object.fromEntries(policies),
  };
}

function withoutHistory(when: Expr): Expr {
  if (when.op !== "and") return when;
  const args = when.args.filter((part) => !JSON.stringify(part).includes('"history":'));
  return args.length === 1 ? args[0]! : { ...when, args };
}
