import type { EvidenceFile } from "../../evidence/tree.ts";
import type { Database } from "../../formats/sqlite/database.ts";
import type { ArtifactInput } from "../artifact.ts";
import { problemOf } from "../input.ts";

/** Where WhatsApp and WhatsApp Business keep a database. In a file system the app's group has a name of its own. */
export function whatsAppFile(name: string) {
  return {
    ios_backup: [
      `AppDomainGroup-group.net.whatsapp.WhatsApp.shared-${name}`,
      `AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared-${name}`,
    ],
    ios_filesystem: [`private/var/mobile/Containers/Shared/AppGroup/*/${name}`],
  };
}

export function whatsAppService(path: string): string {
  return path.includes("WhatsAppSMB") ? "WhatsApp Business" : "WhatsApp";
}

/** WhatsApp's own ids that hide a phone number (LID), with the number that each belongs to. */
export type LidNumbers = ReadonlyMap<string, string>;

/** The pairs of the LID.sqlite beside the file; none, and a problem, where that cannot be read. */
export async function lidNumbers(input: ArtifactInput): Promise<LidNumbers> {
  const file = await input.beside("LID.sqlite");
  return (file && (await readFurther(input, file, readLidNumbers))) ?? new Map();
}

/** What a further database of the evidence says; undefined, and a problem, where it cannot be read. */
export async function readFurther<T>(
  input: ArtifactInput,
  file: EvidenceFile,
  read: (db: Database) => T,
): Promise<T | undefined> {
  try {
    return read(await input.sqlite(file));
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    input.problem(problem.code, `ids cannot be resolved, ${file.path} cannot be read: ${problem.message}`);
    return undefined;
  }
}

export function readLidNumbers(db: Database): LidNumbers {
  const numbers = new Map<string, string>();
  if (!db.has("ZWAPHONENUMBERLIDPAIR")) return numbers;
  const rows = db.select({
    from: ["ZWAPHONENUMBERLIDPAIR", "p"],
    columns: { lid: "p.ZLID", number: "p.ZPHONENUMBER" },
  });
  for (const row of rows) {
    const lid = row.text("lid");
    const number = row.text("number");
    if (lid && number) numbers.set(withDomain(lid), withPlus(number));
  }
  return numbers;
}

/** WhatsApp keeps numbers in their international form, in some places without the plus. */
export function withPlus(number: string): string {
  return number.startsWith("+") ? number : `+${number}`;
}

/** Some versions keep the id with its `@lid`, some without. */
export function withDomain(lid: string): string {
  return lid.includes("@") ? lid : `${lid}@lid`;
}

/** Which of the ids have a known number: `{ "111@lid": "+34600111222" }`. Undefined where none has. */
export function resolveLids(
  ids: readonly (string | null)[],
  numbers: LidNumbers,
): { [lid: string]: string } | undefined {
  if (numbers.size === 0) return undefined;
  let found: { [lid: string]: string } | undefined;
  for (const id of ids) {
    const number = id?.endsWith("@lid") ? numbers.get(id) : undefined;
    if (id && number !== undefined) found = { ...found, [id]: number };
  }
  return found;
}
