import { parseIsoTime } from "../formats/time.ts";

/**
 * What analysts say of findings and incidents: `assessments.json`. Nothing of it is ever made by the machine. It is
 * added to and never changed: a later assessment of the same analyst stands for the earlier one, which stays.
 */
export interface AssessmentsFile {
  readonly format: "sillage-assessments";
  readonly formatVersion: 1;
  readonly assessments: readonly Assessment[];
}

interface Said {
  /** Id of the finding or incident. */
  readonly finding: string;
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly reason: string;
}

/** Whether the finding holds. */
export interface Review extends Said {
  readonly about: "finding";
  readonly verdict: Verdict;
}
/** Which product leaves such traces. */
export interface ToolAssessment extends Said {
  readonly about: "tool";
  readonly level: AssessedToolLevel;
  /** Empty at level `none`. */
  readonly product: string;
}
/** Who used it: the one question that no machine answers. */
export interface OperatorAssessment extends Said {
  readonly about: "operator";
  readonly level: OperatorLevel;
  /** Absent where nothing is assessed. */
  readonly grounds?: {
    readonly alternatives: string;
    readonly likelihood: Likelihood;
    readonly confidence: Confidence;
  };
}
export type Assessment = Review | ToolAssessment | OperatorAssessment;

export const verdicts = ["accept", "reject", "unsure"] as const;
export type Verdict = (typeof verdicts)[number];
export const assessedToolLevels = ["none", "weak", "moderate", "high", "confirmed"] as const;
export type AssessedToolLevel = (typeof assessedToolLevels)[number];
export const operatorLevels = [
  "not_assessed",
  "insufficient",
  "circumstantial",
  "strong_circumstantial",
  "documented",
] as const;
export type OperatorLevel = (typeof operatorLevels)[number];
/** The estimative language of MISP's taxonomy, after ICD 203: how likely, apart from how sure the analysis is. */
export const likelihoods = [
  "almost-no-chance",
  "very-unlikely",
  "unlikely",
  "roughly-even-chance",
  "likely",
  "very-likely",
  "almost-certain",
] as const;
export type Likelihood = (typeof likelihoods)[number];
export const confidences = ["low", "moderate", "high"] as const;
export type Confidence = (typeof confidences)[number];

/** An assessment cannot be used; the message says why. */
export class AssessmentError extends Error {
  override name = "AssessmentError";
}

const mostAssessments = 10_000;
const longestText = 10_000;
const longestName = 200;

/** Reads `assessments.json`. */
export function readAssessments(value: unknown): readonly Assessment[] {
  const file = object(value);
  if (file["format"] !== "sillage-assessments") throw new AssessmentError("its format is not sillage-assessments");
  if (file["formatVersion"] !== 1) throw new AssessmentError("it has a format version that this Sillage does not read");
  const all = file["assessments"];
  if (!Array.isArray(all)) throw new AssessmentError("it holds no list of assessments");
  if (all.length > mostAssessments) throw new AssessmentError(`it holds more than ${mostAssessments} assessments`);
  return all.map(readAssessment);
}

/** Makes an assessment of what was typed or read from a file; whatever it lacks is refused. */
export function readAssessment(value: unknown): Assessment {
  const fields = object(value);
  const said: Said = {
    finding: text(fields, "finding", longestName),
    by: text(fields, "by", longestName),
    time: time(fields),
    reason: text(fields, "reason"),
  };
  const about = oneOf(fields, "about", ["finding", "tool", "operator"] as const);
  if (about === "finding") return { about, ...said, verdict: oneOf(fields, "verdict", verdicts) };
  if (about === "tool") {
    const level = oneOf(fields, "level", assessedToolLevels);
    return { about, ...said, level, product: level === "none" ? "" : text(fields, "product", longestName) };
  }
  const level = oneOf(fields, "level", operatorLevels);
  if (level === "not_assessed") return { about, ...said, level };
  const grounds = object(fields["grounds"]);
  return {
    about,
    ...said,
    level,
    grounds: {
      alternatives: text(grounds, "alternatives"),
      likelihood: oneOf(grounds, "likelihood", likelihoods),
      confidence: oneOf(grounds, "confidence", confidences),
    },
  };
}

/** What each analyst says now, in the order in which it was said. */
export function currentAssessments(all: readonly Assessment[]): readonly Assessment[] {
  const latest = new Map<string, Assessment>();
  for (const assessment of all) {
    const key = JSON.stringify([assessment.about, assessment.finding, analyst(assessment)]);
    // Set anew, so that it stands where it was said last.
    latest.delete(key);
    latest.set(key, assessment);
  }
  return [...latest.values()];
}

/** Analysts that call the product of a finding confirmed, each once. It is confirmed where they are two. */
export function confirmedBy(all: readonly Assessment[], { finding, product }: ToolAssessment): readonly string[] {
  const same = currentAssessments(all).filter(
    (one) =>
      one.about === "tool" && one.finding === finding && one.level === "confirmed" && sameName(one.product, product),
  );
  return same.map(({ by }) => by);
}

export function isConfirmed(all: readonly Assessment[], assessment: ToolAssessment): boolean {
  return assessment.level === "confirmed" && confirmedBy(all, assessment).length >= 2;
}

/** One analyst, however the name is typed. */
function analyst({ by }: Assessment): string {
  return folded(by);
}

function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
}

type Fields = Readonly<Record<string, unknown>>;

function object(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AssessmentError("it is not a JSON object");
  return value as Fields;
}

function text(fields: Fields, name: string, longest = longestText): string {
  const value = fields[name];
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (trimmed === "") throw new AssessmentError(`it does not say "${name}"`);
  if (trimmed.length > longest) throw new AssessmentError(`its "${name}" is longer than ${longest} characters`);
  return trimmed;
}

function oneOf<T extends string>(fields: Fields, name: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === fields[name]);
  if (found === undefined) throw new AssessmentError(`its "${name}" is none of: ${choices.join(", ")}`);
  return found;
}

function time(fields: Fields): string {
  const value = fields["time"];
  if (typeof value !== "string" || !value.endsWith("Z") || parseIsoTime(value) === undefined)
    throw new AssessmentError('its "time" is no time in UTC, such as 2026-03-01T10:00:00Z');
  return value;
}
