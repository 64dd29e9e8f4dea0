import type { FieldValue } from "@sillage/core/report/exports/input.ts";
import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import type { RecordLine } from "@sillage/core/workbench/records.ts";

/** Columns that every record has; any other name is that of a field. */
export const commonColumns = ["time", "kind", "summary", "artifact", "file", "evidence", "recovered"] as const;
export type CommonColumn = (typeof commonColumns)[number];

export function isCommon(column: string): column is CommonColumn {
  return commonColumns.some((one) => one === column);
}

const widths: Readonly<Record<string, string>> = {
  time: "11.2rem",
  kind: "minmax(7rem, 10rem)",
  summary: "minmax(16rem, 3fr)",
  artifact: "minmax(8rem, 13rem)",
  evidence: "5rem",
  recovered: "6rem",
};

export function gridOf(columns: readonly string[]): string {
  return columns.map((column) => widths[column] ?? "minmax(8rem, 1fr)").join(" ");
}

/** Names of all fields, each once, with what the vocabulary calls them. */
export function fieldTitles(vocabulary: Vocabulary | undefined): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { fields } of Object.values(vocabulary?.kinds ?? {})) {
    for (const [name, { title }] of Object.entries(fields)) if (!titles.has(name)) titles.set(name, title);
  }
  return titles;
}

export function shownValue(value: FieldValue): string {
  return typeof value === "object" ? value.join(", ") : String(value);
}

/** What a chip on this column would ask for; undefined where it cannot be asked for. */
export function askable(line: RecordLine, column: string): string | undefined {
  switch (column) {
    case "time":
    case "summary":
      return undefined;
    case "kind":
    case "artifact":
    case "file":
      return line[column];
    case "evidence":
      return String(line.evidence);
    case "recovered":
      return line.recovered ?? "";
  }
  const value = line.fields[column];
  return value === undefined || typeof value === "object" ? undefined : String(value);
}
