import { type Language, languages } from "@sillage/core/findings/language.ts";
import { maskKinds } from "@sillage/core/report/mask-kinds.ts";
import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import { useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked, Problem } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { ask } from "../../engine/client.ts";
import { queryClient, useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { Shape } from "../../parts/severity.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { languageNames } from "../../text/language-names.ts";
import { AtWork } from "./at-work.tsx";
import { choices, findingsIn, lengths, type Search, toggled } from "./search.ts";
import { texts } from "./texts.ts";
import { fileAddress, useWork } from "./working.ts";

export function ReportPart(props: ViewProps<Search>) {
  const { caseId, search, setSearch } = props;
  const t = useText(texts);
  const { language: own } = usePreferences().preferences;
  const findings = useAsk("findings", { case: caseId, language: own });
  const analysis = useAsk("analysis", { case: caseId });
  const length = search.length ?? "technical";
  return (
    <section className="card" id="report" aria-labelledby="report-title">
      <h2 id="report-title">{t("report")}</h2>
      <fieldset className="options">
        <legend>{t("length")}</legend>
        {lengths.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="length"
              checked={one === length}
              onChange={() => setSearch({ length: one }, { replace: true })}
            />{" "}
            <strong>{t(`length_${one}`)}</strong> <span className="soft">{t(`about_${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{t("language")}</span>
        <select
          value={search.language ?? own}
          onChange={({ target }) => setSearch({ language: target.value as Language }, { replace: true })}
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="options">
        <legend>{t("masks")}</legend>
        {maskKinds.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={search.masks?.includes(kind) ?? false}
              onChange={() => setSearch({ masks: toggled(search.masks, kind) }, { replace: true })}
            />{" "}
            {t(`mask_${kind}`)}
          </label>
        ))}
        {search.masks && <p className="soft">{t("maskHint")}</p>}
      </fieldset>
      <Asked query={findings}>
        {(all) => (
          <>
            <FindingChoice {...props} all={all} />
            <Make {...props} findings={findingsIn(search, all, analysis.data?.assessments ?? [])} total={all.length} />
          </>
        )}
      </Asked>
    </section>
  );
}

function FindingChoice({ search, setSearch, all }: ViewProps<Search> & { readonly all: readonly FindingLine[] }) {
  const t = useText(texts);
  const choice = search.choice ?? "all";
  return (
    <fieldset className="options">
      <legend>{t("findings")}</legend>
      {choices.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="choice"
            checked={one === choice}
            onChange={() => setSearch({ choice: one === "all" ? undefined : one }, { replace: true })}
          />{" "}
          {t(`choice_${one}`)}
        </label>
      ))}
      {choice === "chosen" && (
        <ul className="choose">
          {all.map(({ id, title, severity, time, indicator }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={search.findings?.includes(id) ?? false}
                  onChange={() => setSearch({ findings: toggled(search.findings, id) }, { replace: true })}
                />{" "}
                <Shape severity={severity} /> {title} <When iso={time} />{" "}
                {indicator !== null && <Evidence text={indicator} />}
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

interface MakeProps extends ViewProps<Search> {
  readonly findings: readonly string[] | undefined;
  readonly total: number;
}

function Make({ caseId, search, findings, total }: MakeProps) {
  const t = useText(texts);
  const { language: own } = usePreferences().preferences;
  const { isBusy, error, run } = useWork();
  const [preview, setPreview] = useState<{ readonly token: string; readonly of: string }>();
  const asked = {
    case: caseId,
    language: search.language ?? own,
    length: search.length ?? "technical",
    masks: search.masks ?? [],
    ...(findings === undefined ? {} : { findings }),
  };
  const of = JSON.stringify(asked);

  async function look(): Promise<void> {
    const made = await run(() => ask("previewReport", asked));
    if (made) setPreview({ token: made.token, of });
  }
  async function save(format: "html" | "pdf"): Promise<void> {
    const file = await run(() => ask("report", { ...asked, format }));
    if (!file) return;
    await queryClient.invalidateQueries({ queryKey: ["writtenFiles", { case: caseId }] });
    location.assign(fileAddress(caseId, file.name));
  }
  useKeys([{ key: "p", label: t("preview"), run: () => void look() }]);
  return (
    <>
      {findings && <p className="notice">{t("chosen", { shown: findings.length, total })}</p>}
      <p className="row-buttons">
        <button type="button" className="primary" disabled={isBusy} onClick={() => void look()} aria-keyshortcuts="p">
          {t("preview")}
        </button>
        <button type="button" disabled={isBusy} onClick={() => void save("html")}>
          {t("saveHtml")}
        </button>
        <button type="button" disabled={isBusy} onClick={() => void save("pdf")}>
          {t("savePdf")}
        </button>
      </p>
      <AtWork isBusy={isBusy} caseId={caseId} />
      {error && <Problem error={error} />}
      {preview && (
        <>
          {preview.of !== of && <p className="notice">{t("previewOld")}</p>}
          {/* Our own page, without scripts, from a policy that lets it load nothing. */}
          <iframe className="preview" sandbox="" src={`/preview/${preview.token}`} title={t("previewTitle")} />
        </>
      )}
    </>
  );
}
