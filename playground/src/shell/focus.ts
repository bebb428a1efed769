/** Where the focus goes when what had it is taken away: to the file that is shown, beside the editor. */
export function focusFiles(): void {
  document.querySelector<HTMLElement>('.file[aria-current="true"]')?.focus();
}
