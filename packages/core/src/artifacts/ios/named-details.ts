import type { Row } from "../../formats/sqlite/database.ts";
import { type Epoch, isoTime } from "../../formats/time.ts";
import { base64, type Details } from "../rows.ts";

/** Chosen columns of tables that have many more than a reader wants, under names of their own. */
export interface NamedDetails {
  /** To be spread into the columns of a select; their names do not meet those of common fields. */
  readonly columns: Readonly<Record<string, string>>;
  /** What the row's columns say; NULLs are left out. */
  read(row: Row): Details;
}

/** `columns`: detail → `alias.column`. `times`: those that hold times; 0 and -1, "none", are left out. */
export function namedDetails<N extends string>(
  columns: Readonly<Record<N, string>>,
  times: { readonly [name in NoInfer<N>]?: Epoch } = {},
): NamedDetails {
  const entries = Object.entries<string>(columns).map(([name, column]) => ({
    name,
    column,
    output: `detail:${name}`,
    epoch: (times as Readonly<Record<string, Epoch>>)[name],
  }));
  return {
    columns: Object.fromEntries(entries.map(({ output, column }) => [output, column])),
    read(row) {
      const details: Details = {};
      for (const { name, output, epoch } of entries) {
        const value = epoch === undefined ? plain(row, output) : timeText(row, output, epoch);
        if (value !== null) details[name] = value;
      }
      return details;
    },
  };
}

function timeText(row: Row, column: string, epoch: Epoch): string | null {
  const time = row.time(column, epoch);
  return time === null ? null : isoTime(time);
}

function plain(row: Row, column: string) {
  const value = row.raw(column);
  if (typeof value === "bigint") return String(value);
  return value instanceof Uint8Array ? base64(value) : value;
}
