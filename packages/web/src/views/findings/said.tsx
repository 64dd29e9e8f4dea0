import { type Assessment, currentAssessments, isConfirmed } from "@sillage/core/case/assessments.ts";
import type { AssessmentWords } from "@sillage/core/workbench/cases.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { Evidence, EvidenceLines } from "../../parts/evidence.tsx";
import type { Change } from "../../parts/said/dialogs.tsx";
import { Notes, saidOf, Tags } from "../../parts/said/said.tsx";
import { When } from "../../parts/when.tsx";
import { useText } from "../../text/catalogue.ts";
import { texts } from "./texts.ts";

interface SaidProps {
  readonly finding: string;
  readonly analysis: Analysis | undefined;
  readonly words: AssessmentWords | undefined;
  readonly change: Change;
}

/** All that people say of a finding, with their names; earlier assessments stay to be seen. */
export function Said({ finding, analysis, words, change }: SaidProps) {
  const { notes, tags } = saidOf(analysis, `finding:${finding}`);
  const all = analysis?.assessments ?? [];
  const current = new Set(currentAssessments(all));
  const assessments = all.filter((one) => one.finding === finding);
  if (assessments.length + notes.length + tags.length === 0) return null;
  return (
    <div className="card said">
      <Tags tags={tags} change={change} />
      {assessments.map((one) => (
        <OneAssessment
          key={one.about + one.time + one.by}
          assessment={one}
          all={all}
          words={words}
          isCurrent={current.has(one)}
        />
      ))}
      <Notes notes={notes} change={change} />
    </div>
  );
}

function OneAssessment(props: {
  readonly assessment: Assessment;
  readonly all: readonly Assessment[];
  readonly words: AssessmentWords | undefined;
  readonly isCurrent: boolean;
}) {
  const { assessment, all, words, isCurrent } = props;
  const t = useText(texts);
  return (
    <div className={`said-one about-${assessment.about}`}>
      <p className="soft">
        {assessment.about === "tool" && `${t("product")}: `}
        {assessment.about === "operator" && `${t("operator")}: `}
        <strong>
          {assessment.about === "tool" && assessment.product !== "" && (
            <>
              <Evidence text={assessment.product} /> –{" "}
            </>
          )}
          <Level assessment={assessment} all={all} words={words} isCurrent={isCurrent} />
        </strong>{" "}
        – <Evidence text={assessment.by} />, <When iso={assessment.time} />
        {!isCurrent && ` · ${t("earlier")}`}
      </p>
      <EvidenceLines text={assessment.reason} />
      {assessment.about === "operator" && assessment.grounds && (
        <dl className="facts grounds">
          <div>
            <dt>{t("alternatives")}</dt>
            <dd>
              <EvidenceLines text={assessment.grounds.alternatives} />
            </dd>
          </div>
          <div>
            <dt>{t("likelihood")}</dt>
            <dd>{words?.likelihood[assessment.grounds.likelihood]}</dd>
          </div>
          <div>
            <dt>{t("confidence")}</dt>
            <dd>{words?.confidence[assessment.grounds.confidence]}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}

function Level({ assessment, all, words, isCurrent }: Parameters<typeof OneAssessment>[0]) {
  const t = useText(texts);
  if (assessment.about === "finding") return t(`state_${assessment.verdict}`);
  if (assessment.about === "operator") return words?.operator[assessment.level];
  const isAlone = isCurrent && assessment.level === "confirmed" && !isConfirmed(all, assessment);
  return isAlone ? words?.confirmedAlone : words?.tool[assessment.level];
}
