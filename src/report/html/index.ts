/** The report as one HTML page that loads nothing, runs nothing, and reads well on a phone, a screen and paper. */
export { htmlComparison } from "./comparison/page.js";
export { htmlReport } from "./page.js";
