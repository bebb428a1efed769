/** How a whole falls into parts, a row per whole: stacked bars with their figures, in a table. */
import { percent, whole } from "../format.js";

export interface Part {
  readonly name: string;
  /** Class of its colour: `part-good`. */
  readonly tone: string;
}

export interface Whole {
  readonly name: string;
  /** One per part. */
  readonly values: readonly number[];
}

export function ShareTable({
  caption,
  of,
  parts,
  rows,
}: {
  readonly caption: string;
  readonly of: string;
  readonly parts: readonly Part[];
  readonly rows: readonly Whole[];
}): preact.JSX.Element {
  return (
    <figure class="shares">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {parts.map(({ name, tone }) => (
              <th key={name} scope="col">
                <span class={`swatch ${tone}`} /> {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => {
            const all = values.reduce((sum, value) => sum + value, 0);
            return [
              <tr key={name} class="with-stack">
                <th scope="row">
                  {name} <span class="about">{whole(all)}</span>
                </th>
                {values.map((value, at) => (
                  <td key={parts[at]!.name} title={`${whole(value)} of ${whole(all)}`}>
                    {percent(value, all)}
                  </td>
                ))}
              </tr>,
              <tr key={`${name} stack`} class="stack-row" aria-hidden="true">
                <td colSpan={parts.length + 1}>
                  <span class="stacked">
                    {values.map((value, at) => (
                      <span key={parts[at]!.name} class={parts[at]!.tone} style={{ flexGrow: value }} />
                    ))}
                  </span>
                </td>
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </figure>
  );
}
