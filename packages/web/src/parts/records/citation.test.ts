import type { RecordDetail } from "@sillage/core/workbench/records.ts";
import { describe, expect, it } from "vitest";
import { citationOf } from "./citation.ts";

const record: RecordDetail = {
  id: "1",
  key: "k",
  time: Date.parse("2025-03-01T10:00:00Z") * 1000,
  timeBasis: "utc",
  kind: "message",
  artifact: "ios.sms",
  evidence: 0,
  file: "sms.db",
  recovered: null,
  summary: ["+33600000001", "Your parcel:\nhttps://evil.example/a"],
  fields: {},
  sha256: "ab",
  locator: { table: "message", rowid: 7 },
  details: null,
};

describe("a record that is cited", () => {
  it("is one line that leads back to its row, and nowhere else", () => {
    expect(citationOf(record, "Message")).toBe(
      "2025-03-01T10:00:00Z · Message · +33600000001 · Your parcel: hxxps://evil[.]example/a · [1] sms.db · table message, rowid 7 · SHA-256 ab",
    );
  });

  it.each([
    [{ timeBasis: "device_local" as const }, /^2025-03-01T10:00:00 \(phone\) · /],
    [{ time: null }, /^Message · /],
    [{ recovered: "wal" }, / · recovered: wal · /],
    [{ summary: ["a\u202eb"] }, /^[^\u202e]*$/],
  ])("%j", (more, expected) => {
    expect(citationOf({ ...record, ...more }, "Message")).toMatch(expected);
  });
});
