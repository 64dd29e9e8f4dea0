import { severities } from "@sillage/core/rules/rule.ts";
import type { CaseOverview, PhoneLine } from "@sillage/core/workbench/cases.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import type { ViewProps } from "../../app/view.ts";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence } from "../../parts/evidence.tsx";
import { Shape } from "../../parts/severity.tsx";
import { When } from "../../parts/when.tsx";
import { locales, useText } from "../../text/catalogue.ts";
import { Incidents } from "./strip.tsx";
import { texts } from "./texts.ts";
import "../../parts/link-button.css";
import "./overview.css";

export default function OverviewPage({ caseId }: ViewProps<object>) {
  const { language } = usePreferences().preferences;
  const query = useAsk("caseOverview", { case: caseId, language });
  return <Asked query={query}>{(overview) => <Overview overview={overview} />}</Asked>;
}

function Overview({ overview }: { readonly overview: CaseOverview }) {
  const t = useText(texts);
  return (
    <div className="page overview">
      <h1>
        <Evidence text={overview.name} />
      </h1>
      <p className="soft">
        {t("made", { version: overview.tool })} · <When iso={overview.created} />
      </p>
      {overview.warnings.length > 0 && (
        <ul className="warnings">
          {overview.warnings.map((warning) => (
            <li key={warning} className="notice">
              {warning}
            </li>
          ))}
        </ul>
      )}
      <Answer overview={overview} />
      <section className="card next-steps">
        <h2>{t("next")}</h2>
        <ol>
          {overview.nextSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="row-buttons">
          <Link className="button primary" to={addressOf(overview.id, "findings")}>
            {t("toFindings")}
          </Link>
          <Link className="button" to={addressOf(overview.id, "report")}>
            {t("toReport")}
          </Link>
        </p>
      </section>
      <div className="columns">
        <Phones phones={overview.phones} />
        <Examined overview={overview} />
        <Consented overview={overview} />
      </div>
    </div>
  );
}

/** The answer before anything else: how many of each severity, of which class, when. */
function Answer({ overview }: { readonly overview: CaseOverview }) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const vocabulary = useAsk("vocabulary", { language }).data;
  const findings = addressOf(overview.id, "findings");
  return (
    <section className="card answer">
      <h2>{t("answer")}</h2>
      {!overview.found && <p className="negative">{overview.negative}</p>}
      <ul className="tally-row">
        {severities.toReversed().map((severity) => (
          <li key={severity} className={`s-${severity}`}>
            <Link to={findings} search={{ severity, exact: true } as never}>
              <Shape severity={severity} />
              <strong className="number">{overview.counts[severity]}</strong>
              <span>{vocabulary?.severities[severity] ?? severity}</span>
            </Link>
          </li>
        ))}
      </ul>
      {overview.byClass.length > 0 && (
        <ul className="classes" aria-label={t("byClass")}>
          {overview.byClass.map((one) => (
            <li key={one.class}>
              <Link to={findings} search={{ class: one.class } as never}>
                {one.title}
              </Link>{" "}
              <span className="number">{one.count}</span>
            </li>
          ))}
        </ul>
      )}
      <Incidents overview={overview} />
    </section>
  );
}

function Phones({ phones }: { readonly phones: readonly PhoneLine[] }) {
  const t = useText(texts);
  return (
    <>
      {phones.map(({ evidence, kind, encrypted, device }) => {
        const system = { ios: "iOS", android: "Android", unknown: "" }[device.platform];
        const acquired = device.acquired === undefined ? null : new Date(device.acquired / 1000).toISOString();
        return (
          <section key={`${evidence} ${kind}`} className="card">
            <h2>{device.name ? <Evidence text={device.name} /> : t("unknownPhone")}</h2>
            <dl className="facts">
              <Fact title={t("model")} value={device.model ?? device.product} />
              <Fact title={t("system")} value={[system, device.osVersion, device.build].filter(Boolean).join(" ")} />
              <Fact title={t("serial")} value={device.serial} />
              <Fact title={t("imei")} value={device.imei} />
              <Fact title={t("number")} value={device.phoneNumber} />
              {acquired !== null && (
                <Row title={t("taken")}>
                  <When iso={acquired} />
                </Row>
              )}
              <Row title={t("evidence")}>
                <Code text={evidence} /> <span className="soft">{encrypted ? t("encrypted") : ""}</span>
              </Row>
            </dl>
          </section>
        );
      })}
    </>
  );
}

function Examined({ overview }: { readonly overview: CaseOverview }) {
  const t = useText(texts);
  const { artifacts } = overview;
  const { language } = usePreferences().preferences;
  const shown = (value: number) => value.toLocaleString(locales[language]);
  const number = (value: number) => <span className="number">{shown(value)}</span>;
  return (
    <section className="card">
      <h2>{t("examinedHead")}</h2>
      <dl className="facts">
        <Row title={t("examined")}>
          {number(artifacts.examined)}
          <span className="soft">
            {artifacts.partlyRead > 0 && ` · ${artifacts.partlyRead} ${t("partly")}`}
            {artifacts.unreadable > 0 && ` · ${artifacts.unreadable} ${t("unreadable")}`}
            {` · ${artifacts.absent} ${t("absent")}`}
          </span>
        </Row>
        <Row title={t("rulesNotRun")}>{number(overview.rulesNotRun)}</Row>
        <Row title={t("records")}>{number(overview.records)}</Row>
        {overview.from !== null && (
          <Row title={t("span")}>
            <When iso={overview.from} /> – <When iso={overview.to} />
          </Row>
        )}
        <Row title={t("indicators")}>
          {overview.indicators === 0
            ? t("noIndicators")
            : t("indicatorsAsOf", {
                amount: shown(overview.indicators),
                date: overview.indicatorsAsOf.slice(0, 10),
              })}
        </Row>
      </dl>
      <Link to={addressOf(overview.id, "coverage")}>{t("coverageLink")}</Link>
    </section>
  );
}

function Consented({ overview: { id, consent } }: { readonly overview: CaseOverview }) {
  const t = useText(texts);
  return (
    <section className="card">
      <h2>{t("consent")}</h2>
      {consent ? (
        <dl className="facts">
          <Fact title={t("consentBy")} value={consent.by} />
          <Fact title={t("consentTo")} value={consent.to} />
          <Fact title={t("purpose")} value={consent.purpose} />
          <Fact title={t("until")} value={consent.until} />
        </dl>
      ) : (
        <>
          <p>{t("noConsent")}</p>
          <Link to={addressOf(id, "report")} hash="consent">
            {t("recordConsent")}
          </Link>
        </>
      )}
    </section>
  );
}

function Fact({ title, value }: { readonly title: string; readonly value: string | undefined }) {
  if (!value) return null;
  return (
    <Row title={title}>
      <Evidence text={value} />
    </Row>
  );
}

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
