import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { exitStatus, UsageError } from "../exit-status.ts";
import { findPacks, type PackFile, packFolders, readPack, sillageHome } from "../packs.ts";
import { updatePacks } from "../packs-update.ts";
import { printHelp } from "../terminal/help.ts";

const help = `Usage: sillage packs list
       sillage packs add FILE…
       sillage packs remove ID…
       sillage packs update

Indicator packs say what is known to be bad. Sillage brings packs of known publishers; you can add your own: STIX 2,
MISP, CSV, plain lists. Added packs are used by every examination.

  list      every pack: publisher, date, indicators, licence, digest
  add       check a file and keep a copy of it
  remove    forget an added pack, or an update (the bundled pack is used again)
  update    fetch the publishers' newest packs from GitHub.
            This is the only command that uses the network.
`;

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export interface PacksSurroundings {
  readonly home?: string;
  /** Where updates come from, for tests. */
  readonly base?: string;
  /** `YYYY-MM-DD` */
  readonly today?: string;
}

/** `sillage packs`. Gives the exit status; throws UsageError for a wrong command line. */
export async function packsCommand(args: string[], io: Streams, surroundings: PacksSurroundings = {}): Promise<number> {
  const [action, ...names] = args;
  const home = surroundings.home ?? sillageHome();
  if (action === "--help" || action === "-h") {
    printHelp(help);
    return exitStatus.examined;
  }
  if (action === "list" && names.length === 0) return listPacks(home, io);
  if (action === "add" && names.length > 0) return addPacks(names, home, io);
  if (action === "remove" && names.length > 0) return removePacks(names, home, io);
  if (action === "update" && names.length === 0) return update(home, surroundings, io);
  throw new UsageError("packs takes one of: list, add FILE…, remove ID…, update");
}

async function listPacks(home: string, io: Streams): Promise<number> {
  for (const { kind, pack } of await findPacks({ bundled: true, files: [], home })) {
    const { id, name, publisher, date, count, licence, digest, vetted, problems } = pack.summary;
    io.out(`${plain(id)}  ${plain(name)}\n`);
    io.out(
      `  ${plain(publisher) || "publisher unknown"}, ${date || "date unknown"}, ${plain(licence) || "licence unknown"}\n`,
    );
    io.out(
      `  ${count} indicators, ${problems.length} not used; ${kind}, ${vetted ? "vetted" : "not vetted by Sillage"}\n`,
    );
    io.out(`  SHA-256 ${digest}\n`);
  }
  return exitStatus.examined;
}

async function addPacks(files: readonly string[], home: string, io: Streams): Promise<number> {
  const folder = packFolders(home).added;
  let status: number = exitStatus.examined;
  for (const file of files) {
    const { summary } = await readPack(file);
    const name = basename(file).replace(/^\.+/, "");
    for (const { where, message } of summary.problems.slice(0, 20))
      io.err(`${plain(name)}: ${plain(where)}: ${plain(message)}\n`);
    if (summary.problems.length > 20) io.err(`${plain(name)}: ${summary.problems.length - 20} more problems\n`);
    if (summary.count === 0) {
      io.err(`${plain(name)} has no indicators that can be used; it was not added.\n`);
      status = exitStatus.notOpened;
    } else if (await exists(join(folder, name))) {
      io.err(`There is a pack ${plain(name)} already. Remove it first: sillage packs remove ${plain(name)}\n`);
      status = exitStatus.notOpened;
    } else {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await copyFile(file, join(folder, name));
      io.out(`${plain(name)}: ${summary.count} indicators added, ${summary.problems.length} not used.\n`);
    }
  }
  return status;
}

async function removePacks(ids: readonly string[], home: string, io: Streams): Promise<number> {
  const packs = await findPacks({ bundled: true, files: [], home });
  let status: number = exitStatus.examined;
  for (const id of ids) {
    const found = packs.find(
      ({ kind, path, pack }) => kind !== "bundled" && (pack.summary.id === id || basename(path) === id),
    );
    if (found) {
      await rm(found.path);
      io.out(`${plain(id)} was removed${found.kind === "updated" ? "; the bundled pack is used again" : ""}.\n`);
    } else {
      io.err(`${whyNot(id, packs)}\n`);
      status = exitStatus.notOpened;
    }
  }
  return status;
}

function whyNot(id: string, packs: readonly PackFile[]): string {
  const bundled = packs.some(({ pack }) => pack.summary.id === id);
  return bundled
    ? `${plain(id)} is bundled and stays. An examination leaves bundled packs out with --no-bundled-indicators.`
    : `There is no pack ${plain(id)}.`;
}

async function update(home: string, { base, today }: PacksSurroundings, io: Streams): Promise<number> {
  let fetched = 0;
  let failed = 0;
  const day = today ?? new Date().toISOString().slice(0, 10);
  for await (const one of updatePacks({ home, today: day, ...(base === undefined ? {} : { base }) })) {
    if (one.state === "failed") {
      failed++;
      io.err(`${one.id}: not updated: ${plain(one.reason)}\n`);
      continue;
    }
    fetched++;
    const change = one.added + one.removed > 0 ? `${one.added} new, ${one.removed} gone` : "nothing new";
    io.out(`${one.id}: ${one.count} indicators, ${change}\n`);
  }
  if (failed === 0) return exitStatus.examined;
  return fetched === 0 ? exitStatus.notOpened : exitStatus.damaged;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Text from a pack for the terminal: without control characters, which could rewrite what stands there. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd").slice(0, 300);
}
