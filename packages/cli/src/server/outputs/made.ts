import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { tlpLevels } from "@sillage/core/report/exports/tlp.ts";
import { htmlPage } from "@sillage/core/report/html.ts";
import { type MaskKind, maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { formatVerifier } from "@sillage/core/seal/signed-note.ts";
import type { Asked, Sealed, WrittenFile } from "@sillage/core/workbench/workbench.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { appendLog } from "../../case/log.ts";
import { exportFormats, writeExport } from "../../commands/export.ts";
import { makeReport, writeReport } from "../../commands/report.ts";
import { sealCase } from "../../seal/bag.ts";
import { caseName, sealedFolder } from "../../seal/places.ts";
import { openKey } from "../../seal/signing.ts";
import type { Page } from "../pages.ts";

/** What leaves a case: reports, exports, the seal. Each is written into the case, or beside it. */

export type OutputOrder =
  | { readonly kind: "report"; readonly folder: string; readonly asked: Asked<"report"> }
  | { readonly kind: "export"; readonly folder: string; readonly asked: Asked<"exportCase"> }
  | { readonly kind: "preview"; readonly folder: string; readonly asked: Asked<"previewReport"> }
  | { readonly kind: "seal"; readonly folder: string; readonly asked: Asked<"seal"> };

export type Made = WrittenFile | Sealed | string;

/** Awaited before the log of the case is written, after which nothing may be broken off. */
type Closing = () => Promise<void>;

export async function report(folder: string, asked: Asked<"report">, closing: Closing): Promise<WrittenFile> {
  const { length, format, language, findings } = asked;
  const masks = masksOf(asked.masks);
  const marks = `${findings ? ".chosen" : ""}${masks.length > 0 ? ".masked" : ""}`;
  const name = `report-${length}.${language}${marks}.${format}`;
  const to = join(folder, name);
  const options = { folder, length, format, language, masks, findings, to, artifacts: [], page: 1 };
  return written(await writeReport(options, closing));
}

/** A report as it would be written, as HTML. */
export async function preview(folder: string, asked: Asked<"previewReport">): Promise<string> {
  const { length, language, findings } = asked;
  const masks = masksOf(asked.masks);
  const options = { folder, length, language, masks, findings, to: undefined, artifacts: [], page: 1 };
  const { document } = await makeReport({ ...options, format: "html" });
  return htmlPage(document);
}

const endings: Readonly<Record<(typeof exportFormats)[number], string>> = {
  stix: "stix.json",
  misp: "misp.json",
  "timesketch-jsonl": "timesketch.jsonl",
  "timesketch-csv": "timesketch.csv",
  "case-uco": "jsonld",
  csv: "csv",
  json: "json",
  parquet: "parquet",
};

export async function exportCase(folder: string, asked: Asked<"exportCase">, closing: Closing): Promise<WrittenFile> {
  const format = exportFormats.find((one) => one === asked.format);
  if (format === undefined) throw new WorkbenchError("invalid", `"format" is none of: ${exportFormats.join(", ")}`);
  const tlp = tlpLevels.find((level) => level === (asked.tlp ?? "amber+strict"));
  if (tlp === undefined) throw new WorkbenchError("invalid", `"tlp" is none of: ${tlpLevels.join(", ")}`);
  const masks = masksOf(asked.masks);
  if (format === "parquet" && masks.length > 0) throw new WorkbenchError("invalid", "parquet is not masked");
  const parts = [asked.only, masks.length > 0 ? "masked" : undefined, endings[format]];
  const output = freeName(folder, "export", parts.filter((part) => part !== undefined).join("."));
  await writeExport({ folder, format, output, only: asked.only, tlp, masks });
  await closing();
  appendLog(folder, "exported", { format, masked: masks, file: output });
  return written(output);
}

export async function seal(folder: string, asked: Asked<"seal">): Promise<Sealed> {
  const bag = sealedFolder(folder);
  if (existsSync(bag)) throw new WorkbenchError("refused", `${bag} is there already`, "sealed_already", bag);
  const signer = await openKey(asked.key, asked.passphrase);
  sealCase({ caseFolder: folder, bag, name: caseName(folder), signers: [signer], warn: () => {} });
  return { path: bag, signers: [formatVerifier(signer)] };
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".pdf": "application/pdf",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".jsonl": "application/x-ndjson",
  ".jsonld": "application/ld+json",
  ".parquet": "application/octet-stream",
};
/** More is taken from the case's folder, not through the browser. */
const largest = 512 * 2 ** 20;

export function isWritten(name: string): boolean {
  return types[extname(name)] !== undefined && /^(?:report|export)[\w.-]*$/.test(name);
}

/** A report or an export of a case by its name; nothing else of the folder is handed out. */
export function writtenFile(folder: string, name: string): Page | undefined {
  const type = types[extname(name)];
  if (type === undefined || !isWritten(name)) return undefined;
  const path = join(folder, name);
  if (!existsSync(path) || !statSync(path).isFile() || statSync(path).size > largest) return undefined;
  return { bytes: new Uint8Array(readFileSync(path)), type };
}

function written(path: string): WrittenFile {
  return { name: basename(path), path, size: statSync(path).size };
}

function freeName(folder: string, start: string, rest: string): string {
  for (let number = 1; ; number++) {
    const path = join(folder, `${start}${number === 1 ? "" : `-${number}`}.${rest}`);
    if (!existsSync(path)) return path;
  }
}

export function masksOf(names: readonly string[]): readonly MaskKind[] {
  const unknown = names.find((name) => !maskKinds.some((kind) => kind === name));
  if (unknown !== undefined) throw new WorkbenchError("invalid", `"masks" are any of: ${maskKinds.join(", ")}`);
  return maskKinds.filter((kind) => names.includes(kind));
}
