import { csvRows } from "../../formats/csv/rows.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { parseWrittenTime } from "../../formats/written-time.ts";
import type { Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import type { Details } from "../rows.ts";

/** One row of a table, by the names of its columns. */
export class CsvFields {
  readonly #cells: ReadonlyMap<string, string>;
  readonly #input: ArtifactInput;
  readonly locator: Locator;

  constructor(cells: ReadonlyMap<string, string>, locator: Locator, input: ArtifactInput) {
    this.#cells = cells;
    this.locator = locator;
    this.#input = input;
  }

  /** The first of these columns that says something; services write `N/A` and `-` for nothing. */
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.#cells.get(name.toLowerCase())?.trim();
      if (value && !/^(?:N\/A|-|null|unknown)$/i.test(value)) return value;
    }
    return null;
  }

  has(name: string): boolean {
    return this.#cells.has(name);
  }

  /** A time in UTC: `2023-11-14 22:13:20` or with `UTC`, ISO 8601, or as written for people. */
  time(...names: readonly string[]): number | null {
    const text = this.text(...names);
    const time = this.timeOf(text ?? undefined);
    if (text !== null && time === null) this.#input.problem("value", `${names[0]} is not a time`, this.locator);
    return time;
  }

  /** Null where the text is no time. */
  timeOf(text: string | undefined): number | null {
    if (text === undefined) return null;
    const plain = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text)
      ? `${text}Z`
      : text.replace(/ ?UTC$/, "Z");
    return parseIsoTime(plain) ?? parseWrittenTime(text)?.time ?? dayOf(text);
  }

  details(...except: readonly string[]): Details {
    const taken = new Set(except.map((name) => name.toLowerCase()));
    return Object.fromEntries([...this.#cells].filter(([name, value]) => !taken.has(name) && value.trim() !== ""));
  }
}

function dayOf(text: string): number | null {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? (parseIsoTime(`${text}T00:00:00Z`) ?? null) : null;
}

/**
 * The rows of a table with a header. Lines before the header and after the last row are passed over: Apple writes titles
 * and notes there. A row whose cells do not meet the header is said.
 */
export async function* tableRows(input: ArtifactInput, isHeader: (names: ReadonlySet<string>) => boolean) {
  let header: readonly string[] | undefined;
  for (const { line, cells } of csvRows(await input.lines())) {
    const locator = { line };
    const names = cells.map((cell) =>
      cell
        .replace(/^\ufeff/, "")
        .trim()
        .toLowerCase(),
    );
    if (isHeader(new Set(names))) {
      header = names;
      continue;
    }
    if (!header) continue;
    if (cells.length < 2 && header.length > 1) {
      input.problem("value", "a row is not one of the table", locator);
      continue;
    }
    if (cells.length > header.length) input.problem("value", "a row has more cells than the header", locator);
    const own = new Map(header.map((name, index) => [name || `column ${index + 1}`, cells[index] ?? ""] as const));
    yield new CsvFields(own, locator, input);
  }
  if (!header) input.problem("schema", "no header that is known");
}
