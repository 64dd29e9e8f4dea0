import type { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import {
  accountsSample,
  notesSample,
  photosSample,
  remindersSample,
  voicemailSample,
} from "../../../test/samples/ios-personal.ts";
import { routinedSample } from "../../../test/samples/ios-places.ts";
import type { FileSample } from "../../../test/samples/sample.ts";
import { buildWalDatabase, restoreDatabase } from "../../../test/sqlite-builder.ts";
import type { Artifact } from "../artifact.ts";
import { accounts } from "./accounts.ts";
import { notes } from "./notes.ts";
import { photos } from "./photos.ts";
import { reminders } from "./reminders.ts";
import { routined } from "./routined.ts";
import { voicemail } from "./voicemail.ts";

/** Reads a sample after statements that stand only in its `-wal`. */
async function after(artifact: Artifact, { kind, path, bytes }: FileSample, late: (db: DatabaseSync) => void) {
  const { main, wal } = buildWalDatabase((db) => restoreDatabase(db, bytes), late);
  const { records, problems } = await readArtifact(artifact, { [path]: main, [`${path}-wal`]: wal }, kind);
  expect(problems).toEqual([]);
  return {
    live: records.filter(({ recovered }) => recovered === undefined),
    recovered: records.filter(({ recovered }) => recovered !== undefined),
  };
}

const cases: [what: string, artifact: Artifact, sample: FileSample, statement: string, expected: object][] = [
  [
    "an account that was removed",
    accounts,
    accountsSample(),
    "DELETE FROM ZACCOUNT WHERE Z_PK = 2",
    { kind: "account", recovered: "wal", account: "bo@example.org", service: "com.example.mail" },
  ],
  [
    "a picture that was removed",
    photos,
    photosSample(),
    "DELETE FROM ZASSET WHERE Z_PK = 1",
    {
      kind: "photo",
      recovered: "wal",
      path: "DCIM/100APPLE/IMG_0001.HEIC",
      latitude: 48.8584,
      device: "Apple iPhone 12",
    },
  ],
  [
    "a reminder that was removed",
    reminders,
    remindersSample(),
    "DELETE FROM ZREMCDREMINDER WHERE Z_PK = 1",
    { kind: "task", recovered: "wal", title: "Call Ana", list: "Home" },
  ],
  [
    "a voicemail that was removed",
    voicemail,
    voicemailSample(),
    "DELETE FROM voicemail WHERE ROWID = 1",
    { kind: "message", recovered: "wal", sender: "+15550101" },
  ],
  [
    "a position that was removed",
    routined,
    routinedSample(),
    "DELETE FROM ZRTCLLOCATIONMO WHERE Z_PK = 1",
    { kind: "place", recovered: "wal", place_type: "position", latitude: 43.2951, longitude: 5.3739 },
  ],
  [
    "a note that was removed, whose body is still there",
    notes,
    notesSample(),
    "DELETE FROM ZICCLOUDSYNCINGOBJECT WHERE Z_PK = 11",
    { kind: "note", recovered: "wal", title: "Plan", text: "Plan\nat the river \uFFFC", account: "iCloud" },
  ],
];

it.each(cases)("finds %s in the log", async (_, artifact, sample, statement, expected) => {
  const { live, recovered } = await after(artifact, sample, (db) => db.exec(statement));
  expect(recovered).toMatchObject([expected]);
  expect(recovered[0]?.details).toHaveProperty("recovery");
  const without = await readArtifact(artifact, { [sample.path]: sample.bytes }, sample.kind);
  expect(live).toHaveLength(without.records.length - 1);
});
