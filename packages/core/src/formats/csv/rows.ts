/** A row of a table, and the line that it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** Lines that one row may go over, and how long it may be: what follows an unclosed quote is not all one row. */
const mostLines = 200;
const longestRow = 256 * 1024;

/**
 * Rows of RFC 4180 with commas, one at a time: quoted cells may hold commas, doubled quotes and line ends. A quote that is
 * not closed within reason is taken for a letter, and costs its own line.
 */
export function* csvRows(lines: Iterable<TextLine>): Generator<CsvRow> {
  const ahead: TextLine[] = [];
  const source = lines[Symbol.iterator]();
  const next = (): TextLine | undefined => ahead.shift() ?? source.next().value;
  for (let line = next(); line; line = next()) {
    const taken: TextLine[] = [];
    let text = line.text;
    while (hasOpenQuote(text) && taken.length < mostLines && text.length < longestRow) {
      const more = next();
      if (!more) break;
      taken.push(more);
      text += `\n${more.text}`;
    }
    if (hasOpenQuote(text)) {
      ahead.unshift(...taken);
      text = line.text;
    }
    if (text.trim() !== "") yield { line: line.number, cells: cellsOf(text) };
  }
}

function hasOpenQuote(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count % 2 === 1;
}

function cellsOf(text: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const comma = text.indexOf(",", at);
    // What stands behind a closing quote is kept: nothing that is written is left out.
    cells.push(cell + text.slice(at, comma < 0 ? undefined : comma));
    if (comma < 0) return cells;
    at = comma + 1;
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}
