/** Figures as bars beside their names: a table, so that it reads the same without the bars. */
import { whole } from "../format.js";

export interface Bar {
  readonly name: string;
  /** Below the name, smaller. */
  readonly about?: string;
  readonly value: number;
}

export function BarTable({
  caption,
  of,
  figure,
  bars,
  format = whole,
}: {
  readonly caption: string;
  /** What the names are: `Limit`. */
  readonly of: string;
  /** What the figures are: `Silenced`. */
  readonly figure: string;
  readonly bars: readonly Bar[];
  readonly format?: (value: number) => string;
}): preact.JSX.Element {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{of}</th>
          <td aria-hidden="true" />
          <th scope="col">{figure}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, about, value }) => (
          <tr key={`${name} ${about ?? ""}`}>
            <th scope="row">
              {name}
              {about !== undefined && <span class="about">{about}</span>}
            </th>
            <td class="bar-cell" aria-hidden="true">
              <span class="bar-track">
                <span class="bar-fill" style={{ width: `${(value / most) * 100}%` }} />
              </span>
            </td>
            <td>{format(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
