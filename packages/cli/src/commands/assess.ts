import { renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type Assessment,
  AssessmentError,
  type AssessmentsFile,
  assessedToolLevels,
  confidences,
  currentAssessments,
  isConfirmed,
  likelihoods,
  operatorLevels,
  readAssessment,
  verdicts,
} from "@sillage/core/case/assessments.ts";
import { visible } from "@sillage/core/report/text.ts";
import { appendLog, outsideSeal } from "../case/log.ts";
import { storedAssessments } from "../case/stored-report.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { printHelp } from "../terminal/help.ts";
import { parseWords } from "./arguments.ts";
import { readCase } from "./export-store.ts";

const help = `Usage: sillage assess CASE FINDING --by NAME --reason TEXT --verdict VERDICT
       sillage assess CASE FINDING --by NAME --reason TEXT --tool LEVEL --product NAME
       sillage assess CASE FINDING --by NAME --reason TEXT --operator LEVEL --alternatives TEXT --likelihood L --confidence C
       sillage assess CASE [FINDING]

Records what an analyst says of a finding or an incident, by its id in findings.json. A program makes
none of it. A later assessment of the same analyst stands for the earlier one, which is kept. Without
an assessment, shows those that there are.

  --verdict       whether the finding holds: ${verdicts.join(", ")}
  --tool          which product: ${assessedToolLevels.join(", ")}.
                  Confirmed takes two analysts: the word of one is recorded and told as the word of one
  --operator      who used it: ${operatorLevels.join(", ")}
  --alternatives  other explanations that were considered
  --likelihood    ${likelihoods.join(", ")}
  --confidence    of the analysis: ${confidences.join(", ")}
`;

export async function assessCommand(args: string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    printHelp(help);
    return exitStatus.examined;
  }
  const [given, finding] = positionals;
  if (given === undefined || positionals.length > 2) throw new UsageError("name one case folder and one finding");
  const folder = resolve(given);
  const { findings } = readCase(folder);
  if (finding !== undefined && !findings.some(({ id }) => id === finding))
    throw new UsageError(`the case has no finding ${finding}; its ids are in findings.json`);
  const earlier = storedAssessments(folder);
  const about = aboutOf(values);
  if (about === undefined) return show(earlier, finding);
  if (finding === undefined) throw new UsageError("name the finding by its id in findings.json");
  if (outsideSeal(folder) !== folder) throw new UsageError("what was sealed is not added to; assess the case itself");
  const assessment = made({ ...values, finding, about });
  record(folder, [...earlier, assessment]);
  appendLog(folder, "assessed", { ...assessment });
  tell(assessment, [...earlier, assessment]);
  return exitStatus.examined;
}

type Values = ReturnType<typeof parsed>["values"];

function aboutOf(values: Values): Assessment["about"] | undefined {
  const asked = [
    ...(values.verdict === undefined ? [] : (["finding"] as const)),
    ...(values.tool === undefined ? [] : (["tool"] as const)),
    ...(values.operator === undefined ? [] : (["operator"] as const)),
  ];
  if (asked.length > 1) throw new UsageError("take one of --verdict, --tool and --operator at a time");
  const isSaid = values.by !== undefined || values.reason !== undefined;
  if (asked.length === 0 && isSaid) throw new UsageError("say --verdict, --tool or --operator");
  return asked[0];
}

function made(values: Values & { readonly finding: string; readonly about: Assessment["about"] }): Assessment {
  const { finding, about, by, reason, verdict, product, alternatives, likelihood, confidence } = values;
  const level = about === "tool" ? values.tool : values.operator;
  const time = new Date().toISOString();
  const grounds = { alternatives, likelihood, confidence };
  try {
    return readAssessment({ finding, about, by, reason, time, verdict, level, product, grounds });
  } catch (error) {
    if (error instanceof AssessmentError) throw new UsageError(`the assessment cannot be recorded: ${error.message}`);
    throw error;
  }
}

/** Whole or not at all. */
function record(folder: string, assessments: readonly Assessment[]): void {
  const file: AssessmentsFile = { format: "sillage-assessments", formatVersion: 1, assessments };
  const path = join(folder, "assessments.json");
  writeFileSync(`${path}.half`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.half`, path);
}

function tell(assessment: Assessment, all: readonly Assessment[]): void {
  process.stdout.write(`Recorded: ${line(assessment)}\n`);
  if (assessment.about !== "tool" || assessment.level !== "confirmed") return;
  process.stdout.write(
    isConfirmed(all, assessment)
      ? "Two analysts say so: the report calls it confirmed.\n"
      : "The report does not call it confirmed: that takes a second analyst who says the same of the same product.\n",
  );
}

function show(all: readonly Assessment[], finding: string | undefined): number {
  const current = currentAssessments(all).filter((one) => finding === undefined || one.finding === finding);
  process.stdout.write(current.length === 0 ? "There are no assessments.\n" : `${current.map(line).join("\n")}\n`);
  return exitStatus.examined;
}

function line(assessment: Assessment): string {
  const { finding, by, time, reason, about } = assessment;
  const said = about === "finding" ? assessment.verdict : assessment.level;
  const product = about === "tool" && assessment.product !== "" ? ` ${assessment.product}` : "";
  return visible(
    `${finding} ${about}${product}: ${said} – ${by}, ${time.slice(0, 16).replace("T", " ")} UTC: ${reason}`,
  );
}

function parsed(args: string[]) {
  return parseWords(args, {
    by: { type: "string" },
    reason: { type: "string" },
    verdict: { type: "string" },
    tool: { type: "string" },
    product: { type: "string" },
    operator: { type: "string" },
    alternatives: { type: "string" },
    likelihood: { type: "string" },
    confidence: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
}
