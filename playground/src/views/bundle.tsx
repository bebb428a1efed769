/** The bundle: the JSON that any runtime reads, as a tree that can be folded, with its identity. */
import { useMemo, useState } from "preact/hooks";
import { size } from "../format.js";
import { save } from "../save.js";
import type { Session } from "../session.js";
import type { ShownBundle } from "../worker/compiled.js";
import { Answer } from "./states.js";
import { useAnswer } from "./use-answer.js";

export function BundleView({ session }: { readonly session: Session }): preact.JSX.Element {
  const { runner, files, errors } = session;
  const answer = useAnswer(errors > 0 ? undefined : (options) => runner.ask(options, "bundle", files), [files, errors]);
  return (
    <Answer session={session} answer={answer} what="Compiling">
      {(bundle) => <Shown bundle={bundle} />}
    </Answer>
  );
}

function Shown({ bundle }: { readonly bundle: ShownBundle }): preact.JSX.Element {
  const tree = useMemo(() => JSON.parse(bundle.json) as unknown, [bundle]);
  return (
    <div class="stack">
      <div class="bundle-facts">
        <dl class="facts">
          <div>
            <dt>SHA-256</dt>
            <dd>
              <code class="hash">{bundle.sha256}</code>
            </dd>
          </div>
          <div>
            <dt>Canonical size</dt>
            <dd>{size(bundle.bytes)}</dd>
          </div>
        </dl>
        <button type="button" onClick={() => save("policies.kairos.json", bundle.json, "application/json")}>
          Save the bundle
        </button>
      </div>
      <div class="tree">
        <Node name="bundle" value={tree} depth={0} />
      </div>
    </div>
  );
}

/** Entries that are shown of one list. */
const MOST = 200;

/** A member; what is below it is put into the page when it is opened. */
function Node({
  name,
  value,
  depth,
}: {
  readonly name: string;
  readonly value: unknown;
  readonly depth: number;
}): preact.JSX.Element {
  const [isOpen, setOpen] = useState(depth === 0);
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
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="key">{name}</span> <span class="count">{count}</span>
      </summary>
      {isOpen && (
        <div class="children">
          {entries.slice(0, MOST).map(([key, child]) => (
            <Node key={key} name={key} value={child} depth={depth + 1} />
          ))}
          {entries.length > MOST && <div class="leaf count">and {entries.length - MOST} more, in the saved bundle</div>}
        </div>
      )}
    </details>
  );
}
