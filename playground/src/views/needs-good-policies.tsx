/** Stands in a view that has nothing to show while the policies have errors. */
export function NeedsGoodPolicies({ errors }: { readonly errors: number }): preact.JSX.Element {
  return (
    <p class="empty">
      The policies have {errors === 1 ? "an error" : `${errors} errors`}: see Problems. What stood here comes back when{" "}
      {errors === 1 ? "it is" : "they are"} mended.
    </p>
  );
}
