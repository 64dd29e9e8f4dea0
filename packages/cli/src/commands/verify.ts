import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EvidenceOpenError } from "@sillage/core/evidence/tree.ts";
import { visible } from "@sillage/core/report/text.ts";
import { checkLog } from "@sillage/core/seal/log.ts";
import { logFile } from "@sillage/core/seal/verify-bag.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { verifyPlace } from "../seal/check.ts";
import { placeOf, sealedFolder } from "../seal/places.ts";
import { givenVerifiers } from "../seal/signing.ts";
import { sealText } from "../seal/told.ts";
import { printHelp } from "../terminal/help.ts";
import { askPassword, givenIdentity, givenPassword } from "../terminal/password.ts";
import { parseWords } from "./arguments.ts";

const help = `Usage: sillage verify CASE|SEALED|BUNDLE [--signer KEY…] [options]

Checks what was sealed: every file against its hash, the lists, the Merkle root, each signature, the time stamp and the
chain of the log. Names each file that was changed, is missing or was added. Nothing is written.
Of a CASE that was sealed beside itself, the files of the case are compared too; of one that is not sealed, the log.

  --signer KEY      a signer that you know, NAME+ID+KEY, or a file of such lines; may be repeated.
                    Each of them must have signed. Without it you learn that nothing changed since somebody
                    sealed it, but not who.
  --identity FILE   your age key, for an encrypted bundle (or SILLAGE_IDENTITY_FILE)
  --password-file FILE  for a bundle that is encrypted with a passphrase
  --json            the result as JSON

Example:
  sillage verify ana.sealed --signer helpline.example/ana+1f2e…

Exit: 0 all holds, 2 wrong usage, 3 nothing sealed is there, 4 something does not hold.
`;

export async function verifyCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    printHelp(help);
    return exitStatus.examined;
  }
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError("name one sealed case or bundle");
  const place = placeOf(path);
  const trusted = givenVerifiers(values.signer ?? []);
  const identity = givenIdentity(values.identity ?? (process.env.SILLAGE_IDENTITY_FILE || undefined));
  const password = async () =>
    givenPassword(values["password-file"]) ?? (await askPassword(`${path} is encrypted. Its passphrase:`));
  try {
    const found = await verifyPlace(place, { trusted, identity, password });
    if (place.kind === "case") return verifyLog(place.folder, path);
    if (!found) {
      process.stderr.write(`sillage: ${path} holds nothing sealed\n`);
      return exitStatus.notOpened;
    }
    const beside = found.beside ?? [];
    const holds = found.report.holds && beside.length === 0;
    const told = values.json
      ? `${JSON.stringify({ path, holds, ...found }, null, 2)}\n`
      : sealText(path, found, { named: trusted.length > 0 });
    process.stdout.write(told);
    return holds ? exitStatus.examined : exitStatus.damaged;
  } catch (error) {
    if (!(error instanceof EvidenceOpenError)) throw error;
    process.stderr.write(`sillage: ${error.message}\n`);
    return exitStatus.notOpened;
  }
}

/** Of a case that is not sealed, the chain of its log is all that can be followed. */
function verifyLog(folder: string, path: string): number {
  process.stderr.write(`sillage: ${path} is a case that is not sealed: there is no ${sealedFolder(path)}\n`);
  const file = join(folder, logFile);
  const { lines, problems } = checkLog(existsSync(file) ? readFileSync(file, "utf8") : "");
  if (problems.length === 0) {
    process.stderr.write(`Its log: ${lines} lines, each follows on the one before. "sillage seal" seals the case.\n`);
    return exitStatus.notOpened;
  }
  process.stdout.write(problems.map((problem) => `Does not hold: ${logFile}: ${visible(problem)}\n`).join(""));
  return exitStatus.damaged;
}

function parse(args: string[]) {
  return parseWords(args, {
    signer: { type: "string", multiple: true },
    identity: { type: "string" },
    "password-file": { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
}
