import type { RecordDetail } from "@sillage/core/workbench/records.ts";
import { Link, useParams } from "@tanstack/react-router";
import { useText } from "../../text/catalogue.ts";
import { searchOf } from "../../views/files/search.ts";
import { texts } from "../../views/files/texts.ts";

/** One step from a record to its bytes. */
export function RawLink({ record }: { readonly record: RecordDetail }) {
  const t = useText(texts);
  const { caseId } = useParams({ strict: false }) as { readonly caseId?: string };
  if (caseId === undefined) return null;
  return (
    <Link to={`/case/${caseId}/files`} search={searchOf(record) as never}>
      {t("toBytes")}
    </Link>
  );
}
