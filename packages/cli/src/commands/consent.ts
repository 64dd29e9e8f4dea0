import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Consent, ConsentError, readConsent } from "@sillage/core/case/consent.ts";
import { visible } from "@sillage/core/report/text.ts";
import { recordConsent, storedConsent } from "../case/consent-file.ts";
import { storedReport } from "../case/stored-report.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { placeOf } from "../seal/places.ts";
import { printHelp } from "../terminal/help.ts";
import { parseWords } from "./arguments.ts";
import { reportPages } from "./case-writing.ts";
import { readCase } from "./export-store.ts";

const help = `Usage: sillage consent CASE --by NAME --to TEXT --purpose TEXT --until DATE [--scope TEXT…]
       sillage consent CASE

Records what the owner of the phone agreed to, in the case (consent.json), its log and its report.
Without options it prints what is recorded. "sillage check --consent FILE" records it with the examination.

  --by NAME        who agrees: the owner, or who may speak for them
  --to TEXT        what they agree to, and with whom
  --purpose TEXT   what for
  --until DATE     the last day that it holds, as in 2026-12-31
  --scope TEXT     what it covers or leaves out; may be repeated
  --given DATE     when it was given (default: now)

Example:
  sillage consent ana --by "Ana B." --until 2026-12-31 --scope "no photos" \\
    --to "examination for traces of spyware by Example Helpline" \\
    --purpose "to learn whether the phone was attacked"
`;

export async function consentCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const { help: wantsHelp, ...given } = values;
  if (wantsHelp) {
    printHelp(help);
    return exitStatus.examined;
  }
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError("name one case");
  const place = placeOf(path);
  const folder = place.kind === "case" ? place.folder : place.kind === "sealed" ? place.beside : undefined;
  if (folder === undefined) {
    const why = place.kind === "sealed" ? "is sealed: record it in the case, and seal that anew" : "is no case";
    process.stderr.write(`sillage: ${path} ${why}\n`);
    return exitStatus.notOpened;
  }
  if (Object.keys(given).length === 0) return show(path, storedConsent(folder));
  const consent = consentOf(given);
  changeConsent(folder, consent);
  process.stdout.write(text(consent));
  if (place.kind === "sealed") process.stderr.write("What was sealed of this case before does not hold it.\n");
  return exitStatus.examined;
}

/** Also what the workbench does. */
export function changeConsent(folder: string, consent: Consent): void {
  recordConsent(folder, consent);
  rewriteReports(folder);
}

/** The reports said that no consent was recorded, or another one. An examination that did not end has none. */
function rewriteReports(folder: string): void {
  if (!existsSync(join(folder, "report.html"))) return;
  const stored = readCase(folder);
  for (const [name, page] of reportPages(storedReport(folder, stored, stored.caseFile.options.language))) {
    const path = join(folder, name);
    writeFileSync(`${path}.half`, page, { mode: 0o600 });
    renameSync(`${path}.half`, path);
  }
}

function show(path: string, consent: Consent | undefined): number {
  process.stdout.write(consent ? text(consent) : `${path} holds no consent.\n`);
  return consent ? exitStatus.examined : exitStatus.notOpened;
}

function text({ by, to, purpose, given, until, scope }: Consent): string {
  const lines = [`By: ${by}`, `To: ${to}`, `Purpose: ${purpose}`, `Given: ${given}`, `Until: ${until}`];
  return [...lines, ...scope.map((one) => `Scope: ${one}`)].map((line) => `${visible(line)}\n`).join("");
}

function consentOf(given: Readonly<Record<string, unknown>>): Consent {
  try {
    return readConsent(given, new Date());
  } catch (error) {
    if (error instanceof ConsentError) throw new UsageError(`this is no consent yet: ${error.message}`);
    throw error;
  }
}

function parse(args: string[]) {
  return parseWords(args, {
    by: { type: "string" },
    to: { type: "string" },
    purpose: { type: "string" },
    until: { type: "string" },
    given: { type: "string" },
    scope: { type: "string", multiple: true },
    help: { type: "boolean", short: "h" },
  });
}
