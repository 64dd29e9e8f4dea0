import type { Finding } from "../finding.ts";
import type { ToolReason } from "../layers.ts";
import type { Remark, RemarkCode } from "../remark.ts";
import { ours, type Part } from "./template.ts";
import type { TextKey, Wording } from "./wording.ts";

/** What a finding says, layer by layer, in pieces: evidence apart from our words. */
export interface Told {
  readonly observation: readonly Part[];
  readonly class: readonly Part[];
  readonly tool: readonly Part[];
  readonly operator: readonly Part[];
}

type Tellable = Pick<Finding, "rule" | "sentence" | "words" | "class" | "layers" | "parts">;

/** `english` stands in for a sentence that the catalogue lacks. */
export function tell(finding: Tellable, wording: Wording, english: string): Told {
  const { tool } = finding.layers;
  const named = tool.level === "none" ? [] : toolParts(finding, wording, toolTexts[tool.level]);
  return {
    observation: wording.statementParts(finding.rule, finding.sentence, finding.words, english),
    class: isPlainIncident(finding) ? [] : wording.parts(classText(finding)),
    tool: named,
    operator: named.length > 0 ? wording.parts("operatorNotAssessed") : [],
  };
}

/** The layers as one text. */
export function statementOf(told: Told): string {
  return [told.observation, told.class, told.tool, told.operator]
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.map(({ text }) => text).join(""))
    .join(" ");
}

/** All layers as pieces with a space between them. */
export function partsOf(told: Told): readonly Part[] {
  return [told.observation, told.class, told.tool, told.operator]
    .filter((parts) => parts.length > 0)
    .flatMap((parts, index) => (index === 0 ? parts : [ours(" "), ...parts]));
}

export function tellRemark({ code, words }: Remark, wording: Wording, ruleTitle: (rule: string) => string): string {
  const { rule } = words;
  return wording.text(remarkTexts[code], rule === undefined ? words : { ...words, rule: ruleTitle(rule) });
}

const toolTexts = { weak: "toolWeak", moderate: "toolModerate", high: "toolHigh" } as const;

/** Names come from packs; the reasons are words of ours. */
function toolParts({ layers }: Tellable, wording: Wording, key: TextKey): readonly Part[] {
  const reasons = layers.tool.reasons.map((reason) => wording.text(reasonTexts[reason]));
  const words = { names: wording.list(layers.tool.names), reasons: reasons.join(wording.text("semicolon")) };
  return wording.parts(key, words).map((part) => (part.word === "reasons" ? ours(part.text) : part));
}

/** What its parts are, they say themselves. */
function isPlainIncident({ rule, parts }: Tellable): boolean {
  return parts !== undefined && rule !== "incident.execution";
}

function classText({ class: of, rule }: Tellable): TextKey {
  if (of === "execution") return rule === "incident.execution" ? "classExecutionJoined" : "classExecution";
  return classTexts[of];
}

const classTexts = {
  targeting: "classTargeting",
  attempt: "classAttempt",
  extraction: "classExtraction",
  surveillance_app: "classSurveillance",
  exposure: "classExposure",
  anomaly: "classAnomaly",
} as const;

const reasonTexts: Readonly<Record<ToolReason, TextKey>> = {
  unique: "reasonUnique",
  family: "reasonFamily",
  generic: "reasonGeneric",
  truncated: "reasonTruncated",
  several_names: "reasonSeveralNames",
  common_value: "reasonCommonValue",
  unvetted: "reasonUnvetted",
  unconfirmed: "reasonUnconfirmed",
  independent_stores: "reasonIndependentStores",
  integrity: "reasonIntegrity",
};

const remarkTexts: Readonly<Record<RemarkCode, TextKey>> = {
  warninglist: "warninglist",
  custodyRaised: "remarkCustodyRaised",
  custodyUncertain: "remarkCustodyUncertain",
  corroborated: "remarkCorroborated",
  uncorroborated: "remarkUncorroborated",
  inconsistent: "remarkInconsistent",
  inconsistentFile: "remarkInconsistentFile",
  ownAcquisition: "remarkOwnAcquisition",
  recovered: "remarkRecovered",
};
