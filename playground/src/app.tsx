/** The page: files and editor on the left, what comes of them on the right. It holds the texts; a worker can be lost. */
import { Fragment } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { isStandard } from "../../src/semantics/names/file-paths.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { Editor, type Target } from "./editor/editor.js";
import { entryOf, projectOf } from "./gallery/index.js";
import { loadTheRest } from "./load-the-rest.js";
import { sorted } from "./project/opened.js";
import { withFile, withoutFile, withText } from "./project/project.js";
import type { Session } from "./session.js";
import { AboutDialog } from "./shell/about-dialog.js";
import { Announcer } from "./shell/announcer.js";
import { useDrop } from "./shell/drop.js";
import { FileList } from "./shell/file-list.js";
import { focusFiles } from "./shell/focus.js";
import { GalleryDialog } from "./shell/gallery-dialog.js";
import { LogBar } from "./shell/log-bar.js";
import { ShareDialog } from "./shell/share-dialog.js";
import { Tabs, type Tab } from "./shell/tabs.js";
import { Welcome } from "./shell/welcome.js";
import { useTheme } from "./theme.js";
import { useProject } from "./use-project.js";
import { useSettled } from "./use-settled.js";
import { BundleView } from "./views/bundle.js";
import { CompareView, type Base } from "./views/compare.js";
import { MessagesView } from "./views/messages.js";
import { PeopleView } from "./views/people.js";
import { ProblemsView } from "./views/problems.js";
import { ReplayView } from "./views/replay.js";
import { TestsView } from "./views/tests.js";
import { useAnswer } from "./views/use-answer.js";
import { WorkerClient } from "./worker/client.js";
import type { ReplayInput } from "./worker/replaying.js";

const VIEWS = [
  { id: "replay", title: "Replay" },
  { id: "people", title: "People" },
  { id: "messages", title: "Messages" },
  { id: "tests", title: "Tests" },
  { id: "compare", title: "Compare" },
  { id: "bundle", title: "Bundle" },
  { id: "problems", title: "Problems" },
] as const;
type ViewId = (typeof VIEWS)[number]["id"];
const NEED_LOG: ReadonlySet<ViewId> = new Set(["replay", "people", "compare"]);

export function App(): preact.JSX.Element {
  const [notice, setNotice] = useState<string>();
  const { project, edition, opened, change, replace, open } = useProject(setNotice);
  const { files } = project;
  const [diagnostics, setDiagnostics] = useState<readonly Diagnostic[]>([]);
  const [view, setView] = useState<ViewId>("replay");
  const [target, setTarget] = useState<Target>();
  const [shipped, setShipped] = useState<string>();
  const [input, setInput] = useState<ReplayInput>();
  const [isLogComing, setLogComing] = useState(true);
  const [isOwnLog, setOwnLog] = useState(false);
  const [base, setBase] = useState<Base>({ name: "as opened", files });
  const [isEditorDone, setEditorDone] = useState(false);
  const [dialog, setDialog] = useState<"gallery" | "share" | "about">();
  const { isDark, toggle } = useTheme();

  const latest = useRef(files);
  latest.current = files;
  const { editorWorker, runner, sendFiles } = useMemo(() => {
    const stopped = (reason: string, isBack: boolean): void =>
      setNotice(
        isBack
          ? `A worker stopped (${reason}) and was started anew. Your text is as you left it.`
          : `The worker cannot run here (${reason}). Your text is as you left it.`,
      );
    const client = new WorkerClient((reason, isBack) => {
      stopped(reason, isBack);
      if (isBack) send();
    });
    const send = (): void => void client.call("setFiles", latest.current).then(setDiagnostics, () => undefined);
    return { editorWorker: client, runner: new WorkerClient(stopped), sendFiles: send };
  }, []);

  // On a slow machine worker and editor would only delay each other: the first files are sent when the editor is there.
  useEffect(() => {
    if (isEditorDone) sendFiles();
  }, [edition]);

  const asked = useRef<string | undefined>(undefined);
  const openExample = useCallback((entry: string) => {
    setOwnLog(false);
    setLogComing(true);
    asked.current = entry;
    entryOf(entry)
      .log()
      // Another page may have been opened meanwhile, and its log have come first.
      .then(
        (log) => asked.current === entry && setInput(log),
        (error: unknown) => setNotice(`The example's log could not be opened: ${String(error)}`),
      )
      .finally(() => asked.current === entry && setLogComing(false));
  }, []);
  useEffect(() => setShipped(undefined), [edition]);
  useEffect(() => {
    setBase({ name: "as opened", files: opened.files });
    if (!isOwnLog) openExample(opened.entry);
  }, [opened]);

  const readyEditor = useCallback((problem: string | undefined) => {
    sendFiles();
    setEditorDone(true);
    if (problem === undefined) void loadTheRest();
    else setNotice(`The editor could not be loaded (${problem}). Load the page again to write here.`);
  }, []);
  const type = useCallback((path: string, text: string) => {
    change((before) => withText(before, path, text));
    void editorWorker.call("setFile", path, text).then(setDiagnostics, () => undefined);
  }, []);
  const show = useCallback((path: string) => {
    setShipped(isStandard(path) ? path : undefined);
    if (!isStandard(path)) change((before) => ({ ...before, open: path }));
  }, []);
  const goTo = useCallback((place: Target) => {
    show(place.path);
    setTarget({ ...place });
  }, []);
  const setLog = useCallback((own: Partial<ReplayInput>) => {
    asked.current = undefined;
    setLogComing(false);
    // People of the example have no part in a log of one's own.
    setInput((before) => {
      const log = own.log ?? before?.log;
      if (log === undefined) return before;
      const people = own.people ?? (own.log === undefined ? before?.people : undefined);
      return { log, ...(people === undefined ? {} : { people }) };
    });
    setOwnLog(true);
    setView((now) => (NEED_LOG.has(now) ? now : "replay"));
  }, []);
  const openFiles = useCallback((chosen: readonly File[]) => {
    void sorted(chosen).then(({ policies, people, log, left }) => {
      const taken = policies.filter(
        ({ path, text }) =>
          latest.current.every((file) => file.path !== path || file.text === text) || confirm(`Replace ${path}?`),
      );
      if (taken.length > 0)
        replace((before) => taken.reduce((all, { path, text }) => withFile(all, path, text), before));
      if (left.length > 0)
        setNotice(
          `One log is replayed at a time, with one table of people: ${left.join(", ")} ${left.length === 1 ? "was" : "were"} not opened.`,
        );
      if (people !== undefined || log !== undefined)
        setLog({ ...(log === undefined ? {} : { log }), ...(people === undefined ? {} : { people }) });
    });
  }, []);
  const isOver = useDrop(openFiles);

  // The views are made anew when typing pauses, not with each key.
  const settled = useSettled(files, 120);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  // The first replay waits for the editor: on a slow machine the two would only delay each other.
  const wantsReplay = isEditorDone && (view === "replay" || view === "people");
  const replayed = useAnswer(
    wantsReplay && errors === 0 && input !== undefined
      ? (options) => runner.ask(options, "replay", settled, input)
      : undefined,
    [settled, errors, wantsReplay],
    400,
    [opened, input],
  );
  useEffect(() => {
    if (replayed.kind === "value" && "report" in replayed.value)
      void editorWorker.call("rememberReplay", replayed.value.report.volume).catch(() => undefined);
  }, [replayed.kind === "value" && replayed.value]);

  const mappings = useMemo(
    () => settled.flatMap(({ text }) => [...text.matchAll(/^source\s+(\w+)/gm)].map(([, name]) => name!)),
    [settled],
  );
  const session = useMemo(
    (): Session => ({
      runner,
      files: settled,
      errors,
      input,
      isLogComing,
      goTo,
      showProblems: () => setView("problems"),
    }),
    [settled, errors, input, isLogComing],
  );
  const shown = useMemo(
    () => (
      <Fragment key={opened}>
        {view === "replay" && <ReplayView session={session} replayed={replayed} />}
        {view === "people" && <PeopleView session={session} replayed={replayed} />}
        {view === "messages" && <MessagesView session={session} />}
        {view === "tests" && <TestsView session={session} />}
        {view === "compare" && (
          <CompareView
            session={session}
            base={base}
            onKeep={() => setBase({ name: `of ${new Date().toLocaleTimeString("en-GB")}`, files: settled })}
          />
        )}
        {view === "bundle" && <BundleView session={session} />}
        {view === "problems" && <ProblemsView session={session} diagnostics={diagnostics} />}
      </Fragment>
    ),
    [view, opened, session, replayed, base, view === "problems" && diagnostics],
  );
  const tabs = VIEWS.map((tab): Tab<ViewId> =>
    tab.id === "problems" && diagnostics.length > 0
      ? { ...tab, badge: { count: errors > 0 ? errors : diagnostics.length, isError: errors > 0 } }
      : tab,
  );
  return (
    <div class="page">
      <header class="bar">
        <h1 class="brand">Kairos</h1>
        <p class="lead">Policies for just-in-time coaching, and what they would do.</p>
        <nav class="actions" aria-label="Playground">
          <button type="button" onClick={() => setDialog("gallery")}>
            Gallery
          </button>
          <button type="button" onClick={() => setDialog("share")}>
            Share
          </button>
          <button type="button" onClick={() => setDialog("about")}>
            About
          </button>
          <button type="button" onClick={toggle} aria-label={isDark ? "Light colours" : "Dark colours"}>
            {isDark ? "Light" : "Dark"}
          </button>
        </nav>
      </header>
      <div class="notices">
        {notice !== undefined && (
          <div class="notice" role="alert">
            <p>{notice}</p>
            <button
              type="button"
              class="plain"
              onClick={() => {
                setNotice(undefined);
                focusFiles();
              }}
            >
              Close
            </button>
          </div>
        )}
        <Welcome />
        <Announcer diagnostics={diagnostics} replayed={replayed} />
      </div>
      <main class="panes">
        <section class="pane pane-editor" aria-label="Policies">
          <FileList
            project={project}
            shipped={shipped}
            diagnostics={diagnostics}
            onOpen={show}
            onFiles={openFiles}
            onAdd={(path) => {
              replace((before) => withFile(before, path, ""));
              setTarget({ path, start: 0, end: 0 });
            }}
            onRemove={(path) => replace((before) => withoutFile(before, path))}
          />
          <Editor
            worker={editorWorker}
            files={files}
            edition={edition}
            open={shipped ?? project.open}
            diagnostics={diagnostics}
            target={target}
            isDark={isDark}
            onChange={type}
            onOpen={show}
            onReady={readyEditor}
          />
        </section>
        <section class="pane pane-views" aria-label="Results">
          <Tabs<ViewId> tabs={tabs} current={view} onChoose={setView} />
          {NEED_LOG.has(view) && (
            <LogBar
              input={input}
              isComing={isLogComing}
              isOwn={isOwnLog}
              mappings={mappings}
              onLog={(log) => setLog({ log })}
              onPeople={(people) => people !== undefined && setLog({ people })}
              onMapping={(mapping) =>
                setInput((before) => {
                  if (before === undefined) return before;
                  const { mapping: _, ...rest } = before;
                  return mapping === undefined ? rest : { ...rest, mapping };
                })
              }
              onExample={() => openExample(project.entry)}
            />
          )}
          <div class="view" role="tabpanel" id="view" aria-labelledby={`tab-${view}`} tabIndex={0}>
            {shown}
          </div>
        </section>
      </main>
      {isOver && (
        <div class="drop" aria-hidden="true">
          <p>Drop a log (NDJSON or CSV, also .gz and .zst), people.csv, or .kairos files (also as .zip).</p>
        </div>
      )}
      {dialog === "gallery" && (
        <GalleryDialog
          current={project.entry}
          onClose={() => setDialog(undefined)}
          onOpen={(entry) => {
            history.replaceState(null, "", location.pathname + location.search);
            open(projectOf(entry));
          }}
        />
      )}
      {dialog === "share" && <ShareDialog project={project} onClose={() => setDialog(undefined)} />}
      {dialog === "about" && <AboutDialog onClose={() => setDialog(undefined)} />}
    </div>
  );
}
