import type { PracticeChecked, PracticeQuestion } from "@sillage/core/workbench/practice.ts";
import { type FormEvent, useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { useText } from "../../text/catalogue.ts";
import { AnswerField } from "./answer.tsx";
import type { Kept } from "./kept.ts";
import { Solution } from "./solution.tsx";
import { texts } from "./texts.ts";

export interface QuestionProps {
  readonly caseId: string;
  readonly question: PracticeQuestion;
  readonly kept: Kept;
  readonly onKeep: (change: Partial<Kept>) => void;
  readonly onNext?: () => void;
}

export function QuestionPart(props: QuestionProps) {
  const { caseId, question, kept, onKeep, onNext } = props;
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const [checked, setChecked] = useState<PracticeChecked>();
  const [error, setError] = useState<Error>();

  async function check(giveUp: boolean): Promise<void> {
    try {
      const asked = { case: caseId, language, question: question.id, answer: kept.answer, giveUp };
      const result = await ask("checkPractice", asked);
      setChecked(result);
      setError(undefined);
      if (result.right) onKeep({ solved: true });
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void check(false);
  }
  return (
    <form className="card" onSubmit={submit}>
      <h2>{question.text}</h2>
      <AnswerField {...props} />
      <Hints {...props} />
      <p className="row-buttons">
        <button type="submit" className="primary">
          {t("check")}
        </button>
        <button type="button" onClick={() => void check(true)}>
          {t("giveUp")}
        </button>
      </p>
      <div role="status">{checked && <Result {...props} checked={checked} />}</div>
      {error && <Problem error={error} />}
      {onNext && (kept.solved || checked?.solution) && (
        <button type="button" onClick={onNext}>
          {t("next")}
        </button>
      )}
    </form>
  );
}

function Hints({ question, kept, onKeep }: QuestionProps) {
  const t = useText(texts);
  return (
    <>
      {question.hints.slice(0, kept.hints).map((hint) => (
        <p key={hint} className="hint">
          <strong>{t("hint")}:</strong> {hint}
        </p>
      ))}
      {kept.hints < question.hints.length && (
        <button type="button" onClick={() => onKeep({ hints: kept.hints + 1 })}>
          {t(kept.hints === 0 ? "hint" : "hintMore")}
        </button>
      )}
    </>
  );
}

function Result({ caseId, question, checked }: QuestionProps & { readonly checked: PracticeChecked }) {
  const t = useText(texts);
  const { right, wrong, missing, explanation, solution } = checked;
  return (
    <div className={right ? "result right" : "result"}>
      {!solution && (
        <p>
          <strong>{t(right ? "right" : "notRight")}</strong> {wrong.length > 0 && t("wrong", { count: wrong.length })}{" "}
          {missing > 0 && t("missing", { count: missing })}
        </p>
      )}
      {solution && <Solution caseId={caseId} question={question} solution={solution} />}
      {explanation !== undefined && <p>{explanation}</p>}
    </div>
  );
}
