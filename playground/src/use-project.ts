/** The project that is open: from the address, else from what was written last, else from the gallery. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { gallery, projectOf } from "./gallery/index.js";
import { keepDraft, keptDraft } from "./project/draft.js";
import { projectOfFragment } from "./project/link.js";
import type { Project } from "./project/project.js";

export interface OpenProject {
  readonly project: Project;
  /** Another one each time that texts were changed by anything but typing. */
  readonly edition: number;
  /** Another one each time that a project as a whole was opened. */
  readonly opened: Project;
  change(change: (project: Project) => Project): void;
  /** As `change`, where texts or files are replaced. */
  replace(change: (project: Project) => Project): void;
  open(project: Project): void;
}

/** @param onProblem - told, in a sentence, why a link could not be opened */
export function useProject(onProblem: (problem: string) => void): OpenProject {
  const [first] = useState(() => keptDraft() ?? projectOf(gallery[0]));
  const [state, setState] = useState({ project: first, edition: 0, opened: first });
  const open = useCallback((project: Project) => {
    setState(({ edition }) => ({ project, edition: edition + 1, opened: project }));
  }, []);
  useEffect(() => {
    const follow = (): void => {
      projectOfFragment(location.hash).then(
        (shared) => shared !== undefined && open(shared),
        (error: unknown) => onProblem(error instanceof Error ? error.message : String(error)),
      );
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => keepDraft(state.project), 400);
    return () => clearTimeout(timer);
  }, [state.project]);
  return {
    ...state,
    open,
    change: useCallback((change) => setState((before) => ({ ...before, project: change(before.project) })), []),
    replace: useCallback(
      (change) =>
        setState(({ project, edition, opened }) => ({ project: change(project), edition: edition + 1, opened })),
      [],
    ),
  };
}
