/** The link that holds the policies, and the policies as files. */
import { useEffect, useRef, useState } from "preact/hooks";
import { whole } from "../format.js";
import { archiveOf } from "../project/archive.js";
import { fragmentOf } from "../project/link.js";
import type { Project } from "../project/project.js";
import { save } from "../save.js";
import { Dialog } from "./dialog.js";

export function ShareDialog({ project, onClose }: { readonly project: Project; onClose(): void }): preact.JSX.Element {
  const [link, setLink] = useState("");
  const [isCopied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void fragmentOf(project).then((fragment) => {
      history.replaceState(null, "", fragment);
      setLink(location.href);
    });
  }, [project]);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // Not allowed here: the link is selected, and Ctrl C copies it.
    }
  };
  return (
    <Dialog title="Share" onClose={onClose}>
      <p>
        This link opens the policies as they are now. It holds them itself: nothing is stored anywhere. It does not hold
        a log.
      </p>
      <p class="row">
        <input ref={field} type="text" class="grow" readOnly value={link} aria-label="Link" />
        <button type="button" class="primary" disabled={link === ""} onClick={() => void copy()}>
          {isCopied ? "Copied" : "Copy"}
        </button>
      </p>
      {link.length > 8000 && (
        <p class="quiet-text">
          It has {whole(link.length)} characters. Some programs cut links off that are so long: send it in a code block,
          or send the files.
        </p>
      )}
      <Files project={project} />
    </Dialog>
  );
}

/** To go on elsewhere: in a repository, or here another day. */
function Files({ project }: { readonly project: Project }): preact.JSX.Element {
  const { files, open } = project;
  const shown = files.find(({ path }) => path === open);
  return (
    <>
      <h3>As files</h3>
      <p>Open them here, or drop them on this page, to go on, or keep them in a repository: a folder of them is one.</p>
      <p class="row">
        {shown !== undefined && (
          <button type="button" onClick={() => save(nameOf(shown.path), shown.text, "text/plain")}>
            Save {nameOf(shown.path)}
          </button>
        )}
        {files.length > 1 && (
          <button
            type="button"
            onClick={() => void archiveOf(project).then((zip) => save("policies.zip", zip, "application/zip"))}
          >
            Save all {files.length} as a .zip
          </button>
        )}
      </p>
    </>
  );
}

/** Without its folders. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
