/** The look of the page: a calm column of text, light and dark, on phones, screens and paper. */
import { CHART_STYLE, themeProperties } from "../charts/index.js";

export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf8; --sheet: #ffffff; --ink: #1d2228; --quiet: #59636e; --line: #dcdfe3; --accent: #0b5c8a;
  --tint: #f1f3f5; --good: #1b6b45; --bad: #a3341a; --bad-tint: #fbeee9;
  ${themeProperties("light")}
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --sheet: #1b1f24; --ink: #e6e9ec; --quiet: #a3adb7; --line: #343b43; --accent: #7cc4f0;
    --tint: #22272d; --good: #7fd6a8; --bad: #f2a08a; --bad-tint: #33211d;
    ${themeProperties("dark")}
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; }
body {
  margin: 0 auto; max-width: 62rem; padding: 0 1.25rem 3rem; background: var(--sheet); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; text-rendering: optimizeLegibility;
}
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .25rem .75rem; background: var(--sheet); }
header, nav, main, footer { min-width: 0; }
header { padding-top: 2.5rem; }
h1 { margin: 0; font-size: 1.875rem; line-height: 1.2; letter-spacing: -.015em; text-wrap: balance; }
header p { margin: .5rem 0 0; color: var(--quiet); overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.5rem 0 0; padding: 0 0 1rem; border-bottom: 1px solid var(--line); list-style: none; font-size: .9375rem; }
nav li { margin: 0; }
nav a { display: inline-block; padding: .2rem 0; color: var(--quiet); text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
h2 { margin: 3.5rem 0 1rem; font-size: 1.375rem; line-height: 1.3; letter-spacing: -.01em; }
section:first-child h2 { margin-top: 2rem; }
h3 { margin: 2.25rem 0 .25rem; font-size: 1.0625rem; font-weight: 600; line-height: 1.4; text-wrap: balance; overflow-wrap: anywhere; }
p, ul, dl { margin: .75rem 0; }
li { margin: .35rem 0; overflow-wrap: anywhere; }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
time { white-space: nowrap; }
.caption { margin: 0 0 .75rem; color: var(--quiet); font-size: .875rem; }

.headlines { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 1.5rem 1.25rem; margin: 1rem 0 1.25rem; }
.headlines > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.headlines dt { color: var(--quiet); font-size: .875rem; line-height: 1.4; }
.headlines dd { margin: 0; font-variant-numeric: tabular-nums; }
.headlines strong { display: block; font-size: 1.75rem; font-weight: 600; line-height: 1.25; letter-spacing: -.015em; }
.headlines span { color: var(--quiet); font-size: .8125rem; }

.marked { padding: 0; list-style: none; }
.marked li { display: grid; grid-template-columns: 4rem 1fr; gap: .5rem; }
.marked strong { font-weight: 600; }
.kept strong { color: var(--good); }
.broken strong { color: var(--bad); }
.notes { padding-left: 1.1rem; }
.notes li::first-letter, .meanings dd::first-letter { text-transform: uppercase; }
.notes li::marker { color: var(--quiet); }
.problems { padding: .25rem 1rem .5rem; border-left: 4px solid var(--bad); background: var(--bad-tint); }
.problems h3 { margin-top: .5rem; }

figure { margin: 2.25rem 0; }
figure h3 { margin-top: 0; }
.legend { margin-bottom: .6rem; font-size: .8125rem; color: var(--quiet); }
.narrow { display: none; }
details { margin: .75rem 0; }
summary { width: fit-content; padding: .2rem 0; color: var(--accent); font-size: .875rem; cursor: pointer; }

.table { margin: 1rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.45; }
caption { padding: 0 0 .35rem; text-align: left; font-weight: 600; font-size: .9375rem; }
details caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .4rem .6rem; text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-weight: 500; font-size: .8125rem; vertical-align: bottom; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 500; min-width: 7.5rem; }
.narrow-table table { width: auto; min-width: min(100%, 26rem); }
.narrow-table th + *, .narrow-table td + * { padding-left: 1.5rem; }
.figures { text-align: right; font-variant-numeric: tabular-nums; }
td.figures { white-space: nowrap; }

.facts, .meanings { font-size: .875rem; }
.facts > div, .meanings > div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; padding: .25rem 0; }
.facts dt, .meanings dt { color: var(--quiet); }
.facts dd, .meanings dd { margin: 0; overflow-wrap: anywhere; }
.meanings { font-size: .8125rem; margin-top: 2rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--quiet); }
.meanings dt { font-weight: 600; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .8125rem; }
${CHART_STYLE}
@media screen and (min-width: 64rem) {
  body { max-width: 62.5rem; display: grid; grid-template-columns: 11rem minmax(0, 45rem); column-gap: 3.5rem; padding: 0 1.5rem 4rem; }
  header, main, footer { grid-column: 2; }
  nav { grid-column: 1; grid-row: 2; }
  nav a { padding: .3rem 0; }
  nav ul { position: sticky; top: 1.5rem; display: block; margin: 2.1rem 0 0; border: 0; padding: 0; }
}
@media screen and (max-width: 40rem) {
  header { padding-top: 1.5rem; }
  h1 { font-size: 1.5rem; }
  .headlines { grid-template-columns: 1fr 1fr; }
  .wide { display: none; }
  .narrow { display: block; max-width: 30rem; }
  .facts > div, .meanings > div { grid-template-columns: 1fr; gap: 0; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  @page { size: A4; margin: 16mm 15mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip, .figures-behind, summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  details caption { position: static; width: auto; height: auto; overflow: visible; clip-path: none; white-space: normal; }
  header { padding-top: 0; }
  h2 { margin-top: 1.75rem; }
  h2, h3, caption { break-after: avoid; }
  figure, .headlines > div, tr, li, .meanings > div { break-inside: avoid; }
  .table { overflow: visible; }
  .headlines { grid-template-columns: repeat(4, 1fr); }
  table, thead th, .meanings, .facts, .legend { font-size: 8pt; }
  .meanings { break-before: avoid; margin-top: 1rem; }
  th, td { padding: .25rem .4rem; }
}
`;
