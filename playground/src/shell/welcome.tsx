/** Three sentences for who comes here first. */
import { useState } from "preact/hooks";
import { focusFiles } from "./focus.js";

const KEY = "kairos-welcomed";

export function Welcome(): preact.JSX.Element | null {
  const [isOpen, setOpen] = useState(() => localStorage.getItem(KEY) === null);
  if (!isOpen) return null;
  return (
    <aside class="welcome" aria-label="Welcome">
      <ol>
        <li>
          The editor holds <strong>policies</strong>: when somebody is prompted, what the prompt says, and how often it
          may come.
        </li>
        <li>
          The replay shows what they <strong>would have done</strong> with recorded events, before anyone is prompted.
        </li>
        <li>
          <strong>Change a limit</strong> and look again, or drop a log of your own on this page: it stays in your
          browser.
        </li>
      </ol>
      <button
        type="button"
        onClick={() => {
          localStorage.setItem(KEY, "1");
          setOpen(false);
          focusFiles();
        }}
      >
        Got it
      </button>
    </aside>
  );
}
