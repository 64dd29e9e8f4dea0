import { type Verdict, verdicts } from "@sillage/core/case/assessments.ts";
import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import type { AssessmentAsked } from "@sillage/core/workbench/workbench.ts";
import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Problem } from "../../app/states.tsx";
import type { EngineError } from "../../engine/client.ts";
import { By, type Change, TextField, useOneByOne } from "../../parts/said/dialogs.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

export interface AssessProps {
  readonly targets: readonly FindingLine[];
  /** The computer's name for who is at work. */
  readonly actor: string;
  readonly change: Change;
  /** Why the last change was not made. */
  readonly problem: EngineError | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What every assessment has: who says it, and why. */
interface Said {
  readonly finding: string;
  readonly by: string;
  readonly reason: string;
}

/** The form of an assessment: what is assessed comes first, then the reason and the name. */
export function AssessmentForm(
  props: AssessProps & {
    readonly title: string;
    readonly isComplete: boolean;
    readonly made: (said: Said) => AssessmentAsked;
    readonly children: ReactNode;
  },
) {
  const { targets, actor, change, problem, onDone, onClose, title, isComplete, made, children } = props;
  const t = useText(texts);
  const { preferences, prefer } = usePreferences();
  const [reason, setReason] = useState("");
  const [by, setBy] = useState(preferences.analyst || actor);
  const { isBusy, isRefused, run } = useOneByOne(targets, onDone);
  const isReady = isComplete && reason.trim() !== "" && by.trim() !== "";

  function submit(event: FormEvent): void {
    event.preventDefault();
    prefer({ analyst: by === actor ? "" : by });
    void run(({ id }) => change("assess", { assessment: made({ finding: id, by, reason }) }));
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <p>
          <Targets targets={targets} />
        </p>
        {isRefused && problem && <Problem error={problem} />}
        {children}
        <TextField label={t("reason")} value={reason} rows={4} most={10_000} onChange={setReason} />
        <p className="soft">{t("reasonNeeded")}</p>
        <By by={by} setBy={setBy} />
        <button type="submit" className="primary" disabled={isBusy || !isReady}>
          {t("record")}
        </button>
      </form>
    </Dialog>
  );
}

export function AssessDialog(props: AssessProps & { readonly verdict: Verdict }) {
  const t = useText(texts);
  const [verdict, setVerdict] = useState(props.verdict);
  return (
    <AssessmentForm
      {...props}
      title={t("assessment")}
      isComplete
      made={(said) => ({ about: "finding", ...said, verdict })}
    >
      <fieldset className="row-buttons verdicts">
        <legend className="visually-hidden">{t("assessment")}</legend>
        {verdicts.map((one) => (
          <label key={one}>
            <input type="radio" name="verdict" checked={verdict === one} onChange={() => setVerdict(one)} /> {t(one)}
          </label>
        ))}
      </fieldset>
    </AssessmentForm>
  );
}

export function Targets({ targets }: { readonly targets: readonly FindingLine[] }) {
  const t = useText(texts);
  const [only] = targets;
  return targets.length === 1 && only ? <strong>{only.title}</strong> : t("ofSeveral", { count: targets.length });
}
