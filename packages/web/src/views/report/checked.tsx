import type { SealCheckResult } from "@sillage/core/workbench/hand-over.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

interface CheckedProps {
  readonly result: SealCheckResult;
  /** Somebody said whose signature it has to have. */
  readonly isNamed: boolean;
}

/** What a check of the seal has found, the answer first. */
export function Checked({ result, isNamed }: CheckedProps) {
  const t = useText(texts);
  if (!result.found) return null;
  const { holds, report, beside } = result.found;
  return (
    <div className="checked" role="status">
      <p className={holds ? "holds" : "notice"}>
        <strong>{t(holds ? "holds" : "holdsNot")}</strong> {holds && !isNamed && t("unnamedHint")}
      </p>
      <dl className="facts">
        <div>
          <dt>{t("sealedAt")}</dt>
          <dd>{report.sealed === "" ? "–" : <When iso={report.sealed} />}</dd>
        </div>
        <div>
          <dt>{t("filesSame")}</dt>
          <dd className="number">{report.same}</dd>
        </div>
        {report.signatures.map(({ name, keyId, state }) => (
          <div key={`${name}+${keyId}`}>
            <dt>{t("signature")}</dt>
            <dd>
              <Code text={`${name}+${keyId}`} />: {t(`signature_${state}`)}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("timeStamp")}</dt>
          <dd>
            {report.timeStamp ? (
              <span lang="en">
                <Evidence text={report.timeStamp.message} />
              </span>
            ) : (
              t("noTimeStamp")
            )}
          </dd>
        </div>
      </dl>
      <Files title={t("filesNotSame")} files={report.files} />
      {report.problems.length > 0 && (
        <>
          <h3>{t("problems")}</h3>
          <ul lang="en">
            {report.problems.map((problem) => (
              <li key={problem}>
                <Evidence text={problem} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Files title={t("beside")} files={beside} />
    </div>
  );
}

type Files = NonNullable<SealCheckResult["found"]>["beside"];

function Files({ title, files }: { readonly title: string; readonly files: Files }) {
  const t = useText(texts);
  if (files.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {files.map(({ path, state }) => (
          <li key={path}>
            {t(`file_${state}`)}: <Code text={path} />
          </li>
        ))}
      </ul>
    </>
  );
}
