import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Language, languages } from "@sillage/core/case/case-file.ts";
import { annexReport, findingRows, pagesOf, recordsInPart } from "@sillage/core/report/annex.ts";
import type { Document } from "@sillage/core/report/document.ts";
import { htmlPage } from "@sillage/core/report/html.ts";
import type { ReportInput } from "@sillage/core/report/input.ts";
import { type MaskKind, maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { ownerReport } from "@sillage/core/report/owner.ts";
import { technicalReport } from "@sillage/core/report/technical.ts";
import { appendLog, outsideSeal } from "../case/log.ts";
import { maskedCase } from "../case/masked-case.ts";
import { masksAsked, storedReport } from "../case/stored-report.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { printHelp } from "../terminal/help.ts";
import { oneOf, parseWords } from "./arguments.ts";
import { openRecordStore, type RecordStore, readCase } from "./export-store.ts";

const lengths = ["owner", "technical", "annex"] as const;
const formats = ["html", "pdf"] as const;

const help = `Usage: sillage report CASE [--length owner|technical|annex] [--lang LANG] [--format html|pdf] [--mask KIND…] [--to FILE]

Writes the report of a case again: in another length, language or form, or masked.

  --length owner      one page in plain words for the owner of the phone
           technical  everything that was found and how, to be checked (default)
           annex      the records behind the findings, row by row
  --artifact ID       annex: all records of this artifact instead; may be repeated
  --page N            annex: its Nth part, of ${recordsInPart} records (default: 1)
  --lang LANG         ${languages.join(", ")} (default: the case's)
  --format FORMAT     ${formats.join(" or ")} (default: html, or as FILE ends)
  --finding ID        only this finding; may be repeated. The report says that it is a choice
  --mask KIND         put pseudonyms in the place of: ${maskKinds.join(", ")}, or all.
                      Several with commas; the same value has the same pseudonym everywhere in a case
  --to FILE           where to write; FILE must not exist (default: beside the other files of the case)

Examples:
  sillage report ana --length owner --lang ar --format pdf
  sillage report ana --mask names,numbers

Masks hide what the case knows to be personal, and what has the form of a telephone number or an e-mail
address. Read a masked report before you give it away: a text can say who somebody is in other ways.
`;

export interface ReportOptions {
  readonly folder: string;
  readonly length: (typeof lengths)[number];
  readonly format: (typeof formats)[number];
  readonly language: Language | undefined;
  readonly masks: readonly MaskKind[];
  /** Ids of the findings to be told; undefined for all. */
  readonly findings?: readonly string[] | undefined;
  readonly to: string | undefined;
  readonly artifacts: readonly string[];
  readonly page: number;
}

export async function reportCommand(args: string[]): Promise<number> {
  const options = parse(args);
  if (!options) {
    printHelp(help);
    return exitStatus.examined;
  }
  process.stdout.write(`${await writeReport(options)}\n`);
  return exitStatus.examined;
}

/**
 * Writes what was asked for, and into the log of the case that it was; where to. Also what the workbench does, which
 * does not break it off once `closing` was awaited.
 */
export async function writeReport(options: ReportOptions, closing?: () => Promise<void>): Promise<string> {
  const { document, input } = await makeReport(options);
  if (options.to === undefined && outsideSeal(options.folder) !== options.folder)
    throw new UsageError("what was sealed is not added to; say --to FILE");
  const path = options.to ?? join(options.folder, defaultName(options, input));
  const content = options.format === "pdf" ? await (await import("../pdf/pdf.ts")).pdf(document) : htmlPage(document);
  await closing?.();
  writeWhole(path, content);
  const { length, format, masks: masked } = options;
  appendLog(options.folder, "reported", { length, format, language: input.wording.language, masked, file: path });
  return path;
}

/** What is to be written, or looked at before. */
export async function makeReport(
  options: ReportOptions,
): Promise<{ readonly document: Document; readonly input: ReportInput }> {
  const stored = readCase(options.folder);
  const input = chosen(
    storedReport(options.folder, stored, options.language ?? stored.caseFile.options.language),
    options.findings,
  );
  return { document: await documentOf(options, input), input };
}

function chosen(input: ReportInput, ids: readonly string[] | undefined): ReportInput {
  if (ids === undefined) return input;
  const wanted = new Set(ids);
  const unknown = ids.find((id) => !input.findings.some((finding) => finding.id === id));
  if (unknown !== undefined) throw new UsageError(`the case has no finding ${unknown}; see findings.json`);
  return {
    ...input,
    findings: input.findings.filter(({ id }) => wanted.has(id)),
    leftOut: input.findings.filter(({ id }) => !wanted.has(id)),
  };
}

async function documentOf(options: ReportOptions, plain: ReportInput): Promise<Document> {
  if (options.length !== "annex" && options.masks.length === 0) return withoutRecords(options, plain);
  const opened = await openRecordStore(options.folder);
  try {
    const { input, store } =
      options.masks.length === 0 ? { input: plain, store: opened } : await maskedCase(options.masks, plain, opened);
    return options.length === "annex" ? await annex(options, input, store) : withoutRecords(options, input);
  } finally {
    opened.close();
  }
}

function withoutRecords({ length }: ReportOptions, input: ReportInput): Document {
  return length === "owner" ? ownerReport(input) : technicalReport(input);
}

async function annex({ page, artifacts }: ReportOptions, input: ReportInput, store: RecordStore): Promise<Document> {
  const from = (page - 1) * recordsInPart;
  if (artifacts.length === 0) {
    const rows = findingRows(input.findings);
    refuseBeyond(page, rows.length);
    const part = rows.slice(from, from + recordsInPart);
    const records = await store.ofFindings([...new Set(part.map(({ finding }) => finding))]);
    return annexReport(input, { page, total: rows.length, rows: { of: "findings", rows: part, records } });
  }
  const known = new Set(input.coverage.artifacts.map(({ artifact }) => artifact));
  const unknown = artifacts.find((id) => !known.has(id));
  if (unknown !== undefined) throw new UsageError(`there is no artifact ${unknown}; see coverage.json`);
  const total = await store.countOf(artifacts);
  refuseBeyond(page, total);
  const records = await store.ofArtifacts(artifacts, from, recordsInPart);
  return annexReport(input, { page, total, rows: { of: "artifacts", artifacts, records } });
}

function refuseBeyond(page: number, total: number): void {
  if (page > pagesOf(total)) throw new UsageError(`--page ${page}: the annex has ${pagesOf(total)} parts`);
}

/** `report-annex-2.fr.masked.pdf`. */
function defaultName(options: ReportOptions, { wording }: ReportInput): string {
  const { length, format, masks, findings, page } = options;
  const part = length === "annex" ? `-${page}` : "";
  const marks = `${findings === undefined ? "" : ".chosen"}${masks.length > 0 ? ".masked" : ""}`;
  return `report-${length}${part}.${wording.language}${marks}.${format}`;
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const half = `${path}.half`;
  try {
    writeFileSync(half, content, { mode: 0o600 });
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(args: string[]): ReportOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UsageError("name one case folder");
  const to = values.to === undefined ? undefined : resolve(values.to);
  if (to !== undefined && existsSync(to)) throw new UsageError(`${to} exists already; name another file`);
  if (to !== undefined && !existsSync(dirname(to))) throw new UsageError(`there is no folder ${dirname(to)}`);
  const length = oneOf("--length", lengths, values.length) ?? "technical";
  if (length !== "annex" && (values.artifact || values.page))
    throw new UsageError("--artifact and --page are for --length annex");
  const page = Number(values.page ?? 1);
  if (!Number.isInteger(page) || page < 1) throw new UsageError("--page takes a whole number from 1");
  return {
    folder: resolve(folder),
    length,
    format: oneOf("--format", formats, values.format) ?? (to?.toLowerCase().endsWith(".pdf") ? "pdf" : "html"),
    language: oneOf("--lang", languages, values.lang),
    masks: masksAsked(values.mask),
    findings: values.finding,
    to,
    artifacts: [...new Set(values.artifact ?? [])],
    page,
  };
}

function parsed(args: string[]) {
  return parseWords(args, {
    length: { type: "string" },
    lang: { type: "string" },
    format: { type: "string" },
    mask: { type: "string", multiple: true },
    finding: { type: "string", multiple: true },
    to: { type: "string" },
    artifact: { type: "string", multiple: true },
    page: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
}
