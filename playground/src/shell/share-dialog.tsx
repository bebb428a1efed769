/** The link that holds the policies. */
import { useEffect, useRef, useState } from "preact/hooks";
import { whole } from "../format.js";
import { fragmentOf } from "../project/link.js";
import type { Project } from "../project/project.js";
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
          It has {whole(link.length)} characters. Some programs cut links off that are so long: send it as a file or in
          a code block.
        </p>
      )}
    </Dialog>
  );
}
