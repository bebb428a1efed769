/** The bundle: the JSON that any runtime reads, as a tree that can be folded, with its identity. */
import { useMemo } from "preact/hooks";
import type { EditorFile } from "../editor/editor.js";
import type { WorkerClient } from "../worker/client.js";
import { NeedsGoodPolicies } from "./needs-good-policies.js";
import { useAnswer } from "./use-answer.js";

export function BundleView({
  worker,
  files,
  errors,
}: {
  readonly worker: WorkerClient;
  readonly files: readonly EditorFile[];
  readonly errors: number;
}): preact.JSX.Element {
  const answer = useAnswer(errors > 0 ? undefined : () => worker.call("bundle"), [files, errors]);
  const bundle = answer.kind === "value" ? answer.value : undefined;
  const tree = useMemo(() => (bundle === undefined ? undefined : (JSON.parse(bundle.json) as unknown)), [bundle]);
  if (errors > 0) return <NeedsGoodPolicies errors={errors} />;
  if (bundle === undefined) return <p class="empty">Compiling…</p>;
  const download = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bundle.json], { type: "application/json" }));
    link.download = "policies.kairos.json";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div class="stack">
      <dl class="facts">
        <div>
          <dt>SHA-256</dt>
          <dd>
            <code class="hash">{bundle.sha256}</code>
          </dd>
        </div>
        <div>
          <dt>Canonical size</dt>
          <dd>{(bundle.bytes / 1000).toFixed(1)} kB</dd>
        </div>
      </dl>
      <p>
        <button type="button" onClick={download}>
          Save the bundle
        </button>
      </p>
      <div class="tree">
        <Node name="bundle" value={tree} depth={0} />
      </div>
    </div>
  );
}

function Node({ name, value, depth }: { readonly name: string; readonly value: unknown; readonly depth: number }): preact.JSX.Element {
  if (typeof value !== "object" || value === null) {
    return (
      <div class="leaf">
        <span class="key">{name}</span> <code class={`value value-${typeof value}`}>{JSON.stringify(value)}</code>
      </div>
    );
  }
  const entries = Object.entries(value);
  const count = Array.isArray(value) ? `${entries.length} in a list` : `${entries.length} members`;
  return (
    <details open={depth === 0}>
      <summary>
        <span class="key">{name}</span> <span class="count">{count}</span>
      </summary>
      <div class="children">
        {entries.map(([key, child]) => (
          <Node key={key} name={key} value={child} depth={depth + 1} />
        ))}
      </div>
    </details>
  );
}
