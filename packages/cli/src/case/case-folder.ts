import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { UsageError } from "../exit-status.ts";
import { holderOf } from "./case-lock.ts";

/**
 * The folder of a case. `case.json` says `running` from the first moment and `complete` only at the very end, so that
 * a killed run never looks finished; other files appear under their names only when they are whole.
 */
export interface CaseFolder {
  readonly path: string;
  /** Scratch room of this run, inside the case and removed with it. */
  readonly work: string;
  file(name: string): string;
  writeState(caseFile: CaseFile): void;
  /** Writes a file whole or not at all. */
  write(name: string, content: string): void;
  /** Takes a finished file of the scratch room over into the case. */
  adopt(name: string): void;
  /** Takes away what an earlier examination found. */
  removeResults(): void;
  removeWork(): void;
}

const resultFiles = [
  "findings.json",
  "coverage.json",
  "custody.json",
  "records.duckdb",
  "report.html",
  "report-owner.html",
];
const workName = ".work";

/** Throws UsageError when the folder holds something that is not a case of ours. */
export function openCaseFolder(path: string): CaseFolder {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw new UsageError(`--case ${path} is a file; give a folder`);
    refuseForeign(path);
    refuseOpen(path);
    rmSync(join(path, workName), { recursive: true, force: true });
  }
  const work = join(path, workName);
  mkdirSync(work, { recursive: true, mode: 0o700 });
  return {
    path,
    work,
    file: (name) => join(path, name),
    writeState: (caseFile) => writeWhole(join(path, "case.json"), `${JSON.stringify(caseFile, null, 2)}\n`),
    write: (name, content) => writeWhole(join(path, name), content),
    adopt: (name) => renameSync(join(work, name), join(path, name)),
    removeResults: () => {
      for (const name of resultFiles) rmSync(join(path, name), { force: true });
    },
    removeWork: () => rmSync(work, { recursive: true, force: true }),
  };
}

/** An earlier case at the same place is replaced; anything else is left alone. */
function refuseForeign(path: string): void {
  const names = readdirSync(path);
  if (names.length === 0) return;
  if (!names.includes("case.json") || !isCase(join(path, "case.json"))) {
    throw new UsageError(`${path} is not empty and holds no case; give --case another folder`);
  }
}

/** Somebody is looking at it: what they look at must not be taken away. */
function refuseOpen(path: string): void {
  const holder = holderOf(path);
  if (holder !== undefined && holder !== process.pid) {
    throw new UsageError(`${path} is open in the workbench (process ${holder}); close it there first`);
  }
}

function isCase(file: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null && "format" in value && value.format === "sillage-case";
  } catch {
    return false;
  }
}

function writeWhole(path: string, content: string): void {
  const half = `${path}.half`;
  writeFileSync(half, content, { mode: 0o600 });
  renameSync(half, path);
}
