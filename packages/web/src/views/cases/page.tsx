import { severities } from "@sillage/core/rules/rule.ts";
import type { CaseLine, Counts } from "@sillage/core/workbench/cases.ts";
import type { ExaminationState } from "@sillage/core/workbench/examinations.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Dialog } from "../../app/dialog.tsx";
import { useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked, Problem } from "../../app/states.tsx";
import { ask } from "../../engine/client.ts";
import { queryClient, useAsk } from "../../engine/queries.ts";
import { Code, Evidence, EvidenceLines } from "../../parts/evidence.tsx";
import { Shape } from "../../parts/severity.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { reasons } from "../../text/reasons.ts";
import { texts as practiceTexts } from "../practice/texts.ts";
import { Again } from "./again.tsx";
import { emptyForm, type Form } from "./form.ts";
import { NewCase, typedFor } from "./new-case.tsx";
import { texts } from "./texts.ts";
import "../../parts/link-button.css";
import "./cases.css";

/** All cases, what is being examined, and where a new one begins. */
export function Cases() {
  const t = useText(texts);
  const query = useAsk("cases", {});
  const running = useAsk("examinations", {}).data ?? [];
  const practiceTitle = useText(practiceTexts)("toList");
  const { language } = usePreferences().preferences;
  const [form, setForm] = useState<Form>();
  const [leaving, setLeaving] = useState<CaseLine>();
  const [again, setAgain] = useState<CaseLine>();
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const begin = () => setForm(emptyForm(language));
  useKeys([{ key: "c", label: t("new"), run: begin }]);
  const shown = running.filter(({ id }) => !hidden.includes(id)).toReversed();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped is also typed or chosen.
    <div
      className="page cases"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        setDropped([...event.dataTransfer.files].map(({ name }) => name));
        begin();
      }}
    >
      <header className="cases-head">
        <h1>{t("title")}</h1>
        <Link to="/practice" className="button">
          {practiceTitle}
        </Link>
        <button type="button" className="primary" onClick={begin} aria-keyshortcuts="c">
          {t("new")}
        </button>
      </header>
      {shown.length > 0 && (
        <section aria-label={t("running")}>
          {shown.map((one) => (
            <Examination
              key={one.id}
              one={one}
              onHide={() => setHidden([...hidden, one.id])}
              onAgain={() => {
                const kept = query.data?.cases.find(({ id }) => id === one.case);
                if (kept) setAgain(kept);
                else setForm(typedFor(one.id) ?? emptyForm(language));
              }}
            />
          ))}
        </section>
      )}
      <Asked query={query}>
        {({ cases, folder }) => (
          <>
            {cases.length === 0 ? <p className="card first">{t("none")}</p> : null}
            <ul className="case-list">
              {cases.map((line) => (
                <Case key={line.id} line={line} onDelete={() => setLeaving(line)} onAgain={() => setAgain(line)} />
              ))}
            </ul>
            <p className="soft">
              {t("folder")} <Code text={folder} />
            </p>
          </>
        )}
      </Asked>
      {form && (
        <NewCase
          initial={form}
          dropped={dropped}
          onClose={() => {
            setForm(undefined);
            setDropped([]);
          }}
        />
      )}
      {again && <Again line={again} onClose={() => setAgain(undefined)} />}
      {leaving && <Delete line={leaving} onClose={() => setLeaving(undefined)} />}
    </div>
  );
}

interface CaseProps {
  readonly line: CaseLine;
  readonly onDelete: () => void;
  readonly onAgain: () => void;
}

function Case({ line, onDelete, onAgain }: CaseProps) {
  const t = useText(texts);
  const words = useText(common);
  return (
    <li className="card case">
      <div>
        <h2>
          {line.state === "complete" ? (
            <Link to={`/case/${line.id}`}>
              <Evidence text={line.name} />
            </Link>
          ) : (
            <Evidence text={line.name} />
          )}
        </h2>
        <p className="soft">
          {line.phones
            .map(({ device, evidence }) => device.name ?? evidence)
            .map((name) => (
              <span key={name}>
                <Evidence text={name} /> ·{" "}
              </span>
            ))}
          {t("examined")} <When iso={line.created} />
        </p>
        <p className="case-marks">
          {line.state !== "complete" && <strong>{t(`state_${line.state}`)}</strong>}
          {line.synthetic && <span className="mark">{words("synthetic")}</span>}
          {line.damaged && <span className="mark">{t("damaged")}</span>}
        </p>
      </div>
      {line.counts && <FoundCounts counts={line.counts} />}
      {(line.state === "cancelled" || line.state === "failed") && (
        <button type="button" onClick={onAgain}>
          {t("again")}
          <span className="visually-hidden">
            : <Evidence text={line.name} />
          </span>
        </button>
      )}
      <button type="button" className="quiet" onClick={onDelete}>
        {t("delete")}
        <span className="visually-hidden">
          : <Evidence text={line.name} />
        </span>
      </button>
    </li>
  );
}

/** How much was found, gravest first; what there is none of is left out. */
function FoundCounts({ counts }: { readonly counts: Counts }) {
  const words = useText(common);
  const { language } = usePreferences().preferences;
  const severityTitles = useAsk("vocabulary", { language }).data?.severities;
  const found = severities.toReversed().filter((severity) => counts[severity] > 0);
  if (found.length === 0) return <p className="soft">{words("findings", { count: 0 })}</p>;
  return (
    <ul className="case-counts">
      {found.map((severity) => (
        <li key={severity} className={`s-${severity}`}>
          <Shape severity={severity} /> <span className="number">{counts[severity]}</span>{" "}
          <span className="soft">{severityTitles?.[severity] ?? severity}</span>
        </li>
      ))}
    </ul>
  );
}

function Delete({ line, onClose }: { readonly line: CaseLine; readonly onClose: () => void }) {
  const t = useText(texts);
  const words = useText(common);
  const [error, setError] = useState<Error>();
  return (
    <Dialog title={`${t("delete")}: ${line.name}`} onClose={onClose}>
      <p>{t("deleteSure")}</p>
      <p>
        <Code text={line.path} />
      </p>
      {error && <Problem error={error} />}
      <p className="row-buttons">
        <button type="button" onClick={onClose}>
          {words("cancel")}
        </button>
        <button
          type="button"
          className="primary"
          onClick={() => {
            ask("deleteCase", { case: line.id }).then(() => {
              void queryClient.invalidateQueries({ queryKey: ["cases"] });
              onClose();
            }, setError);
          }}
        >
          {t("delete")}
        </button>
      </p>
    </Dialog>
  );
}

interface ExaminationProps {
  readonly one: ExaminationState;
  readonly onAgain: () => void;
  readonly onHide: () => void;
}

function Examination({ one, onAgain, onHide }: ExaminationProps) {
  const t = useText(texts);
  const why = useText(reasons);
  const words = useText(common);
  const isRunning = one.state === "running";
  const left =
    one.left === null
      ? ""
      : one.left < 90
        ? t("secondsLeft", { count: one.left })
        : t("minutesLeft", { count: Math.round(one.left / 60) });
  return (
    <div className="card examination">
      <h2>
        <Evidence text={one.name} />
      </h2>
      {isRunning ? (
        <>
          <p role="status">
            {t(`stage_${one.stage}`)} {left && <span className="soft">– {left}</span>}
          </p>
          <progress
            aria-label={t(`stage_${one.stage}`)}
            max={1}
            {...(one.share === null ? {} : { value: one.share })}
          />
          <p className="soft note">
            <Evidence text={one.note} />
          </p>
          <button type="button" onClick={() => void ask("cancelExamination", { examination: one.id })}>
            {t("cancelRun")}
          </button>
        </>
      ) : (
        <>
          <p role="status">
            <strong>{t(`state_${one.state}`)}</strong>
            {one.problem && <>. {why(one.problem.code === "choose_one" ? "choose_backup" : one.problem.code)}</>}
          </p>
          {one.problem && (
            <details>
              <summary>{words("details")}</summary>
              <p lang="en" className="soft">
                <EvidenceLines text={one.problem.message} />
              </p>
            </details>
          )}
          <p className="row-buttons">
            {one.state === "complete" ? (
              <Link to={`/case/${one.case}`} className="button primary">
                {t("open")}
              </Link>
            ) : (
              <button type="button" onClick={onAgain}>
                {t("again")}
              </button>
            )}
            <button type="button" className="quiet" onClick={onHide}>
              {t("hide")}
            </button>
          </p>
        </>
      )}
    </div>
  );
}
