import type { EvidenceFile } from "../../evidence/tree.ts";
import type { Database } from "../../formats/sqlite/database.ts";
import type { ArtifactInput } from "../artifact.ts";
import { compileGlob } from "../places.ts";
import { readFurther, readLidNumbers, whatsAppFile, withDomain, withPlus } from "./whatsapp-places.ts";

/** What WhatsApp's own files know of one of its ids. */
export type KnownPerson = { readonly name?: string; readonly phone_number?: string };

/** By id: `111@lid`, `34600111222@s.whatsapp.net`, `+34600111222`. */
export type KnownPeople = ReadonlyMap<string, KnownPerson>;

/** WhatsApp and WhatsApp Business have two files each: a tree with many more is none of a phone. */
const mostFiles = 16;

/**
 * The people of all ContactsV2.sqlite and LID.sqlite in the evidence, for artifacts that lie elsewhere. A file that
 * cannot be read costs what it knows, and is a problem.
 */
export async function whatsAppPeople(input: ArtifactInput): Promise<KnownPeople> {
  const people = new Map<string, KnownPerson>();
  const files = await whatsAppFiles(input, ["ContactsV2.sqlite", "LID.sqlite"]);
  const called = (name: string) => files.filter(({ path }) => path.endsWith(name));
  for (const file of called("ContactsV2.sqlite")) await readFurther(input, file, (db) => addContacts(db, people));
  for (const file of called("LID.sqlite")) await readFurther(input, file, (db) => addPairs(db, people));
  return people;
}

/** Which of the ids are known: `{ "111@lid": { name: "Ana", phone_number: "+34600111222" } }`. Undefined where none is. */
export function knownAmong(
  ids: readonly (string | null)[],
  people: KnownPeople,
): { readonly [id: string]: KnownPerson } | undefined {
  if (people.size === 0) return undefined;
  const found = new Map<string, KnownPerson>();
  for (const id of ids) {
    const person = id === null ? undefined : people.get(id);
    if (id !== null && person) found.set(id, person);
  }
  return found.size === 0 ? undefined : Object.fromEntries(found);
}

async function whatsAppFiles(input: ArtifactInput, names: readonly string[]): Promise<EvidenceFile[]> {
  const places = names.map(whatsAppFile);
  const paths =
    input.tree.kind === "ios_backup"
      ? places.flatMap(({ ios_backup }) => ios_backup)
      : pathsLike(
          input,
          places.flatMap(({ ios_filesystem }) => ios_filesystem),
        );
  const files: EvidenceFile[] = [];
  for await (const path of paths) {
    const file = await input.tree.file(path);
    if (!file) continue;
    if (files.length >= mostFiles) {
      input.problem("limit", `ids are resolved from ${mostFiles} files only, not from ${path} and others`);
      break;
    }
    files.push(file);
  }
  return files;
}

/** In a file system the folders of applications have names of their own: the tree is walked, once. */
async function* pathsLike(input: ArtifactInput, globs: readonly string[]): AsyncGenerator<string> {
  const expressions = globs.map(compileGlob);
  for await (const { path, type } of input.tree.entries()) {
    if (type === "file" && expressions.some((expression) => expression.test(path))) yield path;
  }
}

function addContacts(db: Database, people: Map<string, KnownPerson>): void {
  if (!db.has("ZWAADDRESSBOOKCONTACT")) return;
  const rows = db.select({
    from: ["ZWAADDRESSBOOKCONTACT", "c"],
    columns: {
      full_name: "c.ZFULLNAME",
      given_name: "c.ZGIVENNAME",
      number: "c.ZPHONENUMBER",
      id: "c.ZWHATSAPPID",
      lid: "c.ZLID",
    },
  });
  for (const row of rows) {
    const name = row.text("full_name") ?? row.text("given_name");
    const stored = row.text("number");
    const number = stored ? withPlus(stored) : undefined;
    const lid = row.text("lid");
    const named: KnownPerson = name === null ? {} : { name };
    const person: KnownPerson = number === undefined ? named : { ...named, phone_number: number };
    const id = row.text("id");
    if (id) people.set(id, person);
    if (lid) people.set(withDomain(lid), person);
    // To say of a number that it is this number would tell nothing.
    if (number !== undefined && name !== null) people.set(number, named);
  }
}

function addPairs(db: Database, people: Map<string, KnownPerson>): void {
  for (const [lid, number] of readLidNumbers(db)) {
    people.set(lid, { phone_number: number, ...people.get(number), ...people.get(lid) });
  }
}
