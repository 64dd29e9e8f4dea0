import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import type { Coverage } from "@sillage/core/findings/coverage.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import type { RecordDraft } from "@sillage/core/records/kinds.ts";
import { mergeParts } from "../src/case/merge-records.ts";
import { openRecordPart } from "../src/case/record-part.ts";

/** A complete case of a few records and one finding, without an examination. */

export const file = "HomeDomain-Library/SMS/sms.db";
export const start = Date.parse("2025-03-01T10:00:00Z") * 1000;
const minute = 60e6;

export function message(
  row: number,
  text: string,
  more: Partial<Extract<RecordDraft, { kind: "message" }>> = {},
): RecordDraft {
  return {
    kind: "message",
    time: start + row * minute,
    locator: { table: "message", rowid: row },
    direction: "incoming",
    sender: "+33600000001",
    thread: "+33600000001",
    service: "SMS",
    text,
    ...more,
  };
}

export const finding: Finding = {
  id: "f-1",
  rule: "indicator.url",
  ruleVersion: 1,
  vouched: "source_read",
  severity: "high",
  class: "targeting",
  title: "Link",
  statement: "A link to evil.example was received.",
  time: "2025-03-01T10:01:00Z",
  timeEnd: null,
  values: ["evil.example"],
  records: [
    {
      artifact: "ios.sms",
      kind: "message",
      evidence: 0,
      file,
      sha256: "ab",
      locator: { table: "message", rowid: 1 },
      time: "2025-03-01T10:01:00Z",
    },
  ],
  recordCount: 1,
  notes: [],
  remarks: [],
  layers: { tool: { level: "none", names: [], reasons: [] }, operator: "not_assessed" },
  custody: [],
  words: {},
  sentence: "statement",
};

export async function smallCase(folder: string, records: readonly RecordDraft[]): Promise<void> {
  const work = join(folder, ".work");
  mkdirSync(work, { recursive: true });
  const part = await openRecordPart(join(work, "records"));
  for (const [row, record] of records.entries()) part.append(0, row, record);
  await part.flush();
  const source = { task: 0, evidence: 0, artifact: "ios.sms", file, sha256: "ab", timeBasis: "utc" } as const;
  await mergeParts(join(folder, "records.duckdb"), [join(work, "records")], [source]);
  const caseFile: CaseFile = {
    format: "sillage-case",
    formatVersion: 1,
    state: "complete",
    tool: { name: "sillage", version: "0.0.0" },
    created: "2026-01-01T00:00:00.000Z",
    evidence: [
      {
        name: "backup",
        path: join(folder, "no-evidence"),
        kind: "ios_backup",
        encrypted: false,
        device: { platform: "ios", name: "Phone" },
        fileCount: 1,
        files: [{ path: file, size: 10, sha256: "ab" }],
      },
    ],
    packs: [],
    options: { asOf: "2026-01-01", language: "en", bundledIndicators: true, custody: [], hashAll: false },
    damaged: false,
    synthetic: true,
  };
  const coverage: Coverage = { artifacts: [], rules: [], evidence: [], unresolvedLinks: [] };
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write("case.json", caseFile);
  write("findings.json", [finding]);
  write("coverage.json", coverage);
}
