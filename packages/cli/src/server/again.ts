import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { logFile } from "@sillage/core/seal/verify-bag.ts";
import type { AgainAsked, ExaminationAsked } from "@sillage/core/workbench/examinations.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { storedConsent } from "../case/consent-file.ts";
import { type CasePlaces, caseLine, folderOf } from "./cases.ts";

export interface AgainOrder {
  readonly folder: string;
  readonly asked: ExaminationAsked;
}

/**
 * What a case that was not completed was to be: its evidence stands in its log, the rest in its file. Passwords are kept
 * nowhere, and files of own indicators are not either.
 */
export function orderOfCase(places: CasePlaces, { case: id, password, keyFile }: AgainAsked): AgainOrder {
  const folder = folderOf(places, id);
  const line = caseLine(folder);
  if (line?.state === "complete") {
    throw new WorkbenchError("refused", "the case is complete: begin a new one", "complete_already");
  }
  if (line?.state === "running") throw new WorkbenchError("in_use", "the case is being examined", "being_examined");
  const { options } = JSON.parse(readFileSync(join(folder, "case.json"), "utf8")) as CaseFile;
  const evidence = evidenceIn(folder);
  if (evidence.length === 0) throw new WorkbenchError("refused", "its log does not say what was examined");
  const consent = storedConsent(folder);
  return {
    folder,
    asked: {
      name: basename(folder),
      evidence,
      language: options.language,
      indicators: [],
      custody: options.custody,
      hashAll: options.hashAll,
      ...(consent ? { consent } : {}),
      ...(password === undefined ? {} : { password }),
      ...(keyFile === undefined ? {} : { keyFile }),
    },
  };
}

/** As the newest examination in the log names it. */
function evidenceIn(folder: string): readonly string[] {
  const path = join(folder, logFile);
  if (!existsSync(path)) return [];
  const created = readFileSync(path, "utf8")
    .split("\n")
    .filter((text) => text.includes('"created"'))
    .at(-1);
  try {
    const { detail } = JSON.parse(created ?? "") as { readonly detail?: { readonly evidence?: unknown } };
    const evidence: readonly unknown[] = Array.isArray(detail?.evidence) ? detail.evidence : [];
    return evidence.filter((one): one is string => typeof one === "string");
  } catch {
    // A log that was cut off says nothing.
    return [];
  }
}
