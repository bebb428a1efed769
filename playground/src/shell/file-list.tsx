/** The files of the project: which one is shown, which have problems; new ones, those of one's own, and away with one. */
import { useRef, useState } from "preact/hooks";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import { pathProblem, type Project } from "../project/project.js";
import { FileButton } from "./file-button.js";

export function FileList({
  project,
  shipped,
  diagnostics,
  onOpen,
  onAdd,
  onFiles,
  onRemove,
}: {
  readonly project: Project;
  /** The file of a package that ships with Kairos, while one is shown. */
  readonly shipped: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  onOpen(path: string): void;
  onAdd(path: string): void;
  /** Of one's own: they are opened as if they had been dropped. */
  onFiles(files: readonly File[]): void;
  onRemove(path: string): void;
}): preact.JSX.Element {
  const { files } = project;
  const open = shipped ?? project.open;
  return (
    <nav class="files" aria-label="Files">
      <ul>
        {files.map(({ path }) => (
          <li key={path}>
            <button
              type="button"
              class="file"
              aria-current={path === open}
              ref={path === open ? intoView : null}
              onClick={() => onOpen(path)}
            >
              <span class="file-name">{path.replace(/\.kairos$/, "")}</span>
              <span class="hidden">.kairos</span>
              <FileMark diagnostics={diagnostics} path={path} />
            </button>
          </li>
        ))}
        {shipped !== undefined && (
          <li>
            <button type="button" class="file" aria-current={true} ref={intoView} onClick={() => onOpen(shipped)}>
              <span class="file-name">{shipped.replace(/^kairos:|\.kairos$/g, "")}</span>
              <span class="about">read only</span>
            </button>
          </li>
        )}
      </ul>
      <NewFile project={project} onAdd={onAdd} />
      <FileButton label="Open files" accept=".kairos,.zip" isPlain takesMany onFiles={onFiles} />
      {files.length > 1 && shipped === undefined && (
        <button type="button" class="plain" onClick={() => confirm(`Remove ${open}?`) && onRemove(open)}>
          Remove this file
        </button>
      )}
    </nav>
  );
}

/** Where there is little room the list scrolls. */
function intoView(file: HTMLElement | null): void {
  file?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function NewFile({ project, onAdd }: { readonly project: Project; onAdd(path: string): void }): preact.JSX.Element {
  const [typed, setTyped] = useState<string>();
  const isGivenUp = useRef(false);
  if (typed === undefined) {
    return (
      <button
        type="button"
        class="plain"
        ref={(button) => {
          if (isGivenUp.current) button?.focus();
          isGivenUp.current = false;
        }}
        onClick={() => setTyped("")}
      >
        New file
      </button>
    );
  }
  const path = typed.trim().endsWith(".kairos") ? typed.trim() : `${typed.trim()}.kairos`;
  const problem = typed.trim() === "" ? undefined : pathProblem(project, path);
  return (
    <form
      class="new-file"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === "" || problem !== undefined) return;
        onAdd(path);
        setTyped(undefined);
      }}
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        isGivenUp.current = true;
        setTyped(undefined);
      }}
    >
      <input
        type="text"
        value={typed}
        placeholder="name"
        aria-label="Name of the new file"
        aria-invalid={problem !== undefined}
        spellcheck={false}
        ref={(input) => input?.focus()}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {problem !== undefined && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
    </form>
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
