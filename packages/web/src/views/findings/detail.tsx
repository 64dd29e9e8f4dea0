import type { Verdict } from "@sillage/core/case/assessments.ts";
import type { FindingDetail, FindingLine } from "@sillage/core/workbench/findings.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePreferences } from "../../app/preferences.tsx";
import { addressOf } from "../../app/shell.tsx";
import { Asked } from "../../app/states.tsx";
import { useAsk } from "../../engine/queries.ts";
import { Code, Evidence, Sentence } from "../../parts/evidence.tsx";
import { PlaceInFile, SummaryValue } from "../../parts/records/values.tsx";
import type { Change } from "../../parts/said/dialogs.tsx";
import { Badge } from "../../parts/severity.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { Said } from "./said.tsx";
import { texts } from "./texts.ts";

interface DetailProps {
  readonly caseId: string;
  readonly id: string;
  readonly analysis: Analysis | undefined;
  readonly all: readonly FindingLine[];
  readonly change: Change;
  readonly onDecide: (verdict: Verdict) => void;
  readonly onOpen: (open: { readonly dialog: "note" | "tag" | "product" | "operator" }) => void;
  readonly onBack: () => void;
  readonly onGo: (id: string) => void;
}

export function Detail(props: DetailProps) {
  const { language } = usePreferences().preferences;
  const query = useAsk("finding", { case: props.caseId, finding: props.id, language }, { keepPrevious: true });
  return <Asked query={query}>{(finding) => <Shown {...props} finding={finding} />}</Asked>;
}

function Shown(props: DetailProps & { readonly finding: FindingDetail }) {
  const { finding, onDecide, onOpen, onBack } = props;
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const vocabulary = useAsk("vocabulary", { language }).data;
  return (
    <article className={`finding s-${finding.severity}`}>
      <button type="button" className="quiet to-list" onClick={onBack}>
        {t("toList")}
      </button>
      <header>
        <Badge severity={finding.severity} label={vocabulary?.severities[finding.severity] ?? finding.severity} />{" "}
        <span className="soft">{finding.classTitle}</span>
        <h1>{finding.title}</h1>
        <p className="soft">
          <When iso={finding.time} />
          {finding.timeEnd !== null && finding.timeEnd !== finding.time && (
            <>
              {" – "}
              <When iso={finding.timeEnd} />
            </>
          )}
        </p>
      </header>
      <Layers finding={finding} />
      <div className="row-buttons decide">
        <button type="button" onClick={() => onDecide("accept")} aria-keyshortcuts="y">
          {t("accept")}
        </button>
        <button type="button" onClick={() => onDecide("reject")} aria-keyshortcuts="n">
          {t("reject")}
        </button>
        <button type="button" onClick={() => onDecide("unsure")} aria-keyshortcuts="h">
          {t("unsure")}
        </button>
        <button type="button" onClick={() => onOpen({ dialog: "product" })} aria-keyshortcuts="p">
          {t("assessProduct")}
        </button>
        <button type="button" onClick={() => onOpen({ dialog: "operator" })} aria-keyshortcuts="o">
          {t("assessOperator")}
        </button>
        <button type="button" onClick={() => onOpen({ dialog: "note" })} aria-keyshortcuts="c">
          {t("addNote")}
        </button>
        <button type="button" onClick={() => onOpen({ dialog: "tag" })} aria-keyshortcuts="t">
          {t("addTag")}
        </button>
      </div>
      <Said finding={finding.id} analysis={props.analysis} words={vocabulary?.assessment} change={props.change} />
      <div className="reasons">
        <Listed title={t("why")}>{finding.rationale && <p>{finding.rationale}</p>}</Listed>
        <Listed title={t("wrong")}>{texted(finding.falsePositives)}</Listed>
        <Listed title={t("weighs")}>{texted(finding.notes)}</Listed>
      </div>
      <Parts {...props} />
      <Rows {...props} />
      <Origin finding={finding} />
    </article>
  );
}

function texted(lines: readonly string[]): ReactNode {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Listed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Sentence under sentence: what was seen is never mixed with what it may mean. Each says itself what it answers. */
function Layers({ finding: { layers, network } }: { readonly finding: FindingDetail }) {
  const { observation, ...further } = layers;
  return (
    <div className="layers">
      <p className="observation">
        <Sentence parts={observation} network={network} />
      </p>
      {Object.entries(further)
        .filter(([, parts]) => parts.length > 0)
        .map(([layer, parts]) => (
          <p key={layer} className={`layer-${layer}`}>
            <Sentence parts={parts} />
          </p>
        ))}
    </div>
  );
}

function Parts({ finding, all, onGo }: DetailProps & { readonly finding: FindingDetail }) {
  const t = useText(texts);
  const parts = finding.parts.flatMap((id) => all.find((line) => line.id === id) ?? []);
  if (parts.length === 0) return null;
  return (
    <Listed title={t("parts")}>
      <ul className="plain">
        {parts.map((part) => (
          <li key={part.id}>
            <button type="button" className="quiet" onClick={() => onGo(part.id)}>
              <When iso={part.time} /> {part.title}
            </button>
          </li>
        ))}
      </ul>
    </Listed>
  );
}

const rowsShown = 50;

function Rows({ caseId, finding }: DetailProps & { readonly finding: FindingDetail }) {
  const t = useText(texts);
  const { language } = usePreferences().preferences;
  const vocabulary = useAsk("vocabulary", { language }).data;
  if (finding.rows.length === 0) return null;
  const listed = finding.rows.slice(0, rowsShown);
  return (
    <Listed title={t("rows")}>
      <ul className="plain rows">
        {listed.map(({ reference, record }) => (
          <li key={JSON.stringify([reference.file, reference.locator, reference.kind])}>
            <p className="soft">
              <When iso={reference.time} /> · {vocabulary?.artifacts[reference.artifact] ?? reference.artifact}
            </p>
            {record === null ? (
              <p>{t("rowGone")}</p>
            ) : (
              <p>
                {record.summary.map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the values of one record never change places.
                  <span key={index}>
                    {index > 0 && " · "}
                    <SummaryValue line={record} value={value} />
                  </span>
                ))}
              </p>
            )}
            <p className="soft">
              <Code text={reference.file} /> · <PlaceInFile locator={reference.locator} />
            </p>
            {record !== null && (
              <p className="row-buttons">
                {record.time !== null && (
                  <Link
                    to={addressOf(caseId, "timeline")}
                    search={{ record: record.id, context: record.time, minutes: 5 } as never}
                  >
                    {t("context")}
                  </Link>
                )}
                <Link
                  to={addressOf(caseId, "timeline")}
                  search={{ record: record.id, where: [`artifact=${record.artifact}`] } as never}
                >
                  {t("inTimeline")}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      {finding.recordCount > listed.length && (
        <p className="soft">{t("rowsMore", { listed: listed.length, all: finding.recordCount })}</p>
      )}
    </Listed>
  );
}

function Origin({ finding }: { readonly finding: FindingDetail }) {
  const t = useText(texts);
  const { indicatorDetail: indicator } = finding;
  return (
    <dl className="facts origin">
      {indicator && (
        <>
          <Fact title={t("indicator")}>
            <Evidence className="quoted" text={indicator.value} network={finding.network} />{" "}
            <span className="soft">({indicator.how})</span>
          </Fact>
          <Fact title={t("packs")}>
            {indicator.packs.map(({ pack, family, role }) => (
              <span key={`${pack} ${family} ${role}`} className="line">
                <Evidence text={`${pack}: ${family} (${role})`} />
              </span>
            ))}
          </Fact>
        </>
      )}
      <Fact title={t("rule")}>
        <Code text={finding.rule} />, {t("version", { number: finding.ruleVersion })}. {finding.vouched}
      </Fact>
      {finding.references.length > 0 && (
        <Fact title={t("references")}>
          {finding.references.map((reference) => (
            <span key={reference} className="line">
              <Evidence text={reference} />
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
