import type { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildDatabase, buildWalDatabase } from "../../../test/sqlite-builder.ts";
import { openBytes } from "../../../test/sqlite-engine.ts";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import type { RecoveryOrigin } from "./database.ts";

const tables = `CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, date INTEGER, read INTEGER DEFAULT 0);
  CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT);
  CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, PRIMARY KEY (chat_id, message_id));
  INSERT INTO handle VALUES (1, '+34600111222');`;

interface Found {
  readonly id: number | null;
  readonly text: string | null;
  readonly handle: string | null;
  readonly chat: number | null;
  readonly origin: RecoveryOrigin | undefined;
}

async function recovered(main: Uint8Array, wal?: Uint8Array): Promise<Found[]> {
  const { db } = await openBytes(main, wal);
  const links = ["chat_message_join"];
  const shadow = db.recovered({ table: "message", identity: ["guid", "text"], links });
  const found = Array.from(
    shadow?.select({
      from: ["message", "m"],
      join: [
        ["handle", "h", "h.ROWID = m.handle_id"],
        ["chat_message_join", "j", "j.message_id = m.ROWID"],
      ],
      columns: { id: "m.ROWID", text: "m.text", handle: "h.id", chat: "j.chat_id" },
    }) ?? [],
    (row) => ({
      id: row.integer("id"),
      text: row.text("text"),
      handle: row.text("handle"),
      chat: row.integer("chat"),
      origin: shadow?.origin(row.rowid),
    }),
  );
  db.close();
  return found;
}

function fill(db: DatabaseSync, count: number, length = 20): void {
  const insert = db.prepare("INSERT INTO message (guid, text, handle_id, date) VALUES (?, ?, 1, ?)");
  db.exec("BEGIN");
  for (let i = 1; i <= count; i++) insert.run(`guid-${i}`, `text ${i} ${"x".repeat(length)}`, 700_000_000 + i);
  db.exec("COMMIT");
}

const texts = (found: readonly Found[]) => found.map(({ text }) => text?.slice(0, 8).trim());

describe("earlier states of the log", () => {
  test("give what was deleted and what was changed, with what it was joined with", async () => {
    const { main, wal } = buildWalDatabase(
      (db) => {
        db.exec(tables);
        fill(db, 3);
        db.exec("INSERT INTO chat_message_join VALUES (9, 1), (9, 2), (9, 3)");
      },
      (db) => {
        db.exec("UPDATE message SET read = 1");
        db.exec("UPDATE message SET text = 'changed' WHERE ROWID = 3");
        db.exec("DELETE FROM chat_message_join WHERE message_id = 2");
        db.exec("DELETE FROM message WHERE ROWID = 2");
      },
    );
    const found = await recovered(main, wal);
    expect(found).toMatchObject([
      {
        id: 2,
        text: `text 2 ${"x".repeat(20)}`,
        handle: "+34600111222",
        chat: 9,
        origin: { state: "wal", place: "earlier state", whole: true, rowid: 2 },
      },
      { id: 3, chat: 9, origin: { state: "wal", rowid: 3, numberInUse: true } },
    ]);
    expect(found[0]?.origin?.numberInUse).toBeUndefined();
  });

  test("of a table with pages above its leaves are found too", async () => {
    const { main, wal } = buildWalDatabase(
      (db) => {
        db.exec(tables);
        fill(db, 2000);
      },
      (db) => db.exec("DELETE FROM message WHERE ROWID IN (7, 1500)"),
    );
    expect(texts(await recovered(main, wal))).toEqual(["text 7 x", "text 150"]);
  });

  test("give one version of several that differ elsewhere, and each that differs in what tells rows apart", async () => {
    const { main, wal } = buildWalDatabase(
      (db) => {
        db.exec(tables);
        fill(db, 1);
      },
      (db) => {
        for (const text of ["second", "third", "fourth"]) db.exec(`UPDATE message SET text = '${text}', read = 1`);
      },
    );
    expect(new Set(texts(await recovered(main, wal)))).toEqual(new Set(["second", "text 1 x", "third"]));
  });
});

describe("bytes that nothing owns", () => {
  test("the space where cells were", async () => {
    const bytes = buildDatabase((db) => {
      db.exec(`PRAGMA secure_delete = OFF; ${tables}`);
      fill(db, 30, 40);
      db.exec("DELETE FROM message WHERE ROWID IN (5, 12, 30)");
    });
    const found = await recovered(bytes);
    expect(new Set(texts(found))).toEqual(new Set(["text 12", "text 30", "text 5 x"]));
    // The last cell was nearest to the free space: its first bytes are there. The others lost four of theirs.
    expect(found.find(({ id }) => id === 30)?.origin).toMatchObject({ place: "unallocated space", whole: true });
    expect(found.filter(({ id }) => id === null).map(({ origin }) => origin?.whole)).toEqual([false, false]);
    expect(found.every(({ handle }) => handle === "+34600111222")).toBe(true);
    expect(found.every(({ origin }) => origin?.state === "free_page" && origin.problems === undefined)).toBe(true);
  });

  test("pages that were given back", async () => {
    const bytes = buildDatabase((db) => {
      db.exec(`PRAGMA secure_delete = OFF; ${tables}`);
      fill(db, 500, 100);
      db.exec("DELETE FROM message WHERE ROWID BETWEEN 100 AND 400");
    });
    const found = await recovered(bytes);
    expect(found.length).toBeGreaterThan(200);
    expect(found.every(({ text }) => /^text \d+ x+$/.test(text ?? ""))).toBe(true);
    const told = found.map(({ text }) => Number(/\d+/.exec(text ?? "")?.[0]));
    expect(told.every((number) => number >= 100 && number <= 400)).toBe(true);
    expect(new Set(told).size).toBe(told.length);
    expect(found.some(({ origin }) => origin?.place === "free page")).toBe(true);
    for (const { id, text, origin } of found) if (origin?.whole) expect(text).toContain(`text ${id} `);
  });

  test("that SQLite overwrote tell nothing", async () => {
    const bytes = buildDatabase((db) => {
      db.exec(`PRAGMA secure_delete = ON; ${tables}`);
      fill(db, 500, 100);
      db.exec("DELETE FROM message WHERE ROWID > 100");
    });
    expect(await recovered(bytes)).toEqual([]);
  });

  test("of another table of the same form are said to be perhaps its", async () => {
    const bytes = buildDatabase((db) => {
      db.exec(`PRAGMA secure_delete = OFF; ${tables}`);
      db.exec("CREATE TABLE draft (id INTEGER PRIMARY KEY, guid TEXT, text TEXT, a INTEGER, b INTEGER, c INTEGER)");
      fill(db, 300, 100);
      db.exec(
        "INSERT INTO draft SELECT * FROM message; DROP TABLE draft; CREATE TABLE draft2 (id INTEGER PRIMARY KEY, guid TEXT, text TEXT, a INTEGER, b INTEGER, c INTEGER); DELETE FROM message WHERE ROWID > 100",
      );
    });
    const found = await recovered(bytes);
    expect(found.filter(({ origin }) => origin?.place === "free page").length).toBeGreaterThan(0);
    for (const { origin } of found) {
      if (origin?.place === "free page") expect(origin.alsoFits).toEqual(["draft2"]);
      else expect(origin?.alsoFits).toBeUndefined();
    }
  });
});

test("nothing is recovered of tables that lost nothing", async () => {
  const bytes = buildDatabase((db) => {
    db.exec(tables);
    fill(db, 2000, 50);
  });
  expect(await recovered(bytes)).toEqual([]);
});

const sound = buildWalDatabase(
  (db) => {
    db.exec(`PRAGMA page_size = 1024; PRAGMA secure_delete = OFF; ${tables}`);
    fill(db, 200, 60);
    db.exec("DELETE FROM message WHERE ROWID BETWEEN 50 AND 120");
  },
  (db) => db.exec("DELETE FROM message WHERE ROWID % 7 = 0; UPDATE message SET text = 'x' WHERE ROWID % 11 = 0"),
);

test("mutated files are read to an end", async () => {
  const place = fc.nat({ max: sound.main.length - 1 });
  const change = fc.tuple(place, fc.integer({ min: 0, max: 255 }), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
      const main = sound.main.slice();
      const wal = sound.wal.slice();
      for (const [at, byte, inWal] of changes) {
        if (inWal) wal[at % wal.length] = byte;
        else main[at] = byte;
      }
      try {
        for (const { text } of await recovered(main, wal)) expect(text?.length ?? 0).toBeLessThan(2000);
      } catch (error) {
        if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
      }
    }),
    { numRuns: 150 },
  );
});
