import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { memorySource } from "@sillage/core/bytes/source.ts";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { cipherKeyOf } from "@sillage/core/formats/whatsapp-crypt/owner-key.ts";
import { buildIphone } from "@sillage/practice/index.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encryptedBackup } from "../../../../core/test/whatsapp-backup-writer.ts";
import { formsOf } from "./forms.ts";
import { lineIndex } from "./line-index.ts";
import type { RawMethods } from "./methods.ts";
import { type EvidenceReader, evidenceReader } from "./reader.ts";
import { createViewer } from "./viewer.ts";

const plist = `<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "">
<plist version="1.0"><dict><key>a</key><array><integer>1</integer><string>zwei</string></array></dict></plist>`;
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sillage-raw-"));
  mkdirSync(join(folder, "logs"), { recursive: true });
  writeFileSync(join(folder, "logs", "log.txt"), "one\r\ntwo\nthree");
  writeFileSync(join(folder, "logs", "packed.log.gz"), gzipSync("alpha\nbeta\n"));
  writeFileSync(join(folder, "a.plist"), plist);
  writeFileSync(join(folder, "a.json"), '{"list":[{"x":1}]}');
  writeFileSync(join(folder, "broken.json"), '{"list":');
  writeFileSync(join(folder, "picture"), png);
  const db = new DatabaseSync(join(folder, "sms.db"));
  db.exec("CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT, data BLOB, big INTEGER)");
  const insert = db.prepare("INSERT INTO message VALUES (?, ?, ?, ?)");
  for (let row = 1; row <= 25; row++) insert.run(row * 2, `row ${row}`, Buffer.from([1, 2, row]), 2n ** 60n);
  db.exec('CREATE TABLE "odd ""name" (rowid TEXT, b)');
  db.exec(`INSERT INTO "odd ""name" VALUES ('x', 1), ('y', 2)`);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function caseOf(path: string, files: CaseFile["evidence"][number]["files"] = []): CaseFile {
  const piece = {
    name: "e",
    path,
    kind: "files",
    encrypted: false,
    device: { platform: "unknown" },
    fileCount: 1,
    files,
  };
  return { evidence: [piece], options: { asOf: "", language: "en", custody: [] } } as unknown as CaseFile;
}
const of = (file: string) => ({ evidence: 0, file });

describe("files of evidence", () => {
  let viewer: RawMethods;
  beforeAll(() => {
    viewer = createViewer(caseOf(folder, [{ path: "logs/log.txt", size: 14, sha256: "0".repeat(64) }]));
  });
  afterAll(() => viewer.close());

  it.each([
    ["logs/log.txt", ["text", "hex"]],
    ["logs/packed.log.gz", ["text", "hex"]],
    ["a.plist", ["tree", "text", "hex"]],
    ["a.json", ["tree", "text", "hex"]],
    ["picture", ["image", "hex"]],
    ["sms.db", ["sqlite", "hex"]],
  ])("%s is shown as %j", async (file, forms) => {
    expect(await viewer.facts(of(file))).toMatchObject({ shown: true, forms });
  });

  it("says which hash the case recorded, and which it is now", async () => {
    const facts = await viewer.facts(of("logs/log.txt"));
    expect(facts).toMatchObject({ recorded: "0".repeat(64), now: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  });

  it.each([
    ["none.txt", "file_gone"],
    ["logs", "folder"],
  ])("%s is not shown: %s", async (file, why) => {
    expect(await viewer.facts(of(file))).toMatchObject({ shown: false, why });
  });

  it("counts lines as logs do", async () => {
    expect(await viewer.text({ ...of("logs/log.txt"), from: 2, count: 10 })).toEqual({
      from: 2,
      lines: ["two", "three"],
      total: 3,
    });
    expect(await viewer.text({ ...of("logs/packed.log.gz"), from: 1, count: 1 })).toMatchObject({ lines: ["alpha"] });
  });

  it("unfolds property lists and JSON, and says what is broken", async () => {
    expect(await viewer.tree(of("a.plist"))).toEqual({ format: "plist", value: { a: [1, "zwei"] } });
    expect(await viewer.tree(of("a.json"))).toEqual({ format: "json", value: { list: [{ x: 1 }] } });
    await expect(viewer.tree(of("broken.json"))).rejects.toThrow();
  });

  it("gives rows from a number on, page by page", async () => {
    const page = await viewer.rows({ ...of("sms.db"), table: "message", from: 9, limit: 2 });
    expect(page.rows).toEqual([
      { rowid: 10, cells: [10, "row 5", { bytes: 3, hex: "010205" }, String(2n ** 60n)] },
      { rowid: 12, cells: [12, "row 6", { bytes: 3, hex: "010206" }, String(2n ** 60n)] },
    ]);
    expect(page.next).toBe(14);
    expect((await viewer.rows({ ...of("sms.db"), table: "message", from: 50, limit: 9 })).next).toBeUndefined();
  });

  it("reads a table whose own column is called rowid", async () => {
    const page = await viewer.rows({ ...of("sms.db"), table: 'odd "name', from: 2, limit: 5 });
    expect(page.rows).toEqual([{ rowid: 2, cells: ["y", 2] }]);
  });

  it("lists folders", async () => {
    const top = await viewer.folder({ evidence: 0, folder: "" });
    expect(top.list?.entries.map(({ name, type, files }) => [name, type, files])[0]).toEqual(["logs", "folder", 2]);
    const logs = await viewer.folder({ evidence: 0, folder: "logs" });
    expect(logs.list?.entries.map(({ path }) => path)).toEqual(["logs/log.txt", "logs/packed.log.gz"]);
  });
});

describe("evidence that is not there any more", () => {
  it("says so", async () => {
    const viewer = createViewer(caseOf(join(folder, "gone")));
    expect(await viewer.facts(of("x"))).toMatchObject({ shown: false, why: "gone", recorded: null });
    expect(await viewer.folder({ evidence: 0, folder: "" })).toMatchObject({ list: null, not: { why: "gone" } });
    await viewer.close();
  });
});

describe("finding", () => {
  it("tells the byte and the line", async () => {
    const viewer = createViewer(caseOf(folder));
    const asked = { ...of("logs/log.txt"), what: "T", as: "text", from: 0, way: "forward" } as const;
    expect(await viewer.find(asked)).toEqual({ hit: { at: 5, length: 1, line: 2 }, goOn: null });
    expect(await viewer.find({ ...asked, from: 6 })).toMatchObject({ hit: { at: 9, line: 3 } });
    expect(await viewer.find({ ...asked, from: 9, way: "backward" })).toMatchObject({ hit: { at: 5 } });
    expect(await viewer.find({ ...asked, what: "0d0a", as: "bytes" })).toMatchObject({ hit: { at: 3, length: 2 } });
    await expect(viewer.find({ ...asked, what: "xyz", as: "bytes" })).rejects.toThrow("hexadecimal");
    await viewer.close();
  });
});

describe("an encrypted backup", () => {
  it("is opened by its password, which is asked for once", async () => {
    const apart = mkdtempSync(join(tmpdir(), "sillage-phone-"));
    const { path, password = "" } = await buildIphone(apart, "encrypted-backup");
    const viewer = createViewer(caseOf(path));
    const asked = of("HomeDomain-Library/SMS/sms.db");
    expect(await viewer.facts(asked)).toMatchObject({ shown: false, why: "password_needed" });
    expect(await viewer.facts({ ...asked, password: "no" })).toMatchObject({ shown: false, why: "wrong_password" });
    expect(await viewer.facts({ ...asked, password })).toMatchObject({ shown: true, forms: ["sqlite", "hex"] });
    expect((await viewer.rows({ ...asked, table: "message", limit: 1 })).rows).toHaveLength(1);
    await viewer.close();
    rmSync(apart, { recursive: true });
  }, 60_000);
});

describe("a messenger's backup", () => {
  const root = Buffer.alloc(32, 7);
  const file = "msgstore.db.crypt15!msgstore.db";
  let [backup, keyFile] = ["", ""];
  beforeAll(() => {
    const apart = mkdtempSync(join(tmpdir(), "sillage-key-"));
    backup = join(apart, "msgstore.db.crypt15");
    keyFile = join(apart, "64.txt");
    const key = cipherKeyOf({ type: "digits", root });
    const database = readFileSync(join(folder, "sms.db"));
    writeFileSync(backup, encryptedBackup({ generation: 15, cipherKey: key, database }));
    writeFileSync(keyFile, root.toString("hex"));
  });

  afterAll(() => rmSync(dirname(backup), { recursive: true }));

  it.each([
    ["digits that are typed", () => ({ password: root.toString("hex").replace(/(.{4})/g, "$1 ") })],
    ["a key file", () => ({ keyFile })],
  ])("is opened by %s", async (_, secret) => {
    const viewer = createViewer(caseOf(backup));
    expect(await viewer.facts(of(file))).toMatchObject({ shown: false, why: "password_needed" });
    expect(await viewer.facts({ ...of(file), ...secret() })).toMatchObject({ shown: true, forms: ["sqlite", "hex"] });
    expect((await viewer.rows({ ...of(file), table: "message", limit: 2 })).rows).toHaveLength(2);
    await viewer.close();
  });

  it("tells a wrong key, a key file that is not there, and damage apart", async () => {
    const wrong = { ...of(file), password: "0".repeat(64) };
    const viewer = createViewer(caseOf(backup));
    expect(await viewer.facts(wrong)).toMatchObject({ why: "wrong_password" });
    expect(await viewer.facts({ ...of(file), keyFile: join(folder, "none") })).toMatchObject({ why: "no_key_file" });
    await viewer.close();
    const cut = join(dirname(backup), "cut.db.crypt15");
    const bytes = readFileSync(backup);
    bytes.fill(0, 120, 160);
    writeFileSync(cut, bytes);
    const damaged = createViewer(caseOf(cut));
    expect(await damaged.facts({ ...of(file), keyFile })).toMatchObject({ why: "unreadable" });
    await damaged.close();
  });

  it("does not keep other evidence of the case closed", async () => {
    const { evidence, options } = caseOf(backup);
    const viewer = createViewer({ evidence: [...evidence, ...caseOf(folder).evidence], options });
    expect(await viewer.facts({ evidence: 1, file: "logs/log.txt" })).toMatchObject({ shown: true });
    expect(await viewer.facts(of(file))).toMatchObject({ why: "password_needed" });
    await viewer.close();
  });
});

describe("the reader in its thread", () => {
  let reader: EvidenceReader;
  beforeAll(() => {
    reader = evidenceReader(caseOf(folder));
  });
  afterAll(() => reader.close());

  it("answers like the viewer, and carries errors over", async () => {
    expect(await reader.text({ ...of("logs/log.txt"), from: 1, count: 1 })).toMatchObject({ lines: ["one"] });
    await expect(reader.tree(of("broken.json"))).rejects.toMatchObject({ name: "WorkbenchError", code: "refused" });
    await expect(reader.text({ ...of("nothing"), from: 1, count: 1 })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("lines", () => {
  it("are told of any byte", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{0,4}$/), { maxLength: 700 }), fc.nat(3000), (lines, byte) => {
        const text = lines.join("\n");
        const at = Math.min(byte, text.length);
        const expected = text.slice(0, at).split("\n").length;
        expect(lineIndex(memorySource(new TextEncoder().encode(text))).lineAt(at)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("are those of split, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{0,4}$/), { maxLength: 700 }), fc.nat(700), (lines, skip) => {
        const text = lines.join("\n");
        const expected = text === "" ? [] : text.endsWith("\n") ? lines.slice(0, -1) : lines;
        const found = lineIndex(memorySource(new TextEncoder().encode(text))).lines(skip + 1, 2000);
        expect(found).toEqual({ lines: expected.slice(skip), total: expected.length });
      }),
      { numRuns: 60 },
    );
  });
});

describe("the form of a file", () => {
  it("is told whatever its bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => formsOf(memorySource(bytes)).includes("hex")));
  });
});
