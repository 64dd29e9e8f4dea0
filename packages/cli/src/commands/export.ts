import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { caseUco } from "@sillage/core/report/exports/case-uco.ts";
import { csvLine } from "@sillage/core/report/exports/csv.ts";
import { jsonDocument, jsonLine } from "@sillage/core/report/exports/json-text.ts";
import { mispEvent } from "@sillage/core/report/exports/misp.ts";
import { stixBundle } from "@sillage/core/report/exports/stix.ts";
import {
  findingCsvLine,
  findingsCsvHeader,
  recordColumns,
  recordCsvLine,
  recordRow,
} from "@sillage/core/report/exports/tables.ts";
import {
  findingEvents,
  findingsByRecord,
  recordEvents,
  timesketchColumns,
  timesketchCsvLine,
  timesketchLine,
} from "@sillage/core/report/exports/timesketch.ts";
import { type Tlp, tlpLevels } from "@sillage/core/report/exports/tlp.ts";
import type { ReportInput } from "@sillage/core/report/input.ts";
import { type MaskKind, maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { appendLog } from "../case/log.ts";
import { maskedCase } from "../case/masked-case.ts";
import { masksAsked, storedReport } from "../case/stored-report.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { printHelp } from "../terminal/help.ts";
import { oneOf, parseWords } from "./arguments.ts";
import { openRecordStore, type RecordStore, readCase } from "./export-store.ts";

export const exportFormats = [
  "stix",
  "misp",
  "timesketch-jsonl",
  "timesketch-csv",
  "case-uco",
  "csv",
  "json",
  "parquet",
] as const;
type Format = (typeof exportFormats)[number];
type Part = "findings" | "records";

const help = `Usage: sillage export CASE --format FORMAT [--output FILE] [--only findings|records] [--tlp LEVEL] [--mask KIND…]

Writes a case for other systems. The same case always gives the same bytes.

  stix              STIX 2.1 bundle: findings, sightings, the indicators that were met
  misp              MISP event, not published
  case-uco          CASE/UCO JSON-LD: findings with their records, files and provenance
  timesketch-jsonl  timeline of all records and findings, one event a line
  timesketch-csv    the same as CSV
  csv               table of the findings; --only records: of the records
  json              case, coverage, findings and records
  parquet           all records

  --output FILE     where to write; FILE must not exist (default: standard output)
  --only PART       findings or records. stix, misp and case-uco hold findings and the records they rest on
  --tlp LEVEL       who may be told, Traffic Light Protocol 2.0: ${tlpLevels.join(", ")}
                    (default: amber+strict; stix, misp, case-uco)
  --mask KIND       put pseudonyms in the place of: ${maskKinds.join(", ")}, or all. Several with commas

Examples:
  sillage export ana --format stix --output ana.stix.json
  sillage export ana --format csv --only records --mask all

An export holds messages, names and numbers of the phone's owner: share it as you would the phone.
CSV is made safe for spreadsheets: a text that could start a formula gets an apostrophe before it. For exact values
take JSON, JSONL or Parquet. Indicators keep the licence that their description names.
`;

export interface ExportOptions {
  readonly folder: string;
  readonly format: Format;
  readonly output: string | undefined;
  readonly only: Part | undefined;
  readonly tlp: Tlp;
  readonly masks: readonly MaskKind[];
}

/** Takes pieces of text; resolves when it can take more. */
type Write = (text: string) => Promise<void> | void;

export async function exportCommand(args: string[]): Promise<number> {
  const options = parse(args);
  if (!options) {
    printHelp(help);
    return exitStatus.examined;
  }
  await writeExport(options);
  return exitStatus.examined;
}

/** Also what the workbench does, which says where to. */
export async function writeExport(options: ExportOptions): Promise<void> {
  const stored = readCase(options.folder);
  const plain = storedReport(options.folder, stored, stored.caseFile.options.language);
  const opened = await openRecordStore(options.folder);
  try {
    const { input, store } =
      options.masks.length === 0 ? { input: plain, store: opened } : await maskedCase(options.masks, plain, opened);
    const { format, only, masks, output = "standard output" } = options;
    appendLog(options.folder, "exported", { format, ...(only ? { only } : {}), masked: masks, to: output });
    if (options.output === undefined) await toStandardOutput((write) => produce(options, input, store, write));
    else await toFile(options.output, (write, path) => produce(options, input, store, write, path));
    if (input.masked) process.stderr.write(`Masked: ${input.masked.join(", ")}. Read it before you give it away.\n`);
  } finally {
    opened.close();
  }
}

async function produce(
  { format, only, tlp }: ExportOptions,
  input: ReportInput,
  store: RecordStore,
  write: Write,
  path?: string,
): Promise<void> {
  switch (format) {
    case "stix":
    case "misp":
    case "case-uco": {
      const make = { stix: stixBundle, misp: mispEvent, "case-uco": caseUco }[format];
      return write(jsonDocument(make({ ...input, tlp, records: await store.ofFindings(input.findings) })));
    }
    case "timesketch-jsonl":
    case "timesketch-csv":
      return timeline(format, only, input.findings, store, write);
    case "csv":
      return table(only ?? "findings", input.findings, store, write);
    case "json":
      return document(only, input, store, write);
    case "parquet":
      if (path !== undefined) await store.writeParquet(path);
  }
}

async function timeline(
  format: "timesketch-jsonl" | "timesketch-csv",
  only: Part | undefined,
  findings: readonly Finding[],
  store: RecordStore,
  write: Write,
): Promise<void> {
  const columns = timesketchColumns(only === "findings" ? [] : store.kinds);
  const csv = format === "timesketch-csv";
  if (csv) await write(csvLine(columns));
  const line = (event: Parameters<typeof timesketchLine>[0]) =>
    csv ? timesketchCsvLine(event, columns) : timesketchLine(event);
  if (only !== "records") await write(findings.flatMap(findingEvents).map(line).join(""));
  if (only === "findings") return;
  const known = findingsByRecord(findings);
  for await (const record of store.all()) {
    const text = recordEvents(record, known).map(line).join("");
    if (text !== "") await write(text);
  }
}

/** Excel takes a file without a byte order mark for one in the computer's old code page. */
const byteOrderMark = "\ufeff";

async function table(part: Part, findings: readonly Finding[], store: RecordStore, write: Write): Promise<void> {
  if (part === "findings") return write(byteOrderMark + findingsCsvHeader + findings.map(findingCsvLine).join(""));
  const columns = recordColumns(store.kinds);
  await write(byteOrderMark + csvLine(columns));
  for await (const record of store.all()) await write(recordCsvLine(record, columns));
}

async function document(only: Part | undefined, input: ReportInput, store: RecordStore, write: Write): Promise<void> {
  await write(`{"format":"sillage-export","formatVersion":1,\n"case":${jsonLine(input.caseFile)}`);
  if (input.masked) await write(`,\n"masked":${jsonLine(input.masked)}`);
  if (only !== "records") {
    await write(`,\n"coverage":${jsonLine(input.coverage)},\n"findings":[`);
    await write(input.findings.map((finding, at) => `${at === 0 ? "" : ","}\n${jsonLine(finding)}`).join(""));
    await write("\n]");
  }
  if (only !== "findings") {
    await write(',\n"records":[');
    let separator = "";
    for await (const record of store.all()) {
      await write(`${separator}\n${jsonLine(recordRow(record))}`);
      separator = ",";
    }
    await write("\n]");
  }
  await write("\n}\n");
}

/** So much text is gathered before it is written. */
const chunk = 1 << 16;

/** Whole or not at all, and never over something that is there. */
async function toFile(output: string, make: (write: Write, path: string) => Promise<void>): Promise<void> {
  const half = `${output}.half`;
  let file: number;
  try {
    file = openSync(half, "wx", 0o600);
  } catch (error) {
    throw new UsageError(`cannot write ${output}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    let waiting = "";
    await make((text) => {
      waiting += text;
      if (waiting.length < chunk) return;
      writeFileSync(file, waiting);
      waiting = "";
    }, half);
    writeFileSync(file, waiting);
    fsyncSync(file);
    renameSync(half, output);
  } catch (error) {
    rmSync(half, { force: true });
    if (error instanceof Error && "code" in error && error.code === "ENOSPC")
      throw new UsageError(`there is no room left for ${output}`);
    throw error;
  } finally {
    closeSync(file);
  }
}

async function toStandardOutput(make: (write: Write) => Promise<void>): Promise<void> {
  const { stdout } = process;
  let closed = false;
  // Whoever reads may have seen enough (`| head`).
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    closed = true;
  };
  stdout.on("error", onError);
  let waiting = "";
  const flush = async () => {
    const text = waiting;
    waiting = "";
    if (closed || stdout.write(text)) return;
    await new Promise<void>((done) => {
      stdout.once("drain", done);
      stdout.once("close", done);
    });
  };
  await make((text) => {
    waiting += text;
    return waiting.length < chunk ? undefined : flush();
  });
  await flush();
}

function parse(args: string[]): ExportOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new UsageError("name one case folder");
  const format = oneOf("--format", exportFormats, values.format);
  if (format === undefined) throw new UsageError(`say --format: ${exportFormats.join(", ")}`);
  const only = oneOf("--only", ["findings", "records"] as const, values.only);
  if (only === "records" && (format === "stix" || format === "misp" || format === "case-uco"))
    throw new UsageError(
      `${format} holds findings and the records they rest on; take csv, json or parquet for records`,
    );
  if (format === "parquet" && only === "findings") throw new UsageError("parquet holds records; take csv or json");
  const masks = masksAsked(values.mask);
  if (format === "parquet" && masks.length > 0) throw new UsageError("parquet is not masked; take csv or json");
  const output = values.output === undefined ? undefined : resolve(values.output);
  if (format === "parquet" && output === undefined) throw new UsageError("parquet needs --output FILE");
  if (output !== undefined && existsSync(output)) throw new UsageError(`${output} exists already; name another file`);
  if (output !== undefined && !existsSync(dirname(output)))
    throw new UsageError(`there is no folder ${dirname(output)}`);
  return {
    folder: resolve(folder),
    format,
    output,
    only,
    tlp: oneOf("--tlp", tlpLevels, values.tlp) ?? "amber+strict",
    masks,
  };
}

function parsed(args: string[]) {
  return parseWords(args, {
    format: { type: "string" },
    output: { type: "string" },
    only: { type: "string" },
    tlp: { type: "string" },
    mask: { type: "string", multiple: true },
    help: { type: "boolean", short: "h" },
  });
}
