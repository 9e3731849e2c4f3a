/** How a page looks: on a narrow and on a wide screen, by day and by night, and on paper. */
export const style = `
:root {
  color-scheme: light;
  --ground: #ffffff; --raised: #f5f6f8; --text: #1b2026; --quiet: #56606b; --line: #d5dae0; --accent: #a5300f; --link: #0a5cad;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ground: #15181c; --raised: #20252b; --text: #e4e8ec; --quiet: #a2acb7; --line: #39414a; --accent: #ff9a6b; --link: #7db8f5;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 1.25rem 1rem 4rem; max-width: 46rem;
  background: var(--ground); color: var(--text);
  font: 1rem/1.55 var(--sans); overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 .5rem; font-size: 1.65rem; letter-spacing: -.01em; }
h2 { margin: 2.75rem 0 .9rem; padding-top: .9rem; border-top: 1px solid var(--line); font-size: 1.3rem; }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.05rem; }
header { padding-bottom: .25rem; }
header p { margin: .35rem 0; color: var(--quiet); }
header em { font-style: normal; }
p, ul, ol, pre, blockquote { margin: .6rem 0; }
ul, ol { padding-left: 1.35rem; }
li { margin: .3rem 0; }
li > ul, li > ol { margin: .2rem 0; }
li > p { margin: 0; }
li > * + p { margin-top: .4rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: from-font; }
a.message { color: var(--quiet); text-decoration-color: var(--line); }
a:hover, a.message:hover { color: var(--accent); text-decoration-color: currentcolor; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, pre { font-family: var(--mono); font-size: .875em; background: var(--raised); border-radius: 4px; }
code { padding: .1em .3em; }
pre { padding: .7rem .85rem; white-space: pre-wrap; border: 1px solid var(--line); line-height: 1.45; }
pre code { padding: 0; font-size: 1em; background: none; }
blockquote { padding-left: .9rem; border-left: 3px solid var(--line); color: var(--quiet); }
#contents { margin: 1.25rem 0 0; padding: .75rem 1rem; background: var(--raised); border-radius: 8px; font-size: .9375rem; }
#contents ul { margin: 0; padding: 0; list-style: none; }
#contents li { margin: 0; }
#contents a { display: block; padding: .22rem 0; color: inherit; text-decoration: none; }
#contents a:hover { color: var(--accent); text-decoration: underline; }
.facts { padding: 0; list-style: none; }
.facts > li { margin: 0; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.facts > li:last-child { border-bottom: 0; }
.name { display: block; color: var(--quiet); font-size: .875rem; font-weight: 600; }
.timeline { padding: 0; list-style: none; }
.entry { position: relative; margin: 0; padding: 0 0 1rem 1.5rem; }
.entry::before {
  content: ""; position: absolute; left: .2rem; top: .4rem; width: .75rem; height: .75rem;
  border: 2px solid var(--quiet); border-radius: 50%; background: var(--ground);
}
.entry::after { content: ""; position: absolute; left: .55rem; top: 1.15rem; bottom: -.4rem; width: 1px; background: var(--line); }
.entry:last-child::after { display: none; }
.milestone::before { width: 0; height: 0; border: .375rem solid var(--accent); }
.time { display: block; color: var(--quiet); font-variant-numeric: tabular-nums; font-weight: 600; }
.milestone .time { color: var(--accent); }
.task { list-style: none; }
.task input { margin: 0 .4rem 0 -1.35rem; width: .95rem; height: .95rem; vertical-align: -.12rem; accent-color: var(--quiet); }
.wide { overflow-x: auto; margin: .75rem 0; }
.wide > svg { display: block; min-width: 44rem; max-width: none; width: 100%; height: auto; background: #ffffff; border-radius: 6px; }
#chart { margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { color: var(--quiet); font-size: .875rem; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1.25rem; }
.picture { margin: 0; font-size: .9375rem; }
.picture img { display: block; width: 100%; height: 10rem; object-fit: contain; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
.picture figcaption { margin-top: .4rem; color: var(--quiet); }
.picture .smaller { display: none; }
.picture:target { grid-column: 1 / -1; }
.picture:target img { height: auto; max-height: none; }
.picture:target .larger { pointer-events: none; }
.picture:target .smaller { display: inline; }
#before-you-publish { color: var(--accent); }
@media screen and (min-width: 34rem) {
  #contents ul { columns: 2; column-gap: 2rem; }
  .facts > li { display: flow-root; padding-left: 11rem; }
  .name { float: left; width: 10rem; margin-left: -11rem; font-size: inherit; }
  .entry { padding-left: 8.25rem; }
  .entry::before { left: 6.7rem; }
  .entry::after { left: 7.05rem; }
  .time { position: absolute; left: 0; width: 6.2rem; text-align: right; }
}
@media screen and (min-width: 68rem) {
  body { display: grid; grid-template-columns: 13rem minmax(0, 46rem); column-gap: 3.5rem; max-width: 66rem; padding-top: 2.5rem; }
  header { grid-column: 2; }
  #contents { grid-column: 1; grid-row: 1 / span 2; align-self: start; position: sticky; top: 2rem; max-height: calc(100vh - 4rem); overflow-y: auto; margin: 0; padding: 0; background: none; }
  #contents ul { columns: 1; border-left: 2px solid var(--line); padding-left: 1rem; }
  main { grid-column: 2; }
}
@media print {
  @page {
    margin: 18mm 16mm 20mm;
    @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #56606b; }
  }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  #contents, .smaller { display: none; }
  h1 { font-size: 17pt; }
  h2 { margin: 16pt 0 6pt; padding-top: 6pt; font-size: 13pt; }
  h3 { margin: 10pt 0 3pt; font-size: 11pt; }
  h1, h2, h3, h2 + p:has(+ ul), h2 + p:has(+ h3), h3 + p:has(> strong:first-child) { break-after: avoid; break-inside: avoid; }
  .entry, .facts > li, .task, li, table, tr, figure, blockquote { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  .facts > li { display: flow-root; padding: 2.5pt 0 2.5pt 38mm; }
  .name { float: left; width: 36mm; margin-left: -38mm; font-size: inherit; }
  .entry { padding: 0 0 5pt 30mm; }
  .entry::before { left: 25mm; top: 3.4pt; width: 7pt; height: 7pt; border-width: 1pt; }
  .milestone::before { width: 0; height: 0; border-width: 3.5pt; }
  .entry::after { left: calc(25mm + 3.2pt); top: 10.4pt; bottom: -3pt; }
  .time { position: absolute; left: 0; width: 23mm; text-align: right; }
  a, a.message { color: inherit; text-decoration: none; }
  a.elsewhere { text-decoration: underline; }
  a.elsewhere::after { content: " (" attr(href) ")"; color: var(--quiet); font-size: .85em; }
  .wide { overflow: visible; }
  .wide > svg { min-width: 0; max-height: 235mm; }
  .pictures { grid-template-columns: repeat(2, 1fr); }
  .picture, .picture:target { grid-column: auto; }
  .picture img, .picture:target img { height: auto; max-height: 85mm; }
}
`;
