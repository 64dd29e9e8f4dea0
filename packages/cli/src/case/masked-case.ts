import type { ReportInput } from "@sillage/core/report/input.ts";
import { maskInput, maskRecord, maskRecords } from "@sillage/core/report/mask-case.ts";
import type { MaskKind } from "@sillage/core/report/mask-kinds.ts";
import type { RecordStore } from "../commands/export-store.ts";
import { caseMasker } from "./stored-report.ts";

/** A case with everything personal masked: what a report is made of, and its records as they are read. */
export async function maskedCase(
  kinds: readonly MaskKind[],
  input: ReportInput,
  store: RecordStore,
): Promise<{ readonly input: ReportInput; readonly store: RecordStore }> {
  const masker = await caseMasker(kinds, input, store);
  const behind = await store.ofFindings(input.findings);
  const masked = maskRecords(behind, masker);
  return {
    input: maskInput(input, masker, behind),
    store: {
      ...store,
      async *all() {
        for await (const record of store.all()) yield maskRecord(record, masker);
      },
      // Asked with masked findings, whose references are masked alike.
      ofFindings: async () => new Map(masked),
      ofArtifacts: async (...asked) => (await store.ofArtifacts(...asked)).map((record) => maskRecord(record, masker)),
    },
  };
}
