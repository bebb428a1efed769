/** The look of the pages: one column of text, tables that scroll by themselves, light and dark, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf8; --sheet: #ffffff; --ink: #1d2228; --quiet: #59636e; --line: #dcdfe3; --accent: #0b5c8a;
  --tint: #eef4f8; --code: #f1efeb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --sheet: #1b1f24; --ink: #e6e9ec; --quiet: #a3adb7; --line: #343b43; --accent: #7cc4f0;
    --tint: #1d2a34; --code: #262b31;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.25rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0 0 .75rem; list-style: none; border-bottom: 1px solid var(--line); }
nav li { margin: 0; }
nav a { display: inline-block; padding: .25rem 0; color: var(--quiet); text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
nav a[aria-current] { color: var(--ink); font-weight: 600; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .25rem .75rem; background: var(--sheet); }
h1 { margin: 2rem 0 .5rem; font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; text-wrap: balance; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.3rem; line-height: 1.3; }
h3 { margin: 2rem 0 .5rem; font-size: 1.05rem; overflow-wrap: anywhere; }
p, ul, ol, dl { margin: .75rem 0; }
main > p, main > ul, main > ol { max-width: 44rem; }
li { margin: .3rem 0; }
code { padding: .1em .35em; border-radius: 4px; background: var(--code); font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
dl { display: grid; gap: .4rem; }
dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { margin: 1rem 0; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.5; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .6rem .9rem; text-align: left; vertical-align: top; }
th code, td code { overflow-wrap: break-word; }
th code { white-space: nowrap; }
td { min-width: 8rem; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 500; }
thead th { color: var(--quiet); font-size: .8125rem; font-weight: 600; }
.prompts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem; margin: 1rem 0; }
.prompt { margin: 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 8px; background: var(--sheet); }
.prompt p { margin: .5rem 0 0; }
.prompt figcaption { color: var(--quiet); font-size: .8125rem; }
.locale { font-weight: 600; text-transform: none; }
.prompt .title { font-weight: 600; font-size: 1.05rem; }
.prompt .action { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; margin-top: .9rem; }
.button { padding: .25rem .8rem; border: 1px solid var(--accent); border-radius: 6px; background: var(--tint); color: var(--accent); font-weight: 500; }
.opens { color: var(--quiet); font-size: .8125rem; overflow-wrap: anywhere; }
footer { margin-top: 4rem; padding-bottom: 2rem; color: var(--quiet); font-size: .8125rem; }
@media (max-width: 40rem) {
  header, main, footer { padding: 0 1rem; }
  header { padding-top: .75rem; }
  h1 { font-size: 1.6rem; }
  dl > div { grid-template-columns: 1fr; gap: 0; }
  table { width: max-content; min-width: 100%; }
  td, th { max-width: 18rem; }
}
@media print {
  :root { --ground: #fff; --sheet: #fff; --ink: #000; --quiet: #444; --line: #bbb; --accent: #000; --tint: #fff; --code: #f3f3f3; }
  header, .skip { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  h2, h3 { break-after: avoid; }
  tr, .prompt { break-inside: avoid; }
}
`;
