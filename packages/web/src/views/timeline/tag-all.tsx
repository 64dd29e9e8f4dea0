import { useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Problem } from "../../app/states.tsx";
import { useAnalysis, useAsk } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { recordTags } from "./marks.tsx";
import { filterOf, type Search } from "./search.ts";
import { texts } from "./texts.ts";

const most = 1000;

/** One tag for everything that the filters let through. */
export function TagAll(props: { readonly caseId: string; readonly search: Search; readonly onClose: () => void }) {
  const { caseId, search, onClose } = props;
  const t = useText(texts);
  const words = useText(common);
  const { preferences } = usePreferences();
  const { analysis, change, problem } = useAnalysis(caseId);
  const [tag, setTag] = useState("");
  const [isBusy, setBusy] = useState(false);
  const filter = filterOf(search);
  const total = useAsk("histogram", { case: caseId, filter, bins: 1 }).data?.total;
  const isTooMany = total !== undefined && total > most;

  async function save(): Promise<void> {
    setBusy(true);
    const by = preferences.analyst || (analysis?.actor ?? "");
    const now = await change("tagRecords", { filter, tag, by });
    setBusy(false);
    if (now) onClose();
  }
  return (
    <Dialog title={t("tagAll")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p role="status">
          {total === undefined ? words("loading") : t("tagAllOf", { count: total })}
          {isTooMany && ` ${t("tagTooMany", { most })}`}
        </p>
        {problem && <Problem error={problem} />}
        <label className="field">
          <span>{t("col_tag")}</span>
          <input
            required
            type="text"
            dir="auto"
            maxLength={200}
            list="known-tags-of-all"
            value={tag}
            onChange={({ target }) => setTag(target.value)}
          />
        </label>
        <datalist id="known-tags-of-all">
          {recordTags(analysis).map((one) => (
            <option key={one.tag} value={one.tag} />
          ))}
        </datalist>
        <button
          type="submit"
          className="primary"
          disabled={isBusy || tag.trim() === "" || total === undefined || total === 0 || isTooMany}
        >
          {words("save")}
        </button>
      </form>
    </Dialog>
  );
}
