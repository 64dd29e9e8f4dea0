import type { PracticeTask } from "@sillage/core/workbench/practice.ts";
import { Link } from "@tanstack/react-router";
import { useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked, Empty } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { useText } from "../../text/catalogue.ts";
import { useKept } from "./kept.ts";
import { QuestionPart } from "./question.tsx";
import type { Search } from "./search.ts";
import { texts } from "./texts.ts";
import "./practice.css";

/** The task of a practice case, question after question. */
export default function PracticePage(props: ViewProps<Search>) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const query = useAsk("practiceTask", { case: props.caseId, language }, { keepPrevious: true });
  return (
    <div className="page practice">
      <Asked query={query}>
        {({ task }) => (task ? <Task key={props.caseId} {...props} task={task} /> : <Empty>{t("none")}</Empty>)}
      </Asked>
      <p>
        <Link to="/practice">{t("toList")}</Link>
      </p>
    </div>
  );
}

function Task({ caseId, search, setSearch, task }: ViewProps<Search> & { readonly task: PracticeTask }) {
  const t = useText(texts);
  const kept = useKept(caseId);
  const { questions } = task;
  const at = Math.max(
    0,
    questions.findIndex(({ id }) => id === search.question),
  );
  const question = questions[at];
  const go = (to: number) => setSearch({ question: questions[Math.max(0, Math.min(to, questions.length - 1))]?.id });
  useKeys([
    { key: "j", label: t("next"), run: () => go(at + 1) },
    { key: "k", label: t("previous"), run: () => go(at - 1) },
  ]);
  return (
    <>
      <h1>{task.title}</h1>
      <section className="card" aria-labelledby="practice-task">
        <h2 id="practice-task">{t("task")}</h2>
        <p>{task.task}</p>
        <p className="soft">{t("look")}</p>
      </section>
      <ol className="questions">
        {questions.map(({ id }, index) => (
          <li key={id}>
            <button type="button" aria-current={index === at ? "step" : undefined} onClick={() => go(index)}>
              {t("question", { at: index + 1, of: questions.length })}
              {kept.of(id).solved && (
                <>
                  {" "}
                  <span aria-hidden="true">✓</span>
                  <span className="visually-hidden">({t("solved")})</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ol>
      {questions.every(({ id }) => kept.of(id).solved) && (
        <p className="notice" role="status">
          {t("done")}
        </p>
      )}
      {question && (
        <QuestionPart
          key={question.id}
          caseId={caseId}
          question={question}
          kept={kept.of(question.id)}
          onKeep={(change) => kept.keep(question.id, change)}
          {...(at + 1 < questions.length ? { onNext: () => go(at + 1) } : {})}
        />
      )}
    </>
  );
}
