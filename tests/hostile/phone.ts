import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { fileId, writeBackup } from "@sillage/practice/iphone/backup-writer.ts";
import { writeEncryptedBackup } from "@sillage/practice/iphone/encrypted-backup-writer.ts";
import { backupIdentity, leylasIphone } from "@sillage/practice/iphone/phone.ts";
import type { PhoneFile } from "@sillage/practice/iphone/phone-file.ts";
import { type Plain, plist } from "@sillage/practice/plist.ts";
import { buildDatabase } from "../../packages/core/test/sqlite-builder.ts";
import { temporaryFolder } from "../sillage.ts";

/** A small phone of which every file leads to one finding, so that what is lost and what is not can be told apart. */

export const indicators = "evil.example.org\nattacker@example.net\n";
export const password = "a password";

/** Seconds since 2001. */
export const t0 = 721_692_800;

/** A file of the phone by a short name: where it lies and what is in it. */
export interface SmallFile {
  readonly domain: string;
  readonly path: string;
  readonly content: Uint8Array;
}

export const smsTables = `CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
  CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, service TEXT, date INTEGER,
    is_from_me INTEGER);
  CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, guid TEXT, filename TEXT);
  CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
  INSERT INTO handle VALUES (1, '+33600000001', 'SMS');`;

const chrome = "Library/Application Support/Google/Chrome/Default/History";

export const places = {
  sms: ["HomeDomain", "Library/SMS/sms.db"],
  safari: ["HomeDomain", "Library/Safari/History.db"],
  chrome: ["AppDomain-com.google.chrome.ios", chrome],
  calls: ["HomeDomain", "Library/CallHistoryDB/CallHistory.storedata"],
  lookups: ["HomeDomain", "Library/Preferences/com.apple.identityservices.idstatuscache.plist"],
  preferences: ["HomeDomain", "Library/Preferences/.GlobalPreferences.plist"],
} as const;

export type FileName = keyof typeof places;

export function sms(fill: (db: DatabaseSync) => void = () => {}): Uint8Array {
  return buildDatabase((db) => {
    db.exec(`${smsTables} INSERT INTO message VALUES
      (1, 'a', 'look https://evil.example.org/1', 1, 'SMS', ${t0}, 0), (2, 'b', 'hello', 1, 'SMS', ${t0 + 1}, 1),
      (3, 'c', 'and https://evil.example.org/3', 1, 'SMS', ${t0 + 2}, 0)`);
    fill(db);
  });
}

export function safari(url = "https://evil.example.org/safari"): Uint8Array {
  return buildDatabase((db) => {
    db.exec(`CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT, domain_expansion TEXT, visit_count INTEGER);
      CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, title TEXT,
        redirect_source INTEGER, redirect_destination INTEGER);
      INSERT INTO history_visits VALUES (1, 1, ${t0}, 't', NULL, NULL)`);
    db.prepare("INSERT INTO history_items VALUES (1, ?, '', 1)").run(url);
  });
}

export function chromeHistory(times: readonly bigint[] = [13_344_473_600_000_000n]): Uint8Array {
  return buildDatabase((db) => {
    db.exec(`CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT);
      CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER);
      INSERT INTO urls VALUES (1, 'https://evil.example.org/chrome')`);
    const visit = db.prepare("INSERT INTO visits (url, visit_time, from_visit) VALUES (1, ?, 0)");
    for (const time of times) visit.run(time);
  });
}

export function calls(addresses: readonly (string | Uint8Array)[] = ["+33600000001"]): Uint8Array {
  return buildDatabase((db) => {
    db.exec(`CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZDURATION REAL, ZLOCATION TEXT, ZADDRESS BLOB,
      ZSERVICE_PROVIDER TEXT)`);
    const call = db.prepare("INSERT INTO ZCALLRECORD (ZDATE, ZDURATION, ZADDRESS) VALUES (?, 1, ?)");
    for (const [index, address] of addresses.entries()) call.run(t0 + index, address);
  });
}

const binary = (value: Plain) => writeBinaryPlist(plist(value));

const sound: Readonly<Record<FileName, () => Uint8Array>> = {
  sms: () => sms(),
  safari: () => safari(),
  chrome: () => chromeHistory(),
  calls: () => calls(),
  lookups: () => binary({ "com.apple.madrid": { "mailto:attacker@example.net": { LookupDate: t0, IDStatus: 1 } } }),
  preferences: () => binary({ LDMGlobalEnabled: false }),
};

/** The phone's files, some of them replaced. */
function files(replaced: Partial<Record<FileName, Uint8Array>>): SmallFile[] {
  return (Object.keys(places) as FileName[]).map((name) => {
    const [domain, path] = places[name];
    return { domain, path, content: replaced[name] ?? sound[name]() };
  });
}

function phoneFiles(replaced: Partial<Record<FileName, Uint8Array>>): PhoneFile[] {
  return files(replaced).map(({ domain, path, content }) => ({
    backup: { domain, path },
    content,
    modified: 1_700_000_000_000,
  }));
}

/** A plain backup of it. */
export function backup(replaced: Partial<Record<FileName, Uint8Array>> = {}): string {
  const folder = join(temporaryFolder(), "backup");
  writeBackup(folder, phoneFiles(replaced), backupIdentity(leylasIphone, []));
  return folder;
}

/** The same, encrypted with `password`. */
export function encryptedBackup(replaced: Partial<Record<FileName, Uint8Array>> = {}): string {
  const folder = join(temporaryFolder(), "backup");
  writeEncryptedBackup(folder, phoneFiles(replaced), backupIdentity(leylasIphone, []), {
    password,
    iterations: "quick",
    seed: "test",
  });
  return folder;
}

/** Where a file of the backup lies on disk. */
export function blob(folder: string, name: FileName): string {
  const [domain, path] = places[name];
  const id = fileId(domain, path);
  return join(folder, id.slice(0, 2), id);
}

/** A dump of its file system, with a cache of an application beside what a backup has. */
export function dump(more: Readonly<Record<string, Uint8Array>> = {}): Readonly<Record<string, Uint8Array>> {
  const home = files({}).filter(({ domain }) => domain === "HomeDomain");
  return {
    ...Object.fromEntries(home.map(({ path, content }) => [`private/var/mobile/${path}`, content])),
    [cachePlace]: cache(["'2023-11-14 22:13:20'"]),
    ...more,
  };
}

export const cachePlace = "private/var/mobile/Containers/Data/Application/A/Library/Caches/x/Cache.db";

/** Requests of an application; each with its time as SQL writes it. */
export function cache(times: readonly string[]): Uint8Array {
  return buildDatabase((db) => {
    db.exec(`CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY, version INTEGER, hash_value INTEGER,
      storage_policy INTEGER, request_key TEXT, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP)`);
    for (const time of times) {
      db.exec(`INSERT INTO cfurl_cache_response (version, hash_value, storage_policy, request_key, time_stamp)
        VALUES (0, 1, 0, 'https://evil.example.org/cache', ${time})`);
    }
  });
}

export function writeFolder(contents: Readonly<Record<string, Uint8Array>>): string {
  const folder = join(temporaryFolder(), "dump");
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
