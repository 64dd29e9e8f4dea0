import type { Locator } from "@sillage/core/records/kinds.ts";
import { isKind, recordKey } from "@sillage/core/report/exports/input.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import type { RecordDb, Value } from "./record-db.ts";

/** What findings, notes and tags call a record by. */
export interface RecordPlace {
  readonly artifact: string;
  readonly kind: string;
  readonly evidence: number;
  readonly file: string;
  readonly locator: Locator;
}

/** Reads what `recordKey` wrote. */
export function placeOf(key: string): RecordPlace {
  try {
    const value: unknown = JSON.parse(key);
    const [artifact, kind, evidence, file, locator] = Array.isArray(value) ? (value as unknown[]) : [];
    const isPlace =
      typeof artifact === "string" &&
      typeof kind === "string" &&
      isKind(kind) &&
      typeof evidence === "number" &&
      Number.isInteger(evidence) &&
      typeof file === "string" &&
      typeof locator === "object" &&
      locator !== null;
    if (isPlace) return { artifact, kind, evidence, file, locator: locator as Locator };
  } catch {
    // Said below, with all else that is no key.
  }
  throw new WorkbenchError("invalid", `"key" is no place of a record, such as ${recordKey(example)}`);
}

const example = {
  artifact: "ios.messages",
  kind: "message",
  evidence: 0,
  file: "sms.db",
  locator: { table: "message", rowid: 1 },
} as const;

/** Holds for the records at these places. What lies in one file is asked for together: there may be thousands. */
export function atPlaces(places: readonly RecordPlace[], db: RecordDb, bind: (value: Value) => string): string {
  const known = places.filter(
    ({ artifact, kind, file }) => db.words.artifact.has(artifact) && db.words.kind.has(kind) && db.words.file.has(file),
  );
  const byFile = Map.groupBy(known, ({ artifact, kind, evidence, file }) =>
    JSON.stringify([artifact, kind, evidence, file]),
  );
  // Only what stands in the column's own words is compared: they are numbers there.
  const alternatives = [...byFile.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const locators = of.map(({ locator }) => bind(JSON.stringify(locator)));
    return `(artifact = ${bind(first.artifact)}::artifact AND kind = ${bind(first.kind)}::kind AND file = ${bind(first.file)}::file AND evidence = ${bind(first.evidence)}::INTEGER AND locator IN (${locators.join(", ")}))`;
  });
  return alternatives.length === 0 ? "false" : `(${alternatives.join(" OR ")})`;
}
