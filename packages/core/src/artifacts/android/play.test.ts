import { expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { playProtectSample, playStoreSample, wellbeingSample } from "../../../test/samples/android-google.ts";
import type { FileSample } from "../../../test/samples/sample.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import type { Artifact } from "../artifact.ts";
import { playProtect } from "./play-protect.ts";
import { playStore } from "./play-store.ts";
import { wellbeing } from "./wellbeing.ts";

const t0 = 1_700_000_000_000_000;

function library(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE ownership (account TEXT, library_id TEXT, doc_id TEXT, doc_type INTEGER, purchase_time INTEGER);
       INSERT INTO ownership VALUES ('ana@example.org', '3', 'org.example.one', 1, ${t0 / 1000})`,
    ),
  );
  return { kind: "android_filesystem", path: "data/data/com.android.vending/databases/library.db", bytes };
}

it.each<[what: string, artifact: Artifact, sample: FileSample, expected: readonly object[]]>([
  [
    "Google Play services, with the hash of each file as text or as bytes",
    playProtect,
    playProtectSample(),
    [
      { kind: "app", app_id: "org.example.one", version: "7", hashes: ["ab".repeat(32)] },
      { app_id: "org.example.two", hashes: ["0f".repeat(32)] },
      { app_id: "org.example.three", hashes: [] },
    ],
  ],
  [
    "the Play Store, with when they came",
    playStore,
    playStoreSample(),
    [
      { kind: "app", time: t0, name: "One", details: { install_reason: "single_install", auto_update: 1 } },
      { name: "Two", installed: t0 + 1000 },
      { app_id: "org.example.three", time: null },
    ],
  ],
  [
    "the account's library",
    playStore,
    library(),
    [
      {
        kind: "app_event",
        time: t0,
        app_id: "org.example.one",
        event: "acquired",
        details: { account: "ana@example.org" },
      },
    ],
  ],
  [
    "Digital Wellbeing, with the sites that a browser showed",
    wellbeing,
    wellbeingSample(),
    [
      { kind: "app_use", time: t0, app_id: "org.example.one", event: "ACTIVITY_RESUMED" },
      { event: "ACTIVITY_PAUSED" },
      { event: "DEVICE_SHUTDOWN" },
      { time: t0 + 9e6, app_id: "com.android.chrome", component: "news.example.org" },
    ],
  ],
])("reads %s", async (_, artifact, { kind, path, bytes }, expected) => {
  const { records, problems } = await readArtifact(artifact, { [path]: bytes }, kind);
  expect(problems).toEqual([]);
  expect(records).toMatchObject(expected);
});
