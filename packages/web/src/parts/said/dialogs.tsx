import type { Subject } from "@sillage/core/case/notes.ts";
import { type ReactNode, useRef, useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Problem } from "../../app/states.tsx";
import type { EngineError } from "../../engine/client.ts";
import type { useAnalysis } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { texts } from "./texts.ts";

export type Change = ReturnType<typeof useAnalysis>["change"];

interface DialogProps {
  readonly subjects: readonly Subject[];
  /** What the subjects are called. */
  readonly title: ReactNode;
  /** The computer's name for who is at work. */
  readonly actor: string;
  readonly change: Change;
  /** Why the last change was not made. */
  readonly problem: EngineError | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/**
 * One after the other, each on the state that the one before left; ends at the first that is refused. What was typed
 * then stays, to be sent again.
 */
export function useOneByOne<T>(targets: readonly T[], onDone: () => void) {
  const [isBusy, setBusy] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const made = useRef(new Set<T>());
  async function run(one: (target: T) => Promise<unknown>): Promise<void> {
    setBusy(true);
    for (const target of targets) {
      if (made.current.has(target)) continue;
      if ((await one(target)) === undefined) {
        setBusy(false);
        return setRefused(true);
      }
      made.current.add(target);
    }
    onDone();
  }
  return { isBusy, isRefused, run };
}

export function NoteDialog({ subjects, title, actor, change, problem, onDone, onClose }: DialogProps) {
  const t = useText(texts);
  const words = useText(common);
  const { preferences } = usePreferences();
  const [text, setText] = useState("");
  const [by, setBy] = useState(preferences.analyst || actor);
  const { isBusy, isRefused, run } = useOneByOne(subjects, onDone);
  return (
    <Dialog title={t("addNote")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run((about) => change("addNote", { about, text, by }));
        }}
      >
        <p>{title}</p>
        {isRefused && problem && <Problem error={problem} />}
        <TextField label={t("notes")} value={text} rows={5} most={20_000} onChange={setText} />
        <By by={by} setBy={setBy} />
        <button type="submit" className="primary" disabled={isBusy || text.trim() === "" || by.trim() === ""}>
          {words("save")}
        </button>
      </form>
    </Dialog>
  );
}

export function TagDialog(props: DialogProps & { readonly known: readonly string[] }) {
  const { subjects, title, actor, change, problem, onDone, onClose, known } = props;
  const t = useText(texts);
  const words = useText(common);
  const { preferences } = usePreferences();
  const [tag, setTag] = useState("");
  const { isBusy, isRefused, run } = useOneByOne(subjects, onDone);
  const by = preferences.analyst || actor;
  return (
    <Dialog title={t("addTag")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run((about) => change("tag", { about, tag, by }));
        }}
      >
        <p>{title}</p>
        {isRefused && problem && <Problem error={problem} />}
        <label className="field">
          <span>{t("tag")}</span>
          <input
            required
            type="text"
            dir="auto"
            maxLength={200}
            list="known-tags"
            value={tag}
            onChange={({ target }) => setTag(target.value)}
          />
        </label>
        <datalist id="known-tags">
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <button type="submit" className="primary" disabled={isBusy || tag.trim() === ""}>
          {words("save")}
        </button>
      </form>
    </Dialog>
  );
}

export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly most: number;
  readonly onChange: (text: string) => void;
}) {
  const { label, value, rows, most, onChange } = props;
  return (
    <label className="field">
      <span>{label}</span>
      <textarea
        required
        rows={rows}
        dir="auto"
        maxLength={most}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

export function By({ by, setBy }: { readonly by: string; readonly setBy: (by: string) => void }) {
  const t = useText(texts);
  return (
    <label className="field">
      <span>{t("by")}</span>
      <input
        type="text"
        dir="auto"
        required
        maxLength={200}
        value={by}
        onChange={({ target }) => setBy(target.value)}
      />
    </label>
  );
}
