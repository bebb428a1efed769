/** Compares two policy sets and prints what changed in meaning; ends with 1 where a change is one that must not be. */
import { suggestName } from "../../base/suggest.js";
import { diff, diffJson, diffMarkdown, diffText, wordsOfKinds, type Change, type Kind } from "../../workbench/index.js";
import { exitStatus, wrongUse, type ExitStatus } from "../exit.js";
import { hasColor } from "../terminal.js";
import { bundleOf } from "./policies.js";

export async function compare(options: {
  readonly old: string;
  readonly new: string;
  readonly format: "human" | "json" | "markdown";
  readonly failOn: readonly string[];
}): Promise<ExitStatus> {
  const refused = refusedKinds(options.failOn);
  const old = await bundleOf(options.old);
  const next = await bundleOf(options.new);
  if (old === undefined || next === undefined) return exitStatus.findings;
  const found = diff(old, next);
  const compared = { old: { path: options.old, bundle: old }, next: { path: options.new, bundle: next } };
  process.stdout.write(
    options.format === "json"
      ? `${JSON.stringify(diffJson(found, compared.old, compared.next), null, 2)}\n`
      : options.format === "markdown"
        ? diffMarkdown(found)
        : diffText(found, { color: hasColor(process.stdout), width: process.stdout.columns ?? 100 }),
  );
  const broken = found.changes.filter(({ kind }) => refused.has(kind));
  if (broken.length === 0) return exitStatus.fine;
  process.stderr.write(
    `kairos: --fail-on names ${broken.length === 1 ? "a change" : `${broken.length} changes`} made here: ${listed(broken)}\n`,
  );
  return exitStatus.findings;
}

function listed(changes: readonly Change[]): string {
  return [...new Set(changes.map(({ kind, subject }) => `${kind} (${subject.name ?? subject.kind})`))].join(", ");
}

/** The kinds that words on the command line stand for; several may stand in one, with commas. */
function refusedKinds(words: readonly string[]): ReadonlySet<Kind> {
  const known = wordsOfKinds();
  const kinds = new Set<Kind>();
  for (const word of words.flatMap((each) => each.split(",")).map((each) => each.trim())) {
    const meant = known.get(word);
    if (meant === undefined) {
      const near = suggestName(word, known.keys());
      throw wrongUse(
        `--fail-on ${word} is no kind of change`,
        `${near === undefined ? "" : `did you mean \`${near}\`? `}the words are: ${[...known.keys()]
          .filter((each) => !each.includes("-"))
          .toSorted()
          .join(", ")}; and each kind, such as trigger-widened`,
      );
    }
    for (const kind of meant) kinds.add(kind);
  }
  return kinds;
}
