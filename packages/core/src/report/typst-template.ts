/**
 * The page that a document is set in: Typst markup of ours, the same for every report. All text comes from
 * `/document.json`; nothing of it is evaluated.
 */
export const typstTemplate = `
#let doc = json("/document.json")
#let rtl = doc.direction == "rtl"
#let page-look = doc.look == "page"
#let colours = (
  critical: rgb("#8a1230"), high: rgb("#a23c12"), medium: rgb("#765600"),
  low: rgb("#33577f"), informational: rgb("#59636f"),
)
#let quiet = rgb("#4d5765")
#let rule = rgb("#cfc9bc")
#let base = 9pt

#let date = doc.made.slice(0, 10).split("-").map(part => int(part))
#set document(
  title: doc.title,
  author: "Sillage",
  date: datetime(year: date.at(0), month: date.at(1), day: date.at(2)),
)
#set text(font: ("Noto Sans", "Noto Naskh Arabic"), size: base, lang: doc.language, dir: if rtl { std.rtl } else { ltr }, fallback: false, ..if doc.language == "ar" { (top-edge: 0.85em, bottom-edge: -0.3em) })
#set par(leading: if doc.language == "ar" { 0.5em } else { 0.62em }, spacing: 0.85em)
#set list(marker: [•], indent: 0.3em, body-indent: 0.6em, spacing: 0.72em)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#show heading.where(level: 1): set text(size: if page-look { 1.2em } else { 1.45em })
#show heading.where(level: 2): set text(size: 1.15em)
#show heading.where(level: 3): set text(size: 1.05em)
#show heading.where(level: 4): set text(size: 1em, fill: quiet)
#show heading.where(level: 1): set block(above: if page-look { 1.2em } else { 2em })

// A line may end between the pieces of a long word; nothing is added to its text.
#let joined(pieces) = pieces.map(piece => [#piece]).join(box(width: 0pt))

#let shape(severity) = {
  let fill = colours.at(severity)
  let drawn = if severity == "critical" { rect(width: 0.62em, height: 0.62em, fill: fill) }
    else if severity == "high" { polygon(fill: fill, (0.36em, 0em), (0.72em, 0.66em), (0em, 0.66em)) }
    else if severity == "medium" { polygon(fill: fill, (0.36em, 0em), (0.72em, 0.36em), (0.36em, 0.72em), (0em, 0.36em)) }
    else if severity == "low" { circle(radius: 0.32em, fill: fill) }
    else { circle(radius: 0.28em, stroke: 1pt + fill) }
  box(baseline: 0.04em, pdf.artifact(drawn))
}

#let inline(piece) = {
  if type(piece) == str { piece }
  else if piece.k == "v" {
    if piece.l == "code" { text(size: 0.88em, joined(piece.p)) }
    else if piece.l == "quote" { text(fill: rgb("#3a2f14"), weight: 400, joined(piece.p)) }
    else if piece.l == "message" { text(lang: "en", joined(piece.p)) }
    else { joined(piece.p) }
  }
  else if piece.k == "r" {
    let inside = piece.c.map(inline).join()
    if piece.l == "strong" { strong(inside) }
    else if piece.l == "soft" { text(fill: quiet, inside) }
    else { inside }
  }
  else if piece.k == "b" { text(fill: colours.at(piece.s), weight: 700)[#shape(piece.s)~#piece.t] }
  else if piece.k == "l" { if piece.to == "" { piece.t } else { link(label(piece.to), piece.t) } }
  else { linebreak() }
}
#let line(pieces) = pieces.map(inline).join()

#let paragraph(it) = {
  let body = line(it.c)
  if it.l == "negative" { block(stroke: if rtl { (right: 2pt + quiet) } else { (left: 2pt + quiet) }, inset: (x: 0.9em, y: 0.3em), text(size: 1.12em, body)) }
  else if it.l in ("note", "more", "made", "source", "when") { block(sticky: it.l == "when", text(size: 0.93em, fill: quiet, body)) }
  else { par(body) }
}

#let facts(it) = grid(
  columns: (if page-look { 20% } else { 23% }, 1fr), column-gutter: 1em, row-gutter: 0.65em,
  ..it.rows.map(row => (text(fill: quiet, row.title), row.lines.map(line).join(linebreak()))).flatten(),
)

#let rows(it) = {
  let count = it.columns.len()
  let cell-of = (i, body) => table.cell(align: if it.columns.at(i).numeric { end } else { start }, body)
  block(above: 0.9em, below: 0.9em, {
    set text(size: if it.columns.len() > 4 { 0.82em } else { 0.9em })
    set par(leading: 0.5em)
    table(
      columns: it.columns.map(column => column.share * 1fr),
      stroke: (x: none, y: 0.5pt + rule), inset: (x: 3pt, y: 4pt),
      align: start,
      table.header(..it.columns.enumerate().map(((i, column)) => cell-of(i, text(fill: quiet, weight: 700, column.title)))),
      ..it.groups.map(group => (
        if group.head == none { () } else { (table.cell(colspan: count, fill: rgb("#f4f1ea"), line(group.head)),) },
        group.rows.map(row => row.enumerate().map(((i, cell)) => cell-of(i, line(cell)))),
      )).flatten(),
    )
  })
}

#let tally(it) = grid(
  columns: (1fr,) * it.counts.len(), stroke: 0.5pt + rule, inset: 6pt,
  ..it.counts.map(count => {
    set text(fill: if count.none { quiet } else { colours.at(count.s) })
    [#shape(count.s)~#text(size: 1.3em, weight: 700, count.n) \\ #count.t]
  }),
)

#let timeline(it) = for event in it.events {
  block(above: 0.4em, below: 0.4em, breakable: false,
    stroke: if rtl { (right: 2pt + colours.at(event.s)) } else { (left: 2pt + colours.at(event.s)) },
    inset: (x: 0.8em, y: 0.25em), event.lines.map(line).join(linebreak()))
}

#let notices(it) = for item in it.items {
  block(width: 100%, above: 0.4em, below: 0.4em, fill: rgb("#fbf1d9"), inset: (x: 0.8em, y: 0.45em),
    stroke: if rtl { (right: 3pt + rgb("#b08a2e")) } else { (left: 3pt + rgb("#b08a2e")) }, strong(item))
}

#let anchored(id, body) = if id == "" { body } else { [#body#label(id)] }

#let titled(it) = {
  if it.kicker.len() > 0 { block(above: 0.4em, below: 0.4em, sticky: true, text(size: 0.93em, fill: quiet, line(it.kicker))) }
  if it.title.len() == 0 { anchored(it.id, metadata(none)) }
  else {
    let mark = if it.l == "severity" { [#shape(it.s)~] } else { [] }
    anchored(it.id, heading(level: it.level - 1, {
      set text(fill: colours.at(it.s)) if it.l == "severity"
      mark; line(it.title)
    }))
  }
}


#let one(it) = {
  if it.k == "paragraph" { paragraph(it) }
  else if it.k == "list" { list(..it.items.map(line)) }
  else if it.k == "facts" { facts(it) }
  else if it.k == "table" { rows(it) }
  else if it.k == "tally" { tally(it) }
  else if it.k == "timeline" { timeline(it) }
  else if it.k == "notices" { notices(it) }
  else if it.k == "command" { block(text(size: 0.9em, joined(it.p))) }
  else if it.k == "columns" { grid(columns: (1fr,) * calc.min(2, calc.max(1, it.of.len())), column-gutter: 1.6em, row-gutter: 1em, ..it.of.map(one)) }
  else {
    let inside = { titled(it); for inner in it.blocks { one(inner) } }
    if it.l == "group" {
      block(above: 1.4em, stroke: if rtl { (right: 2pt + colours.at(it.s)) } else { (left: 2pt + colours.at(it.s)) }, inset: (x: 0.9em, y: 0.2em), inside)
    } else if it.l == "finding" { block(above: 1.1em, width: 100%, stroke: (top: (paint: rule, thickness: 0.5pt, dash: "dashed")), inset: (top: 0.7em), inside) }
    else { inside }
  }
}

#set page(
  paper: "a4",
  margin: if page-look { (x: 18mm, top: 22mm, bottom: 16mm) } else { (x: 17mm, top: 24mm, bottom: 18mm) },
  header: text(size: 7.5pt, fill: quiet, {
    [Sillage – #inline(doc.name)]
    if doc.marks.len() > 0 { linebreak(); strong(doc.marks.join(" · ")) }
  }),
  footer: context align(end, text(size: 7.5pt, fill: quiet, [\\u{2066}#counter(page).display() / #counter(page).final().first()\\u{2069}])),
)

#let body = {
  block(below: 1em, text(size: if page-look { 1.7em } else { 2em }, weight: 700, title()))
  if not page-look { block(below: 0.8em, text(fill: quiet, inline(doc.name))) }
  for it in doc.head { one(it); if it.k == "notices" { v(0.6em) } }
  for it in doc.sections { one(it) }
}

// A page for one reader is one page: as large as it fits.
#if not page-look { body } else {
  layout(size => {
    let sizes = (10.5pt, 10pt, 9.6pt, 9.2pt, 8.8pt, 8.4pt, 8pt, 7.6pt, 7.2pt)
    let fits = it => measure(block(width: size.width, text(size: it, body))).height <= size.height
    let found = sizes.find(fits)
    text(size: if found == none { sizes.last() } else { found }, body)
  })
}
`;
