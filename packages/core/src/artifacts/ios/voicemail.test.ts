import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { ileappFiles } from "../../../test/real-files.ts";
import { voicemailSample } from "../../../test/samples/ios-personal.ts";
import { withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { voicemail } from "./voicemail.ts";

describe("voicemail", () => {
  it("tells live and deleted messages, and the SIM card that they came in on", async () => {
    const { path, bytes } = voicemailSample();
    const reading = await readArtifact(voicemail, { [path]: bytes });
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "message")).toMatchObject([
      {
        sender: "+15550101",
        recipient: "+15550100",
        deleted: false,
        attachment_names: ["1.amr"],
        details: { duration: 21, account: "8934000000000000001" },
      },
      { sender: "+15550102", deleted: true, details: { trashed_date: "2023-11-14T22:13:20Z" } },
      { sender: "+15550103", deleted: true, locator: { table: "deleted", rowid: 3 } },
    ]);
  });

  it("reads a version without labels", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE voicemail (ROWID INTEGER PRIMARY KEY, date INTEGER, sender TEXT, trashed_date INTEGER);
        INSERT INTO voicemail VALUES (1, 1700000000, '+1', 0)`),
    );
    const reading = await readArtifact(voicemail, { "HomeDomain-Library/Voicemail/voicemail.db": bytes });
    expect(reading.records).toMatchObject([{ sender: "+1", deleted: false, time: 1.7e15 }]);
    expect(reading.problems).toEqual([]);
  });
});

withShared("voicemail of a real phone", () => {
  it("is empty, as iLEAPP says", async () => {
    const files = ileappFiles("voicemail", "testdata.voicemail.voicemail.josh_ios15_ffs.zip");
    const reading = await readArtifact(voicemail, files, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    expect(reading.read).toHaveLength(1);
    expect(reading.records).toEqual([]);
  });
});
