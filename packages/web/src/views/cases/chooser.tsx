import { useState } from "react";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

interface ChooserProps {
  readonly onTake: (path: string) => void;
  /** A folder would not do. */
  readonly filesOnly?: boolean;
}

/** Folders and files of this computer. A browser does not tell where a file lies that is dropped on it. */
export function Chooser({ onTake, filesOnly = false }: ChooserProps) {
  const t = useText(texts);
  const [path, setPath] = useState("");
  const query = useAsk("look", { path });
  return (
    <div className="chooser">
      <Asked query={query}>
        {(list) => (
          <>
            {list.places.length > 1 && (
              <p className="row-buttons" role="group" aria-label={t("places")}>
                {list.places.map((place) => (
                  <button key={place} type="button" aria-pressed={list.path === place} onClick={() => setPath(place)}>
                    <Code text={place} />
                  </button>
                ))}
              </p>
            )}
            <p className="row-buttons">
              <Code text={list.path} />
              {list.parent !== null && (
                <button type="button" onClick={() => setPath(list.parent ?? "")}>
                  {t("up")}
                </button>
              )}
              {!filesOnly && (
                <button type="button" className="primary" onClick={() => onTake(list.path)}>
                  {t("chooseThis")}
                </button>
              )}
            </p>
            {list.entries.length === 0 && <p className="soft">{t("emptyFolder")}</p>}
            <ul>
              {list.entries.map((entry) => (
                <li key={entry.path}>
                  <button
                    type="button"
                    className="quiet"
                    onClick={() => (entry.folder ? setPath(entry.path) : onTake(entry.path))}
                  >
                    <span aria-hidden="true">{entry.folder ? "▸ " : ""}</span>
                    <Evidence text={entry.name} />
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </div>
  );
}
