import type { FindAnswer } from "@sillage/core/workbench/raw.ts";
import { useEffect, useRef, useState } from "react";
import { useKeys } from "../../app/keys.tsx";
import { Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import type { OpenedProps } from "./opened.tsx";
import { texts } from "./texts.ts";

type State =
  | { readonly is: "idle" | "none" }
  | { readonly is: "looking"; readonly at: number }
  | { readonly is: "failed"; readonly error: Error };

/** Looks for text or bytes in the file, piece by piece, and goes to what it finds. */
export function FindBar(props: OpenedProps & { readonly size: number; readonly hasText: boolean }) {
  const { caseId, evidence, file, secret, search, setSearch, size, hasText } = props;
  const t = useText(texts);
  const words = useText(common);
  const [what, setWhat] = useState("");
  const [as, setAs] = useState<"text" | "bytes">("text");
  const [state, setState] = useState<State>({ is: "idle" });
  // Whatever is asked anew, or left, ends what is being looked for.
  const run = useRef(0);
  useEffect(() => () => void run.current++, []);

  async function look(way: "forward" | "backward"): Promise<void> {
    const mine = ++run.current;
    const here = search.at;
    let from = way === "forward" ? (here === undefined ? 0 : here + 1) : (here ?? size);
    try {
      for (;;) {
        setState({ is: "looking", at: from });
        const asked = { case: caseId, evidence, file, ...secret, what, as, way, from };
        const { hit, goOn } = await ask("fileFind", asked);
        if (run.current !== mine) return;
        if (hit) return arrive(hit);
        if (goOn === null) return setState({ is: "none" });
        from = goOn;
      }
    } catch (error) {
      if (run.current === mine) setState({ is: "failed", error: error instanceof Error ? error : new Error() });
    }
  }

  /** Lines are shown where the file is looked at as text; bytes everywhere else. */
  function arrive({ at, length, line }: NonNullable<FindAnswer["hit"]>): void {
    setState({ is: "idle" });
    const isText = hasText && search.form !== "hex" && as === "text";
    setSearch({ form: isText ? "text" : "hex", at, length, line });
  }

  useKeys([{ key: "f", label: t("find"), run: () => document.getElementById("find-in-file")?.focus() }]);
  const isLooking = state.is === "looking";
  return (
    <search className="raw-bar find-bar">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void look("forward");
        }}
      >
        <input
          id="find-in-file"
          aria-keyshortcuts="f"
          type="search"
          dir="auto"
          aria-label={t("find")}
          placeholder={t("find")}
          value={what}
          onChange={({ target }) => setWhat(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            event.currentTarget.blur();
          }}
        />
        <select aria-label={t("findAs")} value={as} onChange={({ target }) => setAs(target.value as typeof as)}>
          <option value="text">{t("findText")}</option>
          <option value="bytes">{t("findBytes")}</option>
        </select>
        <button type="submit" disabled={what === "" || isLooking}>
          {t("findNext")}
        </button>
        <button type="button" disabled={what === "" || isLooking} onClick={() => void look("backward")}>
          {t("findPrevious")}
        </button>
        {isLooking && (
          <button
            type="button"
            onClick={() => {
              run.current++;
              setState({ is: "idle" });
            }}
          >
            {words("cancel")}
          </button>
        )}
      </form>
      <span role="status" className="soft">
        {isLooking && t("findAt", { share: Math.round((state.at / Math.max(1, size)) * 100) })}
        {state.is === "none" && t("findNone")}
      </span>
      {state.is === "failed" && <Problem error={state.error} />}
    </search>
  );
}
