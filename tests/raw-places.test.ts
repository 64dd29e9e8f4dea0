import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openRecordStore, readCase } from "../packages/cli/src/commands/export-store.ts";
import { createViewer } from "../packages/cli/src/server/raw/viewer.ts";
import type { ExportRecord } from "../packages/core/src/report/exports/input.ts";
import { stepsOf } from "../packages/web/src/views/files/paths.ts";
import { searchOf } from "../packages/web/src/views/files/search.ts";
import { sillage, temporaryFolder } from "./sillage.ts";

/** From any record it is one step to its bytes: the address that its place becomes leads there, whatever keeps it. */
describe("the place of a record in its file", () => {
  const root = temporaryFolder();
  beforeAll(async () => {
    for (const name of ["network-injection", "extraction-in-custody"]) {
      await sillage(["practice", name, "--check", "--folder", root]);
    }
  }, 120_000);

  it.each(["network-injection", "extraction-in-custody"])(
    "is found for every artifact of %s",
    async (name) => {
      const folder = join(root, `case-${name}`);
      const { caseFile } = readCase(folder);
      const viewer = createViewer(caseFile);
      const store = await openRecordStore(folder);
      const lost: string[] = [];
      const kinds = new Map<string, number>();
      for await (const record of store.all()) {
        const kind = `${record.artifact} ${Object.keys(record.locator).join()}`;
        const count = kinds.get(kind) ?? 0;
        kinds.set(kind, count + 1);
        if (count >= 2) continue;
        const why = await lostIn(viewer, record);
        if (why !== undefined) lost.push(`${kind} ${record.file}: ${why}`);
      }
      store.close();
      await viewer.close();
      expect(lost).toEqual([]);
      expect(kinds.size).toBeGreaterThan(20);
    },
    60_000,
  );
});

/** What is not there of a record's place; undefined where all of it is. */
async function lostIn(viewer: ReturnType<typeof createViewer>, record: ExportRecord): Promise<string | undefined> {
  const { evidence = 0, file = "", form, table = "", row, line, at = 0, length = 0, key } = searchOf(record);
  const of = { evidence, file };
  const facts = await viewer.facts(of);
  if (!facts.shown) return facts.why === "folder" ? undefined : facts.why;
  if (form !== undefined && !facts.forms.includes(form)) return `no ${form}`;
  if (row !== undefined && record.recovered === null) {
    const { rows } = await viewer.rows({ ...of, table, from: row, limit: 1 });
    return rows[0]?.rowid === row ? undefined : `row ${row}`;
  }
  if (line !== undefined) {
    return (await viewer.text({ ...of, from: line, count: 1 })).lines.length === 1 ? undefined : `line ${line}`;
  }
  if (form === "hex") return at + length <= facts.size ? undefined : `byte ${at}`;
  if (form === "tree" && key !== undefined) {
    return stepsOf((await viewer.tree(of)).value, key) ? undefined : `key ${key}`;
  }
  return undefined;
}
