import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import { useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { Shape } from "../../parts/severity.tsx";
import { typedTime } from "../../parts/time.ts";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import type { QuestionProps } from "./question.tsx";
import { texts } from "./texts.ts";

/** Where a learner answers, in the way that the question asks for. */
export function AnswerField(props: QuestionProps) {
  switch (props.question.kind) {
    case "choice":
      return <Choice {...props} />;
    case "findings":
      return <Pick {...props} />;
    case "value":
      return <Value {...props} />;
    case "time":
      return <Time {...props} />;
  }
}

function toggled(list: readonly string[] = [], one: string): readonly string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

function Choice({ question, kept, onKeep }: QuestionProps) {
  const picked = kept.answer.options ?? [];
  return (
    <fieldset className="answers">
      <legend className="visually-hidden">{question.text}</legend>
      {question.options.map(({ id, text }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={picked.includes(id)}
            onChange={() => onKeep({ answer: { options: toggled(picked, id) } })}
          />{" "}
          {text}
        </label>
      ))}
    </fieldset>
  );
}

function Value({ kept, onKeep }: QuestionProps) {
  const t = useText(texts);
  return (
    <label className="field">
      <span>{t("value")}</span>
      <input
        type="text"
        dir="auto"
        autoComplete="off"
        value={kept.answer.value ?? ""}
        onChange={({ target }) => onKeep({ answer: { value: target.value } })}
      />
    </label>
  );
}

function Time({ kept, onKeep }: QuestionProps) {
  const t = useText(texts);
  const { zone } = usePreferences().preferences;
  const isWrong = kept.typed !== "" && kept.answer.time === undefined;
  return (
    <label className="field">
      <span>{t("time")}</span>
      <input
        type="text"
        dir="ltr"
        autoComplete="off"
        value={kept.typed}
        onChange={({ target }) => {
          const time = typedTime(target.value, zone);
          onKeep({ typed: target.value, answer: time === undefined ? {} : { time } });
        }}
      />
      {isWrong && <small>{t("timeWrong")}</small>}
    </label>
  );
}

function Pick({ caseId, kept, onKeep }: QuestionProps) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const [typed, setTyped] = useState("");
  const query = useAsk("findings", { case: caseId, language });
  const picked = kept.answer.findings ?? [];
  const found = (line: FindingLine) =>
    [line.title, line.indicator ?? "", ...line.statement.map(({ text }) => text)]
      .join("")
      .toLowerCase()
      .includes(typed.toLowerCase());
  return (
    <fieldset className="answers">
      <legend>{t("pick")}</legend>
      <input
        type="search"
        dir="auto"
        aria-label={t("filter")}
        placeholder={t("filter")}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <span className="soft">{t("picked", { count: picked.length })}</span>
      <Asked query={query}>
        {(all) => (
          <ul className="pick">
            {all.filter(found).map((line) => (
              <li key={line.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={picked.includes(line.id)}
                    onChange={() => onKeep({ answer: { findings: toggled(picked, line.id) } })}
                  />{" "}
                  <Shape severity={line.severity} /> {line.title} <When iso={line.time} />{" "}
                  {line.indicator !== null && <Evidence text={line.indicator} />}{" "}
                  <span className="soft">{line.artifacts.join(" · ")}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </fieldset>
  );
}
