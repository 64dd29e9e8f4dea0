import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parsePlist } from "../../src/formats/plist/parse.ts";
import { PlistUid, type PlistValue } from "../../src/formats/plist/value.ts";
import { writeBinaryPlist } from "../../src/formats/plist/write.ts";

/** What of the good input a poisoning may cost. */
export type Cost =
  /** Nothing: something bad was added. */
  | "nothing"
  /** What is read from one value: at most one field of one record. */
  | "value"
  /** What is read from a list, a dictionary or data: anything, but it must be said. */
  | "container";

export interface Poisoned {
  readonly what: string;
  readonly cost: Cost;
  readonly bytes: Uint8Array;
  /** Whether the artifact cannot but meet it. */
  readonly met: boolean;
}

export type Format = "sqlite" | "plist" | "text";

export function formatOf(bytes: Uint8Array): Format {
  const start = String.fromCharCode(...bytes.subarray(0, 15));
  if (start === "SQLite format 3") return "sqlite";
  return start.startsWith("bplist") || start.startsWith("<?xml") ? "plist" : "text";
}

export function poison(bytes: Uint8Array, firstLineOnly: boolean): Poisoned[] {
  switch (formatOf(bytes)) {
    case "sqlite":
      return poisonedDatabases(bytes);
    case "plist":
      return poisonedPlists(parsePlist(bytes));
    case "text":
      return poisonedTexts(bytes, firstLineOnly);
  }
}

/** For each table, a row with the largest integer where numbers belong and bytes that are no UTF-8 where text does. */
function poisonedDatabases(bytes: Uint8Array): Poisoned[] {
  const folder = mkdtempSync(join(tmpdir(), "sillage-poison-"));
  const path = join(folder, "poisoned.db");
  const open = (): DatabaseSync => {
    writeFileSync(path, bytes);
    return new DatabaseSync(path);
  };
  try {
    const first = open();
    const tables = first
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all();
    first.close();
    return tables.map(({ name }) => {
      const db = open();
      insertExtremes(db, String(name));
      db.close();
      return {
        what: `a row of extreme values in ${String(name)}`,
        cost: "nothing",
        bytes: new Uint8Array(readFileSync(path)),
        met: false,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function insertExtremes(db: DatabaseSync, table: string): void {
  const columns = db
    .prepare(`PRAGMA table_info("${table}")`)
    .all()
    .map(({ name, type, pk }) => ({ name: String(name), type: String(type), pk: Number(pk) }))
    // An INTEGER PRIMARY KEY is the rowid: SQLite numbers it.
    .filter(({ type, pk }) => pk === 0 || !/^integer$/i.test(type));
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const slots = columns.map(() => "?").join(", ");
  const sql = columns.length > 0 ? `(${names}) VALUES (${slots})` : "DEFAULT VALUES";
  db.prepare(`INSERT INTO "${table}" ${sql}`).run(...columns.map(({ type }) => extreme(type)));
}

function extreme(type: string): bigint | Uint8Array {
  return /int|real|floa|doub|num|time|date|bool/i.test(type)
    ? 2n ** 63n - 1n
    : new Uint8Array([0xff, 0xfe, 0x00, 0xc3]);
}

/** Every value in turn, as a type that only keyed archives have. */
function poisonedPlists(root: PlistValue): Poisoned[] {
  return [...places(root, [])].map(({ path, value }) => {
    const isContainer = value instanceof Uint8Array || Array.isArray(value) || value instanceof Map;
    return {
      what: `another type at ${path.join("/") || "the top"}`,
      cost: isContainer ? "container" : "value",
      bytes: writeBinaryPlist(replaced(root, path, new PlistUid(7))),
      met: false,
    };
  });
}

type Path = readonly (string | number)[];

function* places(value: PlistValue, path: Path): Generator<{ path: Path; value: PlistValue }> {
  yield { path, value };
  if (Array.isArray(value)) {
    for (const [index, element] of (value as readonly PlistValue[]).entries()) yield* places(element, [...path, index]);
  } else if (value instanceof Map) {
    for (const [key, entry] of value as ReadonlyMap<string, PlistValue>) yield* places(entry, [...path, key]);
  }
}

function replaced(value: PlistValue, [step, ...rest]: Path, by: PlistValue): PlistValue {
  if (step === undefined) return by;
  if (Array.isArray(value)) {
    return (value as readonly PlistValue[]).map((part, index) => (index === step ? replaced(part, rest, by) : part));
  }
  const entries = [...(value as ReadonlyMap<string, PlistValue>)];
  return new Map(entries.map(([key, part]) => [key, key === step ? replaced(part, rest, by) : part]));
}

/** A line of rubbish behind each line but the last, which is empty. */
function poisonedTexts(bytes: Uint8Array, firstLineOnly: boolean): Poisoned[] {
  const rubbish = new Uint8Array([0x67, 0xff, 0xfe, 0x00, 0x7b, 0x5b, 0x28, 0x0a]);
  const ends = [...bytes.entries()].flatMap(([index, byte]) => (byte === 0x0a ? [index + 1] : []));
  return ends.map((end, line) => ({
    what: `rubbish behind line ${line + 1}`,
    cost: "nothing",
    bytes: new Uint8Array([...bytes.subarray(0, end), ...rubbish, ...bytes.subarray(end)]),
    met: !firstLineOnly,
  }));
}

/** The whole file spoilt. Nothing is promised but that it is said. */
export function ruined(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  return {
    empty: new Uint8Array(0),
    "cut in half": bytes.slice(0, bytes.length >> 1),
    "zeros from the middle on": bytes.map((byte, index) => (index < bytes.length >> 1 ? byte : 0)),
    "rubbish all over": bytes.map((_, index) => (index * 197 + 31) % 256),
  };
}
