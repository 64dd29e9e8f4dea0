import { csvRows } from "../../formats/csv/rows.ts";
import { defineArtifact } from "../artifact.ts";
import { CsvFields } from "./csv-export.ts";

const notText = /[\u0000-\u001f\ufffd]/;

/**
 * What iCloud noted of an account: several tables in one file, each after a line with its title, and with a header of its
 * own that has a `Date`.
 */
export const appleIcloudUsage = defineArtifact({
  id: "account.apple_icloud_usage",
  title: "What iCloud noted of an account",
  platform: "account",
  versions: "exports of privacy.apple.com",
  where: { account_export: ["**/*.csv"] },
  shapes: ["apple_icloud_usage"],
  kinds: ["log_event"],
  timeBasis: "utc",
  reach: "some weeks before the export",
  references: [
    "a timeline reader of Apple's exports: titles, and Date, Event Code, Device Type of device registrations",
    "nostalgia, sources/apple: a title line before each table, its columns",
  ],
  view: { type: "table", columns: ["time", "event", "text"] },
  async *read(input) {
    let title: string | null = null;
    let header: readonly string[] | undefined;
    let tables = 0;
    for (const { line, cells } of csvRows(await input.lines())) {
      const names = cells.map((cell) => cell.replace(/^\ufeff/, "").trim());
      const filled = names.filter((name) => name !== "");
      if (filled.length === 1 && cells.length !== header?.length) {
        // Bytes that are no text are no title: what follows is still of the table before.
        if (notText.test(filled[0] ?? "")) input.problem("value", "a row is of no table", { line });
        else [title, header] = [filled[0] ?? null, undefined];
      } else if (names.includes("Date")) {
        header = names.map((name) => name.toLowerCase());
        tables++;
      } else if (header) {
        const columns = header.map((name, index) => [name || `column ${index + 1}`, cells[index] ?? ""] as const);
        const row = new CsvFields(new Map(columns), { line }, input);
        yield {
          kind: "log_event",
          time: row.time("Date"),
          locator: { line },
          event: title,
          text: row.text("Event Code", "Event"),
          details: row.details("Date"),
        };
      } else input.problem("value", "a row is of no table", { line });
    }
    if (tables === 0) input.problem("schema", "no header that is known");
  },
});
