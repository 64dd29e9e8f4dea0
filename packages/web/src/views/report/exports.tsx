import { tlpLevels } from "@sillage/core/report/exports/tlp.ts";
import { type MaskKind, maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { useState } from "react";
import { Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { queryClient } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import { AtWork } from "./at-work.tsx";
import { toggled } from "./search.ts";
import { texts } from "./texts.ts";
import { fileAddress, useWork } from "./working.ts";

/** Formats of other systems, by their own names, and which of the further choices each knows. */
const formats = [
  { format: "stix", name: "STIX 2.1", hasTlp: true },
  { format: "misp", name: "MISP", hasTlp: true },
  { format: "case-uco", name: "CASE/UCO JSON-LD", hasTlp: true },
  { format: "timesketch-jsonl", name: "Timesketch JSONL", hasParts: true },
  { format: "timesketch-csv", name: "Timesketch CSV", hasParts: true },
  { format: "csv", name: "CSV", hasParts: true },
  { format: "json", name: "JSON", hasParts: true },
  { format: "parquet", name: "Parquet", isPlain: true },
] as const;

export function Exports({ caseId }: { readonly caseId: string }) {
  const t = useText(texts);
  const [format, setFormat] = useState<string>(formats[0].format);
  const [only, setOnly] = useState("");
  const [tlp, setTlp] = useState<string>("amber+strict");
  const [masks, setMasks] = useState<readonly MaskKind[]>();
  const { isBusy, error, run } = useWork();
  const chosen = formats.find((one) => one.format === format) ?? formats[0];

  async function write(): Promise<void> {
    const file = await run(() =>
      ask("exportCase", {
        case: caseId,
        format,
        masks: "isPlain" in chosen ? [] : (masks ?? []),
        ...("hasTlp" in chosen ? { tlp } : {}),
        ...("hasParts" in chosen && (only === "findings" || only === "records") ? { only } : {}),
      }),
    );
    if (!file) return;
    await queryClient.invalidateQueries({ queryKey: ["writtenFiles", { case: caseId }] });
    location.assign(fileAddress(caseId, file.name));
  }
  return (
    <section className="card" id="exports" aria-labelledby="exports-title">
      <h2 id="exports-title">{t("exports")}</h2>
      <p className="notice">{t("exportHint")}</p>
      <div className="fields">
        <label className="field">
          <span>{t("format")}</span>
          <select value={format} onChange={({ target }) => setFormat(target.value)}>
            {formats.map((one) => (
              <option key={one.format} value={one.format}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {"hasParts" in chosen && (
          <label className="field">
            <span>{t("part")}</span>
            <select value={only} onChange={({ target }) => setOnly(target.value)}>
              <option value="">{t("part_usual")}</option>
              <option value="findings">{t("part_findings")}</option>
              <option value="records">{t("part_records")}</option>
            </select>
          </label>
        )}
        {"hasTlp" in chosen && (
          <label className="field">
            <span>{t("tlp")}</span>
            <select value={tlp} onChange={({ target }) => setTlp(target.value)}>
              {tlpLevels.map((level) => (
                <option key={level} value={level}>
                  TLP:{level.toUpperCase()}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {!("isPlain" in chosen) && (
        <fieldset className="options">
          <legend>{t("masks")}</legend>
          {maskKinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={masks?.includes(kind) ?? false}
                onChange={() => setMasks(toggled(masks, kind))}
              />{" "}
              {t(`mask_${kind}`)}
            </label>
          ))}
        </fieldset>
      )}
      <p className="row-buttons">
        <button type="button" disabled={isBusy} onClick={() => void write()}>
          {t("export")}
        </button>
      </p>
      <AtWork isBusy={isBusy} caseId={caseId} />
      {error && <Problem error={error} />}
    </section>
  );
}
