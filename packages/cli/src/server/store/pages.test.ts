import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RecordDraft } from "@sillage/core/records/kinds.ts";
import type { RecordFilter } from "@sillage/core/workbench/records.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeParts } from "../../case/merge-records.ts";
import { openRecordPart } from "../../case/record-part.ts";
import { facetsOf, histogramOf } from "./counts.ts";
import { pageOf } from "./pages.ts";
import { openRecordDb, type RecordDb } from "./record-db.ts";
import { firstRowAt } from "./rows.ts";

const start = 1_700_000_000_000_000;

/** Two kinds from two tasks, their times in no order, some alike, some missing; every tenth has a rare word. */
function draft(task: number, row: number): RecordDraft {
  const time = row % 7 === 3 ? null : start + ((row * 37 + task * 11) % 60) * 1_000_000;
  const text = `${row % 10 === 0 ? "Été" : "hiver"} ${task}.${row}`;
  return row % 3 === 0
    ? { kind: "web_visit", time, locator: { line: row }, url: `https://${row}.example/`, title: text }
    : { kind: "message", time, locator: { line: row }, text };
}
const all = [0, 1].flatMap((task) =>
  Array.from({ length: 60 }, (_, row) => ({ id: `${task * 2 ** 32 + row}`, ...draft(task, row) })),
);
type One = (typeof all)[number];
const textOf = (one: One) => String("title" in one ? one.title : "text" in one ? one.text : "");

function listed(order: "ascending" | "descending", keep: (one: One) => boolean): readonly string[] {
  const timed = all.filter((one) => one.time !== null && keep(one));
  timed.sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || Number(a.id) - Number(b.id));
  const untimed = all.filter((one) => one.time === null && keep(one));
  return [...(order === "ascending" ? timed : timed.reverse()), ...untimed].map(({ id }) => id);
}

const filters: readonly (readonly [string, RecordFilter, (one: One) => boolean])[] = [
  ["everything", {}, () => true],
  ["a kind", { conditions: [{ field: "kind", value: "message" }] }, ({ kind }) => kind === "message"],
  [
    "a range",
    { from: start + 10e6, to: start + 40e6 },
    ({ time }) => time !== null && (time ?? 0) >= start + 10e6 && (time ?? 0) < start + 40e6,
  ],
  ["from a time on", { from: start + 50e6 }, ({ time }) => time !== null && (time ?? 0) >= start + 50e6],
  [
    "a value of a field",
    { conditions: [{ field: "url", value: "https://6.example/" }] },
    (one) => "url" in one && one.url === "https://6.example/",
  ],
  ["what has no time", { untimed: true }, ({ time }) => time === null],
  ["a word", { text: "ete" }, (one) => textOf(one).includes("Été")],
  [
    "a word in a range",
    { text: "HIVER", to: start + 30e6 },
    (one) => textOf(one).includes("hiver") && one.time !== null && (one.time ?? 0) < start + 30e6,
  ],
  ["a word that nobody has", { text: "printemps" }, () => false],
  ["a range before everything", { from: 5, to: 10 }, () => false],
];

/** Looks through twenty rows at a time, and gives up at once. */
const impatient = { first: 20, longest: 40, patience: -1 };

describe.each([true, false])("pages, kinds by time: %s", (kindsByTime) => {
  let folder: string;
  let db: RecordDb;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sillage-pages-"));
    const part = await openRecordPart(join(folder, "part"));
    for (const task of [0, 1]) {
      for (let row = 0; row < 60; row++) part.append(task, row, draft(task, row));
      await part.flush();
    }
    const sources = [0, 1].map((task) => {
      const artifact = task === 0 ? "ios.sms" : "ios.whatsapp";
      return { task, evidence: 0, artifact, file: `${task}`, sha256: "a", timeBasis: "utc" } as const;
    });
    const room = { mebibytes: 112, mostBytes: 1e9, together: true, stretches: 1 };
    await mergeParts(join(folder, "records.duckdb"), [join(folder, "part")], sources, [room], kindsByTime ? 0 : 1e9);
    db = await openRecordDb(folder);
  });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const cases = filters.flatMap(([name, filter, keep]) =>
    (["ascending", "descending"] as const).map((order) => [name, order, filter, keep] as const),
  );

  it.each(cases)("of %s, %s, one after the other, forth and back", async (_, order, filter, keep) => {
    const expected = listed(order, keep);
    const forth: string[] = [];
    const back: string[] = [];
    let next: string | undefined;
    do {
      const asked = { filter, order, limit: 17, ...(next === undefined ? {} : { after: next }) };
      const page = await pageOf(db, asked, impatient);
      forth.push(...page.records.map(({ id }) => id));
      next = page.next;
    } while (next !== undefined);
    expect(forth).toEqual(expected);
    let previous: string | undefined;
    do {
      const where = previous === undefined ? { end: true } : { before: previous };
      const page = await pageOf(db, { filter, order, limit: 17, ...where }, impatient);
      back.unshift(...page.records.map(({ id }) => id));
      previous = page.previous;
    } while (previous !== undefined);
    expect(back).toEqual(expected);
  });

  it.each(cases)("of %s, %s, around a record and a time", async (_, order, filter, keep) => {
    const expected = listed(order, keep);
    const whole = listed(order, () => true);
    for (const one of all.filter((_, index) => index % 41 === 0)) {
      const ahead = whole.slice(0, whole.indexOf(one.id)).filter((id) => expected.includes(id));
      const { records } = await pageOf(db, { filter, order, limit: 6, at: one.id });
      expect(records.map(({ id }) => id)).toEqual(expected.slice(Math.max(0, ahead.length - 3), ahead.length + 3));
    }
    const moment = start + 20e6;
    const earlier = (id: string) => (all.find((one) => one.id === id)?.time ?? Number.POSITIVE_INFINITY) < moment;
    const behind =
      order === "ascending"
        ? expected.filter(earlier).length
        : expected.filter((id) => timed(id) && !earlier(id)).length;
    const { records } = await pageOf(db, { filter, order, limit: 6, moment });
    expect(records.map(({ id }) => id)).toEqual(expected.slice(Math.max(0, behind - 3), behind + 3));
  });
  const timed = (id: string) => all.find((one) => one.id === id)?.time !== null;

  it("have the fields of their records", async () => {
    const { records } = await pageOf(db, { filter: {}, order: "ascending", limit: 1000 });
    for (const line of records) {
      const one = all.find(({ id }) => id === line.id);
      expect([line.kind, line.fields["text"] ?? line.fields["title"]]).toEqual([one?.kind, one && textOf(one)]);
    }
  });

  it.each(filters)("are as many as is counted of %s", async (_, filter, keep) => {
    const kept = all.filter(keep);
    expect((await histogramOf(db, filter, 12)).total).toBe(kept.length);
    const { fields } = await facetsOf(db, filter, ["kind"]);
    expect(fields[0]?.values.reduce((sum, { count }) => sum + count, 0)).toBe(kept.length);
  });

  it("are the same once all that a search finds is known", async () => {
    await histogramOf(db, { text: "hiver" }, 10);
    const { records } = await pageOf(db, { filter: { text: "hiver" }, order: "descending", limit: 1000 });
    expect(records.map(({ id }) => id)).toEqual(listed("descending", (one) => textOf(one).includes("hiver")));
  });

  it("let go of searches that were asked for long ago", async () => {
    for (let word = 0; word < 20; word++)
      expect((await histogramOf(db, { text: `.${word}` }, 5)).total).toBeGreaterThan(0);
    const tables = await db.query("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'hits%'");
    expect(tables.length).toBeLessThanOrEqual(16);
  });

  it("know the first row of a time", async () => {
    const times = all.flatMap(({ time }) => time ?? []).sort((a, b) => a - b);
    for (const time of [0, start, start + 1, start + 30e6, start + 60e6]) {
      expect(await firstRowAt(db, time)).toBe(times.filter((one) => one < time).length);
    }
  });
});
