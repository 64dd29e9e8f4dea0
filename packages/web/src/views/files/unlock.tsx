import type { NotShown } from "@sillage/core/workbench/raw.ts";
import { useState } from "react";
import { Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** What opens encrypted evidence, as long as the page stands. */
export interface Secret {
  readonly password?: string;
  readonly identityFile?: string;
}

const whysOfKeys = ["password_needed", "wrong_password", "identity_needed"] as const;

/** Why something cannot be shown, and what helps. */
export function Unlock({ not, onSecret }: { readonly not: NotShown; readonly onSecret: (secret: Secret) => void }) {
  const t = useText(texts);
  const [typed, setTyped] = useState("");
  const isLocked = whysOfKeys.some((why) => why === not.why);
  const wantsFile = not.why === "identity_needed";
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{t(`why_${not.why}`)}</strong>
      </p>
      {not.why === "unreadable" && (
        <p lang="en">
          <Evidence text={not.message} />
        </p>
      )}
      {isLocked && (
        <form
          className="unlock"
          onSubmit={(event) => {
            event.preventDefault();
            onSecret(wantsFile ? { identityFile: typed } : { password: typed });
          }}
        >
          <label className="field">
            <span>{t(wantsFile ? "identity" : "password")}</span>
            <input
              type={wantsFile ? "text" : "password"}
              dir="ltr"
              autoComplete="off"
              required
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <button type="submit" className="primary">
            {t("openIt")}
          </button>
        </form>
      )}
    </div>
  );
}
