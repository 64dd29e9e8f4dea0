import { defang, visible } from "@sillage/core/report/text.ts";
import type { EvidencePiece } from "@sillage/core/workbench/raw.ts";
import { useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { Folder } from "./folder.tsx";
import { Opened } from "./opened.tsx";
import { nowhere, type Search } from "./search.ts";
import { texts } from "./texts.ts";
import type { Secret } from "./unlock.tsx";
import "./files.css";

/** The evidence as a tree of files, and any of them in the form that tells most. */
export default function FilesPage(props: ViewProps<Search>) {
  const { caseId, search, setSearch } = props;
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  // Not in the address, and gone with the page.
  const [secret, setSecret] = useState<Secret>({});
  const query = useAsk("evidence", { case: caseId, language });
  const common = { ...props, evidence: search.evidence ?? 0, secret, onSecret: setSecret };
  return (
    <div className={`files ${search.file === undefined ? "" : "has-detail"}`}>
      <section className="files-list" aria-label={t("title")}>
        <h1>{t("title")}</h1>
        <Asked query={query}>
          {(pieces) => (
            <>
              <Pieces
                pieces={pieces}
                chosen={common.evidence}
                onChoose={(evidence) => setSearch({ evidence, folder: undefined, file: undefined, ...nowhere })}
              />
              <Folder {...common} />
            </>
          )}
        </Asked>
      </section>
      <section className="files-detail" aria-live="polite">
        {search.file === undefined ? <p className="state">{t("choose")}</p> : <Opened {...common} file={search.file} />}
      </section>
    </div>
  );
}

function Pieces(props: {
  readonly pieces: readonly EvidencePiece[];
  readonly chosen: number;
  readonly onChoose: (evidence: number) => void;
}) {
  const { pieces, chosen, onChoose } = props;
  const t = useText(texts);
  const piece = pieces.find(({ evidence }) => evidence === chosen);
  return (
    <>
      {pieces.length > 1 && (
        <label className="field">
          <span>{t("evidence")}</span>
          <select value={chosen} onChange={({ target }) => onChoose(Number(target.value))}>
            {pieces.map(({ evidence, name, kindTitle }) => (
              <option key={evidence} value={evidence}>
                {visible(defang(name))} ({kindTitle})
              </option>
            ))}
          </select>
        </label>
      )}
      {piece && (
        <p className="soft piece">
          <Evidence text={piece.name} /> · {piece.kindTitle} · {t("files", { count: piece.files })}
          <br />
          <Code text={piece.path} />
          <br />
          {piece.there ? t("there") : <strong>{t("gone")}</strong>}
        </p>
      )}
    </>
  );
}
