import type { CaseLine } from "@sillage/core/workbench/cases.ts";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { queryClient } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

/** Examines a case that was not completed, from the start; with its password, which is kept nowhere. */
export function Again({ line, onClose }: { readonly line: CaseLine; readonly onClose: () => void }) {
  const t = useText(texts);
  const [password, setPassword] = useState("");
  const [keyFile, setKeyFile] = useState("");
  const [error, setError] = useState<Error>();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const secret = {
      ...(password === "" ? {} : { password }),
      ...(keyFile.trim() === "" ? {} : { keyFile: keyFile.trim() }),
    };
    ask("examineAgain", { case: line.id, ...secret }).then(() => {
      void queryClient.invalidateQueries({ queryKey: ["examinations"] });
      void queryClient.invalidateQueries({ queryKey: ["cases"] });
      onClose();
    }, setError);
  }
  return (
    <Dialog title={`${t("again")}: ${line.name}`} onClose={onClose}>
      <form onSubmit={submit}>
        <p>{t("againHint")}</p>
        <label className="field">
          <span>{t("password")}</span>
          <input
            type="password"
            dir="ltr"
            autoComplete="off"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
          <small className="soft">{t("passwordHint")}</small>
        </label>
        <label className="field">
          <span>{t("keyFile")}</span>
          <input type="text" dir="ltr" value={keyFile} onChange={({ target }) => setKeyFile(target.value)} />
          <small className="soft">{t("keyFileHint")}</small>
        </label>
        {error && <Problem error={error} />}
        <button type="submit" className="primary">
          {t("begin")}
        </button>
      </form>
    </Dialog>
  );
}
