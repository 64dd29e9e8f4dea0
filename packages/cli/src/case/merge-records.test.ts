import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { RecordDraft } from "@sillage/core/records/kinds.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mergeParts, type RecordSource } from "./merge-records.ts";
import { openRecordPart, type RecordPart } from "./record-part.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sillage-merge-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function source(task: number): RecordSource {
  return { task, evidence: 0, artifact: `ios.a${task}`, file: `it's ${task}`, sha256: "ab", timeBasis: "utc" };
}

function message(time: number | null, text: string): RecordDraft {
  return { kind: "message", time, locator: { table: 'a "b"', rowid: 7 }, text };
}

async function part(name: string, fill: (part: RecordPart) => Promise<void>): Promise<string> {
  const path = join(folder, name);
  const opened = await openRecordPart(path);
  await fill(opened);
  return path;
}

async function task(opened: RecordPart, index: number, records: readonly RecordDraft[]): Promise<void> {
  for (const [row, record] of records.entries()) opened.append(index, row, record);
  await opened.flush();
}

async function query(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(folder, "records.duckdb"), { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows as unknown[][];
}

function merge(parts: readonly string[], tasks: readonly number[]): Promise<void> {
  return mergeParts(join(folder, "records.duckdb"), parts, tasks.map(source));
}

const order = "SELECT id::VARCHAR, text FROM records";

describe("mergeParts", () => {
  it("orders records by time, then by task and row, those without a time last", async () => {
    const one = await part("one", async (opened) => {
      await task(opened, 10, [message(300, "late"), message(null, "no time"), message(200, "Même")]);
    });
    const two = await part("two", async (opened) => {
      await task(opened, 2, [
        message(200, "same time, earlier task"),
        { kind: "web_visit", time: 100, locator: { line: 1 }, url: "http://A.example/" },
      ]);
    });
    await merge([one, two], [2, 10]);
    expect(await query(order)).toEqual([
      [String(2 * 2 ** 32 + 1), "http://a.example/"],
      [String(2 * 2 ** 32), "same time, earlier task"],
      [String(10 * 2 ** 32 + 2), "meme"],
      [String(10 * 2 ** 32), "late"],
      [String(10 * 2 ** 32 + 1), "no time"],
    ]);
  });

  it("goes on with more memory where the first room is too small", async () => {
    const times = [700, null, 100, 400, 300, 400, null, 600, 200, 500];
    const drafts = times.map((time, index) => message(time, `${index}`));
    const one = await part("one", (opened) => task(opened, 0, drafts));
    const room = (mebibytes: number) => ({ mebibytes, together: true, mostBytes: 1e9, stretches: 1 });
    await mergeParts(join(folder, "records.duckdb"), [one], [source(0)], [room(1), room(112)]);
    expect((await query(order)).map(([, text]) => text)).toEqual(["2", "8", "4", "3", "5", "9", "7", "0", "1", "6"]);
  });

  it("fails where no room is large enough", async () => {
    const one = await part("one", (opened) => task(opened, 0, [message(1, "a")]));
    const small = { mebibytes: 1, together: true, mostBytes: 1e9, stretches: 1 };
    await expect(mergeParts(join(folder, "records.duckdb"), [one], [source(0)], [small])).rejects.toThrow(
      /out of memory/i,
    );
  });

  it("says of each record where it comes from", async () => {
    const one = await part("one", (opened) => task(opened, 3, [message(1, "a")]));
    await merge([one], [3]);
    expect(await query("SELECT kind, artifact, evidence, file, sha256, time_basis, locator FROM records")).toEqual([
      ["message", "ios.a3", 0, "it's 3", "ab", "utc", '{"table":"a \\"b\\"","rowid":7}'],
    ]);
  });

  it("writes each form of a place as JSON does", async () => {
    const places: RecordDraft["locator"][] = [
      { table: "a", rowid: -1 },
      { line: 7 },
      { file: 'a "b".zip!c\n.txt', line: 7 },
      { offset: 2 ** 40, length: 0 },
      { key: "a/b" },
      { path: "a" },
    ];
    const drafts = places.map((locator) => ({ ...message(1, "a"), locator }));
    await merge([await part("one", (opened) => task(opened, 0, drafts))], [0]);
    expect(await query("SELECT locator FROM records ORDER BY id")).toEqual(places.map((one) => [JSON.stringify(one)]));
  });

  it("keeps a kind's fields under the same id, times as times, lists and details as JSON", async () => {
    const draft: RecordDraft = {
      kind: "message",
      time: 5,
      locator: { key: "a/b" },
      text: "t",
      urls: ["u", "v"],
      read_time: 1_000_000,
      deleted: true,
      details: { more: [1, null] },
    };
    await merge([await part("one", (opened) => task(opened, 0, [message(1, "a"), draft]))], [0]);
    expect(
      await query("SELECT id::VARCHAR, text, urls, read_time::VARCHAR, deleted, details FROM message WHERE id = 1"),
    ).toEqual([["1", "t", '["u","v"]', "1970-01-01 00:00:01", true, '{"more":[1,null]}']]);
  });

  it("stores no number where evidence gave none", async () => {
    const broken = { ...message(Number.NaN, "a"), read_time: "soon" } as unknown as RecordDraft;
    await merge([await part("one", (opened) => task(opened, 0, [broken]))], [0]);
    expect(await query("SELECT time, read_time FROM records JOIN message USING (id)")).toEqual([[null, null]]);
  });

  it("leaves out what a stopped worker did not finish, and tasks without a result", async () => {
    const one = await part("one", async (opened) => {
      await task(opened, 0, [message(1, "whole")]);
      await task(opened, 1, [message(2, "no result")]);
      opened.append(2, 0, message(3, "not finished"));
    });
    writeFileSync(join(one, "stranger.txt"), "");
    await merge([one], [0, 2]);
    expect(await query(order)).toEqual([["0", "whole"]]);
    expect(await query('SELECT text FROM "message"')).toEqual([["whole"]]);
  });

  it("makes an empty table of nothing", async () => {
    await merge([], []);
    expect(await query("SELECT count(*)::INTEGER FROM records")).toEqual([[0]]);
    rmSync(join(folder, "records.duckdb"));
    await merge([await part("one", (opened) => task(opened, 0, []))], [0]);
    expect(await query("SELECT count(*)::INTEGER FROM records")).toEqual([[0]]);
  });

  it("keeps the order over several stretches of time, many records of one time among them", async () => {
    const times = Array.from({ length: 4_000 }, (_, n) => (n % 2 === 0 ? 1_000 : (n * 7919) % 4_000));
    const drafts = times.map((time) => message(time, "x"));
    const one = await part("one", (opened) => task(opened, 0, drafts));
    const room = { mebibytes: 112, together: false, mostBytes: 1e9, stretches: 9 };
    await mergeParts(join(folder, "records.duckdb"), [one], [source(0)], [room]);
    const ids = (await query("SELECT id::INTEGER FROM records")).map(([id]) => Number(id));
    const sorted = times.map((time, id) => ({ time, id })).sort((a, b) => a.time - b.time || a.id - b.id);
    expect(ids).toEqual(sorted.map(({ id }) => id));
  });

  it("puts the tables of kinds in the order of time where they are large", async () => {
    const drafts = [300, null, 100, 300, 200].map((time, index) => message(time, `${index}`));
    const one = await part("one", (opened) => task(opened, 0, drafts));
    const room = { mebibytes: 112, together: false, mostBytes: 1e9, stretches: 1 };
    await mergeParts(join(folder, "records.duckdb"), [one], [source(0)], [room], 0);
    expect(await query("SELECT text FROM message")).toEqual([["2"], ["4"], ["0"], ["3"], ["1"]]);
  });

  it("leaves nothing beside its database", async () => {
    await merge([await part("one", (opened) => task(opened, 0, [message(1, "a")]))], [0]);
    expect(readdirSync(folder).sort()).toEqual(["one", "records.duckdb"]);
    expect(existsSync(join(folder, "one", "0.message.parquet"))).toBe(true);
  });

  describe("what two sources tell alike", () => {
    const second = 1_000_000;
    const minute = 60 * second;
    const at = 1_700_000_040 * second;
    const told = (time: number, text: string, more: Partial<RecordDraft> = {}) =>
      ({ ...message(time, text), ...more }) as RecordDraft;
    const call = (time: number, contact: string): RecordDraft => ({
      kind: "call",
      time,
      locator: { line: 1 },
      contact,
      direction: "incoming",
    });
    const place = (time: number, latitude: number): RecordDraft => ({
      kind: "place",
      time,
      locator: { line: 1 },
      place_type: "position",
      latitude,
      longitude: 2.35,
    });
    const cases: [string, RecordDraft[], RecordDraft[], number][] = [
      ["one message", [told(at + 5 * second, "ok")], [told(at + 5 * second, "ok")], 1],
      ["another second", [told(at + 5 * second, "ok")], [told(at + 6 * second, "ok")], 0],
      ["an export with minutes alone", [told(at + 5 * second, "ok")], [told(at, "ok")], 1],
      ["another minute", [told(at + 5 * second, "ok")], [told(at + minute, "ok")], 0],
      ["another text", [told(at, "ok")], [told(at, "no")], 0],
      [
        "sent and received",
        [told(at, "ok", { direction: "incoming" })],
        [told(at, "ok", { direction: "outgoing" })],
        0,
      ],
      ["twice in both", [told(at, "ok"), told(at, "ok")], [told(at, "ok"), told(at, "ok")], 2],
      ["twice in one", [told(at, "ok"), told(at, "ok")], [told(at, "ok")], 1],
      ["no text", [told(at, "")], [told(at, "")], 0],
      ["a row that was recovered", [told(at, "ok")], [told(at, "ok", { recovered: "wal" })], 0],
      ["a call, with and without its country", [call(at, "+33 6 39 98 01 02")], [call(at, "0639980102")], 1],
      ["a call of somebody else", [call(at, "+33639980102")], [call(at, "+33639980103")], 0],
      ["a place, rounded", [place(at, 48.85661)], [place(at, 48.8566)], 1],
      ["a place elsewhere", [place(at, 48.85661)], [place(at, 48.8577)], 0],
    ];
    it.each(cases)("%s", async (_, first, second_, expected) => {
      const one = await part("one", async (opened) => {
        await task(opened, 1, first);
        await task(opened, 2, second_);
      });
      await merge([one], [1, 2]);
      const marked = await query("SELECT id >> 32, same_as >> 32 FROM records WHERE same_as IS NOT NULL");
      expect(marked).toEqual(Array.from({ length: expected }, () => [2n, 1n]));
    });

    it("is nothing within one source", async () => {
      const one = await part("one", (opened) => task(opened, 1, [told(at, "ok"), told(at, "ok")]));
      await merge([one], [1]);
      expect(await query("SELECT count(*) FROM records WHERE same_as IS NOT NULL")).toEqual([[0n]]);
    });
  });
});
