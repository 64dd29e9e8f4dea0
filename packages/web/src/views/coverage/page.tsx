import type { ArtifactState } from "@sillage/core/findings/coverage.ts";
import type { CoverageView } from "@sillage/core/workbench/cases.ts";
import { usePreferences } from "../../app/preferences.tsx";
import { Asked, Empty } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { isoMicros } from "../../parts/time.ts";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { artifactStates, type Search } from "./search.ts";
import { texts } from "./texts.ts";
import "./coverage.css";

type Artifact = CoverageView["artifacts"][number];

export default function CoveragePage({ caseId, search, setSearch }: ViewProps<Search>) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const query = useAsk("coverage", { case: caseId, language });
  return (
    <div className="page coverage">
      <h1>{t("title")}</h1>
      <p className="soft">{t("intro")}</p>
      <Asked query={query}>
        {(coverage) => (
          <>
            <Artifacts coverage={coverage} search={search} setSearch={setSearch} />
            <Rules coverage={coverage} />
            <Container coverage={coverage} />
          </>
        )}
      </Asked>
    </div>
  );
}

function Artifacts({
  coverage,
  search,
  setSearch,
}: Pick<ViewProps<Search>, "search" | "setSearch"> & { readonly coverage: CoverageView }) {
  const t = useText(texts);
  const span = wholeSpan(coverage.artifacts);
  const shown = coverage.artifacts
    .filter(({ state }) => (search.state ? state === search.state : search.all === "yes" || state !== "not_applicable"))
    .toSorted((a, b) => artifactStates.indexOf(a.state) - artifactStates.indexOf(b.state) || b.records - a.records);
  const names = new Map(coverage.artifacts.map(({ state, stateText }) => [state, stateText]));
  return (
    <section>
      <h2>{t("artifacts")}</h2>
      <div className="row-buttons">
        <select
          aria-label={t("state")}
          value={search.state ?? ""}
          onChange={({ target }) => setSearch({ state: (target.value || undefined) as ArtifactState | undefined })}
        >
          <option value="">{t("allStates")}</option>
          {artifactStates
            .filter((state) => names.has(state))
            .map((state) => (
              <option key={state} value={state}>
                {names.get(state)} ({coverage.artifacts.filter((one) => one.state === state).length})
              </option>
            ))}
        </select>
        <label className="others">
          <input
            type="checkbox"
            checked={search.all === "yes"}
            onChange={({ target }) => setSearch({ all: target.checked ? "yes" : undefined })}
          />{" "}
          {t("others")}
        </label>
      </div>
      {shown.length === 0 ? (
        <Empty />
      ) : (
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">{t("artifact")}</th>
              <th scope="col">{t("state")}</th>
              <th scope="col">{t("records")}</th>
              <th scope="col">{t("span")}</th>
              <th scope="col">{t("problems")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={`${one.artifact} ${one.evidence}`}>
                <th scope="row">
                  {one.title}
                  {coverage.evidence.length > 1 && (
                    <span className="soft">
                      {" "}
                      – <Evidence text={coverage.evidence[one.evidence]?.name ?? ""} />
                    </span>
                  )}
                </th>
                <td className={`state-${one.state}`}>{one.stateText}</td>
                {one.records === 0 ? (
                  <td />
                ) : (
                  <td data-label={t("records")} className="number">
                    {one.records.toLocaleString("en-GB")}
                  </td>
                )}
                <td>
                  <Strip one={one} span={span} />
                </td>
                {one.problemCount === 0 ? (
                  <td />
                ) : (
                  <td data-label={t("problems")}>
                    <Problems one={one} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type Span = readonly [number, number];

function wholeSpan(artifacts: readonly Artifact[]): Span {
  const times = artifacts.flatMap(({ from, to }) =>
    [from, to].flatMap((time) => (time === null ? [] : (isoMicros(time) ?? []))),
  );
  return times.length === 0
    ? [0, 1]
    : [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b)) + 1];
}

/** Where an artifact's records lie on the time of all records; the words beside it say the same. */
function Strip({ one, span: [start, end] }: { readonly one: Artifact; readonly span: Span }) {
  const [from, to] = [
    one.from === null ? undefined : isoMicros(one.from),
    one.to === null ? undefined : isoMicros(one.to),
  ];
  if (from === undefined || to === undefined) return null;
  const share = (time: number) => ((time - start) / (end - start)) * 100;
  return (
    <>
      <svg className="strip" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="strip-all" x="0" y="0" width="100" height="4" />
        <rect className="strip-own" x={share(from)} y="0" width={Math.max(0.8, share(to) - share(from))} height="4" />
      </svg>
      <span className="strip-words">
        <When iso={one.from} /> – <When iso={one.to} />
      </span>
    </>
  );
}

function Problems({ one }: { readonly one: Artifact }) {
  return (
    <details>
      <summary className="number">{one.problemCount.toLocaleString("en-GB")}</summary>
      <ul>
        {one.problems.map(({ file, message }) => (
          <li key={`${file} ${message}`} lang="en" dir="ltr">
            <Code text={file} /> <Evidence text={message} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Rules({ coverage }: { readonly coverage: CoverageView }) {
  const t = useText(texts);
  const lacking = coverage.rules.filter(({ state }) => state === "lacks_input" || state === "input_damaged");
  return (
    <section>
      <h2>{t("rules")}</h2>
      {lacking.length === 0 ? (
        <p>{t("allRan")}</p>
      ) : (
        <>
          <p className="soft">{t("rulesIntro")}</p>
          <table className="stack">
            <thead>
              <tr>
                <th scope="col">{t("rule")}</th>
                <th scope="col">{t("state")}</th>
                <th scope="col">{t("missing")}</th>
              </tr>
            </thead>
            <tbody>
              {lacking.map((rule) => (
                <tr key={rule.rule}>
                  <th scope="row">{rule.title}</th>
                  <td>{rule.stateText}</td>
                  <td data-label={t("missing")}>{rule.missing.join(" · ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Container({ coverage }: { readonly coverage: CoverageView }) {
  const t = useText(texts);
  const withProblems = coverage.evidence.filter(({ problems }) => problems.length > 0);
  return (
    <>
      {withProblems.length > 0 && (
        <section>
          <h2>{t("container")}</h2>
          {withProblems.map(({ name, kind, problems }) => (
            <details key={name}>
              <summary>
                <Evidence text={name} /> ({kind}): {problems.length}
              </summary>
              <ul>
                {problems.map(({ file, message, code }) => (
                  <li key={`${file} ${message}`}>
                    {code}: <Code text={file} />{" "}
                    <span lang="en">
                      <Evidence text={message} />
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </section>
      )}
      {coverage.unresolvedLinks.length > 0 && (
        <section>
          <h2>{t("links")}</h2>
          <ul>
            {coverage.unresolvedLinks.map(({ url, count }) => (
              <li key={url}>
                <Evidence text={url} /> <span className="soft">({t("times", { count })})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
