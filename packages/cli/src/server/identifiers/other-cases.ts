import { existsSync } from "node:fs";
import { basename } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Consent } from "@sillage/core/case/consent.ts";
import type { OtherCase, OtherCases, ThingName } from "@sillage/core/workbench/people.ts";
import { storedConsent } from "../../case/consent-file.ts";
import { appendLog } from "../../case/log.ts";
import { UsageError } from "../../exit-status.ts";
import { type CasePlaces, caseFolders, caseId, caseLine } from "../cases.ts";
import { numberOf } from "../store/derived.ts";
import { identifiersFileIn } from "../store/record-db.ts";

/** So many cases are looked in; each costs the opening of a file. */
const mostCases = 200;

/**
 * Who looks for an identifier of one owner in the cases of others: it is done only among cases whose owners' consent is
 * recorded and holds today, and the log of each case that was looked in says so, once as long as the workbench runs.
 */
export function otherCases(places: CasePlaces): (folder: string, thing: ThingName) => Promise<OtherCases> {
  const told = new Set<string>();
  return async (own, thing) => {
    if (!consentIn(own)) return { consented: false, found: [], looked: 0, withoutConsent: 0, notCollected: 0 };
    const found: OtherCase[] = [];
    let [looked, withoutConsent, notCollected] = [0, 0, 0];
    const others = caseFolders(places).filter((folder) => folder !== own && caseLine(folder)?.state === "complete");
    for (const folder of others.slice(0, mostCases)) {
      const consent = consentIn(folder);
      const file = identifiersFileIn(folder);
      if (!consent) withoutConsent++;
      else if (file === undefined || !existsSync(file)) notCollected++;
      else {
        looked++;
        if (!told.has(folder)) appendLog(folder, "opened", { with: "workbench", for: "comparison of identifiers" });
        told.add(folder);
        const seen = await seenIn(file, thing);
        if (seen) found.push({ case: caseId(folder), name: basename(folder), ...seen, purpose: consent.purpose });
      }
    }
    return { consented: true, found, looked, withoutConsent, notCollected };
  };
}

/** One that cannot be read, or that has ended, is none. */
function consentIn(folder: string): Consent | undefined {
  try {
    return storedConsent(folder);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

async function seenIn(
  file: string,
  { kind, value, service }: ThingName,
): Promise<Pick<OtherCase, "count" | "first" | "last"> | undefined> {
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY", threads: "1", memory_limit: "64MB" });
  try {
    const connection = await instance.connect();
    const rows = await connection.runAndReadAll(
      "SELECT count, first, last FROM thing WHERE kind = $1 AND value = $2 AND service = $3",
      [kind, value, service ?? ""],
    );
    connection.closeSync();
    const [row] = rows.getRowObjects();
    return row && { count: Number(row["count"]), first: numberOf(row["first"]), last: numberOf(row["last"]) };
  } finally {
    instance.closeSync();
  }
}
