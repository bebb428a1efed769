/** Explains an event of a log (what matched, what did not, which limit stood where) or the code of a diagnostic. */
import { compile } from "../../compiler/index.js";
import { EXAMPLE_TODAY, exampleFiles } from "../../diagnostics/catalogue/example.js";
import { entryOf } from "../../diagnostics/catalogue/index.js";
import { pageOf, textOf } from "../../diagnostics/formats/page.js";
import { renderDiagnostics } from "../../diagnostics/render.js";
import type { Explanation } from "../../engine/index.js";
import { explanationText } from "../../report/index.js";
import { nodeTools } from "../../simulator/files/index.js";
import { replay } from "../../simulator/index.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { sayProblems } from "./findings.js";
import { logPaths, openLogs, readPeopleTable } from "./inputs.js";
import { bundleOf } from "./policies.js";

interface Options {
  readonly subject: string;
  readonly event: string | undefined;
  readonly events: readonly string[] | undefined;
  readonly people: string | undefined;
  readonly source: string | undefined;
  /** Policy and step. */
  readonly reach: readonly string[] | undefined;
  readonly json: boolean;
}

export async function explain(options: Options): Promise<ExitStatus> {
  if (options.reach !== undefined) {
    const [policy, step, ...more] = options.reach;
    if (policy === undefined || step === undefined || more.length > 0) {
      throw wrongUse("--reach takes a policy and a step", "write it as --reach phishing_click 2");
    }
    const { explainReach } = await import("./reach.js");
    return explainReach({ policies: options.subject, policy, step, json: options.json });
  }
  return options.event === undefined ? explainCode(options.subject) : explainEvent(options, options.event);
}

async function explainEvent(options: Options, id: string): Promise<ExitStatus> {
  const bundle = await bundleOf(options.subject);
  if (bundle === undefined) return exitStatus.findings;
  const people = await readPeopleTable(options.people, bundle);
  const logs = await openLogs(await logPaths(options.events ?? []), options.source, bundle);
  const found: Explanation[] = [];
  const { tally, problems } = await replay({
    bundle,
    logs,
    tools: nodeTools,
    ...(people === undefined ? {} : { people }),
    watch: (engine, state, event, person) => {
      if (event.id === id) found.push(engine.explainTaken(state, event, person));
    },
  });
  sayProblems(problems);
  if (found.length === 0) {
    const { read, byTypeAlone, outOfVocabulary, setAside, duplicates } = tally.ledger;
    throw new Problem(
      `no event ${id} was looked at in ${read} records`,
      exitStatus.findings,
      `see that the id is right; of the records, ${setAside} were set aside (\`kairos simulate\` shows why), ` +
        `${duplicates} came twice, ${byTypeAlone} are of types that no policy asks for, ` +
        `${outOfVocabulary} of types that the vocabulary lacks`,
    );
  }
  const text = options.json ? `${JSON.stringify(found, null, 2)}\n` : found.map(explanationText).join("\n");
  process.stdout.write(text);
  return problems.length > 0 ? exitStatus.findings : exitStatus.fine;
}

function explainCode(code: string): ExitStatus {
  const entry = entryOf(code);
  if (entry === undefined) {
    throw wrongUse(
      `there is no diagnostic ${code}`,
      "a code stands in brackets in what `kairos check` prints; to explain an event, add --event and --events",
    );
  }
  const files = exampleFiles(entry, entry.bad);
  const { diagnostics } = compile(files, { today: EXAMPLE_TODAY });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  process.stdout.write(
    textOf(
      pageOf(
        entry,
        renderDiagnostics(diagnostics, (path) => texts.get(path)),
      ),
    ),
  );
  return exitStatus.fine;
}
