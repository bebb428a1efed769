/** The gallery: the example repository, and a page per feature of the language. */
import { gallery, type GalleryEntry } from "../gallery/index.js";
import { Dialog } from "./dialog.js";

export function GalleryDialog({
  current,
  onOpen,
  onClose,
}: {
  readonly current: string;
  onOpen(entry: GalleryEntry): void;
  onClose(): void;
}): preact.JSX.Element {
  return (
    <Dialog title="Gallery" isWide onClose={onClose}>
      <p class="quiet-text">
        Each opens with its tests and a log to replay. What you have written is replaced: share or save it first to keep
        it.
      </p>
      <ul class="cards">
        {gallery.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              class="card"
              aria-current={entry.id === current}
              onClick={({ currentTarget }) => {
                onOpen(entry);
                // Closed by itself, and not only taken away, it gives the focus back to where it was.
                currentTarget.closest("dialog")?.close();
              }}
            >
              <strong>{entry.title}</strong>
              <span>{entry.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
