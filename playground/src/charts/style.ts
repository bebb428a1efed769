/** The colours and the style of charts, as the report has them: put into the page before anything is drawn. */
import { CHART_STYLE, themeProperties } from "../../../src/report/charts/palette.js";

export function addChartStyle(): void {
  const style = document.createElement("style");
  style.textContent = `:root { ${themeProperties("light")} } :root[data-theme="dark"] { ${themeProperties("dark")} } ${CHART_STYLE}`;
  document.head.append(style);
}
