import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { sharedPath } from "./shared.ts";
import { zipEntries } from "./zip-entries.ts";

const ileapp = "evidence/real/iLEAPP/admin/test/cases/data";

/** A file of plaso's test data. */
export function plasoFile(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(sharedPath("evidence/real/plaso/test_data", name)));
}

/**
 * A database where it lies. Immutable: SQLite would otherwise leave a `-wal` beside a file of WAL mode, even when it
 * opens it to read only, and other tests would read that as evidence.
 */
export function realDatabase(...path: readonly string[]): DatabaseSync {
  const url = pathToFileURL(sharedPath(...path));
  url.searchParams.set("immutable", "1");
  return new DatabaseSync(url, { readOnly: true });
}

/**
 * The files of one of iLEAPP's test cases as a dump names them: below `private/var`, wherever the archive has them.
 * Shared-memory files are left out: they hold nothing that is kept.
 */
export function ileappFiles(module: string, archive: string): Record<string, Uint8Array<ArrayBuffer>> {
  const zip = zipEntries(new Uint8Array(readFileSync(sharedPath(ileapp, module, archive))));
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const [name, bytes] of zip) {
    if (name.endsWith("-shm") || name.endsWith("/")) continue;
    const path = name.replace(/^\/?(?:filesystem\d\/)?(?:private\/var\/)?/, "");
    files[`private/var/${path}`] = bytes;
  }
  return files;
}
