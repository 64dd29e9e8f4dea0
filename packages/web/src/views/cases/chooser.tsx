import { useState } from "react";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** Folders and files of this computer. A browser does not tell where a file lies that is dropped on it. */
export function Chooser({ onTake }: { readonly onTake: (path: string) => void }) {
  const t = useText(texts);
  const [path, setPath] = useState("");
  const query = useAsk("look", { path });
  return (
    <div className="chooser">
      <Asked query={query}>
        {(list) => (
          <>
            <p className="row-buttons">
              <Code text={list.path} />
              {list.parent !== null && (
                <button type="button" onClick={() => setPath(list.parent ?? "")}>
                  {t("up")}
                </button>
              )}
              <button type="button" onClick={() => onTake(list.path)}>
                {t("chooseThis")}
              </button>
            </p>
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
