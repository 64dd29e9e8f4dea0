import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { CustodyWindow, Language } from "@sillage/core/case/case-file.ts";
import { languages } from "@sillage/core/case/case-file.ts";
import type { Consent } from "@sillage/core/case/consent.ts";
import type { OwnAcquisition } from "@sillage/core/findings/own-acquisition.ts";
import { isoTime, parseIsoTime } from "@sillage/core/formats/time.ts";
import { type Severity, severities } from "@sillage/core/rules/rule.ts";
import { consentIn } from "../case/consent-file.ts";
import { UsageError } from "../exit-status.ts";
import { joinAcquisitions, readAcquiredWith } from "./acquired-with.ts";
import { oneOf, parseWords } from "./arguments.ts";

export interface CheckOptions {
  readonly evidence: readonly string[];
  readonly caseFolder: string;
  readonly indicators: readonly string[];
  readonly bundledIndicators: boolean;
  /** Only packs with these SHA-256: of an examination that is repeated. */
  readonly packDigests?: readonly string[];
  /** Files with one password each. */
  readonly passwordFiles?: readonly string[];
  /** The file with the owner's age key. */
  readonly identityFile?: string;
  /** Files with the owner's keys to encrypted backups of messages, or to apps' own databases. */
  readonly keyFiles?: readonly string[];
  readonly backup?: number;
  /** Microseconds since 1970 UTC. */
  readonly asOf?: number;
  readonly custody: readonly CustodyWindow[];
  /** What the acquisition itself left on the phone. */
  readonly acquisition?: OwnAcquisition;
  readonly failOn?: Severity;
  /** What the owner agreed to. */
  readonly consent?: Consent;
  readonly language: Language;
  readonly hashAll: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly threads?: number;
}

export const checkHelp = `Usage: sillage check EVIDENCE… [options]

Examines an iPhone backup (plain or encrypted), a file-system dump, an AndroidQF acquisition, a bug
report, an Android backup, intrusion logs, a messenger's backup, or what an account or application
exported (Google Takeout, Apple, Facebook, Instagram, Telegram, chats of WhatsApp, .ics, .vcf, .eml, .mbox):
as folder, zip, tar, tar.gz or file. Several pieces of evidence given together are one case; so is a folder or
archive that holds several: everything in it is found and read.

  --case DIR               folder of the case (default: sillage-case-NAME)
  --indicators FILE        also use this STIX, MISP, CSV or text file; may be repeated
  --no-bundled-indicators  use only your own: what --indicators names and "sillage packs add" added
  --password-file FILE     password of the backup (or SILLAGE_PASSWORD, or asked for); repeat it where pieces
                           of the evidence have different ones
  --identity FILE          the owner's age key, for .age evidence (or SILLAGE_IDENTITY_FILE)
  --key FILE               the owner's key to a messenger's backup (or SILLAGE_KEY_FILE): WhatsApp's 64 digits or
                           key file, Signal's 30 digits or 64 characters; asked for otherwise; may be repeated.
                           For Signal in a backup or dump of an iPhone: GRDBDatabaseCipherKeySpec of its keychain
                           (48 bytes)
  --backup N               which one, where a folder holds several
  --as-of DATE             the day that ages are compared with (default: the acquisition's)
  --custody START/END[=LABEL]  a time the phone was out of its owner's hands; zone required
  --acquired-with FILE     what your own acquisition left, to be told apart: adbkey.pub, a pairing
                           record (.plist) or JSON { from, to, values }; may be repeated
  --consent FILE           what the owner agreed to: JSON with by, to, purpose, until (see sillage consent)
  --fail-on LEVEL          exit 5 on a finding at LEVEL or above: ${severities.join(", ")}
  --lang LANG              language of the report: ${languages.join(", ")}
                           (default: that of the computer, else en)
  --hash-all               SHA-256 of every file, not only of those that are read
  --json                   result on standard output as JSON
  --quiet                  no progress

Examples:
  sillage check ~/Backups/00008030-001A --case ana
  sillage check dump.tar.gz --password-file pw.txt --lang fr
  sillage check backup --custody "2025-03-01T10:00+01:00/2025-03-01T14:30+01:00=border check"

Exit: 0 examined in full, 2 wrong usage, 3 evidence not opened, 4 something was damaged, 5 --fail-on met.
`;

/** Throws UsageError with what is wrong; undefined when help was asked for. */
/** As LC_ALL, LC_MESSAGES or LANG name it, where it is one that reports are written in. */
export function computersLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const named = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find((one) => one);
  return languages.find((one) => one === named?.slice(0, 2).toLowerCase()) ?? "en";
}

export function parseCheckOptions(args: string[]): CheckOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0) throw new UsageError("name the evidence to examine");
  const first = positionals[0] ?? "";
  return {
    evidence: positionals,
    caseFolder: resolve(values.case ?? defaultCaseFolder(first)),
    indicators: values.indicators ?? [],
    bundledIndicators: !values["no-bundled-indicators"],
    passwordFiles: values["password-file"] ?? [],
    ...identityFile(values.identity),
    keyFiles: keyFiles(values.key),
    ...(values.backup === undefined ? {} : { backup: positive("--backup", values.backup) }),
    ...(values.threads === undefined ? {} : { threads: positive("--threads", values.threads) }),
    ...(values["as-of"] === undefined ? {} : { asOf: day(values["as-of"]) }),
    custody: (values.custody ?? []).map(custodyWindow),
    ...acquisition(values["acquired-with"] ?? []),
    ...(values.consent === undefined ? {} : { consent: consentIn(values.consent) }),
    ...(values["fail-on"] === undefined ? {} : { failOn: oneOf("--fail-on", severities, values["fail-on"]) }),
    language: oneOf("--lang", languages, values.lang) ?? computersLanguage(process.env),
    hashAll: values["hash-all"] ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

function parse(args: string[]) {
  return parseWords(args, {
    case: { type: "string" },
    indicators: { type: "string", multiple: true },
    "no-bundled-indicators": { type: "boolean" },
    "password-file": { type: "string", multiple: true },
    identity: { type: "string" },
    key: { type: "string", multiple: true },
    backup: { type: "string" },
    threads: { type: "string" },
    "as-of": { type: "string" },
    custody: { type: "string", multiple: true },
    "acquired-with": { type: "string", multiple: true },
    consent: { type: "string" },
    "fail-on": { type: "string" },
    lang: { type: "string" },
    "hash-all": { type: "boolean" },
    json: { type: "boolean" },
    quiet: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
}

function acquisition(files: readonly string[]): { acquisition?: OwnAcquisition } {
  const joined = joinAcquisitions(files.map(readAcquiredWith));
  return joined ? { acquisition: joined } : {};
}

function identityFile(given: string | undefined): { identityFile?: string } {
  const file = given ?? process.env["SILLAGE_IDENTITY_FILE"];
  return file === undefined || file === "" ? {} : { identityFile: file };
}

function keyFiles(given: readonly string[] | undefined): readonly string[] {
  const file = process.env["SILLAGE_KEY_FILE"];
  return given ?? (file === undefined || file === "" ? [] : [file]);
}

/** A folder that does not exist yet, so that an earlier case is not replaced unasked. */
function defaultCaseFolder(evidence: string): string {
  const name = `sillage-case-${basename(resolve(evidence)).replace(/[^\p{L}\p{N}._-]+/gu, "-") || "evidence"}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`${option} takes a whole number from 1`);
  return number;
}

function day(text: string): number {
  const time = parseIsoTime(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (time === undefined) throw new UsageError("--as-of takes a day such as 2025-03-01, or a time with its zone");
  return time;
}

function custodyWindow(text: string): CustodyWindow {
  const [span = "", label] = text.split(/=(.*)/s);
  const [start, end, more] = span.split("/");
  const from = parseIsoTime(start ?? "");
  const to = parseIsoTime(end ?? "");
  if (from === undefined || to === undefined || more !== undefined) {
    throw new UsageError(
      "--custody takes START/END, each with its zone: 2025-03-01T10:00+01:00/2025-03-01T14:30+01:00, or …Z",
    );
  }
  if (to < from) throw new UsageError("--custody ends before it starts");
  return { label: label || "custody", start: isoTime(from), end: isoTime(to) };
}
