/** A button that has files chosen: at least one. */
import { useId } from "preact/hooks";

export function FileButton({
  label,
  accept,
  isPlain = false,
  takesMany = false,
  onFiles,
}: {
  readonly label: string;
  readonly accept: string;
  readonly isPlain?: boolean;
  readonly takesMany?: boolean;
  onFiles(files: readonly File[]): void;
}): preact.JSX.Element {
  const id = useId();
  return (
    <span class="file-button">
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={takesMany}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) onFiles(files);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      <label for={id} class={isPlain ? "plain" : undefined}>
        {label}
      </label>
    </span>
  );
}
