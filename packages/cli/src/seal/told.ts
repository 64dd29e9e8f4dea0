import { visible } from "@sillage/core/report/text.ts";
import type { SignatureCheck } from "@sillage/core/seal/check-note.ts";
import type { SealReport } from "@sillage/core/seal/seal-report.ts";
import type { FileProblem } from "@sillage/core/seal/sealed-files.ts";
import type { FoundSeal } from "./check.ts";

const signatureTexts: Readonly<Record<SignatureCheck["state"], string>> = {
  known: "right; a signer that you named",
  unnamed: "right for the key that came with it; whose key it is, you have to know",
  unknown: "cannot be checked: no key by that name and id was given",
  wrong: "WRONG: not a signature of this note by that key",
};

const fileTexts: Readonly<Record<FileProblem["state"], string>> = {
  changed: "changed",
  missing: "missing",
  added: "added",
  unreadable: "cannot be read",
};

/** What a check has found, for a person: a line for each thing, the answer last. */
export function sealText(path: string, { report, beside }: FoundSeal, { named }: { readonly named: boolean }): string {
  const all = report.holds && (beside ?? []).length === 0;
  const lines = [
    `${visible(path)}: ${headline(report)}`,
    `Files: ${report.same} as they were sealed${report.files.length > 0 ? "; not so:" : ""}`,
    ...report.files.map(fileLine),
    ...maskedLines(report),
    ...report.signatures.map(signatureLine),
    timeLine(report),
    ...(report.kind === "sealed_case" ? [logLine(report)] : []),
    ...(beside ? besideLines(beside) : []),
    ...report.problems.map((problem) => `Does not hold: ${visible(problem)}`),
    all ? "Everything holds." : "NOT everything holds.",
    ...(all && !named ? ["No signer was named: this does not show who sealed it. See --signer."] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function headline({ kind, name, sealed }: SealReport): string {
  const what = kind === "sealed_case" ? "a sealed case" : "part of a sealed case";
  return sealed === "" ? what : `${what}, ${visible(name)}, sealed ${visible(sealed)} by the clock of who sealed it`;
}

function fileLine({ path, state, message }: FileProblem): string {
  return `  ${fileTexts[state]}: ${visible(path)}${message === undefined ? "" : ` (${visible(message)})`}`;
}

function maskedLines({ masked }: SealReport): readonly string[] {
  return masked.map(({ path, of, masks, vouched }) => {
    const by = vouched.filter(({ state }) => state === "known" || state === "unnamed").map(({ name }) => name);
    const who =
      by.length === 0 ? "nobody signed that it is a copy of it" : `signed as a copy of it by ${by.join(", ")}`;
    const what = masks.length === 0 ? "" : ` (${masks.join(", ")})`;
    return visible(`Masked copy: ${path} of ${of}${what}: not what was sealed; ${who}`);
  });
}

function signatureLine({ name, keyId, state }: SignatureCheck): string {
  return `Signature: ${visible(name)}+${keyId}: ${signatureTexts[state]}`;
}

function timeLine({ timeStamp }: SealReport): string {
  if (!timeStamp) return "Time stamp: none";
  if (!timeStamp.holds) return `Time stamp: WRONG: ${visible(timeStamp.message)}`;
  return `Time stamp: ${timeStamp.time}, ${visible(timeStamp.message)}; whether to trust it, openssl ts -verify tells`;
}

function logLine({ logLines, problems }: SealReport): string {
  const broken = problems.some((problem) => /^(?:data\/)?log\.jsonl:/.test(problem));
  return `Log: ${logLines} lines${broken ? ", whose chain is broken" : ", each follows on the one before"}`;
}

function besideLines(beside: readonly FileProblem[]): readonly string[] {
  if (beside.length === 0) return ["The case beside it: as it was sealed"];
  return ["The case beside it is not as it was sealed:", ...beside.map(fileLine)];
}
