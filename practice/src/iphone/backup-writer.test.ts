import { createDecipheriv, createHash, pbkdf2Sync } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIphone, type Form, type PracticePhone, practicePassword } from "../index.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-practice-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface ManifestLine {
  readonly fileID: string;
  readonly domain: string;
  readonly relativePath: string;
  readonly flags: number;
  readonly file: Uint8Array;
}

function manifest(path: string): ManifestLine[] {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare("SELECT fileID, domain, relativePath, flags, file FROM Files").all();
  db.close();
  return rows.map((row) => ({
    fileID: String(row.fileID),
    domain: String(row.domain),
    relativePath: String(row.relativePath),
    flags: Number(row.flags),
    file: row.file instanceof Uint8Array ? row.file : new Uint8Array(0),
  }));
}

/** Paths, contents and times of everything in a folder. */
function fingerprint(path: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(path, { recursive: true, encoding: "utf8" }).sort()) {
    const status = statSync(join(path, name));
    hash.update(`${name}\0${status.isFile() ? readFileSync(join(path, name)).toString("hex") : ""}\0`);
  }
  return hash.digest("hex");
}

const isDatabase = (path: string): boolean =>
  statSync(path).isFile() && readFileSync(path).subarray(0, 6).toString("latin1") === "SQLite";

function integrity(path: string): unknown {
  const db = new DatabaseSync(path);
  const answer = db.prepare("PRAGMA integrity_check").get()?.integrity_check;
  db.close();
  return answer;
}

describe.each<Form>(["backup", "encrypted-backup", "filesystem"])("the practice iPhone as %s", (form) => {
  it("has the same bytes every time", async () => {
    const first = await buildIphone(join(folder, `${form}-a`), form);
    const second = await buildIphone(join(folder, `${form}-b`), form);
    expect(fingerprint(first.path)).toBe(fingerprint(second.path));
  });

  it("says beside itself that it is synthetic", () => {
    expect(readFileSync(join(folder, `${form}-a`, "SYNTHETIC.txt"), "utf8")).toMatch(
      /^SYNTHETIC: this is not evidence/,
    );
  });

  it("is not written over something", async () => {
    await expect(buildIphone(join(folder, `${form}-a`), form)).rejects.toThrow(/is not empty/);
  });
});

describe("the plain backup", () => {
  let phone: PracticePhone;
  beforeAll(async () => {
    phone = await buildIphone(join(folder, "plain"), "backup");
  });

  it("names every file by the SHA-1 of domain and path", () => {
    const lines = manifest(join(phone.path, "Manifest.db"));
    expect(lines.length).toBeGreaterThan(150);
    for (const line of lines) {
      expect(line.fileID).toBe(createHash("sha1").update(`${line.domain}-${line.relativePath}`).digest("hex"));
      expect(existsSync(join(phone.path, line.fileID.slice(0, 2), line.fileID))).toBe(line.flags === 1);
    }
    const sms = lines.find((line) => line.relativePath === "Library/SMS/sms.db");
    expect(sms?.fileID).toBe("3d0d7e5fb2ce288813306e4d4636395e047a3d28");
  });

  it("holds databases that are whole", () => {
    const files = readdirSync(phone.path, { recursive: true, encoding: "utf8" }).map((name) => join(phone.path, name));
    const databases = files.filter(isDatabase);
    expect(databases.length).toBeGreaterThanOrEqual(18);
    for (const path of databases) expect(integrity(path)).toBe("ok");
  });
});

describe("the dump", () => {
  it("holds databases that are whole with their logs, and rows that only a log has", async () => {
    const { path } = await buildIphone(join(folder, "dump"), "filesystem");
    const files = readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name));
    expect(files.filter((name) => name.endsWith("-wal")).length).toBe(5);
    // Opening folds a log in and takes it away: find the databases before that.
    const databases = files.filter(isDatabase);
    const smsPath = join(path, "private/var/mobile/Library/SMS/sms.db");
    const alone = join(folder, "sms-alone.db");
    writeFileSync(alone, readFileSync(smsPath));
    const count = (name: string): number => {
      const db = new DatabaseSync(name);
      const n = Number(db.prepare("SELECT count(*) AS n FROM message").get()?.n);
      db.close();
      return n;
    };
    // The log adds six and takes two away.
    expect(count(smsPath) - count(alone)).toBe(4);
    for (const name of databases) expect(integrity(name)).toBe("ok");
  });

  it("has known times", async () => {
    const { path } = await buildIphone(join(folder, "times"), "filesystem");
    const seconds = (name: string): number => statSync(join(path, name)).mtimeMs / 1_000;
    expect(seconds("private/var/tmp/UserEventAgent")).toBe(Date.parse("2025-08-11T06:15:03Z") / 1_000);
    expect(seconds("private/var")).toBe(Date.parse("2025-09-20T10:00:00Z") / 1_000);
  });
});

/** Apple's key chain read from its description, with none of the writer's code. */
function unlock(
  path: string,
  password: string,
): { readonly keyOf: (wrapped: Uint8Array) => Buffer; readonly manifest: Buffer } {
  const list = readFileSync(join(path, "Manifest.plist"));
  const bagStart = list.indexOf("VERS", 0, "latin1");
  const fields: [string, Buffer][] = [];
  for (let at = bagStart; /^[A-Z]{4}$/.test(list.toString("latin1", at, at + 4)); ) {
    const length = list.readUInt32BE(at + 4);
    fields.push([list.toString("latin1", at, at + 4), list.subarray(at + 8, at + 8 + length)]);
    at += 8 + length;
  }
  const value = (tag: string): Buffer => fields.find(([name]) => name === tag)?.[1] ?? Buffer.alloc(0);
  const first = pbkdf2Sync(password, value("DPSL"), value("DPIC").readUInt32BE(), 32, "sha256");
  const passwordKey = pbkdf2Sync(first, value("SALT"), value("ITER").readUInt32BE(), 32, "sha1");
  const unwrap = (key: Uint8Array, wrapped: Uint8Array): Buffer => {
    const cipher = createDecipheriv("id-aes256-wrap", key, Buffer.alloc(8, 0xa6));
    return Buffer.concat([cipher.update(wrapped), cipher.final()]);
  };
  const classKeys = new Map<number, Buffer>();
  let current = 0;
  for (const [tag, bytes] of fields) {
    if (tag === "CLAS") current = bytes.readUInt32BE();
    if (tag === "WPKY") classKeys.set(current, unwrap(passwordKey, bytes));
  }
  const keyOf = (wrapped: Uint8Array): Buffer => {
    const number = Buffer.from(wrapped).readUInt32LE();
    return unwrap(classKeys.get(number) ?? Buffer.alloc(32), wrapped.subarray(4));
  };
  // The wrapped key of the manifest: 44 bytes that begin with its class, 4.
  const key = list.indexOf(Buffer.from("4f102c04000000", "hex"));
  return { keyOf, manifest: keyOf(list.subarray(key + 3, key + 3 + 44)) };
}

function decrypt(key: Uint8Array, data: Uint8Array, padded: boolean): Buffer {
  const cipher = createDecipheriv("aes-256-cbc", key, Buffer.alloc(16)).setAutoPadding(padded);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

describe("the encrypted backup", () => {
  it("decrypts to the plain one by the documented way", async () => {
    const plain = await buildIphone(join(folder, "same-plain"), "backup");
    const secret = await buildIphone(join(folder, "same-secret"), "encrypted-backup");
    expect(secret.password).toBe(practicePassword);
    const keys = unlock(secret.path, practicePassword);
    const path = join(folder, "decrypted-Manifest.db");
    writeFileSync(path, decrypt(keys.manifest, readFileSync(join(secret.path, "Manifest.db")), false));
    expect(integrity(path)).toBe("ok");

    const lines = manifest(path).filter((line) => line.flags === 1);
    expect(lines.length).toBe(manifest(join(plain.path, "Manifest.db")).filter((line) => line.flags === 1).length);
    for (const line of lines) {
      // In the keyed archive: data of 44 bytes, class 3 or 4 first.
      const blob = Buffer.from(line.file);
      const at = Math.max(
        blob.indexOf(Buffer.from("4f102c03000000", "hex")),
        blob.indexOf(Buffer.from("4f102c04000000", "hex")),
      );
      const key = keys.keyOf(blob.subarray(at + 3, at + 3 + 44));
      const name = join(line.fileID.slice(0, 2), line.fileID);
      const clear = decrypt(key, readFileSync(join(secret.path, name)), true);
      expect(clear.equals(readFileSync(join(plain.path, name)))).toBe(true);
    }
  });

  it("does not open with another password", async () => {
    expect(() => unlock(join(folder, "same-secret", "iphone-encrypted-backup"), "practice")).toThrow();
  });
});
