import type { ByteSource } from "../../bytes/source.ts";
import {
  type CheckedPages,
  decryptedDatabase,
  opensDatabase,
  uncheckedPages,
} from "../../formats/sqlcipher/database.ts";
import type { KeySpec } from "../../formats/sqlcipher/key-spec.ts";
import { decryptedLog } from "../../formats/sqlcipher/log.ts";
import { encryptedPageSize, type PageKeys, pageKeys } from "../../formats/sqlcipher/pages.ts";
import { ProblemLog } from "../problems.ts";
import type { OpenContext } from "../recognise.ts";
import type { EvidenceFile, EvidenceKind, EvidenceTree, Locked } from "../tree.ts";
import { givenKeys, type KeptDatabase, keptDatabases } from "./keys.ts";

/** In which such databases are looked for. */
const kinds: ReadonlySet<EvidenceKind> = new Set(["ios_backup", "ios_filesystem", "files"]);
/** Pages that are told by number; a hostile file could have millions. */
const mostTold = 20;

interface Unlocked {
  readonly pageSize: number;
  readonly keys: PageKeys;
  readonly checked: CheckedPages;
}

type Lock = Unlocked | Locked | "in clear";

/**
 * The tree with the databases in clear that apps encrypt with keys of their own (SQLCipher): with the owner's key, or
 * with the one that the app keeps beside. Where neither opens it, the file says so (`locked`).
 */
export function withAppDatabases(tree: EvidenceTree, context: OpenContext): EvidenceTree {
  if (!kinds.has(tree.kind)) return tree;
  const { platform } = context;
  const log = new ProblemLog();
  const locks = new Map<string, Promise<Lock>>();
  const { differences } = tree;

  function lockOf(path: string, app: KeptDatabase): Promise<Lock> {
    const known = locks.get(path) ?? findLock(path, app);
    locks.set(path, known);
    return known;
  }

  async function findLock(path: string, app: KeptDatabase): Promise<Lock> {
    const source = await (await tree.file(path))?.open();
    if (!source) return "in clear";
    try {
      const pageSize = encryptedPageSize(source);
      if (pageSize === undefined) return "in clear";
      const owners = givenKeys(context);
      for (const spec of [...owners.specs, await app.keyBeside?.(tree, path, platform)]) {
        const keys = spec && keysOf(spec, source, pageSize);
        if (keys) return { pageSize, keys, checked: uncheckedPages(source.size, pageSize) };
      }
      const why = owners.given ? "and the key given does not open it" : "and its key was not given";
      return { given: owners.given, message: `the database is encrypted, ${why}: ${app.whereKept}` };
    } finally {
      source.close?.();
    }
  }

  function keysOf(spec: KeySpec, source: ByteSource, pageSize: number): PageKeys | undefined {
    const keys = pageKeys(spec);
    return opensDatabase({ platform, source, pageSize }, keys) ? keys : undefined;
  }

  async function fileAt(path: string): Promise<EvidenceFile | undefined> {
    const main = path.endsWith("-wal") ? path.slice(0, -"-wal".length) : path;
    const app = keptDatabases.find(({ isAt }) => isAt(main));
    const file = await tree.file(path);
    if (!app || !file) return file;
    const lock = await lockOf(main, app);
    if (lock === "in clear") return file;
    return "keys" in lock ? unlocked(file, lock, path === main) : { ...describedFile(file), locked: lock };
  }

  function unlocked(file: EvidenceFile, lock: Unlocked, isMain: boolean): EvidenceFile {
    return {
      ...describedFile(file),
      openStored: () => file.openStored?.() ?? file.open(),
      async open() {
        const source = await file.open();
        if (!isMain) return decryptedLog({ platform, source }, lock.keys);
        let told = 0;
        const tell = (code: "damaged" | "truncated", message: string): void => {
          told++;
          if (told <= mostTold) log.add(file.path, code, message);
          else log.add(file.path, code, "further pages are damaged, which are not named");
        };
        return decryptedDatabase({ platform, source, pageSize: lock.pageSize }, lock.keys, tell, lock.checked);
      },
    };
  }

  return {
    kind: tree.kind,
    name: tree.name,
    encrypted: tree.encrypted,
    ...(tree.keys ? { keys: tree.keys } : {}),
    device: () => tree.device(),
    entries: () => tree.entries(),
    file: fileAt,
    ...(differences ? { differences: () => differences.call(tree) } : {}),
    get problems() {
      return [...tree.problems, ...log.list];
    },
    close: () => tree.close(),
  };
}

function describedFile(file: EvidenceFile): EvidenceFile {
  const { path, domain, size, metadata } = file;
  const openStored = file.openStored?.bind(file);
  return {
    path,
    size,
    metadata,
    open: () => file.open(),
    ...(domain === undefined ? {} : { domain }),
    ...(openStored ? { openStored } : {}),
  };
}
