/** One chart of the report, drawn as wide as there is room, with its title, its legend, and its figures as a table. */
import { useEffect, useRef } from "preact/hooks";
import type { Chart } from "../../../src/report/charts/index.js";
import type { Report } from "../../../src/report/index.js";
import type { Charts } from "./use-charts.js";

/** Below it a drawing has no room for what it has to say. */
const NARROWEST = 320;

export function ChartFigure({
  chart,
  report,
  draw,
}: {
  readonly chart: Chart;
  readonly report: Report;
  readonly draw: Charts["draw"];
}): preact.JSX.Element | null {
  if (!chart.has(report)) return null;
  const id = `chart-${chart.id}`;
  const legend = chart.legend(report);
  return (
    <figure class="chart-figure" aria-labelledby={id}>
      <h2 id={id}>{chart.title(report)}</h2>
      <p class="quiet-text">{chart.caption(report)}</p>
      {legend.length > 0 && (
        <ul class="legend">
          {legend.map(({ colour, text }) => (
            <li key={text}>
              <span class={`swatch ${colour}`} />
              {text}
            </li>
          ))}
        </ul>
      )}
      <Drawing chart={chart} report={report} draw={draw} />
      <FiguresOf chart={chart} report={report} />
    </figure>
  );
}

function Drawing({
  chart,
  report,
  draw,
}: {
  readonly chart: Chart;
  readonly report: Report;
  readonly draw: Charts["draw"];
}): preact.JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current!;
    let drawn = 0;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.max(NARROWEST, Math.floor(entry!.contentRect.width));
      if (width === drawn) return;
      drawn = width;
      element.replaceChildren(draw(chart, report, { document, width }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [chart, report]);
  return <div ref={host} class="drawing" />;
}

function FiguresOf({ chart, report }: { readonly chart: Chart; readonly report: Report }): preact.JSX.Element {
  const { head, rows } = chart.table(report);
  return (
    <details>
      <summary>Its figures as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={`Figures of: ${chart.title(report)}`}>
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...figures], at) => (
              // Rows may have one name; they do not move within one report.
              <tr key={`${name} ${at}`}>
                <th scope="row">{name}</th>
                {figures.map((figure, column) => (
                  <td key={head[column + 1]}>{figure}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
