import type { FileEntry, FileList } from "@sillage/core/workbench/records.ts";
import { useRef, useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { Asked, Empty } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { Code } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { folderOf, nowhere, type Search } from "./search.ts";
import { sizeText } from "./size.ts";
import { texts } from "./texts.ts";
import { type Secret, Unlock } from "./unlock.tsx";

export interface FolderProps extends ViewProps<Search> {
  readonly evidence: number;
  readonly secret: Secret;
  readonly onSecret: (secret: Secret) => void;
}

/** One folder: what was read in it, or all of it as it lies there now. */
export function Folder(props: FolderProps) {
  const { caseId, search, setSearch, evidence, secret, onSecret } = props;
  const t = useText(texts);
  const folder = search.folder ?? "";
  const isAll = search.all === "yes";
  const asked = { case: caseId, evidence, folder };
  const read = useAsk("files", asked, { enabled: !isAll });
  const all = useAsk("evidenceFolder", { ...asked, ...secret }, { enabled: isAll });
  const leave = { ...nowhere, file: undefined };
  useKeys([{ key: "u", label: t("up"), run: () => setSearch({ ...leave, folder: folderOf(folder) || undefined }) }]);
  return (
    <>
      <div className="row-buttons">
        {([undefined, "yes"] as const).map((choice) => (
          <button
            key={choice ?? "read"}
            type="button"
            aria-pressed={search.all === choice}
            onClick={() => setSearch({ all: choice })}
          >
            {t(choice === "yes" ? "all" : "readOnly")}
          </button>
        ))}
      </div>
      <Crumbs folder={folder} onGo={(to) => setSearch({ ...leave, folder: to || undefined })} />
      {isAll ? (
        <Asked query={all}>
          {(found) =>
            found.list ? (
              <Entries {...props} list={found.list} />
            ) : (
              <Unlock not={found.not} secret={secret} onSecret={onSecret} />
            )
          }
        </Asked>
      ) : (
        <Asked query={read}>{(list) => <Entries {...props} list={list} />}</Asked>
      )}
    </>
  );
}

function Crumbs({ folder, onGo }: { readonly folder: string; readonly onGo: (folder: string) => void }) {
  const t = useText(texts);
  const parts = folder === "" ? [] : folder.split("/");
  return (
    <nav aria-label={t("folder")} className="crumbs">
      <ol dir="ltr">
        <li>
          <button
            type="button"
            className="quiet"
            onClick={() => onGo("")}
            aria-current={folder === "" ? "location" : undefined}
          >
            {t("top")}
          </button>
        </li>
        {parts.map((name, index) => {
          const to = parts.slice(0, index + 1).join("/");
          return (
            <li key={to}>
              <button
                type="button"
                className="quiet"
                onClick={() => onGo(to)}
                aria-current={to === folder ? "location" : undefined}
              >
                <Code text={name} />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** So many stand in the page; who looks for another one types a part of its name. */
const mostShown = 500;

function Entries({ search, setSearch, list }: FolderProps & { readonly list: FileList }) {
  const t = useText(texts);
  const [typed, setTyped] = useState("");
  const place = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = list.entries.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));

  function move(step: number): void {
    const buttons = [...(place.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex(
      (button) =>
        button === document.activeElement ||
        (button.ariaCurrent === "true" && !place.current?.contains(document.activeElement)),
    );
    buttons[Math.max(0, Math.min(at + step, buttons.length - 1))]?.focus();
  }
  useKeys([
    { key: "/", label: t("filter"), run: () => field.current?.focus() },
    { key: "j", label: t("next"), run: () => move(1) },
    { key: "k", label: t("previous"), run: () => move(-1) },
  ]);

  function open(entry: FileEntry): void {
    if (entry.type === "folder") setSearch({ ...nowhere, folder: entry.path, file: undefined });
    else setSearch({ ...nowhere, file: entry.path });
  }
  return (
    <>
      <input
        ref={field}
        type="search"
        dir="auto"
        aria-label={t("filter")}
        placeholder={t("filter")}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {(list.cut || found.length > mostShown) && <p className="notice">{t("cut")}</p>}
      {found.length === 0 && <Empty>{t("empty")}</Empty>}
      <ul ref={place} className="entries">
        {found.slice(0, mostShown).map((entry) => (
          <li key={`${entry.type} ${entry.name}`}>
            <button
              type="button"
              className="quiet"
              aria-current={entry.path === search.file ? "true" : undefined}
              onClick={() => open(entry)}
            >
              <span className="entry-name">
                <span aria-hidden="true">{entry.type === "folder" ? "▸ " : ""}</span>
                {entry.type === "folder" && <span className="visually-hidden">{t("folder")}: </span>}
                <Code text={entry.name} />
              </span>
              <Amounts entry={entry} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Amounts({ entry }: { readonly entry: FileEntry }) {
  const t = useText(texts);
  return (
    <span className="soft entry-amounts">
      {entry.type === "folder" ? t("files", { count: entry.files }) : sizeText(entry.size)}
      {entry.records > 0 && ` · ${t("records", { count: entry.records })}`}
    </span>
  );
}
