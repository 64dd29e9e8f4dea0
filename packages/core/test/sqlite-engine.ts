import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { memorySource } from "../src/bytes/source.ts";
import { type Database, type DatabaseProblem, openDatabase } from "../src/formats/sqlite/database.ts";
import { loadSqlite, type SqliteEngine } from "../src/formats/sqlite/engine.ts";

/** The SQLite engine, loaded from the package as Node's platform does. */
export async function testEngine(): Promise<SqliteEngine> {
  const path = createRequire(import.meta.url).resolve("@sqlite.org/sqlite-wasm/sqlite3.wasm");
  return loadSqlite(new Uint8Array(readFileSync(path)));
}

/** Opens the bytes of a database and keeps its problems. */
export async function openBytes(
  main: Uint8Array,
  wal?: Uint8Array,
): Promise<{ db: Database; problems: DatabaseProblem[] }> {
  const problems: DatabaseProblem[] = [];
  const db = openDatabase(await testEngine(), {
    main: memorySource(main),
    ...(wal ? { wal: memorySource(wal) } : {}),
    onProblem: (problem) => problems.push(problem),
  });
  return { db, problems };
}
