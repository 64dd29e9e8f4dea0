import type { ViewProps } from "../../app/view.ts";
import { useText } from "../../text/catalogue.ts";
import { Consents } from "./consent.tsx";
import { Exports } from "./exports.tsx";
import { ReportPart } from "./report-part.tsx";
import { Seals } from "./seals.tsx";
import type { Search } from "./search.ts";
import { texts } from "./texts.ts";
import { Written } from "./written.tsx";
import "./report.css";

/** What leaves a case: reports, exports, consent, the seal. */
export default function ReportPage(props: ViewProps<Search>) {
  const t = useText(texts);
  return (
    <div className="page report">
      <h1>{t("title")}</h1>
      <nav aria-label={t("title")} className="parts">
        {(["report", "consent", "exports", "seal"] as const).map((part) => (
          <a key={part} href={`#${part}`}>
            {t(part)}
          </a>
        ))}
      </nav>
      <ReportPart {...props} />
      <Written caseId={props.caseId} />
      <Consents caseId={props.caseId} />
      <Exports caseId={props.caseId} />
      <Seals caseId={props.caseId} />
    </div>
  );
}
