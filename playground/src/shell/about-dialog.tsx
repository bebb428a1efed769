/** What this is, in which version, and where what one pastes goes: nowhere. */
import { FORMAT_VERSION } from "../../../src/bundle/version.js";
import { Dialog } from "./dialog.js";

export function AboutDialog({ onClose }: { onClose(): void }): preact.JSX.Element {
  return (
    <Dialog title="About Kairos" onClose={onClose}>
      <p>
        Kairos is a declarative language for just-in-time coaching: what triggers a prompt, which signal was missed,
        what the prompt says, who hears of it when coaching is not enough, and how often a person may be interrupted at
        all.
      </p>
      <dl class="facts">
        <div>
          <dt>Version</dt>
          <dd>{KAIROS_VERSION}</dd>
        </div>
        <div>
          <dt>Bundle format</dt>
          <dd>{FORMAT_VERSION}</dd>
        </div>
        <div>
          <dt>Licence</dt>
          <dd>Apache-2.0</dd>
        </div>
      </dl>
      <h3>Nothing leaves this browser</h3>
      <p>
        Compiler, engine and simulator run on this page. There is no server: the content-security policy of the page
        forbids every connection but to its own files. A link that you share holds your policies in the part after the
        #, which browsers do not send; it never holds a log.
      </p>
      <h3>Keys</h3>
      <dl class="keys">
        {keys().map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** As the editor binds them on this system. */
function keys(): readonly (readonly [string, string])[] {
  const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
  const isLinux = /Linux/.test(navigator.platform);
  const control = isMac ? "⌘" : "Ctrl";
  return [
    ["Ctrl Space", "complete"],
    [`${control} .`, "fix what is underlined"],
    ["F2", "rename everywhere"],
    ["F12", "go to the definition"],
    ["F8", "next problem"],
    [isLinux ? "Ctrl Shift I" : isMac ? "Shift ⌥ F" : "Shift Alt F", "format"],
    [`${control} Shift O`, "outline"],
    ["F1", "all commands of the editor"],
    [isMac ? "Ctrl Shift M" : "Ctrl M", "let Tab leave the editor"],
  ];
}
