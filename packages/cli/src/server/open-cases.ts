import type { Language } from "@sillage/core/findings/language.ts";
import type { ReportInput } from "@sillage/core/report/input.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { lockCase } from "../case/case-lock.ts";
import { appendLog } from "../case/log.ts";
import { phoneCountries } from "../case/phone-countries.ts";
import { storedReport } from "../case/stored-report.ts";
import { readCase, type StoredCase } from "../commands/export-store.ts";
import { type CasePlaces, folderOf } from "./cases.ts";
import { type Collected, collectedIdentifiers } from "./identifiers/collected.ts";
import { type EvidenceReader, evidenceReader } from "./raw/reader.ts";
import { openRecordDb, type RecordDb } from "./store/record-db.ts";

/** A case that this process has open. */
export interface OpenCase {
  readonly id: string;
  readonly folder: string;
  readonly stored: StoredCase;
  readonly db: RecordDb;
  readonly evidence: EvidenceReader;
  readonly identifiers: Collected;
  /** What reports and sentences are made of, as the case's files are now. */
  input(language: Language): ReportInput;
}

/** The cases that are open: each once, however many windows look at it. */
export interface OpenCases {
  get(id: string): Promise<OpenCase>;
  close(id: string): Promise<void>;
  closeAll(): Promise<void>;
}

interface Held {
  readonly open: Promise<OpenCase>;
  readonly release: () => void;
}

/** A case costs memory while it is open; who works on more at once waits for a moment at times. */
const mostOpen = 3;

export function createOpenCases(places: CasePlaces): OpenCases {
  const held = new Map<string, Held>();

  async function close(id: string): Promise<void> {
    const one = held.get(id);
    if (!one) return;
    held.delete(id);
    try {
      const { db, evidence, identifiers } = await one.open;
      await identifiers.close();
      db.close();
      evidence.close();
    } catch {
      // What could not be opened has nothing to close.
    } finally {
      one.release();
    }
  }

  return {
    async get(id) {
      const known = held.get(id);
      if (known) {
        // The one that was used last is the last to be closed.
        held.delete(id);
        held.set(id, known);
        return known.open;
      }
      const folder = folderOf(places, id);
      const lock = lockCase(folder);
      if (!lock.held) {
        throw new WorkbenchError(
          "in_use",
          `another Sillage has this case open (process ${lock.by}): close it there first`,
        );
      }
      const open = openCase(id, folder);
      held.set(id, { open, release: lock.release });
      const [oldest] = held.keys();
      if (held.size > mostOpen && oldest !== undefined) await close(oldest);
      try {
        return await open;
      } catch (error) {
        await close(id);
        throw error;
      }
    },
    close,
    closeAll: async () => {
      for (const id of held.keys()) await close(id);
    },
  };
}

async function openCase(id: string, folder: string): Promise<OpenCase> {
  const stored = readCase(folder);
  const db = await openRecordDb(folder);
  appendLog(folder, "opened", { with: "workbench" });
  return {
    id,
    folder,
    stored,
    db,
    evidence: evidenceReader(stored.caseFile),
    identifiers: collectedIdentifiers({ folder, countries: phoneCountries(stored.caseFile) }, db),
    input: (language) => storedReport(folder, stored, language),
  };
}
