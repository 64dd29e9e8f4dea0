import type { DuckDBConnection } from "@duckdb/node-api";
import { type Field, type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { namedFields } from "@sillage/core/records/personal.ts";
import type { KnownValue } from "@sillage/core/report/mask.ts";

/** Different values of one field; a phone knows fewer people. */
const mostValues = 200_000;

/**
 * What the records of a case know to be personal, in the order in which the records first have it: the same for every
 * output of the case. Texts are not listed; they are masked as they are met.
 */
export async function personalValues(
  connection: DuckDBConnection,
  kinds: readonly RecordKind[],
): Promise<readonly KnownValue[]> {
  const found: { readonly first: bigint; readonly known: KnownValue }[] = [];
  for (const kind of kinds) {
    const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
    for (const [name, personal] of namedFields(kind)) {
      const type = fields[name]?.type;
      if (type !== "text" && type !== "texts") continue;
      const rows = await connection.runAndReadAll(
        `SELECT "${name}", min(id) FROM "${kind}" WHERE "${name}" IS NOT NULL GROUP BY 1 ORDER BY 2 LIMIT ${mostValues}`,
      );
      for (const [stored, first] of rows.getRows()) {
        const values = type === "texts" ? (JSON.parse(String(stored)) as readonly string[]) : [String(stored)];
        for (const value of values) found.push({ first: BigInt(String(first)), known: { personal, value } });
      }
    }
  }
  found.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  return found.map(({ known }) => known);
}
