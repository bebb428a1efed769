/** The editor: one Monaco for all files. It is loaded after the first paint; until then the text stands as it is. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { SourceText } from "../../../src/compiler/index.js";
import { isStandard } from "../../../src/semantics/names/file-paths.js";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import type { WorkerClient } from "../worker/client.js";
import { pathOf, rangeOf, uriOf } from "./convert.js";
import type { monaco as Namespace } from "./monaco.js";

/** A place to go to: set anew, it is gone to again. */
export interface Target {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface EditorProps {
  readonly worker: WorkerClient;
  readonly files: readonly SourceText[];
  /** Another one each time that texts were changed by anything but typing here; only then are they taken over. */
  readonly edition: number;
  /** One of the files, or one of a package that ships with Kairos: that can be read only. */
  readonly open: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly target: Target | undefined;
  readonly isDark: boolean;
  onChange(path: string, text: string): void;
  onOpen(path: string): void;
  /** @param problem - why there is no editor, where there is none */
  onReady(problem: string | undefined): void;
}

export function Editor(props: EditorProps): preact.JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<Loaded>();
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    let isGone = false;
    load(host.current!, latest).then(
      (ready) => {
        if (isGone) return ready.dispose();
        setLoaded(ready);
        props.onReady(undefined);
      },
      (error: unknown) => props.onReady(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => loaded?.take(latest.current.files), [loaded, props.edition]);
  useEffect(() => loaded?.show(props.open), [loaded, props.edition, props.open]);
  useEffect(() => loaded?.mark(props.diagnostics), [loaded, props.edition, props.diagnostics]);
  useEffect(() => loaded?.goTo(props.target), [loaded, props.target]);
  useEffect(() => loaded?.setTheme(props.isDark), [loaded, props.isDark]);

  const text = props.files.find(({ path }) => path === props.open)?.text ?? "";
  return (
    <div class="editor" data-ready={loaded !== undefined}>
      <div class="editor-host" ref={host} />
      {loaded === undefined && <pre class="editor-plain">{text}</pre>}
    </div>
  );
}

interface Loaded {
  take(files: readonly SourceText[]): void;
  show(open: string): void;
  mark(diagnostics: readonly Diagnostic[]): void;
  goTo(target: Target | undefined): void;
  setTheme(isDark: boolean): void;
  dispose(): void;
}

async function load(host: HTMLElement, latest: { readonly current: EditorProps }): Promise<Loaded> {
  const [{ monaco }, { registerLanguage, LANGUAGE }, { defineThemes }] = await Promise.all([
    import("./monaco.js"),
    import("./providers.js"),
    import("./themes.js"),
  ]);
  defineThemes(monaco);
  registerLanguage(monaco, latest.current.worker);
  const take = (files: readonly SourceText[]): void => {
    for (const { path, text } of files) {
      const model = monaco.editor.getModel(uriOf(monaco, path));
      if (model === null) {
        const created = monaco.editor.createModel(text, LANGUAGE, uriOf(monaco, path));
        created.onDidChangeContent(() => latest.current.onChange(path, created.getValue()));
      } else if (model.getValue() !== text) model.setValue(text);
    }
  };
  // The other files follow when the editor is there.
  take(latest.current.files.filter(({ path }) => path === latest.current.open));
  const editor = monaco.editor.create(host, {
    model: monaco.editor.getModel(uriOf(monaco, latest.current.open)),
    automaticLayout: true,
    minimap: { enabled: false },
    fontSize: 13,
    lineHeight: 20,
    scrollBeyondLastLine: false,
    tabSize: 2,
    wordWrap: "on",
    wrappingIndent: "indent",
    glyphMargin: false,
    lineNumbersMinChars: 3,
    overviewRulerLanes: 0,
    // Texts stand aligned below each other, which is no nesting.
    guides: { indentation: false },
    padding: { top: 12, bottom: 12 },
    ariaLabel: "Policy editor",
    fixedOverflowWidgets: true,
    readOnlyMessage: { value: "This package ships with Kairos: it can be read here, and not changed." },
    quickSuggestions: { other: true, comments: false, strings: true },
    theme: latest.current.isDark ? "kairos-dark" : "kairos-light",
  });
  const views = new Map<string, Namespace.editor.ICodeEditorViewState | null>();
  // A definition in another file opens that file.
  monaco.editor.registerEditorOpener({
    openCodeEditor(_, resource, range) {
      const path = pathOf(resource);
      if (!isStandard(path) && !latest.current.files.some((file) => file.path === path)) return false;
      latest.current.onOpen(path);
      queueMicrotask(() => {
        if (range !== undefined) reveal(editor, monaco, range);
      });
      return true;
    },
  });
  return {
    take(files) {
      const kept = new Set(files.map(({ path }) => path));
      for (const model of monaco.editor.getModels()) {
        const path = pathOf(model.uri);
        if (!kept.has(path) && !isStandard(path)) model.dispose();
      }
      take(files);
    },
    show(open) {
      const model = monaco.editor.getModel(uriOf(monaco, open));
      const before = editor.getModel();
      if (model === before) return;
      if (before !== null) views.set(before.uri.path, editor.saveViewState());
      editor.setModel(model);
      editor.updateOptions({ readOnly: isStandard(open) });
      editor.restoreViewState(views.get(model?.uri.path ?? "") ?? null);
    },
    mark(diagnostics) {
      for (const model of monaco.editor.getModels()) {
        const own = diagnostics.filter(({ span }) => span.file === pathOf(model.uri));
        monaco.editor.setModelMarkers(
          model,
          LANGUAGE,
          own.map(({ span, severity, message, help, code }) => ({
            ...rangeOf(model, span),
            severity: severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
            message: help === undefined ? message : `${message}\n${help}`,
            code,
            source: "kairos",
          })),
        );
      }
    },
    goTo(target) {
      if (target === undefined) return;
      const model = monaco.editor.getModel(uriOf(monaco, target.path));
      if (model === null || editor.getModel() !== model) return;
      reveal(editor, monaco, rangeOf(model, target));
      editor.focus();
    },
    setTheme: (isDark) => monaco.editor.setTheme(isDark ? "kairos-dark" : "kairos-light"),
    dispose() {
      for (const model of monaco.editor.getModels()) model.dispose();
      editor.dispose();
    },
  };
}

function reveal(
  editor: Namespace.editor.IStandaloneCodeEditor,
  monaco: typeof Namespace,
  range: Namespace.IRange | Namespace.IPosition,
): void {
  const whole = "startLineNumber" in range ? range : monaco.Range.fromPositions(range);
  editor.setSelection(whole);
  editor.revealRangeInCenterIfOutsideViewport(whole);
}
