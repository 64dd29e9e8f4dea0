import { useState } from "react";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import type { OpenedProps } from "./opened.tsx";
import { texts } from "./texts.ts";

/** A picture is not shown before somebody wants to see it. */
export function Image({ caseId, evidence, file, secret }: OpenedProps) {
  const t = useText(texts);
  const [isWanted, setWanted] = useState(false);
  const query = useAsk("fileImage", { case: caseId, evidence, file, ...secret }, { enabled: isWanted });
  if (!isWanted) {
    return (
      <div className="raw-bar">
        <button type="button" onClick={() => setWanted(true)}>
          {t("showImage")}
        </button>
        <span className="soft">{t("imageWarning")}</span>
      </div>
    );
  }
  return (
    <Asked query={query}>
      {({ type, bytes }) => <img className="raw-image" src={`data:${type};base64,${bytes}`} alt={t("imageAlt")} />}
    </Asked>
  );
}
