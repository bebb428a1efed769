/** Prompts by weekday and hour of the person's own clock: a table whose cells are the darker, the more there were. */
import { whole } from "../format.js";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Shades beside none. */
const SHADES = 5;

/** @param rows - seven, Monday first, of 24 hours */
export function HeatMap({ rows }: { readonly rows: readonly (readonly number[])[] }): preact.JSX.Element {
  const most = Math.max(1, ...rows.flat());
  return (
    <figure class="chart">
      <table class="heat">
        <caption>
          Prompts by weekday and hour
          <span class="legend">
            0{" "}
            <span class="heat-scale">
              {HOURS.slice(0, SHADES).map((shade) => (
                <span key={shade} class={`heat-${shade + 1}`} />
              ))}
            </span>{" "}
            {whole(most)} · by each person's own clock
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">Weekday</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                <span class={hour % 3 === 0 ? "" : "hidden"}>{hour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, day) => (
            <tr key={WEEKDAYS[day]}>
              <th scope="row">{WEEKDAYS[day]!.slice(0, 3)}</th>
              {row.map((value, hour) => (
                <td
                  key={hour}
                  class={`heat-${value === 0 ? 0 : Math.max(1, Math.ceil((value / most) * SHADES))}`}
                  title={`${WEEKDAYS[day]}, ${hour}:00 to ${hour + 1}:00: ${whole(value)}`}
                >
                  <span class="hidden">{whole(value)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
