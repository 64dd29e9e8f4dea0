import { type Verdict, verdicts } from "@sillage/core/case/assessments.ts";
import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import type { useAnalysis } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { texts } from "./texts.ts";

export type Change = ReturnType<typeof useAnalysis>["change"];

interface DialogProps {
  readonly targets: readonly FindingLine[];
  /** The computer's name for who is at work. */
  readonly actor: string;
  readonly change: Change;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One after the other, each on the state that the one before left; ends at the first that is refused. */
function useOneByOne({ targets, onDone, onClose }: DialogProps) {
  const [isBusy, setBusy] = useState(false);
  async function run(one: (line: FindingLine) => Promise<unknown>): Promise<void> {
    setBusy(true);
    for (const line of targets) if ((await one(line)) === undefined) return onClose();
    onDone();
  }
  return { isBusy, run };
}

export function AssessDialog(props: DialogProps & { readonly verdict: Verdict }) {
  const t = useText(texts);
  const { preferences, prefer } = usePreferences();
  const [verdict, setVerdict] = useState(props.verdict);
  const [reason, setReason] = useState("");
  const [by, setBy] = useState(preferences.analyst || props.actor);
  const { isBusy, run } = useOneByOne(props);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (by !== props.actor) prefer({ analyst: by });
    void run(({ id }) =>
      props.change("assess", { assessment: { about: "finding", finding: id, by, reason, verdict } }),
    );
  }
  return (
    <Dialog title={t("assessment")} onClose={props.onClose}>
      <form onSubmit={submit}>
        <Targets targets={props.targets} />
        <fieldset className="row-buttons verdicts">
          <legend className="visually-hidden">{t("assessment")}</legend>
          {verdicts.map((one) => (
            <label key={one}>
              <input type="radio" name="verdict" checked={verdict === one} onChange={() => setVerdict(one)} /> {t(one)}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{t("reason")}</span>
          <textarea
            required
            rows={4}
            dir="auto"
            maxLength={10_000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <p className="soft">{t("reasonNeeded")}</p>
        <By by={by} setBy={setBy} />
        <button type="submit" className="primary" disabled={isBusy || reason.trim() === "" || by.trim() === ""}>
          {t("record")}
        </button>
      </form>
    </Dialog>
  );
}

export function NoteDialog(props: DialogProps) {
  const t = useText(texts);
  const words = useText(common);
  const { preferences } = usePreferences();
  const [text, setText] = useState("");
  const [by, setBy] = useState(preferences.analyst || props.actor);
  const { isBusy, run } = useOneByOne(props);
  return (
    <Dialog title={t("addNote")} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(({ id }) => props.change("addNote", { about: `finding:${id}`, text, by }));
        }}
      >
        <Targets targets={props.targets} />
        <label className="field">
          <span>{t("notes")}</span>
          <textarea
            required
            rows={5}
            dir="auto"
            maxLength={20_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <By by={by} setBy={setBy} />
        <button type="submit" className="primary" disabled={isBusy || text.trim() === ""}>
          {words("save")}
        </button>
      </form>
    </Dialog>
  );
}

export function TagDialog(props: DialogProps & { readonly known: readonly string[] }) {
  const t = useText(texts);
  const words = useText(common);
  const { preferences } = usePreferences();
  const [tag, setTag] = useState("");
  const { isBusy, run } = useOneByOne(props);
  const by = preferences.analyst || props.actor;
  return (
    <Dialog title={t("addTag")} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(({ id }) => props.change("tag", { about: `finding:${id}`, tag, by }));
        }}
      >
        <Targets targets={props.targets} />
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
          {props.known.map((one) => (
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

function Targets({ targets }: { readonly targets: readonly FindingLine[] }) {
  const t = useText(texts);
  const [only] = targets;
  return (
    <p>{targets.length === 1 && only ? <strong>{only.title}</strong> : t("ofSeveral", { count: targets.length })}</p>
  );
}

function By({ by, setBy }: { readonly by: string; readonly setBy: (by: string) => void }) {
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
