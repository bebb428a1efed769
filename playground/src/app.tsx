/** The page: files and editor on the left, what comes of them on the right. It holds the texts; the worker can be lost. */
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { Editor, type EditorFile, type Target } from "./editor/editor.js";
import { gallery } from "./gallery/index.js";
import { useTheme } from "./theme.js";
import { BundleView } from "./views/bundle.js";
import { ProblemsView } from "./views/problems.js";
import { ReplayView } from "./views/replay.js";
import { TestsView } from "./views/tests.js";
import { WorkerClient } from "./worker/client.js";
import type { ReplayInput } from "./worker/replaying.js";

const VIEWS = [
  { id: "replay", title: "Replay" },
  { id: "tests", title: "Tests" },
  { id: "bundle", title: "Bundle" },
  { id: "problems", title: "Problems" },
] as const;
type ViewId = (typeof VIEWS)[number]["id"];

export function App(): preact.JSX.Element {
  const entry = gallery[0]!;
  const [files, setFiles] = useState<readonly EditorFile[]>(entry.files);
  const [open, setOpen] = useState(entry.open);
  const [diagnostics, setDiagnostics] = useState<readonly Diagnostic[]>([]);
  const [view, setView] = useState<ViewId>("replay");
  const [target, setTarget] = useState<Target>();
  const [input, setInput] = useState<ReplayInput>();
  const [crash, setCrash] = useState<{ readonly reason: string; readonly isBack: boolean }>();
  const { isDark, toggle } = useTheme();

  const latest = useRef(files);
  latest.current = files;
  const worker = useMemo(() => {
    const client = new WorkerClient((reason, isBack) => {
      setCrash({ reason, isBack });
      if (isBack) void client.call("setFiles", latest.current).then(setDiagnostics);
    });
    return client;
  }, []);

  useEffect(() => {
    void worker.call("setFiles", latest.current).then(setDiagnostics);
    void entry.log?.().then(setInput);
  }, []);

  const change = useCallback((path: string, text: string) => {
    setFiles((before) => before.map((file) => (file.path === path ? { path, text } : file)));
    void worker.call("setFile", path, text).then(setDiagnostics);
  }, []);
  const goTo = useCallback((place: Target) => {
    setOpen(place.path);
    setTarget({ ...place });
  }, []);

  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  return (
    <div class="page">
      <header class="bar">
        <h1 class="brand">Kairos</h1>
        <p class="lead">Policies for just-in-time coaching, and what they would do, before anyone is prompted.</p>
        <button type="button" class="quiet" onClick={toggle} aria-label={isDark ? "Light colours" : "Dark colours"}>
          {isDark ? "Light" : "Dark"}
        </button>
      </header>
      {crash !== undefined && (
        <p class="notice" role="alert">
          {crash.isBack
            ? `The worker stopped (${crash.reason}) and was started anew. Your text is as you left it.`
            : `The worker cannot run here (${crash.reason}). Your text is as you left it.`}
          <button type="button" class="quiet" onClick={() => setCrash(undefined)}>
            Close
          </button>
        </p>
      )}
      <main class="panes">
        <section class="pane pane-editor" aria-label="Policies">
          <nav class="files" aria-label="Files">
            {files.map(({ path }) => (
              <button
                key={path}
                type="button"
                class="file"
                aria-current={path === open}
                onClick={() => setOpen(path)}
              >
                {path}
                <FileMark diagnostics={diagnostics} path={path} />
              </button>
            ))}
          </nav>
          <Editor
            worker={worker}
            files={files}
            open={open}
            diagnostics={diagnostics}
            target={target}
            isDark={isDark}
            onChange={change}
            onOpen={setOpen}
          />
        </section>
        <section class="pane pane-views" aria-label="Results">
          <div class="tabs" role="tablist" aria-label="Views">
            {VIEWS.map(({ id, title }) => (
              <button
                key={id}
                id={`tab-${id}`}
                type="button"
                role="tab"
                class="tab"
                aria-selected={view === id}
                aria-controls={`view-${id}`}
                tabIndex={view === id ? 0 : -1}
                onClick={() => setView(id)}
                onKeyDown={(event) => moveTab(event, view, setView)}
              >
                {title}
                {id === "problems" && diagnostics.length > 0 && (
                  <span class={errors > 0 ? "badge badge-error" : "badge badge-warning"}>
                    {errors > 0 ? errors : warnings}
                  </span>
                )}
              </button>
            ))}
          </div>
          <div class="view" role="tabpanel" id={`view-${view}`} aria-labelledby={`tab-${view}`} tabIndex={0}>
            {view === "problems" && <ProblemsView diagnostics={diagnostics} files={files} goTo={goTo} />}
            {view === "bundle" && <BundleView worker={worker} files={files} errors={errors} />}
            {view === "tests" && <TestsView worker={worker} files={files} errors={errors} goTo={goTo} />}
            {view === "replay" && <ReplayView worker={worker} files={files} errors={errors} input={input} />}
          </div>
        </section>
      </main>
    </div>
  );
}

function FileMark({
  diagnostics,
  path,
}: {
  readonly diagnostics: readonly Diagnostic[];
  readonly path: string;
}): preact.JSX.Element | null {
  const own = diagnostics.filter(({ span }) => span.file === path);
  if (own.length === 0) return null;
  const isError = own.some(({ severity }) => severity === "error");
  return (
    <span class={isError ? "mark mark-error" : "mark mark-warning"}>
      <span class="hidden">{isError ? "has errors" : "has warnings"}</span>
    </span>
  );
}

function moveTab(event: KeyboardEvent, view: ViewId, setView: (view: ViewId) => void): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const at = VIEWS.findIndex(({ id }) => id === view);
  const next = VIEWS[(at + step + VIEWS.length) % VIEWS.length]!.id;
  setView(next);
  document.getElementById(`tab-${next}`)?.focus();
}
