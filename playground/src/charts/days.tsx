/** Prompts and silenced occurrences by day, as columns. The figures can be read as a table below. */
import { whole } from "../format.js";

export interface Day {
  /** `2026-10-05` */
  readonly date: string;
  readonly prompts: number;
  readonly suppressed: number;
}

const WIDTH = 640;
const HEIGHT = 150;
const LEFT = 34;
const BOTTOM = 20;

export function DayChart({ days }: { readonly days: readonly Day[] }): preact.JSX.Element {
  const most = roundedUp(Math.max(1, ...days.map(({ prompts, suppressed }) => prompts + suppressed)));
  const step = (WIDTH - LEFT) / days.length;
  const width = Math.max(1, Math.min(28, step * 0.72));
  const height = (value: number): number => (value / most) * (HEIGHT - BOTTOM - 6);
  const base = HEIGHT - BOTTOM;
  const labelEvery = Math.ceil(days.length / 8);
  return (
    <figure class="chart">
      <figcaption>
        Prompts by day
        <span class="legend">
          <span class="swatch part-prompt" /> prompted <span class="swatch part-silenced" /> silenced by a limit
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary(days)}>
        {[0, most / 2, most].map((value) => (
          <g key={value}>
            <line class="grid" x1={LEFT} x2={WIDTH} y1={base - height(value)} y2={base - height(value)} />
            <text class="tick" x={LEFT - 6} y={base - height(value) + 4} text-anchor="end">
              {whole(value)}
            </text>
          </g>
        ))}
        {days.map(({ date, prompts, suppressed }, at) => {
          const x = LEFT + at * step + (step - width) / 2;
          return (
            <g key={date}>
              <title>{`${date}: ${whole(prompts)} prompted, ${whole(suppressed)} silenced`}</title>
              <rect class="hit" x={LEFT + at * step} y={0} width={step} height={base} />
              <rect class="part-prompt" x={x} y={base - height(prompts)} width={width} height={height(prompts)} />
              <rect
                class="part-silenced"
                x={x}
                y={base - height(prompts + suppressed)}
                width={width}
                height={height(suppressed)}
              />
              {at % labelEvery === 0 && (
                <text class="tick" x={x + width / 2} y={HEIGHT - 5} text-anchor="middle">
                  {shortDate(date)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <details>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Prompted</th>
              <th scope="col">Silenced</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, prompts, suppressed }) => (
              <tr key={date}>
                <th scope="row">{date}</th>
                <td>{whole(prompts)}</td>
                <td>{whole(suppressed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function summary(days: readonly Day[]): string {
  const busiest = days.reduce((most, day) => (day.prompts > most.prompts ? day : most), days[0]!);
  return `Prompts by day, ${days[0]!.date} to ${days.at(-1)!.date}; most on ${busiest.date}: ${whole(busiest.prompts)}`;
}

const shortDate = (date: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(date));

/** To an even number that is round. */
function roundedUp(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const rounded = [1, 2, 4, 5, 6, 8, 10].find((step) => step * magnitude >= value)! * magnitude;
  return Math.max(2, rounded % 2 === 0 ? rounded : rounded + 1);
}
