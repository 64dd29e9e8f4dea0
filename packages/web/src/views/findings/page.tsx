import type { Verdict } from "@sillage/core/case/assessments.ts";
import { type FindingClass, findingClasses, type Severity, severities } from "@sillage/core/rules/rule.ts";
import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Key, useKeys } from "../../app/keys.tsx";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked, Empty, Problem } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAnalysis, useAsk } from "../../engine/queries.ts";
import { Evidence, Sentence } from "../../parts/evidence.tsx";
import { NoteDialog, TagDialog } from "../../parts/said/dialogs.tsx";
import { Shape } from "../../parts/severity.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { common } from "../../text/common.ts";
import { OperatorDialog, ProductDialog } from "./attribution.tsx";
import { Detail } from "./detail.tsx";
import { AssessDialog, Targets } from "./dialogs.tsx";
import { filtered, type Search, type State, stateOf, states } from "./search.ts";
import { texts } from "./texts.ts";
import "./findings.css";

type Open =
  | { readonly dialog: "assess"; readonly verdict: Verdict }
  | { readonly dialog: "note" | "tag" | "product" | "operator" }
  | undefined;

export default function FindingsPage({ caseId, search, setSearch }: ViewProps<Search>) {
  const { language } = usePreferences().preferences;
  const query = useAsk("findings", { case: caseId, language });
  return (
    <Asked query={query}>{(all) => <Findings caseId={caseId} search={search} setSearch={setSearch} all={all} />}</Asked>
  );
}

function Findings({ caseId, search, setSearch, all }: ViewProps<Search> & { readonly all: readonly FindingLine[] }) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const words = useAsk("vocabulary", { language }).data?.assessment;
  const { analysis, problem, change } = useAnalysis(caseId);
  const [open, setOpen] = useState<Open>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => filtered(all, search, analysis), [all, search, analysis]);
  const at = shown.findIndex(({ id }) => id === search.finding);
  const current = all.find(({ id }) => id === search.finding);
  /** What a decision is about: what was selected, or else the one that is looked at. */
  const targets = picked.size > 0 ? all.filter(({ id }) => picked.has(id)) : current ? [current] : [];

  function go(index: number): void {
    const line = shown[Math.max(0, Math.min(index, shown.length - 1))];
    if (line) setSearch({ finding: line.id }, { replace: search.finding !== undefined });
  }
  function pick(id: string | undefined): void {
    if (id === undefined) return;
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  }
  const decide = (verdict: Verdict) => targets.length > 0 && setOpen({ dialog: "assess", verdict });
  function done(): void {
    const wasQueue = open?.dialog === "assess" && picked.size === 0;
    setOpen(undefined);
    setPicked(new Set());
    if (wasQueue) go(at + 1);
  }

  const keys: readonly Key[] = [
    { key: "j", label: t("next"), run: () => go(at + 1) },
    { key: "k", label: t("previous"), run: () => go(at - 1) },
    { key: "x", label: t("selectKey"), run: () => pick(search.finding) },
    { key: "y", label: t("accept"), run: () => decide("accept") },
    { key: "n", label: t("reject"), run: () => decide("reject") },
    { key: "h", label: t("unsure"), run: () => decide("unsure") },
    { key: "p", label: t("assessProduct"), run: () => targets.length > 0 && setOpen({ dialog: "product" }) },
    { key: "o", label: t("assessOperator"), run: () => targets.length > 0 && setOpen({ dialog: "operator" }) },
    { key: "t", label: t("addTag"), run: () => targets.length > 0 && setOpen({ dialog: "tag" }) },
    { key: "c", label: t("addNote"), run: () => targets.length > 0 && setOpen({ dialog: "note" }) },
    { key: "/", label: t("search"), run: () => document.getElementById("findings-search")?.focus() },
    { key: "Escape", label: t("toList"), run: () => setSearch({ finding: undefined }) },
  ];
  useKeys(keys);

  const dialog = {
    targets,
    actor: analysis?.actor ?? "",
    change,
    problem,
    onDone: done,
    onClose: () => setOpen(undefined),
  };
  const subjects = {
    subjects: targets.map(({ id }) => `finding:${id}` as const),
    title: <Targets targets={targets} />,
  };
  return (
    <div className={current ? "findings has-detail" : "findings"}>
      <section className="findings-list" aria-label={t("title")}>
        {!current && <h1 className="visually-hidden">{t("title")}</h1>}
        <Filters search={search} setSearch={setSearch} all={all} />
        {shown.length === 0 ? <Empty>{t("none")}</Empty> : null}
        <ul>
          {shown.map((line) => (
            <Line
              key={line.id}
              line={line}
              state={stateOf(line.id, analysis)}
              isCurrent={line.id === search.finding}
              isPicked={picked.has(line.id)}
              onPick={() => pick(line.id)}
              onOpen={() => setSearch({ finding: line.id })}
            />
          ))}
        </ul>
      </section>
      <section className="findings-detail" aria-live="polite">
        {problem && !open && <Problem error={problem} />}
        {current ? (
          <Detail
            key={current.id}
            caseId={caseId}
            id={current.id}
            analysis={analysis}
            all={all}
            change={change}
            onDecide={decide}
            onOpen={setOpen}
            onBack={() => setSearch({ finding: undefined })}
            onGo={(id) => setSearch({ finding: id })}
          />
        ) : (
          <Empty>{t(shown.length === 0 ? "none" : "choose")}</Empty>
        )}
      </section>
      {open?.dialog === "assess" && <AssessDialog {...dialog} verdict={open.verdict} />}
      {open?.dialog === "product" && words && <ProductDialog {...dialog} words={words} />}
      {open?.dialog === "operator" && words && <OperatorDialog {...dialog} words={words} />}
      {open?.dialog === "note" && <NoteDialog {...dialog} {...subjects} />}
      {open?.dialog === "tag" && (
        <TagDialog {...dialog} {...subjects} known={[...new Set((analysis?.tags ?? []).map(({ tag }) => tag))]} />
      )}
    </div>
  );
}

function Filters({
  search,
  setSearch,
  all,
}: Pick<ViewProps<Search>, "search" | "setSearch"> & { readonly all: readonly FindingLine[] }) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const vocabulary = useAsk("vocabulary", { language }).data;
  const present = findingClasses.filter((name) => all.some((line) => line.class === name));
  return (
    <search className="findings-filters">
      <input
        id="findings-search"
        type="search"
        dir="auto"
        placeholder={t("search")}
        aria-label={t("search")}
        value={search.text ?? ""}
        onChange={({ target }) => setSearch({ text: target.value || undefined }, { replace: true })}
      />
      <select
        aria-label={t("severity")}
        value={search.severity === undefined ? "" : `${search.severity}${search.exact ? "" : " "}`}
        onChange={({ target }) =>
          setSearch({ severity: (target.value.trim() || undefined) as Severity | undefined, exact: undefined })
        }
      >
        <option value="">{t("allSeverities")}</option>
        {search.severity !== undefined && search.exact && (
          <option value={search.severity}>
            {t("only", { name: vocabulary?.severities[search.severity] ?? search.severity })}
          </option>
        )}
        {severities.toReversed().map((one) => (
          <option key={one} value={`${one} `}>
            {t("atLeast", { name: vocabulary?.severities[one] ?? one })}
          </option>
        ))}
      </select>
      <select
        aria-label={t("class")}
        value={search.class ?? ""}
        onChange={({ target }) => setSearch({ class: (target.value || undefined) as FindingClass | undefined })}
      >
        <option value="">{t("allClasses")}</option>
        {present.map((one) => (
          <option key={one} value={one}>
            {vocabulary?.classes[one] ?? one}
          </option>
        ))}
      </select>
      <select
        aria-label={t("state")}
        value={search.state ?? ""}
        onChange={({ target }) => setSearch({ state: (target.value || undefined) as State | undefined })}
      >
        <option value="">{t("allStates")}</option>
        {states.map((one) => (
          <option key={one} value={one}>
            {t(`state_${one}`)}
          </option>
        ))}
      </select>
    </search>
  );
}

function Line(props: {
  readonly line: FindingLine;
  readonly state: State;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  readonly onPick: () => void;
  readonly onOpen: () => void;
}) {
  const { line, state, isCurrent, isPicked, onPick, onOpen } = props;
  const t = useText(texts);
  const words = useText(common);
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <li ref={ref} className={`finding-line s-${line.severity}${isCurrent ? " current" : ""}`}>
      <input type="checkbox" checked={isPicked} onChange={onPick} aria-label={`${words("select")}: ${line.title}`} />
      <button type="button" aria-current={isCurrent} onClick={onOpen}>
        <span className="finding-head">
          <Shape severity={line.severity} />
          <strong>{line.title}</strong>
          {state !== "open" && <span className={`verdict v-${state}`}>{t(`state_${state}`)}</span>}
        </span>
        <span className="finding-says">
          <Sentence parts={line.statement} network={line.network} />
        </span>
        <span className="finding-foot">
          <When iso={line.time} />
          <span>{line.classTitle}</span>
          {line.custody.length > 0 && (
            <span>
              {t("custody")}: <Evidence text={line.custody.join(", ")} />
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
