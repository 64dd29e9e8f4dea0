/**
 * The floor under reading a backup: node step-rows.ts BACKUP
 * Reads, hashes and steps every row of every database with the same SQLite; makes no records, looks nothing up.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { memorySource } from "@sillage/core/bytes/source.ts";
import { openDatabase } from "@sillage/core/formats/sqlite/database.ts";
import { loadSqlite } from "@sillage/core/formats/sqlite/engine.ts";

const magic = "SQLite format 3\0";
const backup = process.argv[2] ?? "";
const wasm = createRequire(import.meta.resolve("@sillage/core/formats/sqlite/engine.ts")).resolve(
  "@sqlite.org/sqlite-wasm/sqlite3.wasm",
);
const engine = await loadSqlite(new Uint8Array(readFileSync(wasm)));
let rows = 0;
for (const name of readdirSync(backup, { recursive: true, encoding: "utf8" })) {
  const file = join(backup, name);
  if (!statSync(file).isFile()) continue;
  const bytes = readFileSync(file);
  if (bytes.toString("latin1", 0, magic.length) !== magic) continue;
  createHash("sha256").update(bytes).digest();
  const database = openDatabase(engine, { main: memorySource(bytes), onProblem() {} });
  for (const [table, columns] of database.tables) {
    const all = Object.fromEntries(columns.map((column) => [column, `t.${column}`]));
    for (const _ of database.select({ from: [table, "t"], columns: all })) rows++;
  }
  database.close();
}
console.log(`${rows} rows`);
