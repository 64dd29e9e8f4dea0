import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Makes database files for tests with Node's own SQLite: not the engine under test, and it writes real WAL files.
 * `buildDatabase((db) => db.exec("CREATE TABLE t (a); INSERT INTO t VALUES (1)"))` gives the bytes of the file.
 */
export function buildDatabase(fill: (db: DatabaseSync) => void): Uint8Array<ArrayBuffer> {
  return inFolder((path) => {
    const db = new DatabaseSync(path);
    try {
      fill(db);
    } finally {
      db.close();
    }
    return fileBytes(path);
  });
}

/**
 * A database as it lies on a running phone: rows of `base` are in the main file, what `inWal` writes is only in the
 * `-wal`, each statement outside a transaction as its own commit.
 */
export function buildWalDatabase(
  base: (db: DatabaseSync) => void,
  inWal: (db: DatabaseSync) => void,
): { main: Uint8Array<ArrayBuffer>; wal: Uint8Array<ArrayBuffer> } {
  return inFolder((path) => {
    const db = new DatabaseSync(path);
    try {
      base(db);
      db.exec("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0");
      inWal(db);
      // Read while open: closing would move the WAL into the main file.
      return { main: fileBytes(path), wal: fileBytes(`${path}-wal`) };
    } finally {
      db.close();
    }
  });
}

/** Puts the tables and rows of a database file into another one. */
export function restoreDatabase(db: DatabaseSync, bytes: Uint8Array): void {
  inFolder((path) => {
    writeFileSync(path, bytes);
    const from = new DatabaseSync(path);
    const tables = from.prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    try {
      db.exec("BEGIN");
      for (const { name, sql } of tables.all()) {
        db.exec(String(sql));
        const all = from.prepare(`SELECT * FROM "${String(name)}"`);
        // Times of some stores are beyond what a number holds exactly.
        all.setReadBigInts(true);
        for (const row of all.all()) {
          const slots = Object.keys(row).fill("?").join(", ");
          db.prepare(`INSERT INTO "${String(name)}" VALUES (${slots})`).run(...Object.values(row));
        }
      }
      db.exec("COMMIT");
    } finally {
      from.close();
    }
  });
}

function inFolder<T>(work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "sillage-sqlite-"));
  try {
    return work(join(folder, "test.db"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fileBytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}
