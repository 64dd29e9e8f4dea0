/**
 * The report's only style sheet: system fonts, logical properties (one sheet for both directions), a light and a dark
 * palette, cards instead of tables on narrow screens, A4 in print. No colour stands for "good".
 */
const palette = `
:root { color-scheme: light dark;
  --paper: #f7f5f0; --card: #fffefb; --ink: #1d2530; --soft: #586270; --line: #ddd8cd; --faint: #efece4; --accent: #234a73;
  --critical: #8a1230; --high: #a23c12; --medium: #765600; --low: #33577f; --informational: #59636f; --warn: #fbf1d9; --warn-line: #b08a2e; }
@media screen and (prefers-color-scheme: dark) { :root {
  --paper: #12161b; --card: #191f26; --ink: #e9e6df; --soft: #a6adb6; --line: #343c46; --faint: #222932; --accent: #9cc1ea;
  --critical: #ff9bac; --high: #ffb08a; --medium: #e5c667; --low: #a6c8ef; --informational: #b5bcc5; --warn: #2d2718; --warn-line: #b08a2e; } }
`;

const text = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { font-family: ui-serif, "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Noto Serif", "Noto Naskh Arabic", serif; font-weight: 600; line-height: 1.25; text-wrap: balance; margin: 0; }
:lang(ar) h1, :lang(ar) h2, :lang(ar) h3, :lang(ar) h4 { font-family: "Geeza Pro", "Segoe UI", "Noto Naskh Arabic", "Noto Sans Arabic", system-ui, sans-serif; line-height: 1.45; }
:lang(ar) body, body:lang(ar) { line-height: 1.8; }
h2 { font-size: 1.65rem; margin-block: 0 1rem; }
h3 { font-size: 1.2rem; margin-block: 1.75rem .6rem; }
h4 { font-size: 1.3rem; }
h5 { font-size: .875rem; margin: 0 0 .2rem; color: var(--soft); font-weight: 600; }
p, ul, ol, dl { margin-block: 0 .75rem; }
ul, ol { padding-inline-start: 1.2rem; }
li { margin-block-end: .3rem; }
a { color: var(--accent); text-underline-offset: .18em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.v { overflow-wrap: anywhere; }
.q { font: .92em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--faint); padding: .08em .3em; border-radius: 3px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.c { font: .86em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.soft, .note, .more, .made, .source { color: var(--soft); }
.note, .more, .source { font-size: .9rem; }
.marks { margin: -.6rem 0 1rem; font-size: .82rem; font-weight: 600; color: var(--soft); }
.lead { font-size: 1.06rem; }
.more { font-style: italic; margin-block-start: .4rem; }
.skip { position: absolute; inset-inline-start: -200vw; background: var(--card); padding: .6rem 1rem; z-index: 2; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: 1rem; }
.shape { flex: none; vertical-align: -.1em; }
.s-critical { --tone: var(--critical); } .s-high { --tone: var(--high); } .s-medium { --tone: var(--medium); }
.s-low { --tone: var(--low); } .s-informational { --tone: var(--informational); }
.shape { color: var(--tone); }
.badge { display: inline-flex; align-items: center; gap: .4em; font-weight: 650; color: var(--tone); white-space: nowrap; }
`;

const layout = `
.masthead { max-width: 78rem; margin-inline: auto; padding: 2.5rem 2rem 1.5rem; }
.mark { margin: 0 0 1.25rem; font-family: ui-serif, Georgia, serif; font-style: italic; font-size: 1.05rem; color: var(--accent); display: flex; align-items: center; gap: .9rem; }
.mark::after { content: ""; flex: 1; border-block-end: 1px solid var(--line); }
h1 { font-size: 2.4rem; letter-spacing: -.01em; }
:lang(ar) h1 { letter-spacing: 0; }
h1 .case { display: block; font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; letter-spacing: 0; color: var(--soft); margin-block-start: .3rem; }
.made { font-size: .9rem; margin-block-end: 1.25rem; }
.banners { list-style: none; padding: 0; margin: 0 0 1.25rem; display: grid; gap: .5rem; }
.banners li { margin: 0; padding: .65rem 1rem; background: var(--warn); border-inline-start: 4px solid var(--warn-line); font-weight: 550; }
.phones { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
.phone { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.4rem; }
.phone h2 { font-size: 1.3rem; margin-block-end: .6rem; }
.phone dl { display: flex; flex-wrap: wrap; gap: .5rem 2.2rem; margin: 0; }
.phone .facts > div { display: block; padding: 0; font-size: 1rem; }
.phone dt { color: var(--soft); font-size: .82rem; }
.phone dd { margin: 0; }
.page { max-width: 78rem; margin-inline: auto; padding: 0 2rem 4rem; display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); gap: 3rem; }
.contents { font-size: .92rem; }
.contents ul { list-style: none; padding: 0; margin: 0; position: sticky; inset-block-start: 1.5rem; border-block-start: 2px solid var(--accent); padding-block-start: .6rem; }
.contents li { margin: 0; break-inside: avoid; }
.contents a { display: block; padding: .32rem 0; text-decoration: none; color: var(--ink); }
.contents a:hover { text-decoration: underline; color: var(--accent); }
main > section { padding-block-end: 2.75rem; }
main > section + section { border-block-start: 1px solid var(--line); padding-block-start: 2.25rem; }
main > section > p, main > section > ul { max-width: 46rem; }
.found h3, .panel h3 { margin-block-start: 0; }
.found { margin-block-end: 1.25rem; }
.negative { font-family: ui-serif, "Iowan Old Style", Palatino, Georgia, serif; font-size: 1.3rem; line-height: 1.5; max-width: 46rem; border-inline-start: 3px solid var(--soft); padding-inline-start: 1.1rem; }
:lang(ar) .negative { font-family: inherit; line-height: 1.8; }
.tally { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(5, 1fr); border: 1px solid var(--line); border-radius: 8px; background: var(--card); overflow: hidden; max-width: none; }
.tally li { margin: 0; padding: .9rem 1rem; display: grid; grid-template-columns: auto 1fr; gap: 0 .6rem; align-items: center; border-inline-start: 1px solid var(--line); }
.tally li:first-child { border-inline-start: 0; }
.tally .number { font: 600 1.7rem/1.2 ui-serif, "Iowan Old Style", Palatino, Georgia, serif; font-variant-numeric: lining-nums tabular-nums; color: var(--tone); }
.tally .name { grid-column: 1 / -1; font-size: .88rem; }
.tally .zero .number, .tally .zero .name, .tally .zero .shape { color: var(--soft); font-weight: 400; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-block-end: 1rem; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.4rem .6rem; font-size: .96rem; }
.panel h3 { font-size: 1.1rem; }
.next { border-block-start: 3px solid var(--accent); }
.next ul { max-width: 46rem; }
body.page-look .masthead, body.page-look .page { max-width: 50rem; }
body.page-look .page { display: block; }
body.page-look .part { padding-block-end: 1.4rem; }
body.page-look h2 { font-size: 1.35rem; margin-block-end: .6rem; }
`;

const findings = `
.severity > h3 { display: flex; align-items: center; gap: .55rem; color: var(--tone); margin-block: 2.25rem .9rem; }
.group { background: var(--card); border: 1px solid var(--line); border-inline-start: 4px solid var(--tone); border-radius: 8px; padding: 1.3rem 1.6rem; margin-block-end: 1.25rem; }
.kicker { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .9rem; margin-block-end: .35rem; color: var(--soft); }
.finding { padding-block: .9rem .6rem; }
.finding + .finding { border-block-start: 1px dashed var(--line); }
.when span { margin-inline-start: .6rem; }
.when { color: var(--soft); font-size: .92rem; margin-block-end: .3rem; font-variant-numeric: tabular-nums; }
.statement { font-size: 1.04rem; max-width: 46rem; }
.facts > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .3rem 1rem; padding-block: .28rem; font-size: .94rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.finding > ul { list-style: none; padding: 0; font-size: .94rem; max-width: 46rem; }
.facts dd ul { list-style: none; padding: 0; margin: 0; }
.fold summary { cursor: pointer; }
.fold p { margin: .5rem 0; }
.reasons { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem 2rem; border-block-start: 1px solid var(--line); padding-block-start: .9rem; margin-block-start: .4rem; font-size: .92rem; }
.reasons p, .reasons ul { margin: 0; }
.source { margin: .7rem 0 0; font-size: .82rem; }
.incident h3 { margin-block-start: 1rem; }
.line { list-style: none; padding: 0; margin-inline-start: .45rem; border-inline-start: 2px solid var(--line); }
.line li { position: relative; padding: 0 1.5rem .7rem; margin: 0; }
.line li::before { content: ""; position: absolute; inset-inline-start: -.44rem; inset-block-start: .45rem; width: .75rem; height: .75rem; border-radius: 50%; background: var(--paper); border: 3px solid var(--tone); }
.line p { margin: 0; }
.at { font-variant-numeric: tabular-nums; font-size: .92rem; }
.gap { color: var(--soft); margin-inline-start: .6rem; font-weight: 600; }
`;

const tables = `
table { border-collapse: collapse; inline-size: 100%; font-size: .9rem; margin-block: .6rem .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-block-end: .4rem; color: var(--soft); font-size: .875rem; }
th, td { text-align: start; vertical-align: top; padding: .5rem .8rem .5rem 0; border-block-start: 1px solid var(--line); }
[dir="rtl"] th, [dir="rtl"] td { padding: .5rem 0 .5rem .8rem; }
thead th { border-block-start: 0; color: var(--soft); font-weight: 600; font-size: .82rem; }
tbody th { font-weight: 500; }
.n { text-align: end; white-space: nowrap; }
td ul { padding-inline-start: 0; list-style: none; margin: 0; }
time { white-space: nowrap; }
.stack:not(.glance) caption { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.state { white-space: nowrap; }
.state.unreadable, .state.partly_read { font-weight: 650; }
.matrix td:nth-child(6) { min-inline-size: 11rem; }
.records td:last-child, .records th:last-child:not([colspan]) { inline-size: 15rem; }
.records { font-size: .86rem; }
.records.rows { table-layout: fixed; }
.rows td:first-child, .rows th:first-child:not([colspan]) { inline-size: 9rem; }
.rows td:nth-child(2), .rows th:nth-child(2) { inline-size: 15rem; }
.rows td:last-child, .rows th:last-child:not([colspan]) { inline-size: auto; }
pre { background: var(--faint); padding: .8rem 1rem; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

const narrow = `
@media screen and (max-width: 70rem) {
  .page { grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
  .contents ul { position: static; display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; }
}
@media screen and (max-width: 53rem) {
  .masthead { padding: 1.5rem 1.1rem 1rem; } .page { padding: 0 1.1rem 3rem; }
  h1 { font-size: 1.9rem; } h2 { font-size: 1.45rem; } h4 { font-size: 1.15rem; }
  .columns, .reasons { grid-template-columns: minmax(0, 1fr); }
  .contents ul { display: block; columns: 2; }
  .tally { grid-template-columns: 1fr; }
  .tally li { grid-template-columns: auto 2.2rem 1fr; padding: .45rem 1rem; border-inline-start: 0; border-block-start: 1px solid var(--line); }
  .tally li:first-child { border-block-start: 0; }
  .tally .number { font-size: 1.2rem; } .tally .name { grid-column: auto; }
  .group { padding: 1rem 1.1rem; } .panel, .phone { padding: 1rem 1.1rem .5rem; } .phone { padding-block-end: 1rem; }
  .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .stack, .stack tbody, .stack tr, .stack td, .glance caption { display: block; inline-size: 100%; }
  .stack thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { border-block-start: 1px solid var(--line); padding-block: .6rem; }
  .stack td, [dir="rtl"] .stack td { border: 0; padding: .12rem 0; text-align: start; white-space: normal; }
  .stack td::before { content: attr(data-label); color: var(--soft); font-size: .82rem; margin-inline-end: .7rem; }
  .stack td:first-child::before, .glance td:nth-child(2)::before { content: none; }
  .records td:last-child, .records th:last-child:not([colspan]) { inline-size: 40%; }
  .records time { white-space: normal; }
  .rows, .rows tbody, .rows tr, .rows td, .rows th { display: block; }
  .rows td { border: 0; padding-block: .1rem; inline-size: auto; }
  .rows td:first-child, .rows td:nth-child(2), .rows td:last-child { inline-size: auto; }
  .rows thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
}
`;

const print = `
@page { size: A4; margin: 20mm 17mm 18mm;
  @top-left { font: 8pt system-ui, sans-serif; color: #586270; }
  @bottom-left { font: 600 7.5pt system-ui, sans-serif; color: #586270; max-width: 140mm; }
  @bottom-right { content: "\\2066" counter(page) " / " counter(pages) "\\2069"; font: 8pt system-ui, sans-serif; color: #586270; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 9.5pt; } body { line-height: 1.45; }
  .contents, .skip, .marks { display: none; }
  html:has(.page-look) { font-size: 8.6pt; } body.page-look .masthead, body.page-look .page { max-width: none; } .page-look h1 { font-size: 17pt; } .page-look h2 { font-size: 11.5pt; }
  body.page-look .part { padding-block-end: 2mm; } .page-look .masthead { padding-block-end: 3mm; }
  .page-look .banners li { padding-block: .25rem; }
  .page { display: block; padding: 0; max-width: none; } .masthead { padding: 0 0 6mm; max-width: none; }
  h1 { font-size: 22pt; } h2 { font-size: 15pt; } h3 { font-size: 12pt; } h4 { font-size: 12pt; }
  tbody tr:first-child { break-before: avoid; } tr:has(th[scope="rowgroup"]) { break-after: avoid; }
  h2, h3, h4, h5, caption, .kicker, .when, thead { break-after: avoid; }
  tr, .tally, .banners li, .line li, .reasons > div, .statement, .facts > div { break-inside: avoid; }
  .phone, .panel, .group { border-radius: 0; }
  .group, .panel { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  main > section { padding-block-end: 6mm; } main > section + section { padding-block-start: 6mm; }
  #findings, #coverage { break-before: page; border-block-start: 0; }
  p, li { orphans: 3; widows: 3; }
  a { color: inherit; text-decoration: none; }
  .q, pre { background: none; padding: 0; }
  table { font-size: 8.5pt; } .records { font-size: 8pt; }
}
`;

export const style = [palette, text, layout, findings, tables, narrow, print].join("");
