import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import type { CaseLine, Counts } from "@sillage/core/workbench/cases.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { holderOf } from "../case/case-lock.ts";
import { isBag } from "../seal/places.ts";

/** Where cases are looked for: case folders themselves, and folders that hold some. */
export interface CasePlaces {
  readonly folders: readonly string[];
  /** Where a new case goes. */
  readonly home: string;
}

/** A case among the folders of practice phones lies one folder deeper. */
const deepest = 2;
const mostLooked = 5000;

/** Says nothing of where the case lies, and stays the same while it lies there. */
export function caseId(folder: string): string {
  return createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 16);
}

/** Folders of cases, each once. */
export function caseFolders(places: CasePlaces): readonly string[] {
  const found = new Set<string>();
  let looked = 0;
  function look(folder: string, depth: number): void {
    if (looked++ > mostLooked) return;
    if (existsSync(join(folder, "case.json"))) {
      found.add(resolve(folder));
      return;
    }
    // The copy inside of a sealed case is not worked on.
    if (depth === 0 || isBag(folder)) return;
    for (const entry of entriesOf(folder)) {
      if (entry.isDirectory() && !entry.name.startsWith(".")) look(join(folder, entry.name), depth - 1);
    }
  }
  for (const folder of [...places.folders, places.home]) look(folder, deepest);
  return [...found];
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be read holds no cases for us.
    return [];
  }
}

/** What the list says of a case; undefined where the folder holds none that can be read. */
export function caseLine(folder: string): CaseLine | undefined {
  const caseFile = caseFileOf(folder);
  if (!caseFile) return undefined;
  const { state, created, synthetic, damaged, evidence } = caseFile;
  const counts = state === "complete" ? countsOf(folder) : undefined;
  return {
    id: caseId(folder),
    name: basename(folder),
    path: folder,
    // A run that was killed left the word, and no process.
    state: state === "running" && holderOf(folder) === undefined ? "failed" : state,
    created,
    synthetic,
    damaged,
    phones: evidence.map(({ name, kind, encrypted, device }) => ({ evidence: name, kind, encrypted, device })),
    ...(counts ? { counts } : {}),
  };
}

function caseFileOf(folder: string): CaseFile | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, "case.json"), "utf8"));
    const isOurs = typeof value === "object" && value !== null && "format" in value && value.format === "sillage-case";
    return isOurs ? (value as CaseFile) : undefined;
  } catch {
    return undefined;
  }
}

function countsOf(folder: string): Counts | undefined {
  try {
    return severityCounts(JSON.parse(readFileSync(join(folder, "findings.json"), "utf8")) as readonly Finding[]);
  } catch {
    return undefined;
  }
}

export function severityCounts(findings: readonly Pick<Finding, "severity">[]): Counts {
  const counts = { informational: 0, low: 0, medium: 0, high: 0, critical: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The folder of a case by its id. Throws WorkbenchError. */
export function folderOf(places: CasePlaces, id: string): string {
  const folder = caseFolders(places).find((one) => caseId(one) === id);
  if (folder === undefined) throw new WorkbenchError("not_found", "there is no such case any more", "no_case");
  return folder;
}

/** Files of a case that Sillage wrote, by their names. What else lies in the folder is not ours to delete. */
const ours =
  /^(?:case|findings|coverage|custody|assessments|notes|consent)\.json(?:\.half)?$|^log\.jsonl(?:\.lock)?$|^records\.duckdb(?:\.wal)?$|^(?:report|export)[-.][\w.-]*$|^report\.html$/;

export function deleteCaseFolder(folder: string): void {
  rmSync(join(folder, ".work"), { recursive: true, force: true });
  for (const name of readdirSync(folder)) if (ours.test(name)) rmSync(join(folder, name), { force: true });
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** The folder that a new case of this name gets; it must not be there yet. */
export function newCaseFolder(places: CasePlaces, name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M} ._-]+/gu, "-")
    .replace(/^[. ]+|[. ]+$/g, "")
    .slice(0, 80);
  if (plain === "") throw new WorkbenchError("invalid", "the name of a case needs a letter or a digit", "name_empty");
  mkdirSync(places.home, { recursive: true, mode: 0o700 });
  if (!statSync(places.home).isDirectory()) throw new WorkbenchError("refused", `${places.home} is no folder`);
  const folder = join(places.home, plain);
  if (existsSync(folder)) {
    throw new WorkbenchError("refused", `there is a case or folder called ${plain} already`, "name_taken", plain);
  }
  return folder;
}
