import type { PracticeLine } from "@sillage/core/workbench/practice.ts";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Asked, Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { useAsk } from "../../engine/queries.ts";
import { Evidence } from "../../parts/evidence.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";
import "./practice.css";

/** While something is being built or examined, milliseconds. */
const pause = 1000;

/** All practice cases: begin one, or go on with it. */
export function PracticeList() {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const query = useAsk("practice", { language });
  const { refetch } = query;
  const isAtWork = query.data?.some(({ state }) => state === "building" || state === "examining") ?? false;
  useEffect(() => {
    if (!isAtWork) return;
    const watch = setInterval(() => void refetch(), pause);
    return () => clearInterval(watch);
  }, [isAtWork, refetch]);
  return (
    <div className="page practice">
      <h1>{t("title")}</h1>
      <p>{t("intro")}</p>
      <Asked query={query}>
        {(lines) => (
          <ul className="practice-list">
            {lines.map((line) => (
              <Line key={line.id} line={line} onStarted={() => void refetch()} />
            ))}
          </ul>
        )}
      </Asked>
    </div>
  );
}

function Line({ line, onStarted }: { readonly line: PracticeLine; readonly onStarted: () => void }) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const [error, setError] = useState<Error>();
  const { state } = line;
  return (
    <li className="card">
      <h2>{line.title}</h2>
      <p className="soft">
        {t(`phones_${line.phones}`)} · {t("questions", { count: line.questions })} · <bdi dir="ltr">{line.id}</bdi>
      </p>
      <p>{line.task}</p>
      {(state === "building" || state === "examining") && (
        <p role="status">
          <progress aria-label={t(state)} {...(line.share === null ? {} : { value: line.share })} /> {t(state)}
        </p>
      )}
      {state === "failed" && (
        <p role="alert">
          {t("failed")}.{" "}
          {line.problem !== undefined && (
            <span lang="en">
              <Evidence text={line.problem} />
            </span>
          )}
        </p>
      )}
      {state === "ready" && (
        <Link className="button" to={addressOf(line.case, "practice")}>
          {t("open")}
          <span className="visually-hidden">: {line.title}</span>
        </Link>
      )}
      {(state === "none" || state === "failed") && (
        <button
          type="button"
          onClick={() => {
            setError(undefined);
            ask("startPractice", { id: line.id, language }).then(onStarted, setError);
          }}
        >
          {t(state === "none" ? "start" : "again")}
          <span className="visually-hidden">: {line.title}</span>
        </button>
      )}
      {error && <Problem error={error} />}
    </li>
  );
}
