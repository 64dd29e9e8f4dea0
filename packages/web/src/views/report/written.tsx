import { useAsk } from "../../engine/queries.ts";
import { Code } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { sizeText } from "../files/size.ts";
import { texts } from "./texts.ts";
import { fileAddress } from "./working.ts";

/** Reports and exports that lie in the case already. */
export function Written({ caseId }: { readonly caseId: string }) {
  const t = useText(texts);
  const files = useAsk("writtenFiles", { case: caseId }).data ?? [];
  if (files.length === 0) return null;
  return (
    <details className="card written">
      <summary>
        {t("written")} ({files.length})
      </summary>
      <ul>
        {files.map(({ name, size }) => (
          <li key={name}>
            <a href={fileAddress(caseId, name)} download={name}>
              <Code text={name} />
            </a>{" "}
            <span className="soft">{sizeText(size)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
