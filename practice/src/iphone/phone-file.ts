import type { DatabaseContent, Row } from "../writers/sqlite-writer.ts";
import { type DatabaseWithLog, writeDatabase, writeDatabaseWithLog } from "../writers/sqlite-writer.ts";

export type Form = "backup" | "encrypted-backup" | "filesystem";

/** A file of the phone: where a backup names it, where a dump has it, what is in it. */
export interface PhoneFile {
  /** Undefined where a backup never holds it. */
  readonly backup?: { readonly domain: string; readonly path: string };
  /** Without leading slash. Undefined where only a backup tells it. */
  readonly device?: string;
  /** Absent for a folder, and for a file that a backup lists without carrying it. */
  readonly content?: Uint8Array;
  readonly folder?: boolean;
  /** In a dump: the database before its log was folded in, and that log. */
  readonly live?: DatabaseWithLog;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly born?: number;
  readonly mode?: number;
  readonly owner?: number;
  readonly protectionClass?: number;
}

/** Where files of the mobile user's home lie in both forms. */
export function inHome(path: string): Pick<PhoneFile, "backup" | "device"> {
  return { backup: { domain: "HomeDomain", path }, device: `private/var/mobile/${path}` };
}

/** Files of an application's own container. */
export function inApp(bundle: string, path: string): Pick<PhoneFile, "backup" | "device"> {
  const container = containers[bundle];
  if (!container) throw new Error(`${bundle} has no container`);
  return {
    backup: { domain: `AppDomain-${bundle}`, path },
    device: `private/var/mobile/Containers/Data/Application/${container}/${path}`,
  };
}

/** Files that an application shares with its extensions. */
export function inGroup(group: string, path: string): Pick<PhoneFile, "backup" | "device"> {
  const container = containers[group];
  if (!container) throw new Error(`${group} has no container`);
  return {
    backup: { domain: `AppDomainGroup-${group}`, path },
    device: `private/var/mobile/Containers/Shared/AppGroup/${container}/${path}`,
  };
}

/** Containers have random names on a phone; these are fixed. */
export const containers: Readonly<Record<string, string>> = {
  "com.apple.mobilesafari": "6F1B9C52-0001-4C1E-9A51-0A1B2C3D4E01",
  "com.google.chrome.ios": "6F1B9C52-0002-4C1E-9A51-0A1B2C3D4E02",
  "org.mozilla.ios.Firefox": "6F1B9C52-0003-4C1E-9A51-0A1B2C3D4E03",
  "net.whatsapp.WhatsApp": "6F1B9C52-0004-4C1E-9A51-0A1B2C3D4E04",
  "com.example.transcribe": "6F1B9C52-0005-4C1E-9A51-0A1B2C3D4E05",
  "com.apple.SafariViewService": "6F1B9C52-0006-4C1E-9A51-0A1B2C3D4E06",
  "group.net.whatsapp.WhatsApp.shared": "9D2E7A10-0001-4B7F-8C33-1F2E3D4C5B01",
  "group.org.mozilla.ios.Firefox": "9D2E7A10-0002-4B7F-8C33-1F2E3D4C5B02",
};

type Place = Pick<PhoneFile, "backup" | "device" | "protectionClass" | "mode" | "owner">;

/** A database that is found folded together in every form. */
export function database(place: Place, content: DatabaseContent, modified: number): PhoneFile {
  return { ...place, content: writeDatabase(content), modified };
}

/** A database that a backup holds folded together and a dump with its last rows still in the log. */
export function liveDatabase(
  place: Place,
  content: DatabaseContent,
  modified: number,
  late: (table: string, row: Row) => boolean,
  options: { readonly schemaLate?: boolean } = {},
): PhoneFile {
  return { ...place, content: writeDatabase(content), live: writeDatabaseWithLog(content, late, options), modified };
}
