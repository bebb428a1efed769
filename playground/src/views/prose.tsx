/** Sentences of the compiler and the simulator: what stands in backticks there is code. */
export function Prose({ text }: { readonly text: string }): preact.JSX.Element {
  return (
    <>
      {text.split("`").map((part, at) =>
        // A sentence does not change its order.
        at % 2 === 0 ? part : <code key={`${at} ${part}`}>{part}</code>,
      )}
    </>
  );
}

/** With a capital at its start and a stop at its end, as it stands alone. */
export function sentence(text: string): string {
  const start = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
