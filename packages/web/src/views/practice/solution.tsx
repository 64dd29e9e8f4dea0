import type { PracticeChecked, PracticeQuestion } from "@sillage/core/workbench/practice.ts";
import { Link } from "@tanstack/react-router";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

interface SolutionProps {
  readonly caseId: string;
  readonly question: PracticeQuestion;
  readonly solution: NonNullable<PracticeChecked["solution"]>;
}

/** What was planted, of the kind that the question asks for. */
export function Solution({ caseId, question, solution }: SolutionProps) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const findings = useAsk("findings", { case: caseId, language }).data ?? [];
  return (
    <>
      <h3>{t("solution")}</h3>
      <ul>
        {findings
          .filter(({ id }) => solution.findings.includes(id))
          .map(({ id, title, indicator }) => (
            <li key={id}>
              <Link to={addressOf(caseId, "findings")} search={{ finding: id } as never}>
                {title}
              </Link>{" "}
              {indicator !== null && <Evidence text={indicator} />}
            </li>
          ))}
        {solution.values.map((value) => (
          <li key={value}>
            <Evidence text={value} />
          </li>
        ))}
        {solution.times.map((time) => (
          <li key={time}>
            <When iso={time} />
          </li>
        ))}
        {question.options
          .filter(({ id }) => solution.options.includes(id))
          .map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
      </ul>
    </>
  );
}
