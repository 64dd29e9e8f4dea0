import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { parseIsoTime } from "@sillage/core/formats/time.ts";
import type { PackSummary } from "@sillage/core/indicators/indicator.ts";
import { visible } from "@sillage/core/report/text.ts";
import { differences } from "@sillage/core/seal/differences.ts";
import { payload } from "@sillage/core/seal/verify-bag.ts";
import { compareRecords } from "../case/compare-records.ts";
import { appendLog } from "../case/log.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { packsByDigest } from "../packs.ts";
import { type Place, placeOf } from "../seal/places.ts";
import { printHelp } from "../terminal/help.ts";
import { version } from "../version.ts";
import { parseWords } from "./arguments.ts";
import { check } from "./check.ts";
import { type CheckOptions, parseCheckOptions } from "./check-options.ts";
import { readCase, type StoredCase } from "./export-store.ts";

const help = `Usage: sillage repeat CASE|SEALED --evidence PATH… [options]

Examines the evidence again, with the options and the indicator packs that the case records, and compares: findings,
coverage, the hashes of the evidence, and every record. Says "Same." or each difference, line by line. Of a case that
was sealed, what was sealed is what is compared with.

  --evidence PATH       the evidence that was examined, in the same order; may be repeated
  --indicators FILE     a pack that was used and is not among yours; may be repeated
  --password-file FILE  password of the backup (or SILLAGE_PASSWORD, or asked for); may be repeated
  --identity FILE       the owner's age key, for .age evidence (or SILLAGE_IDENTITY_FILE)
  --key FILE            the owner's key to a messenger's backup (or SILLAGE_KEY_FILE); may be repeated
  --keep FOLDER         keep the new examination as a case of its own
  --json                the result as JSON
  --quiet               no progress

A pack that is not at hand is a difference. Another version of Sillage is said, and may be why there are differences.

Exit: 0 same, 2 wrong usage, 3 the evidence could not be opened, 4 different.
`;

interface Options {
  readonly path: string;
  readonly evidence: readonly string[];
  readonly check: CheckOptions;
  readonly keep: string | undefined;
  readonly json: boolean;
}

interface Compared {
  readonly same: boolean;
  /** Versions of Sillage: of the case, and of this examination. */
  readonly versions: readonly [string, string];
  readonly missingPacks: readonly Pick<PackSummary, "id" | "digest">[];
  readonly records: number;
  readonly parts: readonly { readonly part: string; readonly differences: readonly string[] }[];
}

export async function repeatCommand(args: string[]): Promise<number> {
  const options = parse(args);
  if (!options) {
    printHelp(help);
    return exitStatus.examined;
  }
  const folders = foldersOf(placeOf(options.path));
  if (!folders) {
    process.stderr.write(`sillage: ${options.path} is no case\n`);
    return exitStatus.notOpened;
  }
  const before = readCase(folders.data);
  // Beside the case: what is read of the phone again lies where it lies already, and nowhere else.
  const temporary = mkdtempSync(join(dirname(folders.log), ".sillage-repeat-"));
  const clear = () => rmSync(temporary, { recursive: true, force: true });
  process.once("exit", clear);
  try {
    const caseFolder = options.keep ?? join(temporary, "case");
    const missing = await missingPacks(before.caseFile, options.check.indicators);
    const repeated = { ...options.check, ...recorded(before.caseFile), caseFolder };
    const status = await check(repeated, { result: () => {} });
    if (status === exitStatus.notOpened) return status;
    const compared = await compare(before, folders.data, caseFolder, missing);
    appendLog(folders.log, "repeated", { same: compared.same, version: version() });
    process.stdout.write(options.json ? `${JSON.stringify(compared, null, 2)}\n` : text(compared));
    return compared.same ? exitStatus.examined : exitStatus.damaged;
  } finally {
    process.off("exit", clear);
    clear();
  }
}

/** Where the case's files are, and where it is written down that they were compared. */
function foldersOf(place: Place): { readonly data: string; readonly log: string } | undefined {
  if (place.kind === "case") return { data: place.folder, log: place.folder };
  return place.kind === "sealed" ? { data: join(place.bag, payload), log: place.beside ?? place.bag } : undefined;
}

/** What the case says that it was examined with. */
function recorded({ options, packs }: CaseFile): Partial<CheckOptions> {
  const { asOf, language, bundledIndicators, custody, acquisition, hashAll, backup } = options;
  const day = parseIsoTime(asOf);
  return {
    language,
    bundledIndicators,
    custody,
    hashAll,
    packDigests: packs.map(({ digest }) => digest),
    ...(day === undefined ? {} : { asOf: day }),
    ...(acquisition ? { acquisition } : {}),
    ...(backup === undefined ? {} : { backup }),
  };
}

async function missingPacks({ packs }: CaseFile, files: readonly string[]): Promise<Compared["missingPacks"]> {
  const digests = packs.map(({ digest }) => digest);
  const found = new Set((await packsByDigest(digests, { files })).map(({ pack }) => pack.summary.digest));
  return packs.filter(({ digest }) => !found.has(digest)).map(({ id, digest }) => ({ id, digest }));
}

async function compare(
  before: StoredCase,
  data: string,
  caseFolder: string,
  missing: Compared["missingPacks"],
): Promise<Compared> {
  const after = readCase(caseFolder);
  const records = await compareRecords(join(data, "records.duckdb"), join(caseFolder, "records.duckdb"));
  const parts = [
    { part: "evidence", differences: differences(evidenceOf(before.caseFile), evidenceOf(after.caseFile)) },
    { part: "packs", differences: differences(before.caseFile.packs, after.caseFile.packs) },
    { part: "findings", differences: differences(before.findings, after.findings) },
    { part: "coverage", differences: differences(before.coverage, after.coverage) },
    { part: "custody", differences: differences(custodyIn(data), custodyIn(caseFolder)) },
    { part: "records", differences: records.lines },
  ];
  return {
    same: missing.length === 0 && parts.every((one) => one.differences.length === 0),
    versions: [before.caseFile.tool.version, after.caseFile.tool.version],
    missingPacks: missing,
    records: records.records,
    parts,
  };
}

/** Evidence may lie elsewhere now, under another name. */
function evidenceOf({ evidence }: CaseFile) {
  return evidence.map(({ name: _name, path: _path, ...what }) => what);
}

function custodyIn(folder: string): unknown {
  const path = join(folder, "custody.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
}

function text({ same, versions, missingPacks: missing, records, parts }: Compared): string {
  const [was, is] = versions;
  const lines = [
    was === is ? `Examined with Sillage ${is}, as before.` : `Examined with Sillage ${is}; the case with ${was}.`,
    ...missing.map(({ id, digest }) => `Pack not at hand: ${id}, SHA-256 ${digest}. Give its file with --indicators.`),
    ...parts.flatMap(({ part, differences: found }) => [
      `${part}: ${found.length === 0 ? "same" : "different"}${part === "records" ? `, ${records} now` : ""}`,
      ...found.map((line) => `  ${line}`),
    ]),
    same ? "Same." : "Different.",
  ];
  return `${lines.map(visible).join("\n")}\n`;
}

function parse(args: string[]): Options | undefined {
  const { values, positionals } = parseOptions(args);
  if (values.help) return undefined;
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError("name one case to repeat");
  const evidence = values.evidence ?? [];
  if (evidence.length === 0) throw new UsageError("name the evidence that was examined: --evidence PATH");
  const passed = ["identity", "threads"] as const;
  const repeated = ["password-file", "key"] as const;
  const checkOptions = parseCheckOptions([
    ...evidence,
    ...passed.flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]])),
    ...repeated.flatMap((name) => (values[name] ?? []).flatMap((file) => [`--${name}`, file])),
    ...(values.indicators ?? []).flatMap((file) => ["--indicators", file]),
    ...(values.quiet || values.json ? ["--quiet"] : []),
  ]);
  if (!checkOptions) throw new UsageError("there is nothing to examine");
  const keep = values.keep === undefined ? undefined : resolve(values.keep);
  if (keep !== undefined && existsSync(keep))
    throw new UsageError(`${keep} is there already; name another with --keep`);
  return { path, evidence, check: checkOptions, keep, json: values.json ?? false };
}

function parseOptions(args: string[]) {
  return parseWords(args, {
    evidence: { type: "string", multiple: true },
    indicators: { type: "string", multiple: true },
    "password-file": { type: "string", multiple: true },
    identity: { type: "string" },
    key: { type: "string", multiple: true },
    threads: { type: "string" },
    keep: { type: "string" },
    json: { type: "boolean" },
    quiet: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
}
