import type { Vocabulary } from "@sillage/core/workbench/cases.ts";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { defaultColumns, usePreferences } from "../../app/preferences.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAnalysis } from "../../engine/queries.ts";
import { clock, typedTime } from "../../parts/time.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { commonColumns, fieldTitles } from "./columns.ts";
import type { Search } from "./search.ts";
import { TagAll } from "./tag-all.tsx";
import { texts } from "./texts.ts";

type Props = ViewProps<Search> & { readonly vocabulary: Vocabulary | undefined };

/** Search, range, order, columns, saved views. */
export function Toolbar({ caseId, search, setSearch, vocabulary }: Props) {
  const t = useText(texts);
  const [typed, setTyped] = useState(search.text ?? "");
  const [open, setOpen] = useState<"columns" | "views" | "tag">();
  useEffect(() => setTyped(search.text ?? ""), [search.text]);
  return (
    <div className="timeline-tools">
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setSearch({ text: typed.trim() || undefined });
          }}
        >
          <input
            id="timeline-search"
            type="search"
            dir="auto"
            aria-label={t("search")}
            placeholder={t("search")}
            title={t("searchHint")}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </form>
      </search>
      <Range search={search} setSearch={setSearch} />
      <select
        aria-label={t("order")}
        value={search.order ?? ""}
        onChange={({ target }) => setSearch({ order: target.value === "descending" ? "descending" : undefined })}
      >
        <option value="">{t("oldest")}</option>
        <option value="descending">{t("newest")}</option>
      </select>
      <button
        type="button"
        aria-pressed={search.untimed ?? false}
        onClick={() => setSearch({ untimed: search.untimed ? undefined : true, from: undefined, to: undefined })}
      >
        {t("onlyUntimed")}
      </button>
      <button type="button" onClick={() => setOpen("columns")}>
        {t("columns")}
      </button>
      <button type="button" onClick={() => setOpen("views")}>
        {t("savedViews")}
      </button>
      <button type="button" onClick={() => setOpen("tag")}>
        {t("tagAll")}
      </button>
      {open === "tag" && <TagAll caseId={caseId} search={search} onClose={() => setOpen(undefined)} />}
      {open === "columns" && <Columns vocabulary={vocabulary} onClose={() => setOpen(undefined)} />}
      {open === "views" && <SavedViews caseId={caseId} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function Range({ search, setSearch }: Pick<Props, "search" | "setSearch">) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const shown = (time: number | undefined) => (time === undefined ? "" : clock(time, zone));
  const [from, setFrom] = useState(shown(search.from));
  const [to, setTo] = useState(shown(search.to));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields follow the address and the zone.
  useEffect(() => {
    setFrom(shown(search.from));
    setTo(shown(search.to));
  }, [search.from, search.to, zone]);
  const field = (label: string, value: string, set: (text: string) => void) => (
    <label>
      <span>{label}</span>
      <input
        type="text"
        dir="ltr"
        className="range"
        aria-invalid={value !== "" && typedTime(value, zone) === undefined}
        placeholder="2025-03-01 10:30"
        value={value}
        onChange={({ target }) => set(target.value)}
      />
    </label>
  );
  return (
    <form
      className="range-form"
      onSubmit={(event) => {
        event.preventDefault();
        setSearch({ from: typedTime(from, zone), to: typedTime(to, zone) });
      }}
    >
      {field(t("from"), from, setFrom)}
      {field(t("to"), to, setTo)}
      <button type="submit">{t("apply")}</button>
      {(search.from !== undefined || search.to !== undefined) && (
        <button type="button" onClick={() => setSearch({ from: undefined, to: undefined })}>
          {t("whole")}
        </button>
      )}
    </form>
  );
}

function Columns({
  vocabulary,
  onClose,
}: {
  readonly vocabulary: Vocabulary | undefined;
  readonly onClose: () => void;
}) {
  const t = useText(texts);
  const words = useText(common);
  const { preferences, prefer } = usePreferences();
  const [typed, setTyped] = useState("");
  const { columns } = preferences;
  const titles = fieldTitles(vocabulary);
  const all = [...commonColumns.map((name) => [name, t(`col_${name}`)] as const), ...titles].filter(
    ([name, title]) => columns.includes(name) || title.toLowerCase().includes(typed.toLowerCase()),
  );
  return (
    <Dialog title={t("columns")} onClose={onClose}>
      <input
        type="search"
        aria-label={words("paletteHint")}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="column-list">
        {all.map(([name, title]) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={columns.includes(name)}
              onChange={({ target }) =>
                prefer({ columns: target.checked ? [...columns, name] : columns.filter((one) => one !== name) })
              }
            />{" "}
            <bdi>{title}</bdi>
          </label>
        ))}
      </div>
      <p className="row-buttons">
        <button type="button" onClick={() => prefer({ columns: [...defaultColumns] })}>
          {t("resetColumns")}
        </button>
        <label>
          <input
            type="checkbox"
            checked={preferences.compact}
            onChange={({ target }) => prefer({ compact: target.checked })}
          />{" "}
          {t("density")}
        </label>
      </p>
    </Dialog>
  );
}

function SavedViews({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const t = useText(texts);
  const words = useText(common);
  const navigate = useNavigate();
  const { preferences } = usePreferences();
  const { analysis, change } = useAnalysis(caseId);
  const [name, setName] = useState("");
  const address = `timeline${location.search}`;
  return (
    <Dialog title={t("savedViews")} onClose={onClose}>
      <ul className="plain">
        {(analysis?.views ?? []).map((view) => (
          <li key={view.name}>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                onClose();
                void navigate({ href: `/case/${caseId}/${view.address}` });
              }}
            >
              <bdi>{view.name}</bdi>
            </button>{" "}
            <button type="button" className="quiet" onClick={() => void change("removeView", { name: view.name })}>
              {words("remove")}
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change("saveView", { name, address, by: preferences.analyst || (analysis?.actor ?? "") });
          setName("");
        }}
      >
        <label className="field">
          <span>{t("viewName")}</span>
          <input
            type="text"
            dir="auto"
            required
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <button type="submit" disabled={name.trim() === ""}>
          {t("saveView")}
        </button>
      </form>
    </Dialog>
  );
}
